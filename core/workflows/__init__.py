"""The built-in processes: declarations only, one a file. An order names its process and version, and finds it here."""

from core.workflow import PARTIES, Workflow
from core.workflows.service import SERVICE

WORKFLOWS: tuple[Workflow, ...] = (SERVICE,)
OPEN = frozenset(
    (role.value, state.name)
    for workflow in WORKFLOWS
    for state in workflow.states
    for role in PARTIES
    if not state.final
)
"""By role and state: the orders of a party that still go on."""
DONE = frozenset(state.name for workflow in WORKFLOWS for state in workflow.states if state.reviewed_by)
"""The states in which the work was done."""


def workflow(name: str, version: int) -> Workflow:
    """The process an order was placed under. Raises `KeyError` for one that was never shipped."""
    return _BY_KEY[name, version]


_BY_KEY = {(each.name, each.version): each for each in WORKFLOWS}
