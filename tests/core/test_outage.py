"""What fell due while nobody was there to answer is moved out by as much, once, and nobody loses a moment by it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.engine import decide
from core.order import Alarm, Order
from core.outage import Outage
from core.step import STALE, TOO_EARLY, Moved, Notice, Refused
from core.workflow import BUYER, CLOCK, HELD_UP, MEDIATOR, PUT_OFF, SELLER, STAFF, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import NOON, a_command, an_order
from tests.core.moving import asked

MOMENT = timedelta(microseconds=1)


def struck(order: Order, kind: str, now: datetime, *outages: Outage, reached: bool = True) -> Moved | Refused:
    command = a_command(order, kind, CLOCK)
    return decide(SERVICE, order, command, frozenset({CLOCK}), now, reached=reached, outages=outages)


def made_good(order: Order, kind: str, outage: Outage) -> Moved:
    """What comes of it as the bot is back."""
    outcome = struck(order, kind, outage.until, outage)
    assert isinstance(outcome, Moved)
    assert outcome.event
    assert outcome.event.name == HELD_UP
    return outcome


def away(since: datetime, until: datetime) -> Outage:
    return Outage(until, until - since)


def test_a_deadline_that_fell_due_meanwhile_leaves_as_much_time_as_was_left_when_the_bot_went() -> None:
    order = an_order("queued")  # due after 24 h
    outage = away(NOON + hours(20), NOON + hours(30))
    moved = made_good(order, "start_lapsed", outage)
    assert moved.order.due
    assert moved.order.due.at - outage.until == hours(4)
    assert (moved.order.state, moved.order.version, moved.order.held) == ("queued", order.version + 1, order.held)
    assert moved.postings == ()


def test_its_reminders_come_so_much_later_too_and_what_was_told_before_counts() -> None:
    order = an_order("queued")
    order = replace(order, alarms=tuple(each for each in order.alarms if each.kind != "start_lapsed/6h"))
    moved = made_good(order, "start_lapsed/1h", away(NOON + hours(20), NOON + hours(30)))
    assert set(moved.order.alarms) == {
        Alarm("start_lapsed", NOON + hours(34), order.version),
        Alarm("start_lapsed/1h", NOON + hours(33), order.version),
    }


def test_both_parties_hear_of_it_and_the_record_says_for_how_long() -> None:
    moved = made_good(an_order("queued"), "start_lapsed", away(NOON + hours(20), NOON + hours(30)))
    assert moved.notices == (Notice(BUYER, HELD_UP), Notice(SELLER, HELD_UP))
    assert moved.event
    assert moved.event.payload == {"away": hours(10), "until": NOON + hours(34)}


@pytest.mark.parametrize(
    ("state", "kind", "heard"),
    [
        ("unpaid", "payment_lapsed", {BUYER}),
        ("confirming", "confirmation_lapsed", {BUYER, STAFF}),
        ("delivered", "review_lapsed", {BUYER, SELLER}),
        ("mediated", "mediation_lapsed", {BUYER, SELLER, MEDIATOR}),
    ],
)
def test_whoever_is_waited_for_hears_of_it_and_no_seller_who_has_not_joined(
    state: str, kind: str, heard: set[Actor]
) -> None:
    order = an_order(state)
    alarm = order.alarm(kind)
    assert alarm
    moved = made_good(order, kind, away(alarm.at - hours(1), alarm.at + hours(1)))
    assert {notice.to for notice in moved.notices} == heard


def test_it_is_made_good_once_and_then_time_runs_on() -> None:
    order = an_order("queued")
    outage = away(NOON + hours(20), NOON + hours(30))
    moved = made_good(order, "start_lapsed", outage).order
    assert struck(moved, "start_lapsed", outage.until, outage) == TOO_EARLY
    reminded = struck(moved, "start_lapsed/1h", NOON + hours(33), outage)
    assert isinstance(reminded, Moved)
    assert reminded.event is None
    ended = struck(reminded.order, "start_lapsed", NOON + hours(34), outage)
    assert isinstance(ended, Moved)
    assert ended.order.state == "cancelled"
    assert struck(ended.order, "start_lapsed", NOON + hours(34), outage) == STALE


@pytest.mark.parametrize(
    ("since", "until"),
    [(NOON + hours(24), NOON + hours(30)), (NOON, NOON + hours(24) - MOMENT), (NOON, NOON + hours(1))],
)
def test_what_fell_due_before_or_after_ends_as_ever(since: datetime, until: datetime) -> None:
    outcome = struck(an_order("queued"), "start_lapsed", NOON + hours(40), away(since, until))
    assert isinstance(outcome, Moved)
    assert outcome.order.state == "cancelled"


def test_a_reminder_that_was_missed_comes_late_when_its_deadline_is_still_ahead() -> None:
    outcome = struck(an_order("queued"), "start_lapsed/6h", NOON + hours(22), away(NOON + hours(10), NOON + hours(22)))
    assert isinstance(outcome, Moved)
    assert outcome.event is None
    assert outcome.notices == (Notice(SELLER, "start_lapsed", reminds=True),)


def test_two_outages_are_each_made_good() -> None:
    order = an_order("queued")
    first, second = away(NOON + hours(20), NOON + hours(30)), away(NOON + hours(31), NOON + hours(40))
    once = made_good(order, "start_lapsed", first).order
    twice = struck(once, "start_lapsed", NOON + hours(40), first, second)
    assert isinstance(twice, Moved)
    assert twice.order.due
    assert twice.order.due.at == NOON + hours(43)


def test_who_was_reminded_before_the_bot_went_does_not_get_more_time_for_want_of_a_reminder() -> None:
    order = an_order("delivered")  # due after 7 days
    outage = away(
        NOON
        + days(
            6,
        )
        + hours(20),
        NOON + days(7) + hours(10),
    )
    moved = made_good(order, "review_lapsed", outage).order
    assert moved.due
    assert moved.due.epoch == order.version
    ended = struck(moved, "review_lapsed", moved.due.at, outage, reached=True)
    assert isinstance(ended, Moved)
    assert ended.order.state == "completed"
    unheard = struck(moved, "review_lapsed", moved.due.at, outage, reached=False)
    assert isinstance(unheard, Moved)
    assert unheard.event
    assert unheard.event.name == PUT_OFF


def test_the_work_clock_goes_on_with_what_was_left_when_the_bot_went() -> None:
    order = an_order("in_progress")  # due after 4 days
    outage = away(NOON + days(3), NOON + days(5))
    moved = made_good(order, "delivery_lapsed", outage).order
    assert moved.due
    assert moved.due.at == NOON + days(6)


def test_a_question_whose_time_was_over_meanwhile_stands_longer_and_the_order_with_it_only_if_it_was_due_too() -> None:
    order = asked("extension", SELLER)  # an hour after noon, for 24 h
    due = order.due
    outage = away(NOON + hours(20), NOON + hours(30))
    moved = made_good(order, "extension_lapsed", outage)
    assert moved.order.question_due
    assert moved.order.question_due.at == NOON + hours(35)
    assert moved.order.due == due
    assert moved.order.proposed == order.proposed
    assert {notice.to for notice in moved.notices} == {BUYER, SELLER}


def test_what_has_not_reached_the_seller_is_nothing_to_them() -> None:
    order = asked("addition", BUYER)
    moved = made_good(order, "addition_unpaid", away(NOON + hours(20), NOON + hours(30)))
    assert moved.notices == (Notice(BUYER, HELD_UP),)


def test_the_time_of_a_dispute_is_so_much_less_that_it_ends_no_sooner_wherever_it_goes_on() -> None:
    order = an_order("disputed")
    alarm = order.alarm("dispute_lapsed")
    assert alarm
    moved = made_good(order, "dispute_lapsed", away(alarm.at - hours(1), alarm.at + hours(9))).order
    assert moved.disputed == -hours(10)
