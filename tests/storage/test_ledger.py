"""What is read of the ledger is what moves booked, and nothing is made or lost on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.ledger import FEES, balance, escrow, provider
from core.ports import Conflict
from core.storage import Storage
from tests.builders import ANNA, BORIS, NOON, STAFFER, a_command
from tests.storage.trade import Trade, a_journal, always, put
from tests.storage.trade import books as booking


async def test_an_order_leaves_its_escrow_empty_and_the_ledger_in_balance(storage: Storage) -> None:
    trade = Trade(storage.orders)
    order = await trade.delivered()
    assert await storage.ledger.balance(escrow(order.id)) == {"EUR": 6000}
    await trade.do(order, "accept", ANNA)
    assert await storage.ledger.balances() == {
        (provider("manual"), "EUR"): -6000,
        (escrow(order.id), "EUR"): 0,
        (balance(BORIS), "EUR"): 5400,
        (FEES, "EUR"): 600,
    }
    assert await storage.ledger.total() == {"EUR": 0}
    assert [each.kind for each in await storage.ledger.of_order(order.id)] == ["hold", "payout"]


async def test_a_journal_is_read_as_it_was_booked(storage: Storage) -> None:
    order = await put(storage.orders)
    journals = (
        a_journal(order, "hold:later", at=NOON + timedelta(microseconds=1)),
        replace(a_journal(order, "hold:first", 1), currency="XTR"),
    )
    move = booking(replace(order, version=4), journals=journals)
    await storage.orders.settle(a_command(order, "press", ANNA), always(move))
    assert await storage.ledger.of_order(order.id) == list(journals[::-1])
    assert await storage.ledger.total() == {"EUR": 0, "XTR": 0}


async def test_an_escrow_is_settled_once_however_often_it_is_tried(storage: Storage) -> None:
    trade = Trade(storage.orders)
    order = await trade.do(await trade.delivered(), "accept", ANNA)
    again = booking(replace(order, version=order.version + 1), journals=(a_journal(order, f"settlement:{order.id}"),))
    with pytest.raises(Conflict):
        await storage.orders.settle(a_command(order, "settle", STAFFER), always(again))
    assert await storage.orders.find(order.id) == order
    assert await storage.ledger.balance(escrow(order.id)) == {"EUR": 0}


async def test_no_escrow_holds_less_than_nothing(storage: Storage) -> None:
    order = await put(storage.orders)
    with pytest.raises(Conflict):
        await storage.orders.settle(
            a_command(order, "press", ANNA), always(booking(replace(order, version=4, held=-1)))
        )
    assert await storage.orders.find(order.id) == order
