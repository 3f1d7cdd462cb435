"""What a person is told, and where: each matter can be switched in each place, one place at a time, and the whole of it
stands in words above. Cards are not among it: they stay true everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.screen import Button, Screen
from bot.texts import Voice
from core.matter import Matter

CHOSEN, NOT_CHOSEN = "✓", "☐"
OPEN = "•"
ON, OFF = "on", "off"
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A chat or the e-mail of the reader, and what they are not told there."""

    name: str
    muted: frozenset[Matter]


def told(places: Sequence[Place], chosen: Place, voice: Voice, note: Markup | None = None) -> Screen:
    """`chosen` is the one of `places` that is open to be switched; `note` stands above everything."""
    text = blocks(
        note,
        voice.say("told-head"),
        lines(*(_line(matter, places, voice) for matter in Matter)),
        voice.say("told-cards"),
        voice.say("told-switch", place=called(chosen.name, voice)),
    )
    back = (Button(voice.plain("go-settings"), Press("settings")),)
    return Screen(text, (*tabs(places, chosen, voice), *_switches(chosen, voice), back))


def tabs(places: Sequence[Place], chosen: Place, voice: Voice) -> tuple[Row, ...]:
    """Nothing where there is nothing to choose from."""
    row = tuple(_tab(place, voice, is_open=place == chosen) for place in places)
    return (row,) if len(row) > 1 else ()


def _tab(place: Place, voice: Voice, *, is_open: bool) -> Button:
    name = called(place.name, voice)
    return Button(f"{OPEN} {name}" if is_open else name, Press("told", (place.name,)))


def _line(matter: Matter, places: Sequence[Place], voice: Voice) -> Markup:
    names = [called(place.name, voice) for place in places if matter not in place.muted]
    there = ", ".join(names) or voice.plain("told-nowhere")
    return voice.say("told-line", matter=voice.plain(f"matter-{matter}"), places=there)


def _switches(place: Place, voice: Voice) -> tuple[Row, ...]:
    buttons = [_switch(matter, place, voice) for matter in Matter]
    return tuple(tuple(buttons[at : at + _BESIDE]) for at in range(0, len(buttons), _BESIDE))


def _switch(matter: Matter, place: Place, voice: Voice) -> Button:
    """It says what it will be, so that a second press changes nothing."""
    mark, then = (NOT_CHOSEN, ON) if matter in place.muted else (CHOSEN, OFF)
    return Button(f"{mark} {voice.plain(f'matter-{matter}')}", Press("hear", (place.name, matter.value, then)))


def called(place: str, voice: Voice) -> str:
    return voice.plain(f"platform-{place}")
