"""`core.ports.Cards` on a database: where each party's card of an order is."""

from collections.abc import Sequence

from sqlalchemy import and_, bindparam, exists, insert, or_, select, update

from core.order import OrderId, PersonId
from core.ports import CardPlace
from core.storage.columns import Whole
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import alarms, cards
from core.storage.writer import Writer


class StoredCards:
    """`core.ports.Cards`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def place(self, person: PersonId, order: OrderId, platform: str) -> CardPlace | None:
        row = await self._reader.first(_FIND, the_person=person, the_order=order, the_platform=platform)
        return CardPlace(*row) if row is not None else None

    async def running(self, platform: str, after: tuple[PersonId, OrderId], limit: int) -> Sequence[CardPlace]:
        values = {"the_platform": platform, "the_person": after[0], "the_order": after[1], "most": limit}
        return [CardPlace(*row) for row in await self._reader.rows(_RUNNING, **values)]

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
_RUNNING = (
    select(cards)
    # Every order that is not over waits for some moment, and one that is over for none.
    .where(cards.c.platform == bindparam("the_platform"), exists().where(alarms.c.order == cards.c.order))
    .where(
        or_(
            cards.c.person > bindparam("the_person"),
            and_(cards.c.person == bindparam("the_person"), cards.c.order > bindparam("the_order")),
        )
    )
    .order_by(cards.c.person, cards.c.order)
    .limit(bindparam("most", type_=Whole))
)
