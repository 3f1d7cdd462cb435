"""The built-in processes: declarations only, one a file. An order names its process and version, and finds it here."""

from core.actors import BUYER, SELLER, STAFF
from core.workflow import PARTIES, State, Workflow
from core.workflows.service import SERVICE

WORKFLOWS: tuple[Workflow, ...] = (SERVICE,)


def standings(state: State) -> tuple[tuple[str, str | None], ...]:
    """How an order can stand in `state`: as `Order.standing` has it, and whom an open question then waits on."""
    asked = ((f"{state.name}?{who}", who.value) for who in (BUYER, SELLER, STAFF) if state.kinds)
    return ((state.name, None), *asked)


OPEN = frozenset(
    (role.value, standing)
    for workflow in WORKFLOWS
    for state in workflow.states
    for standing, _ in standings(state)
    for role in PARTIES
    if not state.final
)
"""By role and standing: the orders of a party that still go on."""
CLAIMED = frozenset(state.name for workflow in WORKFLOWS for state in workflow.states if state.turn is STAFF)
"""The states in which staff see to whether money has come."""
DONE = frozenset(state.name for workflow in WORKFLOWS for state in workflow.states if state.reviewed_by)
"""The states in which the work was done."""


def workflow(name: str, version: int) -> Workflow:
    """The process an order was placed under. Raises `KeyError` for one that was never shipped."""
    return _BY_KEY[name, version]


_BY_KEY = {(each.name, each.version): each for each in WORKFLOWS}
