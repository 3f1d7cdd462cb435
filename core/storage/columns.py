"""How core values stand in a column, the same on both databases. What a column cannot hold exactly is refused here,
before it reaches a driver: some drivers store it as something else, and one takes its whole group down with it.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.order import Terms
from core.storage.codec import MICROSECOND, Unreadable, Unstorable, pack, pack_json, unpack, unpack_json

LARGEST = 2**63 - 1
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUL = "\x00"


class _Number(TypeDecorator[Any]):
    """64 bits with a sign. SQLite makes a row's own id only of a column that is exactly INTEGER."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Whole(_Number):
    """A whole number that fits in 64 bits; a larger one would crash the binding of SQLite."""

    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is None or (type(value) is int and -LARGEST <= value <= LARGEST):
            return value
        raise Unstorable(f"not a whole number of 64 bits: {value!r}")


class Moment(_Number):
    """An aware time, as microseconds since 1970 in UTC; a naive one is refused."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise Unstorable(f"a time without a zone: {value!r}")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Length(_Number):
    """A length of time, as microseconds."""

    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        count = value // MICROSECOND
        if not -LARGEST <= count <= LARGEST:
            raise Unstorable(f"longer than 64 bits of microseconds: {value!r}")
        return count

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """Text as somebody typed it. PostgreSQL holds no NUL, and no driver a lone surrogate."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or (value.isascii() and _NUL not in value):
            return value
        if _NUL in value:
            raise Unstorable(f"text with a NUL: {value!r}")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Unstorable(f"not text: {value!r}") from error
        return value


class Choice(TypeDecorator[Any]):
    """One of an enumeration's values. Drivers disagree on whether an enum is its name or its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class Packed(TypeDecorator[Any]):
    """A core value as JSON text (`core.storage.codec`)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else pack(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else unpack(value)


class Agreed(Packed):
    """Terms. They are fixed when the order is placed and read at every press, so the same text is not read twice."""

    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else _terms(value)


class Json(TypeDecorator[Any]):
    """Values that are JSON already."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else pack_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else unpack_json(value)


@lru_cache(maxsize=4_096)
def _terms(text: str) -> Terms:
    terms = unpack(text)
    if not isinstance(terms, Terms):
        raise Unreadable(f"no terms: {text}")
    return terms
