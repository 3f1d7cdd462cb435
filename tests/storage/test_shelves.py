"""What `Listings`, `Drafts` and `Cards` promise, of the twins in memory and of each database alike."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.listing import Option, Sale
from core.order import DEFAULT, CommunityId, FileRef, Order
from core.paper import Paper, Series
from core.ports import CardPlace, Conflict, Draft, Stale, Thread
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing
from tests.storage.conftest import Books
from tests.storage.trade import put

PHOTO = FileRef("f" * 64, "лого.png", 12_345, "f" * 64)


async def test_a_listing_is_found_as_it_was_saved(books: Books) -> None:
    listing = a_listing(title="Ло́го", photo=PHOTO, options=(Option("a", 0, timedelta(hours=-3)), Option("b", 9)))
    await books.listings.save(listing)
    assert await books.listings.find(listing.id) == listing
    bare = a_listing(photo=None, options=())
    await books.listings.save(bare)
    assert await books.listings.find(bare.id) == bare
    assert await books.listings.find("nothing") is None


async def test_an_edit_replaces_the_version_before_it(books: Books) -> None:
    listing = a_listing(photo=PHOTO)
    await books.listings.save(listing)
    edited = replace(listing, version=2, photo=None, sale=Sale.PAUSED, title="Another")
    await books.listings.save(edited)
    assert await books.listings.find(listing.id) == edited


@pytest.mark.parametrize("version", [1, 2, 4])
async def test_an_edit_of_what_somebody_edited_meanwhile_is_stale(books: Books, version: int) -> None:
    listing = a_listing()
    await books.listings.save(listing)
    await books.listings.save(replace(listing, version=2))
    with pytest.raises(Stale):
        await books.listings.save(replace(listing, version=version, title="Late"))
    assert await books.listings.find(listing.id) == replace(listing, version=2)


async def test_the_first_version_of_a_listing_is_its_first(books: Books) -> None:
    with pytest.raises(Stale):
        await books.listings.save(a_listing(version=2))


async def test_of_many_edits_at_once_one_wins(books: Books) -> None:
    listing = a_listing()
    await books.listings.save(listing)
    edits = (books.listings.save(replace(listing, version=2, title=f"edit {number}")) for number in range(20))
    outcomes = await asyncio.gather(*edits, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(Stale) == 19


async def test_listings_come_newest_first_and_keep_their_place_when_edited(books: Books) -> None:
    listings = [a_listing(seller=seller) for seller in (BORIS, ANNA, BORIS)]
    for listing in listings:
        await books.listings.save(listing)
    first = replace(listings[0], version=2)
    await books.listings.save(first)
    assert await books.listings.of_seller(BORIS) == [listings[2], first]
    assert await books.listings.of_seller(STRANGER) == []
    assert await books.listings.on_sale(DEFAULT, 0, 10) == [listings[2], listings[1], first]
    assert await books.listings.on_sale(DEFAULT, 1, 1) == [listings[1]]


async def test_what_one_community_sells_is_not_on_sale_in_another(books: Books) -> None:
    here, there = a_listing(), a_listing(community=CommunityId("THERE"))
    await books.listings.save(here)
    await books.listings.save(there)
    assert await books.listings.on_sale(DEFAULT, 0, 10) == [here]
    assert await books.listings.on_sale(CommunityId("THERE"), 0, 10) == [there]


async def test_what_is_paused_is_not_on_sale_but_still_the_sellers(books: Books) -> None:
    listing = a_listing(sale=Sale.PAUSED)
    await books.listings.save(listing)
    assert await books.listings.on_sale(DEFAULT, 0, 10) == []
    assert await books.listings.of_seller(BORIS) == [listing]


async def test_a_draft_is_kept_until_it_is_dropped(books: Books) -> None:
    draft = Draft(
        ANNA, "telegram", "sell", "price", {"title": "Лого", "options": [{"price": 1, "x": None}]}, NOON, 2**40
    )
    await books.drafts.put(draft)
    assert await books.drafts.get(ANNA, "telegram") == draft
    further = replace(draft, step="photo", values={}, at=None)
    await books.drafts.put(further)
    assert await books.drafts.get(ANNA, "telegram") == further
    assert await books.drafts.get(BORIS, "telegram") is None
    assert await books.drafts.get(ANNA, "elsewhere") is None
    await books.drafts.drop(ANNA, "telegram")
    await books.drafts.drop(ANNA, "telegram")
    assert await books.drafts.get(ANNA, "telegram") is None


async def test_there_is_one_card_for_each_party_and_order(books: Books) -> None:
    order, other = await put(books.orders), await put(books.orders)
    place = CardPlace(ANNA, order.id, "telegram", -(2**40), 7, "digest")
    await books.cards.put(place)
    await books.cards.put(replace(place, person=BORIS, chat=8))
    moved = replace(place, message=9, digest="")
    await books.cards.put(moved)
    assert await books.cards.place(ANNA, order.id, "telegram") == moved
    assert await books.cards.place(BORIS, order.id, "telegram") == replace(place, person=BORIS, chat=8)
    assert await books.cards.place(ANNA, other.id, "telegram") is None


async def test_a_party_has_one_thread_an_order_and_it_is_known_whose_it_is(books: Books) -> None:
    order = await put(books.orders)
    mine, theirs = Thread(ANNA, order.id, 2**60, 2**61), Thread(BORIS, order.id, 2**60, 2**61 + 1)
    await books.threads.put(mine)
    await books.threads.put(theirs)
    assert await books.threads.of(ANNA, order.id) == mine
    assert await books.threads.at(2**61 + 1) == theirs
    assert await books.threads.of(STRANGER, order.id) is None
    assert await books.threads.at(7) is None


async def test_a_thread_that_was_lost_is_nobodys(books: Books) -> None:
    order = await put(books.orders)
    await books.threads.put(Thread(ANNA, order.id, 1, 2))
    await books.threads.put(Thread(ANNA, order.id, 1, None))
    await books.threads.put(Thread(BORIS, order.id, 1, None))
    assert await books.threads.at(2) is None
    assert await books.threads.of(ANNA, order.id) == Thread(ANNA, order.id, 1, None)


async def test_no_thread_is_for_two(books: Books) -> None:
    order = await put(books.orders)
    await books.threads.put(Thread(ANNA, order.id, 1, 2))
    with pytest.raises(Conflict):
        await books.threads.put(Thread(BORIS, order.id, 1, 2))
    assert await books.threads.of(BORIS, order.id) is None


async def test_what_is_starred_is_found_newest_first_by_who_starred_it_alone(books: Books) -> None:
    hours = [timedelta(hours=number) for number in range(3)]
    older, newer, other = [await put(books.orders, state="queued", now=NOON + each) for each in hours]
    for order in (newer, older, newer):
        await books.favourites.star(ANNA, order.id)
    await books.favourites.star(BORIS, other.id)
    assert await books.favourites.list_for(ANNA, 0, 10) == [newer, older]
    assert await books.favourites.list_for(ANNA, 1, 10) == [older]
    assert await books.favourites.list_for(ANNA, 0, 1) == [newer]
    assert await books.favourites.list_for(BORIS, 0, 10) == [other]
    assert [await books.favourites.count(person) for person in (ANNA, BORIS, STRANGER)] == [2, 1, 0]


async def test_what_is_starred_no_more_is_not_found(books: Books) -> None:
    order = await put(books.orders)
    await books.favourites.unstar(ANNA, order.id)
    await books.favourites.star(ANNA, order.id)
    assert await books.favourites.starred(ANNA, order.id)
    assert not await books.favourites.starred(BORIS, order.id)
    await books.favourites.unstar(ANNA, order.id)
    assert not await books.favourites.starred(ANNA, order.id)
    assert await books.favourites.list_for(ANNA, 0, 10) == []


async def test_favourites_are_looked_at_within_one_community_or_in_all(books: Books) -> None:
    there = await put(books.orders, community=CommunityId("THERE"))
    here = await put(books.orders, now=NOON + timedelta(hours=1))
    for order in (here, there):
        await books.favourites.star(ANNA, order.id)
    assert await books.favourites.list_for(ANNA, 0, 10) == [here, there]
    assert await books.favourites.list_for(ANNA, 0, 10, CommunityId("THERE")) == [there]
    assert await books.favourites.count(ANNA, DEFAULT) == 1


async def test_a_star_on_an_order_of_others_shows_nothing_of_it(books: Books) -> None:
    order = await put(books.orders)
    await books.favourites.star(STRANGER, order.id)
    assert await books.favourites.list_for(STRANGER, 0, 10) == []
    assert await books.favourites.count(STRANGER) == 0


async def a_paper(books: Books, order: Order, *covers: str, **changes: Any) -> Paper:
    draft = Paper(order.community, Series.RECEIPT, 0, order.id, ANNA, NOON, order.terms.lines, covers)
    return await books.papers.issue(replace(draft, **changes))


async def test_papers_of_a_community_are_numbered_without_a_gap_in_each_series(books: Books) -> None:
    orders = [await put(books.orders, community=CommunityId(name)) for name in ("HERE", "HERE", "THERE")]
    numbers = [(await a_paper(books, order, "hold")).number for order in orders]
    statement = await a_paper(books, orders[0], "hold", series=Series.STATEMENT)
    assert (numbers, statement.number) == ([1, 2, 1], 1)


async def test_a_paper_asked_for_again_is_the_same_one(books: Books) -> None:
    order, other = [await put(books.orders) for _ in range(2)]
    first = await a_paper(books, order, "hold")
    await a_paper(books, other, "hold")
    assert await a_paper(books, order, "hold", at=NOON + timedelta(days=1), person=BORIS) == first
    assert first == Paper(order.community, Series.RECEIPT, 1, order.id, ANNA, NOON, order.terms.lines, ("hold",))


async def test_once_money_has_moved_a_paper_takes_the_place_of_the_one_before(books: Books) -> None:
    order = await put(books.orders)
    first = await a_paper(books, order, "hold")
    second = await a_paper(books, order, "hold", "refund")
    assert (second.number, second.replaces) == (first.number + 1, first.number)
    assert await a_paper(books, order, "hold", "refund") == second


async def test_of_many_who_ask_at_once_each_gets_a_number_of_their_own(books: Books) -> None:
    orders = [await put(books.orders) for _ in range(20)]
    issued = await asyncio.gather(*(a_paper(books, order, "hold") for order in orders for _ in range(2)))
    assert sorted({paper.number for paper in issued}) == list(range(1, 21))
    assert len({(paper.order, paper.number) for paper in issued}) == 20
