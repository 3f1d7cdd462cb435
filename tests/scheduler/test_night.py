"""What can wait does not disturb anybody: it waits for their morning, and what waited is told in one message."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from core.day import QuietHours
from core.linkdesk import ABOUT_YOU
from core.mail import EMAIL
from core.matter import Matter
from core.order import Alarm, Order, OrderId, PersonId
from core.ports import Delivered, Letter, LetterKind, Unreachable
from core.workflow import hours
from scheduler.backlog import MOST_TOGETHER
from scheduler.courier import Courier
from scheduler.morning import Morning
from scheduler.night import Night
from tests.builders import ANNA, BORIS, NOON, an_order
from tests.fakes import FakeCommunities
from tests.scheduler.street import UNHURRIED
from tests.scheduler.town import TELEGRAM, Town

EVENING = NOON + hours(11)  # 23:00
MORNING = NOON + hours(20)  # 08:00
NIGHTLY = QuietHours(time(22), time(8))


class Sleepy(Town):
    """A town in which Anna sleeps from 22 to 8; it is 23:00, by UTC. She is on Telegram alone."""

    def __init__(self) -> None:
        super().__init__()
        self.communities = FakeCommunities()
        self.lives(ANNA, TELEGRAM)
        self.sleeps(NIGHTLY)
        self.clock.advance(EVENING - NOON)
        self.courier = self.hired()

    def sleeps(self, quiet_hours: QuietHours | None, timezone: str | None = None) -> None:
        people = self.outbox.people.people
        people[ANNA] = replace(people[ANNA], quiet_hours=quiet_hours, timezone=timezone)

    def hired(self) -> Courier:
        night = Night(self.outbox.people, self.outbox, self.communities, self.clock)
        return Courier(
            self.outbox,
            self.platforms[TELEGRAM],
            self.clock,
            platform=TELEGRAM,
            overall=UNHURRIED,
            each=UNHURRIED,
            rests=night.over,
            monotonic=self.seconds,
        )

    def sent(self, kind: str = "ping", order: Order | None = None, to: PersonId = ANNA) -> Letter:
        """A letter to somebody about an order that is not due for days."""
        number = len(self.outbox.letters) + 1
        about = order or an_order("in_progress", now=self.clock.now())
        self.outbox.orders[about.id] = about
        key, now = f"{kind}:{number}", self.clock.now()
        letter = Letter(key, LetterKind(kind), to, about.id, "started", about.version, now, matter=Matter.TURN)
        return self.outbox.write(letter)

    async def carry(self) -> list[str]:
        """What is taken by the platform now."""
        before = len(self.taken(TELEGRAM))
        await self.courier.empty()
        return self.taken(TELEGRAM)[before:]

    async def until(self, moment: datetime) -> float | None:
        """The orders' clock is at `moment`, and whoever wakes then has done so."""
        self.clock.advance(moment - self.clock.now())
        return await Morning(self.outbox, self.clock, self.courier.wake).turn()


@pytest.fixture
def town() -> Sleepy:
    return Sleepy()


async def test_pings_and_reminders_wait_for_the_morning_and_cards_do_not(town: Sleepy) -> None:
    kinds = ("card", "ping", "card", "reminder", "message")
    letters = {kind: town.sent(kind) for kind in kinds}
    assert await town.carry() == ["card:1", "card:3", "message:5"]
    assert town.outbox.asleep == {letters["ping"].id, letters["reminder"].id}
    assert await town.until(MORNING - timedelta(seconds=1)) == 1
    assert await town.carry() == []
    assert await town.until(MORNING) is None
    assert await town.carry() == ["ping:2"]
    assert town.platforms[TELEGRAM].together == [["ping:2", "reminder:4"]]
    assert set(town.outbox.ended.values()) == {"sent"}


async def test_a_reminder_that_is_held_back_has_reached_nobody(town: Sleepy) -> None:
    reminder = town.sent("reminder")
    await town.carry()
    assert town.outbox.ended.get(reminder.id) is None
    await town.until(MORNING)
    await town.carry()
    assert town.outbox.ended[reminder.id] == "sent"


@pytest.mark.parametrize("kind", ["ping", "reminder"])
@pytest.mark.parametrize(("due", "at_once"), [(MORNING, True), (MORNING + timedelta(minutes=1), False)])
async def test_what_is_due_before_the_morning_is_told_at_once(
    town: Sleepy, kind: str, due: datetime, at_once: bool
) -> None:
    alarms = (Alarm("start_lapsed", due, 3), Alarm("start_lapsed/1h", EVENING + hours(1), 3))
    letter = town.sent(kind, an_order("queued", alarms=alarms))
    assert await town.carry() == ([letter.key] if at_once else [])


async def test_others_are_told_meanwhile(town: Sleepy) -> None:
    town.lives(BORIS, TELEGRAM)
    town.sent()
    town.sent(to=BORIS)
    assert await town.carry() == ["ping:2"]


async def test_by_day_nothing_waits(town: Sleepy) -> None:
    await town.until(MORNING)
    town.sent()
    assert await town.carry() == ["ping:1"]


async def test_the_night_is_that_of_the_persons_own_clock_and_else_of_the_house(town: Sleepy) -> None:
    town.sleeps(NIGHTLY, "America/New_York")  # 18:00 there
    town.sent()
    assert await town.carry() == ["ping:1"]
    town.sleeps(NIGHTLY)
    town.sent()
    assert await town.carry() == []


async def test_who_was_linked_or_parted_is_told_at_once(town: Sleepy) -> None:
    town.outbox.write(Letter("linked:1", LetterKind.PING, ANNA, ABOUT_YOU, "linked", 0, town.clock.now()))
    assert await town.carry() == ["linked:1"]


async def test_news_about_money_wait_too_and_are_told_by_themselves(town: Sleepy) -> None:
    for number in range(2):
        news = Letter(f"ping:{number}", LetterKind.PING, ANNA, ABOUT_YOU, "transfer_sent", number, town.clock.now())
        town.outbox.write(replace(news, matter=Matter.MONEY))
    assert await town.carry() == []
    await town.until(MORNING)
    assert await town.carry() == ["ping:0", "ping:1"]
    assert town.platforms[TELEGRAM].together == []


async def test_an_e_mail_comes_at_night_for_it_wakes_nobody(town: Sleepy) -> None:
    night = Night(town.outbox.people, town.outbox, town.communities, town.clock)
    ping = town.sent()
    assert await night.over([ping]) == MORNING
    assert await night.over([replace(ping, platform=EMAIL)]) is None


async def test_about_an_order_that_nobody_knows_nothing_is_held_back(town: Sleepy) -> None:
    news = Letter("ping:1", LetterKind.PING, ANNA, OrderId("GONE"), "started", 0, town.clock.now())
    town.outbox.write(replace(news, matter=Matter.TURN))
    assert await town.carry() == ["ping:1"]


async def test_more_than_fit_into_one_message_go_in_two(town: Sleepy) -> None:
    for _ in range(MOST_TOGETHER + 2):
        town.sent()
    assert await town.carry() == []
    await town.until(MORNING)
    await town.carry()
    assert [len(each) for each in town.platforms[TELEGRAM].together] == [MOST_TOGETHER, 2]
    assert set(town.outbox.ended.values()) == {"sent"}


async def test_one_that_waited_alone_is_told_as_ever(town: Sleepy) -> None:
    town.sent()
    await town.carry()
    await town.until(MORNING)
    assert await town.carry() == ["ping:1"]
    assert town.platforms[TELEGRAM].together == []


async def test_a_restart_in_the_night_forgets_nothing_and_repeats_nothing(town: Sleepy) -> None:
    town.sent()
    await town.carry()
    town.courier = town.hired()
    town.sent()
    assert await town.carry() == []
    town.courier = town.hired()
    await town.until(MORNING)
    assert await town.carry() == ["ping:1"]
    assert town.platforms[TELEGRAM].together == [["ping:1", "ping:2"]]
    town.courier = town.hired()
    assert await town.carry() == []


async def test_of_what_is_told_together_a_reminder_without_a_reason_counts_as_told_to_nobody(town: Sleepy) -> None:
    ping, reminder = town.sent(), town.sent("reminder")
    await town.carry()
    await town.until(MORNING)
    town.platforms[TELEGRAM].left_out = frozenset({reminder.id})
    await town.carry()
    assert town.outbox.ended[ping.id] == "sent"
    assert "nothing to tell" in town.outbox.ended[reminder.id]


async def test_when_a_message_of_many_reaches_nobody_each_of_them_has_its_own_succession(town: Sleepy) -> None:
    letters = [town.sent(), town.sent()]
    await town.carry()
    await town.until(MORNING)
    town.on(TELEGRAM, Unreachable("blocked"))
    await town.carry()
    assert [town.outbox.ended[each.id] for each in letters] == ["blocked"] * 2


async def test_what_could_not_be_held_back_is_looked_at_again_and_not_told(town: Sleepy) -> None:
    town.sent()

    async def fails(letters: object, until: object) -> None:
        raise OSError("disk full")

    held, town.outbox.held = town.outbox.held, fails  # type: ignore[method-assign]
    assert await town.carry() == []
    assert town.outbox.asleep == set()
    town.outbox.held = held  # type: ignore[method-assign]
    town.seconds.now += 10
    assert await town.carry() == []
    assert len(town.outbox.asleep) == 1


async def test_a_message_of_many_that_is_not_taken_is_tried_again_whole(town: Sleepy) -> None:
    for _ in range(3):
        town.sent()
    await town.carry()
    await town.until(MORNING)
    town.platforms[TELEGRAM].answer = lambda _: OSError("no network")
    await town.courier.empty()
    town.platforms[TELEGRAM].answer = lambda _: Delivered()
    town.seconds.now += 10
    assert await town.carry() == ["ping:1"]
    assert town.platforms[TELEGRAM].together[-1] == ["ping:1", "ping:2", "ping:3"]
    assert set(town.outbox.ended.values()) == {"sent"}
