"""How a question of a dialog stands on a screen: where one is, what was understood, the question, likely answers, and
the ways back and out.
"""

from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.screen import Button, Screen, Tone
from bot.screens.words import Words
from bot.texts import Voice

# How many labels of at most so many characters stand beside each other on a phone.
_BESIDE = ((3, 5), (7, 3), (14, 2))


@dataclass(frozen=True, slots=True)
class Question:
    """`title` names the dialog, `place` is (number, of how many). `enough`, `skip` and `back` label what there is to
    press; `turn` goes into the buttons, so that an old one can be told. `sheet`: there is a form that asks for it.
    """

    title: Words
    ask: Words
    turn: int
    dialog: str
    place: tuple[int, int] | None = None
    taken: tuple[Words, ...] = ()
    problems: tuple[Words, ...] = ()
    choices: tuple[Words, ...] = ()
    enough: str = ""
    skip: str = ""
    back: bool = False
    sheet: bool = False


def question(asked: Question, voice: Voice) -> Screen:
    taken = tuple(voice.say("dialog-taken", what=said(words, voice)) for words in asked.taken)
    problems = tuple(voice.say("dialog-problem", what=said(each, voice)) for each in asked.problems)
    return Screen(
        blocks(_head(asked, voice), lines(*taken), lines(*problems), said(asked.ask, voice)),
        (*_choices(asked, voice), *_ways(asked, voice)),
    )


def said(words: Words, voice: Voice) -> Markup:
    return voice.say(words.id, **words.args)


def about_to(text: str, what: Words, dialog: str, voice: Voice) -> Screen:
    """A dialog was left, and what was typed is kept."""
    return Screen(voice.say(text, what=said(what, voice)), (going_on(dialog, voice),))


def going_on(dialog: str, voice: Voice) -> Row:
    return (
        Button(voice.plain("dialog-go-on"), Press("goon", (dialog,)), Tone.GOOD),
        Button(voice.plain("dialog-anew"), Press("anew", (dialog,)), Tone.DANGER),
    )


def kept(what: Words, dialog: str, voice: Voice) -> Screen:
    """A dialog is being left: what was typed stays until it is thrown away."""
    go_on = Button(voice.plain("dialog-go-on"), Press("goon", (dialog,)), Tone.GOOD)
    drop = Button(voice.plain("dialog-drop"), Press("drop", (dialog,)), Tone.DANGER)
    return Screen(voice.say("dialog-kept", what=said(what, voice)), ((go_on, drop),))


def _head(asked: Question, voice: Voice) -> Markup:
    title = said(asked.title, voice)
    if asked.place is None:
        return voice.say("dialog-head", title=title)
    return voice.say("dialog-head-place", title=title, number=asked.place[0], count=asked.place[1])


def _choices(asked: Question, voice: Voice) -> tuple[Row, ...]:
    turn = str(asked.turn)
    labels = [voice.plain(words.id, **words.args) for words in asked.choices]
    buttons = tuple(Button(label, Press("pick", (turn, str(number)))) for number, label in enumerate(labels))
    longest = max(map(len, labels), default=0)
    beside = next((count for length, count in _BESIDE if longest <= length), 1)
    return tuple(buttons[at : at + beside] for at in range(0, len(buttons), beside))


def _ways(asked: Question, voice: Voice) -> tuple[Row, ...]:
    turn = (str(asked.turn),)
    on = (
        *((Button(voice.plain(asked.enough), Press("enough", turn), Tone.GOOD),) if asked.enough else ()),
        *((Button(voice.plain(asked.skip), Press("skip", turn)),) if asked.skip else ()),
    )
    sheet = write(asked.dialog, voice) if asked.sheet else ()
    back = (Button(voice.plain("go-back"), Press("back", turn)),) if asked.back else ()
    leave = Button(voice.plain("dialog-cancel"), Press("leave", (asked.dialog,)))
    return (*((sheet,) if sheet else ()), *((on,) if on else ()), (*back, leave))


def write(dialog: str, voice: Voice) -> Row:
    """Opens the form that asks for what the screen asks for."""
    return (Button(voice.plain("go-write"), Press("type", (dialog,)), Tone.GOOD),)
