"""`core.ports.Threads` on a database: in which private thread of Discord each party has an order."""

from sqlalchemy import bindparam, insert, select, update

from core.order import OrderId, PersonId
from core.ports import Conflict, Thread
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import threads
from core.storage.writer import Writer


class StoredThreads:
    """`core.ports.Threads`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def of(self, person: PersonId, order: OrderId) -> Thread | None:
        row = await self._reader.first(_OF, the_person=person, the_order=order)
        return Thread(*row) if row is not None else None

    async def at(self, thread: int) -> Thread | None:
        row = await self._reader.first(_AT, the_thread=thread)
        return Thread(*row) if row is not None else None

    async def put(self, thread: Thread) -> None:
        await self._writer.run(lambda sheet: _put(sheet, thread))


def _put(sheet: Sheet, thread: Thread) -> None:
    for row in sheet.rows(_AT, the_thread=thread.thread) if thread.thread is not None else ():
        if Thread(*row).person != thread.person or Thread(*row).order != thread.order:
            raise Conflict(f"thread {thread.thread} is somebody else's")
    there = {"guild": thread.guild, "thread": thread.thread}
    if not sheet.write(_MOVE, the_person=thread.person, the_order=thread.order, **there):
        sheet.write(_NEW, person=thread.person, order=thread.order, **there)


_THIS = (threads.c.person == bindparam("the_person"), threads.c.order == bindparam("the_order"))
_OF = select(threads).where(*_THIS)
_AT = select(threads).where(threads.c.thread == bindparam("the_thread"))
_MOVE = update(threads).where(*_THIS).values({name: bindparam(name) for name in ("guild", "thread")})
_NEW = insert(threads)
