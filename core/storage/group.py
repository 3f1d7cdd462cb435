"""One transaction for many commands: everything is read for all of them, each is judged in turn, everything is written
table by table.

What one command comes to is turned into rows before any of it counts, so a judge that raises, or a value that cannot
be stored, fails its own command and leaves no trace in the others'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from core.invoice import Invoice
from core.order import Order, OrderId
from core.ports import Booked, Judge, OrderFile, PlacementJudge, Repeated
from core.shopfront import Shopfront, Unpaid
from core.step import Command, Placement, Refused
from core.storage.counterfoil import Counterfoil
from core.storage.drawer import Drawer
from core.storage.pen import Pen, Sheet, Writ
from core.storage.prepared import Prepared, Row
from core.storage.rows import (
    alarm_row,
    case_row,
    event_row,
    invoice_row,
    journal_row,
    letter_row,
    moving_part,
    moving_row,
    order_row,
    paylink_row,
    payment_row,
    seldom_row,
    transfer_row,
)
from core.storage.shopfronts import front_in
from core.storage.statements import Statements
from core.workflow import CLOCK

Verdict: TypeAlias = Booked | Refused | Repeated


class Lost(Exception):
    """An order is no longer at the version at which it was read."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What will be written of one order: a new row, or the changed parts of the old one, and all of its alarms."""

    placed: Row | None = None
    moved: Row | None = None
    amended: Row | None = None
    alarms: tuple[Row, ...] = ()


@dataclass(slots=True)
class _Page:
    """One order in this transaction: the rows as they were read, and what has become of it since."""

    row: Row | None = None
    alarms: list[Row] = field(default_factory=list)
    order: Order | None = None
    seen: int = 0
    change: _Change | None = None


class Group:
    """Raises whatever the database raises, and `Lost`; the transaction must be rolled back then."""

    def __init__(self, pen: Pen, statements: Statements, sheet: Sheet) -> None:
        self._pen = pen
        self._with = statements
        self._sheet = sheet
        self._placed: list[Order] = []
        self._pages: dict[OrderId, _Page] = {}
        self._said: dict[tuple[str, str], str] = {}
        self._reached: set[tuple[OrderId, int]] = set()
        self._added: dict[Prepared, list[Row]] = {}
        self._drawer = Drawer(sheet)
        self._counterfoil = Counterfoil(sheet)

    def read(self, commands: Sequence[Command]) -> None:
        """Look up all that judging `commands` takes."""
        self._pages = {command.order: _Page() for command in commands}
        ids = tuple(self._pages)
        questions = [self._with.find_orders.of(ids), self._with.find_alarms.of(ids)]
        struck = tuple(dict.fromkeys(command.order for command in commands if command.by is CLOCK))
        questions += [self._with.find_reached.of(struck)] if struck else []
        questions += [self._with.find_said.of(*key) for key in _by_platform(commands)]
        found, alarms, *rest = self._pen.fetch(questions)
        for row in found:
            self._pages[row[0]].row = row
        for row in alarms:
            self._pages[row[0]].alarms.append(row)
        self._reached = {(row[0], row[1]) for row in (rest.pop(0) if struck else ())}
        self._said = {(row[0], row[1]): row[2] for said in rest for row in said}

    def judge(self, command: Command, judge: Judge) -> Verdict:
        """What `command` comes to, after those before it. Raises what `judge` raises, `Unstorable`, `Unreadable`."""
        said = self._said.get(command.key)
        if said is not None:
            return Repeated(said)
        page = self._pages[command.order]
        if page.order is None and page.row is not None:
            page.order = self._with.order(page.row, page.alarms)
            page.seen = page.order.version
        verdict = judge(self._file(page.order, command) if page.order else None)
        if isinstance(verdict, Booked):
            self._note(page, command, verdict)
        return verdict

    def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Verdict:
        """The same for an order that is to be placed."""
        verdict = self.judge(command, lambda file: judge(file, self._front(placement)))
        if isinstance(verdict, Booked):
            self._placed.append(verdict.moved.order)
        return verdict

    def write(self) -> None:
        """Write all that was booked."""
        changes = [(page, page.change) for page in self._pages.values() if page.change]
        amended = [change.amended for _, change in changes if change.amended]
        moved = [change.moved for _, change in changes if change.moved]
        writs: list[Writ] = [
            (self._with.place, [change.placed for _, change in changes if change.placed]),
            # Both compare the version, so what sets it comes second.
            (self._with.amend, amended),
            (self._with.move, moved),
            *self._alarm_writs(changes),
            *((statement, self._added.get(statement, ())) for statement in self._with.additions),
        ]
        writs = [(statement, rows) for statement, rows in writs if rows]
        changed = dict(zip((statement for statement, _ in writs), self._pen.write(writs), strict=True))
        if changed.get(self._with.amend, 0) != len(amended) or changed.get(self._with.move, 0) != len(moved):
            raise Lost

    def _front(self, placement: Placement) -> Shopfront:
        """What this group has placed is not to be read yet."""
        front = front_in(self._sheet, placement.seller, placement.buyer, placement.listing, placement.community)
        fresh = [each for each in self._placed if each.seller == placement.seller]
        waiting = (Unpaid(each.buyer, each.placed_at) for each in fresh if not each.joined)
        running = front.running + sum(each.joined for each in fresh)
        return replace(front, running=running, unpaid=(*front.unpaid, *waiting))

    def _file(self, order: Order, command: Command) -> OrderFile:
        alarm = order.alarm(command.name) if command.by is CLOCK else None
        return OrderFile(order, alarm is not None and (order.id, alarm.epoch) in self._reached, self._drawer)

    def _note(self, page: _Page, command: Command, booked: Booked) -> None:
        if booked.moved.order.id != command.order:
            raise ValueError(f"a command for {command.order} moved {booked.moved.order.id}")
        issued = self._counterfoil.issued(booked.invoices)
        change, additions = self._change(page, booked.moved.order), self._additions(command, booked, issued)
        page.order, page.change = booked.moved.order, change
        self._drawer.note(booked)
        self._counterfoil.note(issued)
        self._said[command.key] = booked.said
        for statement, row in additions:
            self._added.setdefault(statement, []).append(row)

    def _change(self, page: _Page, order: Order) -> _Change:
        ringing = tuple(
            self._with.set_alarm.row((order.id, seat, *alarm_row(alarm))) for seat, alarm in enumerate(order.alarms)
        )
        if page.row is None:
            return _Change(placed=self._with.place.row(order_row(order)), alarms=ringing)
        key = (order.id, page.seen)
        moved = self._with.move.row((*moving_row(order), *key))
        amended = page.change.amended if page.change else None
        if page.order and seldom_row(order) != seldom_row(page.order):
            amended = self._with.amend.row((*seldom_row(order), *key))
        same = moved[: -len(key)] == moving_part(page.row)
        return _Change(moved=None if same else moved, amended=amended, alarms=ringing)

    def _additions(self, command: Command, booked: Booked, issued: Iterable[Invoice]) -> list[tuple[Prepared, Row]]:
        ready = self._with
        rows = [(ready.remember, ready.remember.row((*command.key, booked.said, booked.at)))]
        if event := booked.moved.event:
            rows.append((ready.record, ready.record.row(event_row(event))))
        rows += [(ready.post, ready.post.row(letter_row(letter))) for letter in booked.letters]
        rows += [(ready.receive, ready.receive.row(payment_row(payment))) for payment in booked.payments]
        rows += [(ready.send, ready.send.row(transfer_row(transfer))) for transfer in booked.transfers]
        rows += [(ready.want_link, ready.want_link.row(paylink_row(link))) for link in booked.paylinks]
        rows += [(ready.open_case, ready.open_case.row(case_row(case))) for case in booked.cases]
        rows += [(ready.issue, ready.issue.row(invoice_row(invoice))) for invoice in issued]
        for journal in booked.journals:
            rows.append((ready.book, ready.book.row(journal_row(journal))))
            rows += [
                (ready.enter, ready.enter.row((journal.key, seat, entry.account, entry.minor, entry.available_at)))
                for seat, entry in enumerate(journal.entries)
            ]
        return rows

    def _alarm_writs(self, changes: Iterable[tuple[_Page, _Change]]) -> Sequence[Writ]:
        cleared: list[Row] = []
        dropped: list[Row] = []
        added: list[Row] = []
        for page, change in changes:
            gone = _gone(page.alarms, change.alarms)
            if gone is not None:
                dropped += gone
                continue
            cleared += [page.alarms[0][:1]] if page.alarms else []
            added += change.alarms
        return (self._with.clear_alarms, cleared), (self._with.drop_alarm, dropped), (self._with.set_alarm, added)


def _by_platform(commands: Iterable[Command]) -> Iterable[tuple[tuple[str, ...], str]]:
    """Which updates of each platform to look for."""
    updates: dict[str, dict[str, None]] = {}
    for command in commands:
        platform, update = command.key
        updates.setdefault(platform, {})[update] = None
    return ((tuple(each), platform) for platform, each in updates.items())


def _gone(before: Sequence[Row], after: Sequence[Row]) -> list[Row] | None:
    """The keys of the alarms that are no longer there, when the others stand as they stood; None when they do not."""
    here = [row[2:] for row in after]
    if [row[2:] for row in before if row[2:] in here] != here:
        return None
    return [
        (order, kind, epoch) for order, _, kind, at, epoch, put_off in before if (kind, at, epoch, put_off) not in here
    ]
