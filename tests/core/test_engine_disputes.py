"""Disputes: who may call mediators, what they may do, and what ends by itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.effects import Settlement
from core.engine import possible
from core.order import Order, PersonId
from core.step import NOT_NOW, NOT_YOURS, USED_UP, Notice, Settled
from core.workflow import BUYER, CLOCK, MEDIATOR, PANEL, PARTIES, SELLER, STAFF, TILL, Actor, days, hours
from core.workflows.service import SERVICE
from tests.builders import MEDIATRIX, NOON, a_delivery, an_order, some_terms
from tests.core.moving import REASON, done, refused, struck, times


def called(state: str = "delivered", by: Actor = BUYER, **changes: Any) -> Order:
    """An order on which mediators were called an hour after noon."""
    order = an_order(state, counts={f"cancellation_lapsed_{by}": 1}, **changes)
    return done(order, "dispute", by, REASON).order


def taken(order: Order, now: timedelta = timedelta(hours=2)) -> Order:
    return done(order, "take", PANEL, now=NOON + now).order


@pytest.mark.parametrize("actor", PARTIES)
def test_either_party_may_call_mediators_after_delivery(actor: Actor) -> None:
    moved = done(an_order("delivered"), "dispute", actor, REASON)
    assert (moved.order.state, moved.order.frozen, moved.order.held) == ("disputed", "delivered", 6000)
    assert moved.notices == (Notice(SELLER if actor is BUYER else BUYER, "disputed"), Notice(PANEL, "disputed"))


@pytest.mark.parametrize("actor", PARTIES)
@pytest.mark.parametrize("state", ["in_progress", "overdue"])
def test_before_delivery_only_whose_cancellation_was_declined_or_lapsed_may(state: str, actor: Actor) -> None:
    other = "seller" if actor is BUYER else "buyer"
    refusals = {f"cancellation_declined_{other}": 1, f"cancellation_lapsed_{other}": 1}
    assert refused(an_order(state, counts=refusals), "dispute", actor, payload=REASON) == f"{actor}-was-refused"
    for way in ("declined", "lapsed"):
        order = an_order(state, counts={f"cancellation_{way}_{actor}": 1})
        assert done(order, "dispute", actor, REASON).order.frozen == state


def test_each_party_may_call_them_twice() -> None:
    order = an_order("delivered")
    for _ in range(2):
        order = done(taken(done(order, "dispute", BUYER, REASON).order), "review_again", MEDIATOR, REASON).order
    assert refused(order, "dispute", BUYER, payload=REASON) == USED_UP.reason
    assert done(order, "dispute", SELLER, REASON).order.state == "disputed"


@pytest.mark.parametrize("actors", [(BUYER,), (SELLER,), (STAFF, TILL)])
def test_nobody_but_mediators_decides_a_disputed_order(actors: tuple[Actor, ...]) -> None:
    order = called()
    for each in (order, taken(order)):
        can = {action.name for action in possible(SERVICE, each, frozenset(actors), NOON + hours(3))}
        assert all(name.startswith("ask_") for name in can)
        for word in ("take", "pay_seller", "refund_buyer", "divide", "resume", "hand_back"):
            assert refused(each, word, *actors, payload=REASON, now=NOON + hours(3)) == NOT_YOURS.reason


def test_the_mediator_who_takes_a_case_is_announced_and_decides_it_alone() -> None:
    moved = done(called(), "take", PANEL)
    assert (moved.order.state, moved.order.mediator) == ("mediated", MEDIATRIX)
    assert {Notice(BUYER, "taken"), Notice(SELLER, "taken")} <= set(moved.notices)
    assert refused(moved.order, "take", PANEL) == NOT_NOW.reason
    assert refused(moved.order, "pay_seller", PANEL, payload=REASON) == NOT_YOURS.reason
    assert refused(called(), "pay_seller", PANEL, MEDIATOR, payload=REASON) == NOT_NOW.reason


@pytest.mark.parametrize(
    ("name", "payload", "state", "settled", "cause"),
    [
        ("refund_buyer", REASON, "cancelled", Settled(Settlement.REFUND, 6000), "mediator"),
        ("pay_seller", REASON, "completed", Settled(Settlement.PAY_OUT, 6000), None),
        ("divide", {"amount": 1, **REASON}, "settled", Settled(Settlement.SPLIT, 6000, 1), None),
    ],
)
def test_a_decision_settles_everything(
    name: str, payload: dict[str, object], state: str, settled: Settled, cause: str | None
) -> None:
    moved = done(taken(called()), name, MEDIATOR, payload, now=NOON + hours(3))
    assert (moved.order.state, moved.order.cause, moved.postings) == (state, cause, (settled,))
    assert (moved.order.frozen, moved.order.mediator, moved.order.alarms) == (None, None, ())
    event = moved.event.name if moved.event else ""
    assert set(moved.notices) == {Notice(BUYER, event), Notice(SELLER, event)}


@pytest.mark.parametrize("amount", [0, -5, 6000, 9999])
def test_a_mediator_divides_what_there_is(amount: int) -> None:
    payload = {"amount": amount, **REASON}
    found = refused(taken(called()), "divide", MEDIATOR, payload=payload, now=NOON + hours(3))
    assert found in {"form-not-a-share", "form-settlement-empty"}


# --- the ways back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("left", "given"), [(days(3), days(3)), (hours(5), hours(24))])
def test_work_goes_on_with_the_time_that_was_left_and_at_least_a_day(left: timedelta, given: timedelta) -> None:
    order = called("in_progress", SELLER, work_left=left + hours(1))
    assert order.work_left == left
    back = done(taken(order), "resume", MEDIATOR, REASON, now=NOON + days(2)).order
    assert (back.state, back.frozen, back.mediator) == ("in_progress", None, None)
    assert times(back, "delivery_lapsed")["delivery_lapsed"] == days(2) + given


def test_a_late_seller_gets_the_date_that_the_mediator_sets() -> None:
    order = taken(called("overdue"))
    until = {"until": NOON + days(9), **REASON}
    assert refused(order, "resume", MEDIATOR, payload=REASON, now=NOON + hours(3)) == "called-from-in_progress"
    back = done(order, "resume_until", MEDIATOR, until, now=NOON + hours(3)).order
    assert (back.state, times(back, "delivery_lapsed")["delivery_lapsed"]) == ("in_progress", days(9))


def test_a_buyer_who_was_looking_gets_their_full_time_again() -> None:
    back = done(taken(called("delivered")), "review_again", MEDIATOR, REASON, now=NOON + days(2)).order
    assert (back.state, times(back, "review_lapsed")["review_lapsed"]) == ("delivered", days(9))


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (state, word)
        for state, own in (("in_progress", "resume"), ("overdue", "resume_until"), ("delivered", "review_again"))
        for word in ("resume", "resume_until", "review_again")
        if word != own
    ],
)
def test_there_is_one_way_back_from_each_state(state: str, word: str) -> None:
    order = taken(called(state))
    able = {each.name for each in possible(SERVICE, order, frozenset({MEDIATOR, PANEL}), NOON + hours(3))}
    assert word not in able
    assert len(able & {"resume", "resume_until", "review_again"}) == 1


# --- its time -------------------------------------------------------------------------------------------------------


def test_a_case_nobody_takes_is_brought_to_mind_of_all_mediators_and_staff() -> None:
    moved = struck(called(), "dispute_lapsed/after-48h")
    assert moved.notices == (
        Notice(PANEL, "dispute_lapsed", reminds=True),
        Notice(STAFF, "dispute_lapsed", reminds=True),
    )


def test_a_case_that_was_taken_and_not_decided_goes_back_to_all() -> None:
    order = taken(called())
    back = struck(order, "mediation_lapsed")
    assert times(order, "mediation_lapsed")["mediation_lapsed"] == hours(2) + hours(72)
    assert (back.order.state, back.order.mediator, back.order.frozen) == ("disputed", None, "delivered")
    assert Notice(PANEL, "mediation_lapsed") in back.notices
    handed = done(order, "hand_back", MEDIATOR, now=NOON + hours(3))
    assert (handed.order.state, handed.order.mediator) == ("disputed", None)


def test_thirty_days_of_dispute_are_counted_together_however_often_it_left() -> None:
    order = called()
    assert times(order, "dispute_lapsed")["dispute_lapsed"] == days(30) + hours(1)
    order = taken(order, days(2) + hours(1))
    assert order.disputed == days(2)
    assert times(order, "dispute_lapsed")["dispute_lapsed"] == days(30) + hours(1)
    order = done(order, "review_again", MEDIATOR, REASON, now=NOON + days(4) + hours(1)).order
    assert order.disputed == days(4)
    order = done(order, "dispute", SELLER, REASON, now=NOON + days(6)).order
    assert times(order, "dispute_lapsed")["dispute_lapsed"] == days(6) + days(26)


def test_so_are_as_many_days_as_a_community_has_set() -> None:
    order = taken(called(terms=some_terms(lengths={"dispute_lapsed": days(10)})), days(2) + hours(1))
    order = done(order, "review_again", MEDIATOR, REASON, now=NOON + days(4) + hours(1)).order
    order = done(order, "dispute", SELLER, REASON, now=NOON + days(6)).order
    assert times(order, "dispute_lapsed")["dispute_lapsed"] == days(6) + days(6)


@pytest.mark.parametrize(
    ("held", "rule", "settled"),
    [
        (6000, "halve", Settled(Settlement.HALVE, 6000, 3000)),
        (6001, "halve", Settled(Settlement.HALVE, 6001, 3001)),
        (1, "halve", Settled(Settlement.HALVE, 1, 1)),
        (6001, "refund", Settled(Settlement.REFUND, 6001)),
        (6001, "pay_out", Settled(Settlement.PAY_OUT, 6001)),
    ],
)
def test_a_dispute_nobody_ended_is_settled_by_the_rule_of_its_terms(held: int, rule: str, settled: Settled) -> None:
    order = replace(called(terms=some_terms(stalemate=rule)), held=held)
    for each in (order, taken(order, days(29))):
        ended = struck(each, "dispute_lapsed")
        assert (ended.order.state, ended.postings, ended.order.cause) == ("settled", (settled,), None)
        assert {Notice(BUYER, "dispute_lapsed"), Notice(SELLER, "dispute_lapsed")} <= set(ended.notices)


def test_clocks_stand_still_in_a_dispute() -> None:
    order = called("in_progress")
    assert {alarm.deadline for alarm in order.alarms} == {"dispute_lapsed"}
    assert {alarm.deadline for alarm in taken(order).alarms} == {"dispute_lapsed", "mediation_lapsed"}
    order = replace(order, alarms=())
    assert refused(order, "deliver", SELLER, payload=a_delivery(order), now=NOON + days(9)) == NOT_NOW.reason
    assert CLOCK not in {each.by for each in SERVICE.state("disputed").actions}


def test_a_case_that_two_take_at_once_is_the_firsts() -> None:
    order = called()
    first = done(order, "take", PANEL).order
    assert refused(first, "take", PANEL, seen=order.version) == "stale"
    assert first.mediator == PersonId(MEDIATRIX)


@pytest.mark.parametrize("end", ["pay_seller", "refund_buyer", "review_again"])
def test_an_order_was_contested_from_the_moment_on_at_which_mediators_were_called(end: str) -> None:
    assert called().contested
    assert done(taken(called()), end, MEDIATOR, REASON).order.contested
    assert not done(an_order("delivered"), "accept", BUYER).order.contested
