"""`core.ports.Cards` on a database: where each party's card of an order is."""

from sqlalchemy import bindparam, insert, select, update

from core.order import OrderId, PersonId
from core.ports import CardPlace
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import cards
from core.storage.writer import Writer


class StoredCards:
    """`core.ports.Cards`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def place(self, person: PersonId, order: OrderId, platform: str) -> CardPlace | None:
        row = await self._reader.first(_FIND, the_person=person, the_order=order, the_platform=platform)
        return CardPlace(*row) if row is not None else None

    async def put(self, place: CardPlace) -> None:
        await self._writer.run(lambda sheet: _put(sheet, place))


def _put(sheet: Sheet, place: CardPlace) -> None:
    message = {"chat": place.chat, "message": place.message, "digest": place.digest}
    moved = sheet.write(_MOVE, the_person=place.person, the_order=place.order, the_platform=place.platform, **message)
    if not moved:
        sheet.write(_NEW, person=place.person, order=place.order, platform=place.platform, **message)


_THIS = (
    cards.c.person == bindparam("the_person"),
    cards.c.order == bindparam("the_order"),
    cards.c.platform == bindparam("the_platform"),
)
_FIND = select(cards).where(*_THIS)
_MOVE = update(cards).where(*_THIS).values({name: bindparam(name) for name in ("chat", "message", "digest")})
_NEW = insert(cards)
