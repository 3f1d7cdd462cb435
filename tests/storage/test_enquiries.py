"""What enquiries and blocks promise, of the twins in memory and of each database alike."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from core.chat import ChatDesk
from core.enquiry import MOST_NEW, TOO_MANY_ENQUIRIES, WITHIN, Enquiry, EnquiryId
from core.enquiry import objection as objection_at
from core.listing import Listing, Sale
from core.message import Part, Spot, Write
from core.order import OrderId, PersonId, new_id
from core.ports import LetterKind, Noted
from core.shopfront import NOT_OFFERED, NOT_TAKEN, UNBLOCK_FIRST, Shopfront
from core.step import NOT_YOURS, OWN_LISTING
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing
from tests.fakes import MovableClock
from tests.storage.conftest import Books
from tests.storage.trade import put

SINCE = NOON - WITHIN
objection = partial(objection_at, now=NOON)


async def a_service(books: Books, **changes: Any) -> Listing:
    listing = a_listing(**changes)
    await books.listings.save(listing)
    return listing


def an_enquiry(listing: Listing, **changes: Any) -> Enquiry:
    return replace(Enquiry(EnquiryId(new_id()), listing.id, ANNA, listing.seller, NOON), **changes)


async def begun(books: Books, **changes: Any) -> Enquiry:
    outcome = await books.enquiries.begin(an_enquiry(await a_service(books), **changes), SINCE, objection)
    assert isinstance(outcome, Enquiry), outcome
    return outcome


class Pen:
    """Somebody writes."""

    def __init__(self, books: Books) -> None:
        self.clock = MovableClock(NOON)
        self.desk = ChatDesk(books.messages, self.clock)
        self.updates = 0

    async def write(self, enquiry: Enquiry, by: PersonId = ANNA, words: str = "Hello") -> object:
        self.updates += 1
        part = Part(words, spot=Spot("telegram", int(by), self.updates))
        return await self.desk.handle(Write(enquiry.id, by, ("test", f"{self.updates}"), (part,)))


async def test_an_enquiry_is_found_as_it_was_begun_and_there_is_one_for_each_who_asks(books: Books) -> None:
    enquiry = await begun(books)
    assert await books.enquiries.find(enquiry.id) == enquiry
    assert await books.enquiries.between(ANNA, enquiry.listing) == enquiry
    assert await books.enquiries.between(STRANGER, enquiry.listing) is None
    again = replace(enquiry, id=EnquiryId(new_id()), at=NOON + timedelta(days=1))
    assert await books.enquiries.begin(again, SINCE, objection) == enquiry
    assert await books.enquiries.find(EnquiryId("2" * 12)) is None


async def test_nobody_asks_themselves_nor_about_a_service_that_takes_nobody(books: Books) -> None:
    own, paused = await a_service(books), await a_service(books, sale=Sale.PAUSED)
    assert await books.enquiries.begin(an_enquiry(own, asker=BORIS), SINCE, objection) == OWN_LISTING
    assert await books.enquiries.begin(an_enquiry(paused), SINCE, objection) == NOT_OFFERED
    assert await books.enquiries.between(ANNA, paused.id) is None


async def test_who_begins_to_ask_about_very_many_services_has_to_wait(books: Books) -> None:
    for _ in range(MOST_NEW):
        await begun(books)
    one_more = an_enquiry(await a_service(books))
    assert await books.enquiries.begin(one_more, SINCE, objection) == TOO_MANY_ENQUIRIES
    later = replace(one_more, at=NOON + WITHIN)
    assert await books.enquiries.begin(later, NOON, objection) == later


async def test_what_is_written_there_reaches_the_other_one_as_in_the_chat_of_an_order(books: Books) -> None:
    enquiry, pen = await begun(books), Pen(books)
    outcome = await pen.write(enquiry)
    assert isinstance(outcome, Noted)
    assert await books.messages.of(enquiry.id) == [outcome.message]
    assert await books.messages.last(enquiry.id) == outcome.message
    [letter] = await books.outbox.waiting(NOON, 9)
    assert (letter.kind, letter.to, letter.version) == (LetterKind.MESSAGE, BORIS, outcome.message.id)
    assert letter.order == OrderId(enquiry.id)
    copy = await books.messages.at(Spot("telegram", int(ANNA), 1), ANNA)
    assert copy
    assert copy.about == enquiry.id
    assert isinstance(await pen.write(enquiry, BORIS), Noted)
    assert await pen.write(enquiry, STRANGER) == NOT_YOURS


async def test_enquiries_are_listed_by_what_was_written_last_and_not_before_anything_was(books: Books) -> None:
    service = await a_service(books)
    found = [
        await books.enquiries.begin(an_enquiry(service, asker=asker), SINCE, objection) for asker in (ANNA, STRANGER)
    ]
    first, second = (each for each in found if isinstance(each, Enquiry))
    elsewhere, pen = await begun(books), Pen(books)
    assert await books.enquiries.about(service.id) == []
    await pen.write(first)
    await pen.write(second, STRANGER)
    assert await books.enquiries.about(service.id) == [second, first]
    await pen.write(first, BORIS)
    assert await books.enquiries.about(service.id) == [first, second]
    pen.clock.advance(timedelta(days=8))
    await pen.write(elsewhere)
    assert await books.enquiries.lately(BORIS, NOON - timedelta(1), 9) == [elsewhere, first, second]
    assert await books.enquiries.lately(BORIS, NOON, 9) == [elsewhere]
    assert await books.enquiries.lately(STRANGER, NOON - timedelta(1), 9) == [second]
    assert await books.enquiries.lately(BORIS, NOON - timedelta(1), 1) == [elsewhere]


async def test_who_was_asked_may_answer_whatever_became_of_the_service_and_who_asks_may_not(books: Books) -> None:
    enquiry, pen = await begun(books), Pen(books)
    await pen.write(enquiry)
    listing = await books.listings.find(enquiry.listing)
    assert listing
    await books.listings.save(replace(listing, sale=Sale.PAUSED, version=2))
    assert await pen.write(enquiry) == NOT_TAKEN
    assert isinstance(await pen.write(enquiry, BORIS), Noted)


# --- blocks ----------------------------------------------------------------------------------------------------------


async def test_a_block_is_there_once_until_it_is_lifted(books: Books) -> None:
    assert await books.blocks.of(BORIS) == []
    await books.blocks.block(BORIS, ANNA, NOON)
    await books.blocks.block(BORIS, ANNA, NOON + timedelta(1))
    await books.blocks.block(BORIS, STRANGER, NOON + timedelta(hours=1))
    assert await books.blocks.of(BORIS) == [STRANGER, ANNA]
    assert await books.blocks.of(ANNA) == []
    assert set(await books.blocks.between(ANNA, BORIS)) == set(await books.blocks.between(BORIS, ANNA)) == {BORIS}
    assert set(await books.blocks.between(ANNA, STRANGER)) == set()
    await books.blocks.unblock(BORIS, ANNA)
    await books.blocks.unblock(BORIS, ANNA)
    assert await books.blocks.of(BORIS) == [STRANGER]


async def test_who_is_blocked_can_neither_begin_to_ask_nor_go_on_and_hears_what_everybody_would(books: Books) -> None:
    enquiry, pen = await begun(books), Pen(books)
    await books.blocks.block(BORIS, ANNA, NOON)
    assert await pen.write(enquiry) == NOT_TAKEN
    assert await pen.write(enquiry, BORIS) == UNBLOCK_FIRST
    other = an_enquiry(await a_service(books))
    assert await books.enquiries.begin(other, SINCE, objection) == NOT_OFFERED
    await books.blocks.unblock(BORIS, ANNA)
    assert isinstance(await pen.write(enquiry), Noted)


async def test_a_block_matters_on_an_order_once_it_is_over(books: Books) -> None:
    pen = Pen(books)
    open_one, over = await put(books.orders, state="in_progress"), await put(books.orders, state="completed")
    await books.blocks.block(BORIS, ANNA, NOON)
    for order, outcome in ((open_one, None), (over, NOT_TAKEN)):
        pen.updates += 1
        part = Part("Hello", spot=Spot("telegram", int(ANNA), pen.updates))
        got = await pen.desk.handle(Write(order.id, ANNA, ("test", f"{pen.updates}"), (part,)))
        assert got == outcome if outcome else isinstance(got, Noted)


async def test_a_shopfront_says_how_a_service_stands_to_a_visitor(books: Books) -> None:
    service = await a_service(books)
    assert await books.shopfronts.see(service.id, ANNA) == Shopfront(BORIS, ANNA, service)
    await books.blocks.block(ANNA, BORIS, NOON)
    assert await books.shopfronts.see(service.id, ANNA) == Shopfront(BORIS, ANNA, service, frozenset({ANNA}))
    assert await books.shopfronts.see("2" * 12, ANNA) is None
