"""When a seller takes orders: never while they are away, and never more at a time than they said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.order import PersonId

MOST_ORDERS = 999
"""A limit of more than that is none."""
LONGEST_AWAY = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Availability:
    """`most` open orders at a time, None for as many as come. Away with `back_at` None is away until they say so; with
    a moment it ends by itself.
    """

    seller: PersonId
    most: int | None = None
    away: bool = False
    back_at: datetime | None = None

    def is_away(self, now: datetime) -> bool:
        return self.away and (self.back_at is None or now < self.back_at)

    def is_full(self, running: int) -> bool:
        """Whether with so many open orders no other one fits."""
        return self.most is not None and running >= self.most
