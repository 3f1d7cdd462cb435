"""Unfinished dialogs in a chat: whose answer a message is, how one is left and gone on with. One answer of a person is
taken at a time; files come in beside, and are taken when they are there.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot.screens import dialog as screens
from bot.screens import welcome
from bot.screens.words import Problem
from bot.talk import drafts, forms
from bot.talk.dialog import Heard
from bot.talk.kinds import Kind, kind_of
from bot.talk.notes import NOTE, NOTES, Notes, offer
from bot.talk.reply import Reply
from bot.talk.sheet import Came
from bot.talk.uploads import fetched
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.order import FileRef
from core.ports import Draft

ASLEEP_AFTER = timedelta(hours=1)


async def begin(visit: Visit, name: str, start: Callable[[], Awaitable[Reply]]) -> Reply:
    """Starts a dialog, or asks whether to go on with the one of that name in which something was typed."""
    async with visit.shop.turns.taking(visit.me):
        begun = await drafts.find(visit, name)
        return _about_to(visit, begun) if begun and kind_of(begun).has_content(begun) else await start()


async def heard(visit: Visit) -> Reply:
    """Something typed or sent that is no command."""
    if noted := await _noted(visit, await drafts.current(visit)):
        return noted
    if visit.uploads:
        return await _sent(visit)
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.current(visit)
        if draft is None:
            return Reply(screen=welcome.lost("lost-text", visit.voice))
        kind = kind_of(draft)
        if _sleeps(kind, draft, visit):
            return _about_to(visit, draft)
        if drafts.was_taken(visit, draft):
            return await kind.conversation.show(visit, draft)
        return await kind.conversation.hear(visit, draft, _heard(visit))


async def _noted(visit: Visit, draft: Draft | None) -> Reply | None:
    """A note takes all that comes, unless it was begun long ago. What answers no question may be meant for the other
    party of an order.
    """
    asked = draft is not None and draft.at is not None
    if draft and asked and not isinstance(kind_of(draft).conversation, Notes):
        return None
    if draft and draft.at and visit.now - draft.at <= ASLEEP_AFTER:
        return await NOTES.take(visit, draft.dialog)
    left = draft if draft and draft.dialog != NOTE and kind_of(draft).has_content(draft) else None
    if offered := await offer(visit, (kind_of(left).named(left), left.dialog) if left else None):
        return offered
    return await NOTES.take(visit, draft.dialog) if draft and asked else None


async def _sent(visit: Visit) -> Reply:
    draft = await drafts.current(visit)
    if draft is None:
        return Reply(screen=welcome.lost("lost-file", visit.voice))
    kind = kind_of(draft)
    if _sleeps(kind, draft, visit):
        return _about_to(visit, draft)
    with visit.shop.turns.uploading(visit.me):
        came = [kind.conversation.refuses(draft, each) or await fetched(visit, each) for each in visit.uploads]
    async with visit.shop.turns.taking(visit.me):
        return await _taken(visit, draft.dialog, came)


async def _taken(visit: Visit, name: str, came: list[FileRef | Problem]) -> Reply:
    """Takes the files that came in for the dialog `name`, which may have ended while they did."""
    draft = await drafts.find(visit, name)
    if draft is None:
        return Reply(screen=welcome.lost("dialog-over", visit.voice))
    kind = kind_of(draft)
    files = tuple(each for each in came if isinstance(each, FileRef))
    problems = [each for each in came if isinstance(each, Problem)]
    if files:
        reply = await kind.conversation.hear(visit, draft, Heard(visit.text, files))
        draft = await drafts.find(visit, name)
        if draft is None or not problems:
            return reply
    return await kind.conversation.object(visit, draft, problems[0])


async def write(visit: Visit, name: str) -> Reply:
    """Opens the sheet of where one is."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        return await kind_of(draft).conversation.open(visit, draft) if draft else visit.tell("dialog-over", alert=True)


async def fill(visit: Visit, name: str, turn: int) -> Reply:
    """A sheet of a dialog was handed in."""
    draft = await drafts.find(visit, name)
    if draft is None:
        return visit.tell("dialog-over", alert=True)
    came = await _brought(visit, draft)
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        if draft is None:
            return visit.tell("dialog-over", alert=True)
        return await kind_of(draft).conversation.fill(visit, draft, turn, came)


async def fill_form(visit: Visit, name: str, turn: int, version: int) -> Reply:
    """A sheet of a form was handed in. Where nothing is being filled in any more, it was sent, or left: the version of
    the order that the sheet was drawn for tells the two apart.
    """

    async def draft() -> Draft:
        return await drafts.recall(visit, name) or await forms.anew_at(visit, name, turn, version)

    async with visit.shop.turns.taking(visit.me):
        begun = await draft()
    came = await _brought(visit, begun)
    async with visit.shop.turns.taking(visit.me):
        return await forms.FILLING.fill(visit, await draft(), turn, came)


async def _brought(visit: Visit, draft: Draft) -> Came:
    """The files of a sheet, brought in."""
    with visit.shop.turns.uploading(visit.me):
        came = [
            kind_of(draft).conversation.refuses(draft, each) or await fetched(visit, each) for each in visit.uploads
        ]
    problems = [each for each in came if isinstance(each, Problem)]
    return Came(tuple(each for each in came if isinstance(each, FileRef)), problems[0] if problems else None)


async def pressed(visit: Visit, turn: int, act: Callable[[Wizard, Draft], Awaitable[Reply]]) -> Reply:
    """A button of a question: it acts on the dialog and turn it was drawn for, or shows where that one is now."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.drawn_in(visit, turn)
        if draft is not None and isinstance(wizard := kind_of(draft).conversation, Wizard):
            return await act(wizard, await drafts.recall(visit, draft.dialog) or draft)
        top = await drafts.current(visit)
        if top is not None and isinstance(kind_of(top).conversation, Wizard):
            return await kind_of(top).conversation.show(visit, top)
        return visit.tell("dialog-over", alert=True)


async def pick(visit: Visit, turn: int, number: int) -> Reply:
    return await pressed(visit, turn, lambda wizard, draft: wizard.pick(visit, draft, number))


async def skip(visit: Visit, turn: int) -> Reply:
    return await pressed(visit, turn, lambda wizard, draft: wizard.skip(visit, draft))


async def enough(visit: Visit, turn: int) -> Reply:
    return await pressed(visit, turn, lambda wizard, draft: wizard.enough(visit, draft))


async def back(visit: Visit, turn: int) -> Reply:
    return await pressed(visit, turn, lambda wizard, draft: wizard.back(visit, draft))


async def change(visit: Visit, turn: int, step: str) -> Reply:
    return await pressed(visit, turn, lambda wizard, draft: wizard.change(visit, draft, step))


async def cancel(visit: Visit, _: str = "") -> Reply:
    """Out of whatever is being filled in."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.current(visit)
        if draft is None or draft.at is None:
            return Reply(screen=welcome.lost("cancel-nothing", visit.voice))
        return await _left(visit, draft)


async def leave(visit: Visit, name: str) -> Reply:
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        return await _left(visit, draft) if draft else visit.tell("dialog-over", alert=True)


async def go_on(visit: Visit, name: str) -> Reply:
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        return await kind_of(draft).conversation.open(visit, draft) if draft else visit.tell("dialog-over", alert=True)


async def anew(visit: Visit, name: str) -> Reply:
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        return await kind_of(draft).anew(visit, draft) if draft else visit.tell("dialog-over", alert=True)


async def drop(visit: Visit, name: str) -> Reply:
    """Throws away what was typed, because its owner said so."""
    async with visit.shop.turns.taking(visit.me):
        await drafts.end(visit, name)
    return Reply(screen=welcome.lost("dialog-dropped", visit.voice))


async def _left(visit: Visit, draft: Draft) -> Reply:
    kind = kind_of(draft)
    if not kind.has_content(draft):
        await drafts.end(visit, draft.dialog)
        return replace(kind.out(visit, draft), answered=True)
    await drafts.sleep(visit, draft)
    return Reply(screen=screens.kept(kind.named(draft), draft.dialog, visit.voice), question=True)


def _heard(visit: Visit) -> Heard:
    return Heard(visit.text, people=visit.people, at=visit.now, zone=visit.voice.timezone)


def _about_to(visit: Visit, draft: Draft) -> Reply:
    """Asks whether to go on with something that was left."""
    text = "dialog-left" if visit.typed and not visit.text.startswith("/") else "dialog-begun"
    return Reply(screen=screens.about_to(text, kind_of(draft).named(draft), draft.dialog, visit.voice), question=True)


def _sleeps(kind: Kind, draft: Draft, visit: Visit) -> bool:
    return draft.at is None or (kind.sleeps and visit.now - draft.at > ASLEEP_AFTER)
