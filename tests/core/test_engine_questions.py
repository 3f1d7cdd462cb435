"""What the parties ask each other, step by step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Settlement
from core.engine import possible
from core.order import Stage
from core.step import (
    NOT_NOW,
    QUESTION_OPEN,
    STALE,
    TIME_IS_UP,
    USED_UP,
    Notice,
    Returned,
    Settled,
)
from core.workflow import BUYER, MEDIATOR, PANEL, PARTIES, SELLER, STAFF, TILL, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import NOON, a_delivery, a_question, an_order, some_terms
from tests.core.moving import REASON, asked, done, names, refused, struck, times

EVERYBODY = frozenset({BUYER, SELLER, STAFF})


# --- asking and answering -------------------------------------------------------------------------------------------


def test_a_question_is_numbered_carries_its_form_and_leaves_the_order_where_it_is() -> None:
    order = asked("cancellation", SELLER, reason="I am ill")
    question = order.proposed
    assert question is not None
    assert (question.kind, question.number, question.by, question.stage) == ("cancellation", 4, SELLER, Stage.ASKED)
    assert question.carries == {"reason": "I am ill"}
    assert (order.state, order.entered_at, order.due) == ("in_progress", NOON, an_order("in_progress").due)


def test_the_other_side_is_told_and_has_a_day_to_answer() -> None:
    moved = done(an_order("in_progress"), "ask_cancellation", SELLER, REASON)
    assert moved.notices == (Notice(BUYER, "cancellation_asked"),)
    assert times(moved.order, "cancellation_lapsed") == {
        "cancellation_lapsed": hours(25),
        "cancellation_lapsed/half": hours(13),
        "cancellation_lapsed/2h": hours(23),
    }


def test_one_question_is_open_at_a_time() -> None:
    order = asked("cancellation", SELLER)
    for actor in PARTIES:
        assert refused(order, "ask_settlement", actor) == QUESTION_OPEN.reason
        assert not {name for name in names(order, actor) if name.startswith("ask_")}


def test_only_the_other_side_answers_and_only_the_asker_withdraws() -> None:
    order = asked("cancellation", SELLER)
    assert names(order, BUYER) == {"agree_cancellation", "decline_cancellation"}
    assert names(order, SELLER) == {"withdraw_cancellation"}
    assert refused(order, "agree_cancellation", SELLER) == NOT_NOW.reason
    assert refused(order, "withdraw_cancellation", BUYER) == NOT_NOW.reason
    assert names(order, STAFF, TILL) == set()


def test_an_answer_to_another_question_is_none_to_this_one() -> None:
    assert refused(asked("settlement", SELLER), "agree_cancellation", BUYER) == NOT_NOW.reason


def test_an_answer_to_what_was_withdrawn_a_moment_ago_changes_nothing() -> None:
    order = asked("cancellation", SELLER)
    gone = done(order, "withdraw_cancellation", SELLER)
    assert gone.order.proposed is None
    assert times(gone.order, "cancellation_lapsed") == {}
    assert gone.notices == (Notice(BUYER, "cancellation_withdrawn"),)
    assert refused(gone.order, "agree_cancellation", BUYER, seen=order.version) == STALE.reason
    assert refused(gone.order, "agree_cancellation", BUYER) == NOT_NOW.reason


@pytest.mark.parametrize("asker", PARTIES)
@pytest.mark.parametrize("state", ["in_progress", "overdue", "delivered", "disputed", "mediated"])
def test_who_agrees_to_part_ends_the_order_with_everything_refunded(state: str, asker: Actor) -> None:
    order = asked("cancellation", asker, state)
    agreed = done(order, "agree_cancellation", SELLER if asker is BUYER else BUYER)
    assert (agreed.order.state, agreed.order.cause, agreed.order.held) == ("cancelled", "mutual", 0)
    assert agreed.postings == (Settled(Settlement.REFUND, 6000),)
    assert (agreed.order.proposed, agreed.order.alarms) == (None, ())
    assert (agreed.order.frozen, agreed.order.mediator) == (None, None)


def test_a_settlement_divides_the_escrow_as_it_was_agreed() -> None:
    agreed = done(asked("settlement", BUYER, amount=1), "agree_settlement", SELLER)
    assert (agreed.order.state, agreed.order.held) == ("settled", 0)
    assert agreed.postings == (Settled(Settlement.SPLIT, 6000, to_buyer=1),)


@pytest.mark.parametrize("amount", [0, -1, 6000, 6001, 2**63, True, 10.5, "10"])
def test_a_settlement_gives_neither_nothing_nor_everything(amount: object) -> None:
    order = an_order("delivered")
    payload = {"amount": amount, **REASON}
    assert refused(order, "ask_settlement", BUYER, payload=payload) in {"form-not-a-share", "form-settlement-empty"}


def test_a_declined_question_is_over_and_another_may_be_asked_at_once() -> None:
    no = done(asked("cancellation", SELLER), "decline_cancellation", BUYER)
    assert (no.order.proposed, no.order.state, no.order.held) == (None, "in_progress", 6000)
    assert no.notices == (Notice(SELLER, "cancellation_declined"),)
    again = done(no.order, "ask_cancellation", BUYER, REASON).order.proposed
    assert again is not None
    assert again.number == no.order.version + 1


def test_refusals_and_lapses_are_counted_apart_and_for_each_asker() -> None:
    order = an_order("in_progress")
    for asker, other in ((BUYER, SELLER), (SELLER, BUYER), (SELLER, BUYER)):
        order = done(order, "ask_cancellation", asker, REASON).order
        order = done(order, "decline_cancellation", other).order
    order = struck(done(order, "ask_cancellation", BUYER, REASON).order, "cancellation_lapsed").order
    counts = {name: count for name, count in order.counts.items() if name.startswith("cancellation")}
    assert counts == {
        "cancellation_declined_buyer": 1,
        "cancellation_declined_seller": 2,
        "cancellation_lapsed_buyer": 1,
    }


def test_a_withdrawn_question_and_one_that_nobody_counts_leave_no_count_but_that_it_was_asked() -> None:
    order = done(asked("cancellation", SELLER), "withdraw_cancellation", SELLER).order
    order = done(order, "ask_settlement", SELLER, {"amount": 5, **REASON}).order
    assert done(order, "decline_settlement", BUYER).order.counts == {"asked_by_seller": 2}


@pytest.mark.parametrize("asker", PARTIES)
def test_whoever_asks_as_often_as_they_may_takes_no_question_away_from_the_other_side(asker: Actor) -> None:
    order, other = an_order("in_progress", terms=some_terms(proposals=2)), SELLER if asker is BUYER else BUYER
    for _ in range(2):
        order = done(order, "ask_cancellation", asker, REASON).order
        order = done(order, "withdraw_cancellation", asker).order
    assert refused(order, "ask_settlement", asker, payload={"amount": 5, **REASON}) == USED_UP.reason
    assert done(order, "ask_settlement", other, {"amount": 5, **REASON}).order.proposed


def test_a_question_is_told_from_all_others_of_its_order() -> None:
    order, numbers = an_order("in_progress"), []
    for asker in (BUYER, SELLER, BUYER, BUYER):
        order = done(order, "ask_cancellation", asker, REASON).order
        numbers.append(order.proposed and order.proposed.number)
        order = done(order, "withdraw_cancellation", asker).order
    assert numbers == sorted({*numbers})  # type: ignore[type-var]


# --- more time ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asker", PARTIES)
def test_an_agreed_extension_sets_the_deadline_to_exactly_that_moment_with_new_reminders(asker: Actor) -> None:
    until = NOON + days(9)
    order = asked("extension", asker, until=until)
    agreed = done(order, "agree_extension", SELLER if asker is BUYER else BUYER, now=NOON + hours(3)).order
    assert (agreed.state, agreed.entered_at, agreed.proposed) == ("in_progress", NOON, None)
    assert times(agreed, "delivery_lapsed") == {
        "delivery_lapsed": days(9),
        "delivery_lapsed/half": hours(3) + (days(9) - hours(3)) / 2,
        "delivery_lapsed/24h": days(8),
        "delivery_lapsed/2h": days(9) - hours(2),
    }
    assert {alarm.epoch for alarm in agreed.alarms} == {agreed.version}


def test_an_extension_that_was_asked_in_time_can_be_agreed_to_once_it_is_late_and_leads_back_to_work() -> None:
    order = asked("extension", SELLER, until=NOON + days(9))
    order = replace(order, alarms=tuple(each for each in order.alarms if each.deadline != "delivery_lapsed"))
    order = replace(order, alarms=(*order.alarms, *an_order("in_progress", work_left=hours(2)).alarms))
    late = struck(order, "delivery_lapsed").order
    assert (late.state, late.proposed) == ("overdue", order.proposed)
    assert times(late, "extension_lapsed") == times(order, "extension_lapsed")
    back = done(late, "agree_extension", BUYER, now=NOON + hours(4)).order
    assert (back.state, times(back, "delivery_lapsed")["delivery_lapsed"]) == ("in_progress", days(9))


@pytest.mark.parametrize("ahead", [days(2) - timedelta(microseconds=1), -days(1), days(366)])
def test_a_new_date_lies_two_days_ahead_and_within_a_year(ahead: timedelta) -> None:
    payload = {"until": NOON + hours(1) + ahead, **REASON}
    assert refused(an_order("in_progress"), "ask_extension", SELLER, payload=payload) == "form-not-a-moment"


# --- its time -------------------------------------------------------------------------------------------------------


def test_once_a_question_has_lapsed_no_press_is_taken_before_its_alarm_has_run() -> None:
    order = asked("cancellation", SELLER)
    assert refused(order, "agree_cancellation", BUYER, now=NOON + hours(25)) == TIME_IS_UP.reason
    assert refused(order, "deliver", SELLER, now=NOON + hours(25)) == TIME_IS_UP.reason
    assert possible(SERVICE, order, EVERYBODY, NOON + hours(25)) == ()
    last = NOON + hours(25) - timedelta(microseconds=1)
    assert done(order, "agree_cancellation", BUYER, now=last).order.state == "cancelled"


def test_a_lapsed_question_leaves_the_order_and_its_deadlines_as_they_were() -> None:
    before = an_order("in_progress")
    lapsed = struck(asked("cancellation", SELLER), "cancellation_lapsed", late=hours(1)).order
    assert (lapsed.state, lapsed.entered_at, lapsed.alarms) == ("in_progress", NOON, before.alarms)


@pytest.mark.parametrize(
    ("kind", "stage", "told"),
    [
        ("cancellation", Stage.ASKED, SELLER),
        ("addition", Stage.ASKED, SELLER),
        ("addition", Stage.UNPAID, BUYER),
        ("offer", Stage.ASKED, BUYER),
        ("offer", Stage.CONFIRMING, STAFF),
    ],
)
def test_a_reminder_tells_the_one_whom_the_question_waits_for(kind: str, stage: Stage, told: Actor) -> None:
    order = a_question(an_order("in_progress"), kind, stage)
    assert order.proposed is not None
    lapse = SERVICE.state("in_progress").lapse(kind, stage)
    reminder = next(alarm for alarm in order.alarms if alarm.deadline == lapse.name and alarm.reminds)
    moved = struck(order, reminder.kind)
    assert moved.notices == (Notice(told, lapse.name, reminds=True),)
    assert (moved.event, moved.order.proposed) == (None, order.proposed)


def test_a_community_sets_how_long_a_question_waits() -> None:
    order = an_order("in_progress", terms=some_terms(lengths={"cancellation_lapsed": hours(48)}))
    order = done(order, "ask_cancellation", BUYER, REASON).order
    assert times(order, "cancellation_lapsed")["cancellation_lapsed"] == hours(49)


# --- its end --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "actor", "form", "told"),
    [
        ("deliver", SELLER, {"text": "Here", "ticked": (0, 1)}, [Notice(BUYER, "returned")]),
        ("give_up", SELLER, REASON, [Notice(BUYER, "returned")]),
        ("dispute", BUYER, REASON, []),
    ],
)
def test_a_party_who_moves_the_order_on_closes_the_question_and_its_money_returns(
    name: str, actor: Actor, form: dict[str, object], told: list[Notice]
) -> None:
    order = a_question(an_order("in_progress"), "addition")
    order = replace(order, counts={**order.counts, "cancellation_declined_buyer": 1})
    moved = done(order, name, actor, form)
    assert moved.order.proposed is None
    assert Returned(500, 1) in moved.postings
    assert [notice for notice in moved.notices if notice.topic == "returned"] == told
    assert {alarm.deadline for alarm in moved.order.alarms} <= {
        each.name for each in SERVICE.state(moved.order.state).deadlines
    }


def test_a_party_closes_also_what_could_have_been_asked_there() -> None:
    order = a_question(an_order("delivered"), "settlement")
    again = done(order, "request_revision", BUYER, {"changes": "Make it blue"}).order
    assert (again.state, again.proposed) == ("in_progress", None)
    corrected = done(order, "correct", SELLER, a_delivery(order)).order
    assert (corrected.state, corrected.proposed) == ("delivered", None)


def test_becoming_overdue_closes_additions_and_offers_and_leaves_the_rest_open() -> None:
    for kind, stays in (("addition", False), ("offer", False), ("extension", True), ("settlement", True)):
        order = a_question(an_order("in_progress"), kind, now=NOON + days(3) + hours(12))
        late = struck(order, "delivery_lapsed")
        assert late.order.state == "overdue"
        assert (late.order.proposed is not None) is stays
        assert (Returned(500, 1) in late.postings) is (kind == "addition")
        assert bool(times(late.order, f"{kind}_lapsed")) is stays


def test_a_case_that_is_taken_or_goes_back_leaves_what_the_parties_discuss_open() -> None:
    order = a_question(an_order("disputed"), "settlement")
    taken = done(order, "take", PANEL).order
    assert (taken.proposed, times(taken, "settlement_lapsed")) == (order.proposed, times(order, "settlement_lapsed"))
    assert done(taken, "resume", MEDIATOR, REASON).order.proposed == order.proposed
    assert done(taken, "pay_seller", MEDIATOR, REASON).order.proposed is None


def test_what_the_clock_ends_closes_what_is_open() -> None:
    order = a_question(an_order("overdue"), "settlement", now=NOON + days(13) + hours(1))
    ended = struck(order, "overdue_lapsed").order
    assert (ended.state, ended.proposed, ended.alarms) == ("cancelled", None, ())


def test_a_right_that_one_has_alone_never_waits_for_a_question() -> None:
    order = a_question(an_order("overdue"), "settlement", by=SELLER)
    assert done(order, "cancel", BUYER, REASON).order.state == "cancelled"
