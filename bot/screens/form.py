"""A form that is being filled in: what it asks for, what is in so far, what sending it will do, and the ways on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.controls import dangerous
from bot.screens.dialog import said, write
from bot.screens.questions import closes
from bot.screens.screen import Button, Screen, Tone
from bot.screens.view import OrderView, facts
from bot.screens.words import Words
from bot.texts import Size, Voice, quote
from bot.texts.typed import LONGEST_LABEL, line
from core.forms import Form, Ticks
from core.order import FileRef
from core.workflow import Action

TICKED, OPEN = "☑", "☐"
MOST_SHOWN = 8  # of links and of files: what follows them must still be read without scrolling
LONGEST_WORDS = 900  # of what was written; the rest is in too


@dataclass(frozen=True, slots=True)
class Filled:
    """`name` and `turn` of the draft go into the buttons. `likely` are texts of answers to press. `sheet`: there is a
    form that asks for the same.
    """

    name: str
    turn: int
    words: str = ""
    links: Sequence[str] = ()
    files: Sequence[FileRef] = ()
    ticked: Sequence[int] = ()
    likely: Sequence[str] = field(default_factory=tuple)
    problem: Words | None = None
    sheet: bool = False

    @property
    def empty(self) -> bool:
        return not (self.words or self.links or self.files)

    def press(self, verb: str, *more: str) -> Press:
        return Press(verb, (self.name, str(self.turn), *more))


def form(view: OrderView, action: Action, asked: Form, filled: Filled, voice: Voice) -> Screen:
    problem = voice.say("dialog-problem", what=said(filled.problem, voice)) if filled.problem else None
    head = voice.say("form-head", action=voice.plain(f"do-{action.name}", role=view.role), **facts(view, voice))
    sheet = (write(filled.name, voice),) if filled.sheet else ()
    if filled.empty:
        rows = (*sheet, *_likely(filled, voice), _out(filled, voice))
        return Screen(blocks(head, problem, _ask(view, asked, voice)), rows)
    ends = closes(view, action, voice)
    text = blocks(head, problem, _so_far(filled, voice), _what_next(view, action, asked, voice), ends)
    rows = (*_ticks(view, asked, filled), (_send(view, action, asked, filled, voice),), *sheet, _out(filled, voice))
    return Screen(text, rows)


def _ask(view: OrderView, asked: Form, voice: Voice) -> Markup:
    if len(asked.fields) == 1:
        return voice.say(f"field-{asked.name}-{asked.fields[0].name}", role=view.role)
    return voice.say(f"form-{asked.name}-ask")


def _so_far(filled: Filled, voice: Voice) -> Markup:
    links = [voice.say("form-link", link=link) for link in filled.links if link not in filled.words]
    files = [voice.say("form-file", name=file.name, size=Size(file.size)) for file in filled.files]
    return lines(
        quote(filled.words, LONGEST_WORDS) if filled.words else None, *_some(links, voice), *_some(files, voice)
    )


def _some(shown: list[Markup], voice: Voice) -> Iterator[Markup]:
    yield from shown[:MOST_SHOWN]
    if len(shown) > MOST_SHOWN:
        yield voice.say("form-and-more", count=len(shown) - MOST_SHOWN)


def _what_next(view: OrderView, action: Action, asked: Form, voice: Voice) -> Markup:
    """What sending it does, with the amount where it cannot be taken back; else that more may be added."""
    if ticks := _ticked_off(asked):
        return blocks(voice.say("form-complete", **facts(view, voice)), voice.say(f"field-{asked.name}-{ticks.name}"))
    if view.workflow.asks_once(view.state, action):
        return voice.say(f"ask-{action.name}", **facts(view, voice))
    return voice.say("form-more")


def _ticked_off(asked: Form) -> Ticks | None:
    return next((each for each in asked.fields if isinstance(each, Ticks)), None)


def _ticks(view: OrderView, asked: Form, filled: Filled) -> tuple[Row, ...]:
    if not _ticked_off(asked):
        return ()
    titles = (line(each.title, LONGEST_LABEL) for each in view.order.terms.lines)
    return tuple(
        (Button(f"{TICKED if number in filled.ticked else OPEN} {title}", filled.press("mark", str(number))),)
        for number, title in enumerate(titles)
    )


def _send(view: OrderView, action: Action, asked: Form, filled: Filled, voice: Voice) -> Button:
    press = filled.press("send")
    if _ticked_off(asked):
        return Button(voice.plain("form-send-whole"), press, Tone.GOOD)
    if view.workflow.asks_once(view.state, action):
        tone = Tone.DANGER if dangerous(view, action) else Tone.GOOD
        return Button(voice.plain(f"yes-{action.name}"), press, tone)
    return Button(voice.plain("form-send"), press, Tone.GOOD)


def _likely(filled: Filled, voice: Voice) -> tuple[Row, ...]:
    return tuple(
        (Button(voice.plain(text), filled.press("because", str(number))),) for number, text in enumerate(filled.likely)
    )


def _out(filled: Filled, voice: Voice) -> Row:
    # Not "Cancel": over a form that cancels an order nobody would know which of the two it cancels.
    leave = Button(voice.plain("go-back"), Press("leave", (filled.name,)))
    empty = Button(voice.plain("form-empty"), filled.press("empty"))
    return (leave,) if filled.empty else (empty, leave)
