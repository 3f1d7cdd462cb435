"""A point in a life, and what tells two of them apart.

Two lives are in the same situation when nothing that is declared can tell them apart: the same state, the same counts
as far as they are still read, the same question open, the same shape of the money, and the same deadline to come first.
Amounts and hours stay out of it; the books keep them exactly, and every answer of the machine is held against them.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from core.check import times
from core.check.books import Books
from core.check.counts import ASKED, REFUSED
from core.check.finding import Life
from core.check.houses import House
from core.check.purse import Purse
from core.ledger import Journal
from core.order import Alarm, Order


@dataclass(frozen=True, slots=True)
class Situation:
    """The order as the machine has it, as the books have it, and how it came so. `former` are the alarms that were set
    before the last step, `came` is what the till reported, in all.
    """

    house: House
    order: Order
    books: Books
    now: datetime
    life: Life
    former: tuple[Alarm, ...] = ()
    came: int = 0
    journals: tuple[Journal, ...] = ()
    booked: Purse = field(default_factory=Purse)


def key(here: Situation) -> Hashable:
    """What tells two situations apart. One that is over forgets everything but where the money went. Reminders are no
    part of it: they change nothing but themselves.
    """
    known = here.books
    if known.state.final:
        return known.state.name, _shape(known), bool(known.added)
    return (
        *stance(here),
        _shape(known),
        known.joined,
        frozenset(_counts(here)),
        bool(known.added),
        known.paused >= here.house.terms.pause,
        bool(known.left) and not times.work(known.state),
        known.first.deadline if known.first else None,
        frozenset(due.deadline for due in known.dues if due.put_off),
    )


def stance(here: Situation) -> tuple[Hashable, ...]:
    """Who can say what at all: on this hangs what cannot depend on counts, on money or on the hour."""
    known, asked = here.books, here.books.question
    question = (asked.kind, asked.by, asked.stage, asked.agreed, bool(asked.pause)) if asked else None
    return known.state.name, known.joined, question, known.frozen


def dial(here: Situation) -> Hashable:
    """What the clock sees: where the order stands, what is open, and which alarms are set."""
    alarms = sorted((due.deadline, due.reminds, due.put_off) for due in here.books.dues)
    return stance(here), tuple(alarms)


def _shape(known: Books) -> Hashable:
    purse = known.purse
    return purse.escrow > 0, bool(purse.apart), purse.buyer > 0, purse.seller + purse.fees > 0


def _counts(here: Situation) -> Iterator[tuple[str, int]]:
    """What is still read of what was counted, as far as anybody can tell."""
    known, house = here.books, here.house
    for name in house.read[known.state.name, known.frozen]:
        if name in REFUSED:
            yield from ((each, known.counts.get(each, 0) > 0) for each in REFUSED[name])
        elif house.of_questions.get(name) in {None, known.question and known.question.kind}:
            yield name, known.counts.get(name, 0)
        elif any(known.counts.get(each, 0) < house.terms.proposals for each in ASKED):
            yield name, known.counts.get(name, 0) > 0
