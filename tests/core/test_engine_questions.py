"""What the parties ask each other, step by step (processes.md, Asking the other side)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Settlement
from core.engine import decide, possible
from core.order import Line, Order, Stage
from core.step import (
    NOT_NOW,
    QUESTION_OPEN,
    STALE,
    TIME_IS_UP,
    USED_UP,
    Credited,
    Held,
    Joined,
    Moved,
    Notice,
    Returned,
    Settled,
)
from core.workflow import BUYER, MEDIATOR, PANEL, PARTIES, SELLER, STAFF, TILL, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import NOON, STAFFER, a_command, a_delivery, a_form, a_question, an_order, proposal_of, some_terms
from tests.core.moving import REASON, done, refused, struck, times

EVERY = frozenset({BUYER, SELLER, STAFF, TILL})
TWO_DAYS = NOON + days(2)


def asked(kind: str, actor: Actor, state: str = "in_progress", **carries: object) -> Order:
    """An order on which that was asked an hour after noon."""
    order = an_order(state)
    form = {**a_form(proposal_of(state, kind).form, order, NOON + hours(1)), **carries}
    return done(order, f"ask_{kind}", actor, form).order


def names(order: Order, *actors: Actor) -> set[str]:
    """What can be pressed of the question."""
    can = possible(SERVICE, order, frozenset(actors), NOON + hours(2))
    return {each.name for each in can if each.piece}


# --- asking and answering -------------------------------------------------------------------------------------------


def test_a_question_is_numbered_carries_its_form_and_leaves_the_order_where_it_is() -> None:
    order = asked("cancellation", SELLER, reason="I am ill")
    question = order.proposed
    assert question is not None
    assert (question.kind, question.number, question.by, question.stage) == ("cancellation", 1, SELLER, Stage.ASKED)
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
    assert Notice(STAFF, "split") in agreed.notices


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
    assert again.number == 2


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
    assert done(order, "decline_settlement", BUYER).order.counts == {"asked": 2}


def test_the_parties_may_ask_each_other_only_so_much() -> None:
    order = an_order("in_progress", terms=some_terms(proposals=2))
    for asker in PARTIES:
        order = done(order, "ask_cancellation", asker, REASON).order
        order = done(order, "withdraw_cancellation", asker).order
    assert refused(order, "ask_settlement", BUYER, payload={"amount": 5, **REASON}) == USED_UP.reason
    assert names(order, BUYER, SELLER) == set()


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


# --- an addition: paid when it is sent ------------------------------------------------------------------------------


def test_an_addition_reaches_the_seller_once_it_is_paid() -> None:
    sent = done(
        an_order("in_progress"), "ask_addition", BUYER, a_form(proposal_of("in_progress", "addition").form, an_order())
    )
    assert sent.notices == ()
    assert sent.order.proposed is not None
    assert sent.order.proposed.stage is Stage.UNPAID
    assert refused(sent.order, "agree_addition", SELLER) == NOT_NOW.reason
    assert names(sent.order, BUYER) == {"claim_addition", "forgo_addition"}
    paid = done(sent.order, "pay_addition", TILL, {"amount": 500, "number": 1}, now=NOON + hours(2))
    assert paid.postings == (Held(500, 1),)
    assert set(paid.notices) == {Notice(BUYER, "addition_paid"), Notice(SELLER, "addition_paid")}
    assert (paid.order.held, paid.order.proposed and paid.order.proposed.held) == (6000, 500)
    assert times(paid.order, "addition_unpaid") == {}
    assert times(paid.order, "addition_lapsed")["addition_lapsed"] == hours(26)


def test_an_accepted_addition_joins_the_escrow_and_becomes_a_line_and_moves_the_deadline_out() -> None:
    order = a_question(an_order("in_progress"), "addition", what="A card", extra=days(3))
    agreed = done(order, "agree_addition", SELLER)
    assert agreed.postings == (Joined(500, 1),)
    assert (agreed.order.held, agreed.order.terms.price) == (6500, 6500)
    assert agreed.order.terms.lines[-1] == Line("A card", 500, days(3))
    assert times(agreed.order, "delivery_lapsed")["delivery_lapsed"] == days(7)
    assert agreed.order.state == "in_progress"


def test_what_was_added_is_delivered_and_settled_with_the_rest() -> None:
    order = done(a_question(an_order("in_progress"), "addition"), "agree_addition", SELLER).order
    assert refused(order, "deliver", SELLER, payload={"text": "Here", "ticked": (0, 1)}) == "form-not-complete"
    order = done(order, "deliver", SELLER, a_delivery(order)).order
    assert done(order, "accept", BUYER).postings == (Settled(Settlement.PAY_OUT, 6500),)


@pytest.mark.parametrize(("name", "actor"), [("decline_addition", SELLER), ("withdraw_addition", BUYER)])
def test_an_addition_that_comes_to_nothing_is_returned_whole(name: str, actor: Actor) -> None:
    moved = done(a_question(an_order("in_progress"), "addition"), name, actor)
    assert moved.postings == (Returned(500, 1),)
    assert (moved.order.held, moved.order.proposed, moved.order.terms) == (6000, None, some_terms())
    assert Notice(STAFF, "returned") in moved.notices


def test_an_addition_nobody_answered_is_returned_and_both_are_told() -> None:
    moved = struck(a_question(an_order("in_progress"), "addition"), "addition_lapsed")
    assert moved.postings == (Returned(500, 1),)
    assert moved.notices == (
        Notice(BUYER, "addition_lapsed"),
        Notice(SELLER, "addition_lapsed"),
        Notice(STAFF, "returned"),
    )


def test_an_addition_that_was_never_paid_ends_without_the_seller_hearing_of_it() -> None:
    order = a_question(an_order("in_progress"), "addition", Stage.UNPAID)
    lapsed, forgone = struck(order, "addition_unpaid"), done(order, "forgo_addition", BUYER)
    assert (lapsed.notices, lapsed.postings, lapsed.order.proposed) == ((Notice(BUYER, "addition_unpaid"),), (), None)
    assert (forgone.notices, forgone.postings, forgone.order.proposed) == ((), (), None)


# --- an offer: paid once it is agreed to ----------------------------------------------------------------------------


def test_an_offer_binds_once_it_is_paid() -> None:
    order = asked("offer", SELLER)
    yes = done(order, "agree_offer", BUYER)
    assert yes.postings == ()
    assert yes.order.terms == some_terms()
    assert yes.order.proposed is not None
    assert (yes.order.proposed.stage, yes.order.proposed.agreed) == (Stage.UNPAID, True)
    paid = done(yes.order, "pay_offer", TILL, {"amount": 500, "number": 1})
    assert paid.postings == (Held(500, 1), Joined(500, 1))
    assert (paid.order.held, paid.order.proposed, len(paid.order.terms.lines)) == (6500, None, 3)


def test_an_offer_that_was_agreed_to_and_not_paid_comes_to_nothing_and_both_are_told() -> None:
    order = a_question(an_order("in_progress"), "offer", Stage.UNPAID)
    lapsed = struck(order, "offer_unpaid")
    assert lapsed.order.proposed is None
    assert lapsed.notices == (Notice(BUYER, "offer_unpaid"), Notice(SELLER, "offer_unpaid"))
    assert done(order, "forgo_offer", BUYER).notices == (Notice(SELLER, "offer_forgone"),)


# --- money by hand, and money that nobody waits for -----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["addition", "offer"])
def test_what_was_claimed_waits_for_staff_who_confirm_or_deny_it(kind: str) -> None:
    order = a_question(an_order("in_progress"), kind, Stage.UNPAID)
    claimed = done(order, f"claim_{kind}", BUYER)
    assert claimed.notices == (Notice(STAFF, f"{kind}_claimed"),)
    assert claimed.order.proposed is not None
    assert claimed.order.proposed.stage is Stage.CONFIRMING
    assert times(claimed.order, f"{kind}_unconfirmed")[f"{kind}_unconfirmed"] == hours(73)
    denied = done(claimed.order, f"deny_{kind}", STAFF, REASON, now=NOON + hours(5))
    assert denied.notices == (Notice(BUYER, f"{kind}_denied"),)
    assert times(denied.order, f"{kind}_unpaid")[f"{kind}_unpaid"] == hours(29)
    assert times(denied.order, f"{kind}_unconfirmed") == {}


def test_money_that_never_came_can_be_claimed_twice_for_each_question() -> None:
    order = a_question(an_order("in_progress"), "addition", Stage.UNPAID)
    for _ in range(2):
        order = done(done(order, "claim_addition", BUYER).order, "deny_addition", STAFF, REASON).order
    assert refused(order, "claim_addition", BUYER) == USED_UP.reason
    order = done(order, "forgo_addition", BUYER).order
    order = done(order, "ask_addition", BUYER, a_form(proposal_of("in_progress", "addition").form, order)).order
    assert done(order, "claim_addition", BUYER).order.version == order.version + 1


@pytest.mark.parametrize("payload", [{}, {"amount": 1, "number": 7}])
@pytest.mark.parametrize("stage", [Stage.UNPAID, Stage.CONFIRMING])
def test_staff_confirm_what_the_open_question_costs_whatever_the_press_carried(
    stage: Stage, payload: dict[str, object]
) -> None:
    order = a_question(an_order("in_progress"), "addition", stage)
    assert "pay_addition" in names(order, STAFF, TILL)
    command = a_command(order, "pay_addition", STAFFER, payload)
    moved = decide(SERVICE, order, command, frozenset({STAFF, TILL}), NOON)
    assert isinstance(moved, Moved)
    assert moved.postings == (Held(500, 1),)


@pytest.mark.parametrize("order", [an_order("in_progress"), a_question(an_order("in_progress"), "offer")])
def test_staff_who_confirm_what_is_not_waited_for_are_refused(order: Order) -> None:
    command = a_command(order, "pay_offer", STAFFER)
    assert decide(SERVICE, order, command, frozenset({STAFF, TILL}), NOON) == STALE


@pytest.mark.parametrize(
    ("order", "name", "number"),
    [
        (an_order("in_progress"), "pay_addition", 1),
        (an_order("completed"), "pay_offer", 1),
        (a_question(an_order("in_progress"), "addition"), "pay_addition", 1),
        (a_question(an_order("in_progress"), "addition", Stage.UNPAID), "pay_addition", 2),
        (a_question(an_order("in_progress"), "addition", Stage.UNPAID), "pay_offer", 1),
        (a_question(an_order("in_progress"), "addition", Stage.UNPAID), "pay", 1),
        (a_question(an_order("in_progress"), "offer"), "pay_offer", 1),
    ],
)
def test_money_for_a_question_that_does_not_wait_for_it_goes_to_the_balance(
    order: Order, name: str, number: int
) -> None:
    moved = done(order, name, TILL, {"amount": 500, "number": number})
    assert moved.postings == (Credited(500),)
    assert moved.order == replace(order, version=order.version + 1)
    assert moved.notices == (Notice(BUYER, "credited"),)


def test_money_of_another_amount_goes_to_the_balance_and_the_question_stays_unpaid() -> None:
    order = a_question(an_order("in_progress"), "addition", Stage.UNPAID)
    moved = done(order, "pay_addition", TILL, {"amount": 499, "number": 1})
    assert (moved.postings, moved.order.proposed) == ((Credited(499),), order.proposed)


def test_money_for_a_question_is_taken_though_its_time_is_up() -> None:
    order = a_question(an_order("in_progress"), "addition", Stage.UNPAID)
    assert done(order, "pay_addition", TILL, {"amount": 500, "number": 1}, now=TWO_DAYS).postings == (Held(500, 1),)


# --- its time -------------------------------------------------------------------------------------------------------


def test_once_a_question_has_lapsed_no_press_is_taken_before_its_alarm_has_run() -> None:
    order = asked("cancellation", SELLER)
    assert refused(order, "agree_cancellation", BUYER, now=NOON + hours(25)) == TIME_IS_UP.reason
    assert refused(order, "deliver", SELLER, now=NOON + hours(25)) == TIME_IS_UP.reason
    assert possible(SERVICE, order, EVERY - {TILL}, NOON + hours(25)) == ()
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
    assert [notice for notice in moved.notices if notice.topic == "returned"] == [*told, Notice(STAFF, "returned")]
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
