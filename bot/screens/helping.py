"""What a party of an order asked the mediators, as either side of it reads it. What somebody typed stands as a
quotation; what the other one is called is said by us, and a mediator is called so and no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines, turning
from bot.screens.pages import page
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import LONGEST_NAME, OrderView
from bot.screens.words import Words
from bot.texts import Arg, Voice, quote
from bot.texts.typed import LONGEST_LABEL, line, size
from core import helping
from core.help_request import HelpRequest, Remark
from core.helping import ANSWERED, ASKED, CLOSED, LATE
from core.order import Order, PersonId
from core.workflow import BUYER, SELLER

MARK = "🛟"
_ON_A_PAGE = 4
_ISOLATED = 2
"""Units that keep a title written from right to left in its place."""


@dataclass(frozen=True, slots=True)
class Plea:
    """A request with its order, as `reader` sees it. `name` is that of who asks, empty when nobody knows it any more.
    `known`: whoever answered last can still answer, so their word is good. `opens`: the order's card is the reader's to
    see.
    """

    request: HelpRequest
    order: Order
    reader: PersonId
    name: str
    known: bool = False
    opens: bool = True

    @property
    def mine(self) -> bool:
        return self.reader == self.request.by


def facts(plea: Plea, voice: Voice) -> dict[str, Arg]:
    role = BUYER if plea.request.by == plea.order.buyer else SELLER
    return {
        "who": line(plea.name, LONGEST_NAME) or voice.plain(f"who-{role}"),
        "role": voice.plain(f"who-{role}"),
        "title": plea.order.title,
        "code": plea.order.code,
    }


def preview(order: Order, words: str, dialog: str, turn: int, voice: Voice, found: Words | None = None) -> Screen:
    """What the mediators would read, before they do."""
    wrong = voice.say("dialog-problem", what=voice.say(found.id, **found.args)) if found else None
    send = Button(voice.plain("helping-send"), Press("help-send", (order.id, str(turn))), Tone.GOOD)
    change = Button(voice.plain("helping-change"), Press("change", (str(turn), "reason")))
    leave = Button(voice.plain("dialog-cancel"), Press("leave", (dialog,)))
    head = voice.say("helping-preview", title=order.title, code=order.code)
    return Screen(blocks(wrong, head, quote(words)), ((send,), (change, leave)))


def sent(plea: Plea, voice: Voice) -> Screen:
    """To who asked: it is where it should be."""
    look = Button(voice.plain("go-help-request"), _shown(plea.request))
    return Screen(voice.say("helping-sent", **facts(plea, voice)), ((look, *_card(plea, voice)),))


def shown(plea: Plea, number: int, voice: Voice, note: Markup | None = None) -> Screen:
    """All of it, the newest first. `note` stands above."""
    remarks = page([_remark(plea, each, voice) for each in reversed(plea.request.said)], number, _ON_A_PAGE)
    side = "mine" if plea.mine else "theirs"
    text = blocks(
        note,
        voice.say(f"helping-head-{side}", **facts(plea, voice)),
        _state(plea, voice),
        *_word(plea, voice),
        remarks.text,
    )
    turn = turning(voice, "help-show", remarks.number, str(plea.request.number), more=remarks.more)
    return Screen(text, tuple(filter(None, (*_acts(plea, voice), turn, _ways(plea, voice)))))


def told(plea: Plea, topic: str, number: int, voice: Voice) -> Screen | None:
    """What a letter says; None when there is nothing to tell any more. `number`: of the remark, if it is about one."""
    if topic == CLOSED:
        return Screen(voice.say("told-help_closed", **facts(plea, voice)), ((*_card(plea, voice),),))
    if topic == ANSWERED:
        return Screen(_quoted(plea, number, "told-help_answered", voice, *_word(plea, voice)), _under(plea, voice))
    if not plea.request.open or _was_answered(plea.request, number if topic == ASKED else 0):
        return None
    first = topic == LATE or number == plea.request.said[0].number
    said = "told-help_late" if topic == LATE else "told-help_asked" if first else "told-help_more"
    return Screen(_quoted(plea, number if topic == ASKED else 0, said, voice), _under(plea, voice))


def entry(plea: Plea, place: str, voice: Voice) -> Markup:
    """A line of a list. `place` is what the community is called where it has to be told apart."""
    request = plea.request
    said = {**facts(plea, voice), "community": f" · {place}" if place else ""}
    if request.waits_since:
        return voice.say("cases-line-help", ago=voice.ago(request.waits_since), **said)
    return voice.say("cases-line-helped", ago=voice.ago(request.said[-1].at), **said)


def opened(plea: Plea) -> Row:
    """The way to it from a list."""
    code = f" · {plea.order.code}"
    title = line(plea.order.title, LONGEST_LABEL - size(MARK) - 1 - size(code) - _ISOLATED)
    return (Button(f"{MARK} {title}{code}", _shown(plea.request)),)


def way(view: OrderView, voice: Voice, request: int | None) -> tuple[Button, ...]:
    """From behind a card: to ask for help, or to what the reader has asked and is still open."""
    if not view.party:
        return ()
    if request:
        return (Button(voice.plain("go-help-request"), Press("help-show", (str(request), "0"))),)
    if helping.why_not(view.order, view.reader, voice.now):
        return ()
    return (Button(voice.plain("go-get-help"), Press("help-ask", (view.order.id,))),)


def _shown(request: HelpRequest) -> Press:
    return Press("help-show", (str(request.number), "0"))


def _was_answered(request: HelpRequest, number: int) -> bool:
    """Whether that remark waits for nobody any more; 0 is the one that was said last."""
    if request.waits_since is None:
        return True
    return any(each.number > number > 0 and each.by != request.by for each in request.said)


def _quoted(plea: Plea, number: int, text: str, voice: Voice, *below: Markup) -> Markup:
    said = next((each for each in plea.request.said if each.number == number), plea.request.said[-1])
    return blocks(voice.say(text, **facts(plea, voice)), quote(said.text), *below)


def _state(plea: Plea, voice: Voice) -> Markup:
    request, side, said = plea.request, "mine" if plea.mine else "theirs", facts(plea, voice)
    if request.ending:
        return voice.say(f"helping-{request.ending}", at=voice.at(request.ended_at or request.at))
    if request.waits_since:
        late = "-late" if request.escalated_at else ""
        return voice.say(f"helping-waits{late}-{side}", ago=voice.ago(request.waits_since), **said)
    return voice.say(f"helping-answered-{side}", **said)


def _word(plea: Plea, voice: Voice) -> Iterator[Markup]:
    """By what who asked knows the mediator who answered, and what that one can say."""
    request = plea.request
    if not request.word or not request.open or not plea.known:
        return
    if plea.mine:
        yield voice.say("helping-word", word=request.word)
    elif plea.reader == request.mediator:
        yield voice.say("helping-word-theirs", word=request.word, **facts(plea, voice))


def _remark(plea: Plea, remark: Remark, voice: Voice) -> Markup:
    head = voice.say("chat-entry", at=voice.at(remark.at), who=_author(plea, remark.by, voice))
    return lines(head, quote(remark.text) if remark.text else None)


def _author(plea: Plea, by: PersonId, voice: Voice) -> str:
    if by == plea.reader:
        return voice.plain("who-you")
    return str(facts(plea, voice)["who"]) if by == plea.request.by else voice.plain("who-mediator")


def _acts(plea: Plea, voice: Voice) -> tuple[Row, ...]:
    if not plea.request.open:
        return ()
    side, number = "mine" if plea.mine else "theirs", (str(plea.request.number),)
    say = Button(voice.plain(f"helping-say-{side}"), Press("help-say", number), Tone.GOOD)
    return ((say, Button(voice.plain(f"helping-end-{side}"), Press("help-end", number))),)


def _under(plea: Plea, voice: Voice) -> tuple[Row, ...]:
    look = Button(voice.plain("go-help-request"), _shown(plea.request))
    acts = _acts(plea, voice)
    return (*((acts[0],) if acts and not plea.mine else ()), (*_say_more(plea, voice), look))


def _say_more(plea: Plea, voice: Voice) -> tuple[Button, ...]:
    return (_acts(plea, voice)[0][0],) if plea.mine and plea.request.open else ()


def _ways(plea: Plea, voice: Voice) -> Row:
    if plea.mine:
        return (Button(voice.plain("go-back"), Press("more", (plea.order.id,))),)
    cases = Button(voice.plain("go-cases"), Press("cases", ("help", "0")))
    return (*_card(plea, voice), cases)


def _card(plea: Plea, voice: Voice) -> tuple[Button, ...]:
    if not plea.opens:
        return ()
    return (Button(voice.plain("go-card", code=plea.order.code), Press("card", (plea.order.id,))),)
