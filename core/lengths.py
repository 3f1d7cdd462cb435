"""Which lengths of a process a community can set, and how far: an hour at least, so that a person can act, and half a
year at most, so that no order waits for ever. Whether they are sound together is proved (`core.check.check_lengths`).
"""

from collections.abc import Mapping
from datetime import timedelta

from core.workflow import Deadline, InAll, Workflow

SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=180)


def settable(workflow: Workflow) -> Mapping[str, timedelta]:
    """The deadlines that can be set, with the lengths that the process itself has, in the order of its states."""
    found = ((move.name, _length(move)) for _, move in workflow.moves() if isinstance(move, Deadline))
    return {name: length for name, length in found if length is not None}


def _length(deadline: Deadline) -> timedelta | None:
    """That of a work clock is each order's own, and business days are no length."""
    match deadline.after:
        case timedelta() as length:
            return length
        case InAll(length):
            return length
        case _:
            return None


def fits(length: timedelta) -> bool:
    """Whether a length is within the bounds, in whole minutes."""
    return SHORTEST <= length <= LONGEST and not length % timedelta(minutes=1)


def changed(workflow: Workflow, lengths: Mapping[str, timedelta], name: str, length: timedelta) -> dict[str, timedelta]:
    """`lengths` with one more set; what is as the process has it need not be remembered. Raises `KeyError`."""
    usual = settable(workflow)
    if name not in usual:
        raise KeyError(name)
    new = {**lengths, name: length}
    return {each: new[each] for each in usual if each in new and new[each] != usual[each]}
