"""The page of a process for those who run a community: what can happen to an order, who does it, and what happens when
nobody does anything.
"""

from collections.abc import Iterable, Iterator

from core.atlas import words
from core.atlas.diagram import diagram
from core.atlas.owed import told
from core.atlas.questions import questions
from core.atlas.words import WHO
from core.review import REPLIED_BELOW, REPLIED_WITHIN, WRITTEN_WITHIN
from core.workflow import Action, Actor, Deadline, Move, State, Workflow

NOBODY = "–"

OPENING = """\
*Drawn by `handover docs` from the declaration in `core/workflows/{name}.py`. Change that, and draw this again.*

An order of this process begins as {start} and ends as {ends}. In between it always waits on exactly one side, and this
page says for every state what that side can do, and what happens if they stay silent. Nothing waits for ever.

The lengths are the defaults. A community may set its own; a running order keeps those it was placed with."""

MONEY = """\
A payment of exactly the price moves the order while it is waited for. Any other payment (another amount, a second one,
one that comes too late) goes to the buyer's balance, and the buyer is told. What is held leaves in one piece, once:
back to the buyer without a fee, or to the seller less the community's fee. Where staff see to the money by hand, every
settlement tells them what to send; confirming that money came (`pay`) is then theirs too. Of money that is split, the
buyer's part bears no fee."""

REVIEWS = """\
An order that ends as {ends} can be reviewed by {who}: 1 to 5 stars and a text, within {within}. What one of them wrote
is hidden, and can be changed, until all of them have written or that time is over. If the buyer gives the seller less
than {low} stars, the seller may reply once, within {reply} of its publication."""

TABLE = "| who | does | and then | is asked for | how often | who is told |\n|---|---|---|---|---|---|"
GLANCE = "| | state | waits on | if they stay silent |\n|---|---|---|---|"


def page(workflow: Workflow) -> str:
    """The whole page as markdown, ending in a newline."""
    parts = (
        f"# `{workflow.name}`, version {workflow.version}",
        _opening(workflow),
        "## At a glance",
        "\n".join((GLANCE, *(_glance(workflow, state) for state in workflow.states))),
        f"```mermaid\n{diagram(workflow)}\n```",
        "## State by state",
        *(part for state in workflow.states if not state.final for part in _chapter(workflow, state)),
        *questions(workflow),
        "## Money",
        MONEY,
        "## Reviews",
        "\n\n".join(_reviews(workflow)),
        "## What is asked for",
        "\n".join(f"- **{name}**: {asked}." for name, asked in _forms(workflow)),
    )
    return "\n\n".join(parts) + "\n"


def _opening(workflow: Workflow) -> str:
    ends = words.either([_sign(state) for state in workflow.states if state.final])
    return OPENING.format(name=workflow.name, start=_sign(workflow.start), ends=ends)


def _sign(state: State) -> str:
    return f"{state.mark} `{state.name}`"


def _glance(workflow: Workflow, state: State) -> str:
    waits = WHO[state.turn] if state.turn else NOBODY
    silence = "; ".join(
        f"after {words.wait(each.after)}: {_outcome(workflow, state, each)}" for each in state.deadlines
    )
    return f"| {state.mark} | `{state.name}` | {waits} | {silence or NOBODY} |"


def _outcome(workflow: Workflow, state: State, move: Move) -> str:
    return ", ".join((_sign(workflow.target(state, move)), *map(words.effect, move.effects)))


def _chapter(workflow: Workflow, state: State) -> Iterator[str]:
    turn = f": waits on {WHO[state.turn]}" if state.turn else ""
    yield f"### {_sign(state)}{turn}"
    yield "\n".join((TABLE, *(_row(workflow, state, action) for action in state.actions if not action.piece)))
    if state.proposals:
        asked = [f"`{each.kind}` (by {words.either([WHO[one] for one in each.by])})" for each in state.proposals]
        yield f"Questions that may be asked: {words.listed(asked)}."
    yield from (_silence(workflow, state, deadline) for deadline in state.deadlines)


def _row(workflow: Workflow, state: State, action: Action) -> str:
    asked = f"{action.form.name}" if action.form else NOBODY
    often = words.bound(action.at_most) if action.at_most else NOBODY
    cells = (
        WHO[action.by],
        f"`{action.name}`{_condition(action)}",
        _outcome(workflow, state, action),
        asked,
        often,
        _people(told(workflow, state, action)),
    )
    return f"| {' | '.join(cells)} |"


def _condition(action: Action) -> str:
    return f" ({words.said(action.guard.name.replace('-', ' '))})" if action.guard else ""


def _people(actors: Iterable[Actor]) -> str:
    return words.listed([WHO[actor] for actor in actors]) or NOBODY


def _silence(workflow: Workflow, state: State, deadline: Deadline) -> str:
    silent = WHO[state.turn] if state.turn else "nobody"
    sentences = [
        f"**Silence of {silent}.** After **{words.wait(deadline.after)}** (`{deadline.name}`):",
        f"{_outcome(workflow, state, deadline)}. Told of it: {_people(told(workflow, state, deadline))}.",
    ]
    if deadline.remind:
        moments = words.listed([words.reminder(each) for each in deadline.remind])
        sentences.append(f"Reminders to {silent}: {moments}.")
    if deadline.put_off:
        sentences.append(
            f"If no reminder reached {silent}, this is put off once by {words.length(deadline.put_off)}, "
            f"and {silent} and staff are told."
        )
    return " ".join(sentences)


def _reviews(workflow: Workflow) -> Iterator[str]:
    """A paragraph for the ends that the same people review."""
    ends = [state for state in workflow.states if state.reviewed_by]
    for who in dict.fromkeys(state.reviewed_by for state in ends):
        yield REVIEWS.format(
            ends=words.either([_sign(state) for state in ends if state.reviewed_by == who]),
            who=words.listed([WHO[each] for each in who]),
            within=words.length(WRITTEN_WITHIN),
            low=REPLIED_BELOW,
            reply=words.length(REPLIED_WITHIN),
        )


def _forms(workflow: Workflow) -> Iterator[tuple[str, str]]:
    forms = {move.form.name: move.form for _, move in workflow.moves() if isinstance(move, Action) and move.form}
    return ((name, words.form(asked)) for name, asked in sorted(forms.items()))
