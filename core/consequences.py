"""What a move does to an order: where it stands then, what is left on its work clock, and what becomes of its money.

The work clock runs exactly in the states that have a deadline on it. It stops as such a state is left, with what was
left on it; a move that stays there and sets it sets that deadline, with its reminders, anew.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias, cast

from core import alarms, question
from core.effects import (
    ADD_WORK,
    FREEZE,
    TAKE,
    AtLeast,
    Hold,
    SetClock,
    SetDeadline,
    Settlement,
    sets_clock,
    settles,
)
from core.order import Alarm, Order
from core.step import Command, Event, Held, Joined, Posting, Settled
from core.workflow import JUDGES, MEDIATOR, SELLER, Move, State

Carried: TypeAlias = Mapping[str, object]
"""What was agreed, of a question that was answered; else what the command itself carries."""


def money(order: Order, move: Move, command: Command, carried: Carried, *, closed: bool) -> tuple[list[Posting], int]:
    """What is booked, and what the order's escrow holds afterwards. `closed`: the open question ends with this move,
    which is none of its own.
    """
    postings: list[Posting] = []
    held = order.held
    if order.proposed:
        postings += question.money(order.proposed, move.effects, command.payload, closed=closed)
        held += sum(each.minor for each in postings if isinstance(each, Joined))
    for effect in move.effects:
        if isinstance(effect, Hold):
            postings.append(Held(question.amount(command.payload)))
            held += question.amount(command.payload)
        elif settles(effect):
            how = effect if isinstance(effect, Settlement) else Settlement(order.terms.stalemate)
            postings.append(Settled(how, held, to_buyer(how, held, carried)))
            held = 0
    return postings, held


def to_buyer(how: Settlement, held: int, carried: Carried) -> int:
    """The buyer's part of what is divided."""
    match how:
        case Settlement.SPLIT:
            return cast("int", carried["amount"])
        case Settlement.HALVE:
            return (held + 1) // 2
        case _:
            return 0


def staying(order: Order, state: State, move: Move, carried: Carried, event: Event) -> dict[str, Any]:
    """What a move that leaves the order in its state changes of its time. The alarms of a question that it is a step of
    are over.
    """
    kept = order.alarms
    if move.piece and order.proposed:
        kept = alarms.without(kept, *order.proposed.lapses)
    if not any(map(sets_clock, move.effects)):
        return {"alarms": kept}
    left = _work_left(order, state, move, carried, event.at)
    if work := state.work:
        anew = alarms.until(work, event.at + left, order.terms, event.at, event.version)
        return {"alarms": (*alarms.without(kept, work.name), *anew)}
    return {"alarms": kept, "work_left": max(left, timedelta())}


def entry(
    order: Order, state: State, target: State, move: Move, carried: Carried, event: Event, *, open_still: bool
) -> dict[str, Any]:
    """What leaving `state` for `target` changes. `open_still`: the question stays open, and its alarms are kept."""
    left = max(_work_left(order, state, move, carried, event.at), timedelta())
    disputed = order.disputed + (event.at - order.entered_at) if state.counts_in_all else order.disputed
    set_now = alarms.on_entry(target, order.terms, left, event.at, event.version, disputed)
    kept = _of_question(order) if open_still else ()
    called_from = state.name if FREEZE in move.effects else order.frozen
    case_of = event.by if TAKE in move.effects else order.mediator
    return {
        "state": target.name,
        "entered_at": event.at,
        "joined": order.joined or target.turn is SELLER,
        "work_left": left,
        "alarms": (*set_now, *kept),
        "disputed": disputed,
        "frozen": called_from if target.turn in JUDGES else None,
        "mediator": case_of if target.turn is MEDIATOR else None,
        "late": order.late or move == state.work,
        "contested": order.contested or target.turn in JUDGES,
    }


def _of_question(order: Order) -> tuple[Alarm, ...]:
    lapses = order.proposed.lapses if order.proposed else frozenset()
    return tuple(alarm for alarm in order.alarms if alarm.deadline in lapses)


def _work_left(order: Order, state: State, move: Move, carried: Carried, now: datetime) -> timedelta:
    """What is left on the work clock after `move`; less than nothing where its time was up before."""
    work = state.work
    running = order.alarm(work.name) if work else None
    left = running.at - now if running else order.work_left
    for effect in move.effects:
        match effect:
            case SetClock(term):
                left = getattr(order.terms, term)
            case SetDeadline(field):
                left = cast("datetime", carried[field]) - now
            case AtLeast(least):
                left = max(left, least)
            case _ if effect is ADD_WORK:
                left += cast("timedelta", carried["extra"])
    return left
