"""The questions about a payout: how much, where to, and why it could not be sent. Where somebody wants to be paid is
asked once and kept.
"""

from typing import cast

from bot.screens import cash as screens
from bot.screens.words import Problem, Words, problem
from bot.talk import cash, dialog, drafts
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.typed import amounts
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from bot.texts.typed import paragraphs
from core.cash import NOT_YOURS, NOTHING
from core.money import DECIMALS, Money
from core.order import CommunityId, new_id
from core.ports import Draft, Handled
from core.step import Refused
from core.transfer import LONGEST_DETAILS, LONGEST_REASON, Ask, Purse, Return

PAYOUT, PAYEE, UNSENT = "payout", "payee", "unsent"
_REASONS = ("payout-likely-details", "payout-likely-bank", "payout-likely-later")


async def begin(visit: Visit, community: str, currency: str) -> Reply:
    """Asks what has to be known of a payout from that balance."""
    purse = await _purse(visit, CommunityId(community), currency)
    if purse is None or purse.available <= 0:
        return cash.refused(visit, NOTHING)
    details = await visit.shop.cash.details(visit.me)
    values = {
        "wish": new_id(),
        "community": purse.community,
        "currency": purse.currency,
        "available": purse.available,
        "least": cash.least(visit, purse.community, purse.currency),
        dialog.TURN: visit.update % dialog.TURNS,
        **({"details": details} if details else {}),
    }
    async with visit.shop.turns.taking(visit.me):
        name = f"{PAYOUT}-{purse.community}-{purse.currency}"
        draft = await drafts.start(visit, name, "amount" if details else "details", values)
        return await (WIZARD.show if details else WIZARD.open)(visit, draft)


async def _purse(visit: Visit, community: CommunityId, currency: str) -> Purse | None:
    if currency not in DECIMALS:
        return None
    found = await visit.shop.cash.purses(visit.me, visit.within)
    return next((each for each in found if (each.community, each.currency) == (community, currency)), None)


async def get_paid(visit: Visit, name: str) -> Reply:
    """Asks for what the last question showed. A second press finds that it was asked for."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, name)
        if draft is None or draft.step != dialog.REVIEW or not name.startswith(f"{PAYOUT}-"):
            return await cash.shown(visit)
        outcome = await visit.shop.cash.handle(_ask(visit, draft))
        if isinstance(outcome, Refused):
            return await WIZARD.object(visit, draft, problem(f"refused-{outcome.reason}"))
        await visit.shop.cash.tell(visit.me, str(draft.values["details"]))
        await drafts.end(visit, name)
    note = "done-payout-asked" if isinstance(outcome, Handled) and outcome.transfer.by_staff else "done-payout-begun"
    return await cash.shown(visit, note)


def _ask(visit: Visit, draft: Draft) -> Ask:
    values = draft.values
    key = ("payout", str(values["wish"]))
    there = CommunityId(str(values["community"]))
    return Ask(visit.me, key, there, str(values["currency"]), cast("int", values["amount"]), str(values["details"]))


async def begin_payee(visit: Visit) -> Reply:
    """Asks where the visitor wants to be paid from now on."""
    details = await visit.shop.cash.details(visit.me)
    values = {dialog.TURN: visit.update % dialog.TURNS, **({"details": details} if details else {})}
    async with visit.shop.turns.taking(visit.me):
        return await PAYEE_WIZARD.open(visit, await drafts.start(visit, PAYEE, "details", values))


async def begin_unsent(visit: Visit, number: int) -> Reply:
    """Asks why it could not be sent."""
    found = await visit.shop.cash.find(number, visit.me)
    if found is None or found.person == visit.me or visit.within not in {None, found.community}:
        return cash.refused(visit, NOT_YOURS)
    values = {"number": number, dialog.TURN: visit.update % dialog.TURNS}
    async with visit.shop.turns.taking(visit.me):
        return await UNSENT_WIZARD.show(visit, await drafts.start(visit, UNSENT, "reason", values))


async def anew(visit: Visit, draft: Draft) -> Reply:
    """From the first question."""
    if draft.dialog == PAYEE:
        return await begin_payee(visit)
    if draft.dialog == UNSENT:
        return await begin_unsent(visit, cast("int", draft.values["number"]))
    return await begin(visit, str(draft.values["community"]), str(draft.values["currency"]))


def named(_: Draft) -> Words:
    return Words("payout-about")


def has_content(_: Draft) -> bool:
    """Two short answers: what was typed of them is kept only as long as one is at it."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=screens.left(visit.voice))


# --- the questions ----------------------------------------------------------------------------------------------------


def _take_amount(heard: Heard, values: Values) -> object:
    found = amounts.amount(heard.text, _currency(values), least=cast("int", values["least"]))
    if isinstance(found, Problem):
        return found
    if found.currency != _currency(values):
        return problem("payout-currency", currency=_currency(values))
    if found.minor > _available(values).minor:
        return problem("payout-too-much", most=_available(values))
    return found.minor


def _currency(values: Values) -> str:
    return str(values["currency"])


def _available(values: Values) -> Money:
    return Money(cast("int", values["available"]), _currency(values))


def _amount(values: Values) -> Money:
    return Money(cast("int", values["amount"]), _currency(values))


def _take_details(heard: Heard, _: Values) -> object:
    text = paragraphs(heard.text)
    if not text:
        return problem("payout-details-empty")
    if len(text) > LONGEST_DETAILS:
        return problem("payout-details-long", length=len(text), most=LONGEST_DETAILS)
    return text


def _take_reason(heard: Heard, _: Values) -> object:
    text = paragraphs(heard.text)
    if not text:
        return problem("payout-reason-empty")
    return text if len(text) <= LONGEST_REASON else problem("payout-reason-long", length=len(text), most=LONGEST_REASON)


_AMOUNT = Step(
    "amount",
    _take_amount,
    lambda values: Words("payout-ask-amount", {"amount": _available(values)}),
    lambda values: (Words("payout-amount-shown", {"amount": _amount(values)}),),
    lambda values: (Choice(Words("payout-all", {"amount": _available(values)}), values["available"]),),
    typed=lambda values: str(_amount(values).amount),
    longest=amounts.LONGEST,
)
_DETAILS = Step(
    "details",
    _take_details,
    lambda _: Words("payout-ask-details"),
    lambda values: (Words("payout-details-shown", {"details": str(values["details"])}),),
    typed=lambda values: str(values.get("details", "")),
    longest=LONGEST_DETAILS,
    lines=True,
)
_REASON = Step(
    "reason",
    _take_reason,
    lambda _: Words("payout-ask-reason"),
    lambda _: (),
    lambda _: tuple(Choice(Words(each), each) for each in _REASONS),
    longest=LONGEST_REASON,
    lines=True,
)


async def _review(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    words = found.words if found else None
    details = str(draft.values["details"])
    screen = screens.review(_amount(draft.values), details, dialog.turn(draft), draft.dialog, visit.voice, words)
    return Reply(screen=screen, question=True)


async def _set_payee(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    await visit.shop.cash.tell(visit.me, str(draft.values["details"]))
    await drafts.end(visit, PAYEE)
    return await cash.shown(visit, "done-payee")


async def _set_unsent(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    number, reason = cast("int", draft.values["number"]), str(draft.values["reason"])
    said = visit.voice.plain(reason) if reason in _REASONS else reason
    outcome = await visit.shop.cash.handle(Return(number, visit.me, visit.key, said))
    await drafts.end(visit, UNSENT)
    return await cash.outcome_of(visit, outcome, number, "done-payout-unsent")


WIZARD = Wizard(Dialog(PAYOUT, (_DETAILS, _AMOUNT)), lambda _: Words("payout-head"), _review)
PAYEE_WIZARD = Wizard(Dialog(PAYEE, (_DETAILS,)), lambda _: Words("payee-head"), _set_payee)
UNSENT_WIZARD = Wizard(Dialog(UNSENT, (_REASON,)), lambda _: Words("unsent-head"), _set_unsent)
