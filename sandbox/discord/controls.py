"""Buttons, selects and what one fills in: their rules are the same in a message and in a modal."""

from collections.abc import Iterator
from typing import Any

from sandbox.discord.faulty import Faulty, Path
from sandbox.discord.values import Json

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

LINK, PREMIUM = 5, 6
_CUSTOM_ID = 100
_OPTIONS = 25


class Names:
    """The custom ids of one message or modal, each of which may stand there once."""

    def __init__(self, faulty: Faulty) -> None:
        self._faulty = faulty
        self._seen: set[str] = set()

    def take(self, path: Path, component: Json) -> None:
        name = self._faulty.text((*path, "custom_id"), component.get("custom_id"), 1, _CUSTOM_ID)
        if name in self._seen:
            words = "Component custom id cannot be duplicated"
            self._faulty.add((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
        self._seen.add(name)


def button(faulty: Faulty, names: Names, path: Path, facts: Json) -> None:
    """Check a button."""
    style = facts.get("style")
    if not faulty.one_of((*path, "style"), style, (1, 2, 3, 4, LINK, PREMIUM)):
        return
    if facts.get("label") is not None:
        faulty.text((*path, "label"), facts["label"], 0, 80)
    if not facts.get("label") and not facts.get("emoji") and style != PREMIUM:
        faulty.add((*path, "label"), "BUTTON_COMPONENT_NEEDS_LABEL_OR_EMOJI", "A label or emoji is required")
    if style not in {LINK, PREMIUM}:
        names.take(path, facts)
    if style == LINK:
        _link(faulty, path, facts)
    elif facts.get("url"):
        words = "A url and custom id cannot both be specified"
        faulty.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)


def select(faulty: Faulty, names: Names, path: Path, facts: Json) -> None:
    """Check a select of any kind."""
    names.take(path, facts)
    if facts.get("placeholder") is not None:
        faulty.text((*path, "placeholder"), facts["placeholder"], 0, 150)
    least = faulty.number((*path, "min_values"), facts.get("min_values"), 0, _OPTIONS, 1)
    most = faulty.number((*path, "max_values"), facts.get("max_values"), 1, _OPTIONS, 1)
    if least > most:
        faulty.add((*path, "min_values"), "SELECT_COMPONENT_MIN_MAX", "min_values cannot be above max_values")
    if facts["type"] == STRING_SELECT:
        _options(faulty, path, facts, most)


def text_input(faulty: Faulty, names: Names, path: Path, facts: Json, *, labelled: bool) -> None:
    """Check a field for text; its own label belongs to the old form without a label component."""
    names.take(path, facts)
    faulty.one_of((*path, "style"), facts.get("style"), (1, 2))
    if labelled and facts.get("label"):
        faulty.add((*path, "label"), "TEXT_INPUT_LABEL_IN_LABEL", "A text input in a label cannot have one itself")
    if not labelled:
        faulty.text((*path, "label"), facts.get("label"), 1, 45)
    least = faulty.number((*path, "min_length"), facts.get("min_length"), 0, 4000, 0)
    most = faulty.number((*path, "max_length"), facts.get("max_length"), 1, 4000, 4000)
    if least > most:
        faulty.add((*path, "min_length"), "TEXT_INPUT_MIN_MAX", "min_length cannot be above max_length")
    if facts.get("value"):
        faulty.text((*path, "value"), facts["value"], least, most)
    if facts.get("placeholder") is not None:
        faulty.text((*path, "placeholder"), facts["placeholder"], 0, 100)


def choices(faulty: Faulty, names: Names, path: Path, facts: Json) -> None:
    """Check a group of radio buttons or checkboxes."""
    names.take(path, facts)
    least = 2 if facts["type"] == RADIO_GROUP else 1
    for index, option in enumerate(faulty.listed((*path, "options"), facts.get("options"), least, 10)):
        _option(faulty, (*path, "options", index), option)


def upload(faulty: Faulty, names: Names, path: Path, facts: Json) -> None:
    """Check a place for files."""
    names.take(path, facts)
    least = faulty.number((*path, "min_values"), facts.get("min_values"), 0, 10, 1)
    most = faulty.number((*path, "max_values"), facts.get("max_values"), 1, 10, 1)
    if least > most:
        faulty.add((*path, "min_values"), "FILE_UPLOAD_MIN_MAX", "min_values cannot be above max_values")


def inside(component: Json) -> Iterator[Json]:
    """A component and all within it."""
    yield component
    for child in (*component.get("components", ()), component.get("accessory"), component.get("component")):
        if child:
            yield from inside(child)


def numbered(components: list[Any]) -> tuple[Json, ...]:
    """The components with an id each, as Discord gives one to those that have none."""
    taken = {each["id"] for top in components for each in inside(top) if each.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    return tuple(_numbered(component, free) for component in components)


def _numbered(component: Json, free: Iterator[int]) -> Json:
    made = component | {"id": component.get("id") or next(free)}
    if "components" in made:
        made["components"] = [_numbered(child, free) for child in made["components"]]
    for name in ("accessory", "component"):
        if made.get(name):
            made[name] = _numbered(made[name], free)
    return made


def _link(faulty: Faulty, path: Path, facts: Json) -> None:
    url = faulty.text((*path, "url"), facts.get("url"), 1, 512)
    if url and not url.startswith(("http://", "https://", "discord://")):
        scheme = url.partition(":")[0]
        words = f"Scheme \"{scheme}\" is not supported. Scheme must be one of ('http', 'https', 'discord')."
        faulty.add((*path, "url"), "URL_TYPE_INVALID_SCHEME", words)
    if facts.get("custom_id"):
        words = "A custom id and url cannot both be specified"
        faulty.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)


def _options(faulty: Faulty, path: Path, facts: Json, most: int) -> None:
    options = faulty.listed((*path, "options"), facts.get("options"), 1, _OPTIONS)
    if most > len(options):
        faulty.add((*path, "max_values"), "SELECT_COMPONENT_MAX_VALUES", "max_values is above the number of options")
    seen: set[Any] = set()
    for index, option in enumerate(options):
        _option(faulty, (*path, "options", index), option)
        value = option.get("value") if isinstance(option, dict) else None
        if value in seen:
            words = "The specified option value is already used"
            faulty.add((*path, "options", index, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words)
        seen.add(value)
    if sum(bool(option.get("default")) for option in options if isinstance(option, dict)) > most:
        faulty.add((*path, "options"), "SELECT_COMPONENT_DEFAULTS", "more options are chosen than may be")


def _option(faulty: Faulty, path: Path, option: Any) -> None:
    if not isinstance(option, dict):
        faulty.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return
    faulty.text((*path, "label"), option.get("label"), 1, 100)
    faulty.text((*path, "value"), option.get("value"), 1, 100)
    if option.get("description") is not None:
        faulty.text((*path, "description"), option["description"], 0, 100)
