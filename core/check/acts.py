"""What is tried in a situation, and what should come of it. Each act differs in one thing from a sound one: who gives
it, when, on which version, how often, with what money, or how its form is filled.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from core.check import books, fillings, should
from core.check.books import GUARDS, After, Given
from core.check.finding import Proof
from core.check.houses import PEOPLE
from core.check.situation import Situation
from core.order import PersonId
from core.outage import Outage
from core.step import Command
from core.workflow import TILL, Action, Actor

MINUTE = timedelta(minutes=1)
PROOF_OF = {
    "stale": Proof.STALE,
    "time-is-up": Proof.LATE,
    "used-up": Proof.COUNTERS,
    "too-early": Proof.CLOCK,
    "not-yours": Proof.ACTORS,
    "not-now": Proof.ACTORS,
    "own-listing": Proof.ACTORS,
    "balance-short": Proof.MONEY,
    "question-open": Proof.QUESTION,
}
"""Which promise a refusal belongs to, where it is not a guard's or a form's."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """It must be refused, with this sentence."""

    reason: str

    @property
    def proof(self) -> Proof:
        if self.reason in GUARDS:
            return Proof.GUARDS
        return Proof.FORMS if self.reason.startswith("form-") else PROOF_OF.get(self.reason, Proof.MOVES)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to try, the promise it tries, and what must come of it. `goes_on`: life is followed from there.
    `reached`, `balance`: somebody was reminded, and what the buyer has to spend. `outage`: the bot was away before.
    """

    proof: Proof
    command: Command
    at: datetime
    expected: After | Refusal
    goes_on: bool = False
    reached: bool = True
    outage: Outage | None = None
    balance: int = 0


@dataclass(slots=True)
class Tried:
    """What need not be tried again in this house, because it cannot come out otherwise."""

    _known: set[Hashable] = field(default_factory=set)

    def first(self, *what: Hashable) -> bool:
        """Whether this is the first time."""
        if what in self._known:
            return False
        self._known.add(what)
        return True


def command(here: Situation, name: str, by: PersonId | Actor, payload: Mapping[str, object] | None = None) -> Command:
    """A command by somebody who looks at the order as it is."""
    seen = None if isinstance(by, Actor) else here.order.version
    return Command(here.order.id, name, by, ("check", ""), seen, payload or {})


def filled(here: Situation, action: Action, at: datetime) -> fillings.Payload:
    """What a sound press carries: its form, filled at that moment."""
    return fillings.sound(action.form, facts(here, at)) if action.form else {}


def facts(here: Situation, at: datetime) -> fillings.Facts:
    return fillings.Facts(len(here.house.terms.lines) + len(here.books.added), here.books.purse.escrow, at)


def given(here: Situation, action: Action, by: PersonId | Actor, at: datetime, payload: fillings.Payload) -> Given:
    """A press of `action`. Whoever confirms a payment confirms what is owed, whatever the press carries."""
    if action.by is not TILL:
        return Given(at, by, payload)
    due = owed(here, action.name)
    return Given(at, by, payload, due["amount"], due.get("number"))


def owed(here: Situation, payment: str) -> dict[str, int]:
    """What must come in by that name: what the open question costs, with its number, or else the price."""
    asked = here.books.question
    if asked and payment == f"pay_{asked.kind}":
        return {"amount": cast("int", asked.price), "number": asked.number}
    return {"amount": here.house.price}


def outcome(here: Situation, action: Action, given: Given) -> After | Refusal:
    """What must come of a sound press: the first thing that stands against it, or the move."""
    refusal = books.objection(here.house, here.books, action, given)
    return Refusal(refusal) if refusal else should.moved(here.house, here.books, action, given)


def offered(here: Situation) -> Iterator[tuple[PersonId, datetime, list[str]]]:
    """What each person could press soon, and once the time is up."""
    for by in PEOPLE:
        acting = books.roles(here.house, here.books, by)
        mine = [action for action in here.books.state.actions if action.by in acting]
        for at in {here.now, here.books.end or here.now}:
            yield by, at, [each.name for each in mine if _open_to(here, each, by, at)]


def _open_to(here: Situation, action: Action, by: PersonId, at: datetime) -> bool:
    return not books.objection(here.house, here.books, action, given(here, action, by, at, {}))


def moments(here: Situation, *, whole: bool) -> Iterator[tuple[datetime, bool]]:
    """Soon, and with `whole` at the last minute, at the very end and after it; and whether life goes on from there."""
    yield here.now + MINUTE, True
    end = here.books.end if whole else None
    for at in (end - MINUTE, end, end + MINUTE) if end else ():
        if at > here.now + MINUTE:
            yield at, at < end if end else False


def in_time(here: Situation, action: Action, at: datetime) -> bool:
    """Whether life goes on from `action` made then. Money for a question that is over but for its alarm is taken, and
    what comes of that is looked at; but deadlines that were past by then are past, and may not be called set so.
    """
    return not action.piece or not here.books.lapsed(at)
