"""The machine: `decide(workflow, order, command, actors, now) -> Moved | Refused`, pure.

An essay in a paragraph. A command names a move of the present state and whoever gives it acts in some capacities on
this order, worked out anew each time. What a person may not do is refused with a reason and changes nothing; a
refusal is daily life, so it is a value. What the clock does late is refused as stale, which is harmless; it never
acts early. What the till reports is never refused (`core.income`). Everything else is one step (`core.stepping`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core import alarms, silence
from core.able import allows, fits, lapsed, left, pressed
from core.income import received, spent
from core.order import Order
from core.outage import Outage
from core.step import (
    FROM_BALANCE,
    NOT_NOW,
    NOT_YOURS,
    OWN_LISTING,
    PLACED,
    QUESTION_OPEN,
    STALE,
    TIME_IS_UP,
    TOO_EARLY,
    USED_UP,
    Command,
    Event,
    Moved,
    Placement,
    Refused,
)
from core.stepping import stepped
from core.workflow import (
    BUYER,
    CLOCK,
    SELLER,
    TILL,
    Action,
    Actor,
    Part,
    Workflow,
)


def place(workflow: Workflow, placement: Placement, command: Command, now: datetime) -> Moved | Refused:
    """The first version of an order, in the first state of its process."""
    if placement.buyer == placement.seller:
        return OWN_LISTING
    start = workflow.start
    order = Order(
        id=placement.id,
        workflow=workflow.name,
        workflow_version=workflow.version,
        title=placement.title,
        buyer=placement.buyer,
        seller=placement.seller,
        listing=placement.listing,
        terms=placement.terms,
        state=start.name,
        version=1,
        placed_at=now,
        entered_at=now,
        alarms=alarms.on_entry(start, placement.terms, timedelta(), now, 1),
        joined=start.turn is SELLER,
        community=placement.community,
    )
    event = Event(order.id, 1, PLACED, BUYER, placement.buyer, now, "", order.state, command.payload)
    return Moved(order, event)


def decide(
    workflow: Workflow,
    order: Order,
    command: Command,
    actors: frozenset[Actor],
    now: datetime,
    *,
    reached: bool = True,
    balance: int = 0,
    outages: Sequence[Outage] = (),
) -> Moved | Refused:
    """What `command` does to `order` when given in the capacities `actors`.

    `reached`: a reminder of the present state was delivered to the one whose turn it is. `balance` is what the buyer
    can spend, in minor units. What fell due in one of the `outages` is moved out of it when it is struck. Raises
    nothing.
    """
    if CLOCK in actors:
        return _strike(workflow, order, command, now, outages, reached=reached)
    if command.name == FROM_BALANCE:
        return spent(workflow, order, command, actors, now, balance)
    state = workflow.state(order.state)
    action = state.action(command.name, actors)
    if TILL in actors and command.name in workflow.payments:
        return received(workflow, order, action, command, now)
    refusal = _objection(workflow, order, action, command, actors, now)
    if refusal or action is None:
        return refusal or NOT_NOW
    return stepped(workflow, order, state, action, action.by, command, now)


def possible(workflow: Workflow, order: Order, actors: frozenset[Actor], now: datetime) -> tuple[Action, ...]:
    """The actions that a person in these capacities could press now, in the order they were declared."""
    if lapsed(order, now):
        actors &= {TILL}
    return tuple(
        action
        for action in workflow.state(order.state).actions
        if action.by in actors
        and fits(action, order)
        and left(order, action) != 0
        and allows(action, order, pressed(order, action))
    )


def revisions_left(workflow: Workflow, order: Order) -> int:
    """How many revisions the buyer may still ask for."""
    action = workflow.state("delivered").action("request_revision", frozenset({BUYER}))
    return (left(order, action) or 0) if action else 0


def _objection(
    workflow: Workflow,
    order: Order,
    action: Action | None,
    command: Command,
    actors: frozenset[Actor],
    now: datetime,
) -> Refused | None:
    """Why a person may not do this, in the order in which it matters to them."""
    if not actors or (action is None and not workflow.knows(command.name, actors)):
        return NOT_YOURS
    if command.seen_version != order.version:
        return STALE
    if lapsed(order, now):
        return TIME_IS_UP
    return NOT_NOW if action is None else _obstacle(order, action, command, now)


def _obstacle(order: Order, action: Action, command: Command, now: datetime) -> Refused | None:
    """Why this action cannot be taken as things stand."""
    if not fits(action, order):
        return QUESTION_OPEN if action.piece and action.piece.part is Part.ASK else NOT_NOW
    if left(order, action) == 0:
        return USED_UP
    if not allows(action, order, command.payload):
        return Refused(action.guard.name if action.guard else NOT_NOW.reason)
    problem = action.form and action.form.problem(command.payload, order, now)
    return Refused(problem) if problem else None


def _strike(
    workflow: Workflow, order: Order, command: Command, now: datetime, outages: Sequence[Outage], *, reached: bool
) -> Moved | Refused:
    alarm = order.alarm(command.name)
    state = workflow.state(order.state)
    deadline = state.deadline(alarm.deadline) if alarm else None
    if alarm is None or deadline is None or command.seen_version not in (None, alarm.epoch):
        return STALE
    if now < alarm.at:
        return TOO_EARLY
    for outage in outages:
        if alarm.deadline in (late := silence.late(order, outage)):
            return silence.held_up(state, order, outage, late, command, now)
    if alarm.reminds:
        return silence.remind(state, order, deadline, alarm)
    if deadline.put_off and not reached and not alarm.put_off:
        return silence.put_off(state, order, deadline, deadline.put_off, command, now)
    return stepped(workflow, order, state, deadline, CLOCK, command, now)
