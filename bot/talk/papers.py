"""The money of one order, and its receipt or statement as a file."""

from collections.abc import Sequence

from bot.papers.typeset import typeset
from bot.papers.wording import number, wording
from bot.screens import papers as screens
from bot.screens.invoices import readable
from bot.screens.view import OrderView
from bot.talk.look import house_of, look
from bot.talk.made import kept
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.billing import Bill
from core.order import FileRef, OrderId
from core.paper import Paper


async def money(visit: Visit, order: OrderId, page: int) -> Reply:
    view = await _theirs(visit, order)
    if view is None:
        return _not_theirs(visit)
    bills = await visit.shop.bills.of_order(visit.me, order)
    issued = readable(view, await visit.shop.invoices.of_order(order))
    return Reply(screen=screens.money(view, bills, visit.voice, page, issued))


async def give(visit: Visit, order: OrderId) -> Reply:
    """The paper of what has moved until now: the same one until more has."""
    view = await _theirs(visit, order)
    if view is None:
        return _not_theirs(visit)
    bills = screens.covered(view, await visit.shop.bills.of_order(visit.me, order))
    if not bills:
        return visit.tell("money-none", alert=True)
    paper = await visit.shop.papers.issue(_draft(visit, view, bills))
    called = number(paper.series, paper.number, visit.voice)
    file = await _kept(visit, paper, view, bills)
    return Reply(screen=screens.handed_out(view, called, file, visit.voice), fresh=True, about=order)


def _draft(visit: Visit, view: OrderView, bills: Sequence[Bill]) -> Paper:
    order = view.order
    keys = tuple(each.journal.key for each in bills)
    return Paper(order.community, screens.series(view), 0, order.id, visit.me, visit.now, order.terms.lines, keys)


async def _kept(visit: Visit, paper: Paper, view: OrderView, bills: Sequence[Bill]) -> FileRef:
    house = house_of(visit.shop, view.order.community)
    content = await typeset(wording(paper, view, bills, house, visit.voice), paper.at)
    called = number(paper.series, paper.number, visit.voice)
    name = visit.voice.plain(f"paper-file-{paper.series}", number=called, code=view.order.code)
    return await kept(visit.shop, name, content)


async def _theirs(visit: Visit, order: OrderId) -> OrderView | None:
    """The order, if the visitor is a party to it."""
    view = await look(visit.shop, order, visit.me, visit.within)
    return view if view and view.party else None


def _not_theirs(visit: Visit) -> Reply:
    return visit.tell("refused-not-yours", alert=True)
