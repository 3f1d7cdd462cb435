"""Papers of an order that went well, saying only what matters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.papers.wording import Wording, wording
from bot.texts import Voice
from core.billing import Bill, Side, bill
from core.ledger import FEES, Entry, Journal, balance, escrow, provider
from core.order import Line, Order, PersonId
from core.paper import Paper, Series
from tests.bot.screens.lives import a_life
from tests.builders import ANNA, BORIS, NOON

LATER = NOON + timedelta(days=4)


def some_bills(order: Order, person: PersonId, payments: int = 1) -> tuple[Bill, ...]:
    """Paid in so many parts, and then accepted; the fee is a tenth."""
    whole, own = order.terms.price, escrow(order.id)
    part, fee = whole // payments, whole // 10
    moves: list[tuple[str, tuple[Entry, ...]]] = [
        ("hold", (Entry(provider("manual"), -minor), Entry(own, minor)))
        for minor in (*([part] * (payments - 1)), whole - part * (payments - 1))
    ]
    moves.append(("payout", (Entry(own, -whole), Entry(balance(BORIS), whole - fee), Entry(FEES, fee))))
    side = Side.BUYER if person == ANNA else Side.SELLER
    found = (
        bill(
            Journal(str(number), kind, order.id, order.terms.currency, NOON + timedelta(hours=number), entries),
            {balance(person)},
            side,
            order.title,
        )
        for number, (kind, entries) in enumerate(moves)
    )
    return tuple(each for each in found if each)


def a_wording(
    person: PersonId = ANNA,
    *,
    language: str = "en",
    lines: Sequence[Line] = (Line("Logo", 5000), Line("Source files", 1000, timedelta(days=1))),
    names: tuple[str, str] = ("Anna", "Boris"),
    house: str = "Forge",
    payments: int = 1,
    title: str = "Logo for a bakery",
    **terms: Any,
) -> Wording:
    life = a_life(title, lines=tuple(lines), **terms).paid().after("start", BORIS).after("deliver", BORIS)
    life = replace(life.after("accept", ANNA), buyer=names[0], seller=names[1])
    order = life.order
    series = Series.RECEIPT if person == ANNA else Series.STATEMENT
    paper = Paper(order.community, series, 12, order.id, person, LATER, order.terms.lines, (), 11)
    voice = Voice(language, "Europe/Berlin", LATER)
    return wording(paper, life.seen_by(person), some_bills(order, person, payments), house, voice)
