"""A declaration in the words of what was promised: a row for each state, each move and each form."""

from collections.abc import Iterator
from typing import assert_never

from core.atlas.words import length, reminder, wait
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
from core.forms import Field, Moment, Share, Span, Text, Ticks
from core.workflow import Action, Bound, Move, Pays, Piece, State, Workflow


def written(workflow: Workflow) -> str:
    """All of it, a row a line."""
    return "\n".join((*_states(workflow), *_forms(workflow)))


def _states(workflow: Workflow) -> Iterator[str]:
    yield f"begins with {workflow.start.name}"
    for state in workflow.states:
        yield f"{state.name} waits on {state.turn}" if state.turn else _end(state)
        yield from (_row(state, move) for move in state.moves)


def _end(state: State) -> str:
    reviewed = f"reviewed by {', '.join(state.reviewed_by)}" if state.reviewed_by else ""
    return "; ".join(filter(None, (f"{state.name} is final", reviewed)))


def _row(state: State, move: Move) -> str:
    doing = f"{move.by} {move.name}" if isinstance(move, Action) else f"after {wait(move.after)}"
    extras = (move.event, *map(_effect, move.effects), *_with(move))
    return f"{state.name}: {doing} -> {'; '.join((move.to, *filter(None, extras)))}"


def _effect(effect: Effect) -> str:
    match effect:
        case SetClock(term):
            return f"clock {term}"
        case SetDeadline(field):
            return f"clock {field}"
        case AtLeast(left):
            return f"clock at least {length(left)}"
        case Change() | Settlement():
            return effect.value
        case Hold() | HoldApart() | Return() | SettleByRule():
            return {Hold: "hold", HoldApart: "hold_apart", Return: "return", SettleByRule: "by_rule"}[type(effect)]
        case _:
            assert_never(effect)


def _with(move: Move) -> Iterator[str]:
    """Everything that goes with a move, in one order for all."""
    if isinstance(move, Action):
        yield f"asks {move.form.name}" if move.form else ""
        yield f"if {move.guard.name}" if move.guard else ""
        yield from _bound(move.at_most) if move.at_most else ()
    yield f"caused by {move.cause}" if move.cause else ""
    if isinstance(move, Action):
        yield f"tells {', '.join(move.tells)}" if move.tells else ""
    else:
        yield f"remind {', '.join(map(reminder, move.remind))}" if move.remind else ""
        yield f"put off once by {length(move.put_off)}" if move.put_off else ""
    yield _step(move.piece) if move.piece else ""


def _bound(at_most: Bound) -> Iterator[str]:
    yield f"at most {at_most.limit} of {at_most.of}" if at_most.of else f"at most {at_most.limit}"
    yield f"anew after each {at_most.per}" if at_most.per else ""


def _step(piece: Piece) -> str:
    """Which step of a question it is, what is special about that, and while what is waited for."""
    asked = piece.proposal
    special = (PAID[asked.pays], "pauses" if asked.pauses else "", "counted" if asked.counted else "")
    stages = f"while {' or '.join(piece.stages)}" if piece.stages else ""
    return ", ".join(filter(None, (f"step {piece.part} of {asked.kind}", *special, stages)))


PAID = {None: "", Pays.WHEN_SENT: "paid when sent", Pays.WHEN_AGREED: "paid when agreed"}


def _forms(workflow: Workflow) -> Iterator[str]:
    forms = {move.form for _, move in workflow.moves() if isinstance(move, Action) and move.form}
    for form in sorted(forms, key=lambda form: form.name):
        yield f"{form.name}: {form.needs} of {', '.join(map(_field, form.fields))}"


def _field(field: Field) -> str:
    match field:
        case Text(name, shortest, longest):
            return f"{name} {shortest}..{longest}"
        case Ticks(name):
            return f"{name} for every line"
        case Share(name):
            return f"{name} of what is held"
        case Span(name, longest):
            return f"{name} ..{length(longest)}"
        case Moment(name, ahead, furthest):
            return f"{name} {length(ahead)}..{length(furthest)} ahead"
        case _:
            return f"{field.name} ..{field.most}"
