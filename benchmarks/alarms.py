"""What deadlines cost: next to nothing while none is due, however many are set; and when ten thousand are due at once,
seconds, during which presses are answered as ever. Beside it APScheduler's own way, a stored job for each deadline.
"""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeAlias

from benchmarks.figure import ROUNDS, Figure, at_most
from benchmarks.herd import STAFFER, count_in, furnish, numbered, seller
from benchmarks.stored_jobs import stored_jobs
from bot.root.start import settle_in
from core.desk import OrderDesk
from core.order import Alarm, OrderId
from core.ports import Delivered, Letter, Outcome
from core.step import Command, Moved
from core.storage import Storage, open_storage
from core.workflow import CLOCK, hours
from scheduler.alarm_clock import AlarmClock
from scheduler.courier import Courier
from scheduler.jobs import Timetable
from tests.builders import an_order
from tests.fakes import FakeCommunities, MovableClock

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
MANY, FEW = 1_000_000, 1_000
LOOKS = 300
CROWD = 10_000
CROWD_SECONDS = 5.0
STORED_JOBS = 500
"""APScheduler takes a transaction for each, and the loop stands still for all of them: more would only take longer."""
PRESSES_A_SECOND = 100
MOST_PRESSES = 6_000
PATIENCE = 120.0
"""Seconds; what has not happened by then is lost."""
TICK = 0.005
ANSWER_SECONDS = 0.05
"""What a platform takes to answer the courier."""

ALARM = Alarm("start_lapsed", NOW, 3)
DUE = an_order("queued", now=NOW - hours(24), alarms=(ALARM,), id=OrderId("D"))
"""Its time is up: cancelled, refunded, and everybody is told."""
PRESSED = an_order("queued", now=NOW, id=OrderId("P"))

Keeping: TypeAlias = Callable[[Storage, "CountingDesk"], AbstractAsyncContextManager[None]]
"""Who brings what is due to the desk, while it is open."""


def measure() -> list[Figure]:
    settle_in()
    with TemporaryDirectory(prefix="handover-") as directory:
        return asyncio.run(_measure(Path(directory)))


async def _measure(directory: Path) -> list[Figure]:
    many, few = await _looks(directory)
    rushes = [await _rush(directory, CROWD, _timetable) for _ in range(ROUNDS)]
    stored = await _rush(directory, STORED_JOBS, _stored_jobs)
    return [
        at_most("alarms: a look, none of 1,000,000 due, to 1,000", many, "us", few, 1.2),
        *_of_rushes(rushes, stored),
    ]


# --- nothing due ----------------------------------------------------------------------------------------------------


async def _looks(directory: Path) -> tuple[list[float], list[float]]:
    """Microseconds of a look at the alarms, medians of each round, where many are set and where few are."""
    for count in (MANY, FEW):
        await furnish(directory / f"{count}.db", (PRESSED, count // len(PRESSED.alarms) + 1))
    rounds = [await _round_of_looks(directory) for _ in range(ROUNDS)]
    return [many for many, _ in rounds], [few for _, few in rounds]


async def _round_of_looks(directory: Path) -> tuple[float, float]:
    """In turn, so that whatever else the machine does is the same for both."""
    many, few = [], []
    async with _alarms_of(directory / f"{MANY}.db") as of_many, _alarms_of(directory / f"{FEW}.db") as of_few:
        for _ in range(LOOKS):
            many.append(await _look(of_many))
            few.append(await _look(of_few))
    return median(many) * 1e6, median(few) * 1e6


@asynccontextmanager
async def _alarms_of(path: Path) -> AsyncIterator[AlarmClock]:
    clock = MovableClock(NOW)
    async with open_storage(f"sqlite:///{path}") as storage:
        yield AlarmClock(CountingDesk(storage, clock, due=0), storage.orders, clock)


async def _look(alarm_clock: AlarmClock) -> float:
    began = time.perf_counter()
    wait = await alarm_clock.strike()
    seconds = time.perf_counter() - began
    if not wait:
        raise ValueError("something was due")
    return seconds


# --- many due at once -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rush:
    """What became of a crowd of deadlines: how many a second, how many lost, and milliseconds that others waited."""

    a_second: float
    lost: int
    hole: float
    press: float


class CountingDesk(OrderDesk):
    """Knows when all deadlines that were due have been answered, and whom to wake."""

    def __init__(self, storage: Storage, clock: MovableClock, due: int) -> None:
        super().__init__(storage.orders, clock, FakeCommunities(STAFFER), self._wake_up)
        self.clock = clock
        self.on_move: Callable[[], None] = lambda: None
        self.all_struck = asyncio.Event()
        self._left = due

    async def handle(self, command: Command) -> Outcome:
        outcome = await super().handle(command)
        if command.by is CLOCK and isinstance(outcome, Moved):
            self._left -= 1
            if not self._left:
                self.all_struck.set()
        return outcome

    def _wake_up(self) -> None:
        self.on_move()


class PromptPlatform:
    async def deliver(self, _: Letter, *__: Letter) -> Delivered:
        await asyncio.sleep(ANSWER_SECONDS)
        return Delivered()


async def _rush(directory: Path, due: int, keeping: Keeping) -> Rush:
    template, path = directory / f"due-{due}.db", directory / "rush.db"
    if not template.exists():
        await furnish(template, (DUE, due), (PRESSED, MOST_PRESSES))
    shutil.copy(template, path)
    async with open_storage(f"sqlite:///{path}") as storage:
        desk = CountingDesk(storage, MovableClock(NOW), due)
        async with keeping(storage, desk):
            seconds, holes, presses = await _while_struck(desk)
    lost = due - count_in(path, "cancelled")
    path.unlink()
    return Rush(due / seconds, lost, _p99(holes) * 1e3, _p99(presses) * 1e3)


async def _while_struck(desk: CountingDesk) -> tuple[float, list[float], list[float]]:
    """Seconds: until the last deadline is struck, how long the loop stood still each time, how long each press took."""
    over = asyncio.Event()
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        holes = group.create_task(_watch(began, over))
        presses = group.create_task(_press_steadily(desk, began, over))
        await asyncio.wait([group.create_task(desk.all_struck.wait())], timeout=PATIENCE)
        seconds = time.perf_counter() - began
        over.set()
        desk.all_struck.set()
    return seconds, holes.result(), presses.result()


async def _watch(began: float, over: asyncio.Event) -> list[float]:
    """How late the loop comes to each of two hundred moments a second; to all of a standstill, too."""
    late, moment = [], began
    while not over.is_set():
        moment += TICK
        if (early := moment - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        late.append(time.perf_counter() - moment)
    return late


async def _press_steadily(desk: CountingDesk, began: float, over: asyncio.Event) -> list[float]:
    """How long each took from the moment at which it was to be made: a loop that stands still makes it late."""
    async with asyncio.TaskGroup() as group:
        pressed: list[asyncio.Task[float]] = []
        while not over.is_set() and len(pressed) < MOST_PRESSES:
            number = len(pressed)
            moment = began + number / PRESSES_A_SECOND
            await asyncio.sleep(max(0, moment - time.perf_counter()))
            pressed.append(group.create_task(_press(desk, number, moment)))
    return [press.result() for press in pressed]


async def _press(desk: OrderDesk, number: int, moment: float) -> float:
    key = ("bench", f"{number}")
    outcome = await desk.handle(Command(numbered(PRESSED, number), "start", seller(number), key, PRESSED.version))
    if not isinstance(outcome, Moved):
        raise TypeError(outcome)
    return time.perf_counter() - moment


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


@asynccontextmanager
async def _timetable(storage: Storage, desk: CountingDesk) -> AsyncIterator[None]:
    """As `handover run` keeps time, the courier included, who has five letters to send for each deadline."""
    courier = Courier(storage.outbox, PromptPlatform(), desk.clock)
    timetable = Timetable(AlarmClock(desk, storage.orders, desk.clock), courier)
    desk.on_move = timetable.wake
    timetable.start()
    try:
        yield
    finally:
        await timetable.stop()


@asynccontextmanager
async def _stored_jobs(_: Storage, desk: CountingDesk) -> AsyncIterator[None]:
    async with stored_jobs(desk, [(numbered(DUE, number), ALARM) for number in range(STORED_JOBS)]):
        yield


# --- figures --------------------------------------------------------------------------------------------------------


def _of_rushes(rushes: Sequence[Rush], stored: Rush) -> Iterator[Figure]:
    in_time = CROWD / CROWD_SECONDS
    speed = median(rush.a_second for rush in rushes)
    lost = sum(rush.lost for rush in rushes)
    yield Figure(
        "alarms: struck a second, 10,000 due at once", round(speed), "1/s", round(stored.a_second),
        round(speed / stored.a_second, 3), f">= {in_time:g}", speed >= in_time,
    )  # fmt: skip
    yield Figure("alarms: lost of those", lost, "alarms", stored.lost, 0, "<= 0", lost == 0)
    yield _bounded("alarms: event loop stands still meanwhile, p99", [each.hole for each in rushes], stored.hole, 10)
    yield _bounded("alarms: a press meanwhile, p99", [each.press for each in rushes], stored.press, 50)


def _bounded(name: str, values: Sequence[float], baseline: float, most: float) -> Figure:
    """Milliseconds that must not be exceeded, whatever the baseline."""
    value = median(values)
    return Figure(
        name, round(value, 3), "ms", round(baseline, 3), round(value / baseline, 3), f"<= {most:g}", value <= most
    )
