"""What an action asks for: typed fields with their bounds. Telegram asks step by step, Discord opens a modal; both make
the same command, and `problem` judges it once more where it is decided.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias, assert_never, cast

from core.money import LARGEST
from core.order import Order

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


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs: minor units of the order's currency, at least one."""

    name: str
    most: int = LARGEST


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what is held: minor units, more than nothing and less than all of it."""

    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """How much longer something takes; may be nothing."""

    name: str
    longest: timedelta = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time, aware, so far ahead at least, and at most as `furthest`."""

    name: str
    ahead: timedelta = timedelta(hours=48)
    furthest: timedelta = timedelta(days=365)


_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)

Field: TypeAlias = Text | Files | Links | Ticks | Price | Share | Span | Moment


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
        return frozenset(
            {"form-unknown", f"form-{self.name}-empty"}.union(*(_PROBLEMS[type(each)] for each in self.fields))
        )

    def problem(self, payload: Mapping[str, object], order: Order, now: datetime) -> str | None:
        """The id of what is wrong with a filled form, or None, for `order` as it stands now."""
        unknown = set(payload) - {each.name for each in self.fields}
        if unknown:
            return "form-unknown"
        problems = (_problem(each, payload.get(each.name), order, now) for each in self.fields)
        if found := next((problem for problem in problems if problem), None):
            return found
        asked = [each for each in self.fields if not isinstance(each, Ticks)]
        filled = [_filled(payload.get(each.name)) for each in asked]
        enough = all(filled) if self.needs is Completeness.ALL else any(filled)
        return None if enough else f"form-{self.name}-empty"


_PROBLEMS: Mapping[type, frozenset[str]] = {
    Ticks: frozenset({"form-not-complete"}),
    Text: frozenset({"form-too-short", "form-too-long"}),
    Files: frozenset({"form-too-many"}),
    Links: frozenset({"form-too-many", "form-not-a-link"}),
    Price: frozenset({"form-not-a-price"}),
    Share: frozenset({"form-not-a-share"}),
    Span: frozenset({"form-not-a-span"}),
    Moment: frozenset({"form-not-a-moment"}),
}


def _filled(value: object) -> bool:
    """No extra time is an answer too."""
    return isinstance(value, timedelta) or bool(value)


def _problem(field: Field, value: object, order: Order, now: datetime) -> str | None:
    match field:
        case Ticks():
            return None if value == tuple(range(len(order.terms.lines))) else "form-not-complete"
        case _ if not _filled(value) and value != 0:
            return None
        case Text():
            return _text_problem(field, value)
        case Files():
            return _number_problem(field, value)
        case Links():
            return _number_problem(field, value) or _link_problem(field, cast("tuple[object, ...]", value))
        case Price() | Share() | Span() | Moment():
            return _bound_problem(field, value, order, now)
        case _:
            assert_never(field)


def _bound_problem(field: Price | Share | Span | Moment, value: object, order: Order, now: datetime) -> str | None:
    """What may only lie between two bounds."""
    match field:
        case Price(most=most):
            return None if _is_whole(value) and 0 < cast("int", value) <= most else "form-not-a-price"
        case Share():
            return None if _is_whole(value) and 0 < cast("int", value) < order.held else "form-not-a-share"
        case Span(longest=longest):
            return None if isinstance(value, timedelta) and timedelta() <= value <= longest else "form-not-a-span"
        case Moment(ahead=ahead, furthest=furthest):
            if not isinstance(value, datetime) or value.tzinfo is None:
                return "form-unknown"
            return None if now + ahead <= value <= now + furthest else "form-not-a-moment"
        case _:
            assert_never(field)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


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


_REASON = Text("reason", 3, 500)
_ADDED = (Text("what", 3, 300), Price("price"), Span("extra"))

REASON = Form("reason", (_REASON,))
CHANGES = Form("changes", (Text("changes", 3, LONGEST_TEXT),))
DELIVERY = Form("delivery", (Text("text"), Files("files"), Links("links"), Ticks("ticked")), Completeness.ANY)
ADDITION, OFFER = Form("addition", _ADDED), Form("offer", _ADDED)
EXTENSION = Form("extension", (Moment("until"), _REASON))
SETTLEMENT = Form("settlement", (Share("amount"), _REASON))
"""What the buyer gets back of the escrow, in minor units."""
RESUMPTION = Form("resumption", (Moment("until"), _REASON))
"""Until when a mediator gives a late seller."""
