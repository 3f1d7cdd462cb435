"""How core values stand in a column, the same on both databases. What a column cannot hold exactly is refused here,
before it reaches a driver: some drivers store it as something else, and one takes its whole group down with it.

Columns that only our own code fills (ids, names of states, versions) are plain `Text` and `Number`. A value passes
through here hundreds of times for each thing that is pressed, so a type gives SQLAlchemy its functions as they are.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeAlias, cast

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.community import Rules
from core.order import Terms
from core.storage.codec import EPOCH, MICROSECOND, Unreadable, Unstorable, pack, pack_json, unpack, unpack_json

LARGEST = 2**63 - 1

_Function: TypeAlias = Callable[[Any], Any]

Number = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits with a sign. SQLite makes a row's own id only of a column that is exactly INTEGER."""


class _Column(TypeDecorator[Any]):
    """A type that is two functions. None goes through both untouched."""

    store: Any
    restore: Any = None

    def __init_subclass__(cls) -> None:
        """SQLAlchemy looks for the word in each class's own body, and does not inherit it."""
        super().__init_subclass__()
        cls.cache_ok = True

    def bind_processor(self, dialect: Dialect) -> _Function:
        return cast("_Function", self.store)

    def result_processor(self, dialect: Dialect, coltype: object) -> _Function | None:
        return cast("_Function | None", self.restore)


class _Counted(_Column):
    impl = BigInteger

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class _Written(_Column):
    impl = Text


def _whole(value: int | None) -> int | None:
    if value is None or (type(value) is int and -LARGEST <= value <= LARGEST):
        return value
    raise Unstorable(f"not a whole number of 64 bits: {value!r}")


class Whole(_Counted):
    """A number from outside: a larger one would crash the binding of SQLite."""

    store = staticmethod(_whole)


def _since_epoch(value: datetime | None) -> int | None:
    # A naive time raises a TypeError here.
    return None if value is None else (value - EPOCH) // MICROSECOND


def _moment(value: int | None) -> datetime | None:
    return None if value is None else EPOCH + timedelta(microseconds=value)


class Moment(_Counted):
    """An aware time, as microseconds since 1970 in UTC."""

    store = staticmethod(_since_epoch)
    restore = staticmethod(_moment)


def _microseconds(value: timedelta | None) -> int | None:
    return None if value is None else _whole(value // MICROSECOND)


def _length(value: int | None) -> timedelta | None:
    return None if value is None else timedelta(microseconds=value)


class Length(_Counted):
    """A length of time, as microseconds."""

    store = staticmethod(_microseconds)
    restore = staticmethod(_length)


def _minutes(value: time | None) -> int | None:
    return None if value is None else value.hour * 60 + value.minute


def _time_of_day(value: int | None) -> time | None:
    return None if value is None else time(*divmod(value, 60))


class TimeOfDay(_Counted):
    """What a clock shows, as minutes since midnight."""

    store = staticmethod(_minutes)
    restore = staticmethod(_time_of_day)


def storable(value: str | None) -> str | None:
    """`value`, if both databases hold it. Raises `Unstorable`."""
    if value is None or (value.isascii() and "\0" not in value):
        return value
    if "\0" in value:
        raise Unstorable(f"text with a NUL: {value!r}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unstorable(f"not text: {value!r}") from error
    return value


class Words(_Written):
    """Text from outside. PostgreSQL holds no NUL, and no driver a lone surrogate."""

    store = staticmethod(storable)


class Choice(_Written):
    """One of an enumeration's values. Drivers disagree on whether an enum is its name or its value."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def bind_processor(self, dialect: Dialect) -> _Function:
        values: dict[Any, str | None] = {member: member.value for member in self.kind} | {None: None}
        return values.__getitem__

    def result_processor(self, dialect: Dialect, coltype: object) -> _Function:
        members: dict[Any, StrEnum | None] = {member.value: member for member in self.kind} | {None: None}
        return members.__getitem__


class Several(_Written):
    """Any of an enumeration's values, each with a comma on either side, so that a query can look for one."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def bind_processor(self, dialect: Dialect) -> _Function:
        return lambda chosen: f",{','.join(sorted(each.value for each in chosen))}," if chosen else ""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Function:
        kind = self.kind
        return lambda text: frozenset(map(kind, filter(None, (text or "").split(","))))


def _packed(value: object) -> str | None:
    return None if value is None else pack(value)


def _unpacked(text: str | None) -> Any:
    return None if text is None else unpack(text)


class Packed(_Written):
    """A core value as JSON text (`core.storage.codec`)."""

    store = staticmethod(_packed)
    restore = staticmethod(_unpacked)


@lru_cache(maxsize=4_096)
def _terms(text: str) -> Terms:
    """Terms are read at every press and hardly ever change, so the same text is not read twice."""
    terms = unpack(text)
    if not isinstance(terms, Terms):
        raise Unreadable(f"no terms: {text}")
    return terms


class Agreed(_Written):
    """The terms of an order."""

    store = staticmethod(pack)
    restore = staticmethod(_terms)


def _rules(text: str) -> Rules:
    rules = unpack(text)
    if not isinstance(rules, Rules):
        raise Unreadable(f"no rules: {text}")
    return rules


class Decided(_Written):
    """The rules of a community."""

    store = staticmethod(pack)
    restore = staticmethod(_rules)


class Json(_Written):
    """Values that are JSON already."""

    store = staticmethod(pack_json)
    restore = staticmethod(unpack_json)
