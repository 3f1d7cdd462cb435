"""The vocabulary in which a process is declared.

Two rules. Whatever can happen to an order is a *move*: an `Action` that somebody presses, or a `Deadline` that nobody
answered. And a declaration holds no `if`: two outcomes are two moves.

A process is a list of states; a state says whose turn it is, who may do what, and what silence does. From it come the
machine, the buttons, the alarms, the pages of docs, the texts each language owes, and the walk of the checker. The
vocabulary is closed: a new word needs a decision record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from core.actors import BUYER, CLOCK, JUDGES, MEDIATOR, PANEL, PARTIES, SELLER, STAFF, TILL, Actor
from core.effects import Effect, asks_first, moves_money, settles
from core.forms import Form
from core.guards import Guard
from core.moves import (
    CREDITED,
    HALF_TIME,
    HELD_UP,
    PUT_OFF,
    RETURNED,
    STANDS,
    STAY,
    WORK,
    Action,
    Before,
    Bound,
    BusinessDays,
    Cause,
    Deadline,
    HalfTime,
    InAll,
    Move,
    Part,
    Pays,
    Piece,
    Proposal,
    Reminder,
    Since,
    Wait,
    Work,
    days,
    hours,
    pieces,
    told_of,
    usual_reminders,
)
from core.order import Stage

__all__ = [
    "BUYER",
    "CLOCK",
    "CREDITED",
    "HALF_TIME",
    "HELD_UP",
    "JUDGES",
    "MEDIATOR",
    "PANEL",
    "PARTIES",
    "PUT_OFF",
    "RETURNED",
    "SELLER",
    "STAFF",
    "STANDS",
    "STAY",
    "TILL",
    "WORK",
    "Action",
    "Actor",
    "BadWorkflow",
    "Before",
    "Bound",
    "BusinessDays",
    "Cause",
    "Deadline",
    "HalfTime",
    "InAll",
    "Move",
    "Part",
    "Pays",
    "Piece",
    "Proposal",
    "Reminder",
    "Since",
    "State",
    "Wait",
    "Work",
    "Workflow",
    "action",
    "days",
    "deadline",
    "final",
    "hours",
    "pieces",
    "proposal",
    "state",
    "told_of",
    "usual_reminders",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """Where an order stands. A state without a turn is final. `deadlines` are set when it is entered; `lapses` are
    those of the open question, and are set when that comes to a stage. The work is done in one that is `reviewed_by`
    somebody: these parties may say how it was (docs/decisions/0066).
    """

    name: str
    mark: str
    turn: Actor | None
    actions: tuple[Action, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reviewed_by: tuple[Actor, ...] = ()
    lapses: tuple[Deadline, ...] = ()
    work: Deadline | None = field(init=False, repr=False, compare=False)
    """The deadline on the work clock, where that runs."""
    counts_in_all: bool = field(init=False, repr=False, compare=False)
    """Whether it is added up how long the order is here."""

    def __post_init__(self) -> None:
        work = next((each for each in self.deadlines if each.after == WORK), None)
        object.__setattr__(self, "work", work)
        object.__setattr__(self, "counts_in_all", any(isinstance(each.after, InAll) for each in self.deadlines))

    @property
    def final(self) -> bool:
        return self.turn is None

    @property
    def works(self) -> bool:
        """Whether the work clock runs here."""
        return self.work is not None

    @property
    def moves(self) -> tuple[Move, ...]:
        return (*self.actions, *self.deadlines, *self.lapses)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The questions that may be open here, each as it was declared."""
        return tuple(dict.fromkeys(each.piece.proposal for each in self.actions if each.piece))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of question that may be open here."""
        return frozenset(each.piece.proposal.kind for each in self.actions if each.piece)

    def action(self, name: str, actors: frozenset[Actor]) -> Action | None:
        return next((each for each in self.actions if each.name == name and each.by in actors), None)

    def deadline(self, name: str) -> Deadline | None:
        return next((each for each in (*self.deadlines, *self.lapses) if each.name == name), None)

    def lapse(self, kind: str, stage: Stage) -> Deadline:
        """How long a question of this kind waits at this stage."""
        return next(
            each
            for each in self.lapses
            if each.piece and each.piece.proposal.kind == kind and stage in each.piece.stages
        )


class BadWorkflow(ValueError):
    """A declaration that contradicts itself; it is refused before any order can follow it."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """A process. The first state is where an order begins. Raises `BadWorkflow` when the declaration is not sound."""

    name: str
    version: int
    states: tuple[State, ...]
    payments: frozenset[str] = field(init=False, repr=False, compare=False)
    """What the till reports."""
    _by_name: dict[str, State] = field(init=False, repr=False, compare=False)
    _begun: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        actions = [each for state in self.states for each in state.actions]
        object.__setattr__(self, "payments", frozenset(each.name for each in actions if each.by is TILL))
        object.__setattr__(self, "_by_name", {state.name: state for state in self.states})
        object.__setattr__(self, "_begun", _begun(actions))
        for problem in _problems(self):
            raise BadWorkflow(f"{self.name}: {problem}")

    @property
    def start(self) -> State:
        return self.states[0]

    def state(self, name: str) -> State:
        return self._by_name[name]

    def target(self, state: State, move: Move | Proposal) -> State:
        """Where `move` leads from `state`; of a question, where the yes does."""
        return state if move.to == STAY else self.state(move.to)

    def moves(self) -> Iterator[tuple[State, Move]]:
        return ((state, move) for state in self.states for move in state.moves)

    def begun(self, move: Move) -> frozenset[str]:
        """The counts that begin anew with this move."""
        return self._begun.get(move.name, frozenset())

    def knows(self, name: str, actors: frozenset[Actor]) -> bool:
        """Whether there is any state in which one of these actors could press `name`."""
        return any(state.action(name, actors) for state in self.states)

    def asks_once(self, state: State, action: Action) -> bool:
        """Money leaves or the order ends: the person is shown what will happen and asked."""
        return self.target(state, action).final or any(map(asks_first, action.effects))

    def told(self, state: State, move: Move) -> tuple[Actor, ...]:
        """Who is pinged: whose turn it became, or, when money moved or time ran out, both parties; never the mover."""
        if move.piece:
            return told_of(move, move.piece)
        mover, tells = (move.by, move.tells) if isinstance(move, Action) else (CLOCK, ())
        target = self.target(state, move)
        both = mover == CLOCK or any(map(moves_money, move.effects))
        candidates = PARTIES if target.turn is None or target.turn in PARTIES else (*PARTIES, target.turn)
        himself = (PANEL, MEDIATOR) if mover is PANEL else (mover,)
        return tuple(one for one in candidates if one not in himself and (both or one == target.turn or one in tells))


def _begun(actions: Iterable[Action]) -> dict[str, frozenset[str]]:
    bounded = [(each.at_most.per, each.count) for each in actions if each.at_most and each.at_most.per]
    return {per: frozenset(count for other, count in bounded if other == per) for per, _ in bounded}


def _problems(workflow: Workflow) -> Iterator[str]:
    names = [state.name for state in workflow.states]
    if len(set(names)) != len(names):
        yield "two states have one name"
    for state in workflow.states:
        yield from (f"{state.name}: {problem}" for problem in _problems_of(state, set(names)))


def _problems_of(state: State, names: set[str]) -> Iterator[str]:
    keys = [(action.name, action.by) for action in state.actions]
    if len(set(keys)) != len(keys):
        yield "one actor has two actions of one name"
    if state.final and state.moves:
        yield "nothing leaves a final state"
    if not state.final and not state.deadlines:
        yield "silence has no outcome"
    if state.reviewed_by and not (state.final and set(state.reviewed_by) <= set(PARTIES)):
        yield "a review is by a party, of an order that is over"
    for move in state.moves:
        yield from _problems_of_move(state, move, names)


def _problems_of_move(state: State, move: Move, names: set[str]) -> Iterator[str]:
    if move.to != STAY and move.to not in names:
        yield f"{move.event} leads to {move.to}, which does not exist"
    if isinstance(move, Deadline) and not move.piece and move.to in (STAY, state.name):
        yield f"{move.event} leads nowhere"
    if isinstance(move, Action) and move.by is CLOCK:
        yield f"the clock does not press {move.name}"
    if sum(map(settles, move.effects)) > 1:
        yield f"{move.event} settles twice"


# --- the words a declaration is written in --------------------------------------------------------------------------


def state(name: str, mark: str, turn: Actor, *declared: Move | Proposal) -> State:
    """A state that waits on `turn`; `mark` is the one sign that stands for it on every screen."""
    moves: list[Move] = []
    for each in declared:
        moves += pieces(each) if isinstance(each, Proposal) else (each,)
    actions = tuple(move for move in moves if isinstance(move, Action))
    silence = [move for move in moves if isinstance(move, Deadline)]
    deadlines = tuple(move for move in silence if not move.piece)
    lapses = tuple(move for move in silence if move.piece)
    return State(name, mark, turn, actions, deadlines, lapses=lapses)


def final(name: str, mark: str, *, reviewed_by: tuple[Actor, ...] = ()) -> State:
    return State(name, mark, None, reviewed_by=reviewed_by)


def action(
    name: str,
    event: str,
    by: Actor,
    to: str,
    *effects: Effect,
    form: Form | None = None,
    guard: Guard | None = None,
    at_most: Bound | None = None,
    cause: Cause | None = None,
    tells: tuple[Actor, ...] = (),
) -> Action:
    return Action(name, event, by, to, form, guard, at_most, effects, cause, tells)


def proposal(
    kind: str,
    by: tuple[Actor, ...] | Actor,
    form: Form,
    to: str,
    *effects: Effect,
    stands: timedelta = STANDS,
    pays: Pays | None = None,
    pauses: bool = False,
    guard: Guard | None = None,
    cause: Cause | None = None,
    counted: bool = False,
) -> Proposal:
    askers = (by,) if isinstance(by, Actor) else by
    return Proposal(kind, askers, form, to, effects, stands, pays, pauses, guard, cause, counted)


def deadline(
    name: str,
    after: Wait,
    to: str,
    *effects: Effect,
    remind: tuple[Reminder, ...] | None = None,
    cause: Cause | None = None,
    put_off: timedelta | None = None,
) -> Deadline:
    """`remind=None` is the usual reminders for a wait of this length; `()` is none at all."""
    return Deadline(name, after, to, usual_reminders(after) if remind is None else remind, effects, cause, put_off)
