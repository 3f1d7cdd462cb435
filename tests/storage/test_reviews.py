"""What reviews promise, of the twins in memory and of each database alike."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.listing import Listing
from core.order import DEFAULT, CommunityId, Order, OrderId, PersonId
from core.ports import Letter, LetterKind, Repeated, Reviewed
from core.review import WRITTEN_WITHIN, Publish, Rate, Rating, Respond, Review
from core.reviews import LATE, OPEN, PUBLISHED, REPLIED, TWICE, WRITTEN, ReviewDesk
from core.step import NOT_YOURS
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing
from tests.fakes import MovableClock
from tests.storage.conftest import Books
from tests.storage.trade import put

NASTY = "Hi \0 \ud800 <b>there</b> '\"; -- 🔧\u202e"
LATER = NOON + timedelta(days=60)


class Fair:
    """A desk where orders that are over are reviewed."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.clock = MovableClock(NOON)
        self.woken = 0
        self.desk = ReviewDesk(books.reviews, self.clock, self.wake)
        self.acts = 0

    def wake(self) -> None:
        self.woken += 1

    async def an_order(self, state: str = "completed", **changes: Any) -> Order:
        return await put(self.books.orders, state=state, now=self.clock.now(), **{"seller": BORIS, **changes})

    def rate(self, order: Order, by: PersonId = ANNA, stars: int = 5, text: str = "Good") -> Rate:
        self.acts += 1
        return Rate(order.id, by, ("telegram", str(self.acts)), stars, text)

    async def rated(self, order: Order, by: PersonId = ANNA, stars: int = 5, text: str = "Good") -> Reviewed:
        outcome = await self.desk.handle(self.rate(order, by, stars, text))
        assert isinstance(outcome, Reviewed), outcome
        return outcome

    async def both(self, order: Order, stars: int = 5, back: int = 5) -> None:
        await self.rated(order, ANNA, stars)
        await self.rated(order, BORIS, back)

    async def respond(self, order: Order, text: str = "Sorry", by: PersonId = BORIS) -> object:
        self.acts += 1
        return await self.desk.handle(Respond(order.id, by, ("telegram", str(self.acts)), text))

    async def of(self, order: Order) -> dict[PersonId, Review]:
        return {each.author: each for each in await self.books.reviews.of_order(order.id)}

    async def letters(self) -> list[Letter]:
        return list(await self.books.outbox.waiting(LATER, 999))

    async def pings(self) -> list[tuple[str, PersonId]]:
        return [(each.topic, each.to) for each in await self.letters() if each.kind is LetterKind.PING]


@pytest.fixture
def fair(books: Books) -> Fair:
    return Fair(books)


async def test_a_review_is_given_back_as_it_was_written(fair: Fair) -> None:
    order = await fair.an_order()
    await fair.rated(order, ANNA, 4, NASTY)
    written = Review(order.id, ANNA, BORIS, "buyer", 4, NASTY, NOON, NOON + WRITTEN_WITHIN)  # type: ignore[arg-type]
    assert await fair.of(order) == {ANNA: written}
    assert fair.woken == 1


async def test_the_other_party_is_told_once_that_something_was_written_and_not_what(fair: Fair) -> None:
    order = await fair.an_order()
    await fair.rated(order, ANNA, 2)
    await fair.rated(order, ANNA, 3)
    assert await fair.pings() == [(WRITTEN, BORIS)]
    cards = [each.to for each in await fair.letters() if each.kind is LetterKind.CARD]
    assert cards == [ANNA, ANNA]


async def test_a_hidden_review_is_worded_anew_and_stays_one(fair: Fair) -> None:
    order = await fair.an_order()
    await fair.rated(order, ANNA, 2, "Hm")
    fair.clock.advance(timedelta(hours=1))
    await fair.rated(order, ANNA, 5, "Oh!")
    kept = (await fair.of(order))[ANNA]
    assert (kept.stars, kept.text, kept.at) == (5, "Oh!", NOON + timedelta(hours=1))
    assert await fair.books.reviews.of_person(BORIS, DEFAULT, 0, 9) == []


async def test_when_both_have_written_both_are_read_at_once(fair: Fair) -> None:
    order = await fair.an_order()
    await fair.both(order, 5, 4)
    assert {each.published_at for each in (await fair.of(order)).values()} == {NOON}
    assert await fair.pings() == [(WRITTEN, BORIS), (PUBLISHED, ANNA)]
    assert await fair.books.reviews.next_due() is None
    assert await fair.desk.handle(fair.rate(order, ANNA, 1)) == TWICE


async def test_the_same_act_brought_twice_is_recognised(fair: Fair) -> None:
    order = await fair.an_order()
    act = fair.rate(order)
    await fair.desk.handle(act)
    letters = await fair.letters()
    assert await fair.desk.handle(act) == Repeated(order.id)
    assert await fair.letters() == letters
    assert fair.woken == 1


async def test_a_refused_act_writes_nothing(fair: Fair) -> None:
    order = await fair.an_order("delivered")
    assert await fair.desk.handle(fair.rate(order)) == OPEN
    assert await fair.desk.handle(Rate(OrderId("nowhere"), ANNA, ("telegram", "x"), 5)) == NOT_YOURS
    assert await fair.of(order) == {}
    assert await fair.letters() == []
    assert fair.woken == 0


async def test_what_is_hidden_when_the_time_is_over_is_due_and_then_published_once(fair: Fair) -> None:
    reviews, order = fair.books.reviews, await fair.an_order()
    await fair.rated(order)
    assert await reviews.next_due() == NOON + WRITTEN_WITHIN
    almost = fair.clock.advance(WRITTEN_WITHIN - timedelta(microseconds=1))
    assert await reviews.due(almost, 9) == []
    assert await fair.desk.handle(Publish(order.id)) == OPEN

    now = fair.clock.advance(timedelta(microseconds=1))
    assert await fair.desk.handle(fair.rate(order, BORIS)) == LATE
    assert await reviews.due(now, 9) == [order.id]
    assert isinstance(await fair.desk.handle(Publish(order.id)), Reviewed)
    assert isinstance(await fair.desk.handle(Publish(order.id)), Repeated)
    assert (await fair.of(order))[ANNA].published_at == now
    assert await reviews.next_due() is None
    assert await reviews.due(now, 9) == []
    assert await fair.pings() == [(WRITTEN, BORIS), (PUBLISHED, ANNA), (PUBLISHED, BORIS)]


async def test_the_longest_due_comes_first_and_no_more_than_asked_for(fair: Fair) -> None:
    orders = []
    for _ in range(3):
        orders.append(await fair.an_order())
        await fair.rated(orders[-1])
        fair.clock.advance(timedelta(hours=1))
    assert await fair.books.reviews.due(LATER, 2) == [orders[0].id, orders[1].id]


async def test_a_reply_stays_with_the_review_that_it_answers(fair: Fair) -> None:
    order = await fair.an_order()
    await fair.both(order, 2, 5)
    fair.clock.advance(timedelta(days=1))
    assert isinstance(await fair.respond(order, NASTY), Reviewed)
    found = await fair.of(order)
    assert (found[ANNA].reply, found[ANNA].replied_at) == (NASTY, fair.clock.now())
    assert found[BORIS].reply == ""
    assert (REPLIED, ANNA) in await fair.pings()


async def test_what_is_read_of_a_person_is_published_and_of_that_community_newest_first(fair: Fair) -> None:
    elsewhere = CommunityId("K7Q2XXXXXXXX")
    orders = [await fair.an_order(community=each) for each in (DEFAULT, DEFAULT, elsewhere)]
    for order in orders:
        await fair.both(order)
        fair.clock.advance(timedelta(hours=1))
    hidden = await fair.an_order()
    await fair.rated(hidden)
    reviews = fair.books.reviews
    assert [each.order for each in await reviews.of_person(BORIS, DEFAULT, 0, 9)] == [orders[1].id, orders[0].id]
    assert [each.order for each in await reviews.of_person(BORIS, DEFAULT, 1, 1)] == [orders[0].id]
    assert [each.order for each in await reviews.of_person(ANNA, elsewhere, 0, 9)] == [orders[2].id]
    assert await reviews.of_person(STRANGER, DEFAULT, 0, 9) == []


async def test_a_service_is_rated_by_its_buyers_alone(fair: Fair) -> None:
    services = [await offered(fair.books) for _ in range(3)]
    for stars in (5, 2):
        await fair.both(await fair.an_order(listing=services[0].id), stars, back=1)
    await fair.rated(await fair.an_order(listing=services[1].id))
    reviews = fair.books.reviews
    assert await reviews.ratings([each.id for each in services]) == {services[0].id: Rating(2, 7)}
    assert await reviews.ratings([]) == {}
    assert {each.stars for each in await reviews.of_listing(services[0].id, 0, 9)} == {5, 2}
    assert len(await reviews.of_listing(services[0].id, 1, 1)) == 1
    assert await reviews.of_listing(services[1].id, 0, 9) == []


async def offered(books: Books) -> Listing:
    listing = replace(a_listing(), seller=BORIS)
    await books.listings.save(listing)
    return listing
