"""Before an action that carries words, or that cannot be taken back: its form, or the question whether to do it."""

from bot.screens.confirm import confirm
from bot.talk import forms, in_hand, stepwise
from bot.talk.fields import is_read_one_by_one
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
        return refused(visit, order, (await in_hand.why(visit, order, name, STALE)).reason)
    action = next((each for each in view.possible if each.name == name), None)
    if action is None:
        due = view.order.next_due
        refusal = TIME_IS_UP if due and due.at <= visit.now else NOT_NOW
        return refused(visit, order, (await in_hand.why(visit, order, name, refusal)).reason)
    if action.form is None:
        return Reply(screen=confirm(view, action, visit.voice))
    if is_read_one_by_one(action.form):
        return await stepwise.fill_in(visit, view, action, action.form)
    return await forms.fill_in(visit, view, action)
