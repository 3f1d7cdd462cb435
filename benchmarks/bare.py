"""The baseline: the same reads, decision and rows, written by hand straight on the driver, with nothing in between."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from core.order import Alarm, Line, Order, Terms
from core.ports import Booked, Judge, OrderFile, Repeated
from core.step import Command, Event, Refused

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
US = timedelta(microseconds=1)

Execute: TypeAlias = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
"""Runs one statement and gives back its rows."""
Many: TypeAlias = Callable[[str, Sequence[Sequence[Any]]], Any]
"""Runs one statement for many rows."""

SAID = 'SELECT said FROM inbox WHERE platform = ? AND "update" = ?'
ORDER = (
    "SELECT id, workflow, workflow_version, title, buyer, seller, listing, terms, state, version, placed_at, "
    "entered_at, work_left, counts, held, joined, cause, community FROM orders WHERE id = ?"
)
ALARMS = 'SELECT kind, at, epoch, put_off FROM alarms WHERE "order" = ? ORDER BY seat'
PLACE = "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
MOVE = (
    "UPDATE orders SET state = ?, version = ?, entered_at = ?, work_left = ?, counts = ?, held = ?, joined = ?, "
    "cause = ? WHERE id = ? AND version = ?"
)
RECORD = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
CLEAR = 'DELETE FROM alarms WHERE "order" = ?'
RING = "INSERT INTO alarms VALUES (?, ?, ?, ?, ?, ?)"
BOOK = "INSERT INTO journals VALUES (?, ?, ?, ?, ?)"
ENTER = "INSERT INTO entries VALUES (?, ?, ?, ?)"
POST = (
    'INSERT INTO letters (key, kind, "to", "order", topic, version, at, tries, platform) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'telegram') ON CONFLICT (key, platform) DO NOTHING"
)
REMEMBER = "INSERT INTO inbox VALUES (?, ?, ?, ?)"


def settle(execute: Execute, many: Many, command: Command, judge: Judge, lock: str = "") -> Booked | Refused | Repeated:
    """One command inside a transaction that is open already."""
    if said := execute(SAID, command.key):
        return Repeated(said[0][0])
    rows = execute(ORDER + lock, (command.order,))
    order = _order(rows[0], execute(ALARMS, (command.order,))) if rows else None
    outcome = judge(OrderFile(order) if order else None)
    if isinstance(outcome, Booked):
        _write(execute, many, command, order, outcome)
    return outcome


def _write(execute: Execute, many: Many, command: Command, before: Order | None, booked: Booked) -> None:
    moved = booked.moved
    after = moved.order
    if before is None:
        execute(PLACE, _row(after))
    else:
        execute(MOVE, (*_row(after)[8:10], *_row(after)[11:17], after.id, before.version))
    if moved.event:
        execute(RECORD, _event(moved.event))
    if before is not None and before.alarms:
        execute(CLEAR, (after.id,))
    if after.alarms:
        many(RING, [_alarm(after, seat, alarm) for seat, alarm in enumerate(after.alarms)])
    for one in booked.journals:
        execute(BOOK, (one.key, one.kind, one.order, one.currency, _at(one.at)))
        many(ENTER, [(one.key, seat, entry.account, entry.minor) for seat, entry in enumerate(one.entries)])
    many(
        POST,
        [
            (each.key, each.kind.value, each.to, each.order, each.topic, each.version, _at(each.at), each.tries)
            for each in booked.letters
        ],
    )
    execute(REMEMBER, (*command.key, booked.said, _at(booked.at or EPOCH)))


def _at(moment: datetime) -> int:
    return (moment - EPOCH) // US


def _row(order: Order) -> tuple[Any, ...]:
    return (
        order.id, order.workflow, order.workflow_version, order.title, order.buyer, order.seller, order.listing,
        _terms_text(order.terms), order.state, order.version, _at(order.placed_at), _at(order.entered_at),
        order.work_left // US, json.dumps(order.counts), order.held, order.joined, order.cause, order.community,
    )  # fmt: skip


def _event(event: Event) -> tuple[Any, ...]:
    return (
        event.order, event.version, event.name, event.actor.value, event.by, _at(event.at), event.source, event.target,
        json.dumps(event.payload),
    )  # fmt: skip


def _alarm(order: Order, seat: int, alarm: Alarm) -> tuple[Any, ...]:
    return (order.id, seat, alarm.kind, _at(alarm.at), alarm.epoch, alarm.put_off)


def _terms_text(terms: Terms) -> str:
    lines = [(line.title, line.price, line.extra // US) for line in terms.lines]
    lengths = (terms.delivery_time // US, terms.revision_time // US)
    return json.dumps(
        (terms.currency, lines, *lengths, terms.revisions, terms.fee, terms.till, terms.calendar, terms.timezone)
    )


def _terms(text: str) -> Terms:
    currency, lines, delivery, revision, revisions, fee, till, calendar, timezone = json.loads(text)
    return Terms(
        currency,
        tuple(Line(title, price, timedelta(microseconds=extra)) for title, price, extra in lines),
        timedelta(microseconds=delivery),
        timedelta(microseconds=revision),
        revisions,
        fee,
        till,
        {},
        calendar,
        timezone,
    )


def _order(row: Sequence[Any], alarms: Sequence[Sequence[Any]]) -> Order:
    parts: tuple[Any, ...] = (
        *row[:7],
        _terms(row[7]),
        *row[8:10],
        EPOCH + timedelta(microseconds=row[10]),
        EPOCH + timedelta(microseconds=row[11]),
        tuple(Alarm(kind, EPOCH + timedelta(microseconds=at), epoch, bool(off)) for kind, at, epoch, off in alarms),
        timedelta(microseconds=row[12]),
        json.loads(row[13]),
        row[14],
        bool(row[15]),
        row[16],
        row[17],
    )
    return Order(*parts)
