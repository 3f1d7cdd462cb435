"""Before an action that carries words, or that cannot be taken back: its form, or the question whether to do it."""

from bot.screens.confirm import confirm
from bot.talk.forms import fill_in
from bot.talk.look import look
from bot.talk.orders import refused
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from core.order import OrderId
from core.step import NOT_NOW, NOT_YOURS, STALE, TIME_IS_UP


async def ask(visit: Visit, order: OrderId, version: int, name: str) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None:
        return refused(visit, order, NOT_YOURS.reason)
    if view.order.version != version:
        return refused(visit, order, STALE.reason)
    action = next((each for each in view.possible if each.name == name), None)
    if action is None:
        due = view.order.next_due
        return refused(visit, order, (TIME_IS_UP if due and due.at <= visit.now else NOT_NOW).reason)
    return await fill_in(visit, view, action) if action.form else Reply(screen=confirm(view, action, visit.voice))
