"""Presses on an order. A plain one costs one call of the desk and no other read; what it did is said over the chat, and
the card follows by itself.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from bot.screens import welcome
from bot.screens.confirm import spending
from bot.talk import in_hand
from bot.talk.look import look
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.checkout import waits_for
from core.order import Order, OrderId
from core.ports import Outcome, Repeated
from core.step import FROM_BALANCE, NOT_NOW, NOT_YOURS, SHORT, STALE, Command, Moved, Refused
from core.till import Checkout
from core.workflow import BUYER, TILL

_SHOWS_THE_CARD = in_hand.REASONS | {
    *("stale", "not-now", "time-is-up", "used-up", "form-unknown", "form-not-complete"),
}


async def do(visit: Visit, order: OrderId, version: int, action: str) -> Reply:
    """Makes the command that a button stands for."""
    outcome = await _handed(visit, order, version, action, {})
    said = answer(visit, order, outcome)
    # Cards move with their order for its two parties only; others keep what they pressed as it stands now.
    return replace(said, card=order) if isinstance(outcome, Moved) and _outside(visit, outcome.order) else said


async def command(visit: Visit, order: OrderId, version: int, action: str, payload: Mapping[str, object]) -> Reply:
    """Hands a command of this person to the desk and says what came of it."""
    return answer(visit, order, await _handed(visit, order, version, action, payload))


async def _handed(visit: Visit, order: OrderId, version: int, action: str, payload: Mapping[str, object]) -> Outcome:
    given = Command(order, action, visit.me, visit.key, version, payload, visit.within)
    outcome = await visit.shop.desk.handle(given)
    return await in_hand.why(visit, order, action, outcome) if isinstance(outcome, Refused) else outcome


async def pay(visit: Visit, order_id: OrderId, version: int) -> Reply:
    """Where the buyer's press is the money. Nothing of it exists beside such a till."""
    order = await visit.shop.orders.find(order_id)
    if order is None or order.buyer != visit.me or not _pays_here(visit, order):
        return answer(visit, order_id, NOT_YOURS)
    if order.version != version:
        return answer(visit, order_id, STALE)
    due = waits_for(order)
    if due is None:
        return answer(visit, order_id, NOT_NOW)
    key = (f"till:{order.terms.till}", f"{order_id}/{due.question}" if due.question else order_id)
    payload = {"amount": due.minor, "number": due.question} if due.question else {"amount": due.minor}
    outcome = await visit.shop.desk.handle(Command(order_id, due.name, TILL, key, payload=payload))
    return answer(visit, order_id, outcome)


async def ask_to_spend(visit: Visit, order: OrderId, version: int) -> Reply:
    """Asks once whether to pay out of what the buyer has."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or view.role is not BUYER:
        return refused(visit, order, NOT_YOURS.reason)
    if view.order.version != version:
        return refused(visit, order, STALE.reason)
    screen = spending(view, visit.voice)
    return Reply(screen=screen) if screen else refused(visit, order, SHORT.reason)


async def spend(visit: Visit, order: OrderId, version: int) -> Reply:
    return await command(visit, order, version, FROM_BALANCE, {})


def answer(visit: Visit, order: OrderId, outcome: Outcome) -> Reply:
    """What a person sees of an outcome: what was done, or why not and how the order stands."""
    match outcome:
        case Moved(event=event):
            return done(visit, event.name if event else "")
        case Repeated(said):
            return done(visit, said)
        case Refused(reason):
            return refused(visit, order, reason)
        case _:
            assert_never(outcome)


def done(visit: Visit, event: str) -> Reply:
    """The card changes by itself; a ping or a question that was pressed is taken away."""
    return replace(visit.tell(f"done-{event}"), clear=not (visit.typed or visit.on_card))


def refused(visit: Visit, order: OrderId, reason: str) -> Reply:
    """Why not, and, where that helps, how the order stands instead of what was pressed."""
    said = visit.tell(f"refused-{reason}", alert=True)
    if reason not in _SHOWS_THE_CARD:
        return said
    return replace(said, card=order, clear=not (visit.typed or visit.on_card))


def left(visit: Visit, order: OrderId) -> Reply:
    """Out of something about an order that nothing was filled into yet: back to the card."""
    if visit.typed:
        return Reply(screen=welcome.lost("dialog-ended", visit.voice), card=order)
    return replace(visit.tell("dialog-ended"), clear=True, card=order)


def _pays_here(visit: Visit, order: Order) -> bool:
    here = visit.shop.till == order.terms.till and visit.within in {None, order.community}
    return here and order.terms.paid.checkout is Checkout.AT_ONCE


def _outside(visit: Visit, order: Order) -> bool:
    return visit.me not in {order.buyer, order.seller}
