"""What is being filled in for an action of an order, as things stand now: the name of its draft says for which.

A draft of a form is called by its kind, the order and the action, with dashes between.
"""

from dataclasses import dataclass

from bot.screens.view import OrderView
from bot.talk import drafts, in_hand, orders
from bot.talk.look import look
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.forms import Form
from core.order import OrderId
from core.ports import Draft
from core.step import NOT_NOW, NOT_YOURS, STALE, TIME_IS_UP, Refused
from core.workflow import Action

VERSION = "version"
"""Of the order, as its owner saw it when they filled this in."""
MOVED_ON = (STALE, TIME_IS_UP)


@dataclass(frozen=True, slots=True)
class Open:
    """A form that can be sent as things stand: the order as its owner sees it, the action, the form of it."""

    view: OrderView
    action: Action
    form: Form

    @property
    def lines(self) -> int:
        return len(self.view.order.terms.lines)


async def opened_by(visit: Visit, draft: Draft) -> Open | None:
    """The form as the order's state has it, or None when that has no use for it any more. Whether its time is up is
    left to the desk: a deadline that has just passed may lead to where the same form can still be sent.
    """
    order, name = parts(draft.dialog)
    view = await look(visit.shop, order, visit.me, visit.within)
    action = view.state.action(name, view.actors) if view else None
    return Open(view, action, action.form) if view and action and action.form else None


async def closed(visit: Visit, draft: Draft, refusal: Refused = NOT_NOW) -> Reply:
    """It can be sent no more. One whose order only cannot be seen from here stays, to be sent from elsewhere."""
    order, name = parts(draft.dialog)
    if visit.within and await look(visit.shop, order, visit.me, visit.within) is None:
        return orders.refused(visit, order, NOT_YOURS.reason)
    await drafts.end(visit, draft.dialog)
    return orders.refused(visit, order, (await in_hand.why(visit, order, name, refusal)).reason)


def parts(name: str) -> tuple[OrderId, str]:
    """Order and action, out of the name of a draft."""
    _, order, action = name.split("-", 2)
    return OrderId(order), action
