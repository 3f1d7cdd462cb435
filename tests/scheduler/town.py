"""Couriers between a fake outbox and two fake platforms, on time that only the test moves."""

from datetime import timedelta

from core.enquiry import Enquiry, EnquiryId
from core.matter import Matter
from core.order import Order, OrderId, PersonId
from core.person import Account, Person, Platform
from core.ports import EVERYWHERE, Delivered, Letter, LetterKind, Unreachable
from scheduler.couriers import Route, couriers
from scheduler.pace import Limits
from tests.builders import ANNA, BORIS, NOON, STAFFER, an_order
from tests.fake_dealings import FakeEnquiries
from tests.fakes import MovableClock
from tests.scheduler.rig import Seconds
from tests.scheduler.street import UNHURRIED, Answer, FakePlatform, FaultyOutbox

TELEGRAM, DISCORD = Platform.TELEGRAM, Platform.DISCORD
BLOCKED = Unreachable("blocked")


class Town:
    """Anna is on both platforms, Boris on Discord alone, and the staffer on Telegram; one order lies between them."""

    def __init__(self) -> None:
        self.outbox = FaultyOutbox()
        self.clock = MovableClock(NOON)
        self.seconds = Seconds()
        self.order: Order = an_order("in_progress")
        self.outbox.orders[self.order.id] = self.order
        self.enquiry = Enquiry(EnquiryId("before any order"), "logo", ANNA, BORIS, NOON)
        self.enquiries = FakeEnquiries()
        self.enquiries.enquiries[self.enquiry.id] = self.enquiry
        self.lives(ANNA, TELEGRAM, DISCORD)
        self.lives(BORIS, DISCORD)
        self.lives(STAFFER, TELEGRAM)
        self.platforms = {each: FakePlatform(self.seconds) for each in Platform}
        self.pace = UNHURRIED
        self.restart()

    def restart(self) -> None:
        routes: dict[str, Route] = {
            each: Route(platform, Limits(self.pace, UNHURRIED)) for each, platform in self.platforms.items()
        }
        self.couriers = couriers(
            self.outbox,
            routes,
            self.clock,
            self.outbox.people,
            self.outbox,
            self.enquiries,
            monotonic=self.seconds,
        )

    def lives(self, person: int, *platforms: Platform, quiet: frozenset[Platform] = frozenset()) -> None:
        """On the `quiet` platforms they have muted everything."""
        accounts = tuple(Account(each, 100 + person) for each in platforms)
        muted = frozenset((each, matter) for each in quiet for matter in Matter)
        self.outbox.people.people[PersonId(person)] = Person(
            PersonId(person), f"p{person}", "en", None, accounts, muted
        )

    def write(self, to: int, kind: LetterKind = LetterKind.PING, topic: str = "started") -> str:
        key = f"{kind}:{topic}:{len(self.outbox.letters)}:{to}"
        version, matter = self.order.version, None if kind in EVERYWHERE else Matter.TURN
        self.outbox.post(
            Letter(key, kind, PersonId(to), self.order.id, topic, version, self.clock.now(), matter=matter)
        )
        return key

    def ask(self, to: int) -> None:
        """The other one writes about a service, before there is any order."""
        kind, about = LetterKind.MESSAGE, OrderId(self.enquiry.id)
        key = f"{kind}:{len(self.outbox.letters)}"
        self.outbox.post(Letter(key, kind, PersonId(to), about, kind, 1, self.clock.now(), matter=Matter.MESSAGE))

    def on(self, platform: Platform, answer: Answer, *people: int) -> None:
        """What becomes of what these people are sent there; everybody, when none is named."""
        self.platforms[platform].answer = lambda letter: answer if not people or letter.to in people else Delivered()

    async def settle(self, most: float = 20 * 86400) -> None:
        """Until nobody has anything left to do."""
        start = self.seconds.now
        while (wait := await self.turn()) is not None:
            assert self.seconds.now - start < most, "the couriers never come to an end"
            self.pass_time(wait)

    async def turn(self) -> float | None:
        """Let everybody do what can be done now; how long until more can."""
        waits = [await each.empty() for each in self.couriers]
        # What one gave up may be for one that had its turn already.
        waits = [await each.empty() for each in self.couriers]
        return min((wait for wait in waits if wait is not None), default=None)

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))
        self.seconds.now += seconds

    def taken(self, platform: Platform) -> list[str]:
        return [letter.key for letter in self.platforms[platform].taken]

    def told(self, platform: Platform, person: int) -> list[str]:
        return [letter.topic for letter in self.platforms[platform].taken if letter.to == person]

    def ends(self, key: str) -> dict[str, str | None]:
        same = [each for each in self.outbox.letters.values() if each.key == key]
        return {each.platform: self.outbox.ended.get(each.id) for each in same}
