"""The vocabulary in which a process is declared.

Two rules. Whatever can happen to an order is a *move*: an `Action` that somebody presses, or a `Deadline` that nobody
answered. And a declaration holds no `if`: two outcomes are two moves.

A process is a list of states; a state says whose turn it is, who may do what, and what silence does. From it come the
machine, the buttons, the alarms, the pages of docs, the texts each language owes, and the walk of the checker. The
vocabulary is closed: a new word needs a decision record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from core.effects import Effect, Settlement, moves_money
from core.forms import Form
from core.guards import Guard


class Actor(StrEnum):
    """In what capacity somebody acts on one order. A person may hold several, or none (processes.md, Actors)."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    TILL = "till"
    CLOCK = "clock"


BUYER, SELLER, STAFF, TILL, CLOCK = Actor.BUYER, Actor.SELLER, Actor.STAFF, Actor.TILL, Actor.CLOCK
PARTIES = (BUYER, SELLER)


class Cause(StrEnum):
    """On whose account an order was cancelled; only the causer's statistics move."""

    BUYER = "buyer"
    SELLER = "seller"
    TIME = "time"


STAY = "stay"
"""A target: the order remains in its state, and its deadlines run on."""

# --- how long -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """Until the work clock runs out. The clock runs exactly in the states that have a deadline on it."""


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """Until 00:00, community time, of business day `count` + 1; day 1 is the first business day after the entry."""

    count: int


WORK = Work()
Wait: TypeAlias = timedelta | BusinessDays | Work


@dataclass(frozen=True, slots=True)
class Before:
    """A reminder this long before the deadline: a length, or business days."""

    length: timedelta | BusinessDays


@dataclass(frozen=True, slots=True)
class Since:
    """A reminder this long after the state was entered."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class HalfTime:
    """A reminder half way between entry and deadline."""


HALF_TIME = HalfTime()
Reminder: TypeAlias = Before | Since | HalfTime


def hours(count: int) -> timedelta:
    return timedelta(hours=count)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def usual_reminders(after: Wait) -> tuple[Reminder, ...]:
    """Where a row names none: half time and 2 h before, for waits over 3 days also 24 h before (processes.md)."""
    if isinstance(after, timedelta) and after <= days(3):
        return (HALF_TIME, Before(hours(2)))
    return (HALF_TIME, Before(hours(24)), Before(hours(2)))


# --- moves ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """How often a move may be made: a number, or the term of the order that holds it; counted anew after each `per`."""

    limit: int | str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Somebody presses. `name` is the command, `event` what it is called once it has happened."""

    name: str
    event: str
    by: Actor
    to: str
    form: Form | None = None
    guard: Guard | None = None
    at_most: Bound | None = None
    effects: tuple[Effect, ...] = ()
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Nobody pressed in time. `name` says what lapsed, and is the event too.

    `put_off`: when no reminder reached the one who is silent, the deadline is put off once by this length and staff are
    told (processes.md, Silence after delivery).
    """

    name: str
    after: Wait
    to: str
    remind: tuple[Reminder, ...]
    effects: tuple[Effect, ...] = ()
    cause: Cause | None = None
    put_off: timedelta | None = None

    @property
    def event(self) -> str:
        return self.name


Move: TypeAlias = Action | Deadline

PUT_OFF = "put_off"
"""The event of a deadline that was put off because nobody had been reached."""
CREDITED = "credited"
"""The event of a payment that no state waited for: it went to the buyer's balance."""


@dataclass(frozen=True, slots=True)
class State:
    """Where an order stands. A state without a turn is final. The work is done in one that is `reviewed_by` somebody:
    these parties may say how it was (processes.md, Reviews).
    """

    name: str
    mark: str
    turn: Actor | None
    actions: tuple[Action, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reviewed_by: tuple[Actor, ...] = ()

    @property
    def final(self) -> bool:
        return self.turn is None

    @property
    def works(self) -> bool:
        """Whether the work clock runs here."""
        return any(deadline.after == WORK for deadline in self.deadlines)

    @property
    def moves(self) -> tuple[Move, ...]:
        return (*self.actions, *self.deadlines)

    def action(self, name: str, actors: frozenset[Actor]) -> Action | None:
        return next((each for each in self.actions if each.name == name and each.by in actors), None)

    def deadline(self, name: str) -> Deadline | None:
        return next((each for each in self.deadlines if each.name == name), None)


class BadWorkflow(ValueError):
    """A declaration that contradicts itself; it is refused before any order can follow it."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """A process. The first state is where an order begins. Raises `BadWorkflow` when the declaration is not sound."""

    name: str
    version: int
    states: tuple[State, ...]
    _by_name: dict[str, State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {state.name: state for state in self.states})
        for problem in _problems(self):
            raise BadWorkflow(f"{self.name}: {problem}")

    @property
    def start(self) -> State:
        return self.states[0]

    def state(self, name: str) -> State:
        return self._by_name[name]

    def target(self, state: State, move: Move) -> State:
        return state if move.to == STAY else self.state(move.to)

    def moves(self) -> Iterator[tuple[State, Move]]:
        return ((state, move) for state in self.states for move in state.moves)

    def knows(self, name: str, actors: frozenset[Actor]) -> bool:
        """Whether there is any state in which one of these actors could press `name`."""
        return any(state.action(name, actors) for state in self.states)

    def asks_once(self, state: State, action: Action) -> bool:
        """Money leaves or the order ends: the person is shown what will happen and asked (design.md, Screens)."""
        return self.target(state, action).final or any(map(moves_money, action.effects))

    def told(self, state: State, move: Move) -> tuple[Actor, ...]:
        """Who is pinged: whose turn it became, or, when money moved or time ran out, both parties; never the mover."""
        mover = move.by if isinstance(move, Action) else CLOCK
        target = self.target(state, move)
        both = mover == CLOCK or any(map(moves_money, move.effects))
        candidates = (*PARTIES, STAFF) if target.turn == STAFF else PARTIES
        return tuple(one for one in candidates if one != mover and (both or one == target.turn))


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
    if isinstance(move, Deadline) and move.to in (STAY, state.name):
        yield f"{move.event} leads nowhere"
    if isinstance(move, Action) and move.by is CLOCK:
        yield f"the clock does not press {move.name}"
    if sum(isinstance(effect, Settlement) for effect in move.effects) > 1:
        yield f"{move.event} settles twice"


# --- the words a declaration is written in --------------------------------------------------------------------------


def state(name: str, mark: str, turn: Actor, *moves: Move) -> State:
    """A state that waits on `turn`; `mark` is the one sign that stands for it on every screen."""
    actions = tuple(move for move in moves if isinstance(move, Action))
    return State(name, mark, turn, actions, tuple(move for move in moves if isinstance(move, Deadline)))


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
) -> Action:
    return Action(name, event, by, to, form, guard, at_most, effects, cause)


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
