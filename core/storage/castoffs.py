"""`core.dealings.Castoffs` on a database. Files are named in values of many tables: any of them that can hold one is
read, a page at a time in the order of its key, so that no read is long and none grows with what is stored.
"""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, Text, bindparam, delete, insert, select, tuple_, type_coerce, update

from core.dealings import Named, Rows
from core.storage.columns import Json, Packed
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import castoffs, drafts, listings, metadata
from core.storage.writer import Writer

PAGE = 500
"""Rows of one read."""
# Wherever it stands, also in a longer run of such digits.
_HASH = re.compile(r"(?=([0-9a-f]{64}))")


class StoredCastoffs:
    """`core.dealings.Castoffs`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def cast_off(self, sha256: str, at: datetime) -> None:
        await self._writer.run(lambda sheet: cast_off_in(sheet, sha256, at))

    async def oldest(self, before: datetime, limit: int) -> Sequence[str]:
        return [sha256 for [sha256] in await self._reader.rows(_OLDEST, before=before, most=limit)]

    async def named(self, rows: Rows) -> Named:
        table = _WALK[rows.table]
        key = list(table.primary_key.columns)
        statement = _NEXT[table.name] if rows.after else _FIRST[table.name]
        found = await self._reader.rows(statement, most=PAGE, **dict(zip(_names(key), rows.after, strict=False)))
        hashes = frozenset(each for row in found for text in row[len(key) :] for each in _HASH.findall(text or ""))
        return Named(hashes, table not in _PASSING, _then(rows, found, len(key)))

    async def looked_up(
        self, lasting: Collection[str], passing: Collection[str], before: datetime, again: datetime
    ) -> None:
        def write(sheet: Sheet) -> None:
            for sha256 in lasting:
                sheet.write(_DONE_BEFORE, the_file=sha256, before=before)
            for sha256 in passing:
                sheet.write(_AGAIN, the_file=sha256, before=before, again=again)

        await self._writer.run(write)

    async def done(self, sha256: str, before: datetime) -> bool:
        return bool(await self._writer.run(lambda sheet: sheet.write(_DONE_BEFORE, the_file=sha256, before=before)))


def cast_off_in(sheet: Sheet, sha256: str, at: datetime) -> None:
    """In this transaction; cast off twice, the later one counts."""
    sheet.write(_DONE, the_file=sha256)
    sheet.write(_NEW, sha256=sha256, at=at)


def _then(rows: Rows, found: Sequence[Sequence[Any]], key: int) -> Rows | None:
    if len(found) == PAGE:
        return Rows(rows.table, tuple(found[-1][:key]))
    return Rows(rows.table + 1) if rows.table + 1 < len(_WALK) else None


def _holding(table: Table) -> list[Any]:
    """Its columns that can hold the name of a file."""
    return [each for each in table.c if isinstance(each.type, Packed | Json)]


def _names(key: Sequence[Any]) -> list[str]:
    return [f"after_{each.name}" for each in key]


def _page(table: Table, *, further: bool) -> Any:
    key = list(table.primary_key.columns)
    held = (type_coerce(each, Text) for each in _holding(table))
    statement = select(*key, *held).order_by(*key).limit(bindparam("most"))
    after = [bindparam(name, type_=each.type) for name, each in zip(_names(key), key, strict=True)]
    return statement.where(tuple_(*key) > tuple_(*after)) if further else statement


_PASSING = (drafts, listings)
"""Tables of which a row may lose its file without a word."""
_LASTING = [each for each in metadata.sorted_tables if _holding(each) and each not in _PASSING]
_WALK = (*_PASSING, *_LASTING, drafts)
_FIRST = {table.name: _page(table, further=False) for table in _WALK}
_NEXT = {table.name: _page(table, further=True) for table in _WALK}
_OLDEST = (
    select(castoffs.c.sha256)
    .where(castoffs.c.at < bindparam("before"))
    .order_by(castoffs.c.at)
    .limit(bindparam("most"))
)
_NEW = insert(castoffs)
_DONE = delete(castoffs).where(castoffs.c.sha256 == bindparam("the_file"))
_DONE_BEFORE = _DONE.where(castoffs.c.at < bindparam("before"))
_AGAIN = (
    update(castoffs)
    .where(castoffs.c.sha256 == bindparam("the_file"), castoffs.c.at < bindparam("before"))
    .values(at=bindparam("again"))
)
