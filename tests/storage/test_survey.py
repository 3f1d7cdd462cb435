"""The books are read as they are at one moment, beside a bot that writes, and whatever was done to them shows."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.audit import Proof, audit
from core.ledger import FEES, balance, escrow
from core.ports import Unavailable
from core.storage import Storage, read_books
from core.till import STARS, STRIPE, TELEGRAM, Arranged
from core.transfer import Answered, CallOff, ChargedBack, Strayed
from core.workflow import TILL
from tests.builders import ANNA, BORIS, NOON, STRANGER
from tests.storage.databases import Postgres, ask
from tests.storage.test_reversals import Bank
from tests.storage.test_transfers import Cash
from tests.storage.trade import Trade


async def test_the_books_of_a_running_bot_are_read_and_add_up(storage: Storage, url: str) -> None:
    trade = Trade(storage.orders)
    done = await trade.do(await trade.delivered(), "accept", ANNA)
    held = await trade.pay(await trade.place())

    books = read_books(url)

    assert books.journals == 3
    assert {each.account: each.minor for each in books.sums} == {
        "provider:manual": -12000,
        escrow(done.id): 0,
        escrow(held.id): 6000,
        balance(BORIS): 5400,
        FEES: 600,
    }
    assert {each.order: (each.state, each.held) for each in books.holdings} == {
        done.id: ("completed", 0),
        held.id: ("queued", 6000),
    }
    assert books.names[str(BORIS)] == f"person {BORIS}"
    assert audit(books).sound


async def test_what_a_question_holds_apart_is_held_for_its_order(storage: Storage, url: str) -> None:
    trade = Trade(storage.orders)
    order = await trade.do(await trade.pay(await trade.place()), "start", BORIS)
    order = await trade.do(order, "ask_addition", ANNA, what="A card", price=500, extra=timedelta())
    assert order.proposed
    number = order.proposed.number
    order = await trade.do(order, "pay_addition", TILL, amount=500, number=number)
    books = read_books(url)
    sums = {each.account: each.minor for each in books.sums}
    assert (sums[escrow(order.id)], sums[escrow(order.id, number)], books.holdings[0].held) == (6000, 500, 6500)
    assert audit(books).sound


DAMAGE = {
    Proof.JOURNALS: "UPDATE entries SET minor = minor + 1 WHERE account = 'fees'",
    Proof.HELD: "UPDATE orders SET held = held + 1 WHERE state = 'queued'",
    Proof.OVER: "UPDATE orders SET state = 'cancelled' WHERE state = 'queued'",
    Proof.NOT_NEGATIVE: "UPDATE entries SET minor = minor - 1 WHERE account LIKE 'escrow:%' AND minor < 0",
    Proof.OWNED: "UPDATE entries SET account = 'escrow:nobody' WHERE account LIKE 'escrow:%' AND minor > 0",
}


@pytest.mark.parametrize("proof", DAMAGE)
async def test_what_is_done_to_the_database_by_hand_is_found(storage: Storage, url: str, proof: Proof) -> None:
    trade = Trade(storage.orders)
    await trade.do(await trade.delivered(), "accept", ANNA)
    await trade.pay(await trade.place())

    ask(url, DAMAGE[proof])

    assert audit(read_books(url)).faults[proof]


async def money_of_all_kinds(storage: Storage) -> None:
    """An order paid by Stripe and refunded, one that a bank took back, a payout on its way and one called off, Stars
    that belonged to no order, and what was earned less the fee.
    """
    bank, cash = Bank(storage), Cash(storage)
    await bank.do(await bank.paid("pi_1"), "decline", BORIS, reason="I am ill today")
    await bank.paid("pi_2")
    await bank.cash.handle(ChargedBack(STRIPE, "pi_2", "dp_1", "txn_1", 60_00))
    await bank.cash.handle(Strayed(STARS, "ch_1", STRANGER, "XTR", 50, "77"))
    await bank.cash.handle(Strayed(TELEGRAM, "ch_2", STRANGER, "EUR", 5_00))
    for refund in await storage.transfers.due(NOON, 10):
        await bank.cash.handle(Answered(refund.number, 0, Arranged("re_1")))
    await cash.earned()
    await cash.ask(10_00)
    await cash.desk.handle(CallOff((await cash.ask(5_00)).number, BORIS, ("test", "off")))


async def test_books_with_money_of_all_kinds_add_up(storage: Storage, url: str) -> None:
    await money_of_all_kinds(storage)
    audited = audit(read_books(url))
    assert audited.sound, audited.faults
    kinds = {each.kind for each in audited.books.flows}
    assert kinds >= {"hold", "credit", "refund", "payout", "taken_off", "sent", "put_back", "chargeback"}


LATER_DAMAGE = {
    Proof.ON_THE_WAY: "UPDATE transfers SET minor = minor + 1 WHERE state = 'asked'",
    Proof.RECEIVED: "UPDATE payments SET minor = minor + 1 WHERE charge = 'pi_2'",
    Proof.SENT: "UPDATE transfers SET state = 'failed' WHERE state = 'sent' AND kind = 'refund'",
    Proof.TAKEN_BACK: "UPDATE transfers SET minor = minor - 1 WHERE kind = 'chargeback'",
    Proof.OWED: "UPDATE transfers SET person = 4 WHERE kind = 'chargeback'",
    Proof.FEES: "UPDATE entries SET minor = minor + 1 WHERE account = 'fees'",
}


@pytest.mark.parametrize("proof", LATER_DAMAGE)
async def test_what_is_done_by_hand_to_money_that_moves_is_found(storage: Storage, url: str, proof: Proof) -> None:
    await money_of_all_kinds(storage)

    ask(url, LATER_DAMAGE[proof])

    assert audit(read_books(url)).faults[proof]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_database_without_the_tables_of_this_version_is_not_looked_at(
    kind: str, tmp_path: Path, postgres: Postgres
) -> None:
    (tmp_path / "handover.db").touch()

    with pytest.raises(Unavailable, match="handover migrate"):
        read_books(postgres.empty() if kind == "postgres" else f"sqlite:///{tmp_path}/handover.db")


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no such file"):
        read_books(f"sqlite:///{tmp_path}/handover.db")
    assert list(tmp_path.iterdir()) == []
