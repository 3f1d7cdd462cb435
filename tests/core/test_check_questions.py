"""A fault in what becomes of questions, their money and their time is found, and by the proof that one would expect."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.check import Engine, Proof
from core.forms import Form, Price, Text
from core.guards import PAID_BY_HAND
from core.ledger import Journal, journal
from core.moves import pieces
from core.order import Line, Order, Proposed, Stage
from core.step import Held, Joined, Moved, Notice, Posting, Refused, Returned
from core.workflow import (
    BUYER,
    SELLER,
    STAFF,
    Action,
    Bound,
    Move,
    Part,
    Pays,
    State,
    Workflow,
    hours,
)
from core.workflows.service import SERVICE
from tests.core.planted import (
    Asked,
    answering,
    asking,
    booking,
    changed,
    doing,
    everywhere,
    found,
    hearing,
    judging,
    leaving,
    moves_of,
    obeying,
    posting,
    sound,
    telling,
    with_state,
)


def _keeping(event: str) -> Engine:
    """A machine that forgets, with this event, to give back what was paid for a question."""

    def keep(moved: Moved, _: Order) -> Moved:
        if moved.event is None or moved.event.name != event:
            return moved
        return replace(moved, postings=tuple(each for each in moved.postings if not isinstance(each, Returned)))

    return doing(keep)


def _asking(change: Callable[[Proposed], Proposed]) -> Engine:
    """A machine that remembers another question than was asked."""
    return leaving(lambda after, _: replace(after, proposed=change(after.proposed)) if after.proposed else after)


def _doubled(posted: Posting) -> tuple[Posting, ...]:
    return (posted, posted) if isinstance(posted, Joined) else (posted,)


def _stale_key(posted: Posting, order: Order, at: datetime) -> Journal:
    booked = journal(posted, order, at)
    return replace(booked, key=f"{booked.key}:{booked.kind}") if isinstance(posted, Returned) else booked


def _into_the_order(posted: Posting) -> tuple[Posting, ...]:
    return (Held(posted.minor),) if isinstance(posted, Held) else (posted,)


def _to_the_seller(posted: Posting, order: Order, at: datetime) -> Journal:
    return journal(posted, replace(order, buyer=order.seller) if isinstance(posted, Returned) else order, at)


def _without(part: Part) -> Workflow:
    """`service` in which a step can be made by either side."""

    def either(move: Move) -> Move:
        if move.piece is None or move.piece.part is not part:
            return move
        return replace(move, piece=replace(move.piece, part=Part.FORGO))

    return everywhere(either, SERVICE)


def _anew(move: Move) -> Move:
    """Asking is counted anew with each date that was agreed."""
    asks = isinstance(move, Action) and move.piece and move.piece.part is Part.ASK
    if not (isinstance(move, Action) and asks):
        return move
    return replace(move, at_most=Bound("proposals", per="agree_extension", of=move.count))


def _shared(move: Move) -> Move:
    """Whoever asks takes a question away from the other side."""
    asks = isinstance(move, Action) and move.piece and move.piece.part is Part.ASK
    return replace(move, at_most=Bound("proposals", of="asked")) if isinstance(move, Action) and asks else move


def _one_more(move: Move) -> Move:
    asks = isinstance(move, Action) and move.piece and move.piece.part is Part.ASK
    return replace(move, at_most=Bound(3, of=move.count)) if isinstance(move, Action) and asks else move


def _asked_over(asked: Asked) -> Moved | Refused:
    """The answer of a machine that lets a second question take the place of the first."""
    first = sound(asked)
    if not isinstance(first, Refused) or first.reason != "question-open":
        return first
    return sound(replace(asked, order=replace(asked.order, proposed=None)))


BEYOND = Form("settlement", (Price("amount"), Text("reason", 3, 500)))
"""Of a settlement that may take more than is held."""


def _paused_on(after: Order, before: Order) -> Order:
    """Nothing of a pause is taken back."""
    kept = {alarm.kind: alarm for alarm in before.alarms if alarm.deadline == "delivery_lapsed"}
    ended = before.proposed and before.proposed.paused and not after.proposed
    if not ended or after.state != "in_progress" or len(after.terms.lines) != len(before.terms.lines):
        return after
    return replace(after, alarms=tuple(kept.get(alarm.kind, alarm) for alarm in after.alarms))


def _unlimited(asked: Asked) -> Asked:
    """As if no time of the pause had been spent before."""
    return replace(asked, order=replace(asked.order, paused=timedelta()))


def _reminding_the_asker(moved: Moved, before: Order) -> Moved:
    asked = before.proposed
    if asked is None or asked.stage is not Stage.ASKED:
        return moved
    lapse = f"{asked.kind}_lapsed"
    told = (replace(each, to=asked.by) if each.reminds and each.topic == lapse else each for each in moved.notices)
    return replace(moved, notices=tuple(told))


def _surviving(event: str) -> Engine:
    def survive(moved: Moved, before: Order) -> Moved:
        if moved.event is None or moved.event.name != event or before.proposed is None:
            return moved
        return replace(moved, order=replace(moved.order, proposed=before.proposed))

    return doing(survive)


def _confirming_less(asked: Asked) -> Moved | Refused:
    """Staff book what their press carries, and not what is owed."""
    outcome = sound(asked)
    if asked.command.by not in {STAFF, 13} or not isinstance(outcome, Moved):
        return outcome
    less = (Held(each.minor - 1, each.number) if isinstance(each, Held) else each for each in outcome.postings)
    return replace(outcome, postings=tuple(less))


def _no_line(after: Order) -> Order:
    return replace(after, terms=replace(after.terms, lines=after.terms.lines[:1]))


def _other_line(after: Order, before: Order) -> Order:
    if len(after.terms.lines) == len(before.terms.lines):
        return after
    last = after.terms.lines[-1]
    return replace(after, terms=replace(after.terms, lines=(*before.terms.lines, Line(last.title, last.price + 1))))


def _told_early(moved: Moved, _: Order) -> Moved:
    asked = moved.event and moved.event.name == "addition_asked"
    return replace(moved, notices=(*moved.notices, Notice(SELLER, "addition_asked"))) if asked else moved


def _of(kind: str, move: Move, **changes: Any) -> Move:
    if move.piece is None or move.piece.proposal.kind != kind:
        return move
    return replace(move, piece=replace(move.piece, proposal=replace(move.piece.proposal, **changes)))


def _a_minute_later(after: Order, before: Order) -> Order:
    if before.proposed is None or before.proposed.kind != "extension" or after.proposed is not None:
        return after
    moved = (
        replace(alarm, at=alarm.at + timedelta(minutes=1)) if alarm.kind == "delivery_lapsed" else alarm
        for alarm in after.alarms
    )
    return replace(after, alarms=tuple(moved))


MACHINES: dict[str, tuple[Engine, Proof]] = {
    "a declined addition keeps the money": (_keeping("addition_declined"), Proof.APART),
    "an addition that was withdrawn keeps the money": (_keeping("addition_withdrawn"), Proof.APART),
    "an addition that lapsed keeps the money": (_keeping("addition_lapsed"), Proof.APART),
    "becoming overdue keeps the money of an addition": (_keeping("delivery_lapsed"), Proof.APART),
    "a delivery keeps the money of an addition": (_keeping("delivered"), Proof.APART),
    "giving up keeps the money of an addition": (_keeping("given_up"), Proof.APART),
    "the money of an addition joins twice": (posting(_doubled), Proof.APART),
    "the money of an addition never joins": (
        posting(lambda posted: () if isinstance(posted, Joined) else (posted,)),
        Proof.APART,
    ),
    "the money of an addition is the order's at once": (posting(_into_the_order), Proof.APART),
    "what comes back comes to the seller": (Engine(journal=_to_the_seller), Proof.MONEY),
    "what joined could come back as well": (Engine(journal=_stale_key), Proof.MONEY),
    "the escrow of a question has the key of the order's": (
        booking(lambda booked: replace(booked, key=booked.key.partition("/")[0]), "hold"),
        Proof.MONEY,
    ),
    "any amount pays for an addition": (judging("proposal-paid", lambda *_: True, SERVICE), Proof.GUARDS),
    "the money of another question pays": (
        judging("proposal-paid", lambda o, p: o.proposed is not None and p.get("amount") == o.proposed.price, SERVICE),
        Proof.GUARDS,
    ),
    "staff confirm another amount": (answering(_confirming_less), Proof.MONEY),
    "nothing of a pause is taken back": (leaving(_paused_on), Proof.DEADLINES),
    "a pause is not counted": (leaving(lambda after, before: replace(after, paused=before.paused)), Proof.PAUSE),
    "the work may stand longer than agreed": (hearing(_unlimited), Proof.PAUSE),
    "an offer that waits for its money pauses nothing": (
        obeying(everywhere(lambda move: _of("offer", move, pauses=False), SERVICE)),
        Proof.PAUSE,
    ),
    "a new date pauses the work": (
        obeying(everywhere(lambda move: _of("extension", move, pauses=True), SERVICE)),
        Proof.PAUSE,
    ),
    "a second question is taken": (answering(_asked_over), Proof.QUESTION),
    "the asker agrees": (obeying(_without(Part.AGREE)), Proof.ACTORS),
    "the other side withdraws": (obeying(_without(Part.WITHDRAW)), Proof.ACTORS),
    "a question survives a delivery": (_surviving("delivered"), Proof.QUESTION),
    "a question survives its answer": (_surviving("extension_declined"), Proof.QUESTION),
    "an offer survives becoming overdue": (_surviving("delivery_lapsed"), Proof.QUESTION),
    "a question carries nothing": (
        _asking(lambda asked: replace(asked, carries={})),
        Proof.QUESTION,
    ),
    "a question is the other side's": (
        _asking(lambda asked: replace(asked, by=BUYER)),
        Proof.QUESTION,
    ),
    "a question has no time of its own": (
        leaving(lambda after, _: replace(after, alarms=tuple(a for a in after.alarms if "_lapsed" in a.deadline))),
        Proof.DEADLINES,
    ),
    "asking is not counted": (
        leaving(
            lambda after, before: replace(
                after, counts={**after.counts, "asked_by_buyer": before.counts.get("asked_by_buyer", 0)}
            )
        ),
        Proof.COUNTERS,
    ),
    "what one side asks is counted for both": (obeying(everywhere(_shared, SERVICE)), Proof.COUNTERS),
    "once more is asked": (obeying(everywhere(_one_more, SERVICE)), Proof.COUNTERS),
    "a refusal is not counted": (
        obeying(everywhere(lambda move: _of("cancellation", move, counted=False), SERVICE)),
        Proof.COUNTERS,
    ),
    "a settlement takes more than is held": (
        obeying(changed("in_progress", "ask_settlement", SERVICE, form=BEYOND)),
        Proof.FORMS,
    ),
    "an agreed date is another": (
        leaving(_a_minute_later),
        Proof.DEADLINES,
    ),
    "what was added is no line of the order": (leaving(lambda after, _: _no_line(after)), Proof.RECORD),
    "what was added costs something else": (leaving(_other_line), Proof.RECORD),
    "a reminder of a question goes to the asker": (doing(_reminding_the_asker), Proof.REMINDERS),
    "the other side hears of an addition before it is paid": (doing(_told_early), Proof.TOLD),
    "nobody hears of an answer": (
        telling(lambda notice: None if notice.topic == "settlement_declined" else notice),
        Proof.TOLD,
    ),
    "a buyer does not hear that their money is back": (
        telling(lambda notice: None if (notice.topic, notice.to) == ("returned", BUYER) else notice),
        Proof.TOLD,
    ),
}


@pytest.mark.parametrize(("machine", "proof"), MACHINES.values(), ids=MACHINES)
def test_a_fault_in_how_a_question_is_handled_is_found_by_its_proof(machine: Engine, proof: Proof) -> None:
    assert found(proof, SERVICE, machine, SERVICE)


def otherwise(kind: str, **changes: Any) -> Workflow:
    """`service` with a question declared otherwise while the work goes on."""

    def declare(here: State) -> State:
        kept = (move for move in here.moves if move.piece is None or move.piece.proposal.kind != kind)
        asked = next(each for each in here.proposals if each.kind == kind)
        return moves_of(here, *kept, *pieces(replace(asked, **changes)))

    return with_state("in_progress", declare, SERVICE)


DECLARATIONS: dict[str, tuple[Workflow, Proof]] = {
    "an accepted addition leaves its money apart": (otherwise("addition", effects=()), Proof.APART),
    "a cancellation by both keeps the money": (otherwise("cancellation", effects=()), Proof.MONEY),
    "a cancellation by both is on nobody's account": (otherwise("cancellation", cause=None), Proof.RECORD),
    "a settlement ends as a cancellation": (otherwise("settlement", to="cancelled"), Proof.SHARES),
    "a new date is set for nothing": (otherwise("extension", effects=()), Proof.WRITTEN),
    "a question is asked without end": (everywhere(_anew, asking("extension")), Proof.ROUNDS),
    "a question stands an hour longer": (otherwise("extension", stands=hours(25)), Proof.WRITTEN),
    "a yes comes after the date that was asked for": (otherwise("extension", stands=hours(49)), Proof.QUESTION),
    "an addition is paid when it is agreed": (
        otherwise("addition", pays=Pays.WHEN_AGREED),
        Proof.WRITTEN,
    ),
    "only some can ask": (otherwise("extension", guard=PAID_BY_HAND), Proof.WRITTEN),
    "what was declined keeps the money": (
        changed("in_progress", "decline_addition", SERVICE, effects=()),
        Proof.APART,
    ),
    "a lapse moves the order": (changed("in_progress", "addition_lapsed", SERVICE, to="overdue"), Proof.WRITTEN),
}


@pytest.mark.parametrize(("workflow", "proof"), DECLARATIONS.values(), ids=DECLARATIONS)
def test_a_fault_in_how_a_question_is_declared_is_found_by_its_proof(workflow: Workflow, proof: Proof) -> None:
    assert found(proof, workflow, origin=SERVICE)
