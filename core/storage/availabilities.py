"""`core.dealings.Availabilities` on a database."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert

from core.availability import Availability
from core.order import PersonId
from core.ports import Letter
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import availabilities
from core.storage.shopfronts import AVAILABILITY
from core.storage.writer import Writer


class StoredAvailabilities:
    """`core.dealings.Availabilities`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def of(self, seller: PersonId) -> Availability:
        row = await self._reader.first(AVAILABILITY, seller=seller)
        return Availability(*row) if row is not None else Availability(seller)

    async def put(self, availability: Availability, letters: Sequence[Letter] = ()) -> None:
        await self._writer.run(lambda sheet: _put(sheet, availability, letters))


def _put(sheet: Sheet, availability: Availability, letters: Sequence[Letter]) -> None:
    sheet.write(_DROP, seller=availability.seller)
    sheet.write(_NEW, **{name: getattr(availability, name) for name in _COLUMNS})
    put_in(sheet, letters)


_COLUMNS = tuple(availabilities.c.keys())
_THIS = availabilities.c.seller == bindparam("seller")
_DROP = delete(availabilities).where(_THIS)
_NEW = insert(availabilities)
