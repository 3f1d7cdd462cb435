"""The window that an answer to a press may open: at most five things to fill in, each in a label."""

from typing import Any

from sandbox.discord import controls
from sandbox.discord.controls import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    ROW,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
    Names,
)  # fmt: skip
from sandbox.discord.faulty import Faulty, Path
from sandbox.discord.values import Json

_MOST = 5
_IN_LABEL = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


def read_modal(facts: Json) -> Json:
    """A modal as it will be shown; raises 50035."""
    faulty = Faulty()
    names = Names(faulty)
    faulty.text(("custom_id",), facts.get("custom_id"), 1, 100)
    faulty.text(("title",), facts.get("title"), 1, 45)
    components = faulty.listed(("components",), facts.get("components"), 1, _MOST)
    for index, component in enumerate(components):
        _on_top(faulty, names, ("components", index), component)
    faulty.raise_any()
    return facts | {"components": list(controls.numbered(components))}


def _on_top(faulty: Faulty, names: Names, path: Path, facts: Any) -> None:
    kind = facts.get("type") if isinstance(facts, dict) else None
    if kind == LABEL:
        _label(faulty, names, path, facts)
    elif kind == TEXT_DISPLAY:
        faulty.text((*path, "content"), facts.get("content"), 1, 4000)
    elif kind == ROW:
        for index, child in enumerate(faulty.listed((*path, "components"), facts.get("components"), 1, 1)):
            if child.get("type") == TEXT_INPUT:
                controls.text_input(faulty, names, (*path, "components", index), child, labelled=False)
            else:
                _wrong(faulty, (*path, "components", index), (TEXT_INPUT,))
    else:
        _wrong(faulty, path, (ROW, TEXT_DISPLAY, LABEL))


def _label(faulty: Faulty, names: Names, path: Path, facts: Json) -> None:
    faulty.text((*path, "label"), facts.get("label"), 1, 45)
    if facts.get("description") is not None:
        faulty.text((*path, "description"), facts["description"], 0, 100)
    child, inner = facts.get("component"), (*path, "component")
    kind = child.get("type") if isinstance(child, dict) else None
    if not isinstance(child, dict) or kind not in _IN_LABEL:
        _wrong(faulty, inner, _IN_LABEL)
    elif kind == TEXT_INPUT:
        controls.text_input(faulty, names, inner, child, labelled=True)
    elif kind in SELECTS:
        controls.select(faulty, names, inner, child)
    elif kind == FILE_UPLOAD:
        controls.upload(faulty, names, inner, child)
    elif kind == CHECKBOX:
        names.take(inner, child)
    else:
        controls.choices(faulty, names, inner, child)


def _wrong(faulty: Faulty, path: Path, allowed: tuple[int, ...]) -> None:
    words = f'Value of field "type" must be one of ({", ".join(map(str, allowed))}).'
    faulty.add((*path, "type"), "UNION_TYPE_CHOICES", words)
