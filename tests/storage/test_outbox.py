"""What `core.ports.Outbox` promises, of the twin in memory and of each database alike."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.ports import Letter, LetterKind
from tests.builders import ANNA, BORIS, NOON, a_command
from tests.storage.conftest import Books
from tests.storage.trade import a_letter, always, put
from tests.storage.trade import books as booking

LATER = NOON + timedelta(days=1)


async def posted(books: Books, *keys: str, at: Sequence[datetime] = ()) -> Sequence[Letter]:
    """Letters that one move of one order wrote, as the outbox has them."""
    order = await put(books.orders)
    moments = at or [NOON] * len(keys)
    letters = tuple(a_letter(order, key, at=moment) for key, moment in zip(keys, moments, strict=True))
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    return await books.outbox.waiting(LATER, 100)


async def test_a_letter_waits_as_it_was_written(books: Books) -> None:
    order = await put(books.orders)
    letters = (
        a_letter(order, "card:1", kind=LetterKind.CARD, to=BORIS, topic="paid", version=7),
        a_letter(order, "reminder:1", kind=LetterKind.REMINDER, at=NOON + timedelta(microseconds=1)),
    )
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    waiting = await books.outbox.waiting(LATER, 100)
    assert [replace(letter, id=0) for letter in waiting] == list(letters)
    assert [type(letter.kind) for letter in waiting] == [LetterKind, LetterKind]
    assert 0 < waiting[0].id < waiting[1].id


async def test_letters_wait_for_their_moment_and_come_in_the_order_they_were_written(books: Books) -> None:
    await posted(books, "a", "b", "c", at=[NOON + timedelta(hours=2), NOON, NOON + timedelta(hours=1)])
    waiting = books.outbox.waiting
    assert [letter.key for letter in await waiting(NOON - timedelta(microseconds=1), 9)] == []
    assert [letter.key for letter in await waiting(NOON, 9)] == ["b"]
    assert [letter.key for letter in await waiting(LATER, 9)] == ["a", "b", "c"]
    assert [letter.key for letter in await waiting(LATER, 2)] == ["a", "b"]


async def test_what_was_sent_waits_no_more(books: Books) -> None:
    letters = await posted(books, "a", "b", "c")
    await books.outbox.sent(letters[:2], LATER)
    assert await books.outbox.waiting(LATER, 9) == letters[2:]
    await books.outbox.sent(letters[2:], LATER)
    assert await books.outbox.waiting(LATER, 9) == []


async def test_what_was_put_off_waits_until_then_and_its_tries_are_counted(books: Books) -> None:
    [letter] = await posted(books, "a")
    await books.outbox.postponed(letter, LATER, "flood")
    assert await books.outbox.waiting(LATER - timedelta(microseconds=1), 9) == []
    [again] = await books.outbox.waiting(LATER, 9)
    assert again == replace(letter, at=LATER, tries=1)


async def test_what_was_given_up_waits_no_more_and_is_not_put_in_again(books: Books) -> None:
    [letter] = await posted(books, "a")
    await books.outbox.given_up(letter, LATER, "blocked")
    assert await posted(books, "a") == []
