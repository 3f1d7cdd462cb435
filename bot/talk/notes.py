"""What somebody writes that is meant for the other side of an order or an enquiry. After `Message Anna`, or as an
answer to whatever is about it, it goes at once. Anything else is kept and offered: it never goes to where we only
guess.

A note is a draft called `note` as long as nobody said where it goes, else `note-` and the order or the enquiry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from bot.screens import chat as screens
from bot.screens import welcome
from bot.screens.blocks import my_orders
from bot.screens.chat import Note
from bot.screens.conversation import Conversation, short
from bot.screens.screen import Screen
from bot.screens.words import Problem, Words, problem
from bot.talk import conversation, dialog, drafts, note_sheet, sketch
from bot.talk.cases import communities as judged_by
from bot.talk.dialog import TURN, TURNS, Heard, Values
from bot.talk.orders import refused
from bot.talk.reply import Reply, Upload
from bot.talk.sheet import Came
from bot.talk.uploads import fetched
from bot.talk.visit import Visit
from core import chat
from core.enquiry import LATELY
from core.message import About, Part, Spot, Write
from core.order import FileRef, Order, OrderId
from core.ports import Draft, Noted, Repeated
from core.step import NOT_YOURS, Refused

NOTE = "note"
_STEP = "writing"
_PARTS, _ANSWERS, _WHAT = "parts", "answers", "what"
MOST_OFFERED = 6
"""Conversations to choose from; whoever has more opens the order first."""
_LOOKED_AT = 40
"""Of somebody's newest orders, to find those that can be written on."""
_TRY_AGAIN = frozenset({chat.TOO_MANY.reason})
_TOO_MUCH = frozenset({chat.TOO_LONG.reason, chat.MANY_FILES.reason, chat.EMPTY.reason})
_SAID = {
    chat.TOO_LONG.reason: problem("chat-too-long", most=chat.LONGEST_MESSAGE),
    chat.MANY_FILES.reason: problem("chat-many-files", most=chat.MOST_FILES),
    chat.EMPTY.reason: problem("form-nothing"),
    chat.TOO_MANY.reason: problem("chat-too-many", most=chat.MOST_AT_ONCE),
}


# --- ways in --------------------------------------------------------------------------------------------------------


async def write(visit: Visit, about: About, answers: int) -> Reply:
    """`Message Anna`: what is written next goes to her, as an answer to the message of that number if there is one."""
    view = await conversation.of(visit, about)
    refusal = await conversation.refusal(visit, view)
    if view is None or refusal:
        return _refused(visit, about, refusal or NOT_YOURS)
    if visit.sheets:
        # Without a draft: whoever closes the sheet has not begun anything that their next words would answer.
        sheet = note_sheet.sheet(view, answers, visit.voice)
        return Reply(screen=screens.begins(view, answers, visit.voice), sheet=sheet, fresh=True)
    async with visit.shop.turns.taking(visit.me):
        draft = await _begun(visit, _name(about))
        values = {**draft.values, _ANSWERS: answers, _WHAT: short(view)}
        kept = await drafts.save(visit, replace(draft, values=values))
    return replace(_asked(visit, view, kept), fresh=True)


async def handed_in(visit: Visit, about: About, answers: int) -> Reply:
    """A sheet with a message. If a file of it cannot be had, the words wait."""
    brought = await _brought(visit)
    async with visit.shop.turns.taking(visit.me):
        if isinstance(brought, Problem):
            return await _kept(visit, about, (Part(visit.answers.words.get(note_sheet.WORDS, "")),), answers, brought)
        return await _sent(visit, about, brought, answers or None)


async def answer(visit: Visit, about: About, answers: int | None) -> Reply:
    """An answer to something in a conversation: it is sent, whatever else is being filled in."""
    brought = await _brought(visit)
    if isinstance(brought, Problem):
        return _objected(visit, brought)
    async with visit.shop.turns.taking(visit.me):
        return await _sent(visit, about, brought, answers)


async def offer(visit: Visit, left: tuple[Words, str] | None = None) -> Reply | None:
    """Something that answers nothing, kept and offered to be sent; None when there is nobody to send it to. `left` is a
    dialog that was left, and its name: it may have been meant for that.
    """
    if not await _choices(visit):
        return None
    brought = await _brought(visit)
    async with visit.shop.turns.taking(visit.me):
        reply = await NOTES.add(visit, await _begun(visit, NOTE), brought)
    if left is None or reply.screen is None:
        return reply
    return replace(reply, screen=screens.beside(reply.screen, *left, visit.voice))


async def said_before(visit: Visit, about: About) -> Reply:
    """A message that went there is brought again: it is acknowledged again, and what asked has its answer."""
    async with visit.shop.turns.taking(visit.me):
        await _end_if_empty(visit, _name(about))
        return replace(await _acknowledged(visit, about), answered=True)


# --- one that is being written --------------------------------------------------------------------------------------


class Notes:
    """The conversation of every note."""

    async def take(self, visit: Visit, name: str) -> Reply:
        """Takes a message for the note `name`, which may have gone while its files came in."""
        about = _about(name)
        if about:
            before = await drafts.find(visit, name)
            if before is not None and not parts(before.values):
                return await self._at_once(visit, about, before)
        brought = await _brought(visit)
        async with visit.shop.turns.taking(visit.me):
            return await self.add(visit, await _begun(visit, name), brought)

    async def _at_once(self, visit: Visit, about: About, draft: Draft) -> Reply:
        brought = await _brought(visit)
        async with visit.shop.turns.taking(visit.me):
            if isinstance(brought, Problem):
                return await self.show(visit, draft, brought)
            reply = await _sent(visit, about, brought, answered(draft.values))
            return replace(reply, answered=True) if reply.about else reply

    async def add(self, visit: Visit, draft: Draft, brought: Sequence[Part] | Problem) -> Reply:
        """Keeps what came until it is said where it goes."""
        if isinstance(brought, Problem):
            return await self.show(visit, draft, brought)
        there = {part.spot for part in parts(draft.values)}
        kept = (*parts(draft.values), *(part for part in brought if part.spot not in there))
        text, files = chat.joined(part.words for part in kept), tuple(each for part in kept for each in part.files)
        if refusal := chat.objection(text, files):
            return await self.show(visit, draft, _SAID[refusal.reason])
        values = {**draft.values, _PARTS: [_written(part) for part in kept], TURN: (dialog.turn(draft) + 1) % TURNS}
        return await self.show(visit, await drafts.save(visit, replace(draft, values=values)))

    async def show(self, visit: Visit, draft: Draft, found: Problem | None = None) -> Reply:
        about = _about(draft.dialog)
        if about is None:
            return await self._offered(visit, draft, found)
        view = await conversation.of(visit, about)
        refusal = await conversation.refusal(visit, view)
        if view is None or refusal:
            await drafts.end(visit, draft.dialog)
            return _refused(visit, about, refusal or NOT_YOURS)
        return _asked(visit, view, draft, found)

    async def open(self, visit: Visit, draft: Draft) -> Reply:
        return await self.show(visit, draft)

    async def fill(self, visit: Visit, draft: Draft, turn: int, came: Came) -> Reply:  # noqa: ARG002 - it has no sheet
        return await self.show(visit, draft)

    async def hear(self, visit: Visit, draft: Draft, heard: Heard) -> Reply:
        return await self.add(visit, draft, (Part(heard.text, heard.files),))

    def refuses(self, draft: Draft, upload: Upload) -> Problem | None:  # noqa: ARG002 - any kind of file will do
        return None

    async def object(self, visit: Visit, draft: Draft, found: Problem) -> Reply:
        return await self.show(visit, draft, found)

    async def _offered(self, visit: Visit, draft: Draft, found: Problem | None) -> Reply:
        views = await _choices(visit)
        if not views:
            await drafts.end(visit, draft.dialog)
            return Reply(screen=welcome.lost("lost-text", visit.voice))
        return Reply(screen=screens.offered(views, _note(draft, found), visit.voice), question=True)


NOTES = Notes()


async def tell(visit: Visit, name: str, about: About, turn: int) -> Reply:
    """Sends a note that was kept. Without a draft it was sent before: the same press then gets its first answer."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None:
            again = await visit.shop.chat.handle(Write(about, visit.me, visit.key, ()))
            done = isinstance(again, Repeated)
            return await _acknowledged(visit, about) if done else visit.tell("dialog-over", alert=True)
        if dialog.turn(draft) != turn or _about(name) not in {None, about}:
            return await NOTES.show(visit, draft)
        reply = await _sent(visit, about, parts(draft.values), answered(draft.values))
        if reply.about:
            await drafts.end(visit, name)
        return replace(reply, answered=bool(reply.about), question=bool(reply.about) or reply.question)


def named(draft: Draft) -> Words:
    what = draft.values.get(_WHAT)
    return Words("chat-about", {"what": what}) if isinstance(what, str) else Words("chat-about-nobody")


async def anew(visit: Visit, draft: Draft) -> Reply:
    draft = await drafts.recall(visit, draft.dialog) or draft
    emptied = {**draft.values, _PARTS: [], TURN: (dialog.turn(draft) + 1) % TURNS}
    return await NOTES.show(visit, await drafts.save(visit, replace(draft, values=emptied)))


def has_content(draft: Draft) -> bool:
    return bool(parts(draft.values))


def out(visit: Visit, draft: Draft) -> Reply:
    """Left with nothing in it."""
    if visit.typed or _about(draft.dialog) is None:
        return Reply(screen=welcome.lost("dialog-ended", visit.voice))
    return replace(visit.tell("dialog-ended"), clear=True)


def reworded(draft: Draft, spot: Spot, words: str) -> Draft | None:
    """A note with one of its messages edited before it went; None when it is not in there."""
    there = parts(draft.values)
    if not any(part.spot == spot for part in there):
        return None
    changed = [_written(replace(part, words=words) if part.spot == spot else part) for part in there]
    return replace(draft, values={**draft.values, _PARTS: changed})


# --- sending --------------------------------------------------------------------------------------------------------


async def _sent(visit: Visit, about: About, brought: Sequence[Part], answers: int | None) -> Reply:
    if visit.within and await conversation.of(visit, about) is None:
        return _refused(visit, about, NOT_YOURS)
    outcome = await visit.shop.chat.handle(Write(about, visit.me, visit.key, tuple(brought), answers))
    name = _name(about)
    if isinstance(outcome, Noted | Repeated) or outcome == chat.SAME:
        await _end_if_empty(visit, name)
        return await _acknowledged(visit, about)
    if outcome.reason in _TRY_AGAIN:
        return await _kept(visit, about, brought, answers, _SAID[outcome.reason])
    if outcome.reason in _TOO_MUCH:
        return _objected(visit, _SAID[outcome.reason])
    await _end_if_empty(visit, name)
    return _refused(visit, about, outcome)


def _refused(visit: Visit, about: About, refusal: Refused) -> Reply:
    return refused(visit, OrderId(about), refusal.reason)


async def _end_if_empty(visit: Visit, name: str) -> None:
    """What was asked for has come; a note with something in it waits for its own button."""
    draft = await drafts.find(visit, name)
    if draft is not None and not has_content(draft):
        await drafts.end(visit, name)


async def _kept(visit: Visit, about: About, brought: Sequence[Part], answers: int | None, found: Problem) -> Reply:
    """Nothing is lost: it waits until it may go."""
    draft = await _begun(visit, _name(about))
    there = {part.spot for part in parts(draft.values)}
    kept = [*parts(draft.values), *(part for part in brought if part.spot is None or part.spot not in there)]
    values = {**draft.values, _PARTS: [_written(part) for part in kept], _ANSWERS: answers or 0}
    return await NOTES.show(visit, await drafts.save(visit, replace(draft, values=values)), found)


async def _acknowledged(visit: Visit, about: About) -> Reply:
    """Said once in a chat: the next one takes its place, as long as nothing is asked there."""
    view = await conversation.of(visit, about)
    if view is None:
        return _refused(visit, about, NOT_YOURS)
    draft = await drafts.current(visit)
    asks = draft is not None and draft.at is not None
    return Reply(screen=screens.sent(view, visit.voice), about=about, question=not asks)


def _objected(visit: Visit, found: Problem) -> Reply:
    """Nothing of the message was taken."""
    what = visit.voice.say(found.words.id, **found.words.args)
    return Reply(screen=Screen(visit.voice.say("dialog-problem", what=what), ((my_orders(visit.voice),),)))


# --- what came ------------------------------------------------------------------------------------------------------


async def _brought(visit: Visit) -> tuple[Part, ...] | Problem:
    """The message as it came, with its files fetched: all of them, or why nothing of it is taken."""
    if len(visit.uploads) > chat.MOST_FILES:
        return _SAID[chat.MANY_FILES.reason]
    files: dict[int, tuple[FileRef, ...]] = {}
    for upload in visit.uploads:
        came = await fetched(visit, upload)
        if isinstance(came, Problem):
            return came
        files[upload.message] = (*files.get(upload.message, ()), came)
    said = visit.said
    if said is None or len(said.typed) <= 1:
        words = visit.text or visit.answers.words.get(note_sheet.WORDS, "")
        spot = Spot(visit.platform.value, said.chat, said.typed[0].number) if said and said.typed else None
        return (Part(words, tuple(each for some in files.values() for each in some), spot),)
    return tuple(
        Part(typed.words, files.get(typed.number, ()), Spot(visit.platform.value, said.chat, typed.number))
        for typed in said.typed
    )


async def _choices(visit: Visit) -> list[Conversation]:
    """Where the visitor can write now, newest first: on open orders and in enquiries of late, else on orders that have
    just closed.
    """
    mine = await visit.shop.orders.list_for(visit.me, None, 0, _LOOKED_AT, visit.within)
    orders = [*await _cases(visit), *mine]
    asked = await visit.shop.enquiries.lately(visit.me, visit.now - LATELY, MOST_OFFERED)
    heard = [(order, chat.closes_at(order)) for order in orders if chat.partners(order, visit.me)]
    going = await _able(visit, [*(order for order, closing in heard if closing is None), *asked])
    return going or await _able(visit, [order for order, closing in heard if closing and closing > visit.now])


async def _cases(visit: Visit) -> Sequence[Order]:
    """What the visitor has in hand as a mediator; for who is none it costs no read."""
    return await visit.shop.cases.mine(visit.me, judged_by(visit.shop, visit.me, visit.within), 0, MOST_OFFERED)


async def _able(visit: Visit, among: Sequence[chat.Subject]) -> list[Conversation]:
    found: list[Conversation] = []
    for each in among:
        if len(found) == MOST_OFFERED:
            break
        view = await conversation.between(visit, each) if visit.within in {None, each.community} else None
        if view and await conversation.refusal(visit, view) is None:
            found.append(view)
    return found


# --- the draft ------------------------------------------------------------------------------------------------------


def parts(values: Values) -> tuple[Part, ...]:
    return tuple(_part(each) for each in cast("list[Mapping[str, object]]", values.get(_PARTS, [])))


def answered(values: Values) -> int | None:
    found = values.get(_ANSWERS)
    return found if isinstance(found, int) and found else None


def _part(each: Mapping[str, object]) -> Part:
    files = tuple(filter(None, map(sketch.file, cast("list[object]", each["files"]))))
    spot = cast("list[object] | None", each["spot"])
    return Part(cast("str", each["words"]), files, Spot(*spot) if spot else None)  # type: ignore[arg-type]


def _written(part: Part) -> Mapping[str, object]:
    spot = [part.spot.platform, part.spot.chat, part.spot.number] if part.spot else None
    return {"words": part.words, "files": [sketch.written(each) for each in part.files], "spot": spot}


def _note(draft: Draft, found: Problem | None = None) -> Note:
    return Note(draft.dialog, dialog.turn(draft), parts(draft.values), found.words if found else None)


def _asked(visit: Visit, view: Conversation, draft: Draft, found: Problem | None = None) -> Reply:
    return Reply(screen=screens.asked(view, _note(draft, found), visit.voice), question=True)


async def _begun(visit: Visit, name: str) -> Draft:
    """The note of that name, a new one if there is none."""
    return await drafts.recall(visit, name) or await drafts.start(visit, name, _STEP, {TURN: visit.update % TURNS})


def _name(about: About) -> str:
    return f"{NOTE}-{about}"


def _about(name: str) -> About | None:
    _, _, about = name.partition("-")
    return OrderId(about) if about else None
