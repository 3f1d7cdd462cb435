"""The card: whose turn it is, what happens next and when, and what if nobody does anything; then the money, and what
was last. All of it without scrolling, and with no more than three rows of buttons.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.press import Press
from bot.screens import helping, profile, reviews
from bot.screens.blocks import Row, blocks, lines
from bot.screens.controls import (
    BESIDE,
    act,
    at_hand,
    back,
    by_link,
    calls,
    dangers,
    go,
    in_rows,
    look,
    main_row,
    message,
    others,
    star,
    to_look_at,
)
from bot.screens.questions import asks, question
from bot.screens.screen import Button, Screen
from bot.screens.view import SETTLED, OrderView, about, facts, is_delivery, parted, typed
from bot.texts import Voice, quote
from core.enquiry import EnquiryId
from core.guards import PAID_BY_HAND
from core.money import Money
from core.order import Line, Stage
from core.paylink import Link
from core.step import Event
from core.till import Refunds
from core.workflow import BUYER, MEDIATOR, PANEL, SELLER, STAFF

_ROOM = 3_900
"""Units of a card; ways in which platforms could count differently have the rest of a message."""
_GLIMPSE = 300
"""Units of the last delivery's words on the card; the whole is one tap away."""
_REASON = 500
_NOTHING = timedelta()
_AROUND = len("\n\n\n<blockquote></blockquote>")


def card(view: OrderView, voice: Voice) -> Screen:
    """The one message per party and order, as it is to be drawn now."""
    urgency, version = view.urgency(voice.now), view.order.version
    return Screen(_text(view, voice), _rows(view, voice), urgency=urgency, version=version)


def more(view: OrderView, voice: Voice, asked: EnquiryId | None = None, request: int | None = None) -> Screen:
    """The same words with everything else that can be done under them; what cannot be taken back stands last. `asked`:
    what the buyer asked before they ordered. `request`: the help request of the reader that is open.
    """
    seen = (look(view, voice),) if view.deliveries and view.reads else ()
    chat = (go(view, "chat", voice, 0),) if view.order.joined and view.reads else ()
    calendar = (go(view, "calendar", voice),) if view.party and view.order.due else ()
    said = (go(view, "reviews", voice),) if reviews.readable(view) else ()
    before = (Button(voice.plain("go-asked-before"), Press("chat", (asked, "0"))),) if asked else ()
    money = (go(view, "money", voice, 0),) if view.party and view.order.joined else ()
    other = (_profile(view, voice),) if view.partnered else ()
    kept = (*chat, *before, *seen, *said, *other, *money, *calendar)
    told = (go(view, "timeline", voice, 0),) if view.reads else ()
    whole = (go(view, "record", voice),) if view.took else ()
    help_ = helping.way(view, voice, request)
    ways = (*told, *whole, *kept, go(view, "how", voice), *star(view, voice), *help_)
    beside = tuple(button for row in _rows(view, voice) for button in row)
    offered = (*others(view), *asks(view))
    left = tuple(button for each in offered if (button := act(view, each, voice)) not in beside)
    grave = (act(view, each, voice) for each in (*dangers(view), *calls(view)))
    last = tuple(each for each in grave if each not in beside)
    rows = (*in_rows(left), *in_rows(ways), *in_rows(last), (back(view, voice),))
    return Screen(_text(view, voice), rows, urgency=view.urgency(voice.now), version=view.order.version)


def _profile(view: OrderView, voice: Voice) -> Button:
    name, role = (view.seller, SELLER) if view.role is BUYER else (view.buyer, BUYER)
    return profile.way(name, f"who-{role}", Press("profile", (view.order.id, "0")), voice)


def elsewhere(view: OrderView, voice: Voice, address: str) -> Screen:
    """Where the card is, for who asked for it in another place."""
    there = Button(voice.plain("go-card", code=view.order.code), address)
    words = voice.say("card-elsewhere", **facts(view, voice))
    return Screen(words, ((there,),), urgency=view.urgency(voice.now))


def happened(view: OrderView, event: Event, voice: Voice) -> Markup:
    """One event in a few words, without a full stop: what it spoke of is not counted from now."""
    spoken = about(view, event, voice)
    said = {name: voice.at(each) if isinstance(each, datetime) else each for name, each in spoken.items()}
    return voice.say(f"event-{event.name}", **said)


def turn(view: OrderView, voice: Voice) -> Markup:
    """Whose turn it is, in a sentence to this reader."""
    if view.role is STAFF and not view.my_turn:
        return voice.say("card-turn-staff", who=voice.plain(f"who-{view.state.turn}"))
    return voice.say(f"turn-{view.order.state}-{view.role}", **facts(view, voice))


def word(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """By what a party knows the mediator of its order, and what they in turn can say to each."""
    case = view.case
    if case and view.party:
        yield voice.say("card-word", word=case.buyer_word if view.side is BUYER else case.seller_word)
    elif case and MEDIATOR in view.actors:
        yield voice.say("card-words", to_buyer=case.buyer_word, to_seller=case.seller_word, **facts(view, voice))


def _rows(view: OrderView, voice: Voice) -> tuple[Row, ...]:
    if view.role is MEDIATOR:
        ends = [each for each in view.possible if view.workflow.target(view.state, each).turn is not PANEL]
        return in_rows((*(act(view, each, voice) for each in ends), *message(view, voice), go(view, "more", voice)))
    beside = _beside(view, voice)
    last = (*(each for each in message(view, voice) if each not in beside), go(view, "more", voice))
    return (*main_row(view, voice), *((beside,) if beside else ()), *reviews.row(view, voice), last)


def _beside(view: OrderView, voice: Voice) -> tuple[Button, ...]:
    """The second row. To look at what came is offered before anything that answers it."""
    seen = (look(view, voice),) if to_look_at(view) else ()
    first = (*seen, *(act(view, each, voice) for each in (*others(view), *at_hand(view))))
    return (*first, *message(view, voice))[:BESIDE] if first else ()


def _text(view: OrderView, voice: Voice) -> Markup:
    now = (_head(view, voice), _next(view, voice), question(view, voice))
    above = (*now, who_asks(view, voice), _pay(view, voice), _why(view, voice))
    below = (_money(view, voice), _last(view, voice), reviews.on_card(view, voice))
    before, after = ([lines(*block) for block in part] for part in (above, below))
    room = _ROOM - _units(blocks(*before, *after))
    return blocks(*before, lines(*_asked(view, voice, room)), *after)


def _units(markup: Markup) -> int:
    return len(markup.encode("utf-16-le")) // 2


def _head(view: OrderView, voice: Voice) -> Iterator[Markup]:
    yield voice.say("card-head", mark=view.state.mark, **facts(view, voice))
    state = voice.say(f"state-{view.order.state}")
    if not view.state.final:
        yield voice.say("card-state", state=state, turn=turn(view, voice))
    elif view.last:
        yield voice.say("card-ended", state=state, event=happened(view, view.last, voice))
    else:
        yield voice.say("card-over", state=state)


def _next(view: OrderView, voice: Voice) -> Iterator[Markup]:
    due = view.order.due
    if due and view.role is STAFF and not view.my_turn:
        yield voice.say("card-silence-staff", **facts(view, voice))
    elif due:
        yield voice.say(f"silence-{due.deadline}-{view.role}", **facts(view, voice))
    yield from word(view, voice)
    if view.order.cause:
        yield voice.say(f"cause-{view.order.cause}-{view.side}")


def who_asks(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """Whom one would work for, before one agrees to it."""
    if view.repute:
        yield profile.about(view.buyer, view.repute, BUYER, voice)


def _pay(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """How to pay: behind a link, or, where no till does it, in words of the house, and the code by which staff find the
    payment.
    """
    if link := by_link(view, voice):
        yield voice.say(f"card-paylink-{link.state}")
        if view.order.terms.paid.chat and link.state is Link.OPEN:
            yield voice.say("card-paylink-in-telegram")
        return
    adds = view.asked is not None and view.asked.stage is Stage.UNPAID
    waits = adds or (view.my_turn and view.order.held == 0)
    if not (view.order.terms.by_hand and view.role is BUYER and waits):
        return
    claim = next((each for each in view.possible if each.guard is PAID_BY_HAND), None)
    if claim is None:
        yield voice.say("card-pay-spent")
        return
    if view.instructions:
        yield voice.say("card-pay-by-hand")
        yield quote(view.instructions, _REASON)
    else:
        yield voice.say("card-pay-by-hand-ask", **facts(view, voice))
    yield voice.say("card-pay-note", button=voice.plain(f"do-{claim.name}"), **facts(view, voice))


def _why(view: OrderView, voice: Voice) -> Iterator[Markup]:
    """Why it came to this; of what is still open the question itself says it."""
    told = view.order.proposed is not None and view.last is view.proposal(view.order.proposed.kind)
    if view.last and not told and (reason := typed(view.last, "reason")):
        yield voice.say("card-why")
        yield quote(reason, _REASON)


def _asked(view: OrderView, voice: Voice, room: int) -> Iterator[Markup]:
    """What the buyer wants changed, as long as it has not been delivered: in full, as the seller works by it."""
    since = view.deliveries[-1].version if view.deliveries else 0
    requests = [typed(each, "changes") for each in view.events if each.version > since]
    if (request := "".join(requests)) and not view.state.final:
        head = voice.say("card-changes", **facts(view, voice))
        yield head
        yield quote(request, room - _units(head) - _AROUND)


def _money(view: OrderView, voice: Voice) -> Iterator[Markup]:
    terms = view.order.terms
    for line in terms.lines:
        yield _line(view, line, voice)
    if not view.state.final and not view.begun:
        yield voice.say("card-delivery-time", length=terms.delivery_time)
    yield voice.say(f"money-{_purse(view)}{_on_its_way(view)}-{view.side}", **facts(view, voice), **parted(view, voice))
    if any(each.at_most and each.at_most.limit == "revisions" for each in view.state.actions):
        yield voice.say("card-revisions", **facts(view, voice))


def _line(view: OrderView, line: Line, voice: Voice) -> Markup:
    text = "card-line-sooner" if line.extra < _NOTHING else "card-line-longer" if line.extra else "card-line"
    price = Money(line.price, view.order.terms.currency)
    return voice.say(text, line=line.title, price=price, length=abs(line.extra))


def _purse(view: OrderView) -> str:
    """Where the money is."""
    if view.order.held:
        return "held"
    if not view.state.final:
        return "told" if view.state.turn is STAFF else "due"
    if view.order.state == SETTLED:
        return "split"
    if not view.order.cause:
        return "out"
    return "back" if view.order.joined else "none"


def _on_its_way(view: OrderView) -> str:
    """Money that goes back the way it came does not stay on the balance."""
    returns = view.role is BUYER and view.order.terms.paid.refunds is not Refunds.NONE
    return "-returned" if returns and _purse(view) == "back" else ""


def _last(view: OrderView, voice: Voice) -> Iterator[Markup]:
    if view.last is None or view.state.final:
        return
    yield voice.say("card-last", event=happened(view, view.last, voice), ago=voice.ago(view.last.at))
    if is_delivery(view.last) and (said := typed(view.last, "text")):
        yield quote(said, _GLIMPSE)
