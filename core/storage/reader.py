"""Reading beside the writer, on connections of their own. Each read is one statement and so one moment: a snapshot that
is held keeps the log of SQLite from being cleared (measured: 400 MB in seconds).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncEngine


class Reader:
    """Runs SELECTs."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def rows(self, statement: Select[Any], **values: Any) -> Sequence[Sequence[Any]]:
        async with self._engine.connect() as connection:
            found: Sequence[Sequence[Any]] = (await connection.execute(statement, values)).all()
            return found

    async def first(self, statement: Select[Any], **values: Any) -> Sequence[Any] | None:
        return next(iter(await self.rows(statement, **values)), None)

    async def value(self, statement: Select[Any], **values: Any) -> Any:
        """The first column of the first row, None without one."""
        row = await self.first(statement, **values)
        return row[0] if row is not None else None
