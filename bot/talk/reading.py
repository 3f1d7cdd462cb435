"""Presses that change nothing: the card, what stands behind it, and the lists of orders."""

from bot.screens import deliveries, how, order_card, orders, timeline
from bot.screens.orders import PAGE, OrdersPage
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.talk.look import look
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import not_set_up
from core.order import OrderId
from core.ports import View


async def card(visit: Visit, order: OrderId) -> Reply:
    return Reply(card=order) if await look(visit.shop, order, visit.me, visit.within) else _not_theirs(visit)


async def keep(visit: Visit, order: OrderId) -> Reply:
    """Back from a question: nothing happens, and the question is gone."""
    seen = await look(visit.shop, order, visit.me, visit.within)
    return Reply(card=order, clear=not visit.on_card) if seen else _not_theirs(visit)


async def more(visit: Visit, order: OrderId) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and order_card.more(view, visit.voice))


async def show_timeline(visit: Visit, order: OrderId, page: int) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and timeline.timeline(view, visit.voice, page))


async def show_deliveries(visit: Visit, order: OrderId, number: int, page: int) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and deliveries.deliveries(view, visit.voice, number, page))


async def hashes(visit: Visit, order: OrderId, number: int) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and deliveries.hashes(view, visit.voice, number))


async def files(visit: Visit, order: OrderId, number: int) -> Reply:
    """The files of one delivery, as a message of their own."""
    view = await look(visit.shop, order, visit.me, visit.within)
    screen = view and deliveries.handed_out(view, visit.voice, number)
    return Reply(screen=screen, fresh=True) if screen else _not_theirs(visit)


async def show_how(visit: Visit, order: OrderId) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and how.how(view, visit.voice))


async def my_orders(visit: Visit, _: str = "") -> Reply:
    """The first group that there is anything in, beginning with what needs the person."""
    if visit.within == NOWHERE:
        return not_set_up(visit)
    counts = orders.tally(await visit.shop.orders.count_for(visit.me, visit.within))
    return await _group(visit, next((each for each in View if counts[each]), View.NEEDS_ME), 0)


async def one_group(visit: Visit, group: str, page: int) -> Reply:
    return await _group(visit, View(group) if group in set(View) else View.NEEDS_ME, page)


async def _group(visit: Visit, group: View, page: int) -> Reply:
    counts = orders.tally(await visit.shop.orders.count_for(visit.me, visit.within))
    number = min(page, max(0, counts[group] - 1) // PAGE)
    standing = orders.standings()[group]
    found = await visit.shop.orders.list_for(visit.me, standing, number * PAGE, PAGE, visit.within)
    shown = OrdersPage(visit.me, group, number, counts, tuple(found))
    return Reply(screen=orders.orders(shown, visit.voice))


def _shown(visit: Visit, screen: OrderView | Screen | None) -> Reply:
    return Reply(screen=screen) if isinstance(screen, Screen) else _not_theirs(visit)


def _not_theirs(visit: Visit) -> Reply:
    """The same answer for what does not exist and for what is somebody else's."""
    return visit.tell("refused-not-yours", alert=True)
