"""`core.cases.Cases` on a database. Waiting cases have an index of their own, and so have those in somebody's hand."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from core.cases import Case, Queue
from core.order import CommunityId, Order, OrderId, PersonId
from core.storage.columns import Whole
from core.storage.orders import orders_of, paged
from core.storage.reader import Reader
from core.storage.schema import TAKEN, UNTAKEN, cases, orders
from core.storage.statements import keys


class StoredCases:
    """`core.cases.Cases`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def count(self, mediator: PersonId, communities: Collection[CommunityId]) -> Queue:
        if not communities:
            return Queue(0, 0)
        here = _named(communities)
        waiting = await self._reader.value(_count(len(here), mine=False), person=mediator, **here)
        return Queue(waiting, await self._reader.value(_count(len(here), mine=True), person=mediator, **here))

    async def waiting(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return await self._page(mediator, communities, offset, limit, mine=False)

    async def mine(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return await self._page(mediator, communities, offset, limit, mine=True)

    async def of(self, order: OrderId) -> Case | None:
        row = await self._reader.first(_OF, the_order=order)
        return Case(*row) if row else None

    async def took(self, order: OrderId, person: PersonId) -> bool:
        return bool(await self._reader.rows(_TOOK, the_order=order, person=person))

    async def _page(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int, *, mine: bool
    ) -> Sequence[Order]:
        if not communities:
            return []
        here = _named(communities)
        page = _page(len(here), mine=mine)
        return list(orders_of(await self._reader.rows(page, person=mediator, skip=offset, most=limit, **here)))


def _named(communities: Collection[CommunityId]) -> dict[str, CommunityId]:
    return {f"key{number}": each for number, each in enumerate(dict.fromkeys(communities))}


@cache
def _count(communities: int, *, mine: bool) -> Select[Any]:
    return _of(select(func.count()).select_from(orders), communities, mine=mine)


@cache
def _page(communities: int, *, mine: bool) -> Select[Any]:
    return paged(_of(select(orders), communities, mine=mine), _oldest)


def _oldest(table: Any) -> tuple[Any, ...]:
    return table.c.entered_at, table.c.id


def _of(found: Select[Any], communities: int, *, mine: bool) -> Select[Any]:
    here = orders.c.community.in_(keys(orders.c.community, communities))
    me = bindparam("person", type_=Whole)
    if mine:
        return found.where(TAKEN, orders.c.mediator == me, here)
    return found.where(UNTAKEN, here, orders.c.buyer != me, orders.c.seller != me)


_OF = select(cases).where(cases.c.order == bindparam("the_order")).order_by(cases.c.version.desc()).limit(1)
_TOOK = select(cases.c.version).where(cases.c.order == bindparam("the_order"), cases.c.mediator == bindparam("person"))
