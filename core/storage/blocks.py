"""`core.dealings.Blocks` on a database."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from core.order import PersonId
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import blocks
from core.storage.shopfronts import BETWEEN
from core.storage.writer import Writer


class StoredBlocks:
    """`core.dealings.Blocks`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def block(self, person: PersonId, other: PersonId, at: datetime) -> None:
        await self._writer.run(lambda sheet: _block(sheet, person, other, at))

    async def unblock(self, person: PersonId, other: PersonId) -> None:
        await self._writer.run(lambda sheet: sheet.write(_DROP, the_person=person, the_other=other))

    async def of(self, person: PersonId) -> Sequence[PersonId]:
        return [PersonId(blocked) for [blocked] in await self._reader.rows(_OF, the_person=person)]

    async def between(self, one: PersonId, other: PersonId) -> Collection[PersonId]:
        return frozenset(PersonId(person) for [person] in await self._reader.rows(BETWEEN, one=one, other=other))


def _block(sheet: Sheet, person: PersonId, other: PersonId, at: datetime) -> None:
    if not sheet.rows(_THERE, the_person=person, the_other=other):
        sheet.write(_NEW, person=person, blocked=other, at=at)


_THIS = (blocks.c.person == bindparam("the_person"), blocks.c.blocked == bindparam("the_other"))
_THERE = select(blocks.c.at).where(*_THIS)
_NEW = insert(blocks)
_DROP = delete(blocks).where(*_THIS)
_OF = (
    select(blocks.c.blocked)
    .where(blocks.c.person == bindparam("the_person"))
    .order_by(blocks.c.at.desc(), blocks.c.blocked.desc())
)
