"""The work clock while a question waits."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.order import Order, Stage
from core.workflow import BUYER, SELLER, STAFF, TILL, Actor, days, hours
from tests.builders import NOON, a_delivery, a_form, an_order, proposal_of, some_terms
from tests.core.moving import REASON, done, struck, times

DUE = {
    "delivery_lapsed": days(4),
    "delivery_lapsed/half": days(2),
    "delivery_lapsed/24h": days(3),
    "delivery_lapsed/2h": days(4) - hours(2),
}
"""When the alarms of the work ring that began at noon, as long as nothing pauses it."""


def later(length: timedelta) -> dict[str, timedelta]:
    return {kind: at + length for kind, at in DUE.items()}


def due(order: Order) -> dict[str, timedelta]:
    return times(order, "delivery_lapsed")


def asked(kind: str, actor: Actor, at: timedelta, order: Order | None = None) -> Order:
    order = order or an_order("in_progress")
    form = {**a_form(proposal_of("in_progress", kind).form, order), "extra": timedelta()}
    return done(order, f"ask_{kind}", actor, form, now=NOON + at).order


def paid(order: Order, at: timedelta) -> Order:
    assert order.proposed
    kind, number = order.proposed.kind, order.proposed.number
    return done(order, f"pay_{kind}", TILL, {"amount": 500, "number": number}, now=NOON + at).order


def addition(at: timedelta, order: Order | None = None) -> Order:
    """With an addition that was asked and paid."""
    return paid(asked("addition", BUYER, at, order), at)


def paused(order: Order) -> timedelta | None:
    return order.proposed.paused if order.proposed else None


def test_an_addition_pauses_the_work_from_its_payment_on() -> None:
    order = asked("addition", BUYER, hours(1))
    assert (due(order), paused(order)) == (DUE, timedelta())
    order = paid(order, hours(2))
    assert (due(order), paused(order)) == (later(hours(24)), hours(24))
    assert order.proposed
    assert order.proposed.since == NOON + hours(2)
    assert {alarm.epoch for alarm in order.alarms} == {order.version}


@pytest.mark.parametrize(("name", "actor"), [("decline_addition", SELLER), ("withdraw_addition", BUYER)])
def test_what_was_not_needed_of_a_pause_is_taken_back(name: str, actor: Actor) -> None:
    order = done(addition(hours(1)), name, actor, now=NOON + hours(4)).order
    assert (due(order), order.paused) == (later(hours(3)), hours(3))
    assert {alarm.epoch for alarm in order.alarms} == {order.version}


def test_a_pause_that_nobody_ended_is_used_whole() -> None:
    order = struck(addition(hours(1)), "addition_lapsed", late=hours(2)).order
    assert (due(order), order.paused) == (later(hours(24)), hours(24))


def test_what_was_added_counts_from_where_the_pause_left_the_deadline() -> None:
    form = {"what": "A card", "price": 500, "extra": days(1)}
    order = done(an_order("in_progress"), "ask_addition", BUYER, form, now=NOON + hours(1)).order
    order = done(paid(order, hours(1)), "agree_addition", SELLER, now=NOON + hours(6)).order
    assert due(order) == {
        "delivery_lapsed": days(5) + hours(5),
        "delivery_lapsed/half": hours(6) + (days(5) - hours(1)) / 2,
        "delivery_lapsed/24h": days(4) + hours(5),
        "delivery_lapsed/2h": days(5) + hours(3),
    }


def test_an_offer_pauses_the_work_while_it_waits_for_the_yes_and_for_the_money() -> None:
    order = asked("offer", SELLER, hours(1))
    assert (due(order), paused(order)) == (later(hours(24)), hours(24))
    order = done(order, "agree_offer", BUYER, now=NOON + hours(3)).order
    assert (due(order), paused(order), order.paused) == (later(hours(2) + hours(24)), hours(24), hours(2))
    order = done(order, "claim_offer", BUYER, now=NOON + hours(4)).order
    assert (due(order), paused(order), order.paused) == (later(hours(48)), hours(45), hours(3))
    order = done(order, "deny_offer", STAFF, REASON, now=NOON + hours(5)).order
    assert (due(order), paused(order), order.paused) == (later(hours(4) + hours(24)), hours(24), hours(4))
    order = paid(order, hours(6))
    assert (due(order)["delivery_lapsed"], order.paused, order.proposed) == (days(4) + hours(5), hours(5), None)


def test_questions_let_the_work_stand_two_days_in_all() -> None:
    order = an_order("in_progress", paused=hours(40))
    order = addition(hours(1), order)
    assert (due(order), paused(order)) == (later(hours(8)), hours(8))
    order = struck(order, "addition_lapsed").order
    assert (due(order), order.paused) == (later(hours(8)), hours(48))
    again = addition(hours(30), order)
    assert (due(again), paused(again)) == (due(order), timedelta())
    assert [alarm for alarm in again.alarms if alarm.deadline == "delivery_lapsed"] == list(order.alarms)


def test_a_community_may_let_nothing_pause_the_work() -> None:
    order = addition(hours(1), an_order("in_progress", terms=some_terms(pause=timedelta())))
    assert (due(order), paused(order)) == (DUE, timedelta())


@pytest.mark.parametrize("kind", ["extension", "cancellation", "settlement"])
def test_other_questions_pause_nothing(kind: str) -> None:
    order = an_order("in_progress")
    asked_now = done(order, f"ask_{kind}", SELLER, a_form(proposal_of("in_progress", kind).form, order)).order
    assert (due(asked_now), paused(asked_now)) == (DUE, timedelta())


def test_a_reminder_that_rang_before_the_pause_does_not_ring_again() -> None:
    order = struck(an_order("in_progress"), "delivery_lapsed/half").order
    order = done(addition(days(2), order), "decline_addition", SELLER, now=NOON + days(2) + hours(1)).order
    assert due(order) == {kind: at + hours(1) for kind, at in DUE.items() if kind != "delivery_lapsed/half"}


def test_who_moves_the_order_on_leaves_what_is_left_without_the_rest_of_the_pause() -> None:
    order = addition(hours(1))
    disputed = done(
        replace(order, counts={**order.counts, "cancellation_lapsed_seller": 1}),
        "dispute", SELLER, REASON, now=NOON + hours(3),
    ).order  # fmt: skip
    assert (disputed.work_left, disputed.paused) == (days(4) - hours(1), hours(2))
    delivered = done(order, "deliver", SELLER, a_delivery(order), now=NOON + hours(3)).order
    assert (delivered.work_left, delivered.paused) == (days(4) - hours(1), hours(2))


def test_work_that_becomes_late_while_it_is_paused_has_used_its_pause() -> None:
    order = an_order("in_progress", work_left=hours(5), paused=hours(47))
    late = struck(addition(hours(1), order), "delivery_lapsed").order
    assert (late.state, late.entered_at, late.paused) == ("overdue", NOON + hours(6), hours(48))


def test_no_sequence_of_pauses_moves_the_deadline_out_by_more_than_they_lasted() -> None:
    order, now, lasted = an_order("in_progress"), NOON, timedelta()
    for minutes in (0, 1, 59, 600, 1_000):
        order = addition(now - NOON, order)
        now, lasted = now + timedelta(minutes=minutes), lasted + timedelta(minutes=minutes)
        order = done(order, "withdraw_addition", BUYER, now=now).order
    end: datetime | None = order.due.at if order.due else None
    assert end == NOON + days(4) + lasted
    assert order.paused == lasted
    assert order.proposed is None


def test_an_unpaid_addition_counts_no_pause_to_its_end() -> None:
    order = asked("addition", BUYER, hours(1))
    assert order.proposed
    assert order.proposed.stage is Stage.UNPAID
    order = done(order, "forgo_addition", BUYER, now=NOON + hours(9)).order
    assert (due(order), order.paused) == (DUE, timedelta())
