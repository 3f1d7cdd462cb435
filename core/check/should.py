"""What everything that happens should make of an order: the books before it, and the books after it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never, cast

from core.check import asked, times
from core.check.books import After, Books, Given, Told
from core.check.counts import counted_as
from core.check.houses import House
from core.check.purse import Purse
from core.check.times import Due
from core.check.told import held_up as told_of_outage
from core.check.told import reminded as told_again
from core.check.told import told
from core.effects import (
    AtLeast,
    Change,
    Effect,
    Hold,
    HoldApart,
    Return,
    SetClock,
    SetDeadline,
    SettleByRule,
    Settlement,
)
from core.order import Line, Stage
from core.outage import Outage
from core.workflow import (
    BUYER,
    CLOCK,
    CREDITED,
    HELD_UP,
    JUDGES,
    MEDIATOR,
    PUT_OFF,
    SELLER,
    STAFF,
    STAY,
    TILL,
    Action,
    Deadline,
    InAll,
    Move,
    Part,
    Piece,
)


def placed(house: House, now: datetime) -> After:
    """The beginning of every life."""
    start = house.workflow.start
    dues = times.on_entry(start, house.terms, timedelta(), timedelta(), now, 1)
    return After(Books(start, 1, now, dues, start.turn is SELLER), frozenset(), "placed", BUYER)


def moved(house: House, books: Books, move: Move, given: Given) -> After:
    """What `move` must do, made so."""
    mover = move.by if isinstance(move, Action) else CLOCK
    version, target = books.version + 1, house.workflow.target(books.state, move)
    ended = asked.ends(books, move, mover, target)
    before = asked.unpaused(books, given, version) if move.piece or ended else books
    after = replace(
        before,
        version=version,
        left=_stopped(before, given.at),
        counts=_counted(house, before, move),
        cause=move.cause.value if move.cause else before.cause,
        purse=_returned(before) if ended else before.purse,
    )
    for effect in move.effects:
        after = _done(house, after, effect, _carried(before, move, given), given)
    after = _open(after, before, move, given, ended=ended)
    after = _timed(house, before, after, move, given)
    if move.piece:
        after = asked.waiting(house, after, move.piece, given, version)
    actor = BUYER if given.from_balance else mover
    carries = given.confirmed if mover is TILL and given.by is not TILL else None
    return After(after, told(books, after, mover, move), move.event, actor, carries)


def credited(books: Books, amount: int) -> After:
    """What a payment that nobody waits for must do."""
    changed = replace(books, version=books.version + 1, purse=books.purse.credited(amount))
    return After(changed, frozenset({Told(BUYER, CREDITED)}), CREDITED, TILL)


def reminded(books: Books, due: Due) -> After:
    """What a reminder must do: tell the one who is waited for, and nothing else."""
    return After(replace(books, dues=books.dues - {due}), told_again(books, due.deadline, due.also))


def put_off(house: House, books: Books, deadline: Deadline, now: datetime) -> After:
    """What the end of a silence must do that no reminder reached."""
    dues = times.put_off(deadline, books.dues, house.terms, now, books.version + 1)
    told = {Told(STAFF, PUT_OFF)} | ({Told(books.state.turn, PUT_OFF)} if books.state.turn else set())
    return After(replace(books, version=books.version + 1, dues=dues), frozenset(told), PUT_OFF)


def late(books: Books, outage: Outage) -> set[str]:
    """What fell due while the bot was away."""
    since = outage.until - outage.length
    return {name for name, at in times.ends(books.dues).items() if since < at <= outage.until}


def held_up(books: Books, outage: Outage) -> After:
    """What must come of it: as much time as the bot was away."""
    missed = late(books, outage)
    dues = times.made_good(books.dues, missed, outage.length)
    in_all = any(isinstance(each.after, InAll) and each.name in missed for each in books.state.deadlines)
    after = replace(
        books,
        version=books.version + 1,
        dues=dues,
        disputed=books.disputed - outage.length if in_all else books.disputed,
    )
    records = {"away": outage.length, "until": min(at for name, at in times.ends(dues).items() if name in missed)}
    return After(after, told_of_outage(books, missed), HELD_UP, carries=records)


def _stopped(books: Books, now: datetime) -> timedelta:
    """What the work clock would stop at; less than nothing once its time is up."""
    name = times.work(books.state)
    return next((due.at - now for due in books.dues if due.deadline == name and not due.reminds), books.left)


def _carried(books: Books, move: Move, given: Given) -> Mapping[str, object]:
    """What was agreed, where a question is answered; else what comes with the move."""
    return books.question.carries if move.piece and books.question else given.carries


def _returned(books: Books) -> Purse:
    return books.purse.returned(books.question.number) if books.question else books.purse


def _done(house: House, books: Books, effect: Effect, carried: Mapping[str, object], given: Given) -> Books:
    """The books after one consequence of a move."""
    match effect:
        case SetClock() | SetDeadline() | AtLeast():
            return replace(books, left=_left(house, books, effect, carried, given))
        case Change():
            return _changed(books, effect, carried, given)
        case Hold() | HoldApart() | Return():
            return replace(books, purse=_paid(books, effect, given))
        case Settlement():
            return replace(books, purse=_settled(house, books.purse, effect, carried))
        case SettleByRule():
            return replace(books, purse=_settled(house, books.purse, Settlement(house.terms.stalemate), carried))
        case _:
            assert_never(effect)


def _left(
    house: House, books: Books, effect: SetClock | SetDeadline | AtLeast, carried: Mapping[str, object], given: Given
) -> timedelta:
    """What is left on the work clock then."""
    match effect:
        case SetClock(term):
            return cast("timedelta", getattr(house.terms, term))
        case SetDeadline(field):
            return cast("datetime", carried[field]) - given.at
        case AtLeast(least):
            return max(books.left, least)
        case _:
            assert_never(effect)


def _changed(books: Books, change: Change, carried: Mapping[str, object], given: Given) -> Books:
    match change:
        case Change.FREEZE:
            return replace(books, frozen=books.state.name)
        case Change.TAKE:
            return replace(books, mediator=given.by if isinstance(given.by, int) else None)
        case Change.ADD_WORK:
            what, price, extra = (carried[name] for name in ("what", "price", "extra"))
            line = Line(cast("str", what), cast("int", price), cast("timedelta", extra))
            purse = books.purse.joined(books.question.number) if books.question else books.purse
            return replace(books, added=(*books.added, line), left=books.left + line.extra, purse=purse)
        case _:
            assert_never(change)


def _paid(books: Books, effect: Hold | HoldApart | Return, given: Given) -> Purse:
    number = books.question.number if books.question else 0
    before = books.purse.spent(given.amount) if given.from_balance else books.purse.received(given.amount)
    match effect:
        case Hold():
            return before.held(given.amount)
        case HoldApart():
            return before.held_apart(number, given.amount)
        case Return():
            return books.purse.returned(number)
        case _:
            assert_never(effect)


def _settled(house: House, purse: Purse, how: Settlement, carried: Mapping[str, object]) -> Purse:
    """Everything leaves: to the buyer, to the seller, or divided."""
    match how:
        case Settlement.REFUND:
            return purse.divided(purse.escrow, house.terms.fee)
        case Settlement.PAY_OUT:
            return purse.divided(0, house.terms.fee)
        case Settlement.SPLIT:
            return purse.divided(cast("int", carried["amount"]), house.terms.fee)
        case Settlement.HALVE:
            return purse.divided(purse.half, house.terms.fee)
        case _:
            assert_never(how)


def _open(after: Books, before: Books, move: Move, given: Given, *, ended: bool) -> Books:
    """What is open between the parties then; the time of what is over, or has come further, is over too."""
    if not move.piece and not ended:
        return after
    question = asked.stepped(before, move, move.piece, given) if move.piece else None
    return replace(after, question=question, dues=after.dues - _of_question(before))


def _of_question(books: Books) -> frozenset[Due]:
    lapses = {each.name for each in books.state.lapses}
    return frozenset(due for due in books.dues if due.deadline in lapses)


def _timed(house: House, before: Books, after: Books, move: Move, given: Given) -> Books:
    """Where the order stands then, and what is due there. The question keeps its own time wherever the order goes."""
    now, version, state = given.at, after.version, before.state
    if move.to == STAY:
        if not times.work(state) or not any(map(_sets_clock, move.effects)):
            return after
        return replace(after, dues=times.work_until(state, after.dues, now + after.left, house.terms, now, version))
    target = house.workflow.target(state, move)
    left = max(after.left, timedelta())
    in_dispute = any(isinstance(each.after, InAll) for each in state.deadlines)
    disputed = before.disputed + (now - before.entered if in_dispute else timedelta())
    return replace(
        after,
        state=target,
        entered=now,
        dues=times.on_entry(target, house.terms, left, disputed, now, version) | _of_question(after),
        joined=before.joined or target.turn is SELLER,
        left=left,
        frozen=after.frozen if target.turn in JUDGES else None,
        mediator=after.mediator if target.turn is MEDIATOR else None,
        disputed=disputed,
    )


def _sets_clock(effect: Effect) -> bool:
    return effect is Change.ADD_WORK or isinstance(effect, SetClock | SetDeadline | AtLeast)


def _counted(house: House, books: Books, move: Move) -> Mapping[str, int]:
    """Everything that is counted once more with `move`, and what begins anew with it."""
    begun = house.begun.get(move.name, frozenset())
    counts = {name: count for name, count in books.counts.items() if name not in begun}
    for name in _counts_of(books, move):
        counts[name] = counts.get(name, 0) + 1
    return counts


def _counts_of(books: Books, move: Move) -> Iterator[str]:
    if isinstance(move, Action) and move.at_most:
        yield counted_as(move)
    if move.piece and move.piece.proposal.counted and books.question:
        yield from _refusals(books, move.piece)


def _refusals(books: Books, piece: Piece) -> Iterator[str]:
    """A refusal, and a silence that is no refusal but lets its asker call mediators too (docs/decisions/0056)."""
    kind, asker = piece.proposal.kind, books.question.by if books.question else CLOCK
    if piece.part is Part.DECLINE:
        yield f"{kind}_declined_{asker}"
    if piece.part is Part.LAPSE and Stage.ASKED in piece.stages:
        yield f"{kind}_lapsed_{asker}"
