"""A ping says in a line or two who did what and what it means for the reader, and holds the button that they need.

It is put together when it is sent: what is moot by then is not sent, and what has moved on says how it stands now.
"""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup, escape

from bot.screens import reviews
from bot.screens.blocks import Row, blocks, lines, my_balance, my_services
from bot.screens.controls import act, dangers, go, in_rows, look, main_row, others, to_look_at
from bot.screens.order_card import happened, turn, who_asks, word
from bot.screens.screen import Button, Screen
from bot.screens.view import SETTLED, OrderView, about, facts, files, gone_back, links, typed
from bot.texts import Voice, quote
from bot.texts.typed import paragraphs, size
from core.moves import RETURNED
from core.ports import UNREACHED, Letter, LetterKind
from core.reviews import TOPICS
from core.step import ALWAYS_TOLD, Event
from core.till import Refunds
from core.workflow import BUYER, CLOCK, CREDITED, SELLER, Since

_QUOTE = 2_400
_LINKS = 700
"""Units of links in a ping; those that do not fit are under Deliveries."""
_BUSY = "start_lapsed"
"""Who let an order lapse by not starting is offered to pause what they sell."""


def ping(view: OrderView, letter: Letter, voice: Voice) -> Screen | None:
    """The message of `letter`, or None when there is nothing to tell any more (or it is none about a step)."""
    match letter.kind:
        case LetterKind.CARD | LetterKind.MESSAGE | LetterKind.AMENDED:
            return None
        case LetterKind.REMINDER:
            return _urgent(_reminder(view, letter, voice), view, voice)
        case LetterKind.PING:
            return _urgent(_news(view, letter, voice), view, voice)


def _urgent(said: Screen | None, view: OrderView, voice: Voice) -> Screen | None:
    return replace(said, urgency=view.urgency(voice.now)) if said else None


def _reminder(view: OrderView, letter: Letter, voice: Voice) -> Screen | None:
    due = view.order.alarm(letter.topic)
    if due is None or due.epoch != letter.version or due.at <= voice.now or not _waited_for(view, letter.topic):
        return None
    text = voice.say(f"remind-{letter.topic}-{view.role}", **facts(view, voice))
    seen = (look(view, voice),) if to_look_at(view) else ()
    return Screen(text, _rows(view, voice, *seen, ends=not _asked_about(view, letter.topic)))


def _waited_for(view: OrderView, deadline: str) -> bool:
    """Whether the reader is still who should know of it; staff are told of what others let lie."""
    if _asked_about(view, deadline):
        return view.asked_me
    declared = view.state.deadline(deadline)
    also = {actor for each in declared.remind if isinstance(each, Since) for actor in each.also} if declared else set()
    return view.my_turn or not also.isdisjoint(view.actors)


def _asked_about(view: OrderView, deadline: str) -> bool:
    """Whether it is a question that lapses with `deadline`, not the order that moves on."""
    asked = view.order.proposed
    return asked is not None and deadline in asked.lapses


def _news(view: OrderView, letter: Letter, voice: Voice) -> Screen | None:
    if letter.topic == UNREACHED:
        return _unreached(view, voice)
    if letter.topic in TOPICS:
        return reviews.told(view, letter.topic, voice)
    event = next((each for each in view.events if each.version == letter.version), None)
    if event is None:
        return None
    if letter.topic in ALWAYS_TOLD:
        args = {**about(view, event, voice), **(gone_back(view, event, voice) if letter.topic == RETURNED else {})}
        text = voice.say(f"told-{letter.topic}-{view.side}", **args)
        return Screen(text, ((my_balance(voice), go(view, "card", voice)),))
    since = [each for each in view.events if each.version > event.version and each.name != CREDITED]
    if any(each.by == view.reader for each in since):
        return None
    if since:
        return Screen(_late(view, event, voice), _rows(view, voice, ends=view.my_turn and not view.asked_me))
    now = {} if view.state.final else {"turn": turn(view, voice)}
    told = voice.say(f"told-{letter.topic}-{view.role}", **about(view, event, voice), **now)
    moved = event.source != event.target
    here = event.actor is CLOCK or (view.my_turn and not view.asked_me)
    rows = _rows(view, voice, ends=moved and here)
    known = word(view, voice) if view.case and view.case.version == event.version else ()
    words = blocks(told, *known, *_words(event, voice), *who_asks(view, voice), *_how_was_it(view, voice))
    return Screen(words, (*rows, *_besides(view, letter, voice)), files=files(event))


def _besides(view: OrderView, letter: Letter, voice: Voice) -> Iterator[Row]:
    """Ways on that are none of the order's own."""
    if letter.topic == _BUSY and view.role is SELLER:
        yield (my_services(voice),)
    if _paid(view):
        yield (my_balance(voice),)


def _how_was_it(view: OrderView, voice: Voice) -> Iterator[Markup]:
    if view.reviews and reviews.asked(view):
        yield reviews.question(view, view.reviews, voice)


def _paid(view: OrderView) -> bool:
    """The order's end left money on the reader's balance."""
    if not view.state.final or not view.order.joined:
        return False
    parts, refunds = view.order.state == SETTLED, view.order.terms.paid.refunds
    if view.role is BUYER:
        return refunds is Refunds.NONE if view.order.cause else parts and refunds is not Refunds.PART
    return view.role is SELLER and not view.order.cause


def _unreached(view: OrderView, voice: Voice) -> Screen | None:
    if view.state.final:
        return None
    text = voice.say(f"ping-unreached-{view.side}", turn=turn(view, voice), **facts(view, voice))
    return Screen(text, ((go(view, "card", voice),),))


def _late(view: OrderView, event: Event, voice: Voice) -> Markup:
    said = {"event": happened(view, event, voice), "state": voice.say(f"state-{view.order.state}")}
    if view.state.final:
        return voice.say("ping-late-ended", **facts(view, voice), **said)
    return voice.say("ping-late", turn=turn(view, voice), **facts(view, voice), **said)


def _words(event: Event, voice: Voice) -> Iterator[Markup]:
    """What came with it, so that it can be looked at here: words, links, and how many files follow."""
    said = typed(event, "reason") or typed(event, "changes") or typed(event, "text")
    if said:
        yield quote(said, _QUOTE)
    room = _LINKS
    shown = []
    apart = [link for link in links(event) if link not in said[: _QUOTE // 2]]
    for link in map(paragraphs, apart):
        room -= size(link) + 1
        shown += [link] if room >= 0 else []
    if shown:
        yield lines(*map(escape, shown))
    if len(shown) < len(apart):
        yield voice.say("ping-links-left", count=len(apart) - len(shown))
    if files(event):
        yield voice.say("ping-files", files=len(files(event)))


def _rows(view: OrderView, voice: Voice, *ahead: Button, ends: bool) -> tuple[Row, ...]:
    """What one would press now, `ahead` and the safe first. With `ends` the ways out of the order too: they are wanted
    when it has come to the reader or its time runs short, not beside the answers to a question.
    """
    main, card = main_row(view, voice), go(view, "card", voice)
    out = dangers(view) if ends else ()
    rest = (*ahead, *(act(view, each, voice) for each in (*others(view), *out)))
    return (*main, *in_rows((*rest, card))) if main else (*reviews.row(view, voice), (card,), *in_rows(rest))
