"""A form whose fields are asked one after another, looked at as a whole with what it will do, and sent with one press.
What was answered outlives a restart, and a move of the order as long as it can still be sent.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.screens import stepwise as screens
from bot.screens.view import OrderView
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts, fields, orders
from bot.talk.dialog import REVIEW, TURN, TURNS
from bot.talk.likely import likely
from bot.talk.open_form import MOVED_ON, VERSION, Open, closed, opened_by, parts
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.forms import Form
from core.order import CODE_LENGTH
from core.ports import Draft
from core.step import QUESTION_OPEN, Command, Refused
from core.workflow import Action
from core.workflows import WORKFLOWS

STEPS = "steps"


async def fill_in(visit: Visit, view: OrderView, action: Action, form: Form) -> Reply:
    """Asks for what `action` carries, or goes on with what was answered of it before."""
    name = f"{STEPS}-{view.order.id}-{action.name}"
    wizard = WIZARDS[action.name]
    known = {VERSION: view.order.version, **fields.context(form, view.order, visit.now)}
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, name)
        if draft is None:
            values = {TURN: visit.update % TURNS, **known}
            draft = await drafts.start(visit, name, wizard.dialog.steps[0].name, values)
        else:
            draft = await drafts.save(visit, replace(draft, values={**draft.values, **known}))
        reply = await wizard.open(visit, draft)
    return replace(reply, fresh=visit.on_card)


async def submit(visit: Visit, name: str, turn: int) -> Reply:
    """Makes the command. Without a draft it was sent before: the same press then gets its first answer again."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None:
            order, action = parts(name)
            return await orders.command(visit, order, 0, action, {})
        opened = await opened_by(visit, draft)
        if opened is None:
            return await closed(visit, draft)
        if dialog.turn(draft) != turn or draft.step != REVIEW:
            return await WIZARDS[opened.action.name].show(visit, draft)
        return await _sent(visit, opened, draft)


async def _sent(visit: Visit, opened: Open, draft: Draft) -> Reply:
    order = opened.view.order
    filled = fields.payload(opened.form, draft.values, visit.voice)
    if wrong := opened.form.problem(filled, order, visit.now):
        return await _review(visit, draft, problem(f"refused-{wrong}"))
    seen = draft.values[VERSION]
    version = seen if isinstance(seen, int) else None
    given = Command(order.id, opened.action.name, visit.me, visit.key, version, filled, visit.within)
    outcome = await visit.shop.desk.handle(given)
    if outcome == QUESTION_OPEN:
        return await _review(visit, draft, problem("refused-question-open"))
    if isinstance(outcome, Refused):
        return await (_moved_on if outcome in MOVED_ON else closed)(visit, draft, outcome)
    await drafts.end(visit, draft.dialog)
    return replace(orders.answer(visit, order.id, outcome), card=order.id)


async def _moved_on(visit: Visit, draft: Draft, refusal: Refused) -> Reply:
    """It is looked at once more if it can still be sent; else it has lost its purpose."""
    opened = await opened_by(visit, draft)
    if opened is None:
        return await closed(visit, draft, refusal)
    state = visit.voice.plain(f"state-{opened.view.order.state}")
    turn = (dialog.turn(draft) + 1) % TURNS
    known = {VERSION: opened.view.order.version, TURN: turn}
    kept = await drafts.save(visit, replace(draft, values={**draft.values, **known}))
    return await _review(visit, kept, problem("form-moved", state=state))


async def _review(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    opened = await opened_by(visit, draft)
    if opened is None:
        return await closed(visit, draft)
    filled = fields.payload(opened.form, draft.values, visit.voice)
    put = screens.Put(draft.dialog, dialog.turn(draft), filled, found.words if found else None)
    return Reply(screen=screens.review(opened.view, opened.action, opened.form, put, visit.voice), question=True)


async def anew(visit: Visit, draft: Draft) -> Reply:
    """From the first question."""
    wizard = WIZARDS[parts(draft.dialog)[1]]
    steps = {step.name for step in wizard.dialog.steps}
    left = {name: value for name, value in draft.values.items() if name not in {*steps, dialog.TYPED}}
    draft = await drafts.recall(visit, draft.dialog) or draft
    begun = replace(draft, step=wizard.dialog.steps[0].name, values=left)
    return await wizard.open(visit, await drafts.save(visit, begun))


def out(visit: Visit, draft: Draft) -> Reply:
    """Left with nothing in it: back to the card."""
    order, _ = parts(draft.dialog)
    return replace(visit.tell("dialog-ended"), clear=not visit.typed, card=order)


def named(draft: Draft) -> Words:
    return Words("form-about", {"code": parts(draft.dialog)[0][:CODE_LENGTH]})


def has_content(draft: Draft) -> bool:
    return any(step.name in draft.values for step in WIZARDS[parts(draft.dialog)[1]].dialog.steps)


def _title(draft: Draft) -> Words:
    order, action = parts(draft.dialog)
    return Words(f"title-{action}", {"code": order[:CODE_LENGTH]})


WIZARDS: Mapping[str, Wizard] = {
    move.name: Wizard(fields.questions(f"{STEPS}-{move.name}", move.form, likely(move.name)), _title, _review)
    for process in WORKFLOWS
    for _, move in process.moves()
    if isinstance(move, Action) and move.form and fields.is_read_one_by_one(move.form)
}
