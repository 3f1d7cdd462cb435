"""Hands each due alarm to the desk as a command by the clock: never early, and none in the way of another.

The alarms' table is the truth and the desk recognises an alarm struck twice, so nothing is remembered here that a
restart would miss: only which alarms to leave alone for a while, lest one that stays set be struck without end.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from core.desk import OrderDesk, alarm_command
from core.order import Alarm, OrderId
from core.ports import Busy, Clock, Orders, Unavailable, Uncertain
from scheduler.patience import Patience

log = logging.getLogger(__name__)

PAGE = 256
"""Alarms read at once: reading more makes the event loop stand still, reading fewer costs more than handling them."""
AT_ONCE = 64
"""Alarms at the desk together: while the writer is at one group, the next ones wait at its door."""
BUSY_REST = 0.1
"""Seconds to leave the writer alone when it says that too much is waiting."""
OUTAGE_REST = 1.0
"""Seconds until the next look when not one alarm of a batch could be handed over."""
WITH_A_BAD_ALARM = Patience(first=1, most=900)
LOOK_AHEAD = timedelta(days=1)

Row: TypeAlias = tuple[OrderId, Alarm]
_Key: TypeAlias = tuple[OrderId, str, int, datetime]


@dataclass(frozen=True, slots=True)
class _LeftAlone:
    """Struck `times` times already and not to be struck again before `until`, on the monotonic clock.

    `taken`: the desk answered, so that the alarm should be gone.
    """

    until: float
    times: int
    taken: bool


class AlarmClock:
    """`desk` decides what an expired deadline does, `orders` holds the alarms, `clock` says what is due.

    `monotonic` counts the seconds for which a bad alarm is left alone, so that nobody's moving of `clock` counts.
    """

    def __init__(
        self, desk: OrderDesk, orders: Orders, clock: Clock, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._desk = desk
        self._orders = orders
        self._clock = clock
        self._monotonic = monotonic
        self._left_alone: dict[_Key, _LeftAlone] = {}
        # How many of them the next page will hold again; those that were taken should be gone from it.
        self._still_set = 0
        self._striking = asyncio.Lock()

    async def strike(self) -> float | None:
        """Hand over all that is due. Returns in how many seconds to look again, None when no alarm is set.

        An alarm whose handling raises is logged and tried again later. Raises what reading the alarms raises, and
        `Unavailable` and `Uncertain` when they cannot be written.
        """
        async with self._striking:
            while True:
                due, wait = await self._look()
                if not due:
                    return wait
                try:
                    taken = await self._hand_over(due)
                except Busy:
                    return BUSY_REST
                if not taken:
                    return OUTAGE_REST

    async def _look(self) -> tuple[Sequence[Row], float | None]:
        """The next batch of what is due, and, when nothing is, how long to wait."""
        now = self._clock.now()
        if not self._left_alone and ((wait := await self._wait(now)) is None or wait > 0):
            return (), wait
        # Some that are not due yet are read too: behind those left alone they are the only sign of what comes next.
        rows = await self._orders.due_alarms(now + LOOK_AHEAD, PAGE + self._still_set)
        self._forget_all_but(rows)
        if not rows:
            return (), await self._wait(now)
        moment = self._monotonic()
        free = [row for row in rows if not self._is_left_alone(row, moment)]
        waits = [left.until - moment for left in self._left_alone.values() if left.until > moment]
        waits += [(alarm.at - now).total_seconds() for _, alarm in free[:1]]
        due = [row for row in free if row[1].at <= now]
        return due[:PAGE], min(waits)

    async def _wait(self, now: datetime) -> float | None:
        earliest = await self._orders.next_alarm()
        return None if earliest is None else (earliest - now).total_seconds()

    def _forget_all_but(self, rows: Sequence[Row]) -> None:
        set_still = {_key(row) for row in rows}
        self._left_alone = {key: left for key, left in self._left_alone.items() if key in set_still}
        self._still_set = len(self._left_alone)

    def _is_left_alone(self, row: Row, moment: float) -> bool:
        left = self._left_alone.get(_key(row))
        return left is not None and left.until > moment

    async def _hand_over(self, due: Sequence[Row]) -> bool:
        """So many at a time that they share commits and the writer never waits. Whether the desk took any of them."""
        by_order: dict[OrderId, list[Row]] = {}
        for row in due:
            by_order.setdefault(row[0], []).append(row)
        orders = iter(by_order.values())
        lanes = (self._strike_in_turn(orders) for _ in range(min(AT_ONCE, len(by_order))))
        results = await asyncio.gather(*lanes, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return any(results)

    async def _strike_in_turn(self, orders: Iterator[list[Row]]) -> bool:
        """One order after the other, shared with the other lanes; of one order a reminder before its deadline."""
        taken = False
        try:
            for rows in orders:
                for row in rows:
                    taken |= await self._strike(row)
        except BaseException:
            # Nothing can be written now. The other lanes end with what they have in hand.
            for _ in orders:
                pass
            raise
        return taken

    async def _strike(self, row: Row) -> bool:
        order, alarm = row
        try:
            outcome = await self._desk.handle(alarm_command(order, alarm))
        except (Busy, Unavailable, Uncertain):
            # Nothing is wrong with this alarm; struck again it is recognised, should it have been written after all.
            raise
        except Exception:
            left = self._leave_alone(row, taken=False)
            self._still_set += 1
            log.exception("alarm %s of order %s failed, %d in all", alarm.kind, order, left.times)
            return False
        before = self._left_alone.get(_key(row))
        if before and before.taken:
            log.error("alarm %s of order %s is still set after the desk's answer %r", alarm.kind, order, outcome)
        # Taken or refused as stale, its row is gone by now; one that is not would be struck without end.
        self._leave_alone(row, taken=True)
        return True

    def _leave_alone(self, row: Row, *, taken: bool) -> _LeftAlone:
        before = self._left_alone.get(_key(row))
        times = before.times + 1 if before else 1
        left = _LeftAlone(self._monotonic() + WITH_A_BAD_ALARM.after(times), times, taken)
        self._left_alone[_key(row)] = left
        return left


def _key(row: Row) -> _Key:
    order, alarm = row
    return order, alarm.kind, alarm.epoch, alarm.at
