"""What somebody writes that is meant for the other party of an order. After `Message Anna`, or as an answer to whatever
is about an order, it goes at once. Anything else is kept and offered: it never goes to where we only guess.

A note is a draft called `note` as long as nobody said where it goes, else `note-` and the order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from bot.screens import chat as screens
from bot.screens import welcome
from bot.screens.chat import Note
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts, note_sheet, sketch
from bot.talk.dialog import TURN, TURNS, Heard, Values
from bot.talk.look import look, see
from bot.talk.orders import refused
from bot.talk.reply import Reply, Upload
from bot.talk.sheet import Came
from bot.talk.uploads import fetched
from bot.talk.visit import Visit
from core import chat
from core.message import Part, Spot, Write
from core.order import FileRef, OrderId
from core.ports import Draft, Noted, Repeated
from core.step import NOT_YOURS

NOTE = "note"
_STEP = "writing"
_PARTS, _ANSWERS = "parts", "answers"
MOST_OFFERED = 6
"""Orders to choose from; whoever has more opens the order first."""
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


async def write(visit: Visit, order: OrderId, answers: int) -> Reply:
    """`Message Anna`: what is written next goes to her, as an answer to the message of that number if there is one."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None:
        return refused(visit, order, NOT_YOURS.reason)
    if refusal := chat.why_not(view.order, visit.me, visit.now):
        return refused(visit, order, refusal.reason)
    if visit.sheets:
        # Without a draft: whoever closes the sheet has not begun anything that their next words would answer.
        sheet = note_sheet.sheet(view, answers, visit.voice)
        return Reply(screen=screens.begins(view, answers, visit.voice), sheet=sheet, fresh=True)
    async with visit.shop.turns.taking(visit.me):
        name = _name(order)
        draft = await drafts.recall(visit, name)
        if draft is None:
            draft = await drafts.start(visit, name, _STEP, {TURN: visit.update % TURNS})
        kept = await drafts.save(visit, replace(draft, values={**draft.values, _ANSWERS: answers}))
    return replace(_asked(visit, view, kept), fresh=True)


async def handed_in(visit: Visit, order: OrderId, answers: int) -> Reply:
    """A sheet with a message. If a file of it cannot be had, the words wait."""
    brought = await _brought(visit)
    async with visit.shop.turns.taking(visit.me):
        if isinstance(brought, Problem):
            return await _kept(visit, order, (Part(visit.answers.words.get(note_sheet.WORDS, "")),), answers, brought)
        return await _sent(visit, order, brought, answers or None)


async def answer(visit: Visit, order: OrderId, answers: int | None) -> Reply:
    """An answer to something about an order: it is sent, whatever else is being filled in."""
    brought = await _brought(visit)
    if isinstance(brought, Problem):
        return _objected(visit, brought)
    async with visit.shop.turns.taking(visit.me):
        return await _sent(visit, order, brought, answers)


async def offer(visit: Visit, left: tuple[Words, str] | None = None) -> Reply | None:
    """Something that answers nothing, kept and offered to be sent; None when there is nobody to send it to. `left` is a
    dialog that was left, and its name: it may have been meant for that.
    """
    if not await _choices(visit):
        return None
    brought = await _brought(visit)
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, NOTE)
        if draft is None:
            draft = await drafts.start(visit, NOTE, _STEP, {TURN: visit.update % TURNS})
        reply = await NOTES.add(visit, draft, brought)
    if left is None or reply.screen is None:
        return reply
    return replace(reply, screen=screens.beside(reply.screen, *left, visit.voice))


async def said_before(visit: Visit, order: OrderId) -> Reply:
    """A message that went to `order` is brought again: it is acknowledged again, and what asked has its answer."""
    async with visit.shop.turns.taking(visit.me):
        await _end_if_empty(visit, _name(order))
        return replace(await _acknowledged(visit, order), answered=True)


# --- one that is being written --------------------------------------------------------------------------------------


class Notes:
    """The conversation of every note."""

    async def take(self, visit: Visit, name: str) -> Reply:
        """Takes a message for the note `name`, which may have gone while its files came in."""
        order = _order(name)
        if order:
            before = await drafts.find(visit, name)
            if before is not None and not parts(before.values):
                return await self._at_once(visit, order, before)
        brought = await _brought(visit)
        async with visit.shop.turns.taking(visit.me):
            draft = await drafts.recall(visit, name)
            if draft is None:
                draft = await drafts.start(visit, name, _STEP, {TURN: visit.update % TURNS})
            return await self.add(visit, draft, brought)

    async def _at_once(self, visit: Visit, order: OrderId, draft: Draft) -> Reply:
        brought = await _brought(visit)
        async with visit.shop.turns.taking(visit.me):
            if isinstance(brought, Problem):
                return await self.show(visit, draft, brought)
            reply = await _sent(visit, order, brought, answered(draft.values))
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
        order = _order(draft.dialog)
        if order is None:
            return await self._offered(visit, draft, found)
        view = await look(visit.shop, order, visit.me, visit.within)
        refusal = chat.why_not(view.order, visit.me, visit.now) if view else NOT_YOURS
        if view is None or refusal:
            await drafts.end(visit, draft.dialog)
            return refused(visit, order, (refusal or NOT_YOURS).reason)
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


async def tell(visit: Visit, name: str, order: OrderId, turn: int) -> Reply:
    """Sends a note that was kept. Without a draft it was sent before: the same press then gets its first answer."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None:
            again = await visit.shop.chat.handle(Write(order, visit.me, visit.key, ()))
            done = isinstance(again, Repeated)
            return await _acknowledged(visit, order) if done else visit.tell("dialog-over", alert=True)
        if dialog.turn(draft) != turn or _order(name) not in {None, order}:
            return await NOTES.show(visit, draft)
        reply = await _sent(visit, order, parts(draft.values), answered(draft.values))
        if reply.about:
            await drafts.end(visit, name)
        return replace(reply, answered=bool(reply.about), question=bool(reply.about) or reply.question)


def named(draft: Draft) -> Words:
    order = _order(draft.dialog)
    return Words("chat-about", {"code": order[:4]}) if order else Words("chat-about-nobody")


async def anew(visit: Visit, draft: Draft) -> Reply:
    draft = await drafts.recall(visit, draft.dialog) or draft
    emptied = {**draft.values, _PARTS: [], TURN: (dialog.turn(draft) + 1) % TURNS}
    return await NOTES.show(visit, await drafts.save(visit, replace(draft, values=emptied)))


def has_content(draft: Draft) -> bool:
    return bool(parts(draft.values))


def out(visit: Visit, draft: Draft) -> Reply:
    """Left with nothing in it."""
    order = _order(draft.dialog)
    if order is None:
        return Reply(screen=welcome.lost("dialog-ended", visit.voice))
    return replace(visit.tell("dialog-ended"), clear=not visit.typed)


def reworded(draft: Draft, spot: Spot, words: str) -> Draft | None:
    """A note with one of its messages edited before it went; None when it is not in there."""
    there = parts(draft.values)
    if not any(part.spot == spot for part in there):
        return None
    changed = [_written(replace(part, words=words) if part.spot == spot else part) for part in there]
    return replace(draft, values={**draft.values, _PARTS: changed})


# --- sending --------------------------------------------------------------------------------------------------------


async def _sent(visit: Visit, order: OrderId, brought: Sequence[Part], answers: int | None) -> Reply:
    if visit.within and await look(visit.shop, order, visit.me, visit.within) is None:
        return refused(visit, order, NOT_YOURS.reason)
    outcome = await visit.shop.chat.handle(Write(order, visit.me, visit.key, tuple(brought), answers))
    name = _name(order)
    if isinstance(outcome, Noted | Repeated) or outcome == chat.SAME:
        await _end_if_empty(visit, name)
        return await _acknowledged(visit, order)
    if outcome.reason in _TRY_AGAIN:
        return await _kept(visit, order, brought, answers, _SAID[outcome.reason])
    if outcome.reason in _TOO_MUCH:
        return _objected(visit, _SAID[outcome.reason])
    await _end_if_empty(visit, name)
    return refused(visit, order, outcome.reason)


async def _end_if_empty(visit: Visit, name: str) -> None:
    """What was asked for has come; a note with something in it waits for its own button."""
    draft = await drafts.find(visit, name)
    if draft is not None and not has_content(draft):
        await drafts.end(visit, name)


async def _kept(visit: Visit, order: OrderId, brought: Sequence[Part], answers: int | None, found: Problem) -> Reply:
    """Nothing is lost: it waits until it may go."""
    name = _name(order)
    draft = await drafts.recall(visit, name)
    if draft is None:
        draft = await drafts.start(visit, name, _STEP, {TURN: visit.update % TURNS})
    there = {part.spot for part in parts(draft.values)}
    kept = [*parts(draft.values), *(part for part in brought if part.spot is None or part.spot not in there)]
    values = {**draft.values, _PARTS: [_written(part) for part in kept], _ANSWERS: answers or 0}
    return await NOTES.show(visit, await drafts.save(visit, replace(draft, values=values)), found)


async def _acknowledged(visit: Visit, order: OrderId) -> Reply:
    """Said once in a chat: the next one takes its place, as long as nothing is asked there."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None:
        return refused(visit, order, NOT_YOURS.reason)
    draft = await drafts.current(visit)
    asks = draft is not None and draft.at is not None
    return Reply(screen=screens.sent(view, visit.voice), about=order, question=not asks)


def _objected(visit: Visit, found: Problem) -> Reply:
    """Nothing of the message was taken."""
    what = visit.voice.say(found.words.id, **found.words.args)
    return Reply(screen=Screen(visit.voice.say("dialog-problem", what=what)))


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


async def _choices(visit: Visit) -> list[OrderView]:
    """The orders that the visitor can write on now, newest first: open ones, else those that have just closed."""
    found = await visit.shop.orders.list_for(visit.me, None, 0, _LOOKED_AT, visit.within)
    able = [order for order in found if chat.may_write(order, visit.me, visit.now)]
    opened = [order for order in able if chat.closes_at(order) is None]
    views = [await see(visit.shop, order, visit.me) for order in (opened or able)[:MOST_OFFERED]]
    return [view for view in views if view]


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


def _asked(visit: Visit, view: OrderView, draft: Draft, found: Problem | None = None) -> Reply:
    return Reply(screen=screens.asked(view, _note(draft, found), visit.voice), question=True)


def _name(order: OrderId) -> str:
    return f"{NOTE}-{order}"


def _order(name: str) -> OrderId | None:
    _, _, order = name.partition("-")
    return OrderId(order) if order else None
