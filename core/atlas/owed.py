"""Which texts a process owes in every language. An id says what the text is for and who reads it, so that buyer, seller
and staff get sentences of their own.

A seller has no part in an order before they joined, so no text of the states before is owed to them.
"""

from collections.abc import Iterator

from core.forms import Completeness, Form
from core.order import Stage
from core.step import NOT_NOW, NOT_YOURS, OWN_LISTING, PLACED, QUESTION_OPEN, STALE, TIME_IS_UP, TOO_EARLY, USED_UP
from core.workflow import (
    BUYER,
    CLOCK,
    CREDITED,
    HELD_UP,
    PARTIES,
    PUT_OFF,
    RETURNED,
    SELLER,
    STAFF,
    Action,
    Actor,
    Deadline,
    Move,
    Pays,
    Piece,
    Since,
    State,
    Workflow,
)

REFUSALS = (NOT_YOURS, STALE, NOT_NOW, TIME_IS_UP, USED_UP, TOO_EARLY, QUESTION_OPEN, OWN_LISTING)
"""What the machine may answer in any process."""


def texts(workflow: Workflow) -> frozenset[str]:
    """The id of every text that a language must have before an order can follow `workflow` in it."""
    return frozenset(
        (
            *_of_states(workflow),
            *_of_moves(workflow),
            *_of_silence(workflow),
            *(text for form in _forms(workflow) for text in _of_form(form)),
            *_of_record(workflow),
            *_of_refusals(workflow),
        )
    )


def readers(workflow: Workflow, state: State) -> tuple[Actor, ...]:
    """Who has an order in `state` before their eyes: staff and mediators only where they are waited for."""
    seller = (SELLER,) if state.name in _joined(workflow) else ()
    others = (state.turn,) if state.turn and state.turn not in PARTIES else ()
    return (BUYER, *seller, *others)


def eyes(piece: Piece) -> tuple[str, ...]:
    """In whose eyes a question must be told at the stage at which `piece` lapses: the asker's (`mine`), and once it has
    reached them the other side's (`yours`) and those of whoever is no party (`staff`), who may be waited for before.
    """
    if piece.proposal.pays is not Pays.WHEN_SENT or Stage.ASKED in piece.stages:
        return ("mine", "yours", "staff")
    return ("mine", "staff") if Stage.CONFIRMING in piece.stages else ("mine",)


def waited_for(piece: Piece) -> tuple[Actor, ...]:
    """On whom a question may wait at that stage, whoever asked it."""
    if Stage.CONFIRMING in piece.stages:
        return (STAFF,)
    if Stage.UNPAID in piece.stages:
        return (BUYER,)
    return tuple(SELLER if asker is BUYER else BUYER for asker in piece.proposal.by)


def told(workflow: Workflow, state: State, move: Move) -> tuple[Actor, ...]:
    """Who may be told of `move`: as the process says, but no seller who cannot have joined by then."""
    here = state.name in _joined(workflow) or workflow.target(state, move).turn is SELLER
    return tuple(one for one in workflow.told(state, move) if one is not SELLER or here)


def _joined(workflow: Workflow) -> frozenset[str]:
    """The states in which a seller can be part of the order: theirs, and all that can follow them."""
    found: set[str] = set()
    ahead = [state for state in workflow.states if state.turn is SELLER]
    while ahead:
        state = ahead.pop()
        if state.name not in found:
            found.add(state.name)
            ahead += [workflow.target(state, move) for move in state.moves]
    return frozenset(found)


def _of_states(workflow: Workflow) -> Iterator[str]:
    for state in workflow.states:
        yield f"state-{state.name}"
        if not state.final:
            yield from (f"turn-{state.name}-{role}" for role in readers(workflow, state))


def _of_moves(workflow: Workflow) -> Iterator[str]:
    for state, move in workflow.moves():
        yield from (f"told-{move.event}-{role}" for role in told(workflow, state, move))
        if isinstance(move, Action):
            yield from _of_press(workflow, state, move)
        if move.piece and move.piece.proposal.pays:
            yield f"told-{RETURNED}-{BUYER}"


def _of_press(workflow: Workflow, state: State, action: Action) -> Iterator[str]:
    if action.by is CLOCK:
        return
    yield f"do-{action.name}"
    yield f"done-{action.event}"
    if workflow.asks_once(state, action):
        yield f"ask-{action.name}"


def _of_silence(workflow: Workflow) -> Iterator[str]:
    for state in workflow.states:
        if state.deadlines:
            yield from (f"told-{HELD_UP}-{role}" for role in readers(workflow, state))
        for deadline in state.deadlines:
            yield from _of_deadline(workflow, state, deadline)
        for deadline in state.lapses:
            if deadline.piece:
                yield from _of_lapse(deadline, deadline.piece)


def _of_lapse(deadline: Deadline, piece: Piece) -> Iterator[str]:
    kind = piece.proposal.kind
    yield from (f"question-{kind}-{stage}-{whose}" for stage in piece.stages for whose in eyes(piece))
    yield from (f"remind-{deadline.name}-{role}" for role in waited_for(piece))


def _of_deadline(workflow: Workflow, state: State, deadline: Deadline) -> Iterator[str]:
    yield from (f"silence-{deadline.name}-{role}" for role in readers(workflow, state))
    also = {role for each in deadline.remind if isinstance(each, Since) for role in each.also}
    if deadline.remind:
        yield from (f"remind-{deadline.name}-{role}" for role in (state.turn, *also))
    if deadline.put_off:
        yield from (f"told-{PUT_OFF}-{role}" for role in (state.turn, STAFF))


def _forms(workflow: Workflow) -> frozenset[Form]:
    return frozenset(move.form for _, move in workflow.moves() if isinstance(move, Action) and move.form)


def _of_form(form: Form) -> Iterator[str]:
    yield from (f"field-{form.name}-{field.name}" for field in form.fields)
    yield from (f"refused-{problem}" for problem in form.problems)
    if form.needs is Completeness.ANY:
        yield f"form-{form.name}-empty"


def _of_record(workflow: Workflow) -> Iterator[str]:
    yield from (f"event-{event}" for event in (PLACED, CREDITED, HELD_UP))
    yield f"told-{CREDITED}-{BUYER}"
    for _, move in workflow.moves():
        yield f"event-{move.event}"
        if isinstance(move, Deadline) and move.put_off:
            yield f"event-{PUT_OFF}"


def _of_refusals(workflow: Workflow) -> Iterator[str]:
    yield from (f"refused-{refusal.reason}" for refusal in REFUSALS)
    for _, move in workflow.moves():
        if isinstance(move, Action) and move.guard:
            yield f"refused-{move.guard.name}"
