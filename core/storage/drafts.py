"""`core.ports.Drafts` on a database: what was typed into a dialog survives a restart."""

from sqlalchemy import bindparam, delete, insert, select

from core.order import PersonId
from core.ports import Draft
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import drafts
from core.storage.writer import Writer


class StoredDrafts:
    """`core.ports.Drafts`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def get(self, person: PersonId, platform: str) -> Draft | None:
        row = await self._reader.first(_FIND, the_person=person, the_platform=platform)
        return Draft(*row) if row is not None else None

    async def put(self, draft: Draft) -> None:
        await self._writer.run(lambda sheet: _put(sheet, draft))

    async def drop(self, person: PersonId, platform: str) -> None:
        await self._writer.run(lambda sheet: sheet.write(_DROP, the_person=person, the_platform=platform))


def _put(sheet: Sheet, draft: Draft) -> None:
    sheet.write(_DROP, the_person=draft.person, the_platform=draft.platform)
    sheet.write(_NEW, **{name: getattr(draft, name) for name in drafts.c.keys()})  # noqa: SIM118  # not a mapping


_THIS = (drafts.c.person == bindparam("the_person"), drafts.c.platform == bindparam("the_platform"))
_FIND = select(drafts).where(*_THIS)
_DROP = delete(drafts).where(*_THIS)
_NEW = insert(drafts)
