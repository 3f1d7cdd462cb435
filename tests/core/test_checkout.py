"""Money that comes by a till of its own, or out of what the buyer has: to the escrow, to the balance, or back the way
it came, and never twice.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.desk import OrderDesk
from core.ledger import Entry, balance, escrow, provider, transit
from core.order import Order, OrderId
from core.ports import Repeated
from core.step import FROM_BALANCE, NOT_NOW, NOT_YOURS, SHORT, STALE, TIME_IS_UP, Moved
from core.till import STARS, STRIPE
from core.transfer import Kind, Standing
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_command, a_placement, an_order, some_terms
from tests.fakes import FakeCommunities, FakeOrders, MovableClock


class Counter:
    """A desk whose orders are paid by a till of their own."""

    def __init__(self, till: str = STRIPE) -> None:
        self.orders = FakeOrders()
        self.clock = MovableClock(NOON)
        self.desk = OrderDesk(self.orders, self.clock, FakeCommunities(STAFFER))
        self.till = till

    def put(self, state: str = "unpaid", **changes: Any) -> Order:
        order = an_order(state, terms=some_terms(till=self.till), **changes)
        self.orders.orders[order.id] = order
        return order

    async def report(self, order: Order, charge: str = "ch_1", amount: int = 60_00, **payload: object) -> object:
        paid = {"amount": amount, "charge": charge, "payer": "77", **payload}
        return await self.desk.handle(a_command(order, "pay", TILL, paid, key=(f"till:{self.till}", charge)))

    def now(self, order: Order) -> Order:
        return self.orders.orders[order.id]

    def stands(self, account: str) -> int:
        every = (entry for journal in self.orders.journals.values() for entry in journal.entries)
        return sum(entry.minor for entry in every if entry.account == account)

    def sent_back(self) -> list[tuple[str, int]]:
        return [(each.charge, each.minor) for each in self.orders.transfers.values()]


@pytest.fixture
def counter() -> Counter:
    return Counter()


# --- by a till of its own ---------------------------------------------------------------------------------------------


async def test_a_payment_is_kept_under_the_till_s_own_name_for_it(counter: Counter) -> None:
    order = counter.put()
    assert isinstance(await counter.report(order), Moved)
    [payment] = counter.orders.payments
    assert (payment.till, payment.charge, payment.payer, payment.minor) == (STRIPE, "ch_1", "77", 60_00)
    assert counter.stands(escrow(order.id)) == 60_00
    assert counter.orders.transfers == {}


async def test_a_payment_that_is_reported_twice_is_one(counter: Counter) -> None:
    order = counter.put()
    await counter.report(order)
    assert isinstance(await counter.report(order), Repeated)
    assert counter.stands(provider(STRIPE)) == -60_00


@pytest.mark.parametrize("state", ["queued", "in_progress", "completed", "cancelled"])
async def test_a_payment_that_nothing_waits_for_is_told_credited_and_on_its_way_back(
    counter: Counter, state: str
) -> None:
    order = counter.put(state)
    await counter.report(order, "ch_late")
    assert counter.sent_back() == [("ch_late", 60_00)]
    [transfer] = counter.orders.transfers.values()
    assert (transfer.kind, transfer.state, transfer.due) == (Kind.REFUND, Standing.ASKED, NOON)
    assert counter.stands(transit(transfer.key)) == 60_00
    assert counter.stands(balance(ANNA)) == 0
    assert [each.topic for each in counter.orders.letters.values() if each.to == ANNA and each.kind == "ping"] == [
        "credited"
    ]


@pytest.mark.parametrize("amount", [59_99, 60_01, 1])
async def test_a_payment_in_part_or_of_too_much_goes_back_whole_and_the_order_waits_on(
    counter: Counter, amount: int
) -> None:
    order = counter.put()
    await counter.report(order, "ch_odd", amount)
    assert counter.sent_back() == [("ch_odd", amount)]
    assert counter.now(order).state == "unpaid"
    await counter.report(counter.now(order), "ch_right")
    assert counter.now(order).state == "queued"


async def test_a_second_payment_goes_back_and_not_the_first(counter: Counter) -> None:
    order = counter.put()
    await counter.report(order, "ch_1")
    await counter.report(counter.now(order), "ch_2")
    assert counter.sent_back() == [("ch_2", 60_00)]
    assert counter.stands(escrow(order.id)) == 60_00


async def test_a_refund_goes_back_the_way_it_came_once(counter: Counter) -> None:
    order = counter.put()
    await counter.report(order)
    await counter.desk.handle(a_command(counter.now(order), "decline", BORIS, {"reason": "I am ill today"}))
    assert counter.sent_back() == [("ch_1", 60_00)]
    assert counter.stands(balance(ANNA)) == 0
    assert counter.stands(escrow(order.id)) == 0
    await counter.report(counter.now(order), "ch_2")
    assert counter.sent_back() == [("ch_1", 60_00), ("ch_2", 60_00)]


async def test_what_a_seller_earns_does_not_go_back(counter: Counter) -> None:
    order = counter.put("delivered")
    await counter.desk.handle(a_command(order, "accept", ANNA))
    assert counter.orders.transfers == {}


async def test_where_the_till_sends_nothing_back_it_stays_on_the_balance() -> None:
    counter = Counter("telegram")
    order = counter.put()
    await counter.report(order)
    await counter.desk.handle(a_command(counter.now(order), "decline", BORIS, {"reason": "I am ill today"}))
    assert counter.orders.transfers == {}
    assert counter.stands(balance(ANNA)) == 60_00


async def test_a_till_that_gives_back_all_or_nothing_gives_back_no_part() -> None:
    counter = Counter(STARS)
    order = counter.put()
    await counter.report(order, "first")
    await counter.report(counter.now(order), "second", 10_00)
    assert counter.sent_back() == [("second", 10_00)]
    await counter.desk.handle(a_command(counter.now(order), "cancel", ANNA, {"reason": "I changed my mind"}))
    assert counter.sent_back() == [("second", 10_00), ("first", 60_00)]


async def test_what_the_buyer_owes_is_not_sent_back(counter: Counter) -> None:
    order = counter.put()
    await counter.report(order)
    debt = next(iter(counter.orders.journals.values()))
    entries = (Entry(balance(ANNA), -45_00), Entry(provider(STRIPE), 45_00))
    counter.orders.journals["debt"] = replace(debt, key="debt", entries=entries)
    await counter.desk.handle(a_command(counter.now(order), "decline", BORIS, {"reason": "I am ill today"}))
    assert counter.sent_back() == [("ch_1", 15_00)]
    assert counter.stands(balance(ANNA)) == 0


async def test_a_link_is_wanted_when_an_order_is_placed_and_not_once_more(counter: Counter) -> None:
    placement = a_placement(terms=some_terms(till=STRIPE))
    await counter.desk.place(placement, SERVICE, ("test", "place"))
    [link] = counter.orders.paylinks.values()
    assert (link.order, link.person, link.minor, link.currency, link.due) == (placement.id, ANNA, 60_00, "EUR", NOON)
    order = counter.now(an_order(id=placement.id))
    await counter.report(order, "odd", 5)
    await counter.report(counter.now(order))
    assert len(counter.orders.paylinks) == 1


@pytest.mark.parametrize("till", ["manual", "sandbox"])
async def test_a_till_without_links_wants_none(till: str) -> None:
    counter = Counter(till)
    await counter.desk.place(a_placement(terms=some_terms(till=till)), SERVICE, ("test", "place"))
    assert counter.orders.paylinks == {}


# --- out of what the buyer has ----------------------------------------------------------------------------------------


async def rich(counter: Counter, minor: int = 60_00) -> None:
    """Anna has that much on her balance."""
    other = counter.put("cancelled", id=OrderId("ANOTHER2345B"))
    await counter.report(other, "gift", minor)


async def spend(counter: Counter, order: Order, by: Any = ANNA, **changes: Any) -> object:
    return await counter.desk.handle(a_command(order, FROM_BALANCE, by, **changes))


@pytest.fixture(params=["manual", "sandbox", "telegram"])
def paying(request: pytest.FixtureRequest) -> Counter:
    return Counter(request.param)


async def test_a_buyer_pays_out_of_what_they_have(paying: Counter) -> None:
    await rich(paying, 75_00)
    order = paying.put()
    moved = await spend(paying, order)
    assert isinstance(moved, Moved)
    assert (moved.order.state, moved.order.held) == ("queued", 60_00)
    assert moved.event
    assert (moved.event.name, moved.event.by, moved.event.payload) == (
        "paid",
        ANNA,
        {"amount": 60_00, "from": "balance"},
    )
    assert paying.stands(balance(ANNA)) == 15_00
    assert paying.stands(escrow(order.id)) == 60_00
    assert paying.stands(provider(paying.till)) == -75_00


async def test_what_was_paid_so_comes_back_to_the_balance(paying: Counter) -> None:
    await rich(paying)
    order = paying.put()
    await spend(paying, order)
    await paying.desk.handle(a_command(paying.now(order), "decline", BORIS, {"reason": "I am ill today"}))
    assert paying.stands(balance(ANNA)) == 60_00
    assert paying.orders.transfers == {}


async def test_less_than_the_price_pays_for_nothing(paying: Counter) -> None:
    await rich(paying, 59_99)
    order = paying.put()
    assert await spend(paying, order) == SHORT
    assert paying.now(order) == order


async def test_one_balance_does_not_pay_for_two_orders(paying: Counter) -> None:
    await rich(paying)
    first, second = paying.put(), paying.put()
    assert isinstance(await spend(paying, first), Moved)
    assert await spend(paying, second) == SHORT


@pytest.mark.parametrize("who", [BORIS, STAFFER, STRANGER, TILL])
async def test_nobody_pays_out_of_what_another_has(paying: Counter, who: Any) -> None:
    await rich(paying)
    order = paying.put()
    assert await spend(paying, order, who, seen_version=order.version) == NOT_YOURS
    assert paying.now(order) == order


async def test_an_old_button_a_lapsed_order_and_one_that_waits_for_nothing_take_no_money(paying: Counter) -> None:
    await rich(paying)
    order, started = paying.put(), paying.put("in_progress")
    assert await spend(paying, order, seen_version=order.version - 1) == STALE
    assert await spend(paying, started) == NOT_NOW
    paying.clock.advance(timedelta(hours=24))
    assert await spend(paying, order) == TIME_IS_UP
    assert paying.stands(balance(ANNA)) == 60_00
