"""Calendars as files to keep: of one order, and of all that are open."""

from collections.abc import Sequence

from bot import ics
from bot.screens import calendar as screens
from bot.talk.look import look, open_orders
from bot.talk.made import kept
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.order import OrderId


async def one(visit: Visit, order: OrderId) -> Reply:
    """The deadline of this order."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return visit.tell("refused-not-yours", alert=True)
    entries = screens.entries(view, visit.voice)
    if not entries:
        return visit.tell("calendar-nothing", alert=True)
    name = visit.voice.plain("calendar-file", code=view.order.code)
    file = await kept(visit.shop, name, _written(entries))
    return Reply(screen=screens.of_order(view, file, visit.voice), fresh=True, about=order)


async def of_open(visit: Visit) -> Reply:
    """The deadlines of all orders that go on, as many as are seen from here."""
    views = await open_orders(visit.shop, visit.me, visit.within)
    found = [entries for view in views if (entries := screens.entries(view, visit.voice))]
    if not found:
        return Reply(screen=screens.of_none(visit.voice))
    content = _written([entry for entries in found for entry in entries])
    file = await kept(visit.shop, visit.voice.plain("calendar-file-all"), content)
    return Reply(screen=screens.of_all(len(found), file, visit.voice), fresh=True)


def _written(entries: Sequence[ics.Entry]) -> bytes:
    return ics.calendar(entries).encode()
