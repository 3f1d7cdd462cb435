"""What is added to an order and paid for apart: additions, paid when they are sent, and offers, paid once they are
agreed to.
"""

from dataclasses import replace

import pytest

from core.effects import Settlement
from core.engine import decide
from core.order import Line, Order, Stage
from core.step import (
    NOT_NOW,
    STALE,
    USED_UP,
    Credited,
    Held,
    Joined,
    Moved,
    Notice,
    Returned,
    Settled,
)
from core.workflow import BUYER, SELLER, STAFF, TILL, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import NOON, STAFFER, a_command, a_delivery, a_form, a_question, an_order, proposal_of, some_terms
from tests.core.moving import REASON, asked, done, names, refused, struck, times

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
    number = sent.order.version
    paid = done(sent.order, "pay_addition", TILL, {"amount": 500, "number": number}, now=NOON + hours(2))
    assert paid.postings == (Held(500, number),)
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


def test_an_addition_nobody_answered_is_returned_and_both_are_told() -> None:
    moved = struck(a_question(an_order("in_progress"), "addition"), "addition_lapsed")
    assert moved.postings == (Returned(500, 1),)
    assert moved.notices == (
        Notice(BUYER, "addition_lapsed"),
        Notice(SELLER, "addition_lapsed"),
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
    number = order.version
    paid = done(yes.order, "pay_offer", TILL, {"amount": 500, "number": number})
    assert paid.postings == (Held(500, number), Joined(500, number))
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
    assert done(order, "pay_addition", TILL, {"amount": 500, "number": 1}, now=NOON + days(2)).postings == (
        Held(500, 1),
    )
