"""Presses that change nothing: the card, what stands behind it, and the lists of orders."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.screens import deliveries, how, order_card, orders, timeline
from bot.screens.orders import PAGE, OrdersPage
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.talk.look import look
from bot.talk.reply import Reply
from bot.talk.visit import NOWHERE, Visit
from bot.talk.where import not_set_up
from core.enquiry import EnquiryId
from core.order import FileRef, Order, OrderId
from core.ports import View


async def card(visit: Visit, order: OrderId) -> Reply:
    return Reply(card=order) if await look(visit.shop, order, visit.me, visit.within) else _not_theirs(visit)


async def keep(visit: Visit, order: OrderId) -> Reply:
    """Back from a question: nothing happens, and the question is gone."""
    seen = await look(visit.shop, order, visit.me, visit.within)
    return Reply(card=order, clear=not visit.on_card) if seen else _not_theirs(visit)


async def more(visit: Visit, order: OrderId) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return await _more(visit, view) if view else _not_theirs(visit)


async def star(visit: Visit, order: OrderId, wanted: int) -> Reply:
    """One of the visitor's favourites from now on, or with 0 no more; pressed twice it is the same."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return _not_theirs(visit)
    favourites = visit.shop.favourites
    await (favourites.star if wanted else favourites.unstar)(visit.me, order)
    return replace(await _more(visit, view), toast=visit.voice.plain("starred" if wanted else "unstarred"))


async def _more(visit: Visit, view: OrderView) -> Reply:
    starred = await visit.shop.favourites.starred(visit.me, view.order.id)
    asked, help_ = await _asked_before(visit, view), await _help_request(visit, view)
    return Reply(screen=order_card.more(replace(view, starred=starred), visit.voice, asked, help_))


async def _help_request(visit: Visit, view: OrderView) -> int | None:
    """What the visitor has asked mediators about it and is still open."""
    found = await visit.shop.helping.requests.open_of(view.order.id, visit.me) if view.party else None
    return found.number if found else None


async def _asked_before(visit: Visit, view: OrderView) -> EnquiryId | None:
    """What the two wrote about the service before the order, if anything."""
    if view.order.listing is None or not view.party:
        return None
    enquiry = await visit.shop.enquiries.between(view.order.buyer, view.order.listing)
    return enquiry.id if enquiry and await visit.shop.messages.last(enquiry.id) else None


async def show_timeline(visit: Visit, order: OrderId, page: int) -> Reply:
    view = await _record(visit, order)
    return _shown(visit, view and timeline.timeline(view, visit.voice, page))


async def show_deliveries(visit: Visit, order: OrderId, number: int, page: int) -> Reply:
    view = await _record(visit, order)
    return _shown(visit, view and deliveries.deliveries(view, visit.voice, number, page))


async def hashes(visit: Visit, order: OrderId, number: int) -> Reply:
    view = await _record(visit, order)
    return _shown(visit, view and deliveries.hashes(view, visit.voice, number))


async def files(visit: Visit, order: OrderId, number: int) -> Reply:
    """The files of one delivery, as a message of their own."""
    view = await _record(visit, order)
    screen = view and deliveries.handed_out(view, visit.voice, number, await _gone(visit, view, number))
    return Reply(screen=screen, fresh=True) if screen else _not_theirs(visit)


async def _record(visit: Visit, order: OrderId) -> OrderView | None:
    """The order, if its record is the visitor's to read."""
    view = await look(visit.shop, order, visit.me, visit.within)
    return view if view and view.reads else None


async def _gone(visit: Visit, view: OrderView, number: int) -> Collection[FileRef]:
    return [each for each in deliveries.kept_files(view, number) if not await visit.shop.files.has(each)]


async def show_how(visit: Visit, order: OrderId) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    return _shown(visit, view and how.how(view, visit.voice))


async def my_orders(visit: Visit, _: str = "") -> Reply:
    """The first group that there is anything in, beginning with what needs the person."""
    if visit.within == NOWHERE:
        return not_set_up(visit)
    counts = await _counts(visit)
    return await _group(visit, next((each for each in View if counts[each]), View.NEEDS_ME), 0, counts)


async def one_group(visit: Visit, group: str, page: int) -> Reply:
    return await _group(visit, View(group) if group in set(View) else View.NEEDS_ME, page, await _counts(visit))


async def _counts(visit: Visit) -> Mapping[View, int]:
    favourites = await visit.shop.favourites.count(visit.me, visit.within)
    return orders.tally(await visit.shop.orders.count_for(visit.me, visit.within), favourites)


async def _group(visit: Visit, group: View, page: int, counts: Mapping[View, int]) -> Reply:
    number = min(page, max(0, counts[group] - 1) // PAGE)
    found = await _found(visit, group, number * PAGE)
    shown = OrdersPage(visit.me, group, number, counts, tuple(found))
    return Reply(screen=orders.orders(shown, visit.voice))


async def _found(visit: Visit, group: View, after: int) -> Sequence[Order]:
    if group is View.FAVOURITES:
        return await visit.shop.favourites.list_for(visit.me, after, PAGE, visit.within)
    return await visit.shop.orders.list_for(visit.me, orders.standings()[group], after, PAGE, visit.within)


def _shown(visit: Visit, screen: OrderView | Screen | None) -> Reply:
    return Reply(screen=screen) if isinstance(screen, Screen) else _not_theirs(visit)


def _not_theirs(visit: Visit) -> Reply:
    """The same answer for what does not exist and for what is somebody else's."""
    return visit.tell("refused-not-yours", alert=True)
