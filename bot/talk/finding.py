"""What a person may mean by the few letters that they have typed: orders and services, as a platform offers them while
somebody still types. Nobody is offered an order, or a service that is not on sale, of somebody else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.talk.services import DEEP_LINK
from bot.talk.visit import Visit
from bot.talk.where import where
from core.listing import Listing
from core.order import ALPHABET, ID_LENGTH, Order, OrderId
from core.shopfront import Glance

MOST_FOUND = 25  # that Discord offers
_LOOKED_AT = 200
_ID = re.compile(f"[{ALPHABET}]{{{ID_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Found:
    """`label` is what is read, `id` of the order or the service."""

    label: str
    id: str


async def my_orders(visit: Visit, typed: str) -> tuple[Found, ...]:
    """Orders of the visitor that can be seen from here, newest first."""
    orders = await _orders(visit)
    labels = [(_order(order, visit), order.id) for order in orders]
    return _matching(labels, typed)


async def my_services(visit: Visit, typed: str) -> tuple[Found, ...]:
    """Services that the visitor offers here."""
    mine = await visit.shop.listings.of_seller(visit.me)
    here = [each for each in mine if visit.within in {None, each.community}]
    return _matching(((_service(each, visit), each.id) for each in here), typed)


async def on_sale(visit: Visit, typed: str) -> tuple[Found, ...]:
    """Services that can be ordered here."""
    here = await where(visit)
    glance = Glance(visit.me, visit.now)
    found = await visit.shop.listings.on_sale(here.id, 0, _LOOKED_AT, glance) if here else ()
    return _matching(((_service(each, visit), each.id) for each in found), typed)


async def order_of(visit: Visit, typed: str) -> OrderId | None:
    """The order of the visitor that was picked, or whose code was typed; None where that is none, or several."""
    wanted = typed.strip().upper()
    if _ID.fullmatch(wanted):
        return OrderId(wanted)
    meant = [order.id for order in await _orders(visit) if order.code == wanted]
    return meant[0] if len(meant) == 1 else None


def service_of(typed: str) -> str | None:
    """The id of the service that was picked, or to which a link leads."""
    found = _ID.search(typed.strip().rpartition(DEEP_LINK)[2])
    return found[0] if found else None


async def _orders(visit: Visit) -> list[Order]:
    found = await visit.shop.orders.list_for(visit.me, None, 0, _LOOKED_AT, visit.within)
    return list(found)


def _matching(labels: Iterable[tuple[str, str]], typed: str) -> tuple[Found, ...]:
    words = typed.casefold().split()
    found = [Found(label, each) for label, each in labels if all(word in label.casefold() for word in words)]
    return tuple(found[:MOST_FOUND])


def _order(order: Order, visit: Visit) -> str:
    return visit.voice.plain(
        "find-order", code=order.code, title=order.title, state=visit.voice.plain(f"state-{order.state}")
    )


def _service(listing: Listing, visit: Visit) -> str:
    return visit.voice.plain("find-service", title=listing.title, price=listing.price)
