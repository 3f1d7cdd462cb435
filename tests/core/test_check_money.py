"""A fault in what becomes of money is found, and by the proof that one would expect."""

from dataclasses import replace
from datetime import datetime

import pytest

from core.check import Engine, Proof
from core.effects import HOLD, Settlement
from core.ledger import Journal, Unbalanced, journal
from core.order import Order
from core.step import FROM_BALANCE, NOT_NOW, Credited, Held, Moved, Posting, Refused, Settled
from core.workflow import CREDITED, TILL, action
from tests.core.planted import (
    Asked,
    answering,
    booking,
    found,
    hearing,
    leaving,
    moving,
    obeying,
    posting,
    sound,
    with_move,
)


def _no_refund(posted: Posting) -> tuple[Posting, ...]:
    return () if posted == Settled(Settlement.REFUND, getattr(posted, "minor", 0)) else (posted,)


def _settled_twice(posted: Posting) -> tuple[Posting, ...]:
    return (posted, posted) if isinstance(posted, Settled) else (posted,)


def _never_credited(posted: Posting) -> tuple[Posting, ...]:
    return () if isinstance(posted, Credited) else (posted,)


def _refusing_credit(asked: Asked) -> Moved | Refused:
    outcome = sound(asked)
    credited = isinstance(outcome, Moved) and outcome.event and outcome.event.name == CREDITED
    return NOT_NOW if credited else outcome


def _spending_anywhere(asked: Asked) -> Moved | Refused:
    """Money out of the balance is taken whatever an order waits for."""
    outcome = sound(asked)
    if asked.command.name != FROM_BALANCE or outcome != NOT_NOW:
        return outcome
    return Moved(asked.order, None, (Held(asked.balance, None, from_balance=True),))


def _doubled(booked: Journal) -> Journal:
    return replace(booked, entries=booked.entries * 2)


def _turned_round(booked: Journal) -> Journal:
    return replace(booked, entries=tuple(replace(entry, minor=-entry.minor) for entry in booked.entries))


def _paid_out_instead(posted: Posting, order: Order, at: datetime) -> Journal:
    refund = isinstance(posted, Settled) and posted.how is Settlement.REFUND
    return journal(Settled(Settlement.PAY_OUT, posted.minor) if refund else posted, order, at)


def _without_a_fee(posted: Posting, order: Order, at: datetime) -> Journal:
    return journal(posted, replace(order, terms=replace(order.terms, fee=0)), at)


def _unbalanced(posted: Posting, order: Order, at: datetime) -> Journal:
    raise Unbalanced(order.id)


FAULTS = {
    "the order keeps what it held": (
        leaving(lambda after, before: replace(after, held=max(after.held, before.held))),
        Proof.MONEY,
    ),
    "the order holds nothing": (leaving(lambda after, _: replace(after, held=0)), Proof.MONEY),
    "a refund is not booked": (posting(_no_refund), Proof.MONEY),
    "nothing is booked": (posting(lambda _: ()), Proof.MONEY),
    "a settlement is booked twice": (posting(_settled_twice), Proof.MONEY),
    "a credit is not booked": (posting(_never_credited), Proof.MONEY),
    "a payment nobody waits for is refused": (answering(_refusing_credit), Proof.MONEY),
    "a payment is held a second time": (
        obeying(with_move("queued", action("pay", "paid", TILL, "queued", HOLD))),
        Proof.MONEY,
    ),
    "a hold takes a unit too much": (moving("hold", "provider:manual", "escrow"), Proof.MONEY),
    "a refund leaves a unit": (moving("refund", "buyer", "escrow"), Proof.MONEY),
    "a refund bears a fee": (moving("refund", "buyer", "fees"), Proof.SHARES),
    "a refund goes to the seller": (Engine(journal=_paid_out_instead), Proof.SHARES),
    "a fee is rounded up": (moving("payout", "seller", "fees"), Proof.SHARES),
    "a fee is a unit too small": (moving("payout", "fees", "seller"), Proof.SHARES),
    "no fee is taken": (Engine(journal=_without_a_fee), Proof.SHARES),
    "a payout leaves a unit": (moving("payout", "seller", "escrow"), Proof.MONEY),
    "a payout is doubled": (booking(_doubled, "payout"), Proof.MONEY),
    "a payout is taken from the seller": (booking(_turned_round, "payout"), Proof.SHARES),
    "a credit goes to the seller": (moving("credit", "buyer", "seller"), Proof.MONEY),
    "a credit goes nowhere known": (moving("credit", "buyer", "suspense"), Proof.MONEY),
    "all journals have one key": (booking(lambda booked: replace(booked, key="one")), Proof.MONEY),
    "each way to settle has a key of its own": (
        booking(lambda booked: replace(booked, key=f"{booked.kind}:{booked.key}")),
        Proof.MONEY,
    ),
    "it is booked in another currency": (booking(lambda booked: replace(booked, currency="GBP")), Proof.MONEY),
    "it is booked for another order": (booking(lambda booked: replace(booked, order="other")), Proof.MONEY),
    "a buyer pays with what they do not have": (
        hearing(lambda asked: replace(asked, balance=asked.balance + 1)),
        Proof.MONEY,
    ),
    "a buyer may not spend all they have": (
        hearing(lambda asked: replace(asked, balance=asked.balance - 1)),
        Proof.MONEY,
    ),
    "what a buyer has comes from the till again": (
        posting(lambda posted: (replace(posted, from_balance=False),) if isinstance(posted, Held) else (posted,)),
        Proof.MONEY,
    ),
    "a buyer pays what is not asked for": (answering(_spending_anywhere), Proof.ACTORS),
    "a journal does not sum to zero": (Engine(journal=_unbalanced), Proof.MONEY),
}


@pytest.mark.parametrize(("machine", "proof"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_money_is_found_by_its_proof(machine: Engine, proof: Proof) -> None:
    assert found(proof, machine=machine)
