from datetime import timedelta

import pytest

from bot.press import Press
from bot.talk import drafts
from bot.talk.reply import Pressed, Said
from bot.talk.visit import Visit, visit
from core.person import Platform
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS


@pytest.fixture
def world() -> World:
    return World()


def typed(world: World, update: int = 1) -> Visit:
    return visit(world.shop, Said(world.people.people[BORIS], Platform.TELEGRAM, update, "words"))


def pressed(world: World, update: int = 1) -> Visit:
    return visit(world.shop, Pressed(world.people.people[BORIS], Platform.TELEGRAM, update, Press("skip")))


async def test_a_new_dialog_puts_the_old_one_aside_and_gives_it_back_asleep(world: World) -> None:
    here = typed(world)
    await drafts.start(here, "sell", "title", {"title": "Logo"})
    await drafts.start(here, "form-A-deliver", "filling", {"words": "Here"})
    await drafts.end(here, "form-A-deliver")
    left = await drafts.current(here)
    assert left
    assert (left.dialog, left.values["title"], left.at) == ("sell", "Logo", None)


async def test_one_of_the_same_name_takes_the_place_of_the_old_one(world: World) -> None:
    here = typed(world)
    await drafts.start(here, "sell", "title", {"title": "Logo"})
    await drafts.start(here, "sell", "title", {})
    await drafts.end(here, "sell")
    assert await drafts.current(here) is None


async def test_whichever_is_gone_on_with_is_on_top_and_the_others_lie_under_it(world: World) -> None:
    here = typed(world)
    for number in range(3):
        await drafts.start(here, f"form-{number}", "filling", {"number": number})
    for number in (0, 2, 1):
        found = await drafts.recall(here, f"form-{number}")
        assert found
        assert found.values["number"] == number
        assert found.at == here.now
    assert await drafts.find(here, "form-2")
    assert await drafts.recall(here, "form-9") is None


async def test_only_so_many_are_kept_under_each_other(world: World) -> None:
    here = typed(world)
    for number in range(drafts.MOST_PARKED + 3):
        await drafts.start(here, f"form-{number}", "filling", {})
    assert await drafts.find(here, "form-0") is None
    assert await drafts.find(here, "form-2")


async def test_the_number_of_the_last_message_is_kept_but_not_that_of_a_press(world: World) -> None:
    draft = await drafts.start(typed(world, 5), "sell", "title", {})
    assert (await drafts.save(typed(world, 7), draft)).update == 7
    assert (await drafts.save(pressed(world, 9), draft)).update == 5


async def test_people_and_their_dialogs_are_kept_apart(world: World) -> None:
    await drafts.start(typed(world), "sell", "title", {})
    other = visit(world.shop, Said(world.people.people[ANNA], Platform.TELEGRAM, 2))
    assert await drafts.current(other) is None


async def test_saving_wakes_and_putting_aside_lets_sleep(world: World) -> None:
    here = typed(world)
    draft = await drafts.start(here, "sell", "title", {})
    await drafts.sleep(here, draft)
    asleep = await drafts.current(here)
    assert asleep
    assert asleep.at is None
    world.clock.advance(timedelta(hours=1))
    later = typed(world, 2)
    assert (await drafts.save(later, asleep)).at == later.now
