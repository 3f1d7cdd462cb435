"""`core.ports.PayLinks` on a database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from core.order import OrderId
from core.paylink import PayLink
from core.ports import Letter
from core.storage.columns import storable
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import paylinks
from core.storage.writer import Writer


class StoredPayLinks:
    """`core.ports.PayLinks`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def find(self, key: str) -> PayLink | None:
        row = await self._reader.first(_FIND, the_key=storable(key))
        return PayLink(*row) if row else None

    async def latest(self, order: OrderId) -> PayLink | None:
        row = await self._reader.first(_LATEST, the_order=order)
        return PayLink(*row) if row else None

    async def put(self, links: Sequence[PayLink], letters: Sequence[Letter] = ()) -> None:
        await self._writer.run(lambda sheet: _put(sheet, links, letters))

    async def next_due(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_DUE)
        return at

    async def due(self, now: datetime, limit: int) -> Sequence[PayLink]:
        return [PayLink(*row) for row in await self._reader.rows(_DUE, now=now, most=limit)]


def _put(sheet: Sheet, links: Sequence[PayLink], letters: Sequence[Letter]) -> None:
    for link in links:
        changed = {name: getattr(link, name) for name in _CHANGING}
        if not sheet.write(_CHANGE, the_key=link.key, **changed):
            sheet.write(_NEW, **{name: getattr(link, name) for name in _COLUMNS})
    put_in(sheet, letters)


_COLUMNS = tuple(paylinks.c.keys())
_CHANGING = ("state", "url", "reference", "until", "tries", "due")
_FIND = select(paylinks).where(paylinks.c.key == bindparam("the_key"))
_LATEST = (
    select(paylinks)
    .where(paylinks.c.order == bindparam("the_order"))
    .order_by(paylinks.c.at.desc(), paylinks.c.key.desc())
    .limit(1)
)
_NEXT_DUE = select(func.min(paylinks.c.due))
_DUE = (
    select(paylinks)
    .where(paylinks.c.due <= bindparam("now"))
    .order_by(paylinks.c.due, paylinks.c.key)
    .limit(bindparam("most"))
)
_NEW = insert(paylinks)
_CHANGE = (
    update(paylinks).where(paylinks.c.key == bindparam("the_key")).values({name: bindparam(name) for name in _CHANGING})
)
