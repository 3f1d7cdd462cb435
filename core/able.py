"""Whether a move can be made as the order stands, whoever asks: what is open, how often it was done, what its condition
says, and whether time is up.
"""

from collections.abc import Mapping
from datetime import datetime

from core import question
from core.order import Order
from core.workflow import TILL, Action


def pressed(order: Order, action: Action) -> Mapping[str, object]:
    """What a press carries by itself: staff who speak for the till confirm the whole price."""
    if action.by is not TILL:
        return {}
    asked = order.proposed if action.piece else None
    return {"amount": asked.price, "number": asked.number} if asked else {"amount": order.terms.price}


def fits(action: Action, order: Order) -> bool:
    """Whether what is open between the parties lets it be made."""
    return action.piece is None or question.fits(action.piece, action.by, order.proposed)


def allows(action: Action, order: Order, payload: Mapping[str, object]) -> bool:
    """Whether its condition holds when it comes with this."""
    return action.guard is None or action.guard.holds(order, payload)


def left(order: Order, action: Action) -> int | None:
    """How often `action` may still be made; None for as often as one likes."""
    if action.at_most is None:
        return None
    limit = action.at_most.limit
    most = limit if isinstance(limit, int) else int(getattr(order.terms, limit))
    return max(0, most - order.counts.get(action.count, 0))


def lapsed(order: Order, now: datetime) -> bool:
    """Whether a deadline has passed, though its alarm may not have run yet."""
    due = order.next_due
    return due is not None and due.at <= now
