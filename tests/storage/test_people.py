"""What `core.ports.People` promises, of the twin in memory and of each database alike."""

import asyncio
from dataclasses import replace
from datetime import time

import pytest

from core.day import Digest, QuietHours
from core.order import PersonId
from core.person import Person
from core.storage import Storage, open_storage, people
from tests.builders import ANNA, NOON
from tests.storage.conftest import Books, telegram

LARGEST_TELEGRAM_ID = 2**52 - 1


async def test_a_person_is_made_on_first_sight_and_known_from_then_on(books: Books) -> None:
    account = telegram(LARGEST_TELEGRAM_ID)
    assert await books.people.by_account(account) is None
    vera = await books.people.meet(account, "Вера 🌸", "ru")
    assert vera == Person(vera.id, "Вера 🌸", "ru", None, (account,))
    assert await books.people.meet(account, "Вера 🌸", "en") == vera, "the language is theirs to change"
    assert await books.people.by_account(account) == await books.people.get(vera.id) == vera


async def test_nobody_is_made_twice(books: Books) -> None:
    met = await asyncio.gather(*(books.people.meet(telegram(7), "Vera", "en") for _ in range(50)))
    assert {person.id for person in met} == {met[0].id}


async def test_a_new_name_is_kept_and_nothing_else_changed(books: Books) -> None:
    anna = await books.people.get(ANNA)
    assert anna is not None
    await books.people.change(replace(anna, language="ru", timezone="Asia/Tbilisi", direct=True))
    renamed = await books.people.meet(anna.accounts[0], "Anna B.", "de")
    assert renamed == replace(anna, name="Anna B.", language="ru", timezone="Asia/Tbilisi", direct=True)
    assert await books.people.get(ANNA) == renamed


async def test_a_change_reaches_language_and_time_zone_alone(books: Books) -> None:
    anna = await books.people.get(ANNA)
    assert anna is not None
    await books.people.change(replace(anna, name="Somebody", language="ru", timezone="UTC"))
    assert await books.people.get(ANNA) == replace(anna, language="ru", timezone="UTC")
    await books.people.change(anna)
    assert await books.people.by_account(anna.accounts[0]) == anna


async def test_the_hours_of_a_persons_day_are_kept_and_can_be_given_up_again(books: Books) -> None:
    anna = await books.people.get(ANNA)
    assert anna is not None
    hours = replace(anna, quiet_hours=QuietHours(time(22, 30), time(0)), digest=Digest(time(0), NOON))
    await books.people.change(hours)
    assert await books.people.get(ANNA) == hours
    await books.people.change(anna)
    assert await books.people.get(ANNA) == anna


async def test_nobody_changes_who_is_not_known(books: Books) -> None:
    with pytest.raises(KeyError):
        await books.people.change(Person(PersonId(999), "Nobody", "en"))


async def test_nobody_has_a_number_that_was_not_given(books: Books) -> None:
    assert await books.people.get(PersonId(999)) is None


async def test_what_is_remembered_of_people_is_what_is_stored(url: str) -> None:
    async with open_storage(url) as storage:
        met = [await storage.people.meet(telegram(number), f"person {number}", "en") for number in range(5)]
        await storage.people.change(replace(met[3], language="ru"))
        await storage.people.meet(telegram(4), "renamed", "en")
        remembered = [await storage.people.by_account(telegram(number)) for number in range(5)]
    async with open_storage(url) as storage:
        assert [await storage.people.by_account(telegram(number)) for number in range(5)] == remembered


async def test_a_change_whose_caller_has_gone_is_remembered_too(storage: Storage) -> None:
    anna = await storage.people.get(ANNA)
    assert anna is not None
    change = asyncio.ensure_future(storage.people.change(replace(anna, language="ru")))  # noqa: TID251  # to cancel it
    await asyncio.sleep(0)
    change.cancel()
    await asyncio.gather(change, return_exceptions=True)
    await storage.people.meet(telegram(9), "somebody after that", "en")
    known = await storage.people.get(ANNA)
    assert known is not None
    assert known.language == "ru"


async def test_the_memory_for_people_has_an_end(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "REMEMBERED", 2)
    met = [await storage.people.meet(telegram(number), f"person {number}", "en") for number in range(1, 8)]
    assert len(storage.people._known) == len(storage.people._accounts) == 2
    assert [await storage.people.by_account(telegram(number)) for number in range(1, 8)] == met
