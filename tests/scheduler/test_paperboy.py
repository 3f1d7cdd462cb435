"""A digest comes once a day at its hour, whatever the clock and the process do, and only where there is need."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from core.day import Digest
from core.linkdesk import ABOUT_YOU
from core.order import PersonId
from core.ports import DIGEST, Busy, Letter
from core.workflow import days, hours
from scheduler.paperboy import BAD_REST, BUSY_REST, Paperboy
from tests.builders import ANNA, BORIS, NOON, STRANGER, an_order
from tests.fakes import FakeCommunities, FakeDigests, FakeOrders, MovableClock
from tests.scheduler.rig import Seconds
from tests.scheduler.town import TELEGRAM, Town

NINE = time(9)
BERLIN = "Europe/Berlin"


class FaultyDigests(FakeDigests):
    def __init__(self, orders: FakeOrders) -> None:
        super().__init__(orders)
        self.fault: Exception | None = None
        self.reads = 0

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, datetime]]:
        self.reads += 1
        return await super().due(now, limit)

    async def turn(self, person: PersonId, seen: datetime, then: datetime, letters: Sequence[Letter]) -> bool:
        if self.fault:
            raise self.fault
        return await super().turn(person, seen, then, letters)


class Street(Town):
    """Anna and Boris have an order between them, and want their digests at nine. It is noon, by UTC."""

    def __init__(self) -> None:
        super().__init__()
        self.lives(ANNA, TELEGRAM)
        self.clock = MovableClock(NOON)
        self.digests = FaultyDigests(self.outbox)
        self.boy = self.hired()
        for person in (ANNA, BORIS):
            self.wants(person)

    def hired(self) -> Paperboy:
        communities = FakeCommunities()
        people = self.outbox.people
        return Paperboy(self.digests, people, self.outbox, communities, self.clock, monotonic=self.seconds)

    def wants(self, person: PersonId, hour: time = NINE, timezone: str | None = None) -> None:
        people = self.outbox.people.people
        digest = Digest.daily(hour, timezone or "UTC", self.clock.now())
        people[person] = replace(people[person], digest=digest, timezone=timezone)

    async def at(self, moment: datetime) -> float | None:
        """It is `moment`, and whoever wakes then has done so."""
        self.clock.advance(moment - self.clock.now())
        return await self.boy.turn()

    def written(self, person: PersonId = ANNA) -> list[str]:
        return [each.key for each in self.outbox.letters.values() if each.topic == DIGEST and each.to == person]


@pytest.fixture
def street() -> Street:
    return Street()


def day(number: int, hour: float = 9) -> datetime:
    return datetime(2026, 11, number, tzinfo=UTC) + hours(1) * hour


async def test_a_digest_comes_at_its_hour_and_not_before(street: Street) -> None:
    assert await street.at(day(3, 8.5)) == 1800
    assert street.written() == []
    assert await street.at(day(3)) == days(1).total_seconds()
    assert street.written() == ["digest:1:2026-11-03"]
    assert street.written(BORIS) == ["digest:2:2026-11-03"]


async def test_it_is_about_no_order_and_comes_to_each_chat(street: Street) -> None:
    await street.at(day(3))
    letters = [each for each in street.outbox.letters.values() if each.topic == DIGEST]
    assert {each.order for each in letters} == {ABOUT_YOU}
    assert {each.matter for each in letters} == {None}


async def test_every_day_has_one(street: Street) -> None:
    for number in (3, 4, 5):
        for hour in (9, 10, 23):
            await street.at(day(number, hour))
    assert street.written() == [f"digest:1:2026-11-0{number}" for number in (3, 4, 5)]


async def test_a_clock_that_jumps_over_days_brings_one_and_not_one_for_each(street: Street) -> None:
    await street.at(day(9, 10))
    assert street.written() == ["digest:1:2026-11-09"]
    await street.at(day(12, 8))
    assert street.written() == ["digest:1:2026-11-09"], "the last is too late, and the next is near"
    await street.at(day(12, 9))
    assert street.written() == ["digest:1:2026-11-09", "digest:1:2026-11-12"]


@pytest.mark.parametrize(("late", "comes"), [(11.5, True), (12.5, False)])
async def test_one_that_is_late_comes_unless_the_next_is_nearer(street: Street, late: float, comes: bool) -> None:
    await street.at(day(3, 9 + late))
    assert street.written() == (["digest:1:2026-11-03"] if comes else [])
    assert await street.boy.turn() == (day(4) - day(3, 9 + late)).total_seconds()


async def test_a_restart_brings_nothing_twice(street: Street) -> None:
    await street.at(day(3))
    street.boy = street.hired()
    await street.at(day(3, 9.5))
    assert street.written() == ["digest:1:2026-11-03"]


async def test_who_sets_a_later_hour_has_had_the_days_digest_all_the_same(street: Street) -> None:
    await street.at(day(3))
    street.wants(ANNA, time(18))
    await street.at(day(3, 18))
    assert street.written() == ["digest:1:2026-11-03"]
    await street.at(day(4, 18))
    assert street.written()[-1] == "digest:1:2026-11-04"


async def test_the_hour_is_that_of_ones_own_clock_also_when_it_is_put_back(street: Street) -> None:
    street.clock = MovableClock(datetime(2026, 10, 24, 12, tzinfo=UTC))
    street.boy = street.hired()
    street.wants(ANNA, timezone=BERLIN)
    street.wants(BORIS, time(2, 30), BERLIN)
    for hour in range(48):
        await street.at(datetime(2026, 10, 24, 12, tzinfo=UTC) + hours(hour))
    assert street.written() == ["digest:1:2026-10-25", "digest:1:2026-10-26"]
    assert street.written(BORIS) == ["digest:2:2026-10-25", "digest:2:2026-10-26"]


async def test_who_has_no_open_order_gets_none_and_is_asked_again_tomorrow(street: Street) -> None:
    street.outbox.orders.clear()
    closed = an_order("completed")
    street.outbox.orders[closed.id] = closed
    await street.at(day(3))
    assert street.written() == []
    order = an_order("in_progress")
    street.outbox.orders[order.id] = order
    await street.at(day(4))
    assert street.written() == ["digest:1:2026-11-04"]


async def test_nobody_who_wants_none_is_looked_at(street: Street) -> None:
    street.lives(STRANGER, TELEGRAM)
    for person in (ANNA, BORIS):
        people = street.outbox.people.people
        people[person] = replace(people[person], digest=None)
    assert await street.at(day(3)) is None
    assert street.digests.reads == 1


async def test_one_that_cannot_be_written_is_left_alone_and_holds_up_nobody(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    street.digests.fault = ValueError("no such day")
    street.clock.advance(day(3) - NOON)
    assert await street.boy.turn() == BAD_REST
    assert caplog.text.count("could not be written") == 2
    street.digests.fault = None
    assert await street.boy.turn() == BAD_REST
    assert street.written() == []
    street.seconds.now += BAD_REST
    assert await street.boy.turn() == days(1).total_seconds()
    assert street.written() == ["digest:1:2026-11-03"]


async def test_when_presses_crowd_it_stands_aside(street: Street) -> None:
    street.digests.fault = Busy()
    street.clock.advance(day(3) - NOON)
    assert await street.boy.turn() == BUSY_REST
    street.digests.fault = None
    await street.boy.turn()
    assert street.written() == ["digest:1:2026-11-03"]


async def test_the_couriers_are_told_once_something_was_written(street: Street) -> None:
    woken: list[timedelta] = []
    clock, seconds = street.clock, Seconds()
    wake = lambda: woken.append(clock.now() - NOON)  # noqa: E731 - one line in a test
    people, communities = street.outbox.people, FakeCommunities()
    street.boy = Paperboy(street.digests, people, street.outbox, communities, clock, wake, seconds)
    await street.boy.turn()
    assert woken == []
    await street.at(day(3))
    assert woken == [day(3) - NOON]
