"""A process as a mermaid state diagram: what people press on the arrows, and what silence does with an hourglass. Of a
question that one side asks the other, the arrow is what the yes does.
"""

from collections.abc import Iterable, Iterator

from core.atlas.words import said, wait
from core.effects import Change, Effect, Hold, HoldApart, Return, SettleByRule, Settlement
from core.workflow import Deadline, Move, Proposal, State, Workflow


def diagram(workflow: Workflow) -> str:
    """The source of the diagram, without the fence around it."""
    return "\n".join(_lines(workflow))


def _lines(workflow: Workflow) -> Iterator[str]:
    yield "stateDiagram-v2"
    for state in workflow.states:
        yield f'    state "{state.mark} {state.name}" as {state.name}'
    yield f"    [*] --> {workflow.start.name}"
    for state in workflow.states:
        yield from (f"    {state.name} --> {target}: {label}" for target, label in _arrows(workflow, state))
    yield from (f"    {state.name} --> [*]" for state in workflow.states if state.final)


def _arrows(workflow: Workflow, state: State) -> Iterator[tuple[str, str]]:
    for move in state.moves:
        if not move.piece:
            yield workflow.target(state, move).name, _with(_name(move), move.effects)
    for asked in state.proposals:
        yield workflow.target(state, asked).name, _with(_question(asked), asked.effects)


def _name(move: Move) -> str:
    if isinstance(move, Deadline):
        return f"⏳ {wait(move.after).removeprefix('the time on ')}"
    return f"{move.by} {move.name}"


def _question(asked: Proposal) -> str:
    return f"{said(asked.kind)} agreed"


def _with(name: str, effects: Iterable[Effect]) -> str:
    return ", ".join(filter(None, (name, *map(_short, effects))))


def _short(effect: Effect) -> str:
    """What happens to money and to the work; what happens to the clock would only fill the arrow."""
    match effect:
        case Hold() | HoldApart():
            return "held"
        case Return():
            return "returned"
        case Change():
            return "added" if effect is Change.ADD_WORK else ""
        case Settlement():
            return SHORT[effect]
        case SettleByRule():
            return "by rule"
        case _:
            return ""


SHORT = {
    Settlement.REFUND: "refund",
    Settlement.PAY_OUT: "payout",
    Settlement.SPLIT: "split",
    Settlement.HALVE: "halves",
}
