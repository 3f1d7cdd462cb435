"""One move of an order, or the refusal of it, by somebody in one capacity or several."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from core.desk import alarm_command
from core.engine import decide
from core.order import Order, PersonId
from core.step import Command, Moved, Refused
from core.workflow import BUYER, CLOCK, MEDIATOR, PANEL, SELLER, STAFF, Actor, hours
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, MEDIATRIX, NOON, STAFFER, a_command

PEOPLE: Mapping[Actor, PersonId] = {
    BUYER: ANNA, SELLER: BORIS, STAFF: STAFFER, PANEL: MEDIATRIX, MEDIATOR: MEDIATRIX,
}  # fmt: skip
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


def struck(order: Order, kind: str, late: timedelta = timedelta()) -> Moved:
    """The alarm of that kind, at its moment, or so much later."""
    alarm = order.alarm(kind)
    assert alarm, kind
    command: Command = alarm_command(order.id, kind, alarm.epoch)
    outcome = decide(SERVICE, order, command, frozenset({CLOCK}), alarm.at + late)
    assert isinstance(outcome, Moved), outcome
    return outcome


def times(order: Order, deadline: str) -> dict[str, timedelta]:
    """When the alarms of a deadline ring, counted from noon."""
    return {alarm.kind: alarm.at - NOON for alarm in order.alarms if alarm.deadline == deadline}
