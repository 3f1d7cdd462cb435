"""A code links two accounts once, in time, for whoever was meant, and no others."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from core.linking import KEPT, LIVES, MOST_WRONG, REST, Code, Entered, NotLinked, Reason, read_code
from core.person import Person
from core.storage import Storage, open_storage, sqlite
from core.storage.schema import metadata
from tests.builders import ANNA, BORIS, NOON, STRANGER
from tests.storage.conftest import discord, telegram
from tests.storage.linking import code_of, linked, refusal, untold
from tests.storage.trade import put

# --- codes ----------------------------------------------------------------------------------------------------------


async def test_of_a_code_only_what_it_hashes_to_is_stored(sqlite_url: str) -> None:
    async with open_storage(sqlite_url) as storage:
        await storage.people.meet(telegram(1), "Anna", "en")
        code = await storage.links.invite(ANNA, NOON)
    engine = sqlite.altering(sqlite_path(sqlite_url))
    with engine.connect() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    engine.dispose()
    assert code.name in repr(rows)
    assert code.secret not in repr(rows)
    assert code.digest in repr(rows)


def sqlite_path(url: str) -> Path:
    return Path(str(make_url(url).database))


async def test_a_code_tells_who_showed_it(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    anna = await storage.people.get(ANNA)
    assert await storage.links.enter(code, ann.id, NOON) == Entered(code.name, anna)  # type: ignore[arg-type]


async def test_a_code_is_read_however_it_was_spaced(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    typed = f" {str(code).lower().replace('-', ' ')}\n"
    assert isinstance(await storage.links.enter(read_code(typed), ann.id, NOON), Entered)


async def test_a_code_is_good_for_a_quarter_of_an_hour_and_then_late(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    assert await refusal(storage, code, ann.id, LIVES) is Reason.LATE
    entered = await storage.links.enter(code, ann.id, NOON + LIVES - timedelta(microseconds=1))
    assert isinstance(entered, Entered)
    assert await storage.links.confirm(entered.name, ann.id, NOON + LIVES, untold) == NotLinked(Reason.LATE)


async def test_a_newer_code_is_the_only_one_of_its_person(storage: Storage, ann: Person) -> None:
    old = await code_of(storage)
    new = await code_of(storage)
    assert await refusal(storage, old, ann.id) is Reason.UNKNOWN
    assert isinstance(await storage.links.enter(new, ann.id, NOON), Entered)


async def test_a_code_that_somebody_entered_is_theirs_alone(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    entered = await storage.links.enter(code, ann.id, NOON)
    other = await storage.people.meet(discord(8), "thief", "en")
    assert await refusal(storage, code, other.id) is Reason.USED
    assert await storage.links.confirm(code.name, other.id, NOON, untold) == NotLinked(Reason.UNKNOWN)
    assert await storage.links.enter(code, ann.id, NOON) == entered, "the same one may ask again"


async def test_a_code_links_once(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    await storage.links.enter(code, ann.id, NOON)
    await storage.links.confirm(code.name, ann.id, NOON, untold)
    other = await storage.people.meet(discord(8), "other", "en")
    assert await refusal(storage, code, other.id) is Reason.USED
    assert await storage.links.confirm(code.name, ann.id, NOON, untold) == NotLinked(Reason.UNKNOWN)
    assert await storage.links.confirm(code.name, ANNA, NOON, untold) == NotLinked(Reason.OWN)


async def test_of_many_who_enter_a_code_at_once_one_gets_it(storage: Storage) -> None:
    code = await code_of(storage)
    guests = [await storage.people.meet(discord(number), f"guest {number}", "en") for number in range(20, 30)]
    outcomes = await asyncio.gather(*(storage.links.enter(code, guest.id, NOON) for guest in guests))
    assert [isinstance(each, Entered) for each in outcomes].count(True) == 1


async def test_nobody_enters_their_own_code(storage: Storage) -> None:
    assert await refusal(storage, await code_of(storage), ANNA) is Reason.OWN


async def test_five_wrong_codes_are_listened_to_and_then_none_for_a_while(storage: Storage, ann: Person) -> None:
    good = await code_of(storage)
    bad = Code(good.name, "2" * 10)
    left = []
    for code in [bad, None, bad, bad, bad]:
        outcome = await storage.links.enter(code, ann.id, NOON)
        assert isinstance(outcome, NotLinked)
        left.append((outcome.reason, outcome.left))
    assert left == [
        (Reason.UNKNOWN, 4),
        (Reason.UNKNOWN, 3),
        (Reason.UNKNOWN, 2),
        (Reason.UNKNOWN, 1),
        (Reason.TOO_OFTEN, 0),
    ]
    assert await refusal(storage, good, ann.id) is Reason.TOO_OFTEN
    assert isinstance(await storage.links.enter(good, STRANGER, NOON), NotLinked), "on the same platform"
    again = await storage.links.invite(ANNA, NOON + REST)
    assert isinstance(await storage.links.enter(again, ann.id, NOON + REST), Entered)


async def test_a_right_code_makes_up_for_wrong_ones(storage: Storage, ann: Person) -> None:
    for _ in range(2):
        good = await code_of(storage)
        for _ in range(MOST_WRONG - 1):
            assert await refusal(storage, None, ann.id) is Reason.UNKNOWN
        assert isinstance(await storage.links.enter(good, ann.id, NOON), Entered)


async def test_old_codes_and_mistakes_are_swept_away(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    await storage.links.enter(None, ann.id, NOON)
    await storage.leftovers.prune(NOON + KEPT)
    assert await refusal(storage, code, ann.id, KEPT) is Reason.LATE
    await storage.leftovers.prune(NOON + LIVES + KEPT + timedelta(microseconds=1))
    outcome = await storage.links.enter(code, ann.id, NOON)
    assert outcome == NotLinked(Reason.UNKNOWN, MOST_WRONG - 1), "the mistake before was forgotten too"


# --- who cannot be linked -------------------------------------------------------------------------------------------


async def test_two_accounts_on_one_platform_are_not_linked(storage: Storage) -> None:
    assert await refusal(storage, await code_of(storage), BORIS) is Reason.SAME_PLATFORM


async def test_a_third_account_on_a_platform_that_is_linked_already_is_not_linked(
    storage: Storage, ann: Person
) -> None:
    await linked(storage, ANNA, ann.id)
    other = await storage.people.meet(discord(8), "other", "en")
    assert await refusal(storage, await code_of(storage), other.id) is Reason.SAME_PLATFORM


@pytest.mark.parametrize("state", ["unpaid", "completed"])
async def test_accounts_that_share_an_order_are_not_linked(storage: Storage, ann: Person, state: str) -> None:
    for buyer, seller in ((ANNA, ann.id), (ann.id, ANNA)):
        await put(storage.orders, state=state, buyer=buyer, seller=seller)
        assert await refusal(storage, await code_of(storage), ann.id) is Reason.SHARED_ORDER


async def test_an_order_that_comes_between_the_code_and_the_yes_keeps_them_apart(storage: Storage, ann: Person) -> None:
    code = await code_of(storage)
    await storage.links.enter(code, ann.id, NOON)
    await put(storage.orders, buyer=ANNA, seller=ann.id)
    assert await storage.links.confirm(code.name, ann.id, NOON, untold) == NotLinked(Reason.SHARED_ORDER)
    assert await storage.people.get(ann.id) == ann
