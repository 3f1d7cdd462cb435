"""Nobody is taken by surprise after an outage, and by a clock that leaps nothing is lost."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from core.linkdesk import ABOUT_YOU
from core.outage import LEAP, LEAST, MOST, Outage, Pulse
from core.ports import DOUBT, Unavailable
from core.workflow import days, hours
from scheduler.watchman import BEAT, Watchman
from tests.builders import NOON, STAFFER
from tests.fakes import FakeCommunities, FakeOrders, FakePulses, MovableClock
from tests.scheduler.rig import Seconds

MOMENT = timedelta(microseconds=1)


class FaultyPulses(FakePulses):
    def __init__(self, orders: FakeOrders) -> None:
        super().__init__(orders)
        self.fault: Exception | None = None
        self.beats = 0

    async def beat(self, pulse: Pulse, outage: Outage | None = None) -> None:
        await asyncio.sleep(0)
        if self.fault:
            raise self.fault
        self.beats += 1
        await super().beat(pulse, outage)


class Tower:
    """Time as it truly is, a clock that can be moved beside it, and a process that may run or not."""

    def __init__(self, *, asks: bool = True) -> None:
        self.orders = FakeOrders()
        self.pulses = FaultyPulses(self.orders)
        self.clock, self.true = MovableClock(NOON), MovableClock(NOON)
        self.seconds = Seconds()
        self.asks = asks
        self.woken = 0
        self.watchman = self.another()

    def another(self) -> Watchman:
        """A process that knows nothing but what is stored."""
        return Watchman(
            self.pulses,
            FakeCommunities(STAFFER),
            self.clock,
            self.true.now,
            asks=self.asks,
            wake=self.wake,
            monotonic=self.seconds,
        )

    def wake(self) -> None:
        self.woken += 1

    async def runs(self, length: timedelta) -> None:
        """Time goes by while somebody is there, who looks now and then."""
        left = length.total_seconds()
        while left > 0:
            step = min(left, BEAT)
            self.gone(timedelta(seconds=step))
            self.seconds.now += step
            assert await self.watchman.looks()
            left -= step

    def gone(self, length: timedelta) -> None:
        """Time goes by while nobody is there."""
        self.clock.advance(length)
        self.true.advance(length)

    async def starts(self) -> Watchman:
        self.watchman = self.another()
        await self.watchman.begin()
        return self.watchman

    @property
    def told(self) -> Sequence[int]:
        return [letter.to for letter in self.orders.letters.values() if letter.topic == DOUBT]


@pytest.fixture
async def tower() -> Tower:
    tower = Tower()
    await tower.starts()
    return tower


async def test_at_the_first_start_nobody_was_away(tower: Tower) -> None:
    assert tower.watchman.outages == ()
    assert tower.watchman.believed
    assert tower.pulses.pulse == Pulse(NOON, NOON)


async def test_somebody_who_is_there_says_so_every_half_minute_and_no_more_often(tower: Tower) -> None:
    for _ in range(100):
        await tower.watchman.looks()
    assert tower.pulses.beats == 1
    await tower.runs(hours(1))
    assert tower.pulses.beats == 1 + 120
    assert tower.pulses.pulse == Pulse(NOON + hours(1), NOON + hours(1))
    assert tower.watchman.outages == ()


async def test_an_outage_lasts_from_the_last_sign_of_life_to_the_start(tower: Tower) -> None:
    await tower.runs(hours(1))
    tower.gone(hours(5))
    watchman = await tower.starts()
    assert watchman.outages == (Outage(NOON + hours(6), hours(5)),)
    assert watchman.believed


async def test_an_update_or_a_crash_is_no_outage(tower: Tower) -> None:
    await tower.runs(hours(1))
    tower.gone(LEAST - MOMENT)
    assert (await tower.starts()).outages == ()
    tower.gone(LEAST)
    assert [each.length for each in (await tower.starts()).outages] == [LEAST]


async def test_an_outage_is_known_after_further_starts_and_not_found_twice(tower: Tower) -> None:
    tower.gone(hours(5))
    first = (await tower.starts()).outages
    assert (await tower.starts()).outages == first
    tower.gone(timedelta(minutes=1))
    assert (await tower.starts()).outages == first
    tower.gone(hours(2))
    assert [each.length for each in (await tower.starts()).outages] == [hours(5), hours(2)]


async def test_of_many_who_look_at_once_one_finds_out(tower: Tower) -> None:
    tower.pulses.fault = Unavailable("disk full")
    tower.gone(hours(1))
    tower.seconds.now += 3600
    with pytest.raises(Unavailable):
        await tower.watchman.looks()
    tower.pulses.fault = None
    assert await asyncio.gather(*(tower.watchman.looks() for _ in range(20))) == [True] * 20
    assert len(tower.watchman.outages) == 1


async def test_who_was_there_but_could_write_nothing_was_away(tower: Tower) -> None:
    tower.pulses.fault = Unavailable("disk full")
    for _ in range(60):
        tower.gone(timedelta(minutes=1))
        tower.seconds.now += 60
        with pytest.raises(Unavailable):
            await tower.watchman.looks()
    tower.pulses.fault = None
    assert await tower.watchman.looks()
    assert list(tower.watchman.outages) == [Outage(NOON + hours(1), hours(1))]


async def test_time_that_is_moved_by_hand_is_no_outage(tower: Tower) -> None:
    tower.clock.advance(days(30))
    assert await tower.watchman.looks()
    assert (await tower.starts()).outages == ()
    tower.clock.advance(days(30))
    tower.gone(hours(1))
    assert (await tower.starts()).outages == (Outage(NOON + days(60) + hours(1), hours(1)),)


async def test_an_outage_never_reaches_back_to_before_the_last_sign_of_life(tower: Tower) -> None:
    tower.true.advance(hours(9))
    tower.clock.advance(hours(2))
    assert (await tower.starts()).outages == (Outage(NOON + hours(2), hours(2)),)


# --- a clock that is not believed -----------------------------------------------------------------------------------


async def test_a_clock_that_leaps_ahead_is_doubted_before_anybody_acts_by_it(tower: Tower) -> None:
    await tower.runs(hours(1))
    tower.gone(LEAP + hours(47))
    assert not tower.watchman.believed, "nobody has looked yet"
    assert not await tower.watchman.looks()
    assert tower.watchman.doubt == LEAP + hours(47)
    assert tower.pulses.pulse == Pulse(NOON + hours(1), NOON + hours(1)), "it is no sign of life"


async def test_a_little_leap_is_a_clock_that_is_set_right(tower: Tower) -> None:
    tower.gone(LEAP)
    assert await tower.watchman.looks()
    tower.gone(LEAP + MOMENT)
    assert not await tower.watchman.looks()


async def test_a_clock_that_is_set_back_is_believed(tower: Tower) -> None:
    tower.true.advance(-hours(3))
    assert await tower.watchman.looks()
    assert (await tower.starts()).outages == ()


async def test_whoever_runs_the_bot_is_asked_once(tower: Tower) -> None:
    tower.gone(days(2))
    for _ in range(5):
        await tower.watchman.looks()
    assert tower.told == [STAFFER]
    [letter] = tower.orders.letters.values()
    assert (letter.order, letter.matter) == (ABOUT_YOU, None)
    assert tower.woken == 1
    await tower.starts()
    await tower.watchman.looks()
    assert tower.told == [STAFFER]


async def test_once_it_is_said_that_the_clock_is_right_nobody_was_there_meanwhile(tower: Tower) -> None:
    await tower.runs(hours(1))
    tower.gone(days(2))
    await tower.watchman.looks()
    tower.gone(hours(1))
    tower.seconds.now += 3600
    await tower.watchman.believe()
    assert await tower.watchman.looks()
    assert tower.watchman.doubt is None
    assert list(tower.watchman.outages) == [Outage(NOON + days(2) + hours(2), days(2) + hours(1))]
    assert tower.woken == 2
    await tower.watchman.believe()
    assert len(tower.watchman.outages) == 1


async def test_a_start_with_a_clock_that_was_set_right_goes_on_as_if_nothing_had_been(tower: Tower) -> None:
    await tower.runs(hours(1))
    tower.true.advance(days(700))
    assert not await tower.watchman.looks()
    tower.true.advance(timedelta(minutes=5) - days(700))
    tower.clock.advance(timedelta(minutes=5))
    watchman = await tower.starts()
    assert watchman.believed
    assert watchman.outages == ()


async def test_an_absence_that_nobody_would_believe_is_asked_about_at_the_start(tower: Tower) -> None:
    tower.gone(MOST)
    assert (await tower.starts()).believed
    tower.gone(MOST + MOMENT)
    watchman = await tower.starts()
    assert not await watchman.looks()
    assert watchman.doubt == MOST + MOMENT
    assert tower.told == [STAFFER]
    await watchman.believe()
    assert watchman.believed
    assert [each.length for each in watchman.outages] == [MOST, MOST + MOMENT]


async def test_where_nobody_is_to_be_asked_the_clock_is_believed() -> None:
    tower = Tower(asks=False)
    await tower.starts()
    tower.gone(days(2))
    assert await tower.watchman.looks()
    assert [each.length for each in tower.watchman.outages] == [days(2)]
    tower.gone(days(40))
    assert [each.length for each in (await tower.starts()).outages] == [days(2), days(40)]
    assert tower.told == []
