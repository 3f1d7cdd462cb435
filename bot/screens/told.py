"""What a person is told, and where: each matter can be switched in each place, one place at a time, and the whole of it
stands in words above. Cards are not among it: they stay true everywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines
from bot.screens.screen import Button, Screen, Tone, column
from bot.texts import Voice
from core.mail import EMAIL
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


@dataclass(frozen=True, slots=True)
class Address:
    """What there is of an e-mail address: the `confirmed` one, with the `fault` that its server found with it, and the
    one of which a code is `awaited`.
    """

    confirmed: str = ""
    fault: str = ""
    awaited: str = ""


def told(
    places: Sequence[Place], chosen: str, voice: Voice, address: Address | None = None, note: Markup | None = None
) -> Screen:
    """`chosen` is the name of the place that is open to be switched. `address` is None where there is no e-mail at all.
    `note` stands above everything.
    """
    place = next((each for each in places if each.name == chosen), None)
    text = blocks(
        note,
        voice.say("told-head"),
        lines(*(_line(matter, places, voice) for matter in Matter)),
        voice.say("told-cards"),
        _mailed(address, voice) if address and chosen == EMAIL else None,
        voice.say("told-switch", place=called(chosen, voice)) if place else None,
    )
    there = (*(each.name for each in places if each.name != EMAIL), *((EMAIL,) if address else ()))
    rows = (
        *_tabs(there, chosen, voice),
        *(_switches(place, voice) if place else ()),
        *((_ways(address, voice)) if address and chosen == EMAIL else ()),
        (Button(voice.plain("go-settings"), Press("settings")),),
    )
    return Screen(text, rows)


def leaving(address: str, voice: Voice) -> Screen:
    """Whether an address is to go."""
    agree = Button(voice.plain("yes-mail-off"), Press("mailoff"), Tone.DANGER)
    return Screen(
        voice.say("mail-off-ask", address=address),
        column(Button(voice.plain("go-link-no"), Press("told", (EMAIL,))), agree),
    )


def left(voice: Voice) -> Screen:
    """Out of the questions about an address."""
    return Screen(voice.say("mail-left"), column(Button(voice.plain("go-told"), Press("told", (EMAIL,)))))


def _tabs(there: Sequence[str], chosen: str, voice: Voice) -> tuple[Row, ...]:
    """Nothing where there is nothing to choose from."""
    row = tuple(_tab(each, voice, is_open=each == chosen) for each in there)
    return (row,) if len(row) > 1 else ()


def _tab(place: str, voice: Voice, *, is_open: bool) -> Button:
    name = called(place, voice)
    return Button(f"{OPEN} {name}" if is_open else name, Press("told", (place,)))


def _mailed(address: Address, voice: Voice) -> Markup:
    """Where mails go, or why none do."""
    state = "fault" if address.fault else "works" if address.confirmed else "none"
    return blocks(
        voice.say(f"mail-state-{state}", address=address.confirmed, fault=address.fault),
        voice.say("mail-state-awaited", address=address.awaited) if address.awaited else None,
    )


def _ways(address: Address, voice: Voice) -> Iterator[Row]:
    if address.awaited:
        code = Button(voice.plain("go-mail-code"), Press("mailcode"), Tone.GOOD)
        yield code, Button(voice.plain("go-mail-again"), Press("mailagain"))
    elif address.fault:
        yield (Button(voice.plain("go-mail-again"), Press("mailagain")),)
    change = Button(voice.plain("go-mail-change" if address.confirmed else "go-mail-add"), Press("mail"))
    off = Button(voice.plain("go-mail-off"), Press("mailleave"))
    yield (change, off) if address.confirmed or address.awaited else (change,)


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
