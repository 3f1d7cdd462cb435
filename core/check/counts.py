"""Which counts can still matter to an order, and where: two lives are in one situation though they differ in a count
that nobody reads any more.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from core.effects import FREEZE
from core.order import Terms
from core.workflow import JUDGES, Action, Bound, Move, Part, Workflow

Place: TypeAlias = tuple[str, str | None]
"""A state, and the one from which mediators were called, while they are waited for."""
Way: TypeAlias = tuple[Move, Place]
Reading: TypeAlias = Mapping[Place, frozenset[str]]
"""The names that are read in each place, or in one that can follow."""

REFUSED = {
    "buyer-was-refused": ("cancellation_declined_buyer", "cancellation_lapsed_buyer"),
    "seller-was-refused": ("cancellation_declined_seller", "cancellation_lapsed_seller"),
}
"""The conditions that read counts: whether there is any of these. Nobody can tell one refusal from two."""
ASKED = ("asked_by_buyer", "asked_by_seller")
"""The counts of what either party asked."""
CALLED_FROM = {
    "called-from-in_progress": "in_progress",
    "called-from-overdue": "overdue",
    "called-from-delivered": "delivered",
}
"""The conditions that read from which state mediators were called."""


def counted_as(action: Action) -> str:
    """Under which name it is counted that `action` was done."""
    return action.at_most.of or action.name if action.at_most else action.name


def most(bound: Bound, terms: Terms) -> int:
    limit = bound.limit
    return limit if isinstance(limit, int) else int(getattr(terms, limit))


def reading(workflow: Workflow, terms: Terms) -> Reading:
    """What is read where in an order on these terms."""
    ways = _all_ways(workflow, terms)
    names = {name for leaving in ways.values() for move, _ in leaving for name in _read_by(move)}
    where = {name: _where(name, ways) for name in names}
    return {place: frozenset(name for name in names if place in where[name]) for place in ways}


def begun_with(workflow: Workflow) -> Mapping[str, frozenset[str]]:
    """By the name of each move, the counts that begin anew with it."""
    found: dict[str, frozenset[str]] = {}
    for move in _bounded(workflow):
        if move.at_most and move.at_most.per:
            found[move.at_most.per] = found.get(move.at_most.per, frozenset()) | {counted_as(move)}
    return found


def of_questions(workflow: Workflow) -> Mapping[str, str]:
    """The counts that are of a question's own, and so are read only while one of that kind is open."""
    return {
        counted_as(move): move.piece.proposal.kind
        for move in _bounded(workflow)
        if move.piece and move.piece.part is not Part.ASK
    }


def _bounded(workflow: Workflow) -> Iterator[Action]:
    return (move for _, move in workflow.moves() if isinstance(move, Action) and move.at_most)


def _all_ways(workflow: Workflow, terms: Terms) -> dict[Place, list[Way]]:
    """From where to where each move leads that the terms allow at all."""
    found: dict[Place, list[Way]] = {}
    ahead: list[Place] = [(workflow.start.name, None)]
    while ahead:
        place = ahead.pop()
        if place not in found:
            found[place] = list(_ways(workflow, place, terms))
            ahead += [there for _, there in found[place]]
    return found


def _ways(workflow: Workflow, place: Place, terms: Terms) -> Iterator[Way]:
    name, called_from = place
    state = workflow.state(name)
    for move in state.moves:
        if isinstance(move, Action) and not _ever(move, called_from, terms):
            continue
        target = workflow.target(state, move)
        frozen = name if FREEZE in move.effects else called_from
        yield move, (target.name, frozen if target.turn in JUDGES else None)


def _ever(action: Action, called_from: str | None, terms: Terms) -> bool:
    """Whether it can be done at all, by orders on these terms that were frozen there."""
    guard = action.guard.name if action.guard else ""
    return CALLED_FROM.get(guard, called_from) == called_from and not (
        action.at_most and not most(action.at_most, terms)
    )


def _read_by(move: Move) -> Iterator[str]:
    if isinstance(move, Action):
        if move.at_most:
            yield counted_as(move)
        if move.guard and move.guard.name in REFUSED:
            yield move.guard.name


def _where(name: str, ways: Mapping[Place, list[Way]]) -> set[Place]:
    """The places in which `name` is read, or from which one comes to those; that it begins anew on the way is something
    that must be seen to happen.
    """
    found = {place for place, leaving in ways.items() if any(name in _read_by(move) for move, _ in leaving)}
    while more := {
        place for place, leaving in ways.items() if place not in found and any(there in found for _, there in leaving)
    }:
        found |= more
    return found
