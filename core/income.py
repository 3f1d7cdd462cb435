"""Money that comes: what the till reports, what staff confirm, and what the buyer pays out of what they have. What the
till reports is never refused: money that nothing waits for goes to the buyer's balance.
"""

from dataclasses import replace
from datetime import datetime
from typing import cast

from core import question
from core.able import allows, fits, lapsed, pressed
from core.order import Order
from core.step import (
    NOT_NOW,
    NOT_YOURS,
    SHORT,
    STALE,
    TIME_IS_UP,
    Awaited,
    Command,
    Credited,
    Held,
    Moved,
    Notice,
    Refused,
    event_of,
)
from core.stepping import stepped
from core.workflow import BUYER, CREDITED, TILL, Action, Actor, Workflow


def received(
    workflow: Workflow, order: Order, action: Action | None, command: Command, now: datetime
) -> Moved | Refused:
    """Money has come. A person who confirms it must have looked at the order as it is, and can only ever confirm the
    whole price; the provider need not look, and reports what came.
    """
    if action and not fits(action, order):
        action = None
    if command.by is not TILL:
        if action is None or command.seen_version != order.version:
            return STALE
        command = replace(command, payload=pressed(order, action))
    if action and allows(action, order, command.payload):
        return stepped(workflow, order, workflow.state(order.state), action, TILL, command, now)
    event = event_of(order, CREDITED, TILL, command, now, order.state)
    credited = replace(order, version=order.version + 1)
    return Moved(credited, event, (Credited(question.amount(command.payload)),), (Notice(BUYER, CREDITED),))


def spent(
    workflow: Workflow, order: Order, command: Command, actors: frozenset[Actor], now: datetime, balance: int
) -> Moved | Refused:
    """The buyer pays out of what they have: the same step as if the till had reported it, made by a person."""
    if BUYER not in actors:
        return NOT_YOURS
    if command.seen_version != order.version:
        return STALE
    if lapsed(order, now):
        return TIME_IS_UP
    state, due = workflow.state(order.state), awaited(workflow, order)
    action = state.action(due.name, frozenset({TILL})) if due else None
    if due is None or action is None:
        return NOT_NOW
    if balance < due.minor:
        return SHORT
    paid = replace(command, payload={**pressed(order, action), "from": "balance"})
    moved = stepped(workflow, order, state, action, BUYER, paid, now)
    postings = (replace(each, from_balance=True) if isinstance(each, Held) else each for each in moved.postings)
    return replace(moved, postings=tuple(postings))


def awaited(workflow: Workflow, order: Order) -> Awaited | None:
    """The money that the order waits for as it stands, whoever looks at it."""
    for action in workflow.state(order.state).actions:
        carried = pressed(order, action)
        if action.by is TILL and fits(action, order) and allows(action, order, carried):
            return Awaited(action.name, cast("int", carried["amount"]), cast("int | None", carried.get("number")))
    return None
