"""What `core.ports.Digests` promises, of the twin in memory and of each database alike."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from core.day import Digest
from core.linkdesk import ABOUT_YOU
from core.order import PersonId
from core.ports import DIGEST, Letter, LetterKind
from tests.builders import ANNA, BORIS, NOON, STAFFER
from tests.storage.conftest import Books

TOMORROW = NOON + timedelta(days=1)


async def wants(books: Books, person: PersonId, at: datetime | None) -> None:
    known = await books.people.get(person)
    assert known
    await books.people.change(replace(known, digest=Digest(time(9), at) if at else None))


def a_letter(person: PersonId, day: str = "today") -> Letter:
    return Letter(f"digest:{person}:{day}", LetterKind.PING, person, ABOUT_YOU, DIGEST, 0, NOON)


async def test_nobody_is_due_who_wants_none(books: Books) -> None:
    assert await books.digests.next() is None
    assert await books.digests.due(NOON, 9) == []


async def test_those_whose_moment_has_come_are_due_the_earliest_first(books: Books) -> None:
    await wants(books, ANNA, NOON)
    await wants(books, BORIS, NOON - timedelta(hours=1))
    await wants(books, STAFFER, NOON + timedelta(microseconds=1))
    assert await books.digests.next() == NOON - timedelta(hours=1)
    assert await books.digests.due(NOON, 9) == [(BORIS, NOON - timedelta(hours=1)), (ANNA, NOON)]
    assert await books.digests.due(NOON, 1) == [(BORIS, NOON - timedelta(hours=1))]


async def test_who_had_theirs_is_due_at_the_next_moment_and_known_so(books: Books) -> None:
    await wants(books, ANNA, NOON)
    assert await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA)])
    assert await books.digests.due(NOON, 9) == []
    assert await books.digests.next() == TOMORROW
    known = await books.people.get(ANNA)
    assert known
    assert known.digest == Digest(time(9), TOMORROW)
    [letter] = await books.outbox.waiting(NOON, 9)
    assert (letter.to, letter.topic, letter.order) == (ANNA, DIGEST, ABOUT_YOU)


async def test_a_turn_that_comes_twice_writes_nothing(books: Books) -> None:
    await wants(books, ANNA, NOON)
    assert await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA)])
    assert not await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA, "again")])
    assert len(await books.outbox.waiting(NOON, 9)) == 1


async def test_who_has_changed_their_mind_meanwhile_gets_nothing(books: Books) -> None:
    await wants(books, ANNA, NOON)
    await wants(books, ANNA, None)
    assert not await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA)])
    assert await books.digests.next() is None
    assert await books.outbox.waiting(NOON, 9) == []


async def test_of_one_day_there_is_one_letter(books: Books) -> None:
    await wants(books, ANNA, NOON)
    assert await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA)])
    await wants(books, ANNA, NOON)
    assert await books.digests.turn(ANNA, NOON, TOMORROW, [a_letter(ANNA)])
    assert len(await books.outbox.waiting(NOON, 9)) == 1
