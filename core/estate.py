"""All that is stored about one person: handed to them when they ask for it, and erased when they ask for that.

What stays of an erased person stays under the number that they had, which names nobody any more: the ledger, and the
record of orders, which both sides may need as proof (docs/decisions/0082).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.order import FileRef
from core.transfer import Purse

EXPORT_EVERY = timedelta(days=1)
"""Each is a look at everything and a file that is kept for a while."""
ERASED_EVERY = timedelta(days=7)
"""Whoever comes back is new, and nothing is known of what they were allowed only so often: reports, first questions,
codes for addresses. The law leaves a month.
"""


@dataclass(frozen=True, slots=True)
class Estate:
    """`tables` are rows of JSON by the name of their table. `files` are those that the person sent themselves."""

    tables: Mapping[str, Sequence[Mapping[str, object]]]
    files: tuple[FileRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindrances:
    """What stands against erasing somebody: orders that go on (theirs, or those they mediate), those that somebody may
    still pay them for, transfers on their way, what is on their balances or owed there, the communities whose staff or
    mediators they are by name, and, for who came back from an erasure, until when it can not be done again.
    """

    orders: int = 0
    unpaid: int = 0
    payouts: int = 0
    purses: tuple[Purse, ...] = ()
    crew_of: tuple[str, ...] = ()
    until: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.orders or self.unpaid or self.payouts or self.purses or self.crew_of or self.until)


@dataclass(frozen=True, slots=True)
class NotYet:
    """The next export can be had at that moment."""

    at: datetime
