"""What `core.ports.Communities` promises, of the twin in memory and of each database alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.community import Community, Rules
from core.order import DEFAULT, CommunityId
from core.person import Platform
from core.ports import Stale
from core.storage import Storage, open_storage
from tests.builders import ANNA, BORIS, NOON, STAFFER
from tests.storage.conftest import Books, telegram

RULES = Rules(
    currency="GEL",
    fee=250,
    calendar="GE",
    timezone="Asia/Tbilisi",
    language="ru",
    instructions="Перевод на карту 🏦",
    lengths={"service": {"review_lapsed": timedelta(days=5)}},
    staff=(STAFFER,),
    mediators=(ANNA,),
    channel=2**62,
    staff_roles=(2**62 + 1,),
    left=(BORIS,),
)
DISCORD = Platform.DISCORD


async def test_a_bot_without_any_set_up_has_one_community(books: Books) -> None:
    default = books.communities.default
    assert default.is_default
    assert books.communities.get(DEFAULT) == default
    assert books.communities.get(CommunityId("ELSEWHERE")) is None
    assert books.communities.at(DISCORD, 5) is None


async def test_a_community_is_found_as_it_was_made_and_made_once(books: Books) -> None:
    made = await books.communities.found(DISCORD, 2**62, "Кузница", RULES)
    assert (made.name, made.platform, made.address, made.rules) == ("Кузница", DISCORD, 2**62, RULES)
    assert books.communities.at(DISCORD, 2**62) == books.communities.get(made.id) == made
    assert await books.communities.found(DISCORD, 2**62, "Another", Rules()) == made
    other = await books.communities.found(Platform.TELEGRAM, 2**62, "Another", Rules())
    assert other.id != made.id


@pytest.mark.parametrize("default", [True, False])
async def test_of_two_changes_of_one_version_the_second_is_stale(books: Books, *, default: bool) -> None:
    known = books.communities.default if default else await books.communities.found(DISCORD, 1, "Forge", RULES)
    changed = await books.communities.change(replace(known, name="Anvil", rules=RULES))
    assert changed == replace(known, name="Anvil", rules=RULES, version=known.version + 1)
    assert books.communities.get(known.id) == changed
    with pytest.raises(Stale):
        await books.communities.change(replace(known, name="Late"))
    assert books.communities.get(known.id) == changed


async def test_nobody_changes_a_community_that_never_was(books: Books) -> None:
    with pytest.raises(Stale):
        await books.communities.change(Community(CommunityId("ELSEWHERE"), "Elsewhere", version=1))


async def test_where_somebody_was_seen_last_comes_first(books: Books) -> None:
    forge = await books.communities.found(DISCORD, 1, "Forge", RULES)
    mill = await books.communities.found(DISCORD, 2, "Mill", RULES)
    assert await books.communities.of(ANNA) == []
    await books.communities.enter(ANNA, forge.id, NOON)
    await books.communities.enter(ANNA, mill.id, NOON + timedelta(hours=1))
    await books.communities.enter(BORIS, forge.id, NOON)
    assert await books.communities.of(ANNA) == [mill, forge]
    await books.communities.enter(ANNA, forge.id, NOON + timedelta(hours=1))
    assert await books.communities.of(ANNA) == [forge, mill]
    await books.communities.enter(ANNA, mill.id, NOON)
    assert await books.communities.of(ANNA) == [mill, forge], "though a clock went back"
    assert await books.communities.of(BORIS) == [forge]


async def test_what_is_remembered_of_communities_is_what_is_stored(url: str) -> None:
    async with open_storage(url) as storage:
        forge = await storage.communities.found(DISCORD, 1, "Forge", RULES)
        changed = await storage.communities.change(replace(forge, name="Anvil"))
        default = await storage.communities.change(replace(storage.communities.default, rules=RULES))
        anna = await storage.people.meet(telegram(1), "Anna", "en")
        for number, community in enumerate((forge, default, forge)):
            await storage.communities.enter(anna.id, community.id, NOON + timedelta(hours=number))
        seen = await storage.communities.of(anna.id)
    async with open_storage(url) as storage:
        assert storage.communities.get(forge.id) == storage.communities.at(DISCORD, 1) == changed
        assert storage.communities.default == default
        assert await storage.communities.of(anna.id) == seen == [changed, default]


async def test_whom_the_operator_names_is_staff_for_as_long_as_they_do(storage: Storage) -> None:
    communities = storage.communities
    communities.start_from("Shop", Rules(currency="USD", staff=(STAFFER, ANNA)))
    assert communities.default.rules == Rules(currency="USD", staff=(STAFFER, ANNA))
    kept = await communities.change(replace(communities.default, rules=replace(RULES, staff=(BORIS,))))
    assert kept.rules == communities.default.rules == replace(RULES, staff=(STAFFER, ANNA, BORIS))
    communities.start_from("Shop", Rules(currency="EUR", staff=(STAFFER,)))
    assert communities.default.rules == replace(RULES, staff=(STAFFER, BORIS))


async def test_whoever_has_a_role_of_the_crew_is_of_it_as_long_as_they_have_it(books: Books) -> None:
    rules = replace(RULES, staff_roles=(7, 8), mediator_roles=(9,))
    forge = await books.communities.found(DISCORD, 1, "Forge", rules)
    await books.communities.wears(BORIS, forge.id, [8, 9, 1_000])
    await books.communities.wears(ANNA, forge.id, [1_000])
    assert set(books.communities.staff(forge.id)) == {STAFFER, BORIS}
    assert set(books.communities.mediators(forge.id)) == {ANNA, BORIS}
    assert list(books.communities.standings(BORIS)) == [forge.id]
    assert list(books.communities.standings(ANNA)) == []
    await books.communities.change(replace(forge, rules=replace(rules, staff_roles=(7,))))
    assert set(books.communities.staff(forge.id)) == {STAFFER}
    await books.communities.wears(BORIS, forge.id, [])
    assert set(books.communities.mediators(forge.id)) == {ANNA}
    assert list(books.communities.standings(BORIS)) == []


async def test_where_nobody_is_a_mediator_staff_are(books: Books) -> None:
    rules = replace(RULES, mediators=(), staff_roles=(7,), mediator_roles=(9,))
    forge = await books.communities.found(DISCORD, 1, "Forge", rules)
    await books.communities.wears(BORIS, forge.id, [7])
    assert set(books.communities.mediators(forge.id)) == {STAFFER, BORIS}
    await books.communities.wears(ANNA, forge.id, [9])
    assert set(books.communities.mediators(forge.id)) == {ANNA}


async def test_a_community_that_never_was_has_no_crew(books: Books) -> None:
    nowhere = CommunityId("ELSEWHERE")
    await books.communities.wears(BORIS, nowhere, [7])
    assert list(books.communities.staff(nowhere)) == list(books.communities.mediators(nowhere)) == []
    assert list(books.communities.standings(BORIS)) == []


async def test_what_is_remembered_of_roles_is_what_is_stored(url: str) -> None:
    async with open_storage(url) as storage:
        anna, boris = [await storage.people.meet(telegram(each), "person", "en") for each in (1, 2)]
        rules = replace(RULES, staff=(), mediators=(), staff_roles=(7, 8), mediator_roles=(2**62,))
        forge = await storage.communities.found(DISCORD, 1, "Forge", rules)
        await storage.communities.wears(anna.id, forge.id, [7, 2**62])
        await storage.communities.wears(boris.id, forge.id, [8])
        await storage.communities.wears(boris.id, forge.id, [])
    async with open_storage(url) as storage:
        assert storage.communities.staff(forge.id) == storage.communities.mediators(forge.id) == (anna.id,)
        assert list(storage.communities.standings(anna.id)) == [forge.id]
        assert list(storage.communities.standings(boris.id)) == []


async def test_a_place_with_another_number_keeps_its_community(books: Books) -> None:
    forge = await books.communities.found(DISCORD, 1, "Forge", RULES)
    mill = await books.communities.found(DISCORD, 2, "Mill", RULES)
    await books.communities.move(DISCORD, 1, 3)
    assert books.communities.at(DISCORD, 1) is None
    assert books.communities.at(DISCORD, 3) == replace(forge, address=3)
    await books.communities.move(DISCORD, 3, 2)
    await books.communities.move(DISCORD, 77, 78)
    assert books.communities.at(DISCORD, 2) == mill
    assert books.communities.at(DISCORD, 78) is None
