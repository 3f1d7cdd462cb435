"""`core.dealings.Castoffs` on a database. Files are named in values of many tables, so each of these is searched for
one: that takes a moment, beside the writer, and is done at leisure.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, delete, insert, literal, select, type_coerce

from core.storage.columns import Json, Packed
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import castoffs, metadata
from core.storage.writer import Writer


class StoredCastoffs:
    """`core.dealings.Castoffs`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def cast_off(self, sha256: str, at: datetime) -> None:
        await self._writer.run(lambda sheet: cast_off_in(sheet, sha256, at))

    async def oldest(self, before: datetime) -> str | None:
        found: str | None = await self._reader.value(_OLDEST, before=before)
        return found

    async def needed(self, sha256: str) -> bool:
        for statement in _NAMING:
            if await self._reader.value(statement, pattern=f"%{sha256}%"):
                return True
        return False

    async def done(self, sha256: str) -> None:
        await self._writer.run(lambda sheet: sheet.write(_DONE, the_file=sha256))


def cast_off_in(sheet: Sheet, sha256: str, at: datetime) -> None:
    """In this transaction; cast off twice, the later one counts."""
    sheet.write(_DONE, the_file=sha256)
    sheet.write(_NEW, sha256=sha256, at=at)


_NAMING: list[Any] = [
    select(literal(1))
    .select_from(table)
    .where(type_coerce(column, Text).like(bindparam("pattern", type_=Text)))
    .limit(1)
    for table in metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, Packed | Json)
]
_OLDEST = select(castoffs.c.sha256).where(castoffs.c.at < bindparam("before")).order_by(castoffs.c.at).limit(1)
_NEW = insert(castoffs)
_DONE = delete(castoffs).where(castoffs.c.sha256 == bindparam("the_file"))
