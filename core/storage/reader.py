"""Reading beside the writer, on connections of their own. Each read is one statement and so one moment: a snapshot that
is held keeps the log of SQLite from being cleared (measured: 400 MB in seconds).

Statements are SQLAlchemy's and run prepared, as those of the writer do. Through its async engine the same read took
five times as long (docs/decisions/0020), and a screen is made of several.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Dialect
from sqlalchemy.sql import ClauseElement

from core.ports import Unavailable
from core.storage.prepared import Prepared, Row, prepared


class Lens(Protocol):
    """A few connections that only read. `failures` are the errors that say that the database could not."""

    dialect: Dialect
    failures: tuple[type[Exception], ...]

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def fetch(self, statement: Prepared, row: Row) -> Sequence[Row]:
        """All rows, as the driver has them, of what is committed now."""
        ...


class Reader:
    """Runs SELECTs. Each is compiled once and kept, so a statement must not be made anew for every read."""

    def __init__(self, lens: Lens) -> None:
        self._lens = lens
        self._prepared: dict[ClauseElement, Prepared] = {}

    async def rows(self, statement: ClauseElement, **values: Any) -> list[list[Any]]:
        """Raises `Unavailable`, `Unreadable`, and `Unstorable` for a value that can stand in no row."""
        ready = self._prepared.get(statement)
        if ready is None:
            ready = self._prepared[statement] = prepared(statement, self._lens.dialect)
        try:
            found = await self._lens.fetch(ready, ready.named(**values))
        except self._lens.failures as error:
            raise Unavailable(str(error)) from error
        return [ready.values(row) for row in found]

    async def first(self, statement: ClauseElement, **values: Any) -> list[Any] | None:
        return next(iter(await self.rows(statement, **values)), None)

    async def value(self, statement: ClauseElement, **values: Any) -> Any:
        """The first column of the first row, None without one."""
        row = await self.first(statement, **values)
        return row[0] if row is not None else None
