"""What the checker itself knows of one life: an order as it must stand, and who may do what about it. The declaration
is read here as the truth of what is wanted; nothing of the machine is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeAlias

from core.check.counts import CALLED_FROM, REFUSED, counted_as, most
from core.check.houses import BUYER_HERE, JUDGES_HERE, SELLER_HERE, STAFF_HERE, House
from core.check.purse import Purse
from core.check.times import Due
from core.order import Line, PersonId, Stage
from core.workflow import (
    BUYER,
    CLOCK,
    MEDIATOR,
    PANEL,
    SELLER,
    STAFF,
    TILL,
    Action,
    Actor,
    Move,
    Part,
    Piece,
    State,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is open between the parties. `pause` is by how much the deadline of the work was moved out `since`."""

    kind: str
    number: int
    by: Actor
    stage: Stage
    carries: Mapping[str, object]
    since: datetime
    agreed: bool = False
    pause: timedelta = timedelta()

    @property
    def price(self) -> object:
        """What it costs the buyer, if anything."""
        return self.carries.get("price", 0)

    @property
    def waits_on(self) -> Actor:
        """Whoever must speak next: the other side, the buyer who owes the money, or staff who look for it."""
        other = SELLER if self.by is BUYER else BUYER
        return {Stage.ASKED: other, Stage.UNPAID: BUYER, Stage.CONFIRMING: STAFF}[self.stage]


@dataclass(frozen=True)
class Books:
    """An order as it must stand. `counts` has how often each thing was done since its count began, `added` the lines
    that were agreed on the way, `paused` how long questions let the work clock stand, and `disputed` how long the order
    was in dispute before it came to where it is.
    """

    state: State
    version: int
    entered: datetime
    dues: frozenset[Due]
    joined: bool
    left: timedelta = timedelta()
    counts: Mapping[str, int] = field(default_factory=dict)
    cause: str | None = None
    purse: Purse = field(default_factory=Purse)
    question: Question | None = None
    added: tuple[Line, ...] = ()
    paused: timedelta = timedelta()
    frozen: str | None = None
    mediator: PersonId | None = None
    disputed: timedelta = timedelta()

    @property
    def end(self) -> datetime | None:
        """When the first time is up: that of this state, or that of the question."""
        return self.first.at if self.first else None

    @cached_property
    def first(self) -> Due | None:
        """The deadline that comes first."""
        return min((due for due in self.dues if not due.reminds), key=lambda due: due.at, default=None)

    def lapsed(self, at: datetime) -> bool:
        return self.end is not None and self.end <= at


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody must be told of something."""

    who: Actor
    topic: str
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """How things must be after something happened. `event` is None where nothing goes on record. `carries`: what stands
    there of it, where that is not what came with the command.
    """

    books: Books
    told: frozenset[Told]
    event: str | None = None
    actor: Actor = CLOCK
    carries: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """With what a move is made: when, by whom, with what it carries, and what the till reports with it, or the buyer
    pays out of what they have.
    """

    at: datetime
    by: PersonId | Actor
    carries: Mapping[str, object] = field(default_factory=dict)
    amount: int = 0
    number: int | None = None
    from_balance: bool = False

    @property
    def confirmed(self) -> dict[str, object]:
        """What goes on record of a payment that a person makes or confirms: what was owed, whatever their press has."""
        number = {} if self.number is None else {"number": self.number}
        return {"amount": self.amount, **number, **({"from": "balance"} if self.from_balance else {})}


Condition: TypeAlias = Callable[[House, Books, Given], bool]


def _refused(names: tuple[str, ...]) -> Condition:
    return lambda _, books, __: any(books.counts.get(name) for name in names)


def _called_from(state: str) -> Condition:
    return lambda _, books, __: books.frozen == state


def _asked_price(_: House, books: Books, given: Given) -> bool:
    asked = books.question
    return asked is not None and asked.price == given.amount and asked.number == given.number


GUARDS: Mapping[str, Condition] = {
    "paid-in-full": lambda house, _, given: given.amount == house.price,
    "paid-by-hand": lambda house, *_: house.by_hand,
    "proposal-paid": _asked_price,
    **{name: _refused(counts) for name, counts in REFUSED.items()},
    **{name: _called_from(state) for name, state in CALLED_FROM.items()},
}
"""What each named condition must say, in the checker's own words."""


def roles(house: House, books: Books, by: PersonId | Actor) -> frozenset[Actor]:
    """In what capacities somebody may act here."""
    if isinstance(by, Actor):
        return frozenset({by})
    if by == BUYER_HERE:
        return frozenset({BUYER})
    if by == SELLER_HERE:
        return frozenset({SELLER} if books.joined else ())
    staff = {STAFF, TILL} if house.by_hand else {STAFF}
    judges = {PANEL, MEDIATOR} if by == books.mediator else {PANEL}
    return frozenset((staff if by in STAFF_HERE else set()) | (judges if by in JUDGES_HERE else set()))


def used_up(house: House, books: Books, action: Action) -> bool:
    """Whether `action` was done as often as it may be."""
    if action.at_most is None:
        return False
    return books.counts.get(counted_as(action), 0) >= most(action.at_most, house.terms)


def fits(books: Books, move: Move) -> bool:
    """Whether `move` can be made while this, or nothing, is open between the parties."""
    if move.piece is None:
        return True
    asked = books.question
    if asked is None:
        return move.piece.part is Part.ASK
    mine = isinstance(move, Action) and move.by is asked.by
    return _is_step(move.piece, asked) and {
        Part.AGREE: not mine,
        Part.DECLINE: not mine,
        Part.WITHDRAW: mine,
        Part.ASK: False,
    }.get(move.piece.part, True)


def _is_step(piece: Piece, asked: Question) -> bool:
    return piece.proposal.kind == asked.kind and asked.stage in piece.stages


def objection(house: House, books: Books, action: Action, given: Given) -> str | None:
    """Why a sound press of `action` must be refused at this moment, in the order in which it matters, if it must."""
    if action.by not in roles(house, books, given.by):
        return "not-yours"
    if action.by is not TILL and books.lapsed(given.at):
        return "time-is-up"
    if not fits(books, action):
        return _unfit(action)
    if used_up(house, books, action):
        return "used-up"
    return action.guard.name if action.guard and not allowed(house, books, action, given) else None


def _unfit(action: Action) -> str:
    """One question is open at a time; staff who confirm what is not asked for look at an old order."""
    if action.by is TILL:
        return "stale"
    return "question-open" if action.piece and action.piece.part is Part.ASK else "not-now"


def allowed(house: House, books: Books, action: Action, given: Given) -> bool:
    """Whether the condition on `action` holds when it comes with this."""
    return action.guard is None or GUARDS[action.guard.name](house, books, given)
