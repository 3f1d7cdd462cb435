"""What the checker itself knows of one life, and what each move should make of it. The declaration is read here as the
truth of what is wanted; nothing of the machine is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import assert_never

from core.check import times
from core.check.houses import BUYER_HERE, SELLER_HERE, STAFFER, House
from core.check.purse import Purse
from core.check.times import Due
from core.effects import Hold, SetClock, Settlement
from core.order import PersonId
from core.workflow import (
    BUYER,
    CLOCK,
    CREDITED,
    PARTIES,
    PUT_OFF,
    SELLER,
    STAFF,
    STAY,
    TILL,
    Action,
    Actor,
    Deadline,
    Move,
    State,
    Work,
)

GUARDS: Mapping[str, Callable[[House, int], bool]] = {
    "paid-in-full": lambda house, amount: amount == house.price,
    "paid-by-hand": lambda house, _: house.by_hand,
}
"""What each named condition must say, in the checker's own words."""


@dataclass(frozen=True, slots=True)
class Books:
    """An order as it must stand. `counts` has how often each bounded action was done since its count began."""

    state: State
    version: int
    entered: datetime
    dues: frozenset[Due]
    joined: bool
    left: timedelta = timedelta()
    counts: Mapping[str, int] = field(default_factory=dict)
    cause: str | None = None
    purse: Purse = field(default_factory=Purse)

    @property
    def end(self) -> datetime | None:
        """When the time of this state is up."""
        return min((due.at for due in self.dues if not due.reminds), default=None)

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
    """How things must be after something happened. `event` is None where nothing goes on record."""

    books: Books
    told: frozenset[Told]
    event: str | None = None
    actor: Actor = CLOCK


def placed(house: House, now: datetime) -> After:
    """The beginning of every life."""
    dues = times.on_entry(house.workflow.start, house.terms, timedelta(), now, 1)
    books = Books(house.workflow.start, 1, now, dues, house.workflow.start.turn is SELLER)
    return After(books, frozenset(), "placed", BUYER)


def moved(house: House, books: Books, move: Move, now: datetime, amount: int) -> After:
    """What `move` must do, made now; `amount` is what the till reported with it, if it did."""
    left, purse = _stopped(books, now), books.purse
    for effect in move.effects:
        match effect:
            case SetClock(term):
                left = getattr(house.terms, term)
            case Hold():
                purse = purse.held(amount)
            case Settlement.REFUND:
                purse = purse.refunded()
            case Settlement.PAY_OUT:
                purse = purse.paid_out(house.terms.fee)
            case _:
                assert_never(effect)
    target = house.workflow.target(books.state, move)
    enters = move.to != STAY
    version = books.version + 1
    after = Books(
        state=target,
        version=version,
        entered=now if enters else books.entered,
        dues=times.on_entry(target, house.terms, left, now, version) if enters else books.dues,
        joined=books.joined or target.turn is SELLER,
        left=left,
        counts=_counted(house, books, move),
        cause=move.cause.value if move.cause else books.cause,
        purse=purse,
    )
    mover = move.by if isinstance(move, Action) else CLOCK
    return After(after, _told(books, after, mover, move), move.event, mover)


def credited(books: Books, amount: int) -> After:
    """What a payment that nobody waits for must do."""
    changed = replace(books, version=books.version + 1, purse=books.purse.credited(amount))
    return After(changed, frozenset({Told(BUYER, CREDITED)}), CREDITED, TILL)


def reminded(books: Books, due: Due) -> After:
    """What a reminder must do: tell the one whose turn it is, and nothing else."""
    told = frozenset({Told(books.state.turn, due.deadline, reminds=True)} if books.state.turn else ())
    return After(replace(books, dues=books.dues - {due}), told)


def put_off(house: House, books: Books, deadline: Deadline, now: datetime) -> After:
    """What the end of a silence must do that no reminder reached."""
    dues = times.put_off(deadline, books.dues, house.terms, now, books.version + 1)
    told = {Told(STAFF, PUT_OFF)} | ({Told(books.state.turn, PUT_OFF)} if books.state.turn else set())
    return After(replace(books, version=books.version + 1, dues=dues), frozenset(told), PUT_OFF)


def roles(house: House, books: Books, by: PersonId | Actor) -> frozenset[Actor]:
    """In what capacities somebody may act here (processes.md, Actors; manual tills)."""
    if isinstance(by, Actor):
        return frozenset({by})
    if by == STAFFER:
        return frozenset({STAFF, TILL}) if house.by_hand else frozenset({STAFF})
    if by == BUYER_HERE:
        return frozenset({BUYER})
    return frozenset({SELLER}) if by == SELLER_HERE and books.joined else frozenset()


def used_up(house: House, books: Books, action: Action) -> bool:
    """Whether `action` was done as often as it may be."""
    if action.at_most is None:
        return False
    limit = action.at_most.limit
    most: int = limit if isinstance(limit, int) else getattr(house.terms, limit)
    return books.counts.get(action.name, 0) >= most


def objection(house: House, books: Books, action: Action, by: PersonId, at: datetime) -> str | None:
    """Why a sound press of `action` must be refused at this moment, in the order in which it matters, if it must."""
    if action.by not in roles(house, books, by):
        return "not-yours"
    if action.by is not TILL and books.lapsed(at):
        return "time-is-up"
    if used_up(house, books, action):
        return "used-up"
    guard = action.guard
    return guard.name if guard and not allowed(house, action, house.price) else None


def allowed(house: House, action: Action, amount: int) -> bool:
    """Whether the condition on `action` holds when it comes with this amount."""
    return action.guard is None or GUARDS[action.guard.name](house, amount)


def _stopped(books: Books, now: datetime) -> timedelta:
    """The work clock stops when its state is left, at what was left, and never below nothing."""
    working = {each.name for each in books.state.deadlines if isinstance(each.after, Work)}
    ends = [due.at for due in books.dues if due.deadline in working and not due.reminds]
    return max(min(ends) - now, timedelta()) if ends else books.left


def _counted(house: House, books: Books, move: Move) -> Mapping[str, int]:
    if isinstance(move, Deadline):
        return books.counts
    bounds = {
        each.name: each.at_most for _, each in house.workflow.moves() if isinstance(each, Action) and each.at_most
    }
    kept = {name: count for name, count in books.counts.items() if bounds[name].per != move.name}
    return {**kept, move.name: kept.get(move.name, 0) + 1} if move.at_most else kept


def _told(before: Books, after: Books, mover: Actor, move: Move) -> frozenset[Told]:
    """Both parties when money moved or time ran out, else whoever's turn it became; never the mover, never a seller
    who has not joined.
    """
    everybody = mover is CLOCK or before.purse != after.purse
    parties = {one for one in PARTIES if (everybody or one is after.state.turn) and (one is BUYER or after.joined)}
    people = parties | ({STAFF} if after.state.turn is STAFF else set())
    return frozenset(Told(one, move.event) for one in people - {mover})
