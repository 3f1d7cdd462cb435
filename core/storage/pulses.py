"""`core.ports.Pulses` on a database: one row that says when somebody was there last, and the outages of late."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import bindparam, delete, insert, select, update

from core.outage import Outage, Pulse
from core.ports import Letter
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import outages, pulses
from core.storage.writer import Writer

KEPT = timedelta(days=30)
"""What fell due in an outage is made good in the minutes after it; so long it is known how it came to be so."""
_ONE = 1


class StoredPulses:
    """`core.ports.Pulses`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def last(self) -> Pulse | None:
        row = await self._reader.first(_LAST)
        return Pulse(*row) if row else None

    async def outages(self) -> Sequence[Outage]:
        return [Outage(*row) for row in await self._reader.rows(_OUTAGES)]

    async def beat(self, pulse: Pulse, outage: Outage | None = None) -> None:
        await self._writer.run(lambda sheet: _beat(sheet, pulse, outage))

    async def tell(self, letters: Sequence[Letter]) -> None:
        await self._writer.run(lambda sheet: put_in(sheet, letters))


def _beat(sheet: Sheet, pulse: Pulse, outage: Outage | None) -> None:
    now = {"at": pulse.at, "true_at": pulse.true_at}
    if not sheet.write(_GO_ON, the_one=_ONE, **now):
        sheet.write(_BEGIN, seat=_ONE, **now)
    if outage:
        sheet.write(_FORGET, before=outage.until - KEPT)
        sheet.write(_MISS, until=outage.until, length=outage.length)


_LAST = select(pulses.c.at, pulses.c.true_at)
_OUTAGES = select(outages.c.until, outages.c.length).order_by(outages.c.until)
_BEGIN = insert(pulses).values({name: bindparam(name) for name in ("seat", "at", "true_at")})
_GO_ON = (
    update(pulses)
    .where(pulses.c.seat == bindparam("the_one"))
    .values({name: bindparam(name) for name in ("at", "true_at")})
)
_MISS = insert(outages).values({name: bindparam(name) for name in ("until", "length")})
_FORGET = delete(outages).where(outages.c.until < bindparam("before"))
