"""Why a mediator cannot do what they pressed about a case: it is their own order, or in whose hand it is now."""

from bot.talk.visit import Visit
from core.desk import capacities
from core.order import Order, OrderId, PersonId
from core.step import NOT_NOW, NOT_YOURS, STALE, Refused
from core.workflow import JUDGES, PANEL, Action
from core.workflows import workflow

OWN = Refused("case-own")
UNTAKEN = Refused("case-untaken")
TAKEN = Refused("case-taken")
CLOSED = Refused("case-closed")
REASONS = frozenset(each.reason for each in (OWN, UNTAKEN, TAKEN, CLOSED))
_VAGUE = frozenset({STALE.reason, NOT_NOW.reason, NOT_YOURS.reason})
"""True of the order, and no answer to who wonders what has become of a case."""


async def why(visit: Visit, order: OrderId, name: str, refusal: Refused) -> Refused:
    """`refusal` of the action of that name; to a mediator, if only mediators do it, what they should know instead. It
    costs a read where something was refused.
    """
    if refusal.reason not in _VAGUE:
        return refusal
    found = await visit.shop.orders.find(order)
    if found is None or visit.within not in {None, found.community}:
        return refusal
    crew = visit.shop.communities.crew(found.community)
    if visit.me not in crew.mediators or not capacities(found, visit.me, crew):
        return refusal
    return _stands(found, visit.me, name) or refusal


def _stands(order: Order, mediator: PersonId, name: str) -> Refused | None:
    process = workflow(order.workflow, order.workflow_version)
    named = {each.by for _, each in process.moves() if isinstance(each, Action) and each.name == name}
    judged = named & set(JUDGES)
    if not judged:
        return None
    if mediator in {order.buyer, order.seller}:
        return OWN
    if order.frozen is None:
        return CLOSED
    if order.mediator is None:
        return None if PANEL in judged else UNTAKEN
    return None if order.mediator == mediator else TAKEN
