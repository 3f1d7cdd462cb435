"""What Stripe tells is taken once, whatever the order and however often, and nothing that it did not sign."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import stripe

from bot.hook import listen
from bot.tills.stripe.till import StripeTill
from bot.tills.stripe.webhook import StripeWebhook, movements
from core.cashdesk import CashDesk
from core.checkoutdesk import CheckoutDesk
from core.desk import OrderDesk
from core.ledger import balance, provider
from core.order import Order, PersonId
from core.paylink import Link, PayLink
from core.ports import Busy
from core.till import STRIPE, Arranged
from core.workflows.service import SERVICE
from tests.builders import ANNA, NOON, STAFFER, a_placement, some_terms
from tests.fake_cash import FakePayLinks, FakeTransfers
from tests.fakes import FakeCommunities, FakeOrders, MovableClock
from tests.stripe_house import KEY, SECRET, StripeHouse, stripe_house


class Counter:
    """Orders that are paid at a Stripe whose calls are taken."""

    def __init__(self, house: StripeHouse, http: stripe.AIOHTTPClient) -> None:
        self.house = house
        self.orders = FakeOrders()
        clock = MovableClock(NOON)
        communities = FakeCommunities(STAFFER)
        self.desk = OrderDesk(self.orders, clock, communities)
        self.transfers = FakeTransfers(self.orders)
        self.cash = CashDesk(self.transfers, clock, communities)
        self.links = FakePayLinks(self.orders)
        self.checkout = CheckoutDesk(self.links, self.orders, self.desk, clock)
        client = stripe.StripeClient(KEY, http_client=http, base_addresses={"api": house.url}, max_network_retries=0)
        self.till = StripeTill(client, clock, self._back)
        self.webhook = StripeWebhook(client, SECRET, self.till, self.checkout, self.cash)

    async def _back(self, _: PersonId) -> str:
        return "https://t.me/handover_bot"

    async def opened(self) -> tuple[Order, PayLink]:
        """An order, and the page on which it is paid."""
        placement = a_placement(terms=some_terms(till=STRIPE))
        await self.desk.place(placement, SERVICE, ("test", placement.id))
        link = await self.links.latest(placement.id)
        assert link
        order = self.orders.orders[placement.id]
        answer = await self.till.link(link, order)
        assert isinstance(answer, Arranged), answer
        await self.checkout.answered(link, order, answer)
        return order, self.links.links[link.key]

    async def paid(self) -> tuple[Order, str]:
        order, link = await self.opened()
        charge = await self.house.pay(link.url)
        return self.orders.orders[order.id], charge

    def stands(self, account: str) -> int:
        every = (entry for journal in self.orders.journals.values() for entry in journal.entries)
        return sum(entry.minor for entry in every if entry.account == account)


@pytest.fixture
async def counter() -> AsyncIterator[Counter]:
    http = stripe.AIOHTTPClient(timeout=aiohttp.ClientTimeout(total=5))
    async with stripe_house(lambda: NOON) as house:
        counter = Counter(house, http)
        async with listen(counter.webhook.answer, "127.0.0.1", 0) as port:
            house.hook = f"http://127.0.0.1:{port}/stripe"
            yield counter
    await http.close_async()  # type: ignore[no-untyped-call]  # the library says no types there


async def test_what_was_paid_on_a_page_is_the_orders(counter: Counter) -> None:
    order, charge = await counter.paid()
    assert order.held == 60_00
    assert [each.charge for each in counter.orders.payments] == [charge]


async def test_what_is_told_twice_is_booked_once(counter: Counter) -> None:
    await counter.paid()
    assert [await counter.house.repeat(counter.house.told[0]) for _ in range(3)] == [200] * 3
    assert counter.stands(provider(STRIPE)) == -60_00


async def test_what_stripe_did_not_sign_or_signed_long_ago_is_not_taken(counter: Counter) -> None:
    order, link = await counter.opened()
    await counter.house.pay(link.url, tell=False)
    [session] = counter.house.sessions.values()
    told = ("checkout.session.completed", session)
    assert await counter.house.tell(*told, secret="whsec_somebody_else") == 400
    assert await counter.house.tell(*told, age=3600) == 400
    async with aiohttp.ClientSession() as http:
        for body in (b"", b"{}", b"\xff"):
            async with http.post(counter.house.hook, data=body) as answer:
                assert answer.status == 400
    assert counter.orders.orders[order.id].held == 0
    assert await counter.house.tell(*told) == 200
    assert counter.orders.orders[order.id].held == 60_00


async def test_a_page_that_was_not_paid_yet_is_waited_for(counter: Counter) -> None:
    """A bank may take days over it; then it is told as another event."""
    order, link = await counter.opened()
    await counter.house.pay(link.url, tell=False)
    [session] = counter.house.sessions.values()
    waiting = session | {"payment_status": "unpaid"}
    assert await counter.house.tell("checkout.session.completed", waiting) == 200
    assert counter.orders.orders[order.id].held == 0
    assert await counter.house.tell("checkout.session.async_payment_succeeded", session) == 200
    assert counter.orders.orders[order.id].held == 60_00


@pytest.mark.parametrize("kind", ["checkout.session.expired", "checkout.session.async_payment_failed"])
async def test_a_page_that_ended_is_followed_by_another(counter: Counter, kind: str) -> None:
    _, link = await counter.opened()
    [session] = counter.house.sessions.values()
    assert await counter.house.tell(kind, session) == 200
    assert counter.links.links[link.key].state is Link.OVER
    assert [each.key for each in await counter.checkout.due(10)] == [f"{link.key}-again"]


@pytest.mark.parametrize("key", [None, "cart-7", "pay-of-another-bot-1"])
async def test_what_others_sell_with_the_same_account_is_left_alone(counter: Counter, key: str | None) -> None:
    _, link = await counter.opened()
    await counter.house.pay(link.url, tell=False)
    [session] = counter.house.sessions.values()
    assert await counter.house.tell("checkout.session.completed", session | {"client_reference_id": key}) == 200
    assert counter.orders.payments == []


async def test_what_cannot_be_written_now_is_to_come_again(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    order, link = await counter.opened()
    await counter.house.pay(link.url, tell=False)
    [session] = counter.house.sessions.values()

    async def full(*_: Any) -> None:
        raise Busy

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(counter.orders, "settle", full)
        assert await counter.house.tell("checkout.session.completed", session) == 500
    assert await counter.house.repeat(counter.house.told[-1]) == 200
    assert counter.orders.orders[order.id].held == 60_00


async def test_what_nobody_needs_is_taken_and_left(counter: Counter) -> None:
    assert await counter.house.tell("customer.created", {"id": "cus_1", "object": "customer"}) == 200


async def test_a_dispute_is_owed_and_when_it_is_won_it_is_not(counter: Counter) -> None:
    _, charge = await counter.paid()
    dispute = await counter.house.dispute(charge)
    assert counter.stands(balance(ANNA)) == -60_00
    await counter.house.repeat(counter.house.told[-1])
    assert counter.stands(balance(ANNA)) == -60_00
    await counter.house.win(dispute)
    assert counter.stands(balance(ANNA)) == 0
    assert counter.stands(provider(STRIPE)) == -60_00


async def test_the_calls_about_a_dispute_may_come_in_any_order(counter: Counter) -> None:
    _, charge = await counter.paid()
    dispute = await counter.house.dispute(charge, tell=False)
    early = {**dispute, "balance_transactions": list(dispute["balance_transactions"])}
    await counter.house.win(dispute)
    assert await counter.house.tell("charge.dispute.funds_withdrawn", early) == 200
    assert counter.stands(balance(ANNA)) == 0


async def test_a_dispute_of_a_payment_that_was_never_told_of_brings_the_payment_too(counter: Counter) -> None:
    order, link = await counter.opened()
    charge = await counter.house.pay(link.url, tell=False)
    await counter.house.dispute(charge)
    assert counter.orders.orders[order.id].held == 60_00
    assert counter.stands(balance(ANNA)) == -60_00


async def test_a_dispute_of_what_others_sold_is_left_alone(counter: Counter) -> None:
    _, link = await counter.opened()
    charge = await counter.house.pay(link.url, tell=False)
    counter.house.intents[charge]["metadata"] = {}
    await counter.house.dispute(charge)
    assert counter.orders.journals == {}


def test_each_movement_of_a_dispute_is_a_share_of_what_is_disputed() -> None:
    """Stripe's account may be in another currency than the payment; a part may be given again before the end."""
    moved = [{"id": "txn_2", "amount": 2_200}, {"id": "txn_1", "amount": -6_600}]
    told = {"id": "du_1", "object": "dispute", "amount": 60_00, "balance_transactions": moved}
    dispute = stripe.Dispute.construct_from(told, KEY)
    found = [(each.entry, each.minor, each.over) for each in movements(dispute, "pi_1")]
    assert found == [("txn_1", 60_00, False), ("txn_2", 20_00, True)]


def test_a_question_of_a_bank_moves_nothing() -> None:
    told = {"id": "du_1", "object": "dispute", "amount": 60_00, "balance_transactions": []}
    assert movements(stripe.Dispute.construct_from(told, KEY), "pi_1") == []
