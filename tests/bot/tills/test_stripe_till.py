"""What Stripe answers, or does not, becomes an answer that a payment or a refund can be built on."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest
import stripe

from bot.tills.stripe.till import SAME_KEY, StripeTill
from core.order import DEFAULT, Alarm, Line, Order, PersonId
from core.paylink import PayLink, Report
from core.till import STRIPE, Arranged, Never, NotNow
from core.transfer import Kind, Transfer
from tests.builders import ANNA, NOON, an_order, some_terms
from tests.fakes import MovableClock
from tests.stripe_house import KEY, Fault, StripeHouse, stripe_house

BACK = "https://t.me/handover_bot"


class Counter:
    """A till at a Stripe that can fail."""

    def __init__(self, house: StripeHouse, http: stripe.AIOHTTPClient, key: str = KEY) -> None:
        self.house = house
        self.clock = MovableClock(NOON)
        house.now = self.clock.now
        client = stripe.StripeClient(key, http_client=http, base_addresses={"api": house.url}, max_network_retries=0)
        self.till = StripeTill(client, self.clock, self._back)

    async def _back(self, _: PersonId) -> str:
        return BACK

    async def opened(self, link: PayLink, order: Order) -> Arranged:
        answer = await self.till.link(link, order)
        assert isinstance(answer, Arranged), answer
        return answer

    async def paid(self) -> str:
        """A payment of 60.00 €, by its name."""
        order = an_order(terms=some_terms(till=STRIPE))
        return await self.house.pay((await self.opened(a_link(order), order)).url, tell=False)


def a_link(order: Order, tries: int = 0) -> PayLink:
    key = f"pay-{order.id}-1"
    return PayLink(key, STRIPE, order.id, ANNA, "EUR", order.terms.price, NOON, due=NOON, tries=tries)


def a_refund(charge: str, minor: int = 20_00, key: str = "refund-1") -> Transfer:
    return Transfer(key, Kind.REFUND, STRIPE, ANNA, DEFAULT, "EUR", minor, NOON, charge=charge, due=NOON, number=1)


@pytest.fixture
async def http() -> AsyncIterator[stripe.AIOHTTPClient]:
    client = stripe.AIOHTTPClient(timeout=aiohttp.ClientTimeout(total=0.5))
    yield client
    await client.close_async()  # type: ignore[no-untyped-call]  # the library says no types there


@pytest.fixture
async def counter(http: stripe.AIOHTTPClient) -> AsyncIterator[Counter]:
    async with stripe_house(lambda: NOON) as house:
        yield Counter(house, http)


@pytest.fixture
def order() -> Order:
    return an_order(terms=some_terms(till=STRIPE), alarms=())


async def test_a_page_is_for_exactly_what_the_order_waits_for(counter: Counter, order: Order) -> None:
    answer = await counter.opened(a_link(order), order)
    [session] = counter.house.sessions.values()
    assert (answer.reference, answer.url) == (session["id"], session["url"])
    assert answer.until == NOON + timedelta(days=1)
    assert (session["amount_total"], session["currency"]) == (60_00, "eur")
    assert (session["client_reference_id"], session["named"], session["back"]) == (
        a_link(order).key,
        order.title,
        BACK,
    )


async def test_a_page_closes_when_the_order_stops_waiting_if_that_can_be_said(counter: Counter, order: Order) -> None:
    for hours, open_for in ((2, 2.0), (0.25, 24.0), (48, 24.0)):
        due = Alarm("payment", NOON + timedelta(hours=hours), 1)
        waits = replace(order, alarms=(due,))
        assert waits.next_due == due
        answer = await counter.opened(a_link(waits), waits)
        assert answer.until == NOON + timedelta(hours=open_for)


@pytest.mark.parametrize("kind", ["lose", "drop", "hang"])
async def test_a_page_whose_answer_was_lost_is_asked_for_again_and_is_one(
    counter: Counter, order: Order, kind: str
) -> None:
    counter.house.faults.append(Fault(kind, "/sessions"))
    assert isinstance(await counter.till.link(a_link(order), order), NotNow)
    await counter.opened(a_link(order, tries=1), order)
    assert len(counter.house.sessions) == 1


async def test_a_failure_that_stripe_would_repeat_for_a_day_does_not_keep_a_buyer_waiting(
    counter: Counter, order: Order
) -> None:
    counter.house.faults.append(Fault("error", "/sessions"))
    for tries in range(SAME_KEY):
        assert isinstance(await counter.till.link(a_link(order, tries), order), NotNow)
    await counter.opened(a_link(order, SAME_KEY), order)


async def test_what_stripe_refuses_it_would_refuse_again(counter: Counter) -> None:
    order = an_order(terms=some_terms(till=STRIPE, lines=(Line("Logo", 10),)), alarms=())
    assert await counter.till.link(a_link(order), order) == Never("amount_too_small: The amount is too small")


async def test_a_key_that_is_refused_is_for_the_operator_to_mend_and_nothing_is_given_up(
    http: stripe.AIOHTTPClient, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    async with stripe_house(lambda: NOON) as house:
        counter = Counter(house, http, "sk_test_other")
        assert isinstance(await counter.till.link(a_link(order), order), NotNow)
        assert isinstance(await counter.till.send(a_refund("pi_1"), None), NotNow)
    assert "Stripe refuses STRIPE_SECRET_KEY" in caplog.text


async def test_a_page_says_what_was_paid_there(counter: Counter, order: Order) -> None:
    link = a_link(order)
    answer = await counter.opened(link, order)
    opened = replace(link, reference=answer.reference)
    assert await counter.till.paid(opened) is None
    charge = await counter.house.pay(answer.url, tell=False)
    report = Report(STRIPE, link.key, charge, 60_00, "EUR")
    assert await counter.till.paid(opened) == report
    assert await counter.till.report_of(charge) == report
    # What is only read is read once more by the client itself.
    counter.house.faults += [Fault("drop", answer.reference)] * 2
    assert isinstance(await counter.till.paid(opened), NotNow)


async def test_a_page_that_stripe_does_not_know_was_not_paid(
    counter: Counter, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    """The key is of another account by now."""
    assert await counter.till.paid(replace(a_link(order), reference="cs_test_other")) is None
    assert "does not know its own page cs_test_other" in caplog.text


async def test_parts_of_a_payment_go_back(counter: Counter) -> None:
    charge = await counter.paid()
    assert isinstance(await counter.till.send(a_refund(charge), None), Arranged)
    assert isinstance(await counter.till.send(a_refund(charge, 40_00, "refund-2"), None), Arranged)
    assert counter.house.refund_on(charge) == [20_00, 40_00]


@pytest.mark.parametrize("kind", ["lose", "drop", "hang"])
async def test_a_refund_whose_answer_was_lost_is_made_once(counter: Counter, kind: str) -> None:
    charge = await counter.paid()
    # The first call looks whether it was made before.
    assert isinstance(await counter.till.send(a_refund(charge, 1, "refund-0"), None), Arranged)
    counter.house.faults += [Fault("none", "/refunds"), Fault(kind, "/refunds")]
    assert isinstance(await counter.till.send(a_refund(charge), None), NotNow)
    assert isinstance(await counter.till.send(a_refund(charge), None), Arranged)
    assert counter.house.refund_on(charge) == [1, 20_00]


async def test_a_refund_is_found_after_stripe_has_forgotten_its_key(counter: Counter) -> None:
    charge = await counter.paid()
    first = await counter.till.send(a_refund(charge), None)
    counter.house.forget_keys()
    assert await counter.till.send(a_refund(charge), None) == first
    assert counter.house.refund_on(charge) == [20_00]


async def test_what_went_back_as_a_whole_before_is_not_owed_any_more(counter: Counter) -> None:
    """Somebody gave it back at Stripe's own desk."""
    charge = await counter.paid()
    counter.house.intents[charge]["refunded"] = 60_00
    assert await counter.till.send(a_refund(charge, 60_00), None) == Arranged(charge)


async def test_what_cannot_go_back_stays_on_the_balance(counter: Counter) -> None:
    charge = await counter.paid()
    answer = await counter.till.send(a_refund(charge, 60_01), None)
    assert isinstance(answer, Never)
    await counter.house.dispute(charge, tell=False)
    answer = await counter.till.send(a_refund(charge, 20_00, "refund-2"), None)
    assert answer == Never("charge_disputed: This charge has been charged back")


async def test_a_refund_that_failed_meanwhile_is_not_taken_for_one_that_was_made(counter: Counter) -> None:
    charge = await counter.paid()
    await counter.till.send(a_refund(charge), None)
    [refund] = counter.house.refunds.values()
    refund |= {"status": "failed", "failure_reason": "expired_or_canceled_card"}
    assert await counter.till.send(a_refund(charge), None) == Never("expired_or_canceled_card")


async def test_a_refund_waits_until_there_is_money_for_it(counter: Counter) -> None:
    charge = await counter.paid()
    counter.house.faults += [
        Fault("none", "/refunds"),
        Fault("error", "/refunds", status=400, code="balance_insufficient"),
    ]
    assert isinstance(await counter.till.send(a_refund(charge), None), NotNow)


async def test_a_payment_of_somebody_else_is_none_of_ours(counter: Counter) -> None:
    charge = await counter.paid()
    counter.house.intents[charge]["metadata"] = {}
    assert await counter.till.report_of(charge) is None
