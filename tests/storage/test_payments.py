"""What is known of money while a command is judged is true within its own transaction, on each database."""

import asyncio

import pytest

from core.order import DEFAULT, Order
from core.ports import Conflict, Repeated
from core.step import FROM_BALANCE, SHORT, Moved
from core.till import STRIPE
from core.transfer import Purse
from core.workflow import TILL
from tests.builders import ANNA, BORIS, NOON, a_command, some_terms
from tests.storage.conftest import Books
from tests.storage.trade import Trade, moved

REASON = {"reason": "I am ill today"}


class Counter(Trade):
    """Orders that are paid by Stripe."""

    async def reports(self, order: Order, charge: str, amount: int = 60_00) -> object:
        payload = {"amount": amount, "charge": charge, "payer": "77"}
        return await self.desk.handle(a_command(order, "pay", TILL, payload, key=("till:stripe", charge)))

    async def placed(self, till: str = STRIPE) -> Order:
        return await self.place(terms=some_terms(till=till))


@pytest.fixture
def counter(books: Books) -> Counter:
    return Counter(books.orders)


async def going_back(books: Books) -> list[tuple[str, int]]:
    return [(each.charge, each.minor) for each in await books.transfers.due(NOON, 10)]


async def test_a_refund_knows_what_came_and_what_went_back_before(books: Books, counter: Counter) -> None:
    order = moved(await counter.reports(await counter.placed(), "ch_1"))
    await counter.reports(order, "ch_2", 70)
    assert await going_back(books) == [("ch_2", 70)]
    order = await books.orders.find(order.id) or order
    await counter.do(order, "decline", BORIS, **REASON)
    assert await going_back(books) == [("ch_2", 70), ("ch_1", 60_00)]
    assert await books.transfers.purses(ANNA, NOON) == []


async def test_what_came_in_the_same_transaction_counts_too(books: Books, counter: Counter) -> None:
    """Given at once, they are written together where they can be."""
    order = await counter.placed()
    await asyncio.gather(*(counter.reports(order, f"ch_{number}") for number in range(4)))
    back = await going_back(books)
    assert sorted(minor for _, minor in back) == [60_00] * 3
    assert len({charge for charge, _ in back}) == 3
    stands = await books.orders.find(order.id)
    assert stands
    assert (stands.state, stands.held) == ("queued", 60_00)


async def test_one_report_brought_many_times_at_once_is_one_payment(books: Books, counter: Counter) -> None:
    order = await counter.placed()
    outcomes = await asyncio.gather(*(counter.reports(order, "ch_1") for _ in range(5)))
    assert sum(isinstance(each, Moved) for each in outcomes) == 1
    assert sum(isinstance(each, Repeated) for each in outcomes) == 4
    assert await going_back(books) == []


async def test_a_charge_is_received_once_even_by_another_order(books: Books, counter: Counter) -> None:
    first, second = await counter.placed(), await counter.placed()
    await counter.reports(first, "ch_1")
    again = a_command(second, "pay", TILL, {"amount": 60_00, "charge": "ch_1"}, key=("till:other", "ch_1"))
    with pytest.raises(Conflict):
        await counter.desk.handle(again)
    found = await books.orders.find(second.id)
    assert found
    assert found.state == "unpaid"


async def test_of_orders_that_are_paid_at_once_from_one_balance_it_pays_for_as_many_as_it_can(
    books: Books, counter: Counter
) -> None:
    gift = await counter.placed("manual")
    await counter.do(gift, "pay", TILL, amount=150_00)
    assert await books.transfers.purses(ANNA, NOON) == [Purse(DEFAULT, "EUR", 150_00)]
    orders = [await counter.placed("manual") for _ in range(4)]
    commands = [a_command(order, FROM_BALANCE, ANNA) for order in orders]
    outcomes = await asyncio.gather(*(counter.desk.handle(each) for each in commands))
    assert sum(isinstance(each, Moved) for each in outcomes) == 2
    assert [each for each in outcomes if each == SHORT] == [SHORT, SHORT]
    assert await books.transfers.purses(ANNA, NOON) == [Purse(DEFAULT, "EUR", 30_00)]
