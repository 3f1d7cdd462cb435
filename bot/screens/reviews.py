"""Reviews: how one is asked for, written and read. What somebody wrote stands as a quotation under a line of ours."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.controls import back, go
from bot.screens.dialog import said
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import OrderView, facts, partner
from bot.screens.words import Words
from bot.texts import Arg, Voice, quote
from bot.texts.typed import paragraphs
from core.order import OrderId
from core.review import STARS, Review
from core.reviews import PUBLISHED, REPLIED, Seen

_GLIMPSE = 300
"""Units of a review on the card; the whole is one tap away."""
_WHOLE = 3_000
"""Units of a review that stands alone: however many of its characters take several, all of it is shown."""
_BESIDE = 1_000
"""Units of each of several on one screen: all of it, in most writing."""


def bar(stars: int) -> str:
    """Stars as people know them; the number stands beside it for who cannot see them."""
    return f"{'★' * stars}{'☆' * (len(STARS) - stars)} {stars}/{len(STARS)}"


# --- on the card and in pings ---------------------------------------------------------------------------------------


def on_card(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """What was said, or that something may be said; nothing where there is nothing to review."""
    seen = view.reviews
    if seen is None:
        return
    about = _about(view, seen, voice)
    if seen.theirs:
        yield voice.say("review-card-theirs", **about, stars=bar(seen.theirs.stars))
        yield from _quoted(seen.theirs.text, _GLIMPSE)
    if seen.may_reply:
        yield voice.say("review-card-reply", **about)
    if seen.mine:
        text = "review-card-hidden" if seen.changes else "review-card-mine"
        yield voice.say(text, **about, stars=bar(seen.mine.stars))
    elif seen.asked:
        yield question(view, seen, voice)


def question(view: OrderView, seen: Seen, voice: Voice) -> Markup:
    """How was it?"""
    return voice.say("review-ask-waits" if seen.waits else "review-ask", **_about(view, seen, voice))


def asked(view: OrderView) -> bool:
    """Whether the reader has something to say that they have not said yet."""
    return view.reviews is not None and view.reviews.asked and view.reviews.mine is None


def row(view: OrderView, voice: Voice) -> tuple[Row, ...]:
    """What the reader may do about reviews now, in at most one row."""
    seen = view.reviews
    if seen is None:
        return ()
    if asked(view):
        return (_stars(view.order.id, voice),)
    if seen.changes and seen.mine:
        return ((Button(voice.plain("review-change"), _rating(view.order.id, seen.mine.stars)),),)
    return ((go(view, "reply", voice),),) if seen.may_reply else ()


def readable(view: OrderView) -> bool:
    return view.reviews is not None and bool(view.reviews.mine or view.reviews.theirs)


def told(view: OrderView, topic: str, voice: Voice) -> Screen | None:
    """The ping about `topic`, or None when there is nothing to tell any more. Its first block is the news alone."""
    seen = view.reviews
    text = blocks(*_news(view, seen, topic, voice)) if seen else None
    return Screen(text, (*row(view, voice), (go(view, "card", voice),))) if text else None


def _news(view: OrderView, seen: Seen, topic: str, voice: Voice) -> Iterator[Markup]:
    about = _about(view, seen, voice)
    if topic == REPLIED and seen.mine:
        yield voice.say("review-told-replied", **about)
        yield from _quoted(seen.mine.reply, _WHOLE)
    elif topic == PUBLISHED and seen.theirs:
        yield voice.say("review-told-theirs", **about, stars=bar(seen.theirs.stars))
        yield from _quoted(seen.theirs.text, _WHOLE)
        if seen.may_reply:
            yield voice.say("review-card-reply", **about)
    elif topic == PUBLISHED and seen.mine:
        yield voice.say("review-told-mine", **about, stars=bar(seen.mine.stars))
    elif asked(view) and seen.waits:
        yield voice.say("review-told-written", **about)


def _stars(order: OrderId, voice: Voice) -> Row:
    return tuple(Button(voice.plain("review-star", count=stars), _rating(order, stars)) for stars in STARS)


def _rating(order: OrderId, stars: int) -> Press:
    return Press("rate", (order, str(stars)))


def _about(view: OrderView, seen: Seen, voice: Voice) -> dict[str, Arg]:
    reply_until = {"reply_until": voice.at(seen.reply_until)} if seen.reply_until else {}
    return {**facts(view, voice), "who": partner(view, voice), "until": voice.at(seen.until), **reply_until}


def _quoted(text: str, most: int) -> Iterator[Markup]:
    if paragraphs(text):
        yield quote(text, most)


# --- being written --------------------------------------------------------------------------------------------------


def preview(
    view: OrderView, seen: Seen, rating: tuple[int, str], turn: int, dialog: str, voice: Voice, problem: Words | None
) -> Screen:
    """What will be said, what sending it does, and buttons to change each part. `turn` and `dialog` go into these."""
    stars, text = rating
    about = _about(view, seen, voice)
    words = blocks(
        _problem(problem, voice),
        lines(voice.say("review-preview", **about, stars=bar(stars)), *_quoted(text, _WHOLE)),
        voice.say("review-preview-waits" if seen.waits else "review-preview-hidden", **about),
    )
    return Screen(
        words,
        (
            (Button(voice.plain("form-send"), Press("review", (view.order.id, str(turn))), Tone.GOOD),),
            _stars(view.order.id, voice),
            (_change("text", turn, voice), _leave(dialog, voice)),
        ),
    )


def reply_preview(
    view: OrderView, seen: Seen, text: str, turn: int, dialog: str, voice: Voice, problem: Words | None
) -> Screen:
    words = blocks(
        _problem(problem, voice),
        lines(voice.say("review-reply-preview", **_about(view, seen, voice)), *_quoted(text, _WHOLE)),
        voice.say("review-reply-once"),
    )
    return Screen(
        words,
        (
            (Button(voice.plain("review-reply-send"), Press("respond", (view.order.id, str(turn))), Tone.GOOD),),
            (_change("reply", turn, voice), _leave(dialog, voice)),
        ),
    )


def _problem(problem: Words | None, voice: Voice) -> Markup | None:
    return voice.say("dialog-problem", what=said(problem, voice)) if problem else None


def _change(step: str, turn: int, voice: Voice) -> Button:
    return Button(voice.plain(f"review-line-{step}"), Press("change", (str(turn), step)))


def _leave(dialog: str, voice: Voice) -> Button:
    return Button(voice.plain("dialog-cancel"), Press("leave", (dialog,)))


# --- being read -----------------------------------------------------------------------------------------------------


def sent(view: OrderView, voice: Voice) -> Screen:
    """To its author: what has become of it, with what the other wrote once that can be read."""
    seen = view.reviews
    card = ((go(view, "card", voice),),)
    if seen is None or not seen.theirs:
        about = _about(view, seen, voice) if seen else facts(view, voice)
        return Screen(voice.say("review-sent", **about), card)
    return Screen(blocks(voice.say("review-sent-both"), both(view, seen, voice)), (*row(view, voice), *card))


def replied(view: OrderView, voice: Voice) -> Screen:
    return Screen(voice.say("review-replied", who=partner(view, voice)), ((go(view, "card", voice),),))


def whole(view: OrderView, voice: Voice) -> Screen:
    """All that the reader may read about this order."""
    seen = view.reviews
    head = voice.say("review-head", **facts(view, voice))
    text = both(view, seen, voice) if seen else voice.say("review-none")
    return Screen(blocks(head, text or voice.say("review-none")), (*row(view, voice), (back(view, voice, "more"),)))


def both(view: OrderView, seen: Seen, voice: Voice) -> Markup:
    about = _about(view, seen, voice)
    parts = [(seen.theirs, "review-card-theirs"), (seen.mine, "review-card-mine")]
    return blocks(*(lines(*_whole(view, review, text, about, voice)) for review, text in parts if review))


def _whole(view: OrderView, review: Review, text: str, about: dict[str, Arg], voice: Voice) -> Iterator[Markup]:
    yield voice.say(text, **about, stars=bar(review.stars))
    yield from _quoted(review.text, _BESIDE)
    if review.reply:
        who = voice.plain("who-you") if review.about == view.reader else partner(view, voice)
        yield voice.say("review-reply-of", who=who)
        yield from _quoted(review.reply, _BESIDE)
