"""A fault in what becomes of disputes, and of who may end them, is found, and by the proof that one would expect."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core import desk
from core.check import Engine, Proof
from core.check.houses import JUDGE
from core.community import Crew
from core.effects import FREEZE, REFUND, AtLeast, Settlement
from core.forms import REASON
from core.ledger import Journal, journal
from core.money import fee
from core.order import Order, PersonId
from core.step import Moved, Posting, Settled
from core.workflow import (
    MEDIATOR,
    PANEL,
    SELLER,
    STAFF,
    Action,
    Actor,
    Bound,
    Deadline,
    InAll,
    Move,
    Since,
    State,
    Workflow,
    action,
    days,
    deadline,
    hours,
)
from tests.core.planted import (
    asking,
    changed,
    doing,
    everywhere,
    found,
    judging,
    leaving,
    moves_of,
    obeying,
    posting,
    telling,
    with_move,
    with_state,
)

CASES = asking("cancellation")
"""`service`, with what it takes to come to a dispute."""
WAITED_FOR = {"disputed", "mediated"}


def _acting(change: Callable[[Order, PersonId | Actor, Crew], frozenset[Actor]]) -> Engine:
    return Engine(capacities=change)


def _any_mediator(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    acting = desk.capacities(order, by, crew)
    return acting | {MEDIATOR} if PANEL in acting else acting


def _party_too(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    acting = desk.capacities(order, by, crew)
    return acting | {PANEL} if by in {order.buyer, order.seller} and by in crew.mediators else acting


def _staff_judge(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    acting = desk.capacities(order, by, crew)
    return acting | {PANEL} if STAFF in acting else acting


def _one_office(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    acting = desk.capacities(order, by, crew)
    return acting - {STAFF} if PANEL in acting else acting


def _with_fee_on_all(posted: Posting, order: Order, at: datetime) -> Journal:
    """The fee is taken of the whole escrow, and not of the seller's part."""
    booked = journal(posted, order, at)
    if booked.kind != "split" or not isinstance(posted, Settled):
        return booked
    more = fee(posted.minor, order.terms.fee) - fee(posted.minor - posted.to_buyer, order.terms.fee)
    accounts = {f"balance:{order.buyer}": -more, "fees": more}
    entries = (replace(each, minor=each.minor + accounts.get(each.account, 0)) for each in booked.entries)
    return replace(booked, entries=tuple(entries))


def _rounded_down(posted: Posting) -> tuple[Posting, ...]:
    halved = isinstance(posted, Settled) and posted.how is Settlement.HALVE
    return (replace(posted, to_buyer=posted.minor // 2),) if isinstance(posted, Settled) and halved else (posted,)


def _always_halved(posted: Posting, order: Order, at: datetime) -> Journal:
    """Nobody looks at what the terms say of a dispute that nobody ended."""
    ended = isinstance(posted, Settled) and order.state == "settled" and posted.how is not Settlement.SPLIT
    if not isinstance(posted, Settled) or not ended:
        return journal(posted, order, at)
    return journal(Settled(Settlement.HALVE, posted.minor, (posted.minor + 1) // 2), order, at)


def _anew(after: Order, before: Order) -> Order:
    """All the time of a dispute begins anew whenever it changes hands."""
    if after.state not in WAITED_FOR or before.state not in WAITED_FOR:
        return after
    later = after.entered_at + days(30)
    ends = (replace(each, at=later) if each.kind == "dispute_lapsed" else each for each in after.alarms)
    return replace(after, alarms=tuple(ends))


def _back(event: str, left: Callable[[Order], timedelta]) -> Engine:
    """A machine that resumes with another time than was left."""

    def resume(moved: Moved, before: Order) -> Moved:
        if moved.event is None or moved.event.name != event or moved.order.state != "in_progress":
            return moved
        end = moved.event.at + left(before)
        alarms = (replace(each, at=end) if each.kind == "delivery_lapsed" else each for each in moved.order.alarms)
        return replace(moved, order=replace(moved.order, alarms=tuple(alarms)))

    return doing(resume)


def _closed_for_good(moved: Moved, before: Order) -> Moved:
    """A question that both could still answer is forgotten as the case is taken."""
    taken = moved.event and moved.event.name == "taken"
    return replace(moved, order=replace(moved.order, proposed=None)) if taken else moved


def _together(move: Move) -> Move:
    """Both parties' disputes are counted as one."""
    disputes = isinstance(move, Action) and move.name == "dispute"
    return replace(move, at_most=Bound(2, of="disputed_by_buyer")) if isinstance(move, Action) and disputes else move


def _declined_only(order: Order, _: Any) -> bool:
    """A silence lets nobody call mediators."""
    return bool(order.counts.get("cancellation_declined_buyer"))


MACHINES: dict[str, tuple[Engine, Proof]] = {
    "a mediator who did not take it decides": (_acting(_any_mediator), Proof.ACTORS),
    "a party is a mediator": (_acting(_party_too), Proof.ACTORS),
    "staff are mediators": (_acting(_staff_judge), Proof.ACTORS),
    "a mediator is nothing else": (_acting(_one_office), Proof.ACTORS),
    "nobody need have refused": (judging("buyer-was-refused", lambda *_: True, CASES), Proof.GUARDS),
    "no refusal counts": (judging("seller-was-refused", lambda *_: False, CASES), Proof.GUARDS),
    "a silence is no refusal": (judging("buyer-was-refused", _declined_only, CASES), Proof.GUARDS),
    "one goes back to work from everywhere": (
        judging("called-from-in_progress", lambda *_: True, CASES),
        Proof.GUARDS,
    ),
    "disputes are counted together": (obeying(everywhere(_together, CASES)), Proof.COUNTERS),
    "where it came from is forgotten": (
        leaving(lambda after, _: replace(after, frozen=None)),
        Proof.DISPUTE,
    ),
    "where it came from is never forgotten": (
        leaving(lambda after, before: replace(after, frozen=after.frozen or before.frozen)),
        Proof.DISPUTE,
    ),
    "a mediator keeps a case that they handed back": (
        leaving(lambda after, before: replace(after, mediator=after.mediator or before.mediator)),
        Proof.DISPUTE,
    ),
    "nobody takes a case": (leaving(lambda after, _: replace(after, mediator=None)), Proof.DISPUTE),
    "one mediator takes all cases": (
        leaving(lambda after, _: replace(after, mediator=JUDGE) if after.mediator else after),
        Proof.DISPUTE,
    ),
    "the time of a dispute is not counted": (
        leaving(lambda after, before: replace(after, disputed=before.disputed)),
        Proof.DISPUTE,
    ),
    "all the time begins anew": (leaving(_anew), Proof.DISPUTE),
    "the work goes on without the time that was left": (_back("resumed", lambda _: hours(24)), Proof.DEADLINES),
    "the work goes on with what was left, however little": (
        obeying(changed("mediated", "resume", CASES, effects=())),
        Proof.DEADLINES,
    ),
    "what is open is forgotten as the case is taken": (doing(_closed_for_good), Proof.QUESTION),
    "the buyer's part bears the fee": (Engine(journal=_with_fee_on_all), Proof.SHARES),
    "half a unit is the seller's": (posting(_rounded_down), Proof.SHARES),
    "what the terms say of the end is not looked at": (Engine(journal=_always_halved), Proof.SHARES),
    "nobody hears that a case was taken": (
        telling(lambda notice: None if notice.topic == "taken" else notice),
        Proof.TOLD,
    ),
    "mediators do not hear that they are called": (
        telling(lambda notice: None if (notice.topic, notice.to) == ("disputed", PANEL) else notice),
        Proof.TOLD,
    ),
    "the operator does not hear that nobody took it": (
        telling(lambda notice: None if notice.reminds and notice.to is STAFF else notice),
        Proof.REMINDERS,
    ),
    "who took it is told like everybody": (
        telling(lambda notice: replace(notice, to=PANEL) if notice.to is MEDIATOR else notice),
        Proof.REMINDERS,
    ),
}


@pytest.mark.parametrize(("machine", "proof"), MACHINES.values(), ids=MACHINES)
def test_a_fault_in_how_a_dispute_is_handled_is_found_by_its_proof(machine: Engine, proof: Proof) -> None:
    assert found(proof, CASES, machine, CASES)


def _all_days(move: Move) -> Move:
    """What is counted in all is counted anew each time."""
    if isinstance(move, Deadline) and isinstance(move.after, InAll):
        return replace(move, after=move.after.length)
    return move


def _forgetting(here: State) -> State:
    """Only the time of one mediator ends a case that was taken, and it begins anew with each."""
    return moves_of(here, *(each for each in here.moves if each.name != "dispute_lapsed"))


DECLARATIONS: dict[str, tuple[Workflow, Proof]] = {
    "a case goes round between mediators": (everywhere(_all_days, CASES), Proof.ROUNDS),
    "a case that is taken has no end of its own": (with_state("mediated", _forgetting, CASES), Proof.ROUNDS),
    "mediators are called without end": (
        everywhere(
            lambda move: replace(move, at_most=None) if isinstance(move, Action) and move.name == "dispute" else move,
            CASES,
        ),
        Proof.ROUNDS,
    ),
    "a decision for the seller keeps the money": (changed("mediated", "pay_seller", CASES, effects=()), Proof.MONEY),
    "a decision for the seller refunds": (changed("mediated", "pay_seller", CASES, effects=(REFUND,)), Proof.SHARES),
    "a decision for the buyer is on nobody's account": (
        changed("mediated", "refund_buyer", CASES, cause=None),
        Proof.RECORD,
    ),
    "the panel decides": (
        with_move("disputed", action("refund_buyer", "decided_for_buyer", PANEL, "cancelled", REFUND), CASES),
        Proof.WRITTEN,
    ),
    "work goes on in a dispute": (
        with_move("disputed", action("deliver", "delivered", SELLER, "delivered"), CASES),
        Proof.WRITTEN,
    ),
    "one may not call from work": (
        changed("in_progress", "dispute", CASES, effects=(), form=REASON),
        Proof.REACHED,
    ),
    "a case comes back with no time to speak of": (
        changed("mediated", "resume", CASES, effects=(AtLeast(timedelta()),)),
        Proof.WRITTEN,
    ),
    "nobody is told that a case waits": (
        with_state(
            "disputed",
            lambda here: replace(
                here, deadlines=tuple(replace(each, remind=(Since(hours(48)),)) for each in here.deadlines)
            ),
            CASES,
        ),
        Proof.WRITTEN,
    ),
    "a case ends in a day": (
        with_move("disputed", deadline("forgotten", hours(24), "settled", Settlement.HALVE), CASES),
        Proof.WRITTEN,
    ),
    "a delivery freezes": (changed("in_progress", "deliver", CASES, effects=(FREEZE,)), Proof.WRITTEN),
    "a buyer calls without a reason": (changed("delivered", "dispute", CASES, form=None), Proof.WRITTEN),
}


@pytest.mark.parametrize(("workflow", "proof"), DECLARATIONS.values(), ids=DECLARATIONS)
def test_a_fault_in_how_a_dispute_is_declared_is_found_by_its_proof(workflow: Workflow, proof: Proof) -> None:
    assert found(proof, workflow, origin=CASES)
