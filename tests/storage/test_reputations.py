"""What is told of a person is what their orders and reviews say, of the twins in memory and of each database alike."""

from typing import Any

import pytest

from core.order import DEFAULT, CommunityId, Order, PersonId
from core.review import Rate, Rating
from core.reviews import ReviewDesk
from core.statistics import NOTHING, Figures, Statistics
from core.workflow import BUYER, SELLER, Cause
from tests.builders import ANNA, BORIS, NOON, STRANGER
from tests.fakes import MovableClock
from tests.storage.conftest import Books
from tests.storage.trade import put

ELSEWHERE = CommunityId("K7Q2XXXXXXXX")


async def lived(books: Books, state: str = "completed", **changes: Any) -> Order:
    return await put(books.orders, state=state, **{"joined": True, **changes})


async def known(books: Books, person: PersonId, community: CommunityId = DEFAULT) -> Statistics:
    return await books.reputations.of(person, community)


async def test_of_who_is_new_there_is_nothing_to_tell(books: Books) -> None:
    assert await known(books, STRANGER) == Statistics()
    assert Statistics().empty


async def test_what_is_done_counts_for_each_in_their_role(books: Books) -> None:
    for state in ("completed", "settled", "completed", "in_progress", "queued", "cancelled"):
        await lived(books, state)
    assert await known(books, BORIS) == Statistics(seller=Figures(done=3))
    assert await known(books, ANNA) == Statistics(buyer=Figures(done=3))


async def test_only_the_causer_s_figures_move(books: Books) -> None:
    causes = [each.value for each in Cause]
    for cause in causes:
        await lived(books, "cancelled", cause=cause)
    assert {"buyer", "seller", "time", "mutual", "mediator"} <= set(causes)
    assert await known(books, BORIS) == Statistics(seller=Figures(cancelled=1))
    assert await known(books, ANNA) == Statistics(buyer=Figures(cancelled=1))


async def test_an_order_that_never_reached_its_seller_is_told_of_nobody(books: Books) -> None:
    await lived(books, "cancelled", cause="buyer", joined=False)
    assert (await known(books, ANNA)).empty


async def test_on_time_is_the_share_of_what_was_done(books: Books) -> None:
    for late in (False, False, True):
        await lived(books, late=late)
    await lived(books, "cancelled", late=True, cause="seller")
    figures = (await known(books, BORIS)).seller
    assert figures == Figures(done=3, late=1, cancelled=1)
    assert figures.on_time == 66
    assert NOTHING.on_time == 100


async def test_a_dispute_counts_for_both_however_it_ended(books: Books) -> None:
    await lived(books, "completed", contested=True)
    await lived(books, "cancelled", contested=True, cause="mediator")
    await lived(books, "disputed", contested=True, frozen="delivered")
    assert await known(books, BORIS) == Statistics(seller=Figures(done=1, disputed=3))
    assert await known(books, ANNA) == Statistics(buyer=Figures(done=1, disputed=3))


async def test_what_happened_in_another_community_is_not_told(books: Books) -> None:
    await lived(books, community=ELSEWHERE)
    assert (await known(books, BORIS)).empty
    assert (await known(books, BORIS, ELSEWHERE)).seller.done == 1


async def test_somebody_who_sells_and_buys_has_figures_for_each(books: Books) -> None:
    await lived(books)
    await lived(books, buyer=BORIS, seller=ANNA, late=True)
    assert await known(books, BORIS) == Statistics(Figures(done=1), Figures(done=1, late=1))
    assert (await known(books, BORIS)).of(BUYER) == Figures(done=1, late=1)
    assert (await known(books, BORIS)).of(SELLER) == Figures(done=1)


@pytest.mark.parametrize("published", [True, False])
async def test_a_rating_is_of_what_is_published_by_the_other_side(books: Books, published: bool) -> None:
    desk = ReviewDesk(books.reviews, MovableClock(NOON))
    for number, stars in enumerate((5, 2)):
        order = await lived(books)
        await desk.handle(Rate(order.id, ANNA, ("test", f"a{number}"), stars))
        if published:
            await desk.handle(Rate(order.id, BORIS, ("test", f"b{number}"), 4))
    boris, anna = (await known(books, BORIS)).seller, (await known(books, ANNA)).buyer
    assert boris.rating == (Rating(2, 7) if published else Rating())
    assert anna.rating == (Rating(2, 8) if published else Rating())
    assert (await known(books, BORIS)).buyer == NOTHING
