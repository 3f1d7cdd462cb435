"""Every role gives every command in every situation, on each platform, fresh, on an old card, and twice: what moves the
order is what is written in `expected.txt`, and nothing else.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core import desk, question
from core.community import Crew
from core.order import Order, PersonId
from core.ports import Repeated
from core.step import Moved, Refused
from core.workflow import BUYER, MEDIATOR, PANEL, PARTIES, SELLER, STAFF, TILL, Action, Actor, Bound, Workflow
from core.workflows.service import SERVICE
from tests.authority.table import COMMANDS, PLATFORMS, ROLES, found, given, situations, written


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_moves_an_order_is_what_is_written(platform: str) -> None:
    assert found(platform) == written()


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("seen", [1, -1, None])
def test_on_a_card_of_another_version_nothing_moves(platform: str, seen: int | None) -> None:
    for order in situations().values():
        for by in ROLES.values():
            for name in COMMANDS:
                outcome, after = given(order, by, name, platform, seen=seen)
                assert isinstance(outcome, Refused), (order.state, by, name)
                assert after == order


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_is_brought_twice_moves_once(platform: str) -> None:
    table = written()
    for situation, order in situations().items():
        for role, by in ROLES.items():
            for name in COMMANDS:
                outcome, after = given(order, by, name, platform, again=True)
                once = name in table[situation].get(role, frozenset())
                assert isinstance(outcome, Repeated if once else Refused), (situation, role, name)
                assert after.version == order.version + once


def test_whoever_has_no_part_in_an_order_is_told_the_same_as_of_one_that_is_not_there() -> None:
    for order in situations().values():
        for role in ("stranger", "blocked", "elsewhere"):
            for name in COMMANDS:
                assert given(order, ROLES[role], name, "telegram")[0] == Refused("not-yours")


# --- faults, each of which the table must find -----------------------------------------------------------------------

Capacities = Callable[[Order, PersonId | Actor, Crew], frozenset[Actor]]
TRUE = desk.capacities


def _declared(change: Callable[[Action], Action]) -> Workflow:
    states = tuple(replace(each, actions=tuple(map(change, each.actions))) for each in SERVICE.states)
    return replace(SERVICE, states=states)


def _unguarded(name: str) -> Workflow:
    return _declared(lambda each: replace(each, guard=None) if each.guard and each.guard.name == name else each)


def _unbounded(name: str) -> Workflow:
    return _declared(lambda each: replace(each, at_most=None) if each.name == name else each)


def _given_to(name: str, by: Actor) -> Workflow:
    return _declared(lambda each: replace(each, by=by) if each.name == name else each)


DECLARED = {
    "a dispute by the buyer before asking": _unguarded("buyer-was-refused"),
    "a dispute by the seller before asking": _unguarded("seller-was-refused"),
    "back to work from review": _unguarded("called-from-in_progress"),
    "back to late work from anywhere": _unguarded("called-from-overdue"),
    "another look without a delivery": _unguarded("called-from-delivered"),
    "revisions without end": _unbounded("request_revision"),
    "corrections without end": _unbounded("correct"),
    "claims without end": _unbounded("claim_payment"),
    "questions nearly without end": _declared(
        lambda each: replace(each, at_most=Bound(1_000, of=each.count)) if each.name == "ask_settlement" else each
    ),
    "disputes without end": _unbounded("dispute"),
    "any mediator decides": _given_to("pay_seller", PANEL),
    "the seller accepts": _given_to("accept", SELLER),
    "staff cancel": _given_to("cancel", STAFF),
}


@pytest.mark.parametrize("fault", DECLARED)
def test_a_fault_in_a_condition_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "workflow", lambda *_: DECLARED[fault])
    assert found("telegram") != written()


def _parties_are_judges(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return TRUE(order, by, crew) | ({PANEL} if by in crew.mediators else set())


def _any_judge_took_it(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return TRUE(order, by, crew) | ({MEDIATOR} if by in crew.mediators else set())


def _the_sides_are_one(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    held = TRUE(order, by, crew)
    return held | set(PARTIES) if held & set(PARTIES) else held


def _staff_are_the_buyer(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return TRUE(order, by, crew) | ({BUYER} if by in crew.staff else set())


def _the_buyer_is_the_till(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return TRUE(order, by, crew) | ({TILL} if by == order.buyer else set())


def _everybody_is_staff(order: Order, by: PersonId | Actor, crew: Crew) -> frozenset[Actor]:
    return TRUE(order, by, crew) or frozenset({STAFF, TILL})


@pytest.mark.parametrize(
    "fault",
    [
        _parties_are_judges,
        _any_judge_took_it,
        _the_sides_are_one,
        _staff_are_the_buyer,
        _the_buyer_is_the_till,
        _everybody_is_staff,
    ],
)
def test_a_fault_in_who_somebody_is_is_found(fault: Capacities, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "capacities", fault)
    assert found("telegram") != written()


def test_a_question_answered_by_whoever_asked_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = question.fits
    monkeypatch.setattr(question, "fits", lambda piece, by, asked: fits(piece, asked.by if asked else by, asked))
    assert found("telegram") != written()


def test_a_command_that_moves_is_a_step_of_its_own_order() -> None:
    for order in situations().values():
        outcome, after = given(order, ROLES["buyer"], "accept", "telegram")
        assert (after.version > order.version) is isinstance(outcome, Moved)
