"""What is tried in a situation, and what should come of it. Each act differs in one thing from a sound one: who gives
it, when, on which version, how often, with what money, or how its form is filled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from core.check import books, fillings
from core.check.books import GUARDS, After, Books
from core.check.finding import Life, Proof
from core.check.houses import BUYER_HERE, SELLER_HERE, STAFFER, STRANGER, House, person
from core.check.purse import Purse
from core.ledger import Journal
from core.order import Alarm, Order, PersonId
from core.step import Command
from core.workflow import CLOCK, TILL, Action, Actor

MINUTE = timedelta(minutes=1)
PROOF_OF = {
    "stale": Proof.STALE,
    "time-is-up": Proof.LATE,
    "used-up": Proof.COUNTERS,
    "too-early": Proof.CLOCK,
    "not-yours": Proof.ACTORS,
    "not-now": Proof.ACTORS,
    "own-listing": Proof.ACTORS,
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
class Situation:
    """A point in a life: the order as the machine has it, as the books have it, and how it came so. `former` are the
    alarms that were set before the last step, `came` is what the till reported, in all.
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


@dataclass(frozen=True, slots=True)
class Act:
    """Something to try, the promise it tries, and what must come of it. `goes_on`: life is followed from there."""

    proof: Proof
    command: Command
    at: datetime
    expected: After | Refusal
    goes_on: bool = False
    reached: bool = True


def acts(here: Situation) -> Iterator[Act]:
    """What people and the till do as they should, early, at the last minute and too late."""
    yield from _presses(here)
    yield from _payments(here)


def others(here: Situation) -> Iterator[Act]:
    """What does not depend on the alarms that are set: badly filled forms, old buttons, odd payments, and whatever
    somebody else might try.
    """
    yield from _edges_of_forms(here)
    yield from _old_buttons(here)
    yield from _odd_payments(here)
    yield from _everybody(here)


def command(here: Situation, name: str, by: PersonId | Actor, payload: Mapping[str, object] | None = None) -> Command:
    """A command by somebody who looks at the order as it is."""
    seen = None if isinstance(by, Actor) else here.order.version
    return Command(here.order.id, name, by, ("check", ""), seen, payload or {})


def outcome(here: Situation, action: Action, by: PersonId, at: datetime) -> After | Refusal:
    """What must come of a sound press: the first thing that stands against it, or the move."""
    refusal = books.objection(here.house, here.books, action, by, at)
    return Refusal(refusal) if refusal else books.moved(here.house, here.books, action, at, here.house.price)


def offered(here: Situation) -> Iterator[tuple[PersonId, datetime, list[str]]]:
    """What each person could press soon, and once the time is up."""
    for by in (BUYER_HERE, SELLER_HERE, STAFFER, STRANGER):
        for at in {here.now, here.books.end or here.now}:
            allowed = [each for each in here.books.state.actions if isinstance(outcome(here, each, by, at), After)]
            yield by, at, [action.name for action in allowed]


def _moments(here: Situation) -> Iterator[tuple[datetime, bool]]:
    """Soon, at the last minute, at the very end and after it; and whether life goes on from there."""
    yield here.now + MINUTE, True
    end = here.books.end
    for at in (end - MINUTE, end, end + MINUTE) if end else ():
        if at > here.now + MINUTE:
            yield at, at < end if end else False


def _presses(here: Situation) -> Iterator[Act]:
    for action in here.books.state.actions:
        by = person(action.by)
        payload = fillings.sound(action.form, here.house)
        for at, goes_on in _moments(here):
            if action.by is TILL and not here.house.by_hand:
                continue
            expected = outcome(here, action, by, at)
            proof = expected.proof if isinstance(expected, Refusal) else Proof.MOVES
            yield Act(proof, command(here, action.name, by, payload), at, expected, goes_on)


def _edges_of_forms(here: Situation) -> Iterator[Act]:
    at = here.now + MINUTE
    for action in here.books.state.actions:
        by = person(action.by)
        expected = outcome(here, action, by, at)
        if action.form is None or isinstance(expected, Refusal):
            continue
        for payload, reason in fillings.edges(action.form, here.house):
            due = Refusal(reason) if reason else expected
            yield Act(Proof.FORMS, command(here, action.name, by, payload), at, due)


def _old_buttons(here: Situation) -> Iterator[Act]:
    """Presses on what was drawn for the version before, for one that is not yet, and for none at all."""
    at, version = here.now + MINUTE, here.order.version
    for action in here.books.state.actions:
        by = person(action.by)
        if isinstance(outcome(here, action, by, at), Refusal):
            continue
        pressed = command(here, action.name, by, fillings.sound(action.form, here.house))
        for seen in (version - 1, version + 1, None):
            yield Act(Proof.STALE, replace(pressed, seen_version=seen), at, Refusal("stale"))


def _payments(here: Situation) -> Iterator[Act]:
    """The till reports the price, at every moment."""
    return (_reported(here, here.house.price, at) for at, _ in _moments(here))


def _odd_payments(here: Situation) -> Iterator[Act]:
    """The till reports amounts that nobody asked for; staff confirm the price, whatever their press carries."""
    price, at = here.house.price, here.now + MINUTE
    yield from (_reported(here, amount, at) for amount in (price - 1, price + 1, 2 * price) if amount)
    for action in here.books.state.actions:
        if action.by is TILL and here.house.by_hand:
            said = command(here, action.name, STAFFER, {"amount": price - 1})
            yield Act(Proof.GUARDS, said, at, outcome(here, action, STAFFER, at))


def _reported(here: Situation, amount: int, at: datetime) -> Act:
    action = next((each for each in here.books.state.actions if (each.name, each.by) == ("pay", TILL)), None)
    paying = command(here, "pay", TILL, {"amount": amount})
    if action and books.allowed(here.house, action, amount):
        proof = Proof.MOVES if amount == here.house.price else Proof.MONEY
        return Act(proof, paying, at, books.moved(here.house, here.books, action, at, amount), goes_on=True)
    proof = Proof.GUARDS if action else Proof.MONEY
    return Act(proof, paying, at, books.credited(here.books, amount), here.house.strays)


def _everybody(here: Situation) -> Iterator[Act]:
    """Everybody tries everything that is not declared for them here."""
    declared = {(action.name, action.by) for action in here.books.state.actions}
    for by in (BUYER_HERE, SELLER_HERE, STAFFER, STRANGER, TILL, CLOCK):
        acting = books.roles(here.house, here.books, by)
        for name, payload in _vocabulary(here.house).items():
            if any((name, actor) in declared for actor in acting) or (name, by) == ("pay", TILL):
                continue
            if by is CLOCK and here.order.alarm(name):
                continue
            expected = _unheard(here, by, acting, name)
            proof = expected.proof if here.books.state.turn else Proof.FINAL
            yield Act(proof, command(here, name, by, payload), here.now + MINUTE, expected)


def _unheard(here: Situation, by: PersonId | Actor, acting: frozenset[Actor], name: str) -> Refusal:
    if by is CLOCK or (name == "pay" and TILL in acting):
        return Refusal("stale")
    if not any((name, actor) in _spoken(here.house) for actor in acting):
        return Refusal("not-yours")
    return Refusal("time-is-up" if here.books.lapsed(here.now + MINUTE) else "not-now")


@lru_cache(maxsize=8)
def _spoken(house: House) -> frozenset[tuple[str, Actor]]:
    """What can be said anywhere, and by whom."""
    return frozenset((move.name, move.by) for _, move in house.workflow.moves() if isinstance(move, Action))


@lru_cache(maxsize=8)
def _vocabulary(house: House) -> Mapping[str, fillings.Payload]:
    """Every word that could be said, carrying what it carries where it is declared; and two that mean nothing."""
    said: dict[str, fillings.Payload] = {"placed": {}, "open_sesame": {}}
    for _, move in house.workflow.moves():
        said[move.name] = fillings.sound(move.form, house) if isinstance(move, Action) else {}
    return said | {"pay": {"amount": house.price}}
