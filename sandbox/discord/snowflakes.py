"""Discord's numbers: milliseconds since 2015 in the upper bits, so that they sort by time. Each is given once."""

from collections.abc import Callable
from datetime import UTC, datetime

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_LOWER = 22


class Snowflakes:
    """Gives out numbers; more than one in a millisecond count on."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.last = 0

    def next(self) -> int:
        """A number above all before it."""
        self.last = max(self.last + 1, snowflake_at(self._now()))
        return self.last

    def seen(self, *numbers: int) -> None:
        """These were given out before a restart."""
        self.last = max(self.last, *numbers) if numbers else self.last

    def age_minutes(self, number: int) -> float:
        """How long ago a number was given out."""
        return ((snowflake_at(self._now()) >> _LOWER) - (number >> _LOWER)) / 60_000


def snowflake_at(moment: datetime) -> int:
    """The smallest number of a moment."""
    return int((moment - _EPOCH).total_seconds() * 1000) << _LOWER
