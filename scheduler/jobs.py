"""The few fixed jobs of APScheduler, and nothing of what they mean: a job rings a bell, who hears it knows what to do.

The jobs live in memory. What is due when stands in the database and is read anew at each ring, so none can be lost.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from scheduler.alarm_clock import AlarmClock
from scheduler.broom import Broom
from scheduler.cashier import Cashier
from scheduler.courier import Courier
from scheduler.herald import Herald
from scheduler.patience import Patience
from scheduler.watchman import Watchman
from tasks import Tasks

log = logging.getLogger(__name__)

SWEEP = 30
"""Seconds between two looks that nobody asked for: whatever was missed is late by so much at most."""
ALARM_REST = 0.25
"""Seconds between two looks at the alarms. Each press asks for one, and no deadline is set shorter than this."""
BROOM_REST = 1.0
HERALD_REST = 0.25
CASHIER_REST = 0.5
HOURS_REST = 0.25
DOUBT_REST = 5.0
"""Seconds between two looks whether the clock is believed again."""
SHORT = 1.0
"""Waits below it are left to the event loop: to set a job costs 0.4 ms, and a courier with much to do waits 25 times a
second."""
AFTER_A_FAILURE = Patience(first=0.5, most=30)

Work: TypeAlias = Callable[[], Awaitable[float | None]]
"""Does what is due, and says in how many seconds there is more."""

# Misfire grace None: late is better than never. The library's own default drops what is a second late.
SETTINGS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class _In(BaseTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """Once, in so many seconds; APScheduler's date trigger wants a moment of the machine's clock, which is not ours."""

    __slots__ = ("_length",)

    def __init__(self, seconds: float) -> None:
        self._length = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        return None if previous_fire_time else now + self._length


class _Duty:
    """Does `work` when its bell rings, and has it rung again when `work` asks to be called again, in seconds."""

    def __init__(self, name: str, work: Work, bell: asyncio.Event, rest: float) -> None:
        self.name = name
        self._work = work
        self._bell = bell
        self._rest = rest
        self._failures = 0

    async def ring(self) -> None:
        self._bell.set()

    async def keep(self, ring_in: Callable[["_Duty", float], None]) -> None:
        """For ever: work, and rest a little, so that a crowd of rings is one."""
        while True:
            await self._bell.wait()
            self._bell.clear()
            wait = await self._turn()
            if wait is not None and wait < SHORT:
                asyncio.get_running_loop().call_later(wait, self._bell.set)
            elif wait is not None:
                ring_in(self, wait)
            await asyncio.sleep(self._rest)

    async def _turn(self) -> float | None:
        try:
            wait = await self._work()
        except Exception:
            self._failures += 1
            log.exception("%s failed, %d times in a row", self.name, self._failures)
            return AFTER_A_FAILURE.after(self._failures)
        self._failures = 0
        return wait


def _rung() -> asyncio.Event:
    """The bell of a duty that begins at the start, and of which nobody but itself knows when there is more."""
    bell = asyncio.Event()
    bell.set()
    return bell


class Hours(Protocol):
    """What is done at an hour of somebody's day. `bell` rings when there may be something to do; `turn` does what is
    due, and returns in how many seconds there is more, None when nothing is set.
    """

    name: str
    bell: asyncio.Event

    async def turn(self) -> float | None: ...


class Timetable:
    """Keeps the alarm clock, the couriers, the herald, the cashier, what has its hour in people's days, and the broom
    going from `start` to `stop`, in the running event loop; all but the couriers only while `watchman` believes the
    clock.
    """

    def __init__(
        self,
        alarm_clock: AlarmClock,
        *couriers: Courier,
        watchman: Watchman | None = None,
        herald: Herald | None = None,
        cashier: Cashier | None = None,
        hours: Sequence[Hours] = (),
        broom: Broom | None = None,
        sweep: float = SWEEP,
    ) -> None:
        self._couriers = couriers
        self._watchman = watchman
        self._herald = herald
        self._cashier = cashier
        self._hours = hours
        self._bell = asyncio.Event()
        self._duties = (
            _Duty("alarms", self._when_believed(alarm_clock.strike), self._bell, ALARM_REST),
            *(
                _Duty(f"courier {number}", courier.set_out, courier.bell, courier.rest)
                for number, courier in enumerate(couriers, 1)
            ),
            *((_Duty("herald", self._when_believed(herald.publish), herald.bell, HERALD_REST),) if herald else ()),
            *((_Duty("cashier", self._when_believed(cashier.work), cashier.bell, CASHIER_REST),) if cashier else ()),
            *(_Duty(each.name, self._when_believed(each.turn), each.bell, HOURS_REST) for each in hours),
            *((_Duty("broom", self._when_believed(broom.sweep), _rung(), BROOM_REST),) if broom else ()),
        )
        self._sweep = sweep
        self._tasks = Tasks()
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=SETTINGS)

    def start(self) -> None:
        """Begin, and at once: what fell due while nobody ran is due now."""
        self._scheduler.add_job(self._look_around, "interval", seconds=self._sweep, id="sweep")
        self._scheduler.start()
        for duty in self._duties:
            self._tasks.start(duty.keep(self._ring_in), duty.name)
        self.look_around()

    def wake(self) -> None:
        """Something was written. Costs next to nothing; to be called after every move."""
        self._bell.set()
        for courier in self._couriers:
            courier.wake()
        if self._cashier:
            self._cashier.wake()

    def look_around(self) -> None:
        """Time has gone by, or was moved: what is due is due now, whoever was to be told of it."""
        self.wake()
        if self._herald:
            self._herald.wake()
        for each in self._hours:
            each.bell.set()

    async def stop(self, grace: float = 10) -> None:
        """Begin nothing more, and wait `grace` seconds for the letters that are under way."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._tasks.finish()
        await asyncio.gather(*(courier.stop(grace) for courier in self._couriers))

    def _when_believed(self, work: Work) -> Work:
        async def look_and_work() -> float | None:
            if self._watchman and not await self._watchman.looks():
                return DOUBT_REST
            return await work()

        return look_and_work

    async def _look_around(self) -> None:
        self.look_around()

    def _ring_in(self, duty: _Duty, seconds: float) -> None:
        self._scheduler.add_job(duty.ring, _In(seconds), id=duty.name, replace_existing=True)
