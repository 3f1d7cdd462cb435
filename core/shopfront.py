"""How a service and its seller stand to one visitor, and what the visitor may want of them.

It is looked at twice: for the screen that offers it, and again within the transaction that does it. Whoever is blocked
is told what everybody is told about a service that is paused, and so learns nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.availability import Availability
from core.listing import Listing, Sale
from core.order import PersonId
from core.sanction import Sanction, bar
from core.step import Refused

NOT_OFFERED = Refused("not-offered")
"""Nobody is taken here, or not this visitor: one answer for all of it."""
AWAY = Refused("seller-away")
FULLY_BOOKED = Refused("fully-booked")
"""Orders that wait to be paid count too, for a while: each may be the last one that fits."""
NOT_TAKEN = Refused("chat-not-taken")
"""The same about words."""
SUSPENDED = Refused("suspended")
"""The visitor is suspended or banned there."""
UNBLOCK_FIRST = Refused("unblock-first")
"""The visitor has blocked the other one themselves."""


PAID_WITHIN = timedelta(hours=1)
"""How long an order that costs nothing yet keeps a place that another may want."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """An order of `buyer` that waits for its money. `claimed`: staff look whether that has come."""

    buyer: PersonId
    placed_at: datetime
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Shopfront:
    """`listing` is None where it is about the two people alone. `blocked_by`: who of them has blocked the other.
    `running`: how many orders of the seller are open and paid for, wherever they are. `sanctions` are those of either
    in the community that may hold. `gone` are those of them who were erased: a late act of theirs leads nowhere.
    `unpaid` are the seller's orders that wait for their money.
    """

    seller: PersonId
    visitor: PersonId
    listing: Listing | None = None
    blocked_by: frozenset[PersonId] = frozenset()
    availability: Availability | None = None
    running: int = 0
    sanctions: tuple[Sanction, ...] = ()
    gone: frozenset[PersonId] = frozenset()
    unpaid: tuple[Unpaid, ...] = ()

    def taken(self, now: datetime) -> int:
        """How many places are not free. Of orders that are not paid, no other buyer's keep more than one, and none for
        long; one's own all count: whoever pays them all should not find that there were too many.
        """
        keep = [each.buyer for each in self.unpaid if each.claimed or now < each.placed_at + PAID_WITHIN]
        return self.running + keep.count(self.visitor) + len({*keep} - {self.visitor})

    def offered(self, now: datetime) -> bool:
        """Whether anybody can have it."""
        on_sale = self.listing is None or self.listing.sale is Sale.ON
        return on_sale and self.seller not in self.gone and bar(self.sanctions, self.seller, now) is None

    def barred(self, now: datetime) -> bool:
        """Whether the visitor can have nothing there."""
        return bar(self.sanctions, self.visitor, now) is not None


@dataclass(frozen=True, slots=True)
class Glance:
    """Somebody looks around, at a moment."""

    visitor: PersonId
    at: datetime


def why_not_order(front: Shopfront, now: datetime) -> Refused | None:
    """Why this visitor cannot order now."""
    if refusal := why_not_ask(front, now):
        return refusal
    if front.availability and front.availability.is_away(now):
        return AWAY
    return FULLY_BOOKED if front.availability and front.availability.is_full(front.taken(now)) else None


def why_not_ask(front: Shopfront, now: datetime) -> Refused | None:
    """Why this visitor cannot ask the seller now. Who is away or fully booked can be asked when that ends."""
    if front.barred(now):
        return SUSPENDED
    if front.visitor in front.blocked_by:
        return UNBLOCK_FIRST
    return None if front.offered(now) and not front.blocked_by and not front.gone else NOT_OFFERED


def why_not_write(front: Shopfront, author: PersonId, now: datetime) -> Refused | None:
    """Why `author`, one of the two, cannot write to the other outside an order that is open. Whoever was asked may
    answer, whatever has become of the service.
    """
    if author in front.blocked_by:
        return UNBLOCK_FIRST
    if author == front.visitor and front.barred(now):
        return SUSPENDED
    if author == front.visitor and not front.offered(now):
        return NOT_TAKEN
    return NOT_TAKEN if front.blocked_by or front.gone else None
