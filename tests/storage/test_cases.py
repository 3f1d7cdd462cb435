"""What `Cases` promises, of the twin in memory and of each database alike."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.cases import Case, Queue, new_word
from core.order import DEFAULT, CommunityId, Order
from core.ports import Booked
from core.step import Command, Moved
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, an_order
from tests.storage.conftest import Books
from tests.storage.trade import put

HERE = (DEFAULT,)
THERE = CommunityId("THERE")


async def waits(books: Books, **changes: Any) -> Order:
    return await put(books.orders, state="disputed", **changes)


async def in_hand(books: Books, hours: int = 0) -> Order:
    return await put(books.orders, state="mediated", mediator=STAFFER, now=NOON + timedelta(hours=hours))


async def test_what_waits_longest_comes_first_and_pages(books: Books) -> None:
    late, early = await waits(books, now=NOON + timedelta(hours=1)), await waits(books)
    await put(books.orders, state="delivered")
    assert await books.cases.waiting(STAFFER, HERE, 0, 9) == [early, late]
    assert await books.cases.waiting(STAFFER, HERE, 1, 9) == [late]
    assert await books.cases.waiting(STAFFER, HERE, 0, 1) == [early]
    assert await books.cases.count(STAFFER, HERE) == Queue(2, 0)


async def test_ones_own_order_is_no_case_of_theirs(books: Books) -> None:
    await waits(books)
    for party in (ANNA, BORIS):
        assert await books.cases.waiting(party, HERE, 0, 9) == []
        assert await books.cases.count(party, HERE) == Queue(0, 0)


async def test_what_belongs_elsewhere_is_not_seen(books: Books) -> None:
    there = await waits(books, community=THERE)
    assert await books.cases.waiting(STAFFER, HERE, 0, 9) == []
    assert await books.cases.waiting(STAFFER, (), 0, 9) == []
    assert await books.cases.waiting(STAFFER, (DEFAULT, THERE), 0, 9) == [there]
    assert await books.cases.count(STAFFER, ()) == Queue(0, 0)


async def test_what_somebody_took_is_in_their_hand_alone(books: Books) -> None:
    second, first = await in_hand(books, 1), await in_hand(books)
    assert await books.cases.mine(STAFFER, HERE, 0, 9) == [first, second]
    assert await books.cases.mine(STRANGER, HERE, 0, 9) == []
    assert await books.cases.waiting(STRANGER, HERE, 0, 9) == []
    assert await books.cases.count(STAFFER, HERE) == Queue(0, 2)


async def test_who_took_it_is_known_for_good_and_the_latest_words_hold(books: Books) -> None:
    order = await waits(books)
    taken = [Case(order.id, order.version + number, who, NOON, f"B{number}", f"S{number}") for number, who in _TAKERS]
    for case in taken:
        await write(books, order, case)
    assert await books.cases.of(order.id) == taken[-1]
    assert await books.cases.took(order.id, STAFFER)
    assert not await books.cases.took(order.id, ANNA)
    assert await books.cases.of((await waits(books)).id) is None


_TAKERS = ((1, STAFFER), (2, STRANGER))


async def write(books: Books, order: Order, case: Case) -> None:
    known = await books.orders.find(order.id)
    assert known
    after = replace(known, version=known.version + 1)
    key = ("test", f"{order.id}{case.version}")
    booked = Booked(Moved(after), "taken", at=NOON, cases=(case,))
    assert await books.orders.settle(Command(order.id, "take", STAFFER, key), lambda _: booked) == booked


def test_no_word_is_like_another() -> None:
    words = {new_word() for _ in range(1_000)}
    assert len(words) == 1_000
    assert {len(each) for each in words} == {9}
    assert an_order().id not in words
