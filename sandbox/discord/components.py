"""What a message may be built of: rows of buttons beside a text, or with the flag IS_COMPONENTS_V2 only blocks."""

from typing import Any

from sandbox.discord import controls
from sandbox.discord.controls import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    THUMBNAIL,
    Names,
)  # fmt: skip
from sandbox.discord.faulty import Faulty, Path
from sandbox.discord.values import Json

MOST_COMPONENTS = 40
MOST_TEXT = 4000
_MOST_ROWS = 5
_IN_CONTAINER = (ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR)
_ON_TOP = (*_IN_CONTAINER, CONTAINER)
_LINKS = ("http://", "https://", "attachment://")


class Blocks:
    """One look through the components of a message; faults are noted in `faulty`.

    `files` are the names of the files that the message will have, for those that a component shows.
    """

    def __init__(self, faulty: Faulty, files: set[str]) -> None:
        self._faulty = faulty
        self._names = Names(faulty)
        self._files = files

    def check(self, components: Any, *, v2: bool) -> tuple[Json, ...]:
        """The components with an id each, if there is no fault."""
        most = MOST_COMPONENTS if v2 else _MOST_ROWS
        items = self._faulty.listed(("components",), components, 0, most)
        for index, item in enumerate(items):
            self._item(("components", index), item, _ON_TOP if v2 else (ROW,))
        self._sizes(items)
        return controls.numbered(items) if not self._faulty.errors else ()

    def _sizes(self, items: list[Any]) -> None:
        everything = [each for item in items if isinstance(item, dict) for each in controls.inside(item)]
        if len(everything) > MOST_COMPONENTS:
            words = f"The total number of components exceeds the maximum of {MOST_COMPONENTS}"
            self._faulty.add(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words)
        text = sum(len(str(each.get("content", ""))) for each in everything if each.get("type") == TEXT_DISPLAY)
        if text > MOST_TEXT:
            words = f"The total displayable text size exceeds the maximum size of {MOST_TEXT}"
            self._faulty.add(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)
        numbers = [each["id"] for each in everything if each.get("id")]
        if len(numbers) != len(set(numbers)):
            self._faulty.add(("components",), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")

    def _item(self, path: Path, facts: Any, allowed: tuple[int, ...]) -> None:
        if not isinstance(facts, dict):
            self._faulty.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            return
        if facts.get("type") not in allowed:
            words = f'Value of field "type" must be one of ({", ".join(map(str, allowed))}).'
            self._faulty.add((*path, "type"), "UNION_TYPE_CHOICES", words)
            return
        match facts["type"]:
            case kind if kind == ROW:
                self._row(path, facts)
            case kind if kind == CONTAINER:
                self._container(path, facts)
            case kind if kind == SECTION:
                self._section(path, facts)
            case kind if kind == BUTTON:
                controls.button(self._faulty, self._names, path, facts)
            case kind if kind in SELECTS:
                controls.select(self._faulty, self._names, path, facts)
            case _:
                self._shown(path, facts)

    def _row(self, path: Path, facts: Json) -> None:
        children = self._faulty.listed((*path, "components"), facts.get("components"), 1, 5)
        for index, child in enumerate(children):
            self._item((*path, "components", index), child, (BUTTON, *SELECTS))
        kinds = [child.get("type") for child in children if isinstance(child, dict)]
        if len(kinds) > 1 and any(kind in SELECTS for kind in kinds):
            words = "A select needs a row of its own"
            self._faulty.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)

    def _container(self, path: Path, facts: Json) -> None:
        color = facts.get("accent_color")
        self._faulty.number((*path, "accent_color"), color, 0, 0xFFFFFF, 0)
        children = self._faulty.listed((*path, "components"), facts.get("components"), 1, MOST_COMPONENTS)
        for index, child in enumerate(children):
            self._item((*path, "components", index), child, _IN_CONTAINER)

    def _section(self, path: Path, facts: Json) -> None:
        for index, child in enumerate(self._faulty.listed((*path, "components"), facts.get("components"), 1, 3)):
            self._item((*path, "components", index), child, (TEXT_DISPLAY,))
        if facts.get("accessory") is None:
            self._faulty.required((*path, "accessory"))
        else:
            self._item((*path, "accessory"), facts["accessory"], (BUTTON, THUMBNAIL))

    def _shown(self, path: Path, facts: Json) -> None:
        kind = facts["type"]
        if kind == TEXT_DISPLAY:
            self._faulty.text((*path, "content"), facts.get("content"), 1, MOST_TEXT)
        elif kind == GALLERY:
            for index, item in enumerate(self._faulty.listed((*path, "items"), facts.get("items"), 1, 10)):
                self._media((*path, "items", index, "media"), item.get("media"))
        elif kind == THUMBNAIL:
            self._media((*path, "media"), facts.get("media"))
        elif kind == FILE:
            self._media((*path, "file"), facts.get("file"), attached=True)
        elif kind == SEPARATOR and facts.get("spacing") is not None:
            self._faulty.one_of((*path, "spacing"), facts["spacing"], (1, 2))

    def _media(self, path: Path, facts: Any, *, attached: bool = False) -> None:
        url = facts.get("url") if isinstance(facts, dict) else None
        if not isinstance(url, str) or not url.startswith(_LINKS[2:] if attached else _LINKS):
            words = "Scheme must be one of ('attachment',)." if attached else "Not a well formed URL."
            self._faulty.add((*path, "url"), "URL_TYPE_INVALID_URL", words)
        elif url.startswith("attachment://") and url.removeprefix("attachment://") not in self._files:
            words = "The referenced attachment was not found"
            self._faulty.add((*path, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", words)
