"""What can be seen in a declaration without walking it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from core.atlas import texts as owed
from core.check.books import GUARDS
from core.check.finding import Proof, Verdict
from core.check.times import reminded_within
from core.effects import Settlement
from core.forms import Moment, Text
from core.order import Stage
from core.workflow import Action, Deadline, InAll, Workflow


def conditions(workflow: Workflow) -> Iterator[Verdict]:
    """Every condition must be one whose meaning the checker knows by itself."""
    for _, move in workflow.moves():
        if isinstance(move, Action) and move.guard:
            unknown = move.guard.name not in GUARDS
            yield Proof.GUARDS, f"nobody told the checker what {move.guard.name} means" if unknown else None


def reasons(workflow: Workflow) -> Iterator[Verdict]:
    """Cancelling always asks for a reason, where there is somebody to read it: the one who cancels, or who asks to."""
    for state, move in workflow.moves():
        if isinstance(move, Action) and Settlement.REFUND in move.effects:
            form = move.piece.proposal.form if move.piece else move.form
            asks = form is not None and any(isinstance(field, Text) for field in form.fields)
            yield Proof.FORMS, None if asks else f"{move.name} in {state.name} gives money back and asks for no reason"


def answers(workflow: Workflow, set_to: Mapping[str, timedelta]) -> Iterator[Verdict]:
    """A date that one asks for must still lie ahead when the other side agrees to it, however late they answer."""
    for state in workflow.states:
        for lapse in state.lapses:
            asked = lapse.piece.proposal.form.fields if lapse.piece and Stage.ASKED in lapse.piece.stages else ()
            ahead = [field.ahead for field in asked if isinstance(field, Moment)]
            stands = set_to.get(lapse.name, lapse.after)
            late = isinstance(stands, timedelta) and any(stands > least for least in ahead)
            wrong = f"{lapse.name} in {state.name} comes later than a date that may be asked for"
            yield Proof.QUESTION, wrong if late else None


def languages(workflow: Workflow, texts: Mapping[str, Collection[str]]) -> Iterator[Verdict]:
    """Every language must have every text."""
    for language, ids in texts.items():
        for text in sorted(owed(workflow)):
            yield Proof.TEXTS, None if text in ids else f"{language} has no {text}"


def lengths(workflow: Workflow, set_to: Mapping[str, timedelta]) -> Iterator[Verdict]:
    """Whoever is waited for has some time, and is reminded before it is over (docs/decisions/0021)."""
    deadlines = {move.name: move for _, move in workflow.moves() if isinstance(move, Deadline)}
    for name, length in set_to.items():
        deadline = deadlines.get(name)
        if deadline is None or not isinstance(deadline.after, timedelta | InAll):
            yield Proof.DEADLINES, f"{name} has no length that could be set"
            continue
        yield Proof.DEADLINES, f"{name} would be over as it begins" if length <= timedelta() else None
        silent = deadline.remind and not reminded_within(deadline, length)
        yield Proof.REMINDERS, f"nobody would be reminded before {name}" if silent else None
