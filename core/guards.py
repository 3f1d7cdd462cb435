"""The named conditions a declaration may put on an action. The name is also the id of the sentence that the one who is
refused reads. A guard looks only at the order and at what the command carries, and none of these turns with time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.order import Order


@dataclass(frozen=True, slots=True)
class Guard:
    name: str
    holds: Callable[[Order, Mapping[str, object]], bool]


def _paid_in_full(order: Order, payload: Mapping[str, object]) -> bool:
    return payload.get("amount") == order.terms.price


def _paid_by_hand(order: Order, _: Mapping[str, object]) -> bool:
    return order.terms.by_hand


PAID_IN_FULL = Guard("paid-in-full", _paid_in_full)
"""The till received exactly the order's price; anything else goes to the buyer's balance."""

PAID_BY_HAND = Guard("paid-by-hand", _paid_by_hand)
"""The till cannot see the money itself: people say that it was sent, and staff that it came."""
