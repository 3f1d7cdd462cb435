"""`core.ports.Invoices` on a database; how they are issued is in `core.storage.counterfoil`."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select, update

from core.invoice import Invoice, Particulars
from core.order import OrderId, PersonId
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import invoices, particulars
from core.storage.writer import Writer


class StoredInvoices:
    """`core.ports.Invoices`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def of_order(self, order: OrderId) -> Sequence[Invoice]:
        return [Invoice(*row) for row in await self._reader.rows(_OF_ORDER, the_order=order)]

    async def particulars(self, person: PersonId) -> Particulars:
        row = await self._reader.first(_PARTICULARS, the_person=person)
        return Particulars(*row) if row else Particulars(person)

    async def put(self, particulars: Particulars) -> None:
        await self._writer.run(lambda sheet: _put(sheet, particulars))


def _put(sheet: Sheet, given: Particulars) -> None:
    if given == Particulars(given.person):
        sheet.write(_EMPTY, the_person=given.person)
    elif not sheet.write(_SAY_ANEW, the_person=given.person, text=given.text, tax=given.tax):
        sheet.write(_SAY, person=given.person, text=given.text, tax=given.tax)


_OF_ORDER = select(invoices).where(invoices.c.order == bindparam("the_order")).order_by(invoices.c.kind.desc())
_PARTICULARS = select(particulars).where(particulars.c.person == bindparam("the_person"))
_SAY = insert(particulars)
_SAY_ANEW = (
    update(particulars)
    .where(particulars.c.person == bindparam("the_person"))
    .values(text=bindparam("text"), tax=bindparam("tax"))
)
_EMPTY = delete(particulars).where(particulars.c.person == bindparam("the_person"))
