"""A mail channel between a fake outbox and a real server on loopback, on time that only the test moves."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.headerregistry import Address

from markupsafe import Markup

from bot.mail.channel import MailChannel
from bot.mail.post import Post
from bot.screens.mail import Mail
from core.mail import EMAIL, Mailbox, MailCode
from core.maildesk import MailDesk
from core.matter import Matter
from core.order import Order, PersonId
from core.person import Account, Person, Platform
from core.ports import Letter, LetterKind
from scheduler.courier import Courier
from scheduler.couriers import Route, couriers
from scheduler.pace import Limits
from tests.builders import ANNA, BORIS, NOON, an_order
from tests.fake_dealings import FakeEnquiries
from tests.fakes import FakeMailboxes, MovableClock
from tests.mail_office import Office, an_office
from tests.scheduler.rig import Seconds
from tests.scheduler.street import UNHURRIED, FakePlatform, FaultyOutbox

SENDER = Address("Handover", addr_spec="orders@example.org")
ADDRESSES = {ANNA: "anna@example.org", BORIS: "boris@example.org"}


@dataclass
class FakeComposer:
    """Says the topic of a letter, and of some that there is nothing to tell any more."""

    moot: set[str] = field(default_factory=set)
    early: bool = False

    async def letter(self, letter: Letter, reader: Person) -> Mail | None:
        if letter.topic in self.moot:
            return None
        return Mail(f"{letter.topic} for {reader.name}", Markup(letter.key), Markup("foot"), "en", early=self.early)

    def code(self, code: MailCode, reader: Person) -> Mail:
        return Mail(f"{code} for {reader.name}", Markup(str(code)), Markup("foot"), "en")


class Street:
    """Anna and Boris are on Telegram, both have an address, and one order lies between them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.outbox, self.clock, self.seconds = FaultyOutbox(), MovableClock(NOON), Seconds()
        self.order: Order = an_order("in_progress")
        self.outbox.orders[self.order.id] = self.order
        for person, address in ADDRESSES.items():
            accounts = (Account(Platform.TELEGRAM, 100 + person),)
            self.outbox.people.people[person] = Person(person, f"p{person}", "en", accounts=accounts)
            self.outbox.mailboxes[person] = Mailbox(person, address, frozenset())
        self.mailboxes = FakeMailboxes(self.outbox)
        self.desk = MailDesk(self.mailboxes, self.clock)
        self.composer = FakeComposer()
        self.telegram = FakePlatform(self.seconds)
        self.restart()

    def restart(self) -> None:
        post = Post(self.office.server, SENDER.addr_spec, answer_seconds=0.1)
        self.channel = MailChannel(post, SENDER, self.outbox.people, self.desk, self.composer, self.clock)
        limits = Limits(UNHURRIED, UNHURRIED)
        routes = {EMAIL: Route(self.channel, limits), Platform.TELEGRAM.value: Route(self.telegram, limits)}
        self.couriers: tuple[Courier, ...] = couriers(
            self.outbox, routes, self.clock, self.outbox.people, self.outbox, FakeEnquiries(), monotonic=self.seconds
        )

    def write(
        self, to: PersonId, topic: str = "started", kind: LetterKind = LetterKind.PING, matter: Matter = Matter.TURN
    ) -> str:
        key = f"{kind}:{topic}:{len(self.outbox.letters)}:{to}"
        version, now = self.order.version, self.clock.now()
        self.outbox.post(Letter(key, kind, to, self.order.id, topic, version, now, matter=matter))
        return key

    def mailed(self, key: str) -> Letter:
        """What goes by mail of the letter of that key."""
        return self.outbox.letters[key, EMAIL]

    def by_mail_alone(self, person: PersonId) -> None:
        known = self.outbox.people.people[person]
        muted = frozenset((Platform.TELEGRAM, matter) for matter in Matter)
        self.outbox.people.people[person] = Person(known.id, known.name, "en", accounts=known.accounts, muted=muted)

    async def settle(self, most: float = 3 * 86400, between: Callable[[], None] = lambda: None) -> None:
        """Until nobody has anything left to do; `between` is called after each round."""
        start = self.seconds.now
        while (wait := await self._turn()) is not None:
            assert self.seconds.now - start < most, "the couriers never come to an end"
            between()
            self.pass_time(wait)

    async def _turn(self) -> float | None:
        waits = [await each.empty() for each in self.couriers]
        # What one gave up may be for one that had its turn already.
        waits = [await each.empty() for each in self.couriers]
        return min((wait for wait in waits if wait is not None), default=None)

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))
        self.seconds.now += seconds

    def end(self, key: str, platform: str = EMAIL) -> str | None:
        return self.outbox.ended.get(self.outbox.letters[key, platform].id)

    def told_in_chat(self, person: PersonId) -> list[str]:
        return [letter.topic for letter in self.telegram.taken if letter.to == person]

    def subjects(self, person: PersonId = ANNA) -> list[str]:
        return [each.subject for each in self.office.to(ADDRESSES[person])]


@asynccontextmanager
async def a_street() -> AsyncIterator[Street]:
    async with an_office() as office:
        yield Street(office)
