"""Two people become one, and one account a person of its own, each in one transaction.

Whatever names a person by a foreign key is found in the tables themselves, so that no table can be forgotten. The row
of the number that is given up goes: what was still on its way for it then breaks a foreign key and can be tried again,
and does not end up with nobody.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql import ClauseElement

from core.order import PersonId
from core.person import Platform
from core.storage.hearing import hear_again
from core.storage.pen import Sheet
from core.storage.schema import (
    HELD,
    UNSENT,
    accounts,
    aliases,
    blocks,
    communities,
    events,
    holders,
    letters,
    metadata,
    orders,
    people,
    threads,
)

_Statements: TypeAlias = Iterable[ClauseElement]


def share_an_order(sheet: Sheet, one: PersonId, other: PersonId) -> bool:
    return bool(sheet.rows(_SHARED, one=one, other=other))


def absorb(sheet: Sheet, former: PersonId, person: PersonId) -> None:
    """All that `former` was and had is `person`'s."""
    [[seats]] = sheet.rows(_SEATS, person=person)
    sheet.write(_SEAT_BEHIND, seats=(seats or 0) + 1, former=former)
    for statement in _ABSORBED:
        sheet.write(statement, former=former, person=person)
    sheet.write(_OF_THEMSELVES, person=person)
    sheet.write(_ALIAS, former=former, person=person)
    sheet.write(_GONE, former=former)


def leave(sheet: Sheet, person: PersonId, platform: Platform, fresh: PersonId) -> None:
    """The account of `person` on `platform` is that of `fresh`; what stood there of `person`'s is known no more."""
    for statement in _ON[platform]:
        sheet.write(statement, person=person, platform=platform.value)
    sheet.write(_HAND_OVER, person=person, platform=platform, fresh=fresh, muted=frozenset())
    hear_again(sheet, person)


def follow(sheet: Sheet, person: PersonId, fresh: PersonId) -> None:
    """Whoever has blocked `person` has blocked `fresh` too, or a block could be left behind with a press."""
    sheet.write(_BLOCK_TOO, former=person, fresh=fresh)


def named() -> Mapping[str, Column[Any]]:
    """Every column that names a person by a foreign key, by its table and its own name."""
    return {
        f"{table.name}.{column.name}": column
        for table in metadata.sorted_tables
        for column in table.c
        if any(key.column is people.c.id for key in column.foreign_keys)
    }


def _moved(column: Column[Any]) -> _Statements:
    """What would be there twice goes first: of a key that has both, the one who stays keeps theirs."""
    table = column.table
    if column.primary_key and isinstance(table, Table):
        mine = table.alias("mine")
        rest = [mine.c[each.name] == each for each in table.primary_key.columns if each is not column]
        there = exists().where(mine.c[column.name] == bindparam("person"), *rest).correlate(table)
        yield delete(table).where(column == bindparam("former"), there)
    yield update(table).where(column == bindparam("former")).values({column.name: bindparam("person")})


def _left_on(platform: Platform) -> _Statements:
    """What stands on that platform: messages, what was being typed there, roles, and Discord's threads."""
    for column in named().values():
        table = column.table
        if isinstance(table, Table) and "platform" in table.c and table is not accounts:
            yield delete(table).where(column == bindparam("person"), table.c.platform == bindparam("platform"))
    there = select(communities.c.id).where(communities.c.platform == bindparam("platform"))
    yield delete(holders).where(holders.c.person == bindparam("person"), holders.c.community.in_(there))
    if platform is Platform.DISCORD:
        yield delete(threads).where(threads.c.person == bindparam("person"))


def _parties(buyer: str, seller: str) -> ColumnElement[bool]:
    return and_(orders.c.buyer == bindparam(buyer), orders.c.seller == bindparam(seller))


_SHARED = select(orders.c.id).where(or_(_parties("one", "other"), _parties("other", "one"))).limit(1)
_SEATS = select(func.max(accounts.c.seat)).where(accounts.c.person == bindparam("person"))
_SEAT_BEHIND = (
    update(accounts)
    .where(accounts.c.person == bindparam("former"))
    .values(seat=accounts.c.seat + bindparam("seats", type_=accounts.c.seat.type))
)
_THEIRS = select(orders.c.id).where(or_(orders.c.buyer == bindparam("former"), orders.c.seller == bindparam("former")))
_BY = (
    update(events).where(events.c.by == bindparam("former"), events.c.order.in_(_THEIRS)).values(by=bindparam("person"))
)
_TO = tuple(
    update(letters).where(post, letters.c.to == bindparam("former")).values(to=bindparam("person"))
    for post in (UNSENT, HELD)
)
_ABSORBED = (_BY, *_TO, *(statement for column in named().values() for statement in _moved(column)))
"""The record first: whose orders they are is still to be seen then."""
_OF_THEMSELVES = delete(blocks).where(blocks.c.person == bindparam("person"), blocks.c.blocked == bindparam("person"))
"""One may have blocked the other."""
_ALIAS = insert(aliases)
_GONE = delete(people).where(people.c.id == bindparam("former"))
_ON = {platform: tuple(_left_on(platform)) for platform in Platform}
_HAND_OVER = (
    update(accounts)
    .where(accounts.c.person == bindparam("person"), accounts.c.platform == bindparam("platform"))
    .values(person=bindparam("fresh"), seat=0, muted=bindparam("muted"))
)
_BLOCK_TOO = insert(blocks).from_select(
    ["person", "blocked", "at"],
    select(blocks.c.person, bindparam("fresh", type_=blocks.c.blocked.type), blocks.c.at).where(
        blocks.c.blocked == bindparam("former")
    ),
)
