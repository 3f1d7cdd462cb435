"""The question that is open between the parties (docs/decisions/0056): who may take which step of it,
what each step makes of it, what becomes of its money, and how long it lets the work clock stand meanwhile.

A pause moves the deadline of the work out when it begins, by as much as it could last; what was not needed of that is
taken back when it ends. So the deadline is one stored moment throughout.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

from core import alarms
from core.actors import PARTIES, Actor
from core.effects import ADD_WORK, Effect, HoldApart, Return
from core.guards import refusal_counts
from core.moves import STAY, Move, Part, Pays, Piece
from core.order import Alarm, Line, Order, Proposed, Stage, Terms
from core.step import Event, Held, Joined, Posting, Returned
from core.workflow import State


def fits(piece: Piece, by: Actor, asked: Proposed | None) -> bool:
    """Whether `by` may take this step while `asked` is open."""
    if asked is None or piece.part is Part.ASK:
        return asked is None and piece.part is Part.ASK
    if asked.kind != piece.proposal.kind or asked.stage not in piece.stages:
        return False
    match piece.part:
        case Part.AGREE | Part.DECLINE:
            return by is not asked.by
        case Part.WITHDRAW:
            return by is asked.by
        case _:
            return True


def closes(asked: Proposed, target: State, move: Move, actor: Actor) -> bool:
    """Whether another move ends what is open: a party who moves the order on does, and whoever leads it to where such a
    question is not asked.
    """
    if move.piece or move.to == STAY:
        return False
    return actor in PARTIES or target.final or asked.kind not in target.kinds


def step(order: Order, move: Move, piece: Piece, event: Event) -> dict[str, Any]:
    """What a step of a question changes of the order."""
    changes: dict[str, Any] = {"proposed": _after(order.proposed, piece, event)}
    if order.proposed and ADD_WORK in move.effects:
        changes["terms"] = _extended(order.terms, order.proposed)
    return changes


def _after(asked: Proposed | None, piece: Piece, event: Event) -> Proposed | None:
    """What is open then."""
    pays = piece.proposal.pays
    if asked is None:
        stage = Stage.UNPAID if pays is Pays.WHEN_SENT else Stage.ASKED
        return Proposed(piece.proposal.kind, event.version, event.actor, stage, event.payload, event.at)
    match piece.part, pays:
        case Part.AGREE, Pays.WHEN_AGREED:
            return replace(asked, stage=Stage.UNPAID, agreed=True, since=event.at)
        case Part.PAY, Pays.WHEN_SENT:
            return replace(asked, stage=Stage.ASKED, held=asked.held + amount(event.payload), since=event.at)
        case Part.CLAIM, _:
            return replace(asked, stage=Stage.CONFIRMING, since=event.at)
        case Part.DENY, _:
            return replace(asked, stage=Stage.UNPAID, since=event.at)
        case _:
            return None


def _extended(terms: Terms, asked: Proposed) -> Terms:
    """The terms with what was agreed to add: one line more."""
    what, extra = cast("str", asked.carries["what"]), cast("timedelta", asked.carries["extra"])
    return replace(terms, lines=(*terms.lines, Line(what, asked.price, extra)))


def refusal(piece: Piece, asker: Actor) -> tuple[str, ...]:
    """Under which name it is counted, if it is, that the other side declined or did not answer."""
    declined, lapsed = refusal_counts(piece.proposal.kind, asker.value)
    if piece.proposal.counted and piece.part is Part.DECLINE:
        return (declined,)
    return (lapsed,) if piece.proposal.counted and piece.part is Part.LAPSE and Stage.ASKED in piece.stages else ()


def amount(reported: Mapping[str, object]) -> int:
    """What the till received, minor units."""
    return cast("int", reported["amount"])


# --- its money ------------------------------------------------------------------------------------------------------


def money(
    asked: Proposed, effects: tuple[Effect, ...], reported: Mapping[str, object], *, closed: bool
) -> Iterator[Posting]:
    """How money comes into the escrow of the question, and all of it leaves again."""
    held = asked.held
    for effect in effects:
        if isinstance(effect, HoldApart):
            held += amount(reported)
            yield Held(amount(reported), asked.number)
        elif held and effect is ADD_WORK:
            yield Joined(held, asked.number)
            held = 0
        elif held and isinstance(effect, Return):
            yield Returned(held, asked.number)
            held = 0
    if held and closed:
        yield Returned(held, asked.number)


# --- its time -------------------------------------------------------------------------------------------------------


def resumed(order: Order, state: State, event: Event) -> Order:
    """The order as if no question paused it any more."""
    asked = order.proposed
    if asked is None or not asked.paused:
        return order
    used = min(event.at - asked.since, asked.paused)
    return replace(
        order,
        alarms=_moved_out(order, state, used - asked.paused, event),
        paused=order.paused + used,
        proposed=replace(asked, paused=timedelta()),
    )


def entered(order: Order, state: State, piece: Piece, event: Event) -> Order:
    """The order once its question waits at its stage: with the alarms of that, and the work clock paused if it pauses.
    The alarms of the stage before are gone already.
    """
    asked = order.proposed
    if asked is None:
        return order
    lapse = state.lapse(asked.kind, asked.stage)
    end, *reminders = alarms.of_stage(lapse, order.terms, event.at, event.version)
    granted = min(end.at - event.at, order.terms.pause - order.paused) if _pauses(state, piece, asked) else timedelta()
    if granted > timedelta():
        asked = replace(asked, paused=granted)
        order = replace(order, alarms=_moved_out(order, state, granted, event))
    return replace(order, alarms=(*order.alarms, end, *reminders), proposed=asked)


def _pauses(state: State, piece: Piece, asked: Proposed) -> bool:
    """What is paid when it is sent reaches the other side, and pauses their work, once it is paid."""
    reached = piece.proposal.pays is not Pays.WHEN_SENT or asked.stage is Stage.ASKED
    return piece.proposal.pauses and reached and state.works


def _moved_out(order: Order, state: State, length: timedelta, event: Event) -> tuple[Alarm, ...]:
    work = state.work
    return alarms.shifted(order.alarms, work, length, event.version) if work else order.alarms
