"""One move of an order, or the refusal of it, by somebody in one capacity or several; and what each move needs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from core.desk import alarm_command
from core.engine import decide, possible
from core.guards import CALLED_FROM_LATE, CALLED_FROM_REVIEW, Guard, refusal_counts
from core.order import Order, PersonId
from core.step import Command, Moved, Refused
from core.workflow import (
    BUYER,
    CLOCK,
    MEDIATOR,
    PANEL,
    PARTIES,
    SELLER,
    STAFF,
    Action,
    Actor,
    Move,
    Part,
    Piece,
    State,
    hours,
)
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, MEDIATRIX, NOON, STAFFER, a_command, a_form, a_question, an_order, proposal_of

PEOPLE: Mapping[Actor, PersonId] = {
    BUYER: ANNA, SELLER: BORIS, STAFF: STAFFER, PANEL: MEDIATRIX, MEDIATOR: MEDIATRIX,
}  # fmt: skip
WORDS: Mapping[str, Move] = {move.name: move for _, move in SERVICE.moves()}
CALLED_FROM: Mapping[Guard | None, str] = {CALLED_FROM_LATE: "overdue", CALLED_FROM_REVIEW: "delivered"}
AN_HOUR_ON = NOON + hours(1)
REASON: dict[str, object] = {"reason": "Plans have changed"}


def done(
    order: Order,
    name: str,
    actor: Actor,
    payload: Mapping[str, object] | None = None,
    *,
    now: datetime = AN_HOUR_ON,
    reached: bool = True,
) -> Moved:
    """The move, which must not be refused."""
    command = a_command(order, name, PEOPLE.get(actor, actor), payload)
    outcome = decide(SERVICE, order, command, frozenset({actor}), now, reached=reached)
    assert isinstance(outcome, Moved), outcome
    return outcome


def refused(
    order: Order,
    name: str,
    *actors: Actor,
    payload: Mapping[str, object] | None = None,
    now: datetime = AN_HOUR_ON,
    seen: int | None = None,
) -> str:
    """Why the move is refused, which it must be."""
    person = PEOPLE.get(actors[0], ANNA) if actors else ANNA
    command = a_command(order, name, person, payload, seen_version=order.version if seen is None else seen)
    outcome = decide(SERVICE, order, command, frozenset(actors), now)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def asked(kind: str, actor: Actor, state: str = "in_progress", **carries: object) -> Order:
    """An order on which that was asked an hour after noon."""
    order = an_order(state)
    form = {**a_form(proposal_of(state, kind).form, order, NOON + hours(1)), **carries}
    return done(order, f"ask_{kind}", actor, form).order


def names(order: Order, *actors: Actor) -> set[str]:
    """What can be pressed of the question."""
    can = possible(SERVICE, order, frozenset(actors), NOON + hours(2))
    return {each.name for each in can if each.piece}


def struck(order: Order, kind: str, late: timedelta = timedelta()) -> Moved:
    """The alarm of that kind, at its moment, or so much later."""
    alarm = order.alarm(kind)
    assert alarm, kind
    command: Command = alarm_command(order.id, alarm)
    outcome = decide(SERVICE, order, command, frozenset({CLOCK}), alarm.at + late)
    assert isinstance(outcome, Moved), outcome
    return outcome


def times(order: Order, deadline: str) -> dict[str, timedelta]:
    """When the alarms of a deadline ring, counted from noon."""
    return {alarm.kind: alarm.at - NOON for alarm in order.alarms if alarm.deadline == deadline}


def carried(word: str, order: Order) -> Mapping[str, object]:
    """What a command carries where it is declared."""
    move, asked = WORDS.get(word), order.proposed
    if word in SERVICE.payments:
        return {"amount": asked.price, "number": asked.number} if asked else {"amount": order.terms.price}
    return a_form(move.form if isinstance(move, Action) else None, order, NOON + timedelta(hours=1))


def an_occasion(state: State, move: Move) -> Order:
    """An order on which `move` can be made: with the question that it is a step of, and what its guard asks for."""
    refusals = [name for asker in PARTIES for name in refusal_counts("cancellation", asker)]
    order = an_order(state.name, counts=dict.fromkeys(refusals, 1))
    if isinstance(move, Action):
        order = replace(order, frozen=CALLED_FROM.get(move.guard, order.frozen))
    piece = move.piece
    if piece is None or piece.part is Part.ASK:
        return order
    by = asker(piece, move.by) if isinstance(move, Action) else piece.proposal.by[0]
    return a_question(order, piece.proposal.kind, piece.stages[0], by)


def asker(piece: Piece, mover: Actor) -> Actor:
    """Who must have asked for `mover` to make that step."""
    if piece.part in {Part.AGREE, Part.DECLINE}:
        return SELLER if mover is BUYER else BUYER
    return mover if piece.part is Part.WITHDRAW else piece.proposal.by[0]
