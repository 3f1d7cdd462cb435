"""The chapter of a page about what the parties may ask each other: each question once, wherever it may be open."""

from collections.abc import Iterator

from core.atlas import words
from core.moves import CLAIMS_AT_MOST, CONFIRMATION, PAYMENT_WINDOW
from core.order import QUESTIONS
from core.workflow import STAY, Proposal, State, Workflow

OPENING = """\
Some steps need the other side's yes. One side asks, the other agrees or declines, only the asker may withdraw, and
what is not answered lapses; whoever is waited for is reminded at half time and 2 h before. One question is open per
order at a time, beside the state and its deadlines, and each side may ask {often} on one order, whatever the other
asks. A press of either side that moves the order closes it; silence, and whoever is no party, closes it only where the
next state does not know it."""

PAYING = """\
What costs something is paid within {window}, or it is over; the buyer may forgo it before. Where staff see to the
money by hand, the buyer says that it was sent ({often}), and staff confirm or deny it within {confirmed}. What was paid
is held apart until the question is over: then it joins what is held, or goes back to the buyer."""

TABLE = "| | in | asks for | the yes does | stands | is paid | the work clock |\n|---|---|---|---|---|---|---|"


def questions(workflow: Workflow) -> Iterator[str]:
    """The parts of the chapter, or nothing for a process without any."""
    asked = dict.fromkeys(each for state in workflow.states for each in state.proposals)
    if not asked:
        return
    yield "## Questions between the parties"
    yield OPENING.format(often=words.times(QUESTIONS))
    if any(each.pays for each in asked):
        yield PAYING.format(
            window=words.length(PAYMENT_WINDOW),
            often=words.times(CLAIMS_AT_MOST),
            confirmed=words.length(CONFIRMATION),
        )
    yield "\n".join((TABLE, *(_row(workflow, each) for each in asked)))


def _row(workflow: Workflow, asked: Proposal) -> str:
    states = [state for state in workflow.states if asked in state.proposals]
    leads = () if asked.to == STAY else (_sign(workflow.target(states[0], asked)),)
    cells = (
        f"`{asked.kind}`",
        ", ".join(map(_sign, states)),
        asked.form.name,
        ", ".join((*leads, *map(words.effect, asked.effects))),
        words.length(asked.stands),
        words.payment(asked) or "–",
        "stands meanwhile" if asked.pauses else "runs on",
    )
    return f"| {' | '.join(cells)} |"


def _sign(state: State) -> str:
    return f"{state.mark} `{state.name}`"
