"""What was promised in writing, process by process, transcribed row by row from processes.md and not from the
declarations: a declaration that says something else is wrong, however well the machine obeys it.

A row reads: who does what -> where it leads, what it is called once it has happened, and everything that goes with it.
`after` is silence.
"""

from collections.abc import Iterator

from core.atlas.words import length, reminder, wait
from core.check.finding import Proof, Verdict
from core.effects import Effect, Hold, SetClock, Settlement
from core.forms import Field, Text, Ticks
from core.workflow import Action, Deadline, Move, State, Workflow

SERVICE = """
begins with unpaid

unpaid waits on buyer
unpaid: till pay -> queued; paid; hold; if paid-in-full
unpaid: buyer claim_payment -> confirming; payment_claimed; if paid-by-hand; at most 2
unpaid: buyer withdraw -> cancelled; withdrawn; caused by buyer
unpaid: after 24 h -> cancelled; payment_lapsed; caused by time; remind at half time, 2 h before

confirming waits on staff
confirming: till pay -> queued; paid; hold; if paid-in-full
confirming: staff deny_payment -> unpaid; payment_denied; asks reason
confirming: buyer withdraw -> cancelled; withdrawn; caused by buyer
confirming: after 3 days -> cancelled; confirmation_lapsed; caused by time; remind after 1 h, after 12 h, after 24 h

queued waits on seller
queued: seller start -> in_progress; started; clock delivery_time
queued: seller decline -> cancelled; declined; refund; asks reason; caused by seller
queued: buyer cancel -> cancelled; cancelled; refund; asks reason; caused by buyer
queued: after 24 h -> cancelled; start_lapsed; refund; caused by time; remind 6 h before, 1 h before

in_progress waits on seller
in_progress: seller deliver -> delivered; delivered; asks delivery
in_progress: seller give_up -> cancelled; given_up; refund; asks reason; caused by seller
in_progress: after the time on the work clock -> overdue; delivery_lapsed; remind at half time, 24 h before, 2 h before

overdue waits on seller
overdue: seller deliver -> delivered; delivered; asks delivery
overdue: buyer cancel -> cancelled; cancelled; refund; asks reason; caused by seller
overdue: seller give_up -> cancelled; given_up; refund; asks reason; caused by seller
overdue: after 14 days -> cancelled; overdue_lapsed; refund; caused by seller;
    remind at half time, 24 h before, 2 h before

delivered waits on buyer
delivered: buyer accept -> completed; accepted; pay_out
delivered: buyer request_revision -> in_progress; revision_requested; clock revision_time; asks changes;
    at most revisions
delivered: seller correct -> delivered; corrected; asks delivery; at most 1; anew after each deliver
delivered: after 7 days -> completed; review_lapsed; pay_out; remind 3 days before, 24 h before; put off once by 3 days

completed is final; reviewed by buyer, seller
cancelled is final

changes: all of changes 3..2000
delivery: any of text 1..2000, files ..20, links ..20, ticked for every line
reason: all of reason 3..500
"""

PROMISES = {"service": SERVICE}


def kept(workflow: Workflow, promised: str | None = None) -> Iterator[Verdict]:
    """Whether `workflow` says what was promised of it, which is in `PROMISES` unless it is handed in."""
    wanted = _rows(PROMISES.get(workflow.name, "") if promised is None else promised)
    declared = _rows(written(workflow))
    if not wanted:
        yield Proof.WRITTEN, f"nobody wrote down what {workflow.name} promises"
        return
    for row in wanted:
        yield Proof.WRITTEN, None if row in declared else f"promised, and not declared: {row}"
    for row in declared:
        yield Proof.WRITTEN, None if row in wanted else f"declared, and not promised: {row}"


def _rows(text: str) -> list[str]:
    return [row for row in text.replace("\n    ", " ").splitlines() if row]


def written(workflow: Workflow) -> str:
    """The declaration in the same words."""
    return "\n".join((*_states(workflow), *_forms(workflow)))


def _states(workflow: Workflow) -> Iterator[str]:
    yield f"begins with {workflow.start.name}"
    for state in workflow.states:
        yield f"{state.name} waits on {state.turn}" if state.turn else _end(state)
        yield from (_row(state, move) for move in state.moves)


def _end(state: State) -> str:
    reviewed = f"reviewed by {', '.join(state.reviewed_by)}" if state.reviewed_by else ""
    return "; ".join(filter(None, (f"{state.name} is final", reviewed)))


def _row(state: State, move: Move) -> str:
    doing = f"{move.by} {move.name}" if isinstance(move, Action) else f"after {wait(move.after)}"
    extras = (move.event, *map(_effect, move.effects), *_with(move))
    return f"{state.name}: {doing} -> {'; '.join((move.to, *filter(None, extras)))}"


def _effect(effect: Effect) -> str:
    match effect:
        case SetClock(term):
            return f"clock {term}"
        case Hold():
            return "hold"
        case Settlement():
            return effect.value


def _with(move: Move) -> Iterator[str]:
    """Everything that goes with a move, in one order for all."""
    if isinstance(move, Action):
        yield f"asks {move.form.name}" if move.form else ""
        yield f"if {move.guard.name}" if move.guard else ""
        yield f"at most {move.at_most.limit}" if move.at_most else ""
        yield f"anew after each {move.at_most.per}" if move.at_most and move.at_most.per else ""
    yield f"caused by {move.cause}" if move.cause else ""
    if isinstance(move, Deadline):
        yield f"remind {', '.join(map(reminder, move.remind))}" if move.remind else ""
        yield f"put off once by {length(move.put_off)}" if move.put_off else ""


def _forms(workflow: Workflow) -> Iterator[str]:
    forms = {move.form for _, move in workflow.moves() if isinstance(move, Action) and move.form}
    for form in sorted(forms, key=lambda form: form.name):
        yield f"{form.name}: {form.needs} of {', '.join(map(_field, form.fields))}"


def _field(field: Field) -> str:
    match field:
        case Text(name, shortest, longest):
            return f"{name} {shortest}..{longest}"
        case Ticks(name):
            return f"{name} for every line"
        case _:
            return f"{field.name} ..{field.most}"
