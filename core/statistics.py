"""What somebody has done in a community, for the other side to know before they agree to an order: plain figures, and
of what was cancelled only that which was on their account (docs/decisions/0067).
"""

from dataclasses import dataclass

from core.review import UNRATED, Rating
from core.workflow import SELLER, Actor

_ALL = 100


@dataclass(frozen=True, slots=True)
class Figures:
    """What somebody did in one role, of the orders that ever reached their seller: how many were `done`, how many of
    those were `late` at some time, how many were `cancelled` on their account, and in how many mediators were called,
    by whomever. `rating` is by the other side.
    """

    done: int = 0
    late: int = 0
    cancelled: int = 0
    disputed: int = 0
    rating: Rating = UNRATED

    @property
    def on_time(self) -> int:
        """How many of a hundred done orders were never late, rounded down; 100 where none is done."""
        return _ALL * (self.done - self.late) // self.done if self.done else _ALL

    @property
    def empty(self) -> bool:
        """There is nothing to tell."""
        return self == Figures()


NOTHING = Figures()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What somebody did as a seller and as a buyer."""

    seller: Figures = NOTHING
    buyer: Figures = NOTHING

    def of(self, role: Actor) -> Figures:
        return self.seller if role is SELLER else self.buyer

    @property
    def empty(self) -> bool:
        return self.seller.empty and self.buyer.empty
