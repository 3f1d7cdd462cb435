"""What has been written in a conversation: answered, edited and deleted in its author's own chat, and read again."""

import asyncio
from functools import partial

from bot.screens import chat as screens
from bot.screens import welcome
from bot.screens.blocking import block, unblock
from bot.screens.conversation import Conversation, readable
from bot.screens.screen import Button, Screen
from bot.shop import Shop
from bot.talk import blocking, conversation, drafts, notes
from bot.talk.kinds import kind_of
from bot.talk.orders import refused
from bot.talk.reply import Erased, Reply
from bot.talk.visit import Visit
from core import chat
from core.message import About, Copy, Erase, Reword, Spot
from core.order import OrderId
from core.ports import Noted, Repeated


async def heard(visit: Visit) -> Reply | None:
    """A message that says by itself in which conversation it is: an answer, one written in an order's own thread where
    nothing is asked, or one that was sent already and is brought again. None for any other.
    """
    said = visit.said
    if said is None:
        return None
    if about := await _said_before(visit):
        return await notes.said_before(visit, about)
    if said.reply_to is not None and (copy := await _at(visit, said.reply_to)):
        return await notes.answer(visit, copy.about, copy.shows)
    if said.order is None or await _is_asked(visit, said.order):
        return None
    return await notes.answer(visit, said.order, None)


async def edited(visit: Visit) -> Reply:
    """A message reads differently now: so does every copy of it. What was no message of one needs no answer."""
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
    outcome = await visit.shop.chat.handle(Erase(copy.about, copy.shows, visit.me, visit.key))
    if not isinstance(outcome, Noted | Repeated):
        return refused(visit, OrderId(copy.about), outcome.reason)
    view = await conversation.of(visit, copy.about)
    return Reply(screen=screens.deleted(view, visit.voice), about=copy.about) if view else Reply()


async def erased(shop: Shop, event: Erased) -> None:
    """The platform says that messages are gone: what their own author had said with them is deleted."""
    for number in event.numbers:
        copy = await shop.messages.owner(Spot(event.platform.value, event.chat, number))
        if copy is not None and copy.shows is not None:
            key = (event.platform.value, f"erased:{event.chat}:{number}")
            await shop.chat.handle(Erase(copy.about, copy.shows, copy.person, key))


async def show(visit: Visit, about: About, page: int) -> Reply:
    """The whole conversation, a page at a time. It is drawn beside everything else: whoever judges reads every wording
    of the few messages on it, and these can be long.
    """
    view = await conversation.of(visit, about)
    if view is None or not readable(view):
        return visit.tell("refused-not-yours", alert=True)
    leaf = page // screens.PAGES
    written = await visit.shop.messages.newest(about, leaf * screens.LEAF, screens.LEAF + 1)
    if not written and page:
        return await show(visit, about, 0)
    more = len(written) > screens.LEAF
    draw = partial(screens.record, view, written[-screens.LEAF :], page, visit.voice, await _block(visit, view))
    return Reply(screen=await asyncio.to_thread(draw, more=more))


async def _block(visit: Visit, view: Conversation) -> Button | None:
    """To want nothing more to do with whoever is read there, or something again."""
    other = blocking.partner(visit, view)
    if other is None:
        return None
    person = await visit.shop.people.get(other) if other in await visit.shop.blocks.of(visit.me) else None
    return unblock(person, visit.voice) if person else block(view, visit.voice)


async def attached(visit: Visit, about: About, number: int) -> Reply:
    """The files of one message, as a message of their own."""
    view = await conversation.of(visit, about)
    message = await visit.shop.messages.find(number)
    if view is None or not readable(view) or message is None or message.about != about:
        return visit.tell("refused-not-yours", alert=True)
    if not screens.reads(view, message):
        return visit.tell("refused-not-yours", alert=True)
    return Reply(screen=screens.handed_over(view, message, visit.voice), fresh=True, about=about)


async def _reworded(visit: Visit, number: int, words: str) -> Reply:
    spot, copy = _spot(visit, number), await _at(visit, number)
    if copy is None or copy.shows is None:
        return await _in_a_note(visit, spot, words)
    key = (visit.key[0], f"edit:{spot.chat}:{number}:{visit.update}")
    outcome = await visit.shop.chat.handle(Reword(copy.about, copy.shows, visit.me, key, spot, words))
    if isinstance(outcome, Noted | Repeated) or outcome == chat.SAME:
        return Reply()
    return Reply(screen=_not_followed(visit, outcome.reason), about=copy.about)


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


async def _said_before(visit: Visit) -> About | None:
    """In which conversation all of this was said already."""
    typed = visit.said.typed if visit.said else ()
    copies = [await _at(visit, each.number) for each in typed]
    said = {copy.about for copy in copies if copy and copy.shows is not None}
    return said.pop() if len(said) == 1 and all(copies) else None


async def _is_asked(visit: Visit, order: About) -> bool:
    """Whether something is being filled in that this may be the answer to."""
    draft = await drafts.current(visit)
    return draft is not None and draft.at is not None and order in draft.dialog.split("-")


async def _at(visit: Visit, number: int) -> Copy | None:
    return await visit.shop.messages.at(_spot(visit, number), visit.me)


def _spot(visit: Visit, number: int) -> Spot:
    return Spot(visit.platform.value, visit.said.chat if visit.said else 0, number)
