"""An audit finds each way in which a ledger can be wrong, and says where; a sound one is said to be."""

from dataclasses import replace

import pytest

from core.audit import Books, Flow, Holding, Proof, Receipt, Share, Shipment, Sum, audit
from core.order import OrderId

HELD, DONE = OrderId("K7Q2BCDFGHJK"), OrderId("M8R3BCDFGHJK")


def a_holding(**changes: object) -> Holding:
    held = Holding(HELD, "service", 1, "in_progress", "EUR", 6000, "2", 1000)
    return replace(held, **changes)  # type: ignore[arg-type]  # each is the field's own


def a_shipment(**changes: object) -> Shipment:
    asked = Shipment("payout-1", "payout", "asked", "manual", "2", "", "EUR", 100)
    return replace(asked, **changes)  # type: ignore[arg-type]  # the same


BOOKS = Books(
    journals=3,
    sums=(
        Sum("balance:2", "EUR", 5400),
        Sum(f"escrow:{DONE}", "EUR", 0),
        Sum(f"escrow:{HELD}", "EUR", 6000),
        Sum("fees", "EUR", 600),
        Sum("provider:manual", "EUR", -12000),
    ),
    holdings=(a_holding(), a_holding(order=DONE, state="completed", held=0)),
    names={"2": "Boris"},
    flows=(
        Flow("hold", "provider:manual", "", "EUR", -12000),
        Flow("payout", "balance:2", "", "EUR", 5400),
        Flow("payout", "fees", "", "EUR", 600),
    ),
    shares=(Share(DONE, "balance:2", 5400), Share(DONE, "fees", 600)),
)
BROKEN: dict[str, tuple[Books, Proof, str]] = {
    "a journal that does not balance": (
        replace(BOOKS, crooked=(("hold:X", 5),)),
        Proof.JOURNALS,
        "the entries of journal hold:X sum to 5 minor units",
    ),
    "money out of nowhere": (
        replace(BOOKS, sums=(*BOOKS.sums, Sum("balance:9", "EUR", 1))),
        Proof.CURRENCIES,
        "all accounts together hold 0.01 EUR",
    ),
    "an escrow that gave more than it had": (
        replace(BOOKS, sums=(*BOOKS.sums, Sum(f"escrow:{DONE}", "XTR", -3))),
        Proof.NOT_NEGATIVE,
        f"escrow:{DONE} holds -3 XTR",
    ),
    "an escrow of no order": (
        replace(BOOKS, sums=(*BOOKS.sums, Sum("escrow:GONE", "EUR", 0))),
        Proof.OWNED,
        "escrow:GONE holds 0.00 EUR, and there is no such order",
    ),
    "an order that says another amount": (
        replace(BOOKS, holdings=(a_holding(held=6001), *BOOKS.holdings[1:])),
        Proof.HELD,
        f"order {HELD} says that it holds 60.01 EUR, its escrow holds 60.00 EUR",
    ),
    "an order without what it should hold": (
        replace(BOOKS, holdings=(*BOOKS.holdings, a_holding(order=OrderId("NEW")))),
        Proof.HELD,
        "order NEW says that it holds 60.00 EUR, its escrow holds nothing",
    ),
    "an escrow in another currency": (
        replace(BOOKS, holdings=(a_holding(currency="USD"), *BOOKS.holdings[1:])),
        Proof.HELD,
        f"order {HELD} says that it holds 60.00 USD, its escrow holds 60.00 EUR",
    ),
    "an order that ended with money in it": (
        replace(BOOKS, holdings=(a_holding(state="cancelled"), *BOOKS.holdings[1:])),
        Proof.OVER,
        f"order {HELD} is cancelled, and 60.00 EUR is held for it",
    ),
    "money on its way that no transfer knows": (
        replace(BOOKS, sums=(*BOOKS.sums, Sum("transit:payout-1", "EUR", 100), Sum("provider:manual", "EUR", -100))),
        Proof.ON_THE_WAY,
        "transit:payout-1 holds 1.00 EUR, its transfer says 0.00",
    ),
    "a transfer without its money": (
        replace(BOOKS, shipments=(a_shipment(state="taken"),)),
        Proof.ON_THE_WAY,
        "transit:payout-1 holds 0.00 EUR, its transfer says 1.00",
    ),
    "a payment that was not booked": (
        replace(BOOKS, receipts=(Receipt("stripe", "EUR", 100),)),
        Proof.RECEIVED,
        "stripe received 1.00 EUR, and 0.00 is booked of it",
    ),
    "a payment that was booked twice": (
        replace(BOOKS, receipts=(Receipt("stars", "XTR", 5),), flows=(Flow("hold", "provider:stars", "", "XTR", -10),)),
        Proof.RECEIVED,
        "stars received 5 XTR, and 10 is booked of it",
    ),
    "money of no order that was not booked": (
        replace(BOOKS, shipments=(a_shipment(kind="refund", state="failed", till="telegram"),)),
        Proof.RECEIVED,
        "telegram received 1.00 EUR, and 0.00 is booked of it",
    ),
    "a refund that was made and not booked": (
        replace(BOOKS, shipments=(a_shipment(kind="refund", state="sent", order=DONE),)),
        Proof.SENT,
        "transfers say that 1.00 EUR left by manual, and 0.00 is booked of it",
    ),
    "money that left by no transfer": (
        replace(BOOKS, flows=(Flow("sent", "provider:manual", "", "EUR", 100),)),
        Proof.SENT,
        "transfers say that 0.00 EUR left by manual, and 1.00 is booked of it",
    ),
    "a chargeback that nobody knows": (
        replace(BOOKS, flows=(Flow("chargeback", "provider:stripe", "", "EUR", 100),)),
        Proof.TAKEN_BACK,
        "banks took 1.00 EUR back from stripe, and chargebacks say at most 0.00",
    ),
    "a debt out of nowhere": (
        replace(
            BOOKS,
            flows=(Flow("taken_off", "balance:2", "TOWN", "EUR", -100),),
        ),
        Proof.OWED,
        "person 2 owes 1.00 EUR, of which no bank took back more than 0.00",
    ),
    "a fee that is too high": (
        replace(BOOKS, shares=(Share(DONE, "balance:2", 5399), Share(DONE, "fees", 601))),
        Proof.FEES,
        f"of order {DONE} a fee of 6.01 EUR was taken, by its terms it is 6.00",
    ),
}


def test_books_that_add_up_break_no_proof() -> None:
    audited = audit(BOOKS)

    assert audited.sound
    assert list(audited.lines())[-len(Proof) :] == [f"  holds   {proof.value}" for proof in Proof]


@pytest.mark.parametrize(("books", "proof", "sentence"), BROKEN.values(), ids=BROKEN)
def test_each_discrepancy_is_found_and_named(books: Books, proof: Proof, sentence: str) -> None:
    audited = audit(books)

    assert not audited.sound
    assert audited.faults[proof] == (sentence,)
    assert f"  BROKEN  {proof.value}" in list(audited.lines())
    assert f"          {sentence}" in list(audited.lines())


def test_every_proof_has_been_seen_to_fail() -> None:
    assert {proof for _, proof, _ in BROKEN.values()} == set(Proof)


def test_what_a_question_holds_apart_is_part_of_what_its_order_holds() -> None:
    apart = (*BOOKS.sums, Sum(f"escrow:{HELD}/2", "EUR", 500), Sum("provider:manual", "EUR", -500))

    assert audit(replace(BOOKS, sums=apart, holdings=(a_holding(held=6500), *BOOKS.holdings[1:]))).sound
    assert not audit(replace(BOOKS, sums=apart)).sound


def test_a_bank_s_debt_and_one_of_a_linked_person_are_no_discrepancy() -> None:
    books = replace(
        BOOKS,
        flows=(
            *BOOKS.flows,
            Flow("chargeback", "provider:stripe", "", "EUR", 6000),
            Flow("reinstated", "provider:stripe", "", "EUR", -1000),
            Flow("chargeback", "balance:3", "", "EUR", -6000),
            Flow("reinstated", "balance:3", "", "EUR", 1000),
        ),
        shipments=(a_shipment(key="dp", kind="chargeback", state="sent", till="stripe", person="2", minor=6000),),
        formers={"3": "2"},
    )
    assert audit(books).sound


def test_accounts_are_shown_by_kind_and_people_by_name() -> None:
    assert [line.split() for line in audit(BOOKS).lines()][:11] == [
        ["3", "journals,", "2", "orders"],
        [],
        ["EUR"],
        ["provider", "-120.00"],
        ["manual", "-120.00"],
        ["escrow", "60.00"],
        ["balance", "54.00"],
        ["Boris", "(2)", "54.00"],
        ["fees", "6.00"],
        ["all", "together", "0.00"],
        [],
    ]


def test_every_escrow_that_holds_something_is_shown_when_asked_for() -> None:
    lines = [line.split() for line in audit(BOOKS).lines(orders=True)]

    assert [HELD, "60.00"] in lines
    assert not any(DONE in line for line in lines)


def test_balances_of_a_linked_person_are_one_and_those_of_two_of_one_name_are_two() -> None:
    balances = (Sum("balance:2", "EUR", 100), Sum("balance:3", "EUR", 20), Sum("balance:4", "EUR", 5))
    books = Books(0, balances, (), names={"2": "Ann", "4": "Ann"}, formers={"3": "2"})

    lines = [line.split() for line in audit(books).lines()]

    assert ["Ann", "(2)", "1.20"] in lines
    assert ["Ann", "(4)", "0.05"] in lines


def test_a_name_can_do_nothing_to_the_terminal() -> None:
    books = replace(BOOKS, names={"2": "\x1b[2JBo\nris\u202e"})

    assert [line for line in audit(books).lines() if "(2)" in line] == [f"  {'  ?[2JBo?ris? (2)':<34}{'54.00':>20}"]


def test_for_programs_there_is_every_account_in_minor_units() -> None:
    audited = audit(replace(BOOKS, crooked=(("hold:X", 5),)))

    told = audited.json()

    assert told["sound"] is False
    assert {"account": "balance:2", "kind": "balance", "currency": "EUR", "minor": 5400, "person": "2"} in told[
        "accounts"
    ]  # type: ignore[operator]
    assert told["proofs"]["journals"] == ["the entries of journal hold:X sum to 5 minor units"]  # type: ignore[index]
