"""One step: leave the state (the work clock stops), apply the effects to the order, enter the target (its alarms are
set), and say what must be booked and who must be told. A question between the parties stands beside the state: some
moves are steps of it (`core.question`), and leave the order where it is; some others end it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from core import consequences, question
from core.moves import RETURNED
from core.order import Order
from core.step import Command, Moved, Notice, Posting, Returned, event_of
from core.workflow import BUYER, SELLER, STAY, Action, Actor, Move, State, Workflow


def stepped(
    workflow: Workflow, order: Order, state: State, move: Move, actor: Actor, command: Command, now: datetime
) -> Moved:
    """`move` is made by `actor`, who may: what the order is then, and what follows."""
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
