"""Orders and what belongs to them, as rows: the statements of the write path, and reading an order out of what they
return.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Dialect, Insert, Table, bindparam, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from core.order import Alarm, Order
from core.storage.prepared import Prepared, Row, prepared
from core.storage.schema import (
    REMINDERS,
    SENT,
    alarms,
    entries,
    events,
    inbox,
    journals,
    letters,
    orders,
)

MOST = 64
"""How many commands one transaction carries at most, and so how many keys one statement looks up."""

_SIZES = (1, 8, MOST)
_BEFORE_ALARMS = [field.name for field in fields(Order)].index("alarms")

MOVING = ("state", "version", "entered_at", "work_left", "counts", "held", "joined", "cause")
"""What changes from step to step; the rest was agreed when the order was placed and hardly ever does."""

ORDER = tuple(orders.c.keys())
AGREED = tuple(name for name in ORDER if name not in {*MOVING, "id"})
ALARM = ("kind", "at", "epoch", "put_off")
LETTER = ("key", "kind", "to", "order", "topic", "version", "at", "tries")


class Lookup:
    """A SELECT by many keys at once, prepared for a few numbers of keys; a place to spare gets the last key again."""

    def __init__(self, statement: Callable[[int], ClauseElement], dialect: Dialect) -> None:
        self._by_size = [(size, prepared(statement(size), dialect)) for size in _SIZES]

    def of(self, keys: Sequence[Hashable]) -> tuple[Prepared, Row]:
        size, statement = next(each for each in self._by_size if len(keys) <= each[0])
        padded = [*keys, *[keys[-1]] * (size - len(keys))]
        flat = [part for key in padded for part in (key if isinstance(key, tuple) else (key,))]
        return statement, statement.row(flat)

    def values(self, row: Row) -> list[Any]:
        return self._by_size[0][1].values(row)


class Statements:
    """The write path's statements, compiled for one database."""

    def __init__(self, dialect: Dialect) -> None:
        self.find_orders = Lookup(_find_orders, dialect)
        self.find_alarms = Lookup(_find_alarms, dialect)
        self.find_reached = Lookup(_find_reached, dialect)
        self.find_said = Lookup(_find_said, dialect)
        self.place = _insert(orders, ORDER, dialect)
        self.move = prepared(_change(MOVING), dialect)
        self.agree = prepared(_change(AGREED), dialect)
        self.record = _insert(events, events.c.keys(), dialect)
        self.clear_alarms = prepared(delete(alarms).where(alarms.c.order == bindparam("the_order")), dialect)
        self.drop_alarm = prepared(_drop_alarm(), dialect)
        self.set_alarm = _insert(alarms, alarms.c.keys(), dialect)
        self.book = _insert(journals, journals.c.keys(), dialect)
        self.enter = _insert(entries, entries.c.keys(), dialect)
        self.post = _insert(letters, LETTER, dialect, once="key")
        self.remember = _insert(inbox, inbox.c.keys(), dialect)
        self.additions = (self.record, self.book, self.enter, self.post, self.remember)

    def order(self, row: Row, alarm_rows: Iterable[Row]) -> Order:
        """Raises `Unreadable`."""
        return an_order(
            self.find_orders.values(row), (Alarm(*self.find_alarms.values(each)[2:]) for each in alarm_rows)
        )


def an_order(values: Sequence[Any], ringing: Iterable[Alarm]) -> Order:
    """The order whose columns have `values`."""
    parts: tuple[Any, ...] = (*values[:_BEFORE_ALARMS], tuple(ringing), *values[_BEFORE_ALARMS:])
    return Order(*parts)


order_row = attrgetter(*ORDER)
moving_row = attrgetter(*MOVING)
agreed_row = attrgetter(*AGREED)
alarm_row = attrgetter(*ALARM)
event_row = attrgetter(*events.c.keys())
letter_row = attrgetter(*LETTER)
journal_row = attrgetter(*journals.c.keys())
moving_part = itemgetter(*(ORDER.index(name) for name in MOVING))


def keys(column: Any, size: int, name: str = "key") -> list[Any]:
    return [bindparam(f"{name}{number}", type_=column.type) for number in range(size)]


def _find_orders(size: int) -> ClauseElement:
    """Locks them too, in one order, or two processes would lock each other out."""
    found = select(orders).where(orders.c.id.in_(keys(orders.c.id, size)))
    return found.order_by(orders.c.id).with_for_update()


def _find_alarms(size: int) -> ClauseElement:
    found = select(alarms).where(alarms.c.order.in_(keys(alarms.c.order, size)))
    return found.order_by(alarms.c.order, alarms.c.seat)


def _find_reached(size: int) -> ClauseElement:
    """For which orders and epochs a reminder was delivered."""
    found = select(letters.c.order, letters.c.version).where(letters.c.order.in_(keys(letters.c.order, size)))
    return found.where(REMINDERS, SENT)


def _find_said(size: int) -> ClauseElement:
    asked = zip(keys(inbox.c.platform, size, "platform"), keys(inbox.c.update, size, "update"), strict=True)
    one_of = ((inbox.c.platform == platform) & (inbox.c.update == update) for platform, update in asked)
    return select(inbox).where(or_(*one_of))


def _change(names: Iterable[str]) -> ClauseElement:
    """Compare-and-set: it changes nothing when the order is no longer at the version that was `seen`."""
    unchanged = (orders.c.id == bindparam("the_order"), orders.c.version == bindparam("seen"))
    return update(orders).where(*unchanged).values({name: bindparam(name) for name in names})


def _drop_alarm() -> ClauseElement:
    keys = (alarms.c.order, alarms.c.kind, alarms.c.epoch)
    return delete(alarms).where(*(column == bindparam(f"the_{column.name}") for column in keys))


def _insert(table: Table, names: Iterable[str], dialect: Dialect, once: str | None = None) -> Prepared:
    """With `once`, a row of which that column is there already is left out."""
    statement: Insert = insert(table)
    if once and dialect.name == "sqlite":
        statement = sqlite.insert(table).on_conflict_do_nothing(index_elements=[once])
    elif once:
        statement = postgresql.insert(table).on_conflict_do_nothing(index_elements=[once])
    return prepared(statement.inline(), dialect, tuple(names))
