"""A receipt or a statement as it was given out: which movements of an order's money it covers, and its number.

Numbers count the papers of one series of one community, without a gap and without a repetition: a paper gets the next
one when it is first asked for. Asked for again it is the same, until money has moved; then there is a new one, which
says what it replaces.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.order import CommunityId, Line, OrderId, PersonId


class Series(StrEnum):
    RECEIPT = "receipt"
    """For the buyer: what was paid, and what became of it."""
    STATEMENT = "statement"
    """For the seller: what was earned, and the fee."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`number` is 0 until given. `lines` are what was ordered then, `covers` the keys of the journals in their order.
    `replaces` is the number of the one before it of the same order. Whose it is is called as they are called now.
    """

    community: CommunityId
    series: Series
    number: int
    order: OrderId
    person: PersonId
    at: datetime
    lines: tuple[Line, ...]
    covers: tuple[str, ...]
    replaces: int | None = None
