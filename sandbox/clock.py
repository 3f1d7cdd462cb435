"""The sandbox's clock is the real clock plus an offset that only grows.

The offset lies in a small file, so that another process and a restart see the same time.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

_MICROSECOND = timedelta(microseconds=1)


class ClockRunsForward(ValueError):
    """The sandbox's clock can be moved ahead, never back."""


class SandboxClock:
    """A clock that a person or a test moves ahead; `now()` never goes back.

    `path` holds the offset in microseconds and is created by the first move. `real` gives the true time,
    aware. Any number of clocks, in any processes, may stand on one file.
    """

    def __init__(self, path: Path, real: Callable[[], datetime]) -> None:
        self._path = path
        self._real = real
        self._offset = timedelta(0)
        self._seen: tuple[int, int, int] | None = None
        self._latest = datetime.min.replace(tzinfo=UTC)
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The sandbox's time, aware and in UTC."""
        self._refresh()
        self._latest = max(self._latest, self._real().astimezone(UTC) + self._offset)
        return self._latest

    def advance(self, length: timedelta) -> datetime:
        """Move ahead by `length` and say the new time; raises `ClockRunsForward` for a negative one."""
        if length < timedelta(0):
            raise ClockRunsForward(f"cannot move the clock by {length}")
        self._refresh()
        self._write(self._offset + length)
        moment = self.now()
        for listener in self._listeners:
            listener()
        return moment

    def advance_to(self, moment: datetime) -> datetime:
        """Move ahead to an aware `moment` and say the new time; raises `ClockRunsForward`."""
        now = self.now()
        if moment < now:
            raise ClockRunsForward(f"{moment.isoformat()} lies before {now.isoformat()}")
        return self.advance(moment - now)

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each move made through this object (not for moves by another process)."""
        self._listeners.append(listener)

    def _refresh(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        if seen != self._seen:
            self._offset = max(self._offset, int(self._path.read_text(encoding="ascii")) * _MICROSECOND)
            self._seen = seen

    def _write(self, offset: timedelta) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        draft.write_text(str(offset // _MICROSECOND), encoding="ascii")
        draft.replace(self._path)
