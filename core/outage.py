"""The time that nobody was there to answer: what fell due in it is moved out by its length (design.md, 4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta


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
