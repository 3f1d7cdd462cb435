"""An alarm clock over fakes that can be made to fail, on time that only the test moves."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.desk import OrderDesk
from core.order import Alarm, Order, OrderId
from core.ports import Booked, Judge, Repeated
from core.step import Command, Refused
from scheduler.alarm_clock import AlarmClock
from tests.builders import NOON, STAFFER, an_order
from tests.fakes import FakeCommunities, FakeOrders, FakeWatch, MovableClock


class Seconds:
    """A monotonic clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class FaultyOrders(FakeOrders):
    """Orders whose writing raises what `fault` gives for a command, and whose rows of alarms can be left behind."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Callable[[Command], Exception | None] = lambda _: None
        self.left_behind: list[tuple[OrderId, Alarm]] = []
        self.settled: list[Command] = []
        self.reads = self.most_asked_for = 0
        self._at_once = self.most_at_once = 0
        self.unreadable: Exception | None = None

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        self.settled.append(command)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        # A real writer never answers within the same turn of the loop.
        await asyncio.sleep(0)
        self._at_once -= 1
        if fault := self.fault(command):
            raise fault
        return await super().settle(command, judge)

    async def due_alarms(self, now: datetime, limit: int) -> Sequence[tuple[OrderId, Alarm]]:
        self.reads += 1
        self.most_asked_for = max(self.most_asked_for, limit)
        due = [*await super().due_alarms(now, limit), *(row for row in self.left_behind if row[1].at <= now)]
        return sorted(due, key=lambda row: row[1].at)[:limit]

    async def next_alarm(self) -> datetime | None:
        self.reads += 1
        if self.unreadable:
            raise self.unreadable
        moments = [alarm.at for _, alarm in self.left_behind]
        earliest = await super().next_alarm()
        return min(moments + ([earliest] if earliest else []), default=None)


@dataclass
class Rig:
    orders: FaultyOrders = field(default_factory=FaultyOrders)
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))
    seconds: Seconds = field(default_factory=Seconds)
    watch: FakeWatch = field(default_factory=FakeWatch)

    def __post_init__(self) -> None:
        self.desk = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER), watch=self.watch)
        self.alarms = self.started()

    def started(self) -> AlarmClock:
        """An alarm clock that knows nothing but what is stored."""
        return AlarmClock(self.desk, self.orders, self.clock, self.seconds)

    def stored(self, state: str, **changes: object) -> Order:
        order = an_order(state, **{"now": self.clock.now(), **changes})  # type: ignore[arg-type]
        self.orders.orders[order.id] = order
        return order

    def now_is(self, order: Order) -> Order:
        return self.orders.orders[order.id]

    def pass_time(self, length: timedelta) -> None:
        """Both clocks move, as they do in life."""
        self.clock.advance(length)
        self.seconds.now += length.total_seconds()

    async def wait_and_strike(self, most: timedelta) -> list[tuple[timedelta, str]]:
        """Sleep as the alarm clock says until nothing is set or `most` has passed: which letters came when."""
        seen, start, told = set(self.orders.letters), self.clock.now(), []
        while True:
            wait = await self.alarms.strike()
            new = [letter for key, letter in self.orders.letters.items() if key not in seen]
            seen |= {(letter.key, letter.platform) for letter in new}
            told += [(self.clock.now() - start, f"{letter.kind} {letter.topic} to {letter.to}") for letter in new]
            if wait is None or self.clock.now() - start + timedelta(seconds=wait) > most:
                return told
            self.pass_time(timedelta(seconds=wait))
