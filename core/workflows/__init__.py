"""The built-in processes: declarations only, one a file. An order names its process and version, and finds it here."""

from core.workflow import Workflow
from core.workflows.service import SERVICE

WORKFLOWS: tuple[Workflow, ...] = (SERVICE,)


def workflow(name: str, version: int) -> Workflow:
    """The process an order was placed under. Raises `KeyError` for one that was never shipped."""
    return _BY_KEY[name, version]


_BY_KEY = {(each.name, each.version): each for each in WORKFLOWS}
