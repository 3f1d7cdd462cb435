"""`core.ports.Bills` on a database. A person is found under every number by which their balance was ever booked. What
it costs grows with their own orders and bookings alone.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    union,
    union_all,
)

from core.billing import Bill, Part, Share, Side, Totals, bill, seen_by, totals
from core.ledger import FEES, Entry, Journal
from core.order import CommunityId, OrderId, PersonId
from core.storage.columns import Number, Whole
from core.storage.reader import Reader
from core.storage.schema import aliases, entries, journals, orders


class StoredBills:
    """`core.ports.Bills`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def of(self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None) -> Sequence[Bill]:
        here = {} if within is None else {"community": within}
        page = _page(bool(here))
        return _bills(await self._reader.rows(page, person=person, skip=offset, most=limit, **here))

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int:
        here = {} if within is None else {"community": within}
        count: int = await self._reader.value(_count(bool(here)), person=person, **here)
        return count

    async def totals(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Totals]:
        here = {} if within is None else {"community": within}
        found = await self._reader.rows(_shares(bool(here)), person=person, **here)
        return totals(
            Share(currency, Side(side), kind, Part(part), minor) for currency, side, kind, part, minor in found
        )

    async def of_order(self, person: PersonId, order: OrderId) -> Sequence[Bill]:
        return _bills(await self._reader.rows(_OF_ORDER, person=person, the_order=order))


def _bills(rows: Sequence[Sequence[Any]]) -> Sequence[Bill]:
    """Out of rows that repeat a journal for each of its entries."""
    found = []
    for _, same in groupby(rows, key=lambda row: row[0]):
        lines = list(same)
        *first, community, title, buys, sells = lines[0][:_WIDTH]
        parts: tuple[Any, ...] = (*first, tuple(Entry(*line[_WIDTH:-2]) for line in lines), community)
        accounts, ways = ({line[_WIDTH] for line in lines if line[flag]} for flag in (-2, -1))
        party = Side.BUYER if buys else Side.SELLER if sells else None
        found.append(bill(Journal(*parts), accounts, party, title or "", ways))
    return [each for each in found if each]


def _concerns() -> Subquery:
    """The keys of the journals that concern `person`, once for each side on which they do."""
    return union(
        _of_party(Side.BUYER, _BUYS), _of_party(Side.SELLER, and_(_SELLS, orders.c.joined)), _of_balance()
    ).subquery("concerns")


def _of_party(side: Side, party: ColumnElement[bool]) -> Select[Any]:
    kinds: list[ColumnElement[str]] = [literal_column(f"'{each.value}'") for each in seen_by(side)]
    return (
        select(journals.c.key, _word(side))
        .select_from(orders.join(journals, journals.c.order == orders.c.id))
        .where(party, journals.c.kind.in_(kinds))
    )


def _of_balance() -> Select[Any]:
    return select(entries.c.journal.label("key"), _word(Side.OWNER)).where(or_(_OWN, _ON_ITS_WAY))


def _word(side: Side) -> ColumnElement[str]:
    return literal_column(f"'{side.value}'", Text).label("side")


def _here(found: Select[Any], within: bool) -> Select[Any]:  # noqa: FBT001  # part of the key of what is kept
    return found.where(journals.c.community == bindparam("community")) if within else found


@cache
def _page(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    mine = _here(select(journals).where(journals.c.key.in_(select(_concerns().c.key))), within)
    ordered = mine.order_by(journals.c.at.desc(), journals.c.key.desc())
    page = ordered.offset(bindparam("skip", type_=Whole)).limit(bindparam("most", type_=Whole)).subquery()
    return _with_entries(page).order_by(page.c.at.desc(), page.c.key.desc(), entries.c.seat)


@cache
def _count(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    return _here(
        select(func.count()).select_from(journals).where(journals.c.key.in_(select(_concerns().c.key))), within
    )


@cache
def _shares(within: bool) -> Select[Any]:  # noqa: FBT001  # as above
    concerns = _concerns()
    part = case(
        (_OWN, Part.OWN.value),
        (entries.c.account == FEES, Part.FEES.value),
        (entries.c.account.startswith("escrow:"), Part.ESCROW.value),
        (entries.c.account.startswith("provider:"), Part.PROVIDER.value),
        else_=Part.OTHER.value,
    ).label("part")
    single = select(journals.c.currency, concerns.c.side, journals.c.kind, part, entries.c.minor).select_from(
        concerns.join(journals, journals.c.key == concerns.c.key).join(entries, entries.c.journal == journals.c.key)
    )
    each = _here(single, within).subquery()
    groups = (each.c.currency, each.c.side, each.c.kind, each.c.part)
    return select(*groups, cast(func.sum(each.c.minor), BigInteger)).group_by(*groups)


def _with_entries(page: Subquery) -> Select[Any]:
    joined = page.join(entries, entries.c.journal == page.c.key).outerjoin(orders, orders.c.id == page.c.order)
    return select(
        *page.c,
        orders.c.title,
        _BUYS,
        _SELLS,
        entries.c.account,
        entries.c.minor,
        entries.c.available_at,
        _OWN,
        _ON_ITS_WAY,
    ).select_from(joined)


_PERSON = bindparam("person", type_=Number)
_BUYS = orders.c.buyer == _PERSON
_SELLS = orders.c.seller == _PERSON
_FORMERS = select(aliases.c.former).where(aliases.c.person == _PERSON)
_NUMBERS = union_all(select(cast(_PERSON, Number).label("number")), _FORMERS).subquery("numbers")


def _own(of: FromClause) -> ColumnElement[bool]:
    """Whether an entry is of the person's balance."""
    return of.c.account.in_(select(literal("balance:") + cast(_NUMBERS.c.number, Text)))


_OWN = _own(entries)
_LEFT, _WAY = entries.alias("left"), entries.alias("way")
_WAYS = (
    select(_WAY.c.account)
    .select_from(_LEFT.join(_WAY, _WAY.c.journal == _LEFT.c.journal))
    .where(_own(_LEFT), _WAY.c.account.startswith("transit:"))
)
_ON_ITS_WAY = entries.c.account.in_(_WAYS)
_WIDTH = len(journals.c) + 3
_ALL_OF_ORDER = select(journals).where(journals.c.order == bindparam("the_order")).subquery()
_OF_ORDER = _with_entries(_ALL_OF_ORDER).order_by(_ALL_OF_ORDER.c.at, _ALL_OF_ORDER.c.key, entries.c.seat)
