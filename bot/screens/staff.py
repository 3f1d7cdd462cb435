"""What waits for a community's staff: a section for each kind of thing, with how many there are of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, lines, turning
from bot.screens.crews import to_crews
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from bot.texts.typed import LONGEST_LABEL, line
from core.community import Community


@dataclass(frozen=True, slots=True)
class Waiting:
    """`count` things of the section `name` wait; `press` leads there."""

    name: str
    count: int
    press: Press


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits: a line about it, and the button that leads there."""

    text: Markup
    label: str
    press: Press


def desk(houses: Sequence[Community], waiting: Sequence[Waiting], voice: Voice, *, named: bool = False) -> Screen:
    """Everything at a glance. `houses`: the communities whose staff the reader is, as far as seen from here. `named`:
    somebody has made the reader what they are, and they can leave.
    """
    places = None if [each.is_default for each in houses] == [True] else _places(houses, voice)
    found = [each for each in waiting if each.count]
    rest = lines(*(voice.say(f"staff-{each.name}", count=each.count) for each in found)) or voice.say("staff-nothing")
    rows = tuple((Button(voice.plain(f"go-staff-{each.name}", count=each.count), each.press),) for each in found)
    look_up = tuple((_look_up(each, voice, alone=len(houses) == 1),) for each in houses)
    leave = ((to_crews(voice),),) if named else ()
    return Screen(blocks(voice.say("staff-head"), places, rest), (*rows, *look_up, *leave))


def section(name: str, entries: Sequence[Entry], page: int, voice: Voice, *, more: bool) -> Screen:
    """The things of one section; an empty one says so."""
    leave = Button(voice.plain("go-back"), Press("staff"))
    if not entries:
        return Screen(voice.say(f"staff-{name}-none"), ((leave,),))
    rows = tuple((Button(line(each.label, LONGEST_LABEL), each.press),) for each in entries)
    turn = turning(voice, f"staff-{name}", page, more=more)
    text = blocks(voice.say(f"staff-{name}-head"), *(each.text for each in entries))
    return Screen(text, (*rows, *((turn,) if turn else ()), (leave,)))


def back_to_desk(voice: Voice) -> Button:
    return Button(voice.plain("go-staff"), Press("staff"))


def _places(houses: Sequence[Community], voice: Voice) -> Markup:
    return lines(*(voice.say("staff-of", community=each.name) for each in houses))


def _look_up(house: Community, voice: Voice, *, alone: bool) -> Button:
    label = voice.plain("go-staff-find") if alone else voice.plain("go-staff-find-in", community=house.name)
    return Button(line(label, LONGEST_LABEL), Press("staff-find", (house.id,)))
