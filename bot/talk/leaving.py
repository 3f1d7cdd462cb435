"""A mediator who leaves gives their cases back to the queue at once (docs/decisions/0089): whatever changes who works
for a community goes through here.
"""

from collections.abc import Collection

from bot.shop import Shop
from core.community import Community
from core.order import CommunityId, Order, PersonId
from core.step import Command
from core.workflow import MEDIATOR, PANEL
from core.workflows import workflow

PAGE = 20


async def change(shop: Shop, community: Community) -> Community:
    """Saves it. Raises `Stale`."""
    before = tuple(shop.communities.mediators(community.id))
    saved = await shop.communities.change(community)
    await _given_back(shop, community.id, before)
    return saved


async def wear(shop: Shop, person: PersonId, community: CommunityId, roles: Collection[int]) -> None:
    """Takes note of what `person` is there by a role; for whoever stays what they were it costs nothing."""
    before = tuple(shop.communities.mediators(community))
    await shop.communities.wears(person, community, roles)
    await _given_back(shop, community, before)


async def _given_back(shop: Shop, community: CommunityId, before: Collection[PersonId]) -> None:
    for person in set(before) - set(shop.communities.mediators(community)):
        seen = 0
        # What was given back is in nobody's hand; what somebody else moved meanwhile is left to them.
        while found := await shop.cases.mine(person, (community,), seen, PAGE):
            seen += len([order for order in found if not await _hand_back(shop, order)])


async def _hand_back(shop: Shop, order: Order) -> bool:
    """Whether nobody has it in hand now."""
    process = workflow(order.workflow, order.workflow_version)
    state = process.state(order.state)
    back = (each for each in state.actions if each.by is MEDIATOR and process.target(state, each).turn is PANEL)
    name = next((each.name for each in back), None)
    if name is None:
        return False
    key = ("left", f"{order.id}:{order.version}")
    await shop.desk.handle(Command(order.id, name, MEDIATOR, key, order.version))
    found = await shop.orders.find(order.id)
    return found is None or found.mediator is None
