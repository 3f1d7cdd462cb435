"""What a killed bot left behind, read past the program: rows of the database, and messages that Telegram accepted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Engine, Row, func, select

from bot.texts.library import look_up, needs
from core.invoice import Kind
from core.ports import LetterKind
from core.storage.schema import (
    Post,
    alarms,
    entries,
    events,
    invoices,
    journals,
    letters,
    messages,
    orders,
    people,
    reviews,
)

LETTERS_STAY = timedelta(days=25)  # at least, after they have ended
HOLE = "\x00"
CLOSED = ("completed", "cancelled")


@dataclass(frozen=True, slots=True)
class Due:
    """An alarm as the database has it."""

    kind: str
    epoch: int
    at: datetime


class Records:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest_order(self) -> str | None:
        found = self._all(select(orders.c.id).order_by(orders.c.placed_at.desc()).limit(1))
        return found[0].id if found else None

    def state(self, order: str) -> str:
        return str(self._all(select(orders.c.state).where(orders.c.id == order))[0].state)

    def next_alarm(self, order: str) -> Due | None:
        rows = self._all(select(alarms).where(alarms.c.order == order).order_by(alarms.c.at).limit(1))
        return Due(rows[0].kind, rows[0].epoch, rows[0].at) if rows else None

    def has(self, order: str, due: Due) -> bool:
        here = (alarms.c.order == order, alarms.c.kind == due.kind, alarms.c.epoch == due.epoch)
        return bool(self._all(select(alarms.c.kind).where(*here)))

    def said(self, order: str) -> list[str]:
        """What was written on an order, oldest first."""
        found = self._all(select(messages.c.text).where(messages.c.about == order).order_by(messages.c.id))
        return [row.text for row in found]

    def reviews(self, order: str) -> list[tuple[int, str, str, bool]]:
        """What was said of an order, in the order in which it was: stars, words, the reply to it, whether it is out."""
        found = self._all(select(reviews).where(reviews.c.order == order).order_by(reviews.c.at))
        return [(row.stars, row.text, row.reply, row.published_at is not None) for row in found]

    def waiting_letters(self) -> int:
        return int(self._all(select(func.count()).where(letters.c.post == Post.WAITING))[0][0])

    def wrongs(self) -> list[str]:
        """Everything that breaks a promise of the record or the ledger; empty when nothing does."""
        return [*self._wrong_records(), *self.wrong_money(), *self._wrong_invoices(), *self._wrong_letters()]

    def _wrong_records(self) -> list[str]:
        wrong = []
        for order in self._all(select(orders.c.id, orders.c.version, orders.c.state)):
            record = self._all(select(events).where(events.c.order == order.id).order_by(events.c.version))
            if [event.version for event in record] != list(range(1, order.version + 1)):
                wrong.append(f"{order.id}: versions {[event.version for event in record]} of {order.version}")
            if record[-1].target != order.state or any(a.target != b.source for a, b in pairwise(record)):
                wrong.append(f"{order.id}: {[(event.source, event.target) for event in record]} but {order.state}")
        return wrong

    def wrong_money(self) -> list[str]:
        totals = self._all(select(func.sum(entries.c.minor)).select_from(entries))
        wrong = [f"the ledger sums to {totals[0][0]}"] if totals[0][0] else []
        booked = select(entries.c.account, func.sum(entries.c.minor).label("minor")).group_by(entries.c.account)
        balances = {row.account: row.minor for row in self._all(booked)}
        kinds = self._all(select(journals.c.order, journals.c.kind))
        for order in self._all(select(orders.c.id, orders.c.state, orders.c.held)):
            mine = Counter(row.kind for row in kinds if row.order == order.id)
            if balances.get(f"escrow:{order.id}", 0) != order.held or (order.state in CLOSED and order.held):
                wrong.append(f"{order.id} is {order.state} with {order.held} held, {balances} booked")
            if mine["hold"] != 1 or mine["refund"] + mine["payout"] != int(order.state in CLOSED):
                wrong.append(f"{order.id} is {order.state} with {dict(mine)}")
        return wrong

    def _wrong_invoices(self) -> list[str]:
        """What was paid out is invoiced once, and no number is left out or comes twice."""
        issued = self._all(select(invoices))
        numbers = defaultdict[tuple[str, str], list[int]](list)
        for each in issued:
            numbers[each.kind, each.series].append(each.number)
        wrong = [
            f"{kind} of {series}: numbers {found}"
            for (kind, series), found in numbers.items()
            if sorted(found) != list(range(1, len(found) + 1))
        ]
        paid = Counter(row.order for row in self._all(select(journals.c.order).where(journals.c.kind == "payout")))
        sold = Counter(each.order for each in issued if each.kind is Kind.SALE)
        return wrong if sold == paid else [*wrong, f"{paid} paid out, {sold} invoiced"]

    def _wrong_letters(self) -> list[str]:
        """Each move tells both parties by a card, and nobody twice of one thing; in the end all of it was sent."""
        rows = self._all(select(letters))
        wrong = [f"{row.key} is {row.post}" for row in rows if row.post is not Post.SENT]
        kept = self._with_all_letters()
        cards = Counter(row.order for row in rows if row.kind is LetterKind.CARD)
        drawn = {row.id: 2 * row.version - 1 for row in self._all(select(orders.c.id, orders.c.version))}
        # The seller sees nothing of the first version: it is not paid yet.
        return wrong + [
            f"{order}: {cards[order]} cards of {count}"
            for order, count in drawn.items()
            if order in kept and cards[order] != count
        ]

    def _with_all_letters(self) -> frozenset[str]:
        """Orders so young that none of their letters has been thrown away yet: stories let months pass."""
        begun = {row.id: row.placed_at for row in self._all(select(orders.c.id, orders.c.placed_at))}
        newest = self._all(select(func.max(letters.c.at)))[0][0]
        return frozenset(order for order, at in begun.items() if newest - at < LETTERS_STAY)

    def pings(self) -> Counter[tuple[int, str, str]]:
        """How many messages each (person, order's code, text) has to have got."""
        kept = self._with_all_letters()
        found = self._all(select(letters).where(letters.c.kind != LetterKind.CARD))
        rows = [row for row in found if row.order in kept]
        buyers = {row.id: row.buyer for row in self._all(select(orders.c.id, orders.c.buyer))}
        return Counter((row.to, row.order[:4], _text_of(row, buyers[row.order])) for row in rows)

    def person_named(self, name: str) -> int:
        return int(self._all(select(people.c.id).where(people.c.name == name))[0].id)

    def _all(self, statement: Any) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(statement).all()


def _text_of(letter: Row[Any], buyer: int) -> str:
    role = "buyer" if letter.to == buyer else "seller"
    return f"{'remind' if letter.kind is LetterKind.REMINDER else 'told'}-{letter.topic}-{role}"


def mark_of(text: str) -> str:
    """The longest part of `text` that stands in every message made of it."""
    holes = dict.fromkeys(needs("en", text), HOLE)
    parts = (look_up("en", text, holes) or "").replace("<b>", HOLE).replace("</b>", HOLE).split(HOLE)
    return max(parts, key=len).strip()
