"""A fault in a declaration is found, and by the proof that one would expect."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.check import Proof, check
from core.effects import HOLD, PAY_OUT, REFUND, SetClock
from core.workflow import (
    BUYER,
    SELLER,
    STAFF,
    TILL,
    Before,
    Bound,
    Cause,
    Since,
    Workflow,
    action,
    hours,
)
from tests.core.planted import changed, with_move, with_state

FAULTS: dict[str, tuple[Workflow, Proof]] = {
    "a decline keeps the money": (changed("queued", "decline", effects=()), Proof.MONEY),
    "silence of the seller keeps the money": (changed("queued", "start_lapsed", effects=()), Proof.MONEY),
    "a payment is not held": (changed("unpaid", "pay", effects=()), Proof.MONEY),
    "a decline pays the seller": (changed("queued", "decline", effects=(PAY_OUT,)), Proof.SHARES),
    "an acceptance refunds the buyer": (changed("delivered", "accept", effects=(REFUND,)), Proof.SHARES),
    "a start refunds the buyer": (changed("queued", "start", effects=(SetClock("delivery_time"), REFUND)), Proof.MONEY),
    "a delivery pays at once": (changed("in_progress", "deliver", effects=(PAY_OUT,)), Proof.SHARES),
    "any amount pays": (changed("unpaid", "pay", guard=None), Proof.MONEY),
    "a payment is held once more": (
        with_move("queued", action("pay", "paid", TILL, "queued", HOLD)),
        Proof.MONEY,
    ),
    "silence of the seller pays the seller": (
        changed("queued", "start_lapsed", effects=(PAY_OUT,), to="completed"),
        Proof.SILENCE,
    ),
    "silence of the buyer refunds the buyer": (
        changed("delivered", "review_lapsed", effects=(REFUND,), to="cancelled"),
        Proof.SILENCE,
    ),
    "silence nobody was reminded of pays": (changed("delivered", "review_lapsed", put_off=None), Proof.PUT_OFF),
    "work starts without a clock": (changed("queued", "start", effects=()), Proof.DEADLINES),
    "a revision gets no time": (changed("delivered", "request_revision", effects=()), Proof.DEADLINES),
    "a deadline is past at once": (changed("overdue", "overdue_lapsed", after=timedelta()), Proof.DEADLINES),
    "a start is the buyer's": (changed("queued", "start", by=BUYER), Proof.WRITTEN),
    "an acceptance is staff's": (changed("delivered", "accept", by=STAFF), Proof.WRITTEN),
    "a seller acts before they joined": (changed("confirming", "withdraw", by=SELLER), Proof.REACHED),
    "who is reminded can do nothing": (
        with_state("queued", lambda here: replace(here, turn=STAFF)),
        Proof.REMINDERS,
    ),
    "a start leads to the end": (changed("queued", "start", to="delivered"), Proof.WRITTEN),
    "a state that nothing leads to": (changed("in_progress", "delivery_lapsed", to="delivered"), Proof.REACHED),
    "revisions without end": (changed("delivered", "request_revision", at_most=None), Proof.ROUNDS),
    "corrections without end": (changed("delivered", "correct", at_most=None), Proof.ROUNDS),
    "corrections counted anew by themselves": (
        changed("delivered", "correct", at_most=Bound(1, per="correct")),
        Proof.WRITTEN,
    ),
    "claims without end": (changed("unpaid", "claim_payment", at_most=None), Proof.ROUNDS),
    "a correction more": (changed("delivered", "correct", at_most=Bound(2, per="deliver")), Proof.WRITTEN),
    "the clock goes round": (
        changed("overdue", "overdue_lapsed", to="in_progress", effects=(SetClock("revision_time"),), cause=None),
        Proof.SILENCE,
    ),
    "an hour more to start": (changed("queued", "start_lapsed", after=hours(25)), Proof.WRITTEN),
    "a reminder missing": (changed("queued", "start_lapsed", remind=(Before(hours(6)),)), Proof.WRITTEN),
    "a reminder late": (
        changed("queued", "start_lapsed", remind=(Before(hours(5)), Before(hours(1)))),
        Proof.WRITTEN,
    ),
    "a reminder after its deadline": (
        changed("queued", "start_lapsed", remind=(Before(hours(6)), Since(hours(25)))),
        Proof.WRITTEN,
    ),
    "two reminders by one name": (
        changed("queued", "start_lapsed", remind=(Before(timedelta(minutes=90)), Before(hours(1)))),
        Proof.REMINDERS,
    ),
    "a cancellation on nobody's account": (changed("queued", "decline", cause=None), Proof.RECORD),
    "on the wrong account": (changed("overdue", "cancel", cause=Cause.BUYER), Proof.WRITTEN),
    "a cancellation without a reason": (changed("queued", "cancel", form=None), Proof.FORMS),
}


@pytest.mark.parametrize(("workflow", "proof"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_declaration_is_found_by_its_proof(workflow: Workflow, proof: Proof) -> None:
    assert proof in check(workflow).faults
