"""`core.cases.Cases` on a database. Waiting cases have an index of their own, and so have those in somebody's hand."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from core.cases import Case, Queue
from core.order import CommunityId, Order, OrderId, PersonId
from core.storage.among import among
from core.storage.columns import Whole
from core.storage.orders import orders_of, paged
from core.storage.reader import Reader
from core.storage.schema import TAKEN, UNTAKEN, cases, orders


class StoredCases:
    """`core.cases.Cases`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def count(self, mediator: PersonId, communities: Collection[CommunityId]) -> Queue:
        if not communities:
            return Queue(0, 0)
        asked = {"person": mediator, "communities": communities}
        return Queue(await self._reader.value(_COUNT_WAITING, **asked), await self._reader.value(_COUNT_MINE, **asked))

    async def waiting(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return await self._page(_WAITING, mediator, communities, offset, limit)

    async def mine(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return await self._page(_MINE, mediator, communities, offset, limit)

    async def of(self, order: OrderId) -> Case | None:
        row = await self._reader.first(_OF, the_order=order)
        return Case(*row) if row else None

    async def took(self, order: OrderId, person: PersonId) -> bool:
        return bool(await self._reader.rows(_TOOK, the_order=order, person=person))

    async def _page(
        self, page: Select[Any], mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        if not communities:
            return []
        asked = {"person": mediator, "communities": communities}
        return list(orders_of(await self._reader.rows(page, skip=offset, most=limit, **asked)))


def _oldest(table: Any) -> tuple[Any, ...]:
    return table.c.entered_at, table.c.id


_ME = bindparam("person", type_=Whole)
_HERE = among(orders.c.community, "communities")
_IS_WAITING = (UNTAKEN, _HERE, orders.c.buyer != _ME, orders.c.seller != _ME)
_IS_MINE = (TAKEN, orders.c.mediator == _ME, _HERE)
_COUNT = select(func.count()).select_from(orders)
_COUNT_WAITING, _COUNT_MINE = _COUNT.where(*_IS_WAITING), _COUNT.where(*_IS_MINE)
_WAITING, _MINE = (paged(select(orders).where(*which), _oldest) for which in (_IS_WAITING, _IS_MINE))
_OF = select(cases).where(cases.c.order == bindparam("the_order")).order_by(cases.c.version.desc()).limit(1)
_TOOK = select(cases.c.version).where(cases.c.order == bindparam("the_order"), cases.c.mediator == bindparam("person"))
