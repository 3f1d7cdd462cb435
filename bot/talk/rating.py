"""Reviewing the other party of an order: a tap for the stars, words if one likes, a look at it, and it is sent. It can
be worded anew in the same way until it is published.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from bot.screens import reviews as screens
from bot.screens.screen import Screen
from bot.screens.view import OrderView, partner
from bot.screens.words import Problem, Words, problem
from bot.talk import dialog, drafts
from bot.talk.dialog import REVIEW, TURN, TURNS, Choice, Dialog, Heard, Step, Values
from bot.talk.look import look
from bot.talk.orders import left
from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.talk.wizard import Wizard
from bot.texts.typed import paragraphs
from core import reviews
from core.order import CODE_LENGTH, OrderId
from core.ports import Draft, Repeated
from core.review import LONGEST_REVIEW, STARS, Rate, ReviewAct
from core.step import NOT_YOURS, Refused

RATING = "review"
_STARS, _TEXT = "stars", "text"
WHO, CODE = "who", "code"
"""Of whom and of which order the dialog is, for its head."""
_STALE = frozenset(
    each.reason for each in (reviews.LATE, reviews.TWICE, reviews.NO_REPLY, reviews.REPLY_LATE, reviews.REPLY_TWICE)
)
"""What the buttons of an old card lead to: the card is drawn anew."""


async def rate(visit: Visit, order: OrderId, stars: int) -> Reply:
    """A tap on a star. What was written before, in a draft or in a review that is hidden yet, stays."""
    if stars not in STARS:
        return visit.tell("button-unknown", alert=True)
    view = await _asked(visit, order)
    if isinstance(view, Refused):
        return refused(visit, order, view)
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.recall(visit, _name(order)) or await _begun(visit, view)
        step = draft.step if draft.step == REVIEW else _TEXT
        turned = {**draft.values, _STARS: stars, TURN: (dialog.turn(draft) + 1) % TURNS}
        kept = await drafts.save(visit, replace(draft, step=step, values=turned))
        reply = await WIZARD.show(visit, kept)
    # The card stays where it is: the question stands under it. A ping has said its say.
    return replace(reply, fresh=visit.on_card)


async def send(visit: Visit, order: OrderId, turn: int) -> Reply:
    """Hands in what the preview shows. Without a draft it was handed in before, and gets its first answer again."""
    async with visit.shop.turns.taking(visit.me):
        draft = await drafts.find(visit, _name(order))
        act = Rate(order, visit.me, visit.key, *(_rated(draft.values) if draft else (0, "")))
        if draft and (draft.step != REVIEW or dialog.turn(draft) != turn):
            return await WIZARD.show(visit, draft)
        return await handed(visit, act, draft)


async def show(visit: Visit, order: OrderId) -> Reply:
    """All that the visitor may read about this order."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return visit.tell(f"refused-{NOT_YOURS.reason}", alert=True)
    return Reply(screen=screens.whole(view, visit.voice))


# --- what a reply to a review needs too ------------------------------------------------------------------------------


async def opened(visit: Visit, order: OrderId) -> OrderView | Refused:
    """The order, if there are reviews of it that are any business of the visitor's here; else why not."""
    view = await look(visit.shop, order, visit.me, visit.within)
    if view is None or not view.party:
        return NOT_YOURS
    return view if view.reviews else await _hindrance(visit, view)


async def _asked(visit: Visit, order: OrderId) -> OrderView | Refused:
    """The order, if the visitor may write or change a review of it now; else why not."""
    view = await opened(visit, order)
    if isinstance(view, Refused) or (view.reviews and view.reviews.asked):
        return view
    return await _hindrance(visit, view)


async def _hindrance(visit: Visit, view: OrderView) -> Refused:
    known = await visit.shop.reviews.of_order(view.order.id)
    return reviews.why_not(view.order, known, visit.me, visit.now) or reviews.NOT_DONE


def refused(visit: Visit, order: OrderId, refusal: Refused) -> Reply:
    said = visit.tell(f"refused-{refusal.reason}", alert=True)
    if refusal.reason not in _STALE:
        return said
    return replace(said, card=order, clear=not (visit.typed or visit.on_card))


async def handed(visit: Visit, act: ReviewAct, draft: Draft | None) -> Reply:
    """Hands `act` to the desk. What was typed is lost only once it is written, or of no use any more."""
    if visit.within and await look(visit.shop, act.order, visit.me, visit.within) is None:
        return refused(visit, act.order, NOT_YOURS)
    outcome = await visit.shop.reviewing.handle(act)
    if draft is None and not isinstance(outcome, Repeated):
        return visit.tell("dialog-over", alert=True)
    if draft:
        await drafts.end(visit, draft.dialog)
    if isinstance(outcome, Refused):
        return refused(visit, act.order, outcome)
    view = await look(visit.shop, act.order, visit.me, visit.within)
    return Reply(screen=_done(visit, act, view), answered=True) if view else refused(visit, act.order, NOT_YOURS)


def _done(visit: Visit, act: ReviewAct, view: OrderView) -> Screen:
    return (screens.sent if isinstance(act, Rate) else screens.replied)(view, visit.voice)


def out(visit: Visit, draft: Draft) -> Reply:
    return left(visit, order_of(draft))


def order_of(draft: Draft) -> OrderId:
    return OrderId(draft.dialog.partition("-")[2])


def about(visit: Visit, view: OrderView) -> Values:
    return {WHO: partner(view, visit.voice), CODE: view.order.code, TURN: visit.update % TURNS}


def headed(text: str, draft: Draft) -> Words:
    return Words(text, {name: cast("str", draft.values[name]) for name in (WHO, CODE)})


# --- the dialog -----------------------------------------------------------------------------------------------------


async def anew(visit: Visit, draft: Draft) -> Reply:
    values = {name: value for name, value in draft.values.items() if name not in {_STARS, _TEXT}}
    return await WIZARD.show(visit, await drafts.start(visit, draft.dialog, _STARS, values))


def named(draft: Draft) -> Words:
    return Words("review-about", {CODE: order_of(draft)[:CODE_LENGTH]})


def has_content(draft: Draft) -> bool:
    return bool(draft.values.get(_TEXT))


async def _begun(visit: Visit, view: OrderView) -> Draft:
    """A new draft, or what is hidden yet, to be changed."""
    mine = view.reviews.mine if view.reviews else None
    before = {_TEXT: mine.text} if mine and mine.text else {}
    return await drafts.start(visit, _name(view.order.id), REVIEW if mine else _STARS, {**about(visit, view), **before})


def _rated(values: Values) -> tuple[int, str]:
    return cast("int", values.get(_STARS, 0)), cast("str", values.get(_TEXT, ""))


async def _review(visit: Visit, draft: Draft, found: Problem | None) -> Reply:
    order = order_of(draft)
    view = await _asked(visit, order)
    if isinstance(view, Refused) or view.reviews is None:
        await drafts.end(visit, draft.dialog)
        refusal = view if isinstance(view, Refused) else reviews.NOT_DONE
        return replace(refused(visit, order, refusal), answered=True)
    words = found.words if found else None
    rating, turn = _rated(draft.values), dialog.turn(draft)
    shown = screens.preview(view, view.reviews, rating, turn, draft.dialog, visit.voice, words)
    return Reply(screen=shown, question=True)


_DIGIT = re.compile(r"(?<!\d)[1-5](?!\d)")


def _take_stars(heard: Heard, _: Values) -> object:
    """`4`, `4 stars`, `4/5`, `★★★★`."""
    if digit := _DIGIT.search(heard.text):
        return int(digit[0])
    typed = heard.text.count("★") + heard.text.count("⭐")
    return typed if typed in STARS else problem("review-stars-what")


def words_within(most: int) -> Callable[[Heard, Values], object]:
    """Takes words of at most so many characters."""

    def take(heard: Heard, _: Values) -> object:
        text = heard.text.strip()
        if not paragraphs(text):
            return problem("review-text-empty")
        return problem("review-text-long", most=most, length=len(text)) if len(text) > most else text

    return take


def _name(order: OrderId) -> str:
    return f"{RATING}-{order}"


_DIALOG = Dialog(
    RATING,
    (
        Step(
            _STARS,
            _take_stars,
            lambda _: Words("review-stars-ask"),
            lambda values: (Words("review-stars-shown", {_STARS: screens.bar(_rated(values)[0])}),),
            lambda _: tuple(Choice(Words("review-star", {"count": each}), each) for each in STARS),
            typed=lambda values: str(_rated(values)[0]),
        ),
        Step(
            _TEXT,
            words_within(LONGEST_REVIEW),
            lambda _: Words("review-text-ask"),
            lambda _: (),
            skippable=True,
            typed=lambda values: _rated(values)[1],
            longest=LONGEST_REVIEW,
            lines=True,
        ),
    ),
)
WIZARD = Wizard(_DIALOG, lambda draft: headed("review-title", draft), _review)
