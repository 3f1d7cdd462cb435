"""What one person may see of one order, loaded."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.view import OrderView, reaching
from bot.shop import Shop
from core import engine
from core.checkout import waits_for
from core.desk import capacities
from core.order import CommunityId, Order, OrderId, PersonId
from core.reviews import Seen, reviewers, seen
from core.statistics import Figures
from core.workflow import BUYER, SELLER
from core.workflows import OPEN, workflow

PAGE = 50
MOST = 500
"""Orders of one person that are looked at together; each takes a look at its record."""


async def look(shop: Shop, order: OrderId, person: PersonId, within: CommunityId | None = None) -> OrderView | None:
    """The order as `person` sees it now, or None when it is not theirs to see, or is no order at all. `within`: seen
    from the server or group of that community, where there are no orders of others.
    """
    found = await shop.orders.find(order)
    if found is None or within not in {None, found.community}:
        return None
    return await see(shop, found, person)


async def see(shop: Shop, order: Order, person: PersonId) -> OrderView | None:
    """The same for an order that is already at hand."""
    actors = capacities(order, person, shop.communities.crew(order.community))
    if not actors:
        return None
    process = workflow(order.workflow, order.workflow_version)
    view = OrderView(
        order=order,
        workflow=process,
        reader=person,
        actors=actors,
        buyer=await named(shop, order.buyer),
        seller=await named(shop, order.seller),
        events=reaching(process, await shop.orders.events(order.id), actors),
        possible=engine.possible(process, order, actors, shop.clock.now()),
        instructions=_instructions(shop, order) if actors & {BUYER, SELLER} else "",
        balance=await _balance(shop, order) if BUYER in actors else 0,
        paylink=await shop.checkout.shown(order) if BUYER in actors else None,
        reviews=await _reviews(shop, order, person),
        # As long as an order is open it does not matter.
        blocked_by=await _blocked_by(shop, order) if process.state(order.state).final else frozenset(),
        case=await shop.cases.of(order.id) if order.mediator else None,
        took=not actors & {BUYER, SELLER} and await shop.cases.took(order.id, person),
    )
    return replace(view, repute=await _repute(shop, order)) if view.agreeing else view


async def _repute(shop: Shop, order: Order) -> Figures:
    """What the buyer has done in the order's community."""
    return (await shop.reputations.of(order.buyer, order.community)).buyer


async def _reviews(shop: Shop, order: Order, person: PersonId) -> Seen | None:
    """An order that goes on has none, and is not asked for them."""
    if not reviewers(order):
        return None
    return seen(order, await shop.reviews.of_order(order.id), person, shop.clock.now())


async def open_orders(shop: Shop, person: PersonId, within: CommunityId | None = None) -> Sequence[OrderView]:
    """What `person` has that goes on, the newest first, as far as anybody could read it."""
    found: list[Order] = []
    while len(found) < MOST:
        page = await shop.orders.list_for(person, OPEN, len(found), PAGE, within)
        found += page
        if len(page) < PAGE:
            break
    views = [await see(shop, order, person) for order in found]
    return [view for view in views if view]


def _instructions(shop: Shop, order: Order) -> str:
    community = shop.communities.get(order.community)
    return community.rules.instructions if community else ""


async def _blocked_by(shop: Shop, order: Order) -> frozenset[PersonId]:
    return frozenset(await shop.blocks.between(order.buyer, order.seller))


async def _balance(shop: Shop, order: Order) -> int:
    """Asked for only where something is to be paid: it costs a read."""
    if not waits_for(order):
        return 0
    return await shop.cash.available(order.buyer, order.community, order.terms.currency)


def house_of(shop: Shop, community: CommunityId) -> str:
    """What the community is called, whose papers those of its orders are."""
    return (shop.communities.get(community) or shop.communities.default).name


async def named(shop: Shop, person: PersonId) -> str:
    """What others call them; empty when nobody knows it any more."""
    found = await shop.people.get(person)
    return found.name if found else ""
