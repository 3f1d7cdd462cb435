"""What only shows in all situations together: what is reached, where silence leads, and whether anything goes round."""

from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from core.atlas.words import listed
from core.check.finding import Findings, Proof, Verdict
from core.check.knots import Edges, knots, way_round
from core.check.situation import Situation
from core.check.walk import Walked
from core.workflow import CLOCK, Workflow


def judge(walked: Sequence[Walked], findings: Findings) -> int:
    """Judges all walks together. How many lives there are: ways from the first situation to an end."""
    for each in walked:
        _silence(each)
        _round(each, each.edges, Proof.ROUNDS)
    return 0 if findings.faults else sum(map(_lives, walked))


def reached(workflow: Workflow, walked: Sequence[Walked]) -> Iterator[Verdict]:
    """Every state must be reached, and every move made, in some house."""
    states = {here.books.state.name for each in walked for here in each.seen.values()}
    made = {move for each in walked for move in each.made}
    for state in workflow.states:
        yield Proof.REACHED, None if state.name in states else f"no life comes to {state.name}"
    for state, move in workflow.moves():
        actor = getattr(move, "by", CLOCK)
        known = (state.name, actor, move.name) in made
        yield Proof.REACHED, None if known else f"in {state.name} no life comes to {move.name}"


def _silence(walked: Walked) -> None:
    """From every situation the clock alone must come to an end, whether or not its reminders reach anybody."""
    by_clock = {
        key: [edge for edge in edges if edge.actor is CLOCK and edge.event] for key, edges in walked.edges.items()
    }
    for key, here in walked.seen.items():
        goes_on = here.books.state.final or by_clock.get(key)
        problem = None if goes_on else f"when nobody does anything in {here.books.state.name}, nothing ever happens"
        walked.note([(Proof.SILENCE, problem)], partial(getattr, here, "life"))
    _round(walked, by_clock, Proof.SILENCE)


def _round(walked: Walked, edges: Edges, proof: Proof) -> None:
    """Whoever goes round must leave some deadline as it was, all the way: that ends it. Counts are part of a situation,
    so that what spends one never comes back to the same.
    """
    first = {frozenset(knot): min((walked.seen[key] for key in knot), key=_age) for knot in knots(edges)}
    for knot, here in sorted(first.items(), key=lambda each: _age(each[1])):
        free = None if here.books.state.final else _free(edges, knot)
        walked.note([(proof, free)], partial(getattr, here, "life"))


def _age(here: Situation) -> int:
    """How many steps it is from the beginning."""
    return len(here.life)


def _free(edges: Edges, knot: frozenset[Hashable]) -> str | None:
    """What can be done for ever among these situations, which all lead to each other."""
    inside = [edge for key in knot for edge in edges.get(key, ()) if edge.to in knot]
    if not inside or frozenset.intersection(*(edge.untouched for edge in inside)):
        return None
    around = way_round(edges, knot)
    actors = sorted({edge.actor for edge in around} - {CLOCK})
    alone = f"the {actors[0]} alone" if len(actors) == 1 else listed([f"the {one}" for one in actors]) or "the clock"
    said = ", ".join(f"{edge.event} -> {edge.step.state}" for edge in around)
    return f"from here {alone} can go round for ever: {said}"


def _lives(walked: Walked) -> int:
    """Counted from the ends backwards; what only goes round is left out, being no new life."""
    count: dict[Hashable, int] = {}
    for knot in knots(walked.edges):
        leaving = {
            (key, edge.event, edge.actor, edge.to)
            for key in knot
            for edge in walked.edges.get(key, ())
            if edge.to not in knot
        }
        lives = sum(count[to] for _, _, _, to in leaving)
        count |= dict.fromkeys(knot, lives + any(walked.seen[key].books.state.final for key in knot))
    return max(count.values())
