"""Whether an order may be placed is looked up in the transaction that places it, on the twins and on each database."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.availability import Availability
from core.desk import OrderDesk
from core.listing import Listing, Sale
from core.ports import Outcome
from core.shopfront import AWAY, FULLY_BOOKED, NOT_OFFERED, UNBLOCK_FIRST, Glance
from core.step import Moved, Placement, Refused
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing, a_placement
from tests.fakes import FakeCommunities, MovableClock
from tests.storage.conftest import Books
from tests.storage.trade import Trade, put

HOUR = timedelta(hours=1)


class Counter:
    """Where orders of Boris's service are placed."""

    def __init__(self, books: Books, service: Listing) -> None:
        self.service = service
        self.clock = MovableClock(NOON)
        self.desk = OrderDesk(books.orders, self.clock, FakeCommunities(STAFFER))

    async def place(self, **changes: Any) -> Outcome:
        placement = a_placement(**({"listing": self.service.id} | changes))
        return await self.desk.place(placement, SERVICE, ("test", f"place {placement.id}"))


async def a_counter(books: Books, **changes: Any) -> Counter:
    service = a_listing(**changes)
    await books.listings.save(service)
    return Counter(books, service)


async def is_empty(books: Books) -> bool:
    return not await books.orders.list_for(ANNA, None, 0, 9)


async def test_a_service_that_is_paused_meanwhile_is_not_ordered(books: Books) -> None:
    counter = await a_counter(books)
    await books.listings.save(replace(counter.service, sale=Sale.PAUSED, version=2))
    assert await counter.place() == NOT_OFFERED
    assert await is_empty(books)


async def test_who_is_blocked_gets_the_answer_of_a_paused_service_and_who_blocked_is_told_so(books: Books) -> None:
    counter = await a_counter(books)
    await books.blocks.block(BORIS, ANNA, NOON)
    assert await counter.place() == NOT_OFFERED
    assert isinstance(await counter.place(buyer=STRANGER), Moved)
    await books.blocks.unblock(BORIS, ANNA)
    await books.blocks.block(ANNA, BORIS, NOON)
    assert await counter.place() == UNBLOCK_FIRST
    assert await is_empty(books)


async def test_nobody_orders_from_a_seller_who_is_away_until_they_are_back(books: Books) -> None:
    counter = await a_counter(books)
    await books.availabilities.put(Availability(BORIS, away=True, back_at=NOON + HOUR))
    assert await counter.place() == AWAY
    counter.clock.advance(HOUR)
    assert isinstance(await counter.place(), Moved)
    await books.availabilities.put(Availability(BORIS, away=True))
    counter.clock.advance(timedelta(days=1000))
    assert await counter.place() == AWAY


async def test_as_many_orders_as_a_seller_takes_are_placed_however_many_come_at_once(books: Books) -> None:
    counter = await a_counter(books)
    await books.availabilities.put(Availability(BORIS, most=3))
    outcomes = await asyncio.gather(*(counter.place(buyer=buyer) for buyer in (ANNA, STRANGER, STAFFER) * 7))
    assert [type(each) for each in outcomes].count(Moved) == 3
    assert {each for each in outcomes if isinstance(each, Refused)} == {FULLY_BOOKED}


async def test_only_open_orders_count_against_a_limit_and_those_that_wait_to_be_paid_too(books: Books) -> None:
    counter = await a_counter(books)
    await books.availabilities.put(Availability(BORIS, most=2))
    for state in ("completed", "cancelled"):
        await put(books.orders, state=state)
    await put(books.orders, buyer=BORIS, seller=ANNA, state="in_progress")
    await put(books.orders, state="in_progress")
    waits = await counter.place()
    assert isinstance(waits, Moved)
    assert await counter.place() == FULLY_BOOKED
    trade = Trade(books.orders)
    await trade.do(waits.order, "withdraw", ANNA)
    assert isinstance(await counter.place(), Moved)


async def test_of_a_buyer_who_does_not_pay_one_order_keeps_a_place_from_others_and_for_an_hour(books: Books) -> None:
    counter = await a_counter(books)
    await books.availabilities.put(Availability(BORIS, most=3))
    for _ in range(3):
        assert isinstance(await counter.place(buyer=STRANGER), Moved)
    assert await counter.place(buyer=STRANGER) == FULLY_BOOKED
    assert isinstance(await counter.place(buyer=ANNA), Moved)
    assert isinstance(await counter.place(buyer=STAFFER), Moved)
    assert await counter.place(buyer=ANNA) == FULLY_BOOKED
    counter.clock.advance(HOUR)
    assert isinstance(await counter.place(buyer=ANNA), Moved)


async def test_an_order_keeps_its_place_while_staff_look_whether_it_was_paid_and_once_it_is(books: Books) -> None:
    counter = await a_counter(books)
    await books.availabilities.put(Availability(BORIS, most=1))
    waits = await counter.place()
    assert isinstance(waits, Moved)
    trade = Trade(books.orders)
    claimed = await trade.do(waits.order, "claim_payment", ANNA)
    counter.clock.advance(2 * HOUR)
    assert await counter.place(buyer=STRANGER) == FULLY_BOOKED
    await trade.do(claimed, "pay", STAFFER, amount=claimed.terms.price)
    assert await counter.place(buyer=STRANGER) == FULLY_BOOKED


async def test_a_limit_that_is_lowered_ends_no_order(books: Books) -> None:
    counter = await a_counter(books)
    placed = [await counter.place() for _ in range(2)]
    await books.availabilities.put(Availability(BORIS, most=1))
    assert await counter.place() == FULLY_BOOKED
    for outcome in placed:
        assert isinstance(outcome, Moved)
        assert await books.orders.find(outcome.order.id) == outcome.order


async def test_an_order_without_a_service_is_placed_by_its_people_alone(books: Books) -> None:
    counter = await a_counter(books, sale=Sale.PAUSED)
    assert isinstance(await counter.place(listing=None), Moved)
    await books.blocks.block(BORIS, ANNA, NOON)
    assert await counter.place(listing=None) == NOT_OFFERED


async def test_a_refused_placement_can_be_given_again_when_it_is_allowed(books: Books) -> None:
    counter = await a_counter(books)
    placement: Placement = a_placement(listing=counter.service.id)
    await books.availabilities.put(Availability(BORIS, away=True))
    assert await counter.desk.place(placement, SERVICE, ("test", "one")) == AWAY
    await books.availabilities.put(Availability(BORIS))
    assert isinstance(await counter.desk.place(placement, SERVICE, ("test", "one")), Moved)


async def test_availability_is_as_it_was_said_last_and_anything_before_that(books: Books) -> None:
    assert await books.availabilities.of(BORIS) == Availability(BORIS)
    said = Availability(BORIS, 5, away=True, back_at=NOON + HOUR)
    await books.availabilities.put(said)
    assert await books.availabilities.of(BORIS) == said
    await books.availabilities.put(Availability(BORIS, 7))
    assert await books.availabilities.of(BORIS) == Availability(BORIS, 7)
    assert await books.availabilities.of(ANNA) == Availability(ANNA)


async def test_who_looks_around_sees_what_they_could_order(books: Books) -> None:
    first, second = a_listing(), a_listing(seller=STAFFER)
    for service in (first, second):
        await books.listings.save(service)
    glance = Glance(ANNA, NOON)

    async def seen() -> list[Listing]:
        return list(await books.listings.on_sale(first.community, 0, 9, glance))

    assert await seen() == [second, first]
    await books.blocks.block(BORIS, ANNA, NOON)
    assert await seen() == [second]
    await books.availabilities.put(Availability(STAFFER, away=True, back_at=NOON + HOUR))
    assert await seen() == []
    assert list(await books.listings.on_sale(first.community, 0, 9)) == [second, first]
    glance = Glance(STRANGER, NOON + HOUR)
    assert await seen() == [second, first]
    assert await books.listings.on_sale(first.community, 1, 9, glance) == [first]


def test_an_availability_knows_its_moments() -> None:
    always, until = Availability(BORIS, away=True), Availability(BORIS, away=True, back_at=NOON)
    assert always.is_away(NOON)
    assert until.is_away(NOON - HOUR)
    assert not until.is_away(NOON)
    assert not Availability(BORIS, back_at=NOON).is_away(NOON - HOUR)
    assert Availability(BORIS, most=2).is_full(2)
    assert not Availability(BORIS, most=2).is_full(1)
    assert not Availability(BORIS).is_full(99)
