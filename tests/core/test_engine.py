"""What one command does to one order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Settlement
from core.engine import decide, place, possible, revisions_left
from core.step import (
    NOT_NOW,
    NOT_YOURS,
    OWN_LISTING,
    STALE,
    TIME_IS_UP,
    TOO_EARLY,
    USED_UP,
    Credited,
    Held,
    Moved,
    Notice,
    Settled,
)
from core.workflow import BUYER, CLOCK, CREDITED, PUT_OFF, SELLER, STAFF, TILL, days, hours
from core.workflows.service import SERVICE
from tests.builders import ANNA, NOON, STAFFER, a_command, a_delivery, a_placement, an_order, some_terms
from tests.core.moving import REASON, done, refused


def test_a_new_order_is_unpaid_and_the_buyers_alone() -> None:
    placement = a_placement()
    moved = place(SERVICE, placement, a_command(an_order(), "placed", ANNA), NOON)
    assert isinstance(moved, Moved)
    assert (moved.order.state, moved.order.version, moved.order.joined) == ("unpaid", 1, False)
    assert moved.order.due is not None
    assert moved.order.due.at == NOON + days(1)


def test_nobody_orders_from_themselves() -> None:
    assert place(SERVICE, a_placement(seller=ANNA), a_command(an_order(), "placed", ANNA), NOON) == OWN_LISTING


def test_a_payment_in_full_is_held_and_brings_the_seller_in() -> None:
    moved = done(an_order("unpaid"), "pay", TILL, {"amount": 6000})
    assert (moved.order.state, moved.order.held, moved.order.joined) == ("queued", 6000, True)
    assert moved.postings == (Held(6000),)
    assert moved.notices == (Notice(BUYER, "paid"), Notice(SELLER, "paid"))


@pytest.mark.parametrize("state", ["queued", "in_progress", "overdue", "delivered", "completed", "cancelled"])
def test_a_payment_nobody_waits_for_goes_to_the_buyers_balance(state: str) -> None:
    order = an_order(state)
    moved = done(order, "pay", TILL, {"amount": 700})
    assert (moved.order.state, moved.order.held, moved.order.alarms) == (state, order.held, order.alarms)
    assert moved.postings == (Credited(700),)
    assert moved.event is not None
    assert moved.event.name == CREDITED


@pytest.mark.parametrize("amount", [5999, 6001, 1])
def test_a_payment_of_another_amount_goes_to_the_balance_and_leaves_the_order_unpaid(amount: int) -> None:
    moved = done(an_order("unpaid"), "pay", TILL, {"amount": amount})
    assert (moved.order.state, moved.postings) == ("unpaid", (Credited(amount),))


def test_a_payment_is_taken_though_its_time_is_up() -> None:
    moved = done(an_order("unpaid"), "pay", TILL, {"amount": 6000}, now=NOON + days(3))
    assert moved.order.state == "queued"


def test_staff_who_confirm_an_order_that_moved_on_are_refused() -> None:
    order = an_order("queued")
    command = a_command(order, "pay", STAFFER, {"amount": 6000})
    assert decide(SERVICE, order, command, frozenset({STAFF, TILL}), NOON) == STALE


@pytest.mark.parametrize("payload", [{}, {"amount": 1}, {"amount": 6001}])
def test_staff_who_confirm_by_hand_confirm_the_whole_price_whatever_the_press_carried(
    payload: dict[str, object],
) -> None:
    order = an_order("confirming")
    command = a_command(order, "pay", STAFFER, payload)
    moved = decide(SERVICE, order, command, frozenset({STAFF, TILL}), NOON)
    assert isinstance(moved, Moved)
    assert moved.postings == (Held(6000),)


def test_only_a_till_by_hand_lets_the_buyer_say_that_they_paid() -> None:
    order = an_order("unpaid", terms=some_terms(till="sandbox"))
    assert refused(order, "claim_payment", BUYER) == "paid-by-hand"
    assert "claim_payment" not in [action.name for action in possible(SERVICE, order, frozenset({BUYER}), NOON)]


def test_money_that_was_claimed_but_never_came_can_be_claimed_only_twice() -> None:
    order = an_order("unpaid")
    for _ in range(2):
        order = done(order, "claim_payment", BUYER).order
        order = done(order, "deny_payment", STAFF, REASON).order
    assert refused(order, "claim_payment", BUYER) == USED_UP.reason


def test_starting_sets_the_work_clock_to_the_delivery_time() -> None:
    moved = done(an_order("queued"), "start", SELLER)
    assert moved.order.due is not None
    assert moved.order.due.at == NOON + hours(1) + days(4)
    assert moved.notices == ()


def test_a_decline_refunds_everything_and_is_the_sellers_doing() -> None:
    moved = done(an_order("queued"), "decline", SELLER, REASON)
    assert (moved.order.state, moved.order.held, moved.order.cause) == ("cancelled", 0, "seller")
    assert moved.postings == (Settled(Settlement.REFUND, 6000),)
    assert moved.order.alarms == ()


def test_a_buyer_who_cancels_an_overdue_order_was_caused_by_the_seller() -> None:
    assert done(an_order("overdue"), "cancel", BUYER, REASON).order.cause == "seller"
    assert done(an_order("queued"), "cancel", BUYER, REASON).order.cause == "buyer"


@pytest.mark.parametrize("till", ["manual", "sandbox"])
def test_what_is_earned_is_on_the_balance_and_staff_hear_of_it_when_it_is_asked_for(till: str) -> None:
    accepted = done(an_order("delivered", terms=some_terms(till=till)), "accept", BUYER)
    assert accepted.notices == (Notice(SELLER, "accepted"),)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({"ticked": (0, 1)}, "form-delivery-empty"),
        ({"text": "  ", "ticked": (0, 1)}, "form-too-short"),
        ({"text": "Here", "ticked": (0,)}, "form-not-complete"),
        ({"text": "Here"}, "form-not-complete"),
        ({"text": "x" * 2001, "ticked": (0, 1)}, "form-too-long"),
        ({"text": "Here", "ticked": (0, 1), "price": 1}, "form-unknown"),
        ({"files": ("x",) * 21, "ticked": (0, 1)}, "form-too-many"),
        ({"links": ("javascript:alert(1)",), "ticked": (0, 1)}, "form-not-a-link"),
    ],
)
def test_a_delivery_that_is_empty_or_incomplete_is_refused(payload: dict[str, object], reason: str) -> None:
    assert refused(an_order("in_progress"), "deliver", SELLER, payload=payload) == reason


def test_revisions_are_counted_and_the_last_one_is_the_last() -> None:
    order = an_order("delivered", terms=some_terms(revisions=1))
    order = done(order, "request_revision", BUYER, {"changes": "Make it blue"}).order
    assert order.due is not None
    assert order.due.at == NOON + hours(1) + days(2)
    order = done(order, "deliver", SELLER, a_delivery(order)).order
    assert refused(order, "request_revision", BUYER, payload={"changes": "Green"}) == USED_UP.reason


@pytest.mark.parametrize(("agreed", "used", "left"), [(2, 0, 2), (2, 1, 1), (2, 2, 0), (0, 0, 0)])
def test_the_revisions_that_are_left_are_those_agreed_less_those_asked_for(agreed: int, used: int, left: int) -> None:
    counts = {"request_revision": used} if used else {}
    order = an_order("in_progress", terms=some_terms(revisions=agreed), counts=counts)
    assert revisions_left(SERVICE, order) == left


def test_one_correction_a_delivery_and_it_starts_the_buyers_time_anew() -> None:
    order = an_order("delivered")
    order = done(order, "correct", SELLER, a_delivery(order), now=NOON + days(2)).order
    assert order.due is not None
    assert order.due.at == NOON + days(9)
    assert refused(order, "correct", SELLER, payload=a_delivery(order), now=NOON + days(3)) == USED_UP.reason
    order = done(order, "request_revision", BUYER, {"changes": "Make it blue"}, now=NOON + days(3)).order
    order = done(order, "deliver", SELLER, a_delivery(order), now=NOON + days(3)).order
    assert done(order, "correct", SELLER, a_delivery(order), now=NOON + days(3)).order.version == order.version + 1


def test_a_button_drawn_for_an_older_order_changes_nothing() -> None:
    assert refused(an_order("delivered", version=7), "accept", BUYER, seen=6) == STALE.reason


def test_a_press_after_its_time_is_refused_before_the_alarm_has_run() -> None:
    order = an_order("queued")
    assert refused(order, "start", SELLER, now=NOON + days(1)) == TIME_IS_UP.reason
    assert possible(SERVICE, order, frozenset({SELLER}), NOON + days(1)) == ()
    assert done(order, "start", SELLER, now=NOON + days(1) - timedelta(microseconds=1)).order.state == "in_progress"


def test_who_has_no_part_in_it_learns_nothing() -> None:
    assert refused(an_order("queued"), "start") == NOT_YOURS.reason
    assert refused(an_order("queued"), "start", BUYER) == NOT_YOURS.reason
    assert refused(an_order("queued"), "no_such_thing", SELLER) == NOT_YOURS.reason
    assert refused(an_order("queued"), "deliver", SELLER) == NOT_NOW.reason


def test_an_alarm_never_fires_early_and_late_is_harmless() -> None:
    order = an_order("queued")
    strike = a_command(order, "start_lapsed", CLOCK, seen_version=order.version)
    clock = frozenset({CLOCK})
    assert decide(SERVICE, order, strike, clock, NOON + days(1) - timedelta(microseconds=1)) == TOO_EARLY
    assert decide(SERVICE, order, replace(strike, seen_version=order.version - 1), clock, NOON + days(2)) == STALE
    started = done(order, "start", SELLER).order
    assert decide(SERVICE, started, strike, clock, NOON + days(2)) == STALE


def test_a_reminder_tells_whose_turn_it_is_and_changes_nothing_else() -> None:
    order = an_order("queued")
    moved = done(order, "start_lapsed/6h", CLOCK, now=NOON + hours(18))
    assert moved.event is None
    assert moved.notices == (Notice(SELLER, "start_lapsed", reminds=True),)
    assert replace(moved.order, alarms=order.alarms) == order
    assert moved.order.alarm("start_lapsed/6h") is None


def test_silence_that_no_reminder_reached_is_put_off_once() -> None:
    order = an_order("delivered")
    strike = a_command(order, "review_lapsed", CLOCK)
    moved = decide(SERVICE, order, strike, frozenset({CLOCK}), NOON + days(7), reached=False)
    assert isinstance(moved, Moved)
    assert moved.event is not None
    assert (moved.event.name, moved.order.state) == (PUT_OFF, "delivered")
    assert moved.order.due is not None
    assert (moved.order.due.at, moved.order.due.put_off) == (NOON + days(10), True)
    assert moved.notices == (Notice(BUYER, PUT_OFF), Notice(STAFF, PUT_OFF))
    again = a_command(moved.order, "review_lapsed", CLOCK)
    ended = decide(SERVICE, moved.order, again, frozenset({CLOCK}), NOON + days(10), reached=False)
    assert isinstance(ended, Moved)
    assert ended.order.state == "completed"


def test_an_order_whose_work_clock_ran_out_was_late_however_it_goes_on() -> None:
    order = an_order("in_progress")
    due = order.due
    assert due
    lapsed = done(order, due.kind, CLOCK, now=due.at)
    assert lapsed.order.late
    assert done(lapsed.order, "deliver", SELLER, a_delivery(order), now=due.at).order.late
    assert not done(order, "deliver", SELLER, a_delivery(order)).order.late


@pytest.mark.parametrize("state", ["unpaid", "queued", "delivered", "overdue"])
def test_no_other_silence_makes_an_order_late(state: str) -> None:
    order = an_order(state)
    due = order.due
    assert due
    assert not done(order, due.kind, CLOCK, now=due.at).order.late
