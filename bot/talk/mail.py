"""An e-mail address is asked for, and then the code that was sent there. Each is one question; what is awaited is known
without them, so that the code can be said in another chat, or by the way that the mail itself has into the chat.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from bot.screens import told as screens
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts, told
from bot.talk.dialog import Choice, Dialog, Heard, Step, Values
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core.mail import EMAIL, Mailbox, MailCode, Reason, read_address, read_code
from core.maildesk import MailDesk
from core.ports import Draft

MAIL, CODE = "mail", "mailcode"
_ADDRESS, _CODE = "address", "code"
_AGAIN, _OTHER = "again", "other"
_EXAMPLE = "K7Q2-M9XF"

ASKS_ON = frozenset({Reason.UNKNOWN, Reason.UNSENT, Reason.LATE, Reason.TOO_OFTEN})
"""After which the question for the code stands still: with another try, or a new code."""


async def begin(visit: Visit) -> Reply:
    """Asks for an address: the first, or one in place of it."""
    if visit.shop.mail is None:
        return visit.tell("button-unknown", alert=True)
    async with visit.shop.turns.taking(visit.me):
        return await ASKING.open(visit, await drafts.start(visit, MAIL, _ADDRESS, _values(visit)))


async def enter(visit: Visit) -> Reply:
    """Asks for the code that is awaited."""
    awaited = await visit.shop.mail.awaited(visit.me) if visit.shop.mail else None
    if awaited is None:
        return await told.show(visit, EMAIL)
    async with visit.shop.turns.taking(visit.me):
        return await ENTERING.open(visit, await _code_draft(visit, awaited.address))


async def again(visit: Visit) -> Reply:
    """Sends another code to the address that waits for one, or that does not work."""
    desk = visit.shop.mail
    awaited, mailbox = (await desk.awaited(visit.me), await desk.of(visit.me)) if desk else (None, None)
    address = awaited.address if awaited else mailbox.address if mailbox else ""
    if desk is None or not address:
        return await told.show(visit, EMAIL)
    async with visit.shop.turns.taking(visit.me):
        return await _send(visit, desk, address)


async def leave(visit: Visit) -> Reply:
    """Before an address goes."""
    desk = visit.shop.mail
    mailbox, awaited = (await desk.of(visit.me), await desk.awaited(visit.me)) if desk else (None, None)
    address = mailbox.address if mailbox else awaited.address if awaited else ""
    return Reply(screen=screens.leaving(address, visit.voice)) if address else await told.show(visit, EMAIL)


async def off(visit: Visit) -> Reply:
    if visit.shop.mail is None:
        return await told.show(visit, EMAIL)
    await visit.shop.mail.remove(visit.me)
    async with visit.shop.turns.taking(visit.me):
        await _end(visit)
    person = await visit.shop.people.get(visit.me) or visit.person
    return await told.show(replace(visit, person=person), EMAIL, "mail-off-done")


async def by_link(visit: Visit, letters: str) -> Reply:
    """The way from the mail itself."""
    code = read_code(letters)
    if visit.shop.mail is None or code is None:
        return await told.show(visit, EMAIL)
    async with visit.shop.turns.taking(visit.me):
        return await _confirmed(visit, visit.shop.mail, code)


async def anew(visit: Visit, draft: Draft) -> Reply:
    wizard = ASKING if draft.dialog == MAIL else ENTERING
    return await wizard.open(visit, await drafts.recall(visit, draft.dialog) or draft)


def named(_: Draft) -> Words:
    return Words("mail-about")


def has_content(_: Draft) -> bool:
    """One question: there is nothing in it that could be lost."""
    return False


def out(visit: Visit, _: Draft) -> Reply:
    return Reply(screen=screens.left(visit.voice))


def _values(visit: Visit) -> Mapping[str, object]:
    return {dialog.TURN: visit.update % dialog.TURNS}


# --- the address ----------------------------------------------------------------------------------------------------


def _take_address(heard: Heard, _: Values) -> object:
    return read_address(heard.text) or problem("mail-what")


async def _asked(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    if visit.shop.mail is None:
        await drafts.end(visit, MAIL)
        return replace(await told.show(visit, EMAIL), answered=True)
    return await _send(visit, visit.shop.mail, str(draft.values[_ADDRESS]))


async def _send(visit: Visit, desk: MailDesk, address: str) -> Reply:
    """Has a code sent to `address`, and asks for it."""
    refusal = await desk.ask(visit.me, address)
    await _end(visit)
    if refusal:
        return replace(await told.show(visit, EMAIL, f"mail-{refusal}"), answered=True)
    return await ENTERING.show(visit, await _code_draft(visit, address))


# --- the code -------------------------------------------------------------------------------------------------------


async def _code_draft(visit: Visit, address: str) -> Draft:
    return await drafts.start(visit, CODE, _CODE, {**_values(visit), _ADDRESS: address})


def _take_code(heard: Heard, _: Values) -> object:
    code = read_code(heard.text)
    return code.letters if code else problem("mail-code-what", example=_EXAMPLE)


async def _entered(visit: Visit, draft: Draft, _: Problem | None) -> Reply:
    """A code, or the wish for another one or for another address."""
    answer = cast("str", draft.values[_CODE])
    if visit.shop.mail is None:
        await drafts.end(visit, CODE)
        return replace(await told.show(visit, EMAIL), answered=True)
    if answer == _OTHER:
        await drafts.end(visit, CODE)
        return await ASKING.show(visit, await drafts.start(visit, MAIL, _ADDRESS, _values(visit)))
    if answer == _AGAIN:
        return await _send(visit, visit.shop.mail, str(draft.values[_ADDRESS]))
    return await _confirmed(visit, visit.shop.mail, MailCode(answer))


async def _confirmed(visit: Visit, desk: MailDesk, code: MailCode) -> Reply:
    outcome = await desk.confirm(visit.me, code)
    if isinstance(outcome, Mailbox):
        await _end(visit)
        return replace(await told.show(visit, EMAIL, "mail-done", address=outcome.address), answered=True)
    awaited = await desk.awaited(visit.me)
    if awaited is None or outcome.reason not in ASKS_ON:
        await _end(visit)
        return replace(await told.show(visit, EMAIL, f"mail-{outcome.reason}"), answered=True)
    found = problem(f"mail-{outcome.reason}", left=outcome.left)
    return await ENTERING.object(visit, await _code_draft(visit, awaited.address), found)


async def _end(visit: Visit) -> None:
    for name in (MAIL, CODE):
        if await drafts.find(visit, name):
            await drafts.end(visit, name)


_CHOICES = (Choice(Words("go-mail-again"), _AGAIN), Choice(Words("go-mail-other"), _OTHER))
_ADDRESS_STEP = Step(_ADDRESS, _take_address, lambda _: Words("mail-ask"), lambda _: ())
_CODE_STEP = Step(
    _CODE,
    _take_code,
    lambda values: Words("mail-code-ask", {"address": str(values[_ADDRESS])}),
    lambda _: (),
    lambda _: _CHOICES,
)
ASKING = Wizard(Dialog(MAIL, (_ADDRESS_STEP,)), lambda _: Words("mail-head"), _asked)
ENTERING = Wizard(Dialog(CODE, (_CODE_STEP,)), lambda _: Words("mail-head"), _entered)
