"""An invoice of an order as a file, and how somebody stands on theirs: two questions, each by itself."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import cast

from bot.papers.invoices import wording
from bot.papers.typeset import typeset
from bot.screens import invoices as screens
from bot.screens.view import OrderView
from bot.screens.words import Problem, Words
from bot.talk import dialog, drafts
from bot.talk.dialog import Choice, Dialog, Step
from bot.talk.look import house_of, look
from bot.talk.made import kept
from bot.talk.reply import Reply
from bot.talk.typed.particulars import particulars, tax
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.invoice import LONGEST_PARTICULARS, MOST_LINES, Invoice, Kind, Particulars
from core.order import FileRef, OrderId
from core.ports import Draft

PARTICULARS, TAX = "particulars", "tax"


async def give(visit: Visit, order: OrderId, kind: Kind) -> Reply:
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return visit.tell("refused-not-yours", alert=True)
    issued = screens.readable(view, await visit.shop.invoices.of_order(order))
    invoice = next((each for each in issued if each.kind is kind), None)
    if invoice is None:
        return visit.tell("invoice-none", alert=True)
    file = await _kept(visit, invoice, view)
    return Reply(screen=screens.handed_out(view, invoice, file, visit.voice), fresh=True, about=order)


async def _kept(visit: Visit, invoice: Invoice, view: OrderView) -> FileRef:
    house = house_of(visit.shop, view.order.community)
    content = await typeset(wording(invoice, view, house, visit.voice), invoice.at)
    called = screens.called(invoice, visit.voice)
    return await kept(visit.shop, visit.voice.plain("invoice-file", number=called, code=view.order.code), content)


# --- how one stands on them -------------------------------------------------------------------------------------------


async def show(visit: Visit, note: str = "") -> Reply:
    """How it stands. `note` is the id of a sentence above it."""
    now = await visit.shop.invoices.particulars(visit.me)
    above = visit.voice.say(note) if note else None
    return Reply(screen=screens.particulars(now, visit.person.name, visit.voice, above))


async def ask_text(visit: Visit) -> Reply:
    return await _asked(visit, PARTICULARS)


async def ask_tax(visit: Visit) -> Reply:
    return await _asked(visit, TAX)


async def empty(visit: Visit) -> Reply:
    await visit.shop.invoices.put(Particulars(visit.me))
    return await show(visit, "particulars-off-done")


async def _asked(visit: Visit, name: str) -> Reply:
    now = await visit.shop.invoices.particulars(visit.me)
    given = {PARTICULARS: now.text} if name == PARTICULARS and now.text else {}
    values = {dialog.TURN: visit.update % dialog.TURNS, **given}
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.start(visit, name, name, values)
        # A sheet would stand before the likely answer, which is one tap.
        return await (WIZARDS[name].show if name == TAX else WIZARDS[name].open)(visit, draft)


async def anew(visit: Visit, draft: Draft) -> Reply:
    return await _asked(visit, draft.dialog)


def named(_: Draft) -> Words:
    return Words("particulars-about")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=screens.left(visit.voice))


async def _set_text(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    now = await visit.shop.invoices.particulars(visit.me)
    return await _set(visit, draft, replace(now, text=str(draft.values[PARTICULARS])))


async def _set_tax(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    now = await visit.shop.invoices.particulars(visit.me)
    return await _set(visit, draft, replace(now, tax=cast("int | None", draft.values[TAX])))


async def _set(visit: Visit, draft: Draft, given: Particulars) -> Reply:
    await visit.shop.invoices.put(given)
    await drafts.end(visit, draft.dialog)
    return replace(await show(visit, "particulars-done"), answered=True)


def _wizard(step: Step, done: Callable[[Visit, Draft, Problem | None], Awaitable[Reply]]) -> Wizard:
    return Wizard(Dialog(step.name, (step,)), lambda _: Words("particulars-title"), done)


_TEXT = Step(
    PARTICULARS,
    lambda heard, _: particulars(heard.text),
    lambda _: Words("particulars-ask", {"most": MOST_LINES}),
    lambda values: (Words("particulars-shown", {"text": str(values[PARTICULARS])}),),
    typed=lambda values: str(values.get(PARTICULARS, "")),
    longest=LONGEST_PARTICULARS,
    lines=True,
)
_TAX = Step(
    TAX,
    lambda heard, _: tax(heard.text),
    lambda _: Words("particulars-ask-tax"),
    lambda _: (),
    lambda _: (Choice(Words("particulars-tax-none"), None),),
)

WIZARDS: Mapping[str, Wizard] = {PARTICULARS: _wizard(_TEXT, _set_text), TAX: _wizard(_TAX, _set_tax)}
