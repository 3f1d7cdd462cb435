"""While somebody has a case in hand they read and write with both parties; nobody else does, and they no longer."""

import pytest

from core.chat import NOBODY, partners, why_not
from core.order import Order, PersonId
from core.shopfront import Shopfront
from core.step import NOT_YOURS, Refused
from tests.builders import ANNA, BORIS, MEDIATRIX, NOON, STAFFER, STRANGER, an_order

IN_HAND = an_order(state="mediated")


def refusal(order: Order, person: PersonId) -> Refused | None:
    return why_not(order, person, NOON, Shopfront(BORIS, ANNA))


@pytest.mark.parametrize("person", [ANNA, BORIS, MEDIATRIX])
def test_all_three_write_and_each_is_read_by_the_other_two(person: PersonId) -> None:
    assert refusal(IN_HAND, person) is None
    assert set(partners(IN_HAND, person)) == {ANNA, BORIS, MEDIATRIX} - {person}


@pytest.mark.parametrize("state", ["delivered", "disputed", "completed", "settled", "cancelled"])
def test_before_it_is_taken_and_after_its_end_it_is_the_parties_alone(state: str) -> None:
    order = an_order(state=state, joined=True)
    assert refusal(order, MEDIATRIX) == NOT_YOURS
    assert refusal(order, ANNA) is None
    assert partners(order, ANNA) == (BORIS,)


@pytest.mark.parametrize("person", [STAFFER, STRANGER])
def test_another_mediator_and_a_stranger_are_nobody_there(person: PersonId) -> None:
    assert refusal(IN_HAND, person) == NOT_YOURS


def test_whoever_is_alone_with_their_order_writes_to_nobody() -> None:
    assert refusal(an_order(state="unpaid"), ANNA) == NOBODY
