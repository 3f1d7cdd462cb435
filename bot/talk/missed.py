"""What somebody whom nothing reached for a while has to see first."""

from bot.shop import Shop
from core.order import OrderId
from core.person import Person
from core.workflow import PARTIES
from core.workflows import WORKFLOWS

MOST = 20
"""Cards that are brought up to date at once; the rest follow as their orders move."""
_OPEN = frozenset(
    (role.value, state.name)
    for workflow in WORKFLOWS
    for state in workflow.states
    for role in PARTIES
    if not state.final
)


async def missed(shop: Shop, person: Person) -> tuple[OrderId, ...]:
    """The open orders of `person`, newest first."""
    return tuple(order.id for order in await shop.orders.list_for(person.id, _OPEN, 0, MOST))
