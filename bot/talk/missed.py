"""What somebody whom nothing reached for a while has to see first."""

from bot.shop import Shop
from core.order import OrderId
from core.person import Person
from core.workflows import OPEN

MOST = 20
"""Cards that are brought up to date at once; the rest follow as their orders move."""


async def missed(shop: Shop, person: Person) -> tuple[OrderId, ...]:
    """The open orders of `person`, newest first."""
    return tuple(order.id for order in await shop.orders.list_for(person.id, OPEN, 0, MOST))
