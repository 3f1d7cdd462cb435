"""A seller's one reply to a low rating: written, looked at, and published."""

from dataclasses import replace
from typing import cast

from bot.screens import reviews as screens
from bot.screens.words import Problem, Words
from bot.talk import dialog, drafts
from bot.talk.dialog import REVIEW, Dialog, Step, Values
from bot.talk.rating import about, handed, headed, opened, order_of, refused, words_within
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from core import reviews
from core.order import CODE_LENGTH, OrderId
from core.ports import Draft
from core.review import LONGEST_REPLY, Respond
from core.step import Refused

REPLY = "reply"
_STEP = "reply"


async def begin(visit: Visit, order: OrderId) -> Reply:
    """Asks for the reply, or shows as far as one has come with it."""
    view = await opened(visit, order)
    if isinstance(view, Refused):
        return refused(visit, order, view)
    if refusal := await _hindrance(visit, order):
        return refused(visit, order, refusal)
    async with visit.shop.turns.taking(visit.me):
        name = f"{REPLY}-{order}"
        draft = await drafts.recall(visit, name) or await drafts.start(visit, name, _STEP, about(visit, view))
        reply = await WIZARD.open(visit, draft)
    return replace(reply, fresh=visit.on_card)


async def send(visit: Visit, order: OrderId, turn: int) -> Reply:
    """Hands in what the preview shows. Without a draft it was handed in before, and gets its first answer again."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, f"{REPLY}-{order}")
        if draft and (draft.step != REVIEW or dialog.turn(draft) != turn):
            return await WIZARD.show(visit, draft)
        return await handed(visit, Respond(order, visit.me, visit.key, _text(draft.values if draft else {})), draft)


async def anew(visit: Visit, draft: Draft) -> Reply:
    values = {name: value for name, value in draft.values.items() if name != _STEP}
    return await WIZARD.open(visit, await drafts.start(visit, draft.dialog, _STEP, values))


def named(draft: Draft) -> Words:
    return Words("review-reply-about", {"code": order_of(draft)[:CODE_LENGTH]})


def has_content(draft: Draft) -> bool:
    return bool(_text(draft.values))


async def _hindrance(visit: Visit, order: OrderId) -> Refused | None:
    return reviews.no_reply(await visit.shop.reviews.of_order(order), visit.me, visit.now)


async def _review(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    order = order_of(draft)
    view = await opened(visit, order)
    refusal = view if isinstance(view, Refused) else await _hindrance(visit, order)
    if isinstance(view, Refused) or view.reviews is None or refusal:
        await drafts.end(visit, draft.dialog)
        return replace(refused(visit, order, refusal or reviews.NO_REPLY), answered=True)
    words, turn = found.words if found else None, dialog.turn(draft)
    shown = screens.reply_preview(view, view.reviews, _text(draft.values), turn, draft.dialog, visit.voice, words)
    return Reply(screen=shown, question=True)


def _text(values: Values) -> str:
    return cast("str", values.get(_STEP, ""))


_ASKED = Step(
    _STEP,
    words_within(LONGEST_REPLY),
    lambda _: Words("review-reply-ask"),
    lambda _: (),
    typed=_text,
    longest=LONGEST_REPLY,
    lines=True,
)
WIZARD = Wizard(Dialog(REPLY, (_ASKED,)), lambda draft: headed("review-reply-title", draft), _review)
