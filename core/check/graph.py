"""What only shows in all situations together: what is reached, where silence leads, and whether anything goes round."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TypeAlias

from core.check.finding import Findings, Proof, Verdict
from core.check.walk import Edge, Walked
from core.workflow import CLOCK, CREDITED, STAY, Workflow

Edges: TypeAlias = dict[Hashable, list[Edge]]


def judge(workflow: Workflow, walked: Sequence[Walked], findings: Findings) -> int:
    """Judges all walks together. How many lives there are: ways from the first situation to an end."""
    findings.note(_reached(workflow, walked))
    for each in walked:
        _silence(each)
        _round(each, _moving(each), Proof.ROUNDS)
    return 0 if findings.faults else sum(map(_lives, walked))


def _reached(workflow: Workflow, walked: Sequence[Walked]) -> Iterator[Verdict]:
    """Every state must be reached, and every move made, in some house."""
    states = {here.books.state.name for each in walked for here in each.seen.values()}
    made = {
        (each.seen[key].books.state.name, edge.actor, edge.event)
        for each in walked
        for key, edges in each.edges.items()
        for edge in edges
    }
    for state in workflow.states:
        yield Proof.REACHED, None if state.name in states else f"no life comes to {state.name}"
    for state, move in workflow.moves():
        actor = getattr(move, "by", CLOCK)
        known = (state.name, actor, move.event) in made
        yield Proof.REACHED, None if known else f"in {state.name} no life comes to {move.name}"


def _silence(walked: Walked) -> None:
    """From every situation the clock alone must come to an end, whether or not its reminders reach anybody."""
    by_clock = _kept(walked, lambda _, edge: edge.actor is CLOCK)
    for key, here in walked.seen.items():
        goes_on = here.books.state.final or by_clock.get(key)
        problem = None if goes_on else f"when nobody does anything in {here.books.state.name}, nothing ever happens"
        walked.note([(Proof.SILENCE, problem)], partial(getattr, here, "life"))
    _round(walked, by_clock, Proof.SILENCE)


def _moving(walked: Walked) -> Edges:
    """What restarts a deadline. A reminder, a payment for the balance and a move that stays leave them as they are."""
    stays = {(state.name, move.event) for state, move in walked.house.workflow.moves() if move.to == STAY}
    return _kept(walked, lambda state, edge: edge.event not in {None, CREDITED} and (state, edge.event) not in stays)


def _kept(walked: Walked, keep: Callable[[str, Edge], bool]) -> Edges:
    return {
        key: [edge for edge in edges if keep(walked.seen[key].books.state.name, edge)]
        for key, edges in walked.edges.items()
    }


def _round(walked: Walked, edges: Edges, proof: Proof) -> None:
    """No cycle may be free. Counts are part of a situation: what spends one never comes back to the same."""
    cycle = _cycle(edges)
    if not cycle:
        walked.note([(proof, None)] * len(edges))
        return
    here = min((walked.seen[key] for key, _ in cycle), key=lambda here: len(here.life))
    actors = sorted({edge.actor for _, edge in cycle} - {CLOCK})
    alone = f"the {actors[0]} alone" if len(actors) == 1 else "the parties" if actors else "the clock"
    said = ", ".join(f"{edge.event} -> {edge.step.state}" for _, edge in cycle)
    walked.note([(proof, f"from here {alone} can go round for ever: {said}")], lambda: here.life)


def _cycle(edges: Edges) -> list[tuple[Hashable, Edge]]:
    """One way that comes back to where it began, or nothing."""
    try:
        _sorter(edges).prepare()
    except CycleError as found:
        keys: list[Hashable] = found.args[1]
        return [(here, next(edge for edge in edges[here] if edge.to == there)) for here, there in pairwise(keys)]
    return []


def _sorter(edges: Edges) -> TopologicalSorter[Hashable]:
    sorter: TopologicalSorter[Hashable] = TopologicalSorter()
    for key, leaving in edges.items():
        for edge in leaving:
            sorter.add(edge.to, key)
    return sorter


def _lives(walked: Walked) -> int:
    """Counted from the ends backwards; what leads to where it began is left out, being no new life."""
    edges = {key: [edge for edge in leaving if edge.to != key] for key, leaving in walked.edges.items()}
    count: dict[Hashable, int] = {}
    for key in reversed(list(_sorter(edges).static_order())):
        ways = {(edge.event, edge.actor, edge.to) for edge in edges.get(key, ())}
        ended = walked.seen[key].books.state.final
        count[key] = int(ended) + sum(count[to] for _, _, to in ways)
    return max(count.values())
