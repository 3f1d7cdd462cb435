"""`core.ports.Orders` on a database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from core.order import Alarm, CommunityId, Order, OrderId, PersonId
from core.ports import Booked, Judge, PlacementJudge, Repeated
from core.step import Command, Event, Placement, Refused
from core.storage.among import among
from core.storage.columns import Whole, storable
from core.storage.reader import Reader
from core.storage.rows import ALARM, ORDER, an_order
from core.storage.schema import alarms, events, orders
from core.storage.writer import Writer
from core.workflow import BUYER, SELLER, Cause

Ordering: TypeAlias = Callable[[FromClause], tuple[ColumnElement[Any], ...]]
"""Given a table, by which of its columns."""


class StoredOrders:
    """`core.ports.Orders`. What was acknowledged is found by every read that begins afterwards."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        for text in (command.order, *command.key):
            storable(text)
        return await self._writer.settle(command, judge)

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        for text in (command.order, *command.key):
            storable(text)
        return await self._writer.place(command, placement, judge)

    async def find(self, order: OrderId) -> Order | None:
        return next(orders_of(await self._reader.rows(FIND, the_order=order)), None)

    async def events(self, order: OrderId) -> Sequence[Event]:
        return [Event(*row) for row in await self._reader.rows(_EVENTS, the_order=order)]

    async def list_for(
        self,
        person: PersonId,
        standing: Collection[tuple[str, str]] | None,
        offset: int,
        limit: int,
        within: CommunityId | None = None,
    ) -> Sequence[Order]:
        here = {} if within is None else {"community": within}
        if standing is None:
            page = _any(bool(here))
            return list(orders_of(await self._reader.rows(page, person=person, skip=offset, most=limit, **here)))
        stands = {role.value: [one for each, one in standing if each == role] for role in (BUYER, SELLER)}
        page = _page(bool(here))
        return list(orders_of(await self._reader.rows(page, person=person, skip=offset, most=limit, **stands, **here)))

    async def count_for(self, person: PersonId, within: CommunityId | None = None) -> Mapping[tuple[str, str], int]:
        here = {} if within is None else {"community": within}
        found = await self._reader.rows(_counts(bool(here)), person=person, **here)
        return {(role, standing): count for role, standing, count in found}

    async def called_off(self, buyer: PersonId, since: datetime) -> int:
        return int(await self._reader.value(_CALLED_OFF, person=buyer, since=since))

    async def next_alarm(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_ALARM)
        return at

    async def due_alarms(self, now: datetime, limit: int) -> Sequence[tuple[OrderId, Alarm]]:
        found = await self._reader.rows(_DUE, now=now, most=limit)
        return [(order, Alarm(*alarm)) for order, *alarm in found]


def orders_of(rows: Iterable[Any]) -> Iterator[Order]:
    """Orders out of rows that repeat an order for each of its alarms."""
    width = len(ORDER)
    for _, same in groupby(rows, key=lambda row: row[0]):
        lines = list(same)
        ringing = (Alarm(*line[width:]) for line in lines if line[width] is not None)
        yield an_order(lines[0][:width], ringing)


def _newest(table: FromClause) -> tuple[ColumnElement[Any], ...]:
    return table.c.placed_at.desc(), table.c.id.desc()


def _with_alarms(page: Subquery, by: Ordering = _newest) -> Select[Any]:
    kept = [page.c[name] for name in ORDER]
    joined = page.outerjoin(alarms, alarms.c.order == page.c.id)
    found = select(*kept, *(alarms.c[name] for name in ALARM)).select_from(joined)
    return found.order_by(*by(page), alarms.c.seat)


def paged(found: Select[Any], by: Ordering = _newest) -> Select[Any]:
    """A page of the orders that were `found`, in that order: after `skip` of them at most `most`."""
    page = found.order_by(*by(orders)).offset(bindparam("skip", type_=Whole)).limit(bindparam("most", type_=Whole))
    return _with_alarms(page.subquery(), by)


def newest(found: Select[Any]) -> Select[Any]:
    """The same, the newest first."""
    return paged(found)


_STANDING = func.coalesce(orders.c.state + literal_column("'?'") + orders.c.asks, orders.c.state)
"""As `Order.standing` has it. It is worked out for the orders of one person alone, which an index finds."""


@cache
def _page(within: bool) -> Select[Any]:  # noqa: FBT001  # part of the key of what is kept
    """Orders that stand in one of some ways for a buyer, or one of others for a seller; `within` one community or in
    all.
    """
    parties = ((_IS_BUYER, BUYER), (_IS_SELLER, SELLER))
    stands = [and_(party, among(_STANDING, role.value)) for party, role in parties]
    return newest(select(orders).where(_within(or_(*stands), within)))


@cache
def _any(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    return newest(select(orders).where(_within(PARTY, within)))


@cache
def _counts(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    counts = (_count(role, _within(party, within)) for role, party in ((BUYER, _IS_BUYER), (SELLER, _IS_SELLER)))
    return select(union_all(*counts).subquery())


def _within(whose: ColumnElement[bool], within: bool) -> ColumnElement[bool]:  # noqa: FBT001  # as above
    return and_(whose, orders.c.community == bindparam("community")) if within else whose


def _count(role: str, party: Any) -> Select[Any]:
    standing = _STANDING.label("standing")
    columns: tuple[Any, ...] = (literal_column(f"'{role}'").label("role"), standing, func.count())
    return select(*columns).where(party).group_by(standing)


_IS_BUYER = orders.c.buyer == bindparam("person")
_CALLED_OFF = select(func.count()).where(
    _IS_BUYER,
    orders.c.state == literal_column("'cancelled'"),
    orders.c.cause == literal_column(f"'{Cause.BUYER.value}'"),
    orders.c.placed_at > bindparam("since"),
)
_IS_SELLER = and_(orders.c.seller == bindparam("person"), orders.c.joined)
PARTY = or_(_IS_BUYER, _IS_SELLER)
"""Whose orders they are: those of `person`."""

FIND = _with_alarms(select(orders).where(orders.c.id == bindparam("the_order")).subquery())
_EVENTS = select(events).where(events.c.order == bindparam("the_order")).order_by(events.c.version)
_NEXT_ALARM = select(func.min(alarms.c.at))
_DUE = (
    select(alarms.c.order, *(alarms.c[name] for name in ALARM))
    .where(alarms.c.at <= bindparam("now"))
    .order_by(alarms.c.at, alarms.c.order, alarms.c.kind)
    .limit(bindparam("most"))
)
