"""A fault in a declaration is found, and by the proof that one would expect."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.check import Proof, check
from core.check.rows import written
from core.effects import HOLD, PAY_OUT, REFUND, SetClock
from core.workflow import (
    CLOCK,
    SELLER,
    STAFF,
    TILL,
    BadWorkflow,
    Before,
    Since,
    Workflow,
    action,
    hours,
)
from tests.core.planted import PLAIN, changed, found, with_move, with_state

FAULTS: dict[str, tuple[Workflow, Proof]] = {
    "a decline keeps the money": (changed("queued", "decline", effects=()), Proof.MONEY),
    "silence of the seller keeps the money": (changed("queued", "start_lapsed", effects=()), Proof.MONEY),
    "a payment is not held": (changed("unpaid", "pay", effects=()), Proof.MONEY),
    "a decline pays the seller": (changed("queued", "decline", effects=(PAY_OUT,)), Proof.SHARES),
    "an acceptance refunds the buyer": (changed("delivered", "accept", effects=(REFUND,)), Proof.SHARES),
    "a start refunds the buyer": (changed("queued", "start", effects=(SetClock("delivery_time"), REFUND)), Proof.MONEY),
    "a delivery pays at once": (changed("in_progress", "deliver", effects=(PAY_OUT,)), Proof.SHARES),
    "any amount pays": (changed("unpaid", "pay", guard=None), Proof.MONEY),
    "a payment is held once more": (with_move("queued", action("pay", "paid", TILL, "queued", HOLD)), Proof.MONEY),
    "silence of the seller pays the seller": (
        changed("queued", "start_lapsed", effects=(PAY_OUT,), to="completed"),
        Proof.SILENCE,
    ),
    "silence of the buyer refunds the buyer": (
        changed("delivered", "review_lapsed", effects=(REFUND,), to="cancelled"),
        Proof.SILENCE,
    ),
    "silence nobody was reminded of pays": (changed("delivered", "review_lapsed", put_off=None), Proof.PUT_OFF),
    "the clock goes round": (
        changed("overdue", "overdue_lapsed", to="in_progress", effects=(SetClock("revision_time"),), cause=None),
        Proof.SILENCE,
    ),
    "work starts without a clock": (changed("queued", "start", effects=()), Proof.DEADLINES),
    "a revision gets no time": (changed("delivered", "request_revision", effects=()), Proof.DEADLINES),
    "a deadline is past at once": (changed("overdue", "overdue_lapsed", after=timedelta()), Proof.DEADLINES),
    "a deadline is an hour late": (changed("queued", "start_lapsed", after=hours(25)), Proof.WRITTEN),
    "a reminder is missing": (changed("queued", "start_lapsed", remind=(Before(hours(6)),)), Proof.WRITTEN),
    "a reminder lies after its deadline": (
        changed("queued", "start_lapsed", remind=(Before(hours(6)), Since(hours(25)))),
        Proof.WRITTEN,
    ),
    "two reminders go by one name": (
        changed("queued", "start_lapsed", remind=(Before(timedelta(minutes=90)), Before(hours(1)))),
        Proof.REMINDERS,
    ),
    "who is reminded can do nothing": (with_state("queued", lambda here: replace(here, turn=STAFF)), Proof.REMINDERS),
    "a seller acts before they joined": (changed("confirming", "withdraw", by=SELLER), Proof.REACHED),
    "nothing leads to a state": (changed("in_progress", "delivery_lapsed", to="delivered"), Proof.REACHED),
    "an acceptance is staff's": (changed("delivered", "accept", by=STAFF), Proof.WRITTEN),
    "revisions without end": (changed("delivered", "request_revision", at_most=None), Proof.ROUNDS),
    "corrections without end": (changed("delivered", "correct", at_most=None), Proof.ROUNDS),
    "claims without end": (changed("unpaid", "claim_payment", at_most=None), Proof.ROUNDS),
    "a cancellation on nobody's account": (changed("queued", "decline", cause=None), Proof.RECORD),
    "a cancellation without a reason": (changed("queued", "cancel", form=None), Proof.FORMS),
}


@pytest.mark.parametrize(("workflow", "proof"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_declaration_is_found_by_its_proof(workflow: Workflow, proof: Proof) -> None:
    assert found(proof, workflow)


CONTRADICTIONS: dict[str, dict[str, Any]] = {
    "silence has no outcome": {"deadlines": ()},
    "one actor has two actions of one name": {
        "actions": (*PLAIN.state("queued").actions, action("start", "begun", SELLER, "overdue"))
    },
    "begun leads to nowhere": {"actions": (action("start", "begun", SELLER, "nowhere"),)},
    "the clock does not press start": {"actions": (action("start", "begun", CLOCK, "overdue"),)},
    "declined settles twice": {"actions": (action("decline", "declined", SELLER, "cancelled", REFUND, PAY_OUT),)},
    "nothing leaves a final state": {"turn": None},
}


@pytest.mark.parametrize(("problem", "changes"), CONTRADICTIONS.items(), ids=CONTRADICTIONS)
def test_a_declaration_that_contradicts_itself_is_refused_before_any_order_follows_it(
    problem: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(BadWorkflow, match=problem):
        with_state("queued", lambda here: replace(here, **changes))


def test_the_shortest_life_that_shows_a_fault_is_told_step_by_step() -> None:
    workflow = FAULTS["silence of the seller keeps the money"][0]
    lines = list(check(workflow, promised=written(workflow)).lines())
    assert "  BROKEN  money       " in "\n".join(lines)
    assert lines[-3:] == [
        "  day  0, 00:00  the buyer    placed                                       unpaid",
        "  day  0, 00:01  the till     pay 3                                        queued",
        "  day  1, 00:01  the clock    start_lapsed                                 cancelled",
    ]
