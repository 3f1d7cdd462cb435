"""The form of an action in a chat: gathered in as many messages as one likes, looked at, and sent with one press. What
was gathered outlives a restart and a move of the order, as long as it can still be sent.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from bot.press import Press
from bot.screens import form as screens
from bot.screens.form import Filled
from bot.screens.view import OrderView
from bot.screens.words import Problem, Words, problem
from bot.talk import collected, dialog, drafts, form_sheet, orders
from bot.talk.dialog import TURN, TURNS, Heard, Values
from bot.talk.likely import likely
from bot.talk.open_form import MOVED_ON, VERSION, Open, closed, opened_by, parts
from bot.talk.reply import Reply, Upload
from bot.talk.sheet import Came, Sheet
from bot.talk.visit import Visit
from bot.texts.typed import paragraphs
from core.forms import Files, Ticks
from core.order import CODE_LENGTH, OrderId
from core.ports import Draft
from core.step import Command, Refused
from core.workflow import Action
from core.workflows import WORKFLOWS

FORM = "form"
_STEP = "filling"
_MOST_FILES = {
    move.name: files.most
    for process in WORKFLOWS
    for _, move in process.moves()
    if isinstance(move, Action) and move.form and (files := collected.field(move.form, Files))
}


class Filling:
    """The conversation of every form."""

    async def show(self, visit: Visit, draft: Draft, found: Problem | None = None) -> Reply:
        opened = await opened_by(visit, draft)
        return _asked(visit, opened, draft, found) if opened else await closed(visit, draft)

    async def hear(self, visit: Visit, draft: Draft, heard: Heard) -> Reply:
        opened = await opened_by(visit, draft)
        if opened is None:
            return await closed(visit, draft)
        if not paragraphs(heard.text) and not heard.files:
            return await self.show(visit, draft, problem("form-nothing"))
        if heard.files and collected.came_with(draft.values, visit.update):
            return await self.show(visit, draft)
        taken = collected.add(opened.form, draft.values, heard, visit.update)
        if isinstance(taken, Problem):
            return await self.show(visit, draft, taken)
        return await _kept(visit, opened, draft, taken)

    async def open(self, visit: Visit, draft: Draft) -> Reply:
        reply = await self.show(visit, draft)
        opened = await opened_by(visit, draft) if visit.sheets else None
        return replace(reply, sheet=_sheet(visit, opened, draft)) if opened else reply

    async def fill(self, visit: Visit, draft: Draft, turn: int, came: Came) -> Reply:
        """Takes a sheet and sends it, unless something is wrong with it or came in beside it; then it is shown."""
        opened = await opened_by(visit, draft)
        if opened is None:
            return await closed(visit, draft)
        taken = _refilled(visit, opened, draft, came)
        if isinstance(taken, Problem):
            return await self._to_correct(visit, opened, draft, came, taken)
        same = dialog.turn(draft) == turn
        kept = await drafts.save(visit, replace(draft, values=taken))
        if came.problem:
            return _asked(visit, opened, kept, came.problem)
        if visit.shop.turns.uploads(visit.me):
            return _asked(visit, opened, kept, problem("form-uploading"))
        return await _sent(visit, opened, kept) if same else _asked(visit, opened, kept, problem("sheet-moved"))

    async def _to_correct(self, visit: Visit, opened: Open, draft: Draft, came: Came, found: Problem) -> Reply:
        """Keeps the words as they were typed, and the files."""
        added = collected.add(opened.form, draft.values, Heard("", came.files), visit.update)
        values = draft.values if isinstance(added, Problem) else added
        kept = dialog.to_correct(replace(draft, values=values), visit.answers.words)
        return _asked(visit, opened, await drafts.save(visit, kept), found)

    def refuses(self, draft: Draft, upload: Upload) -> Problem | None:  # noqa: ARG002 - any kind of file will do
        most = _MOST_FILES.get(parts(draft.dialog)[1])
        if most is None:
            return problem("dialog-no-file")
        return problem("form-files-many", most=most) if len(collected.files(draft.values)) >= most else None

    async def object(self, visit: Visit, draft: Draft, found: Problem) -> Reply:
        return await self.show(visit, draft, found)


FILLING = Filling()


async def fill_in(visit: Visit, view: OrderView, action: Action) -> Reply:
    """Opens the form of `action`, with what was gathered for it before."""
    name = _name(view.order.id, action.name)
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        if draft is None:
            draft = await drafts.start(visit, name, _STEP, {TURN: visit.update % TURNS})
        seen = await drafts.save(visit, replace(draft, values={**draft.values, VERSION: view.order.version}))
        reply = await FILLING.open(visit, seen)
    # The card stays where it is: the form stands under it. A ping has said its say.
    return replace(reply, fresh=visit.on_card)


async def anew_at(visit: Visit, name: str, turn: int, version: int) -> Draft:
    """A draft for a sheet that was drawn when the order had that version, and whose own draft is gone."""
    return await drafts.start(visit, name, _STEP, {TURN: turn, VERSION: version})


async def send(visit: Visit, name: str, turn: int) -> Reply:
    """Makes the command. Without a draft it was sent before: the same press then gets its first answer again."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None:
            order, action = parts(name)
            return await orders.command(visit, order, 0, action, {})
        if visit.shop.turns.uploads(visit.me):
            return visit.tell("form-uploading", alert=True)
        opened = await opened_by(visit, draft)
        if opened is None:
            return await closed(visit, draft)
        if dialog.turn(draft) != turn:
            return await FILLING.show(visit, draft)
        return await _sent(visit, opened, draft)


async def _sent(visit: Visit, opened: Open, draft: Draft) -> Reply:
    order = opened.view.order.id
    filled = collected.payload(opened.form, draft.values, opened.lines)
    if wrong := opened.form.problem(filled, opened.view.order, visit.now):
        return await FILLING.show(visit, draft, problem(f"refused-{wrong}"))
    version = cast("int", draft.values[VERSION])
    command = Command(order, opened.action.name, visit.me, visit.key, version, filled, visit.within)
    outcome = await visit.shop.desk.handle(command)
    if isinstance(outcome, Refused):
        return await (_moved_on if outcome in MOVED_ON else closed)(visit, draft, outcome)
    await drafts.end(visit, draft.dialog)
    return replace(orders.answer(visit, order, outcome), card=order)


async def _moved_on(visit: Visit, draft: Draft, refusal: Refused) -> Reply:
    """What was gathered stays if it can still be sent, and is looked at once more; else it has lost its purpose."""
    opened = await opened_by(visit, draft)
    if opened is None:
        return await closed(visit, draft, refusal)
    state = visit.voice.plain(f"state-{opened.view.order.state}")
    values = collected.turned(draft.values, {VERSION: opened.view.order.version})
    kept = await drafts.save(visit, replace(draft, values=values))
    return await FILLING.show(visit, kept, problem("form-moved", state=state))


async def because(visit: Visit, name: str, turn: int, number: int) -> Reply:
    """One of the likely answers; one that is not offered changes nothing."""

    def said(values: Values, opened: Open) -> Values:
        texts = _likely(opened)
        return collected.say(values, visit.voice.plain(texts[number])) if number < len(texts) else values

    return await _changed(visit, name, turn, said)


async def mark(visit: Visit, name: str, turn: int, line: int) -> Reply:
    return await _changed(visit, name, turn, lambda values, opened: collected.tick(values, line, opened.lines))


async def empty(visit: Visit, name: str, turn: int) -> Reply:
    return await _changed(visit, name, turn, lambda values, _: collected.emptied(values))


async def _changed(visit: Visit, name: str, turn: int, change: Callable[[Values, Open], Values]) -> Reply:
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        if draft is None:
            return visit.tell("dialog-over", alert=True)
        opened = await opened_by(visit, draft)
        if opened is None:
            return await closed(visit, draft)
        if dialog.turn(draft) != turn:
            return await FILLING.show(visit, draft)
        return await _kept(visit, opened, draft, change(draft.values, opened))


async def _kept(visit: Visit, opened: Open, draft: Draft, values: Values) -> Reply:
    kept = await drafts.save(visit, replace(draft, values=values))
    return _asked(visit, opened, kept, None)


def _asked(visit: Visit, opened: Open, draft: Draft, found: Problem | None) -> Reply:
    values = draft.values
    filled = Filled(
        name=draft.dialog,
        turn=dialog.turn(draft),
        words=collected.words(values),
        links=collected.links(values),
        files=collected.files(values),
        ticked=collected.ticked(values),
        likely=_likely(opened),
        problem=found.words if found else None,
        sheet=visit.sheets,
    )
    return Reply(screen=screens.form(opened.view, opened.action, opened.form, filled, visit.voice), question=True)


def _refilled(visit: Visit, opened: Open, draft: Draft, came: Came) -> Values | Problem:
    typed = form_sheet.words(opened.form, visit.answers, _likely(opened), visit.voice)
    values = {name: value for name, value in draft.values.items() if name != dialog.TYPED}
    if ticks := collected.field(opened.form, Ticks):
        numbers = visit.answers.numbers.get(ticks.name, ())
        values[collected.TICKED] = sorted({number for number in numbers if number < opened.lines})
    return collected.refill(opened.form, values, typed, came.files, visit.update)


def _sheet(visit: Visit, opened: Open, draft: Draft) -> Sheet:
    press = Press("hand", (draft.dialog, str(dialog.turn(draft)), str(draft.values[VERSION])))
    return form_sheet.sheet(opened.view, opened.action, opened.form, draft.values, press, _likely(opened), visit.voice)


def _likely(opened: Open) -> tuple[str, ...]:
    return likely(opened.action.name, opened.view.role)


def out(visit: Visit, draft: Draft) -> Reply:
    order, _ = parts(draft.dialog)
    return orders.left(visit, order)


def named(draft: Draft) -> Words:
    return Words("form-about", {"code": parts(draft.dialog)[0][:CODE_LENGTH]})


async def anew(visit: Visit, draft: Draft) -> Reply:
    draft = await drafts.recall(visit, draft.dialog) or draft
    kept = await drafts.save(visit, replace(draft, values=collected.emptied(draft.values)))
    return await FILLING.show(visit, kept)


def has_content(draft: Draft) -> bool:
    return not collected.is_empty(draft.values)


def _name(order: OrderId, action: str) -> str:
    return f"{FORM}-{order}-{action}"
