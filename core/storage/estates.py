"""`core.dealings.Estates` on a database: all that is stored about a person, as far as it is theirs to read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Select, Table, and_, bindparam, delete, insert, or_, select

from core.actors import Actor
from core.estate import EXPORT_EVERY, Estate, Hindrances, NotYet
from core.ledger import balance
from core.order import FileRef, PersonId
from core.storage import joining
from core.storage.claims import CLAIMS, files_in, plain
from core.storage.communities import StoredCommunities
from core.storage.erasing import erase_in, hindrances_in
from core.storage.pen import Sheet
from core.storage.people import StoredPeople
from core.storage.purses import MINE
from core.storage.reader import Reader
from core.storage.schema import (
    enquiries,
    entries,
    events,
    exports,
    help_requests,
    journals,
    listings,
    messages,
    metadata,
    orders,
    people,
    remarks,
    takedowns,
    wordings,
)
from core.storage.writer import Writer
from core.workflow import PARTIES

YOU, STAFF, SOMEBODY = "you", "staff", "somebody"


class StoredEstates:
    """`core.dealings.Estates`."""

    def __init__(self, reader: Reader, writer: Writer, people: StoredPeople, communities: StoredCommunities) -> None:
        self._reader = reader
        self._writer = writer
        self._people = people
        self._communities = communities

    async def claim(self, person: PersonId, now: datetime) -> NotYet | None:
        return await self._writer.run(lambda sheet: _claim(sheet, person, now))

    async def release(self, person: PersonId) -> None:
        await self._writer.run(lambda sheet: sheet.write(_RELEASE, the_person=person))

    async def gather(self, person: PersonId) -> Estate:
        found: dict[str, list[dict[str, Any]]] = {}
        for table, statement in _QUESTIONS:
            values = {"own": balance(person)} if statement is _MONEY else {}
            rows = await self._reader.rows(statement, the_person=person, **values)
            columns = [column.name for column in statement.exported_columns]
            found.setdefault(table, []).extend(dict(zip(columns, row, strict=True)) for row in rows)
        told = {table: [row for row in rows if _is_told(table, row, person)] for table, rows in found.items()}
        names = {number: await self._name(number) for number in set(_numbers(told)) - {person}}
        files = dict.fromkeys(file for table, rows in told.items() for row in rows for file in _own(table, row, person))
        return Estate(
            {table: [_shown(table, row, person, names) for row in rows] for table, rows in told.items()}, tuple(files)
        )

    async def hindrances(self, person: PersonId, now: datetime) -> Hindrances:
        return await self._writer.run(lambda sheet: hindrances_in(sheet, person, now))

    async def erase(self, person: PersonId, now: datetime) -> Hindrances:
        return await self._writer.run(lambda sheet: erase_in(sheet, person, now), partial(self._erased, person))

    def _erased(self, person: PersonId, hindrances: Hindrances) -> None:
        """What others remember of people is put right with it."""
        if not hindrances:
            self._people.erased(person)
            self._communities.left(person)

    async def _name(self, number: int) -> str:
        return await self._reader.value(_NAME, the_person=number) or SOMEBODY


def _claim(sheet: Sheet, person: PersonId, now: datetime) -> NotYet | None:
    rows = sheet.rows(_CLAIMED, the_person=person)
    if rows and now < rows[0][0] + EXPORT_EVERY:
        return NotYet(rows[0][0] + EXPORT_EVERY)
    sheet.write(_RELEASE, the_person=person)
    sheet.write(_CLAIM, person=person, at=now)
    return None


def _is_told(table: str, row: Mapping[str, Any], person: PersonId) -> bool:
    """What the other one has taken back or not published is not told, nor an order that never came to the seller."""
    match table:
        case "messages":
            return row["author"] == person or row["deleted_at"] is None
        case "orders":
            return bool(row["buyer"] == person or row["joined"])
        case "reviews":
            return row["author"] == person or row["published_at"] is not None
        case _:
            return True


def _numbers(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[int]:
    for table, rows in tables.items():
        for column in _PEOPLE.get(table, {}):
            yield from (row[column] for row in rows if row[column] is not None)


def _shown(table: str, row: Mapping[str, Any], person: PersonId, names: Mapping[int, str]) -> Mapping[str, object]:
    """The row as JSON, with people instead of their numbers."""
    shown = {name: plain(value) for name, value in row.items() if (table, name) not in _INTERNAL}
    for column, crew in _PEOPLE.get(table, {}).items():
        if row[column] is not None:
            other = STAFF if crew or row.get("actor") in _OF_THE_HOUSE else names.get(row[column], SOMEBODY)
            shown[column] = YOU if row[column] == person else other
    return shown


def _own(table: str, row: Mapping[str, Any], person: PersonId) -> Iterator[FileRef]:
    """Files in a row that the person themselves has sent."""
    by = {"messages": "author", "events": "by", "listings": "seller", "drafts": "person"}.get(table)
    if by and row[by] == person:
        yield from files_in(tuple(row.values()))


def _by_claim() -> Iterator[tuple[str, Select[Any]]]:
    """A question for each table that is told by a column; one that names a person twice is asked once."""
    told: dict[str, list[Any]] = {}
    for name, column in joining.named().items():
        if CLAIMS[name].exported:
            told.setdefault(name.partition(".")[0], []).append(column == bindparam("the_person"))
    for name, conditions in told.items():
        if name != messages.name:
            yield name, select(metadata.tables[name]).where(or_(*conditions))


def _people_in(table: Table) -> Mapping[str, bool]:
    """Its columns that name people, and whether that is who did something for the house."""
    return {
        column.name: CLAIMS[name].crew
        for name, column in joining.named().items()
        if isinstance(column.table, Table) and column.table.name == table.name
    }


_HER: Any = bindparam("the_person")
_ORDERS: Any = select(orders.c.id).where(or_(orders.c.buyer == _HER, and_(orders.c.seller == _HER, orders.c.joined)))
_ENQUIRIES: Any = select(enquiries.c.id).where(or_(enquiries.c.asker == _HER, enquiries.c.seller == _HER))
_LISTINGS: Any = select(listings.c.id).where(listings.c.seller == _HER)
_TALKS = or_(messages.c.about.in_(_ORDERS), messages.c.about.in_(_ENQUIRIES))
_HELP: Any = select(help_requests.c.number).where(help_requests.c.by == _HER)
_WRITTEN: Any = select(messages.c.id).where(messages.c.author == _HER)
_MONEY: Select[Any] = (
    select(journals.c.kind, journals.c.order, journals.c.currency, journals.c.at, journals.c.community, entries.c.minor)
    .select_from(journals.join(entries, entries.c.journal == journals.c.key))
    .where(MINE)
    .order_by(journals.c.at)
)
_QUESTIONS: Sequence[tuple[str, Select[Any]]] = (
    (people.name, select(people).where(people.c.id == _HER)),
    *_by_claim(),
    (events.name, select(events).where(events.c.order.in_(_ORDERS)).order_by(events.c.order, events.c.version)),
    (messages.name, select(messages).where(_TALKS).order_by(messages.c.id)),
    (wordings.name, select(wordings).where(wordings.c.message.in_(_WRITTEN))),
    (remarks.name, select(remarks).where(remarks.c.request.in_(_HELP)).order_by(remarks.c.number)),
    (takedowns.name, select(takedowns).where(takedowns.c.listing.in_(_LISTINGS))),
    ("money", _MONEY),
)
TOLD = tuple(dict.fromkeys(table for table, _ in _QUESTIONS))
"""The tables that an export has, in their order."""
_PEOPLE: Mapping[str, Mapping[str, bool]] = {
    **{table.name: found for table in metadata.sorted_tables if (found := _people_in(table))},
    events.name: {"by": False},
}
_INTERNAL = frozenset({("people", "id"), ("listings", "number"), ("drafts", "update"), ("help_requests", "word")})
"""Columns that say nothing about anybody, or by which a mediator is known."""
_OF_THE_HOUSE = frozenset(Actor) - set(PARTIES)
"""Who does something as one of these is not named."""
_NAME = select(people.c.name).where(people.c.id == _HER)
_CLAIMED = select(exports.c.at).where(exports.c.person == _HER)
_CLAIM = insert(exports)
_RELEASE = delete(exports).where(exports.c.person == _HER)
