"""Faults to plant: in a declaration by changing one move, in the machine by wrapping one of its functions.

What needs no question and no dispute to show is planted in `PLAIN`, `service` without them, and what needs few of them
where only those can be asked, as a walk there takes seconds less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from core import engine
from core.check import Engine, Proof, check
from core.check.rows import written
from core.guards import Guard
from core.ledger import Entry, Journal, journal
from core.order import Alarm, Order
from core.outage import Outage
from core.step import Command, Event, Moved, Notice, Placement, Posting, Refused
from core.workflow import CLOCK, STAY, Action, Actor, Deadline, Move, State, Workflow
from core.workflows.service import SERVICE


def moves_of(here: State, *moves: Move) -> State:
    actions = tuple(each for each in moves if isinstance(each, Action))
    silence = [each for each in moves if isinstance(each, Deadline)]
    deadlines, lapses = ([each for each in silence if bool(each.piece) is of_question] for of_question in (False, True))
    return replace(here, actions=actions, deadlines=tuple(deadlines), lapses=tuple(lapses))


def _plain(workflow: Workflow) -> Workflow:
    kept = [state for state in workflow.states if state.name not in {"disputed", "mediated", "settled"}]
    names = {STAY, *(state.name for state in kept)}
    states = (moves_of(state, *(each for each in state.moves if not each.piece and each.to in names)) for state in kept)
    return replace(workflow, states=tuple(states))


def asking(*kinds: str) -> Workflow:
    """`service` in which nothing else can be asked."""

    def kept(move: Move) -> bool:
        return move.piece is None or move.piece.proposal.kind in kinds

    return replace(SERVICE, states=tuple(moves_of(here, *filter(kept, here.moves)) for here in SERVICE.states))


PLAIN = _plain(SERVICE)
NO_FAULT = Engine()


def found(proof: Proof, workflow: Workflow = PLAIN, machine: Engine = NO_FAULT, origin: Workflow = PLAIN) -> bool:
    """Whether a fault is found by `proof`, in what `origin` became or in what drives it. What was promised in writing
    of `origin` would find every other declaration at once, so it is asked only where it is to find something.
    """
    promised = written(origin if proof is Proof.WRITTEN else workflow)
    return proof in check(workflow, engine=machine, promised=promised).faults


def changed(state: str, move: str, workflow: Workflow = PLAIN, **changes: Any) -> Workflow:
    """`workflow` with one of its moves declared otherwise."""
    return with_state(state, lambda here: moves_of(here, *(_if(each, move, changes) for each in here.moves)), workflow)


def with_move(state: str, move: Move, workflow: Workflow = PLAIN) -> Workflow:
    return with_state(state, lambda here: moves_of(here, *here.moves, move), workflow)


def with_state(name: str, change: Callable[[State], State], workflow: Workflow = PLAIN) -> Workflow:
    return replace(workflow, states=tuple(change(each) if each.name == name else each for each in workflow.states))


def everywhere(change: Callable[[Move], Move], workflow: Workflow = PLAIN) -> Workflow:
    """`workflow` with every move changed by one rule."""
    states = (moves_of(state, *map(change, state.moves)) for state in workflow.states)
    return replace(workflow, states=tuple(states))


def _if(move: Move, name: str, changes: dict[str, Any]) -> Move:
    return replace(move, **changes) if move.name == name else move


# --- the machine ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What a machine is asked."""

    workflow: Workflow
    order: Order
    command: Command
    actors: frozenset[Actor]
    now: datetime
    reached: bool
    outages: Sequence[Outage] = ()
    balance: int = 0

    @property
    def by_clock(self) -> bool:
        return CLOCK in self.actors


def sound(asked: Asked) -> Moved | Refused:
    """What the machine that is shipped answers."""
    return engine.decide(
        asked.workflow,
        asked.order,
        asked.command,
        asked.actors,
        asked.now,
        reached=asked.reached,
        outages=asked.outages,
        balance=asked.balance,
    )


def answering(answer: Callable[[Asked], Moved | Refused]) -> Engine:
    """A machine that answers otherwise."""

    def decide(
        workflow: Workflow,
        order: Order,
        command: Command,
        actors: frozenset[Actor],
        now: datetime,
        *,
        reached: bool = True,
        outages: Sequence[Outage] = (),
        balance: int = 0,
    ) -> Moved | Refused:
        return answer(Asked(workflow, order, command, actors, now, reached, outages, balance))

    return Engine(decide=decide)


def hearing(change: Callable[[Asked], Asked]) -> Engine:
    """A machine that mistakes what it is asked."""
    return answering(lambda asked: sound(change(asked)))


def obeying(workflow: Workflow) -> Engine:
    """A machine that follows another declaration than it is given."""
    return hearing(lambda asked: replace(asked, workflow=workflow))


def judging(guard: str, holds: Callable[[Order, Any], bool], workflow: Workflow = PLAIN) -> Engine:
    """A machine in which one condition holds otherwise."""

    def otherwise(move: Move) -> Move:
        if isinstance(move, Action) and move.guard and move.guard.name == guard:
            return replace(move, guard=Guard(guard, holds))
        return move

    return obeying(everywhere(otherwise, workflow))


def doing(change: Callable[[Moved, Order], Moved]) -> Engine:
    """A machine that does something else than it decided, `change(moved, before)`; when an order is placed too."""

    def answer(asked: Asked) -> Moved | Refused:
        outcome = sound(asked)
        return change(outcome, asked.order) if isinstance(outcome, Moved) else outcome

    def place(workflow: Workflow, placement: Placement, command: Command, now: datetime) -> Moved | Refused:
        outcome = engine.place(workflow, placement, command, now)
        return change(outcome, outcome.order) if isinstance(outcome, Moved) else outcome

    return replace(answering(answer), place=place)


def leaving(change: Callable[[Order, Order], Order]) -> Engine:
    """A machine that leaves the order otherwise: `change(after, before)`."""
    return doing(lambda moved, before: replace(moved, order=change(moved.order, before)))


def setting(change: Callable[[Alarm], Alarm | None]) -> Engine:
    """A machine that sets alarms otherwise, or not at all."""

    def reset(after: Order, before: Order) -> Order:
        new = [alarm for alarm in after.alarms if alarm not in before.alarms or after is before]
        old = [alarm for alarm in after.alarms if alarm not in new]
        return replace(after, alarms=(*old, *filter(None, map(change, new))))

    return leaving(reset)


def telling(change: Callable[[Notice], Notice | None]) -> Engine:
    """A machine that tells others, or nobody."""
    return doing(lambda moved, _: replace(moved, notices=tuple(filter(None, map(change, moved.notices)))))


def recording(change: Callable[[Event], Event | None]) -> Engine:
    """A machine that puts something else on record, or nothing."""
    return doing(lambda moved, _: replace(moved, event=change(moved.event) if moved.event else None))


def posting(change: Callable[[Posting], tuple[Posting, ...]]) -> Engine:
    """A machine that has something else booked."""
    return doing(lambda moved, _: replace(moved, postings=tuple(chain.from_iterable(map(change, moved.postings)))))


def booking(change: Callable[[Journal], Journal], kind: str | None = None) -> Engine:
    """A ledger that books otherwise, only journals of `kind` or all."""

    def book(posting: Posting, order: Order, at: datetime) -> Journal:
        booked = journal(posting, order, at)
        return change(booked) if kind in {None, booked.kind} else booked

    return Engine(journal=book)


def moving(kind: str, source: str, target: str) -> Engine:
    """A ledger that in each journal of `kind` moves one unit more between the accounts whose names begin so."""

    def move(booked: Journal, order: Order) -> Journal:
        names = {"escrow": f"escrow:{order.id}", "buyer": f"balance:{order.buyer}", "seller": f"balance:{order.seller}"}
        more = (Entry(names.get(source, source), -1), Entry(names.get(target, target), 1))
        return replace(booked, entries=(*booked.entries, *more))

    def book(posting: Posting, order: Order, at: datetime) -> Journal:
        booked = journal(posting, order, at)
        return move(booked, order) if booked.kind == kind else booked

    return Engine(journal=book)
