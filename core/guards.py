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


def refusal_counts(kind: str, asker: str) -> tuple[str, str]:
    """Under which names an order counts how often a question of that kind by that party was declined, and lapsed."""
    return f"{kind}_declined_{asker}", f"{kind}_lapsed_{asker}"


def _paid_in_full(order: Order, payload: Mapping[str, object]) -> bool:
    return payload.get("amount") == order.terms.price


def _paid_by_hand(order: Order, _: Mapping[str, object]) -> bool:
    return order.terms.by_hand


def _proposal_paid(order: Order, payload: Mapping[str, object]) -> bool:
    asked = order.proposed
    return asked is not None and (payload.get("amount"), payload.get("number")) == (asked.price, asked.number)


def _was_refused(asker: str) -> Guard:
    names = refusal_counts("cancellation", asker)
    return Guard(f"{asker}-was-refused", lambda order, _: any(order.counts.get(name, 0) for name in names))


def _called_from(state: str) -> Guard:
    return Guard(f"called-from-{state}", lambda order, _: order.frozen == state)


PAID_IN_FULL = Guard("paid-in-full", _paid_in_full)
"""The till received exactly the order's price; anything else goes to the buyer's balance."""

PAID_BY_HAND = Guard("paid-by-hand", _paid_by_hand)
"""The till cannot see the money itself: people say that it was sent, and staff that it came."""

PROPOSAL_PAID = Guard("proposal-paid", _proposal_paid)
"""The till received exactly what the open question costs, for that question; anything else goes to the balance."""

BUYER_WAS_REFUSED, SELLER_WAS_REFUSED = _was_refused("buyer"), _was_refused("seller")
"""That party asked to cancel, and the other declined or did not answer (docs/decisions/0056)."""

CALLED_FROM_WORK, CALLED_FROM_LATE = _called_from("in_progress"), _called_from("overdue")
CALLED_FROM_REVIEW = _called_from("delivered")
"""From which state mediators were called: there the order goes back, each in its own way (docs/decisions/0056)."""
