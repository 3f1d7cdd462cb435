"""What `core.ports.Outbox` promises, of the twin in memory and of each database alike."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.order import PersonId
from core.person import Platform
from core.ports import Copies, Letter, LetterKind
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
    assert [replace(letter, id=0, platform="") for letter in waiting] == list(letters)
    assert [type(letter.kind) for letter in waiting] == [LetterKind, LetterKind]
    assert 0 < waiting[0].id < waiting[1].id


async def test_letters_wait_for_their_moment_and_come_in_the_order_they_were_written(books: Books) -> None:
    await posted(books, "a", "b", "c", at=[NOON + timedelta(hours=2), NOON, NOON + timedelta(hours=1)])
    waiting = books.outbox.waiting
    assert [letter.key for letter in await waiting(NOON - timedelta(microseconds=1), 9)] == []
    assert [letter.key for letter in await waiting(NOON, 9)] == ["b"]
    assert [letter.key for letter in await waiting(LATER, 9)] == ["a", "b", "c"]
    assert [letter.key for letter in await waiting(LATER, 2)] == ["a", "b"]


@pytest.mark.parametrize("platform", [None, ""])
async def test_letters_to_some_are_left_out_however_many_they_are(books: Books, platform: str | None) -> None:
    order = await put(books.orders)
    people = [PersonId(number) for number in range(1, 12)]
    letters = tuple(a_letter(order, f"{person}", to=person) for person in people)
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    for out in (0, 1, 8, 9):
        found = await books.outbox.waiting(LATER, 99, platform, people[:out])
        everybody = await books.outbox.waiting(LATER, 99, platform)
        assert found == [each for each in everybody if each.to not in people[:out]]


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
    await books.outbox.given_up([letter], LATER, "blocked")
    assert await posted(books, "a") == []


# --- until the morning ----------------------------------------------------------------------------------------------

MORNING = NOON + timedelta(hours=8)


async def test_what_is_held_is_not_among_those_that_wait_until_it_is_released(books: Books) -> None:
    first, second, third = await posted(books, "a", "b", "c")
    await books.outbox.held([first, third], MORNING)
    assert await books.outbox.waiting(LATER, 9) == [second]
    assert await books.outbox.next_release() == MORNING
    assert await books.outbox.release(MORNING - timedelta(microseconds=1)) == 0
    assert await books.outbox.release(MORNING) == 2
    assert await books.outbox.next_release() is None
    released = await books.outbox.waiting(LATER, 9)
    assert released == [replace(first, held_until=MORNING), second, replace(third, held_until=MORNING)]
    assert await books.outbox.release(LATER) == 0


async def test_the_earliest_morning_is_the_next(books: Books) -> None:
    first, second = await posted(books, "a", "b")
    await books.outbox.held([first], MORNING + timedelta(hours=1))
    await books.outbox.held([second], MORNING)
    assert await books.outbox.next_release() == MORNING
    assert await books.outbox.release(MORNING) == 1
    assert [each.key for each in await books.outbox.waiting(LATER, 9)] == ["b"]
    assert await books.outbox.next_release() == MORNING + timedelta(hours=1)


async def test_what_was_released_ends_like_any_other(books: Books) -> None:
    [letter] = await posted(books, "a")
    await books.outbox.held([letter], MORNING)
    await books.outbox.release(MORNING)
    await books.outbox.sent(await books.outbox.waiting(LATER, 9), LATER)
    assert await books.outbox.waiting(LATER, 9) == []
    assert await posted(books, "a") == []


async def test_a_held_letter_may_still_arrive_so_nothing_follows_another_of_its_copies(books: Books) -> None:
    [letter] = await posted(books, "a")
    two = ("discord", "third")
    await books.outbox.given_up([letter], NOON, "blocked", lambda _: [replace(letter, platform=each) for each in two])
    await books.outbox.held(await books.outbox.waiting(LATER, 9, "discord"), MORNING)
    alive: list[bool] = []

    def look(copies: Copies) -> Sequence[Letter]:
        alive.append(copies.alive)
        return []

    await books.outbox.given_up(await books.outbox.waiting(LATER, 9, "third"), NOON, "closed", look)
    assert alive == [True]


async def test_whose_hours_are_changed_has_nothing_held_back_for_the_old_ones(books: Books) -> None:
    anna, boris = await books.people.get(ANNA), await books.people.get(BORIS)
    assert anna
    assert boris
    order = await put(books.orders)
    letters = (a_letter(order, "a", to=ANNA), a_letter(order, "b", to=BORIS))
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    await books.outbox.held(await books.outbox.waiting(LATER, 9), MORNING)
    await books.people.change(replace(anna, quiet_hours=None))
    assert [each.key for each in await books.outbox.waiting(LATER, 9)] == ["a"]
    assert await books.outbox.release(MORNING) == 1


# --- across platforms -----------------------------------------------------------------------------------------------


async def test_a_letter_goes_where_its_person_is_and_one_to_nobody_is_not_lost(books: Books) -> None:
    order = await put(books.orders)
    letters = (a_letter(order, "a", to=ANNA), a_letter(order, "b", to=PersonId(99)))
    move = booking(replace(order, version=4), letters=letters)
    await books.orders.settle(a_command(order, "press", ANNA), always(move))
    waiting = await books.outbox.waiting(LATER, 9)
    assert [(each.key, each.platform) for each in waiting] == [("a", Platform.TELEGRAM), ("b", "")]


async def test_each_platform_has_letters_of_its_own(books: Books) -> None:
    [letter] = await posted(books, "a")
    [there] = await books.outbox.given_up([letter], NOON, "blocked", lambda _: [replace(letter, platform="discord")])
    assert await books.outbox.waiting(LATER, 9, Platform.TELEGRAM) == []
    [found] = await books.outbox.waiting(LATER, 9, Platform.DISCORD)
    assert replace(found, id=0) == replace(there, id=0) == replace(letter, id=0, platform="discord")
    assert await books.outbox.waiting(LATER, 9) == [found]


async def test_what_follows_is_asked_with_all_that_became_of_the_letter(books: Books) -> None:
    [letter] = await posted(books, "a")
    asked: list[Copies] = []

    def elsewhere(copies: Copies) -> Sequence[Letter]:
        asked.append(copies)
        return [replace(letter, platform="discord")] if len(copies.tried) == 1 else []

    await books.outbox.given_up([letter], NOON, "blocked", elsewhere)
    [there] = await books.outbox.waiting(LATER, 9)
    await books.outbox.given_up([there], NOON, "closed", elsewhere)
    both = frozenset({"telegram", "discord"})
    assert asked == [Copies(frozenset({"telegram"}), alive=False), Copies(both, alive=False)]


@pytest.mark.parametrize("delivered", [True, False])
async def test_a_copy_that_was_delivered_or_may_still_be_keeps_a_letter_alive(books: Books, delivered: bool) -> None:
    anna = await books.people.get(ANNA)
    assert anna is not None
    [letter] = await posted(books, "a")
    await books.outbox.given_up(
        [letter], NOON, "blocked", lambda _: [replace(letter, platform=each) for each in ("discord", "third")]
    )
    [here] = await books.outbox.waiting(LATER, 9, "discord")
    [there] = await books.outbox.waiting(LATER, 9, "third")
    if delivered:
        await books.outbox.sent([here], NOON)
    alive: list[bool] = []

    def look(copies: Copies) -> Sequence[Letter]:
        alive.append(copies.alive)
        return []

    await books.outbox.given_up([there], NOON, "closed", look)
    assert alive == [True]


async def test_what_was_ended_is_not_ended_again_and_nothing_follows_twice(books: Books) -> None:
    [letter] = await posted(books, "a")
    await books.outbox.sent([letter], NOON)
    assert await books.outbox.given_up([letter], NOON, "blocked", lambda _: [a_follower(letter)]) == []
    assert await books.outbox.waiting(LATER, 9) == []


async def test_what_follows_is_addressed_like_any_other_letter_and_put_in_once(books: Books) -> None:
    first, second = await posted(books, "a", "b")
    await books.outbox.given_up([first, second], NOON, "blocked", lambda _: [a_follower(first)])
    [follower] = await books.outbox.waiting(LATER, 9)
    assert (follower.to, follower.platform) == (BORIS, Platform.TELEGRAM)


def a_follower(letter: Letter) -> Letter:
    return replace(letter, key="ping:unreached", to=BORIS, platform="", id=0)
