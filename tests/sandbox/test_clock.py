"""The clock only runs forward, and all that stand on its file agree."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox.clock import ClockRunsForward, SandboxClock

NINE = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)


def a_clock(path: Path, real: datetime = NINE) -> SandboxClock:
    return SandboxClock(path, lambda: real)


def test_an_untouched_clock_tells_the_real_time(tmp_path: Path) -> None:
    assert a_clock(tmp_path / "clock").now() == NINE


def test_moves_add_up_and_are_seen_by_other_clocks_and_after_a_restart(tmp_path: Path) -> None:
    clock, other = a_clock(tmp_path / "clock"), a_clock(tmp_path / "clock")
    assert other.now() == NINE
    clock.advance(timedelta(hours=1))
    clock.advance_to(NINE + timedelta(days=2))
    assert other.now() == NINE + timedelta(days=2)
    assert a_clock(tmp_path / "clock").now() == NINE + timedelta(days=2)


def test_it_cannot_be_moved_back(tmp_path: Path) -> None:
    clock = a_clock(tmp_path / "clock")
    with pytest.raises(ClockRunsForward):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ClockRunsForward):
        clock.advance_to(NINE - timedelta(microseconds=1))
    assert clock.now() == NINE


def test_it_stands_while_the_machine_s_own_clock_is_set_back(tmp_path: Path) -> None:
    real = [NINE]
    clock = SandboxClock(tmp_path / "clock", lambda: real[0])
    clock.now()
    real[0] = NINE - timedelta(hours=1)
    assert clock.now() == NINE


def test_whoever_asked_is_told_of_a_move(tmp_path: Path) -> None:
    clock, moves = a_clock(tmp_path / "clock"), []
    clock.on_move(lambda: moves.append(clock.now()))
    clock.advance(timedelta(minutes=5))
    assert moves == [NINE + timedelta(minutes=5)]
