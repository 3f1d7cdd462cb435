"""Whatever is changed in a declaration, mechanically, one thing at a time, is found."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from core.check import promises
from core.effects import ADD_WORK, FREEZE, PAY_OUT, REFUND, RETURN, SPLIT, Effect, SetClock, SetDeadline, Settlement
from core.forms import (
    CHANGES,
    DELIVERY,
    REASON,
    Completeness,
    Field,
    Files,
    Form,
    Links,
    Moment,
    Price,
    Share,
    Span,
    Text,
    Ticks,
)
from core.guards import PAID_BY_HAND, PAID_IN_FULL
from core.workflow import (
    BUYER,
    PARTIES,
    SELLER,
    STAY,
    Action,
    Actor,
    BadWorkflow,
    Before,
    Bound,
    Cause,
    Deadline,
    Move,
    Pays,
    Proposal,
    State,
    Workflow,
    hours,
    pieces,
)
from core.workflows.service import SERVICE
from tests.core.planted import moves_of

MINUTE = timedelta(minutes=1)
NAMES = tuple(state.name for state in SERVICE.states)


def _other_effects(move: Move) -> Iterator[Move]:
    """Each effect left out, doubled, or another of its kind in its place."""
    for number, effect in enumerate(move.effects):
        before, after = move.effects[:number], move.effects[number + 1 :]
        for instead in ((), (effect, effect), *((other,) for other in _instead_of(effect))):
            yield replace(move, effects=(*before, *instead, *after))
    if not move.effects:
        yield from (replace(move, effects=(effect,)) for effect in (REFUND, PAY_OUT))


def _instead_of(effect: Effect) -> tuple[Effect, ...]:
    match effect:
        case Settlement():
            return (PAY_OUT if effect is REFUND else REFUND, SPLIT if effect is not SPLIT else PAY_OUT)
        case SetClock(term):
            return (SetClock("revision_time" if term == "delivery_time" else "delivery_time"), SetDeadline("until"))
        case _:
            return tuple(other for other in (REFUND, RETURN, FREEZE, ADD_WORK) if other != effect)


def _other_actors(move: Move) -> Iterator[Move]:
    if isinstance(move, Action):
        yield from (replace(move, by=actor) for actor in Actor if actor is not move.by)


def _other_targets(move: Move) -> Iterator[Move]:
    yield from (replace(move, to=name) for name in (*NAMES, STAY, "nowhere") if name != move.to)


def _other_forms(move: Move) -> Iterator[Move]:
    if not isinstance(move, Action):
        return
    yield from (replace(move, form=form) for form in (None, REASON, CHANGES, DELIVERY) if form != move.form)
    if move.form:
        yield from (replace(move, form=form) for form in _bent(move.form))


def _bent(form: Form) -> Iterator[Form]:
    other = Completeness.ALL if form.needs is Completeness.ANY else Completeness.ANY
    yield replace(form, needs=other)
    for number, field in enumerate(form.fields):
        before, after = form.fields[:number], form.fields[number + 1 :]
        yield replace(form, fields=(*before, *after))
        yield from (replace(form, fields=(*before, one, *after)) for one in _bent_field(field))


def _bent_field(field: Field) -> Iterator[Field]:
    match field:
        case Text(name, shortest, longest):
            yield Text(name, shortest + 1, longest)
            yield Text(name, shortest, longest - 1)
        case Files() | Links():
            yield replace(field, most=field.most + 1)
            yield replace(field, most=field.most - 1)
        case Price():
            yield replace(field, most=field.most + 1)
        case Span():
            yield replace(field, longest=field.longest + timedelta(days=1))
        case Moment():
            yield replace(field, ahead=hours(47))
            yield replace(field, furthest=field.furthest + timedelta(days=1))
        case Ticks() | Share():
            pass


def _other_guards(move: Move) -> Iterator[Move]:
    if isinstance(move, Action):
        guards = (None, PAID_IN_FULL, PAID_BY_HAND)
        yield from (replace(move, guard=guard) for guard in guards if guard is not move.guard)


def _other_bounds(move: Move) -> Iterator[Move]:
    if not isinstance(move, Action):
        return
    bounds = [None, Bound(1), Bound(2), Bound(3), Bound("revisions"), Bound(1, per="deliver"), Bound(1, per="correct")]
    yield from (replace(move, at_most=bound) for bound in bounds if bound != move.at_most)


def _other_causes(move: Move) -> Iterator[Move]:
    yield from (replace(move, cause=cause) for cause in (None, *Cause) if cause != move.cause)


def _other_times(move: Move) -> Iterator[Move]:
    if not isinstance(move, Deadline):
        return
    lengths = (move.after - MINUTE, move.after + MINUTE) if isinstance(move.after, timedelta) else (hours(24),)
    yield from (replace(move, after=length) for length in lengths)
    put_offs: tuple[timedelta | None, ...] = (None, hours(71), hours(72))
    yield from (replace(move, put_off=length) for length in put_offs if length != move.put_off)


def _other_reminders(move: Move) -> Iterator[Move]:
    if not isinstance(move, Deadline):
        return
    for number in range(len(move.remind)):
        before, after = move.remind[:number], move.remind[number + 1 :]
        yield replace(move, remind=(*before, *after))
        yield replace(move, remind=(*before, Before(timedelta(minutes=61)), *after))
    yield replace(move, remind=(*move.remind, Before(hours(3))))


def _other_words(move: Move) -> Iterator[Move]:
    yield replace(move, name=f"{move.name}_else")
    if isinstance(move, Action):
        yield replace(move, event=f"{move.event}_else")


CHANGES_OF_MOVES: dict[str, Callable[[Move], Iterator[Move]]] = {
    "effect": _other_effects,
    "actor": _other_actors,
    "target": _other_targets,
    "form": _other_forms,
    "guard": _other_guards,
    "bound": _other_bounds,
    "cause": _other_causes,
    "time": _other_times,
    "reminder": _other_reminders,
    "name": _other_words,
}


def mutants(change: Callable[[Move], Iterator[Move]]) -> Iterator[Workflow | None]:
    """`service` with one move changed, once for each change; None where a declaration refuses to be made so. What is
    declared in several states is changed in the first.
    """
    known: set[Move] = set()
    for state in SERVICE.states:
        for number, move in enumerate(state.moves):
            before, after = state.moves[:number], state.moves[number + 1 :]
            if move not in known:
                yield from (_with(state, moves_of(state, *before, other, *after)) for other in change(move))
            known |= {move}


def _with(state: State, other: State | None) -> Workflow | None:
    states = (other if each is state else each for each in SERVICE.states)
    return _declared(tuple(each for each in states if each))


def _declared(states: tuple[State, ...]) -> Workflow | None:
    try:
        return replace(SERVICE, states=states)
    except BadWorkflow:
        return None


def _found(workflow: Workflow | None) -> bool:
    """Whether the declaration refused itself, or is not what was promised."""
    return workflow is None or any(problem for _, problem in promises.kept(workflow))


@pytest.mark.parametrize("change", CHANGES_OF_MOVES.values(), ids=CHANGES_OF_MOVES)
def test_whatever_is_changed_about_a_move_is_found(change: Callable[[Move], Iterator[Move]]) -> None:
    changed = list(mutants(change))
    assert len(changed) > 5
    assert [workflow for workflow in changed if not _found(workflow)] == []


def _other_proposals(asked: Proposal) -> Iterator[Proposal]:
    """A question asked by others, asking for something else, standing longer, or paid at another time."""
    yield from (replace(asked, by=by) for by in ((BUYER,), (SELLER,), PARTIES) if by != asked.by)
    yield from (replace(asked, form=form) for form in (REASON, CHANGES, *_bent(asked.form)) if form != asked.form)
    yield from (replace(asked, to=name) for name in (*NAMES, STAY) if name != asked.to)
    yield from (replace(asked, effects=effects) for effects in ((), (PAY_OUT,), (*asked.effects, FREEZE)))
    yield from (replace(asked, stands=length) for length in (hours(23), hours(25), timedelta(days=4)))
    yield from (replace(asked, pays=pays) for pays in (None, *Pays) if pays is not asked.pays)
    yield from (replace(asked, cause=cause) for cause in (None, *Cause) if cause is not asked.cause)
    yield replace(asked, pauses=not asked.pauses)
    yield replace(asked, counted=not asked.counted)
    yield replace(asked, guard=PAID_BY_HAND)


def test_whatever_is_changed_about_a_question_is_found() -> None:
    for state in SERVICE.states:
        for asked in state.proposals:
            others = [move for move in state.moves if move.piece is None or move.piece.proposal != asked]
            assert _found(_with(state, moves_of(state, *others)))
            for other in _other_proposals(asked):
                assert _found(_with(state, moves_of(state, *others, *pieces(other)))), (state.name, other)


def test_a_state_or_a_move_that_is_missing_is_found() -> None:
    for state in SERVICE.states:
        assert _found(_with(state, None))
        for move in state.moves:
            assert _found(_with(state, moves_of(state, *(each for each in state.moves if each is not move))))


def test_another_turn_is_found() -> None:
    for state in SERVICE.states:
        turns = (turn for turn in (None, *Actor) if turn is not state.turn)
        assert all(_found(_with(state, replace(state, turn=turn))) for turn in turns)


def test_another_beginning_is_found() -> None:
    first, *others = SERVICE.states
    assert _found(_declared((*others, first)))
