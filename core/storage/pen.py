"""The one connection that writes. Each database has its own; everything above is the same for both.

Whoever holds the pen is the only process that writes: the lock is part of it, and the operating system or the database
takes it back from a process that dies.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Dialect
from sqlalchemy.sql import ClauseElement

from core.storage.prepared import Prepared, Row, prepared


class InUse(Exception):
    """Another process runs on this database already."""


Question: TypeAlias = tuple[Prepared, Row]
Writ: TypeAlias = tuple[Prepared, Sequence[Row]]


class Pen(Protocol):
    """A driver's connection, used by one thread. Statements run inside `begin` and `commit`.

    `failures` are the errors that say that the database could not do it, whoever asked: nothing in the same
    transaction can succeed. Any other error belongs to one of the statements. `most` commands go in one transaction.
    """

    dialect: Dialect
    most: int
    failures: tuple[type[Exception], ...]

    def open(self) -> None:
        """Raises `InUse` and `Unavailable`."""
        ...

    def close(self) -> None: ...

    def begin(self) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None:
        """Undo everything since `begin`, also when the database has done so by itself. Raises nothing of its own."""
        ...

    def run(self, sql: str) -> None:
        """A statement without values: savepoints."""
        ...

    def fetch(self, questions: Sequence[Question]) -> Sequence[Sequence[Row]]:
        """All rows that each question finds, as the driver has them."""
        ...

    def write(self, writs: Sequence[Writ]) -> Sequence[int]:
        """Run each statement for all of its rows, one after the other, and say how many rows each one changed."""
        ...


class Sheet:
    """What a plain write writes on: one open transaction of the pen, with statements as SQLAlchemy has them."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._prepared: dict[ClauseElement, Prepared] = {}

    @property
    def dialect(self) -> Dialect:
        return self._pen.dialect

    def rows(self, statement: ClauseElement, **values: Any) -> list[list[Any]]:
        """What `statement` selects or returns."""
        ready = self._ready(statement)
        [found] = self._pen.fetch([(ready, ready.named(**values))])
        return [ready.values(row) for row in found]

    def write(self, statement: ClauseElement, **values: Any) -> int:
        """Run `statement`, and say how many rows it changed."""
        ready = self._ready(statement)
        [changed] = self._pen.write([(ready, [ready.named(**values)])])
        return changed

    def _ready(self, statement: ClauseElement) -> Prepared:
        """Statements are kept where they are defined, so each is compiled once."""
        if statement not in self._prepared:
            self._prepared[statement] = prepared(statement, self._pen.dialect)
        return self._prepared[statement]
