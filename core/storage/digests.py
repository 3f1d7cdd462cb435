"""`core.ports.Digests` on a database: at which moment somebody's digest is due stands with the person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from core.order import PersonId
from core.person import Person
from core.ports import Letter
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.people import StoredPeople, person_in
from core.storage.reader import Reader
from core.storage.schema import DIGESTED, people
from core.storage.writer import Writer


class StoredDigests:
    """`core.ports.Digests`. What others remember of people is put right with each change."""

    def __init__(self, reader: Reader, writer: Writer, people: StoredPeople) -> None:
        self._reader = reader
        self._writer = writer
        self._people = people

    async def next(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT)
        return at

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, datetime]]:
        return [(person, at) for person, at in await self._reader.rows(_DUE, now=now, most=limit)]

    async def turn(self, person: PersonId, seen: datetime, then: datetime, letters: Sequence[Letter]) -> bool:
        def write(sheet: Sheet) -> Person | None:
            if not sheet.write(_TURN, the_person=person, seen=seen, digest_at=then):
                return None
            put_in(sheet, letters)
            return person_in(sheet, person)

        return await self._writer.run(write, self._people.changed) is not None


_NEXT = select(func.min(people.c.digest_at)).where(DIGESTED)
_DUE = (
    select(people.c.id, people.c.digest_at)
    .where(DIGESTED, people.c.digest_at <= bindparam("now"))
    .order_by(people.c.digest_at, people.c.id)
    .limit(bindparam("most"))
)
_TURN = (
    update(people)
    .where(people.c.id == bindparam("the_person"), people.c.digest_at == bindparam("seen"))
    .values(digest_at=bindparam("digest_at"))
)
