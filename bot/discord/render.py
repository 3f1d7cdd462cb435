"""A screen becomes a Discord message of components, and never one that Discord would refuse for its size.

Pure: nothing is sent here. Limits are those of the API: 40 components and 4,000 characters a message, 5 buttons a row,
80 characters a label, 512 an address, so that a longer one stands in the text. No two buttons of a message may have
one custom id.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

from discord import ButtonStyle, MediaGalleryItem
from discord.ui import ActionRow, Container, Item, LayoutView, MediaGallery, TextDisplay
from discord.ui import Button as DiscordButton
from markupsafe import Markup

from bot.discord.button import PressButton
from bot.discord.markdown import fitted, markdown
from bot.press import Press
from bot.screens.fitting import shorten, units
from bot.screens.screen import Button, Screen, Tone, Urgency
from core.order import FileRef

LONGEST_TEXT = 4000
LONGEST_LABEL = 80
LONGEST_LINK = 512
LONGEST_LINK_IN_TEXT = 2048
MOST_IN_ROW = 5
MOST_COMPONENTS = 40
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")

_STYLES = {Tone.GOOD: ButtonStyle.success, Tone.DANGER: ButtonStyle.danger, Tone.PLAIN: ButtonStyle.secondary}
_COLOURS = {
    Urgency.YOURS: 0x2E9E5B,
    Urgency.SOON: 0xE8A317,
    Urgency.LATE: 0xD6403F,
    Urgency.WAITING: 0x4A78C2,
    Urgency.OVER: 0x80848E,
}

Row = tuple[Button, ...]


@dataclass(frozen=True)
class Drawing:
    """One Discord message, ready to be sent: `text` is markdown, `photo` stands above it."""

    text: str
    rows: tuple[Row, ...] = ()
    colour: int | None = None
    photo: FileRef | None = None
    files: tuple[FileRef, ...] = ()

    def view(self) -> LayoutView:
        """Its components, to be sent. The library keeps nothing of it: presses are known by their tokens."""
        return _Ready(self.components)

    @cached_property
    def components(self) -> list[dict[str, Any]]:
        """What is sent of it."""
        container: Container[LayoutView] = Container(accent_colour=self.colour)
        if self.photo:
            container.add_item(MediaGallery(MediaGalleryItem(f"attachment://{photo_name(self.photo)}")))
        container.add_item(TextDisplay(self.text))
        for row in self.rows:
            container.add_item(ActionRow(*map(_button, row)))
        return [container.to_component_dict()]

    @cached_property
    def digest(self) -> str:
        """Equal for drawings that would look the same."""
        looks = json.dumps(self.components, sort_keys=True) + (self.photo.sha256 if self.photo else "")
        return hashlib.sha256(looks.encode()).hexdigest()[:32]


class _Ready(LayoutView):
    """A layout whose components were made before: to make them takes longer than all else that is done to send them."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._made = components
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        return self._made

    def has_components_v2(self) -> bool:
        return True


def render(screen: Screen) -> Drawing:
    """The message of `screen`."""
    room = MOST_COMPONENTS - (3 if screen.photo else 2)
    colour = _COLOURS[screen.urgency] if screen.urgency else None
    rows = tuple(_within(_drawable(screen.rows), room))
    return Drawing(_text(screen), rows, colour, screen.photo, screen.files)


def _text(screen: Screen) -> str:
    """With the links below that are too long for a button."""
    links = [markdown(str(each)) for each in _long_links(screen.rows)]
    text = fitted(str(screen.text), LONGEST_TEXT - sum(units(each) + 2 for each in links)).strip()
    return "\n\n".join(filter(None, (text, *links))) or "…"


def _long_links(rows: tuple[Row, ...]) -> Iterator[Markup]:
    for button in (each for row in rows for each in row):
        if isinstance(button.does, str) and LONGEST_LINK < len(button.does) <= LONGEST_LINK_IN_TEXT:
            yield Markup('<b><a href="{}">{}</a></b>').format(button.does, shorten(button.label, LONGEST_LABEL))


def photo_name(photo: FileRef | None) -> str:
    """The name under which a picture is attached: Discord knows it again only if it is plain."""
    if photo is None:
        return ""
    ending = PurePath(photo.name).suffix.lower()
    return f"photo-{photo.sha256[:16]}{ending if ending in _PICTURES else '.png'}"


def _drawable(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without buttons that Discord would refuse, and without the second of two that do the same."""
    seen: set[str] = set()
    drawn = []
    for row in rows:
        kept = []
        for button in row:
            does = button.does.pack() if isinstance(button.does, Press) else button.does
            link = isinstance(button.does, str)
            if not (does in seen or (link and not _opens(does))):
                kept.append(button)
            seen.add(does)
        drawn.append(tuple(kept))
    return tuple(drawn)


def _opens(address: str) -> bool:
    return address.startswith(("https://", "http://")) and len(address) <= LONGEST_LINK


def _within(rows: tuple[Row, ...], room: int) -> Iterator[Row]:
    """The rows as drawn, broken where they are too long; put closer together where they would take too much room."""
    broken = [row[at : at + MOST_IN_ROW] for row in rows for at in range(0, len(row), MOST_IN_ROW)]
    if sum(len(row) + 1 for row in broken) > room:
        everything = [button for row in rows for button in row]
        broken = [tuple(everything[at : at + MOST_IN_ROW]) for at in range(0, len(everything), MOST_IN_ROW)]
    for row in broken:
        if room > 1:
            yield row[: room - 1]
        room -= len(row) + 1


def _button(button: Button) -> Item[Any]:
    label = shorten(button.label, LONGEST_LABEL) or "…"
    if isinstance(button.does, Press):
        return PressButton(DiscordButton(style=_STYLES[button.tone], label=label, custom_id=button.does.pack()))
    return DiscordButton(style=ButtonStyle.link, label=label, url=button.does)
