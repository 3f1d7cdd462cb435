"""The baseline: the same reads, decision and rows, written by hand straight on the driver, with nothing in between."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from core.availability import Availability
from core.invoice import Invoice, Kind
from core.order import Alarm, Line, Order, PersonId, Terms
from core.ports import Booked, Judge, OrderFile, PlacementJudge, Repeated
from core.sanction import Kind as Sanctioned
from core.sanction import Sanction
from core.shopfront import Shopfront, Unpaid
from core.step import Command, Event, Placement, Refused
from core.workflow import SELLER
from core.workflows import CLAIMED, OPEN

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
US = timedelta(microseconds=1)

Execute: TypeAlias = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
"""Runs one statement and gives back its rows."""
Many: TypeAlias = Callable[[str, Sequence[Sequence[Any]]], Any]
"""Runs one statement for many rows."""

SAID = 'SELECT said FROM inbox WHERE platform = ? AND "update" = ?'
COLUMNS = (
    "id, workflow, workflow_version, title, buyer, seller, listing, terms, state, version, placed_at, entered_at, "
    "work_left, counts, held, joined, cause, community, proposed, paused, frozen, mediator, disputed, late, contested, "
    "asks"
)
ORDER = f"SELECT {COLUMNS} FROM orders WHERE id = ?"  # noqa: S608  # these are constants
ALARMS = 'SELECT kind, at, epoch, put_off FROM alarms WHERE "order" = ? ORDER BY seat'
PLACE = f"INSERT INTO orders ({COLUMNS}) VALUES ({', '.join('?' for _ in COLUMNS.split(','))})"  # noqa: S608  # as above
MOVE = (
    "UPDATE orders SET state = ?, version = ?, entered_at = ?, work_left = ?, counts = ?, held = ?, joined = ?, "
    "cause = ? WHERE id = ? AND version = ?"
)
RECORD = (
    'INSERT INTO events ("order", version, name, actor, "by", at, source, target, payload) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
CLEAR = 'DELETE FROM alarms WHERE "order" = ?'
RING = 'INSERT INTO alarms ("order", seat, kind, at, epoch, put_off) VALUES (?, ?, ?, ?, ?, ?)'
BOOK = 'INSERT INTO journals (key, kind, "order", currency, at, community) VALUES (?, ?, ?, ?, ?, ?)'
ENTER = "INSERT INTO entries (journal, seat, account, minor, available_at) VALUES (?, ?, ?, ?, ?)"
POST = (
    'INSERT INTO letters (key, kind, "to", "order", topic, version, at, tries, matter, platform) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'telegram') ON CONFLICT (key, platform) DO NOTHING"
)
REMEMBER = 'INSERT INTO inbox (platform, "update", said, at) VALUES (?, ?, ?, ?)'
KNOWN = (
    "SELECT people.id, people.name, coalesce(particulars.text, ''), particulars.tax FROM people "
    "LEFT JOIN particulars ON particulars.person = people.id WHERE people.id IN (?, ?)"
)
LAST = (
    "SELECT (SELECT max(number) FROM invoices WHERE kind = 'sale' AND series = ?), "
    "(SELECT max(number) FROM invoices WHERE kind = 'fee' AND series = ?)"
)
IN_TURN = "SELECT pg_advisory_xact_lock(1)"
"""Who counts waits for those who have counted and not committed: no number may be given twice, and none left out."""
ISSUE = (
    'INSERT INTO invoices (kind, series, number, "order", issuer, recipient, at, currency, lines, total, tax, sender, '
    "addressee, sender_name, addressee_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

BLOCKED = "SELECT person FROM blocks WHERE (person = ? AND blocked = ?) OR (person = ? AND blocked = ?)"
SANCTIONED = (
    'SELECT number, community, person, kind, reason, "by", at, until, appeal, appealed_at, decided_by, decided_at, '
    "verdict, why FROM sanctions WHERE person IN (?, ?) AND community = ? "
    "AND kind != 'warning' AND (verdict IS NULL OR verdict != 'lifted')"
)
AVAILABLE = "SELECT seller, most, away, back_at FROM availabilities WHERE seller = ?"
_OPEN = ", ".join(
    f"'{state}'" for state in sorted(state for role, state in OPEN if role == SELLER and "?" not in state)
)
_SELLS = f"FROM orders WHERE seller = ? AND state IN ({_OPEN})"
RUNNING = f"SELECT count(*) {_SELLS} AND joined IN (true)"
UNPAID = f"SELECT buyer, placed_at, state {_SELLS} AND joined IN (false)"
GONE = (
    "SELECT id FROM people WHERE id IN (?, ?) AND NOT EXISTS (SELECT * FROM accounts WHERE accounts.person = people.id)"
)


def settle(execute: Execute, many: Many, command: Command, judge: Judge, lock: str = "") -> Booked | Refused | Repeated:
    """One command inside a transaction that is open already."""
    if said := execute(SAID, command.key):
        return Repeated(said[0][0])
    rows = execute(ORDER + lock, (command.order,))
    order = _order(rows[0], execute(ALARMS, (command.order,))) if rows else None
    outcome = judge(OrderFile(order) if order else None)
    if isinstance(outcome, Booked):
        if outcome.invoices and lock:
            execute(IN_TURN, ())
        _write(execute, many, command, order, outcome)
    return outcome


def place(
    execute: Execute, many: Many, command: Command, placement: Placement, judge: PlacementJudge, lock: str = ""
) -> Booked | Refused | Repeated:
    """The same for an order that is to be placed."""
    return settle(execute, many, command, lambda file: judge(file, _front(execute, placement)), lock)


def _front(execute: Execute, placement: Placement) -> Shopfront:
    """How the two stand to each other; no service is looked at, for what is placed here is of none."""
    seller, buyer = placement.seller, placement.buyer
    blocked = execute(BLOCKED, (seller, buyer, buyer, seller))
    sanctions = execute(SANCTIONED, (seller, buyer, placement.community))
    available = execute(AVAILABLE, (seller,))
    unpaid = execute(UNPAID, (seller,))
    return Shopfront(
        seller,
        buyer,
        None,
        frozenset(PersonId(person) for [person] in blocked),
        _availability(available[0]) if available else None,
        execute(RUNNING, (seller,))[0][0],
        tuple(_sanction(row) for row in sanctions),
        frozenset(PersonId(person) for [person] in execute(GONE, (seller, buyer))),
        tuple(Unpaid(person, _moment(at), state in CLAIMED) for person, at, state in unpaid),
    )


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
        execute(BOOK, (one.key, one.kind, one.order, one.currency, _at(one.at), one.community))
        many(
            ENTER,
            [
                (one.key, seat, entry.account, entry.minor, entry.available_at and _at(entry.available_at))
                for seat, entry in enumerate(one.entries)
            ],
        )
    if booked.invoices:
        _invoice(execute, booked.invoices)
    many(
        POST,
        [
            (
                each.key,
                each.kind.value,
                each.to,
                each.order,
                each.topic,
                each.version,
                _at(each.at),
                each.tries,
                each.matter and each.matter.value,
            )
            for each in booked.letters
        ],
    )
    execute(REMEMBER, (*command.key, booked.said, _at(booked.at or EPOCH)))


def _invoice(execute: Execute, drafts: Sequence[Invoice]) -> None:
    """Numbered, and with what the people on it are called."""
    people = sorted({person for draft in drafts for person in draft.people if person is not None})
    known = {person: called for person, *called in execute(KNOWN, people)}
    series = {draft.kind: draft.series for draft in drafts}
    [last] = execute(LAST, [series.get(kind, "") for kind in Kind])
    numbers = dict(zip(Kind, last, strict=True))
    for draft in drafts:
        name, words, _ = known[draft.recipient]
        by, own, tax = known[draft.issuer] if draft.issuer else (draft.sender_name, draft.sender, draft.tax)
        lines = json.dumps([(line.title, line.price, line.extra // US) for line in draft.lines])
        row = (
            draft.kind.value, draft.series, (numbers[draft.kind] or 0) + 1, draft.order, draft.issuer, draft.recipient,
            _at(draft.at), draft.currency, lines, draft.total, tax, own, words, by, name,
        )  # fmt: skip
        execute(ISSUE, row)


def _at(moment: datetime) -> int:
    return (moment - EPOCH) // US


def _row(order: Order) -> tuple[Any, ...]:
    # In what is measured nobody asks the other side anything, so no question is open.
    return (
        order.id, order.workflow, order.workflow_version, order.title, order.buyer, order.seller, order.listing,
        _terms_text(order.terms), order.state, order.version, _at(order.placed_at), _at(order.entered_at),
        order.work_left // US, json.dumps(order.counts), order.held, order.joined, order.cause, order.community,
        None, order.paused // US, order.frozen, order.mediator, order.disputed // US, order.late,
        order.contested, order.asks,
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
    agreed = (terms.payout_delay // US, terms.proposals, terms.pause // US, terms.stalemate)
    return json.dumps(
        (
            terms.currency,
            lines,
            *lengths,
            terms.revisions,
            terms.fee,
            terms.till,
            terms.calendar,
            terms.timezone,
            agreed,
        )
    )


def _terms(text: str) -> Terms:
    currency, lines, delivery, revision, revisions, fee, till, calendar, timezone, agreed = json.loads(text)
    payout_delay, proposals, pause, stalemate = agreed
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
        timedelta(microseconds=payout_delay),
        proposals,
        timedelta(microseconds=pause),
        stalemate,
    )


def _order(row: Sequence[Any], alarms: Sequence[Sequence[Any]]) -> Order:
    proposed, paused, frozen, mediator, disputed, late, contested, _ = row[18:]
    parts: tuple[Any, ...] = (
        *row[:7],
        _terms(row[7]),
        *row[8:10],
        _moment(row[10]),
        _moment(row[11]),
        tuple(Alarm(kind, _moment(at), epoch, bool(off)) for kind, at, epoch, off in alarms),
        timedelta(microseconds=row[12]),
        json.loads(row[13]),
        row[14],
        bool(row[15]),
        row[16],
        row[17],
        proposed,
        timedelta(microseconds=paused),
        frozen,
        mediator,
        timedelta(microseconds=disputed),
        bool(late),
        bool(contested),
    )
    return Order(*parts)


def _availability(row: Sequence[Any]) -> Availability:
    seller, most, away, back_at = row
    return Availability(seller, most, bool(away), back_at and _moment(back_at))


def _sanction(row: Sequence[Any]) -> Sanction:
    number, community, person, kind, reason, by, at, until, *rest = row
    return Sanction(
        number, community, person, Sanctioned(kind), reason, by, _moment(at), until and _moment(until), *rest
    )


def _moment(at: int) -> datetime:
    return EPOCH + timedelta(microseconds=at)
