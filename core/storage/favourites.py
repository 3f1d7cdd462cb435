"""`core.ports.Favourites` on a database."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, select

from core.order import CommunityId, Order, OrderId, PersonId
from core.storage.orders import PARTY, newest, orders_of
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import favourites, orders
from core.storage.writer import Writer


class StoredFavourites:
    """`core.ports.Favourites`. What it costs grows with a person's own stars alone."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def star(self, person: PersonId, order: OrderId) -> None:
        await self._writer.run(lambda sheet: _star(sheet, person, order))

    async def unstar(self, person: PersonId, order: OrderId) -> None:
        await self._writer.run(lambda sheet: sheet.write(_UNSTAR, the_person=person, the_order=order))

    async def starred(self, person: PersonId, order: OrderId) -> bool:
        return bool(await self._reader.rows(_ONE, the_person=person, the_order=order))

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int:
        here = {} if within is None else {"community": within}
        count: int = await self._reader.value(_count(bool(here)), person=person, **here)
        return count

    async def list_for(
        self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None
    ) -> Sequence[Order]:
        here = {} if within is None else {"community": within}
        found = await self._reader.rows(_page(bool(here)), person=person, skip=offset, most=limit, **here)
        return list(orders_of(found))


def _star(sheet: Sheet, person: PersonId, order: OrderId) -> None:
    if not sheet.rows(_ONE, the_person=person, the_order=order):
        sheet.write(_STAR, person=person, order=order)


@cache
def _count(within: bool) -> Select[Any]:  # noqa: FBT001  # part of the key of what is kept
    return _starred(select(func.count()), within)


@cache
def _page(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    return newest(_starred(select(orders), within))


def _starred(found: Select[Any], within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    """Of `found` the orders that `person` starred, and may see."""
    theirs = found.select_from(favourites.join(orders, orders.c.id == favourites.c.order)).where(
        favourites.c.person == bindparam("person"), PARTY
    )
    return theirs.where(orders.c.community == bindparam("community")) if within else theirs


_THIS = (favourites.c.person == bindparam("the_person"), favourites.c.order == bindparam("the_order"))
_ONE = select(favourites.c.order).where(*_THIS)
_STAR = insert(favourites)
_UNSTAR = delete(favourites).where(*_THIS)
