"""The checker knows every word of the vocabulary, also those that no shipped process uses yet: a clock that stops and
runs on, business days, and a move that stays.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.check import Engine, Proof, check
from core.check.rows import written
from core.effects import HOLD, PAY_OUT, REFUND, SetClock
from core.forms import Completeness, Files, Form, Text
from core.guards import PAID_IN_FULL, Guard
from core.workflow import (
    BUYER,
    SELLER,
    STAY,
    TILL,
    WORK,
    Before,
    Bound,
    BusinessDays,
    Cause,
    Workflow,
    action,
    days,
    deadline,
    final,
    hours,
    state,
)
from tests.core.planted import leaving, moves_of, obeying, setting, with_state

PROOF_OF_WORK = Form("proof", (Text("report", 10, 500), Files("pictures", 3)))
ERRAND = Workflow(
    "errand",
    1,
    (
        state(
            "unpaid", "💳", BUYER,
            action("pay", "paid", TILL, "working", HOLD, SetClock("delivery_time"), guard=PAID_IN_FULL),
            action("withdraw", "withdrawn", BUYER, "cancelled", cause=Cause.BUYER),
            deadline("payment_lapsed", hours(24), "cancelled", cause=Cause.TIME),
        ),
        state(
            "working", "🔧", SELLER,
            action("note", "noted", SELLER, STAY),
            action("pause", "paused", BUYER, "paused", at_most=Bound(2)),
            action("bill", "billed", SELLER, "billed", form=PROOF_OF_WORK),
            deadline("work_lapsed", WORK, "cancelled", REFUND, cause=Cause.SELLER),
        ),
        state(
            "paused", "⏸️", BUYER,
            action("resume", "resumed", BUYER, "working"),
            deadline("pause_lapsed", hours(48), "working"),
        ),
        state(
            "billed", "🧾", BUYER,
            action("approve", "approved", BUYER, "completed", PAY_OUT),
            deadline(
                "bill_lapsed", BusinessDays(7), "completed", PAY_OUT,
                remind=(Before(BusinessDays(3)), Before(BusinessDays(1))), put_off=days(3),
            ),
        ),
        final("completed", "✅"),
        final("cancelled", "✖️"),
    ),
)  # fmt: skip
HALF = replace(PROOF_OF_WORK, needs=Completeness.ANY)
WRITTEN = written(ERRAND)


def test_a_process_with_a_clock_that_stops_and_runs_on_is_sound() -> None:
    report = check(ERRAND, promised=WRITTEN)
    assert report.sound, "\n".join(report.lines())


def test_a_move_that_stays_may_be_made_for_ever_and_one_that_begins_anew_may_not() -> None:
    assert Proof.ROUNDS not in check(ERRAND, promised=WRITTEN).faults, "a note leaves every deadline as it was"
    look = action("look", "seen", BUYER, "billed")
    endless = with_state("billed", lambda here: moves_of(here, *here.moves, look), ERRAND)
    found = check(endless, promised=written(endless)).faults[Proof.ROUNDS]
    assert found.problem == "from here the buyer alone can go round for ever: seen -> billed"


HALF_A_FORM = with_state(
    "working",
    lambda here: replace(here, actions=tuple(replace(each, form=each.form and HALF) for each in here.actions)),
    ERRAND,
)


FAULTS: dict[str, tuple[Engine, Proof]] = {
    "a pause gives all the time back": (
        leaving(
            lambda after, _: replace(after, work_left=after.terms.delivery_time) if after.state == "paused" else after
        ),
        Proof.WORK_CLOCK,
    ),
    "a pause takes all the time": (
        leaving(lambda after, _: replace(after, work_left=timedelta()) if after.state == "paused" else after),
        Proof.WORK_CLOCK,
    ),
    "a bill lapses on the seventh day": (
        setting(lambda alarm: replace(alarm, at=alarm.at - days(1)) if alarm.kind == "bill_lapsed" else alarm),
        Proof.DEADLINES,
    ),
    "half of a form is enough": (
        obeying(HALF_A_FORM),
        Proof.FORMS,
    ),
    "a weekend counts": (
        setting(lambda alarm: replace(alarm, at=alarm.at - days(2)) if alarm.kind == "bill_lapsed/3bd" else alarm),
        Proof.REMINDERS,
    ),
}


@pytest.mark.parametrize(("machine", "proof"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_what_no_process_uses_yet_is_found_too(machine: Engine, proof: Proof) -> None:
    assert proof in check(ERRAND, engine=machine, promised=WRITTEN).faults


def test_a_condition_of_which_the_checker_knows_nothing_is_not_taken_on_trust() -> None:
    moody = Guard("moody", lambda *_: True)
    process = with_state(
        "working",
        lambda here: replace(here, actions=tuple(replace(each, guard=moody) for each in here.actions)),
        ERRAND,
    )
    assert check(process, promised=WRITTEN).faults[Proof.GUARDS].problem == "nobody told the checker what moody means"
