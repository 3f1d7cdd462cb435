"""A process as a mermaid state diagram: what people press on the arrows, and what silence does with an hourglass."""

from collections.abc import Iterator
from typing import assert_never

from core.atlas.words import wait
from core.effects import Effect, Hold, SetClock, Settlement
from core.workflow import Deadline, Move, Workflow


def diagram(workflow: Workflow) -> str:
    """The source of the diagram, without the fence around it."""
    return "\n".join(_lines(workflow))


def _lines(workflow: Workflow) -> Iterator[str]:
    yield "stateDiagram-v2"
    for state in workflow.states:
        yield f'    state "{state.mark} {state.name}" as {state.name}'
    yield f"    [*] --> {workflow.start.name}"
    for state, move in workflow.moves():
        yield f"    {state.name} --> {workflow.target(state, move).name}: {_label(move)}"
    yield from (f"    {state.name} --> [*]" for state in workflow.states if state.final)


def _label(move: Move) -> str:
    named = (
        f"⏳ {wait(move.after).removeprefix('the time on ')}"
        if isinstance(move, Deadline)
        else f"{move.by} {move.name}"
    )
    return ", ".join(filter(None, (named, *map(_short, move.effects))))


def _short(effect: Effect) -> str:
    match effect:
        case Hold():
            return "held"
        case SetClock():
            return ""
        case Settlement.REFUND:
            return "refund"
        case Settlement.PAY_OUT:
            return "payout"
        case _:
            assert_never(effect)
