"""The time that nobody was there to answer: what fell due in it is moved out by its length (docs/decisions/0077)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LEAST = timedelta(minutes=15)
"""Who is away for less misses nothing: an update, or a crash and the start after it, moves no deadline."""
MOST = timedelta(days=3)
"""Who seems to have been away for longer may as well have a clock that is wrong: somebody is asked."""
LEAP = LEAST
"""By how much a clock may run ahead at once before somebody is asked."""


@dataclass(frozen=True, slots=True)
class Outage:
    """It lasted for `length` and was over at `until`, by the clock of the deadlines."""

    until: datetime
    length: timedelta

    @property
    def since(self) -> datetime:
        return self.until - self.length

    def covers(self, moment: datetime) -> bool:
        """Whether `moment` fell into it. What is moved out of it by its length never does again."""
        return self.since < moment <= self.until


@dataclass(frozen=True, slots=True)
class Pulse:
    """When somebody was there last: `at` by the clock of the deadlines, which may be moved by hand in a sandbox, and
    `true_at` by a clock that nobody moves.
    """

    at: datetime
    true_at: datetime
