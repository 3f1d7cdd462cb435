"""What nothing needs goes in steps with rests between them, and nothing that fails stops it for good."""

import asyncio
from datetime import datetime, timedelta

import pytest

from core.attic import Attic
from core.ports import Busy, Unavailable
from scheduler import broom
from scheduler.alarm_clock import AlarmClock
from scheduler.broom import BEFORE_THE_FIRST, BETWEEN_ROUNDS, BETWEEN_STEPS, Broom
from scheduler.jobs import Timetable
from tests.builders import NOON
from tests.fake_dealings import FakeCastoffs
from tests.fakes import FakeFiles, FakeOrders, MovableClock
from tests.scheduler.rig import Rig


class Dust:
    """`Leftovers` of so many steps; one of them may fail."""

    def __init__(self, steps: int, failure: Exception | None = None) -> None:
        self.steps = steps
        self.failure = failure
        self.asked: list[datetime] = []
        self.swept = asyncio.Event()

    async def prune(self, now: datetime) -> bool:
        self.asked.append(now)
        if failure := self.failure:
            self.failure = None
            raise failure
        self.steps -= 1
        self.swept.set()
        return self.steps > 0


def an_attic(*castoffs: str) -> Attic:
    """With these in it, for two days."""
    left = FakeCastoffs()
    left.castoffs |= dict.fromkeys(castoffs, NOON - timedelta(days=2))
    return Attic(left, FakeFiles())


async def test_steps_follow_each_other_soon_and_rounds_seldom() -> None:
    dust = Dust(3)
    sweeper = Broom(dust, an_attic(), MovableClock(NOON))
    waits = [await sweeper.sweep() for _ in range(4)]
    assert waits == [BEFORE_THE_FIRST, BETWEEN_STEPS, BETWEEN_STEPS, BETWEEN_ROUNDS]
    assert dust.asked == [NOON] * 3


async def test_files_go_once_the_tables_are_swept_and_step_by_step() -> None:
    dust = Dust(1)
    sweeper = Broom(dust, an_attic("one", "other"), MovableClock(NOON))
    waits = [await sweeper.sweep() for _ in range(7)]
    assert waits == [BEFORE_THE_FIRST, *[BETWEEN_STEPS] * 5, BETWEEN_ROUNDS]
    assert len(dust.asked) == 1, "the tables had their round"


async def test_when_presses_crowd_the_broom_stands_aside() -> None:
    sweeper = Broom(Dust(1, Busy()), an_attic(), MovableClock(NOON))
    await sweeper.sweep()
    assert await sweeper.sweep() == BETWEEN_STEPS


async def test_it_begins_some_time_after_the_start_and_goes_on_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(broom, "BEFORE_THE_FIRST", 0.0)
    dust, rig = Dust(1, Unavailable("disk full")), Rig()
    alarms = AlarmClock(rig.desk, FakeOrders(), rig.clock)
    timetable = Timetable(alarms, broom=Broom(dust, an_attic(), rig.clock))
    timetable.start()
    async with asyncio.timeout(10):
        await dust.swept.wait()
    await timetable.stop()
    assert len(dust.asked) == 2
    assert "disk full" in caplog.text
