"""What an action asks for: typed fields with their bounds. Telegram asks step by step, Discord opens a modal; both make
the same command, and `problem` judges it once more where it is decided.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, assert_never, cast

LONGEST_TEXT = 2_000  # characters; leaves room for a card around it within Telegram's 4,096
MOST_FILES = 20
MOST_LINKS = 20
LONGEST_LINK = 500  # characters; a delivery with the most links still fits on a few pages


@dataclass(frozen=True, slots=True)
class Text:
    """Typed words, measured in characters after trimming."""

    name: str
    shortest: int = 1
    longest: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Files:
    """Finished uploads, as `FileRef` values."""

    name: str
    most: int = MOST_FILES


@dataclass(frozen=True, slots=True)
class Links:
    """Web addresses, http or https."""

    name: str
    most: int = MOST_LINKS
    longest: int = LONGEST_LINK


@dataclass(frozen=True, slots=True)
class Ticks:
    """Every line of what was ordered, ticked off by its number."""

    name: str


_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)

Field: TypeAlias = Text | Files | Links | Ticks


class Completeness(StrEnum):
    """Which fields must be filled."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Form:
    """Fields that an action carries. With `ANY`, one of text, files or links will do (an empty one is refused)."""

    name: str
    fields: tuple[Field, ...]
    needs: Completeness = Completeness.ALL

    @property
    def problems(self) -> frozenset[str]:
        """Every id that `problem` may answer with."""
        return frozenset({"form-unknown", f"form-{self.name}-empty"}.union(*map(_problems, self.fields)))

    def problem(self, payload: Mapping[str, object], lines: int) -> str | None:
        """The id of what is wrong with a filled form, or None. `lines` is how many lines were ordered."""
        unknown = set(payload) - {each.name for each in self.fields}
        if unknown:
            return "form-unknown"
        problems = (_problem(each, payload.get(each.name), lines) for each in self.fields)
        if found := next((problem for problem in problems if problem), None):
            return found
        asked = [each for each in self.fields if not isinstance(each, Ticks)]
        filled = [bool(payload.get(each.name)) for each in asked]
        enough = all(filled) if self.needs is Completeness.ALL else any(filled)
        return None if enough else f"form-{self.name}-empty"


def _problems(field: Field) -> frozenset[str]:
    match field:
        case Ticks():
            return frozenset({"form-not-complete"})
        case Text():
            return frozenset({"form-too-short", "form-too-long"})
        case Files():
            return frozenset({"form-too-many"})
        case Links():
            return frozenset({"form-too-many", "form-not-a-link"})
        case _:
            assert_never(field)


def _problem(field: Field, value: object, lines: int) -> str | None:
    match field:
        case Ticks():
            return None if value == tuple(range(lines)) else "form-not-complete"
        case _ if not value:
            return None
        case Text():
            return _text_problem(field, value)
        case Files():
            return _number_problem(field, value)
        case Links():
            return _number_problem(field, value) or _link_problem(field, cast("tuple[object, ...]", value))
        case _:
            assert_never(field)


def _number_problem(field: Files | Links, value: object) -> str | None:
    fits = isinstance(value, tuple) and len(value) <= field.most
    return None if fits else "form-too-many"


def _link_problem(field: Links, links: tuple[object, ...]) -> str | None:
    """Nothing but a web address may become something that the other side taps."""
    fit = (isinstance(link, str) and _WEB.match(link) and len(link) <= field.longest for link in links)
    return None if all(fit) else "form-not-a-link"


def _text_problem(field: Text, value: object) -> str | None:
    if not isinstance(value, str):
        return "form-unknown"
    length = len(value.strip())
    if length < field.shortest:
        return "form-too-short"
    return "form-too-long" if length > field.longest else None


REASON = Form("reason", (Text("reason", 3, 500),))
CHANGES = Form("changes", (Text("changes", 3, LONGEST_TEXT),))
DELIVERY = Form("delivery", (Text("text"), Files("files"), Links("links"), Ticks("ticked")), Completeness.ANY)
