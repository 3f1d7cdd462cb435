"""The machine: `decide(workflow, order, command, actors, now) -> Moved | Refused`, pure.

An essay in two paragraphs. A command names a move of the present state and whoever gives it acts in some capacities on
this order, worked out anew each time. What a person may not do is refused with a reason and changes nothing; a
refusal is daily life, so it is a value. What the clock does late is refused as stale, which is harmless; it never
acts early. What the till reports is never refused: money that nothing waits for goes to the buyer's balance.

Everything else is one step: leave the state (the work clock stops), apply the effects to the order, enter the target
(its alarms are set), and say what must be booked and who must be told. A question between the parties stands beside the
state: some moves are steps of it (`core.question`), and leave the order where it is; some others end it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from core import alarms, consequences, question, silence
from core.moves import RETURNED
from core.order import Order
from core.outage import Outage
from core.step import (
    FROM_BALANCE,
    NOT_NOW,
    NOT_YOURS,
    OWN_LISTING,
    PLACED,
    QUESTION_OPEN,
    SHORT,
    STALE,
    TIME_IS_UP,
    TOO_EARLY,
    USED_UP,
    Awaited,
    Command,
    Credited,
    Event,
    Held,
    Moved,
    Notice,
    Placement,
    Posting,
    Refused,
    Returned,
    event_of,
)
from core.workflow import (
    BUYER,
    CLOCK,
    CREDITED,
    SELLER,
    STAY,
    TILL,
    Action,
    Actor,
    Move,
    Part,
    State,
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
        return _spend(workflow, order, command, actors, now, balance)
    state = workflow.state(order.state)
    action = state.action(command.name, actors)
    if TILL in actors and command.name in workflow.payments:
        return _receive(workflow, order, action, command, now)
    refusal = _objection(workflow, order, action, command, actors, now)
    if refusal or action is None:
        return refusal or NOT_NOW
    return _step(workflow, order, state, action, action.by, command, now)


def possible(workflow: Workflow, order: Order, actors: frozenset[Actor], now: datetime) -> tuple[Action, ...]:
    """The actions that a person in these capacities could press now, in the order they were declared."""
    if _lapsed(order, now):
        actors &= {TILL}
    return tuple(
        action
        for action in workflow.state(order.state).actions
        if action.by in actors
        and _fits(action, order)
        and _left(order, action) != 0
        and _allows(action, order, _pressed(order, action))
    )


def _pressed(order: Order, action: Action) -> Mapping[str, object]:
    """What a press carries by itself: staff who speak for the till confirm the whole price."""
    if action.by is not TILL:
        return {}
    asked = order.proposed if action.piece else None
    return {"amount": asked.price, "number": asked.number} if asked else {"amount": order.terms.price}


def _fits(action: Action, order: Order) -> bool:
    return action.piece is None or question.fits(action.piece, action.by, order.proposed)


def _allows(action: Action, order: Order, payload: Mapping[str, object]) -> bool:
    return action.guard is None or action.guard.holds(order, payload)


def _lapsed(order: Order, now: datetime) -> bool:
    due = order.next_due
    return due is not None and due.at <= now


def _left(order: Order, action: Action) -> int | None:
    """How often `action` may still be made; None for as often as one likes."""
    if action.at_most is None:
        return None
    limit = action.at_most.limit
    most = limit if isinstance(limit, int) else int(getattr(order.terms, limit))
    return max(0, most - order.counts.get(action.count, 0))


def revisions_left(workflow: Workflow, order: Order) -> int:
    """How many revisions the buyer may still ask for."""
    action = workflow.state("delivered").action("request_revision", frozenset({BUYER}))
    return (_left(order, action) or 0) if action else 0


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
    if _lapsed(order, now):
        return TIME_IS_UP
    return NOT_NOW if action is None else _obstacle(order, action, command, now)


def _obstacle(order: Order, action: Action, command: Command, now: datetime) -> Refused | None:
    """Why this action cannot be taken as things stand."""
    if not _fits(action, order):
        return QUESTION_OPEN if action.piece and action.piece.part is Part.ASK else NOT_NOW
    if _left(order, action) == 0:
        return USED_UP
    if not _allows(action, order, command.payload):
        return Refused(action.guard.name if action.guard else NOT_NOW.reason)
    problem = action.form and action.form.problem(command.payload, order, now)
    return Refused(problem) if problem else None


def _receive(
    workflow: Workflow, order: Order, action: Action | None, command: Command, now: datetime
) -> Moved | Refused:
    """Money has come. A person who confirms it must have looked at the order as it is, and can only ever confirm the
    whole price; the provider need not look, and reports what came.
    """
    if action and not _fits(action, order):
        action = None
    if command.by is not TILL:
        if action is None or command.seen_version != order.version:
            return STALE
        command = replace(command, payload=_pressed(order, action))
    if action and _allows(action, order, command.payload):
        return _step(workflow, order, workflow.state(order.state), action, TILL, command, now)
    event = event_of(order, CREDITED, TILL, command, now, order.state)
    credited = replace(order, version=order.version + 1)
    return Moved(credited, event, (Credited(question.amount(command.payload)),), (Notice(BUYER, CREDITED),))


def awaited(workflow: Workflow, order: Order) -> Awaited | None:
    """The money that the order waits for as it stands, whoever looks at it."""
    for action in workflow.state(order.state).actions:
        carried = _pressed(order, action)
        if action.by is TILL and _fits(action, order) and _allows(action, order, carried):
            return Awaited(action.name, cast("int", carried["amount"]), cast("int | None", carried.get("number")))
    return None


def _spend(
    workflow: Workflow, order: Order, command: Command, actors: frozenset[Actor], now: datetime, balance: int
) -> Moved | Refused:
    """The buyer pays out of what they have: the same step as if the till had reported it, made by a person."""
    if BUYER not in actors:
        return NOT_YOURS
    if command.seen_version != order.version:
        return STALE
    if _lapsed(order, now):
        return TIME_IS_UP
    state, due = workflow.state(order.state), awaited(workflow, order)
    action = state.action(due.name, frozenset({TILL})) if due else None
    if due is None or action is None:
        return NOT_NOW
    if balance < due.minor:
        return SHORT
    paid = replace(command, payload={**_pressed(order, action), "from": "balance"})
    moved = _step(workflow, order, state, action, BUYER, paid, now)
    spent = (replace(each, from_balance=True) if isinstance(each, Held) else each for each in moved.postings)
    return replace(moved, postings=tuple(spent))


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
    return _step(workflow, order, state, deadline, CLOCK, command, now)


def _step(
    workflow: Workflow, order: Order, state: State, move: Move, actor: Actor, command: Command, now: datetime
) -> Moved:
    target, asked = workflow.target(state, move), order.proposed
    event = event_of(order, move.event, actor, command, now, target.name)
    closed = asked is not None and question.closes(asked, target, move, actor)
    if asked and (move.piece or move.to != STAY):
        order = question.resumed(order, state, event)
    carried = asked.carries if asked and move.piece else command.payload
    postings, held = consequences.money(order, move, command, carried, closed=closed)
    counts = _counts(workflow, order, move)
    if move.to == STAY:
        changes = consequences.staying(order, state, move, carried, event)
    else:
        open_still = not (closed or move.piece)
        changes = consequences.entry(order, state, target, move, carried, event, open_still=open_still)
    if move.piece:
        changes |= question.step(order, move, move.piece, event)
    elif closed:
        changes["proposed"] = None
    cause = move.cause.value if move.cause else order.cause
    moved = replace(order, version=event.version, counts=counts, held=held, cause=cause, **changes)
    if move.piece:
        moved = question.entered(moved, target, move.piece, event)
    return Moved(moved, event, tuple(postings), tuple(_told(workflow, moved, state, move, actor, postings)))


def _told(
    workflow: Workflow, moved: Order, state: State, move: Move, actor: Actor, postings: Sequence[Posting]
) -> Iterator[Notice]:
    """Besides those whom the process tells: a buyer whose money another move sent back."""
    for one in workflow.told(state, move):
        if one != SELLER or moved.joined:
            yield Notice(one, move.event)
    if not move.piece and actor is not BUYER and any(isinstance(each, Returned) for each in postings):
        yield Notice(BUYER, RETURNED)


def _counts(workflow: Workflow, order: Order, move: Move) -> Mapping[str, int]:
    """Counts what is counted of `move`, and begins anew the counts that run per `move`."""
    counted, begun = _counted(order, move), workflow.begun(move)
    if not counted and not (order.counts and begun):
        return order.counts
    counts = {name: count for name, count in order.counts.items() if name not in begun}
    for name in counted:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _counted(order: Order, move: Move) -> tuple[str, ...]:
    if isinstance(move, Action) and move.at_most:
        return (move.count,)
    return question.refusal(move.piece, order.proposed.by) if move.piece and order.proposed else ()
