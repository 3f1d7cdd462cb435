"""What a bank takes back, and what comes back of what was sent, is booked once, on each database."""

from dataclasses import replace

import pytest

from core.billing import Side
from core.cash import STRAY_BACK, STRAYED
from core.cashdesk import CashDesk
from core.order import DEFAULT, Order
from core.ports import Handled, Repeated
from core.reversals import UNKNOWN
from core.storage import Storage
from core.till import STARS, STRIPE, TELEGRAM, Arranged, Never
from core.transfer import Answered, Bounced, ChargedBack, Kind, Purse, Standing, Strayed
from core.workflow import TILL
from tests.builders import ANNA, BORIS, NOON, STAFFER, a_command, some_terms
from tests.storage.conftest import Books
from tests.storage.trade import Trade

TAKEN = ChargedBack(STRIPE, "pi_1", "dp_1", "txn_1", 60_00)
OVER = ChargedBack(STRIPE, "pi_1", "dp_1", "txn_2", 60_00, over=True)


class Bank(Trade):
    """A trade that is paid by Stripe, and a desk for what becomes of the money."""

    def __init__(self, books: Books | Storage) -> None:
        super().__init__(books.orders)
        self.transfers = books.transfers
        self.cash = CashDesk(books.transfers, self.clock, self.communities)

    async def paid(self, charge: str = "pi_1") -> Order:
        order = await self.place(terms=some_terms(till=STRIPE))
        payload = {"amount": 60_00, "charge": charge, "payer": ""}
        await self.desk.handle(a_command(order, "pay", TILL, payload, key=("till:stripe", charge)))
        return await self.now(order)

    async def now(self, order: Order) -> Order:
        found = await self.orders.find(order.id)
        assert found
        return found

    async def purses(self) -> list[int]:
        return [each.total for each in await self.transfers.purses(ANNA, NOON)]


@pytest.fixture
def bank(books: Books) -> Bank:
    return Bank(books)


async def test_what_a_bank_takes_back_is_owed_once(books: Books, bank: Bank) -> None:
    order = await bank.paid()
    outcome = await bank.cash.handle(TAKEN)
    assert isinstance(outcome, Handled)
    stored = await books.transfers.find(outcome.transfer.number)
    assert stored == outcome.transfer
    assert (stored.kind, stored.order, stored.community) == (Kind.CHARGEBACK, order.id, order.community)
    assert isinstance(await bank.cash.handle(TAKEN), Repeated)
    assert await books.transfers.purses(ANNA, NOON) == [Purse(order.community, "EUR", -60_00)]
    assert isinstance(await bank.cash.handle(OVER), Handled)
    assert isinstance(await bank.cash.handle(OVER), Repeated)
    assert await bank.purses() == []


async def test_a_payment_that_nobody_knows_is_not_booked_and_may_be_told_of_again(bank: Bank) -> None:
    assert await bank.cash.handle(TAKEN) == UNKNOWN
    await bank.paid()
    assert isinstance(await bank.cash.handle(TAKEN), Handled)


async def test_what_a_bank_took_back_is_not_given_back_too(books: Books, bank: Bank) -> None:
    """The order comes to nothing after the bank has seen to it."""
    order = await bank.paid()
    await bank.cash.handle(TAKEN)
    await bank.do(order, "decline", BORIS, reason="I am ill today")
    assert await books.transfers.due(NOON, 10) == []
    assert await bank.purses() == []


async def test_a_refund_that_came_back_is_on_the_balance_again_and_can_be_sent_once_more(
    books: Books, bank: Bank
) -> None:
    order = await bank.paid()
    await bank.do(order, "decline", BORIS, reason="I am ill today")
    [refund] = await books.transfers.due(NOON, 10)
    await bank.cash.handle(Answered(refund.number, 0, Arranged("re_1")))
    assert await bank.purses() == []
    bounced = Bounced(STRIPE, refund.key, "lost_or_stolen_card")
    assert isinstance(await bank.cash.handle(bounced), Handled)
    assert isinstance(await bank.cash.handle(bounced), Repeated)
    assert await bank.purses() == [60_00]
    after = await books.transfers.find(refund.number)
    assert after
    assert (after.state, after.reason) == (Standing.FAILED, "lost_or_stolen_card")


# --- money that belongs to no order -----------------------------------------------------------------------------------

STRAY = Strayed(STARS, "ch_1", ANNA, "XTR", 50, "77")


async def test_what_no_order_waits_for_goes_back_to_whoever_paid_it_once(books: Books, bank: Bank) -> None:
    outcome = await bank.cash.handle(STRAY)
    assert isinstance(outcome, Handled)
    assert isinstance(await bank.cash.handle(STRAY), Repeated)
    [back] = await books.transfers.due(NOON, 10)
    assert (back.kind, back.person, back.minor, back.charge, back.details) == (Kind.REFUND, ANNA, 50, "ch_1", "77")
    assert await bank.purses() == []
    await bank.cash.handle(Answered(back.number, 0, Never("CHARGE_ID_INVALID")))
    assert await bank.purses() == [50]
    read = [(each.journal.kind, each.side, each.own) for each in await books.bills.of(ANNA, 0, 10)]
    assert ("credit", Side.OWNER, 50) in read
    assert len(read) == await books.bills.count(ANNA)


async def test_what_the_till_cannot_send_back_is_on_the_balance(books: Books, bank: Bank) -> None:
    await bank.cash.handle(replace(STRAY, till=TELEGRAM, currency="EUR", minor=20_00))
    assert await books.transfers.due(NOON, 10) == []
    assert await books.transfers.purses(ANNA, NOON) == [Purse(DEFAULT, "EUR", 20_00)]


async def test_what_its_owner_owes_here_is_not_sent_back(books: Books, bank: Bank) -> None:
    order = await bank.paid()
    await bank.cash.handle(TAKEN)
    await bank.cash.handle(replace(STRAY, till=STRIPE, currency="EUR", minor=70_00, community=order.community))
    assert await books.transfers.due(NOON, 10) == []
    assert await bank.purses() == [10_00]


async def test_the_house_and_whoever_paid_are_told(bank: Bank) -> None:
    outcome = await bank.cash.handle(STRAY)
    assert isinstance(outcome, Handled)
    assert [(each.to, each.topic) for each in outcome.letters] == [(STAFFER, STRAYED), (ANNA, STRAY_BACK)]
