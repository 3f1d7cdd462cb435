"""The jobs keep alarm clock and courier going: from the start, when woken, when the time has come, until stopped."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta

import pytest

from core.desk import OrderDesk
from core.order import Alarm, Order
from core.ports import DOUBT, Booked, Judge, Later, Letter, Repeated
from core.step import Command, Refused
from core.workflow import hours
from scheduler.alarm_clock import AlarmClock
from scheduler.courier import Courier
from scheduler.jobs import Timetable
from scheduler.pace import Rate
from scheduler.watchman import Watchman
from tests.builders import BORIS, NOON, STAFFER, a_command, an_order
from tests.fakes import FakeCommunities, FakePulses, MovableClock
from tests.scheduler.rig import FaultyOrders
from tests.scheduler.street import Answer, FakePlatform

PATIENCE = 10
"""Seconds after which a test that waits for something has failed."""
NEVER = 3600.0
SOON = timedelta(seconds=1.2)
PRESSES = 1000


class RunningClock(MovableClock):
    """Goes on by itself, and can be moved ahead."""

    def __init__(self) -> None:
        super().__init__(NOON)
        self._started = time.monotonic()

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=time.monotonic() - self._started)


class WatchedOrders(FaultyOrders):
    """Tells when something has been read or written."""

    def __init__(self) -> None:
        super().__init__()
        self._happened = asyncio.Event()

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        try:
            return await super().settle(command, judge)
        finally:
            self._happened.set()

    async def next_alarm(self) -> datetime | None:
        try:
            return await super().next_alarm()
        finally:
            self._happened.set()

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None:
        await super().sent(letters, at)
        self._happened.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until it holds, looking whenever something has happened."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._happened.clear()
                await self._happened.wait()


class House:
    """All of it over fakes, on time that runs."""

    def __init__(self) -> None:
        self.clock = RunningClock()
        self.orders = WatchedOrders()
        self.platform = FakePlatform(time.monotonic)
        self.desk = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER), wake=self.wake)
        self.timetable = self.opened()

    def wake(self) -> None:
        self.timetable.wake()

    def opened(self, sweep: float = NEVER, watchman: Watchman | None = None) -> Timetable:
        courier = Courier(self.orders, self.platform, self.clock, overall=Rate(20, burst=1), each=Rate(100, burst=9))
        return Timetable(AlarmClock(self.desk, self.orders, self.clock), courier, watchman=watchman, sweep=sweep)

    def stored(self, state: str, ago: timedelta = timedelta()) -> Order:
        order = an_order(state, now=self.clock.now() - ago)
        self.orders.orders[order.id] = order
        return order

    def soon_unpaid(self) -> Order:
        """An order whose one alarm is not yet due."""
        order = an_order("unpaid", alarms=(Alarm("payment_lapsed", self.clock.now() + SOON, 3),))
        self.orders.orders[order.id] = order
        return order

    async def until_state(self, order: Order, state: str) -> None:
        await self.orders.until(lambda: self.orders.orders[order.id].state == state)

    async def until_all_is_sent(self) -> None:
        await self.orders.until(lambda: {each.id for each in self.orders.letters.values()} == self.orders.ended.keys())


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    yield house
    await house.timetable.stop()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_what_fell_due_while_nobody_ran_is_done_at_the_start(house: House) -> None:
    order = house.stored("unpaid", ago=hours(30))
    house.timetable.start()
    await house.until_state(order, "cancelled")


async def test_when_the_clock_is_moved_ahead_what_falls_due_is_done_at_once(house: House) -> None:
    order = house.stored("queued")
    house.timetable.start()
    await house.orders.until(lambda: house.orders.reads == 1)
    house.clock.advance(hours(24))
    house.timetable.wake()
    await house.until_state(order, "cancelled")
    await house.until_all_is_sent()


async def test_an_alarm_is_struck_when_its_moment_comes_though_nobody_wakes_anybody(house: House) -> None:
    due = house.clock.now() + SOON
    order = house.soon_unpaid()
    house.timetable.start()
    await house.until_state(order, "cancelled")
    assert timedelta() <= house.clock.now() - due < timedelta(seconds=1)


async def test_a_press_is_told_to_the_other_side_without_further_ado(house: House) -> None:
    order = house.stored("queued")
    house.timetable.start()
    await house.desk.handle(a_command(order, "start", BORIS))
    await house.until_all_is_sent()
    assert {letter.topic for letter in house.platform.taken} == {"started"}


async def test_a_backlog_goes_on_by_itself_at_its_pace(house: House) -> None:
    for _ in range(5):
        order = house.stored("queued")
        await house.desk.handle(a_command(order, "start", BORIS))
    began = time.monotonic()
    house.timetable.start()
    await house.until_all_is_sent()
    assert time.monotonic() - began >= (len(house.platform.taken) - 1) / 20


async def test_a_thousand_presses_make_the_alarms_be_read_once_more_and_not_a_thousand_times(house: House) -> None:
    house.timetable.start()
    await house.orders.until(lambda: house.orders.reads == 1)
    for _ in range(PRESSES):
        house.timetable.wake()
    await house.orders.until(lambda: house.orders.reads == 2)
    await a_few_turns()
    assert house.orders.reads == 2


async def test_the_sweep_finds_what_nobody_told_of(house: House) -> None:
    house.timetable = house.opened(sweep=0.3)
    house.timetable.start()
    await house.orders.until(lambda: house.orders.reads == 1)
    order = house.stored("unpaid", ago=hours(30))
    await house.until_state(order, "cancelled")


async def test_a_failure_of_the_database_is_logged_and_gone_over_again(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    order = house.stored("unpaid", ago=hours(30))
    house.orders.unreadable = OSError("no such file")
    house.timetable.start()
    await house.orders.until(lambda: house.orders.reads == 1)
    house.orders.unreadable = None
    await house.until_state(order, "cancelled")
    assert "alarms failed" in caplog.text
    assert "no such file" in caplog.text


async def test_stopping_waits_for_the_letter_under_way_and_begins_no_other(house: House) -> None:
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    asked = asyncio.Event()

    def answer(_: Letter) -> Answer:
        if asked.is_set():
            return Later(0, "closing")
        asked.set()
        return hold

    house.platform.answer = answer
    order = house.stored("queued")
    house.timetable.start()
    await house.desk.handle(a_command(order, "start", BORIS))
    await asyncio.wait_for(asked.wait(), PATIENCE)
    async with asyncio.TaskGroup() as group:
        stopping = group.create_task(house.timetable.stop())
        await a_few_turns()
        assert not stopping.done()
        hold.set_result(None)
    assert list(house.orders.ended.values()).count("sent") == 1
    tried = len(house.platform.asked)
    house.timetable.wake()
    await a_few_turns()
    assert len(house.platform.asked) == tried


async def test_an_alarm_that_comes_while_the_machine_is_held_up_for_long_is_late_and_not_dropped(house: House) -> None:
    order = house.soon_unpaid()
    house.timetable.start()
    await house.orders.until(lambda: house.orders.reads == 1)
    await a_few_turns()
    time.sleep(2.5)  # noqa: ASYNC251  # what is tested is a loop that stands still
    await house.until_state(order, "cancelled")


async def test_while_the_clock_is_doubted_nothing_happens_by_itself_and_letters_still_come(house: House) -> None:
    true = MovableClock(NOON)
    pulses = FakePulses(house.orders)
    watchman = Watchman(pulses, FakeCommunities(STAFFER), house.clock, true.now, wake=house.wake)
    await watchman.begin()
    house.timetable = house.opened(sweep=0.1, watchman=watchman)
    order = house.stored("unpaid", ago=hours(30))
    true.advance(hours(50))
    house.timetable.start()
    await house.orders.until(lambda: bool(house.platform.taken))
    assert {letter.topic for letter in house.platform.taken} == {DOUBT}
    assert house.orders.orders[order.id].state == "unpaid"
    await watchman.believe()
    await house.until_state(order, "cancelled")


async def a_few_turns() -> None:
    for _ in range(20):
        await asyncio.sleep(0)
