"""What a person can set: language and time zone."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.press import Press
from bot.screens.blocks import blocks, my_orders
from bot.screens.screen import Button, Screen
from bot.texts import Voice

CHOSEN = "✓"


def settings(city: str, languages: Sequence[tuple[str, str]], voice: Voice, note: Markup | None = None) -> Screen:
    """`languages` are codes with the names that their own speakers use; `note` stands above everything."""
    names = dict(languages)
    text = blocks(
        note,
        voice.say("settings-head"),
        voice.say("settings-language", language=names[voice.language]),
        voice.say("settings-zone", city=city, now=voice.at(voice.now)),
    )
    tongues = tuple(
        Button(f"{CHOSEN} {name}" if code == voice.language else name, Press("language", (code,)))
        for code, name in languages
    )
    zone = Button(voice.plain("settings-zone-change"), Press("zone"))
    return Screen(text, (tongues, (zone,), (my_orders(voice),)))
