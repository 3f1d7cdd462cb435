"""The statements of the write path, each for many rows or keys at once, which it gets as one JSON text.

To a server the message for a row is dearer than the row. SQLite takes a row for next to nothing, but its driver gives
up the interpreter for each, and a busy event loop lets go of it only half a millisecond later (docs/decisions/0100).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Dialect,
    FromClause,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    tuple_,
    update,
)

from core.order import Alarm, Order
from core.storage.addressing import address
from core.storage.among import among
from core.storage.prepared import Prepared, Row, prepared, prepared_together
from core.storage.rows import (
    CASE,
    EVENT,
    INVOICE,
    JOURNAL,
    LETTER,
    MOVING,
    ORDER,
    PAYLINK,
    PAYMENT,
    SELDOM,
    TRANSFER,
    an_order,
)
from core.storage.schema import (
    REMINDERS,
    SENT,
    alarms,
    cases,
    entries,
    events,
    inbox,
    invoices,
    journals,
    letters,
    orders,
    paylinks,
    payments,
    transfers,
)


class Statements:
    """Compiled for one database. Rows go in as `core.storage.rows` has them."""

    def __init__(self, dialect: Dialect) -> None:
        # They are locked too, all in one order, or two processes would lock each other out.
        found = select(orders).order_by(orders.c.id).with_for_update()
        self.find_orders = Lookup(found, orders.c.id, dialect)
        self.find_alarms = Lookup(select(alarms).order_by(alarms.c.order, alarms.c.seat), alarms.c.order, dialect)
        reached = select(letters.c.order, letters.c.version).where(REMINDERS, SENT)
        self.find_reached = Lookup(reached, letters.c.order, dialect)
        said = select(inbox).where(inbox.c.platform == bindparam("platform"))
        self.find_said = Lookup(said, inbox.c.update, dialect)
        self.place = _insert(orders, ORDER, dialect)
        self.amend = _change(SELDOM, dialect)
        self.move = _change(MOVING, dialect)
        self.clear_alarms = _delete(alarms, ("order",), dialect)
        self.drop_alarm = _delete(alarms, ("order", "kind", "epoch"), dialect)
        self.set_alarm = _insert(alarms, alarms.c.keys(), dialect)
        self.record = _insert(events, EVENT, dialect)
        self.book = _insert(journals, JOURNAL, dialect)
        self.enter = _insert(entries, entries.c.keys(), dialect)
        self.receive = _insert(payments, PAYMENT, dialect)
        self.send = _insert(transfers, TRANSFER, dialect)
        self.want_link = _insert(paylinks, PAYLINK, dialect)
        self.open_case = _insert(cases, CASE, dialect)
        self.issue = _insert(invoices, INVOICE, dialect)
        lettered = _columns(letters, LETTER)
        self.post = prepared_together(address(_rows_of(lettered, dialect), dialect.name), lettered, dialect)
        self.remember = _insert(inbox, inbox.c.keys(), dialect)
        self.additions = (
            self.record,
            self.book,
            self.enter,
            self.receive,
            self.send,
            self.want_link,
            self.open_case,
            self.issue,
            self.post,
            self.remember,
        )

    def order(self, row: Row, alarm_rows: Iterable[Row]) -> Order:
        """Raises `Unreadable`."""
        ringing = (Alarm(*self.find_alarms.values(each)[2:]) for each in alarm_rows)
        return an_order(self.find_orders.values(row), ringing)


class Lookup:
    """A SELECT of the rows whose `key` is one of many, however many they are."""

    def __init__(self, found: Select[Any], key: Column[Any], dialect: Dialect) -> None:
        self._statement = prepared(found.where(among(key, "keys")), dialect)

    def of(self, asked: Sequence[str], *before: str) -> tuple[Prepared, Row]:
        """What to run for these keys, after those parameters that come `before` them."""
        return self._statement, self._statement.row((*before, asked))

    def values(self, row: Row) -> list[Any]:
        return self._statement.values(row)


def _insert(table: Table, names: Iterable[str], dialect: Dialect) -> Prepared:
    columns = _columns(table, names)
    given = _rows_of(columns, dialect)
    return prepared_together(insert(table).from_select(list(columns), select(*given.c)).inline(), columns, dialect)


def _columns(table: Table, names: Iterable[str]) -> Mapping[str, Column[Any]]:
    return {name: table.c[name] for name in names}


def _change(names: Iterable[str], dialect: Dialect) -> Prepared:
    """Compare-and-set: of an order that is no longer at the version that was `seen`, nothing changes."""
    changes = _columns(orders, names)
    columns = {**changes, "the_order": orders.c.id, "seen": orders.c.version}
    given = _rows_of(columns, dialect).c
    unchanged = (orders.c.id == given["the_order"], orders.c.version == given["seen"])
    change = update(orders).where(*unchanged).values({name: given[name] for name in changes})
    return prepared_together(change, columns, dialect)


def _delete(table: Table, names: Iterable[str], dialect: Dialect) -> Prepared:
    columns = _columns(table, names)
    gone = tuple_(*columns.values()).in_(select(*_rows_of(columns, dialect).c))
    return prepared_together(delete(table).where(gone), columns, dialect)


def _rows_of(columns: Mapping[str, Column[Any]], dialect: Dialect) -> FromClause:
    """A table out of the JSON text of rows."""
    text = bindparam("rows", type_=Text)
    if dialect.name == "postgresql":
        rows = func.json_to_recordset(cast(text, JSON))
        table = rows.table_valued(*(column(name, each.type) for name, each in columns.items()))
        return table.render_derived(name="given", with_types=True)
    row = func.json_each(text).table_valued("value").c.value
    places = enumerate(columns.items())
    parts = (
        func.json_extract(row, literal_column(f"'$[{place}]'"), type_=each.type).label(name)
        for place, (name, each) in places
    )
    return select(*parts).subquery("given")
