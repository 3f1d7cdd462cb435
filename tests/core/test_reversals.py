"""What a bank takes back is owed, once, and no more when it is given again; what bounced is on the balance again."""

from dataclasses import replace

import pytest

from core import cash
from core.cash import House
from core.community import Rules
from core.ledger import Entry, balance, provider
from core.order import DEFAULT, OrderId, PersonId
from core.ports import CashFile, Handled
from core.reversals import NOT_YET, UNKNOWN, decide
from core.till import STRIPE
from core.transfer import Bounced, ChargedBack, Kind, Payment, Reversal, Standing, Transfer
from tests.builders import ANNA, NOON, STAFFER

OPERATOR = PersonId(8)
HOUSE = House(Rules(), (STAFFER,), (OPERATOR, STAFFER))
PAID = Payment(STRIPE, "pi_1", OrderId("order"), ANNA, "EUR", 60_00, NOON)
TAKEN = ChargedBack(STRIPE, "pi_1", "dp_1", "txn_1", 60_00)
OVER = replace(TAKEN, entry="txn_2", over=True)
REFUND = Transfer(
    "refund-1", Kind.REFUND, STRIPE, ANNA, DEFAULT, "EUR", 20_00, NOON, charge="pi_1", state=Standing.SENT, number=3
)
BOUNCED = Bounced(STRIPE, "refund-1", "expired_or_canceled_card")


def handled(act: Reversal, transfer: Transfer | None = None, payment: Payment | None = PAID) -> Handled:
    outcome = decide(CashFile(7, DEFAULT, transfer, payment=payment), act, HOUSE, NOON)
    assert isinstance(outcome, Handled), outcome
    return outcome


def told(outcome: Handled) -> list[tuple[str, PersonId]]:
    return [(each.topic, each.to) for each in outcome.letters]


def test_what_a_bank_takes_back_is_owed_by_whoever_had_paid_it() -> None:
    outcome = handled(TAKEN)
    assert [each.entries for each in outcome.journals] == [
        (Entry(balance(ANNA), -60_00), Entry(provider(STRIPE), 60_00))
    ]
    assert (outcome.transfer.kind, outcome.transfer.state) == (Kind.CHARGEBACK, Standing.SENT)
    assert (outcome.transfer.order, outcome.transfer.reference) == ("order", "dp_1")


def test_the_house_hears_of_it_once_each_and_whoever_owes_it_in_their_own_words() -> None:
    assert told(handled(TAKEN)) == [
        (cash.CHARGED_BACK, STAFFER),
        (cash.CHARGED_BACK, OPERATOR),
        (cash.OWED, ANNA),
    ]


def test_who_works_in_the_house_and_owes_it_is_not_told_as_the_house() -> None:
    outcome = handled(TAKEN, payment=replace(PAID, person=STAFFER))
    assert told(outcome) == [(cash.CHARGED_BACK, OPERATOR), (cash.OWED, STAFFER)]


def test_what_is_given_again_is_not_owed_any_more() -> None:
    taken = handled(TAKEN).transfer
    outcome = handled(OVER, taken)
    assert [each.entries for each in outcome.journals] == [
        (Entry(provider(STRIPE), -60_00), Entry(balance(ANNA), 60_00))
    ]
    assert outcome.transfer.state is Standing.FAILED
    assert told(outcome)[-1] == (cash.CLEARED, ANNA)


def test_what_is_given_again_in_part_is_owed_no_more_in_that_part() -> None:
    taken = handled(TAKEN).transfer
    part = handled(replace(OVER, minor=20_00), taken)
    assert [each.minor for journal in part.journals for each in journal.entries if each.account == balance(ANNA)] == [
        20_00
    ]
    assert part.transfer == taken
    assert told(part)[-1] == (cash.LESS, ANNA)


def test_what_was_never_taken_is_not_given_again() -> None:
    assert decide(CashFile(7, DEFAULT, payment=PAID), OVER, HOUSE, NOON) == NOT_YET


def test_what_is_booked_is_not_booked_again() -> None:
    taken = handled(TAKEN).transfer
    assert decide(CashFile(8, DEFAULT, taken, payment=PAID), TAKEN, HOUSE, NOON) == cash.OVER
    over = handled(OVER, taken).transfer
    assert decide(CashFile(8, DEFAULT, over, payment=PAID), OVER, HOUSE, NOON) == cash.OVER


def test_a_payment_that_nobody_knows_is_nobodys_debt() -> None:
    assert decide(CashFile(0, DEFAULT), TAKEN, HOUSE, NOON) == UNKNOWN


def test_a_refund_that_comes_back_is_on_the_balance_again_and_its_owner_is_told() -> None:
    outcome = handled(BOUNCED, REFUND)
    assert [each.entries for each in outcome.journals] == [
        (Entry(provider(STRIPE), -20_00), Entry(balance(ANNA), 20_00))
    ]
    assert (outcome.transfer.state, outcome.transfer.reason) == (Standing.FAILED, "expired_or_canceled_card")
    assert told(outcome) == [(cash.NOT_REFUNDED, ANNA)]


@pytest.mark.parametrize(
    ("transfer", "refusal"),
    [
        (None, UNKNOWN),
        (replace(REFUND, till="sandbox"), UNKNOWN),
        (replace(REFUND, state=Standing.ASKED), NOT_YET),
        (replace(REFUND, state=Standing.FAILED), cash.OVER),
        (replace(REFUND, kind=Kind.CHARGEBACK), UNKNOWN),
    ],
)
def test_only_what_was_sent_by_that_till_can_come_back(transfer: Transfer | None, refusal: object) -> None:
    assert decide(CashFile(3, DEFAULT, transfer), BOUNCED, HOUSE, NOON) == refusal
