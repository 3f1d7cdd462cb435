"""What has been written on an order: answered, edited and deleted in its author's own chat, and read again."""

from bot.screens import chat as screens
from bot.screens import welcome
from bot.screens.screen import Screen
from bot.shop import Shop
from bot.talk import drafts, notes
from bot.talk.kinds import kind_of
from bot.talk.look import look
from bot.talk.orders import refused
from bot.talk.reply import Erased, Reply
from bot.talk.visit import Visit
from core import chat
from core.message import Copy, Erase, Reword, Spot
from core.order import OrderId
from core.ports import Noted, Repeated


async def heard(visit: Visit) -> Reply | None:
    """A message that says by itself on which order it is: an answer, one written in an order's own thread where
    nothing is asked, or one that was sent already and is brought again. None for any other.
    """
    said = visit.said
    if said is None:
        return None
    if order := await _said_before(visit):
        return await notes.said_before(visit, order)
    if said.reply_to is not None and (copy := await _at(visit, said.reply_to)):
        return await notes.answer(visit, copy.order, copy.shows)
    if said.order is None or await _is_asked(visit, said.order):
        return None
    return await notes.answer(visit, said.order, None)


async def edited(visit: Visit) -> Reply:
    """A message reads differently now: so does every copy of it. What was no message on an order needs no answer."""
    replies = [await _reworded(visit, typed.number, typed.words) for typed in (visit.said.typed if visit.said else ())]
    return next((reply for reply in replies if reply.screen or reply.toast), Reply())


async def delete(visit: Visit, _: str = "") -> Reply:
    """`/delete` in answer to one's own message, where the platform does not say what was deleted."""
    number = visit.said.reply_to if visit.said else None
    if number is None:
        return Reply(screen=welcome.lost("chat-delete-how", visit.voice))
    copy = await _at(visit, number)
    if copy is None or copy.shows is None:
        return visit.tell("refused-chat-gone")
    outcome = await visit.shop.chat.handle(Erase(copy.order, copy.shows, visit.me, visit.key))
    if not isinstance(outcome, Noted | Repeated):
        return refused(visit, copy.order, outcome.reason)
    view = await look(visit.shop, copy.order, visit.me, visit.within)
    return Reply(screen=screens.deleted(view, visit.voice), about=copy.order) if view else Reply()


async def erased(shop: Shop, event: Erased) -> None:
    """The platform says that messages are gone: those that their own author had written on an order are deleted."""
    for number in event.numbers:
        copy = await shop.messages.owner(Spot(event.platform.value, event.chat, number))
        if copy is not None and copy.shows is not None:
            key = (event.platform.value, f"erased:{event.chat}:{number}")
            await shop.chat.handle(Erase(copy.order, copy.shows, copy.person, key))


async def show(visit: Visit, order: OrderId, page: int) -> Reply:
    """The whole conversation."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None:
        return visit.tell("refused-not-yours", alert=True)
    return Reply(screen=screens.record(view, await visit.shop.messages.of_order(order), page, visit.voice))


async def attached(visit: Visit, order: OrderId, number: int) -> Reply:
    """The files of one message, as a message of their own."""
    view = await look(visit.shop, order, visit.me, visit.within)
    message = await visit.shop.messages.find(number)
    if view is None or message is None or message.order != order or not screens.reads(view, message):
        return visit.tell("refused-not-yours", alert=True)
    return Reply(screen=screens.handed_over(view, message, visit.voice), fresh=True, about=order)


async def _reworded(visit: Visit, number: int, words: str) -> Reply:
    spot, copy = _spot(visit, number), await _at(visit, number)
    if copy is None or copy.shows is None:
        return await _in_a_note(visit, spot, words)
    key = (visit.key[0], f"edit:{spot.chat}:{number}:{visit.update}")
    outcome = await visit.shop.chat.handle(Reword(copy.order, copy.shows, visit.me, key, spot, words))
    if isinstance(outcome, Noted | Repeated) or outcome == chat.SAME:
        return Reply()
    return Reply(screen=_not_followed(visit, outcome.reason), about=copy.order)


def _not_followed(visit: Visit, reason: str) -> Screen:
    """The other party still reads what was there before."""
    why = visit.voice.say(f"refused-{reason}")
    return Screen(visit.voice.say("chat-not-followed", why=why))


async def _in_a_note(visit: Visit, spot: Spot, words: str) -> Reply:
    """It may be in a note that was not sent yet."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.current(visit)
        changed = notes.reworded(draft, spot, words) if draft and kind_of(draft).conversation is notes.NOTES else None
        if changed is None:
            return Reply()
        return await notes.NOTES.show(visit, await drafts.save(visit, changed))


async def _said_before(visit: Visit) -> OrderId | None:
    """On which order all of this was said already."""
    typed = visit.said.typed if visit.said else ()
    copies = [await _at(visit, each.number) for each in typed]
    orders = {copy.order for copy in copies if copy and copy.shows is not None}
    return orders.pop() if len(orders) == 1 and all(copies) else None


async def _is_asked(visit: Visit, order: OrderId) -> bool:
    """Whether something is being filled in that this may be the answer to."""
    draft = await drafts.current(visit)
    return draft is not None and draft.at is not None and order in draft.dialog.split("-")


async def _at(visit: Visit, number: int) -> Copy | None:
    return await visit.shop.messages.at(_spot(visit, number), visit.me)


def _spot(visit: Visit, number: int) -> Spot:
    return Spot(visit.platform.value, visit.said.chat if visit.said else 0, number)
