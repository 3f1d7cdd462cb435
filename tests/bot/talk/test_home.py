"""Each party of an order has a home for it in their community, under a name that the other party's never has."""

from dataclasses import replace

import pytest

from bot.talk.home import Home, home
from bot.texts import languages
from core.community import Rules
from core.order import Order, PersonId
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order

CHANNEL = 2**60


@pytest.fixture
def world() -> World:
    """The community has a channel for threads."""
    world = World()
    first = world.communities.default
    world.communities.communities[first.id] = replace(first, rules=Rules(staff=(STAFFER,), channel=CHANNEL))
    return world


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


async def home_of(world: World, order: Order, person: PersonId) -> Home | None:
    return await home(world.shop, order.id, world.people.people[person])


async def test_the_names_of_the_two_parties_differ_whatever_languages_they_speak(world: World, order: Order) -> None:
    names: dict[PersonId, set[str]] = {ANNA: set(), BORIS: set()}
    for person, found_names in names.items():
        for language in languages():
            world.people.people[person] = replace(world.people.people[person], language=language)
            found = await home_of(world, order, person)
            assert found
            assert found.channel == CHANNEL
            assert order.code in found.name
            assert order.title in found.name
            found_names.add(found.name)
    assert not names[ANNA] & names[BORIS]


@pytest.mark.parametrize("title", ["x" * 80, "слово " * 13, "@everyone <@1> **b**"])
async def test_whose_it_is_stays_in_the_name_however_long_the_title_is(world: World, title: str) -> None:
    order = world.put(an_order("in_progress", title=title))
    buyer, seller = await home_of(world, order, ANNA), await home_of(world, order, BORIS)
    assert buyer
    assert seller
    assert buyer.name[:100] != seller.name[:100]


@pytest.mark.parametrize("person", [STAFFER, STRANGER])
async def test_whoever_is_no_party_has_no_place_for_it(world: World, order: Order, person: PersonId) -> None:
    assert await home_of(world, order, person) is None


async def test_without_a_channel_nobody_has_one(world: World, order: Order) -> None:
    first = world.communities.default
    world.communities.communities[first.id] = replace(first, rules=Rules(staff=(STAFFER,)))
    assert await home_of(world, order, ANNA) is None
