"""The statements of the write path, each for many rows or keys at once.

SQLite runs a statement for each row, which costs it nothing. To a server the message for a row is dearer than the row,
so PostgreSQL gets all rows of a table in one, as JSON.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    Column,
    ColumnElement,
    Dialect,
    FromClause,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    column,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from core.order import Alarm, Order
from core.storage.addressing import address, one_letter
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

MOST = 64
"""How many commands one transaction carries at most, and so how many keys are looked up at once."""

_SIZES = (1, 8, MOST)


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
        self.post = _ready(address(_given_letters(dialect), dialect.name), _columns(letters, LETTER), dialect)
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
    """A SELECT of the rows whose `key` is one of many.

    SQLite has no arrays: there it is prepared for a few numbers of keys, and a place to spare gets the last key again.
    """

    def __init__(self, found: Select[Any], key: Column[Any], dialect: Dialect) -> None:
        self._in_one = dialect.name == "postgresql"
        if self._in_one:
            statements = {MOST: found.where(key == any_(bindparam("keys", type_=ARRAY(Text))))}
        else:
            statements = {size: found.where(key.in_(keys(key, size))) for size in _SIZES}
        self._by_size = [(size, prepared(statement, dialect)) for size, statement in statements.items()]

    def of(self, asked: Sequence[str], *before: str) -> tuple[Prepared, Row]:
        """What to run for these keys, after those parameters that come `before` them."""
        size, statement = next(each for each in self._by_size if len(asked) <= each[0])
        if self._in_one:
            return statement, statement.row((*before, list(asked)))
        return statement, statement.row((*before, *asked, *[asked[-1]] * (size - len(asked))))

    def values(self, row: Row) -> list[Any]:
        return self._by_size[0][1].values(row)


def keys(key: Column[Any], size: int, name: str = "key") -> list[Any]:
    return [bindparam(f"{name}{number}", type_=key.type) for number in range(size)]


def _insert(table: Table, names: Iterable[str], dialect: Dialect) -> Prepared:
    columns = _columns(table, names)
    given = _given(columns, dialect)
    if dialect.name == "postgresql":
        together = postgresql.insert(table).from_select(list(columns), select(*given.values())).inline()
        return _ready(together, columns, dialect)
    return _ready(sqlite.insert(table).values(dict(given)).inline(), columns, dialect)


def _columns(table: Table, names: Iterable[str]) -> Mapping[str, Column[Any]]:
    return {name: table.c[name] for name in names}


def _change(names: Iterable[str], dialect: Dialect) -> Prepared:
    """Compare-and-set: of an order that is no longer at the version that was `seen`, nothing changes."""
    changes = _columns(orders, names)
    columns = {**changes, "the_order": orders.c.id, "seen": orders.c.version}
    given = _given(columns, dialect)
    unchanged = (orders.c.id == given["the_order"], orders.c.version == given["seen"])
    return _ready(update(orders).where(*unchanged).values({name: given[name] for name in changes}), columns, dialect)


def _delete(table: Table, names: Iterable[str], dialect: Dialect) -> Prepared:
    columns = _columns(table, names)
    given = _given(columns, dialect)
    return _ready(delete(table).where(*(table.c[name] == given[name] for name in columns)), columns, dialect)


def _given(columns: Mapping[str, Column[Any]], dialect: Dialect) -> Mapping[str, ColumnElement[Any]]:
    """What stands in a statement for the values of the rows that it is given."""
    if dialect.name != "postgresql":
        return {name: bindparam(name, type_=each.type) for name, each in columns.items()}
    return dict(_rows_of(columns).c)


def _given_letters(dialect: Dialect) -> FromClause:
    return _rows_of(_columns(letters, LETTER)) if dialect.name == "postgresql" else one_letter()


def _rows_of(columns: Mapping[str, Column[Any]]) -> FromClause:
    """A table out of the JSON text of rows."""
    rows = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON))
    table = rows.table_valued(*(column(name, each.type) for name, each in columns.items()))
    return table.render_derived(name="given", with_types=True)


def _ready(statement: ClauseElement, columns: Mapping[str, Column[Any]], dialect: Dialect) -> Prepared:
    if dialect.name == "postgresql":
        return prepared_together(statement, columns, dialect)
    ready = prepared(statement, dialect)
    if ready.names != tuple(columns):
        raise ValueError(f"rows of {tuple(columns)} do not fit {ready.sql}")
    return ready
