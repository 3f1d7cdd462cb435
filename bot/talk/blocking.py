"""Blocking a person: they cannot order from one, ask one, or write to one outside an order that is open. Nobody tells
them. Whom one may block is who one has had to do with.
"""

from bot.screens import blocking as screens
from bot.screens.conversation import Conversation
from bot.screens.view import OrderView
from bot.talk import conversation
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.message import About
from core.order import PersonId
from core.workflows import OPEN

MOST_LOOKED_AT = 200
"""Of somebody's open orders."""
MOST_SHOWN = 60
"""Blocked people on one screen, the latest first; the rest follow once some are let in again."""


async def ask(visit: Visit, about: About) -> Reply:
    """Whether the other one of this conversation is to be blocked."""
    view = await conversation.of(visit, about)
    other = partner(visit, view) if view else None
    if view is None or other is None:
        return visit.tell("refused-not-yours", alert=True)
    return Reply(screen=screens.ask(view, await _open_orders(visit, other), visit.voice))


async def block(visit: Visit, about: About) -> Reply:
    view = await conversation.of(visit, about)
    other = partner(visit, view) if view else None
    if view is None or other is None:
        return visit.tell("refused-not-yours", alert=True)
    await visit.shop.blocks.block(visit.me, other, visit.now)
    return await blocked(visit, note="block-done")


async def unblock(visit: Visit, person: int) -> Reply:
    """Nothing happens to somebody who is not blocked."""
    await visit.shop.blocks.unblock(visit.me, PersonId(person))
    return await blocked(visit, note="unblock-done")


async def blocked(visit: Visit, note: str = "") -> Reply:
    """Everybody whom the visitor has blocked. `note` is the id of a sentence above it."""
    numbers = await visit.shop.blocks.of(visit.me)
    found = [await visit.shop.people.get(each) for each in numbers[:MOST_SHOWN]]
    people = [each for each in found if each]
    return Reply(screen=screens.blocked(people, visit.voice, visit.voice.say(note) if note else None))


def partner(visit: Visit, view: Conversation) -> PersonId | None:
    """The other one, to one of the two; None for whoever is neither, or alone with it yet."""
    if not isinstance(view, OrderView):
        return view.enquiry.asker if view.sells else view.enquiry.seller
    if not view.party or not view.order.joined:
        return None
    return view.order.seller if view.order.buyer == visit.me else view.order.buyer


async def _open_orders(visit: Visit, other: PersonId) -> int:
    mine = await visit.shop.orders.list_for(visit.me, OPEN, 0, MOST_LOOKED_AT)
    return sum(order.joined and other in {order.buyer, order.seller} for order in mine)
