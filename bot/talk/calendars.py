"""Calendars as files to keep: of one order, and of all that are open."""

from collections.abc import Sequence

from bot import ics
from bot.screens import calendar as screens
from bot.talk.look import look, see
from bot.talk.made import kept
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.order import Order, OrderId
from core.workflows import OPEN

PAGE = 50
MOST = 500
"""Orders in one file; nobody has so many, and each takes a look at its record."""


async def one(visit: Visit, order: OrderId) -> Reply:
    """The deadline of this order."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return visit.tell("refused-not-yours", alert=True)
    entry = screens.entry(view, visit.voice)
    if entry is None:
        return visit.tell("calendar-nothing", alert=True)
    name = visit.voice.plain("calendar-file", code=view.order.code)
    file = await kept(visit.shop, name, _written([entry], visit))
    return Reply(screen=screens.of_order(view, file, visit.voice), fresh=True, about=order)


async def of_open(visit: Visit) -> Reply:
    """The deadlines of all orders that go on, as many as are seen from here."""
    views = [await see(visit.shop, order, visit.me) for order in await _open(visit)]
    entries = [entry for view in views if view and (entry := screens.entry(view, visit.voice))]
    if not entries:
        return Reply(screen=screens.of_none(visit.voice))
    file = await kept(visit.shop, visit.voice.plain("calendar-file-all"), _written(entries, visit))
    return Reply(screen=screens.of_all(len(entries), file, visit.voice), fresh=True)


async def _open(visit: Visit) -> Sequence[Order]:
    found: list[Order] = []
    while len(found) < MOST:
        page = await visit.shop.orders.list_for(visit.me, OPEN, len(found), PAGE, visit.within)
        found += page
        if len(page) < PAGE:
            break
    return found


def _written(entries: Sequence[ics.Entry], visit: Visit) -> bytes:
    return ics.calendar(entries, visit.now).encode()
