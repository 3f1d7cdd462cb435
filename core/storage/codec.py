"""Core values as JSON text, exact both ways: what is read equals what was written, or it is refused when it is written.

Plain JSON has no lengths, no moments, no tuples and no values of ours, so these are tagged: `{"$": "line", ...}`. A
value of ours may gain fields that have defaults; older text is then still read.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from json import JSONDecodeError
from operator import attrgetter
from typing import Any

from core.actors import Actor
from core.community import Rules
from core.listing import Option
from core.order import FileRef, Line, Proposed, Stage, Terms

TAG = "$"
MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# No spaces between items: this text is most of what an order weighs on disk. ASCII only: whatever a person typed, no
# database can refuse it (PostgreSQL has neither NUL nor lone surrogates in its text).
_write = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
_read = json.JSONDecoder().decode

_TAGGED: dict[str, type[Any]] = {
    "file": FileRef,
    "line": Line,
    "option": Option,
    "proposed": Proposed,
    "rules": Rules,
    "terms": Terms,
}
_CHOSEN: dict[str, type[StrEnum]] = {"actor": Actor, "stage": Stage}
_SINCE: dict[str, Any] = {"length": timedelta(), "moment": EPOCH}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _TAGGED.values()}


class Unstorable(TypeError):
    """A value that could not be read back as it is; it was not written."""


class Unreadable(ValueError):
    """Stored text that this version does not understand."""


def pack(value: object) -> str:
    """`value` as text. Raises `Unstorable` for what would come back as something else, floats and lists included."""
    return _write(_plain(value)) if value != {} else "{}"


def unpack(text: str) -> Any:
    """The value that `pack` made `text` of. Raises `Unreadable`."""
    if text == "{}":
        return {}
    try:
        return _value(_read(text))
    except JSONDecodeError as error:
        raise Unreadable(f"no JSON: {text}") from error


def pack_json(value: object) -> str:
    """A value that is JSON already (a draft). Raises `Unstorable` when JSON would change it."""
    try:
        text = _write(value)
    except (TypeError, ValueError) as error:
        raise Unstorable(str(error)) from error
    if _read(text) != value:
        raise Unstorable(f"JSON does not keep {value!r}")
    return text


def unpack_json(text: str) -> Any:
    return _read(text)


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _UNTOUCHED:
        return value
    if packer := _PACKERS.get(kind):
        return packer(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    raise Unstorable(f"{kind.__name__} is not stored: {value!r}")


def _plain_mapping(value: Mapping[Any, object]) -> dict[str, object]:
    if any(type(key) is not str or key == TAG for key in value):
        raise Unstorable(f"only words other than {TAG!r} are keys: {list(value)!r}")
    return {key: _plain(each) for key, each in value.items()}


def _plain_value(tag: str, kind: type[Any]) -> Callable[[Any], dict[str, object]]:
    names = _FIELDS[kind]
    parts = attrgetter(*names)

    def plain(value: Any) -> dict[str, object]:
        written = dict(zip(names, parts(value), strict=True))
        for name, part in written.items():
            if type(part) not in _UNTOUCHED:
                written[name] = _plain(part)
        written[TAG] = tag
        return written

    return plain


def _plain_moment(value: datetime) -> dict[str, object]:
    """The moment alone: of whatever zone it was, it comes back in UTC."""
    if value.tzinfo is None:
        raise Unstorable(f"a time of no zone: {value}")
    return {TAG: "moment", "us": (value - EPOCH) // MICROSECOND}


def _plain_choice(tag: str) -> Callable[[Any], dict[str, object]]:
    return lambda value: {TAG: tag, "is": value.value}


_UNTOUCHED = frozenset({str, int, bool, type(None)})
_PACKERS: dict[type[Any], Callable[[Any], object]] = {
    tuple: lambda value: [_plain(each) for each in value],
    dict: _plain_mapping,
    timedelta: lambda value: {TAG: "length", "us": value // MICROSECOND},
    datetime: _plain_moment,
    **{kind: _plain_choice(tag) for tag, kind in _CHOSEN.items()},
    **{kind: _plain_value(tag, kind) for tag, kind in _TAGGED.items()},
}


def _value(plain: object) -> Any:
    match plain:
        case list():
            return tuple(_value(each) for each in plain)
        case dict() if TAG in plain:
            return _tagged(dict(plain))
        case dict():
            return {key: _value(each) for key, each in plain.items()}
        case float():
            raise Unreadable(f"a fraction was stored: {plain}")
        case _:
            return plain


def _tagged(plain: dict[str, Any]) -> object:
    tag = plain.pop(TAG)
    try:
        if tag in _CHOSEN:
            return _CHOSEN[tag](plain["is"])
        if tag in _SINCE:
            return _SINCE[tag] + timedelta(microseconds=plain["us"])
        return _TAGGED[tag](**{name: _value(each) for name, each in plain.items()})
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Unreadable(f"{tag!r} cannot be read: {error}") from error
