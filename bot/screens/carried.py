"""What a platform does not carry is said, not dropped: a file too large for a chat stays with the order, and is named
with its size and with where it can be had.
"""

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from bot.screens.blocks import blocks, lines
from bot.screens.screen import Screen
from bot.texts import Size, Voice
from bot.texts.typed import file_name
from core.person import Person, Platform

_MEGABYTE = 1024 * 1024
LARGEST: Mapping[Platform, int] = {Platform.TELEGRAM: 50 * _MEGABYTE, Platform.DISCORD: 10 * _MEGABYTE}
"""Bytes of one file that a bot may send there, whoever it is sent to."""


def carried(screen: Screen, reader: Person, platform: str, voice: Voice) -> Screen:
    """`screen` as that platform can bring it to `reader`."""
    most = LARGEST.get(Platform(platform)) if platform else None
    left = [file for file in screen.files if most is not None and file.size > most]
    if most is None or not left:
        return screen
    named = lines(*(voice.say("carried-not", name=file_name(file.name), size=Size(file.size)) for file in left))
    return replace(
        screen,
        text=blocks(screen.text, named, _where(reader, max(file.size for file in left), platform, voice)),
        files=tuple(file for file in screen.files if file not in left),
    )


def _where(reader: Person, size: int, platform: str, voice: Voice) -> Markup:
    """Another chat of theirs that takes it, or the people who run this."""
    others = (each.platform for each in reader.accounts if each.platform != platform)
    other = next((each for each in others if size <= LARGEST[each]), None)
    return voice.say(f"carried-{other}") if other else voice.say("carried-nowhere")
