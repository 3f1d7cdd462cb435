"""Those who run the bot say whether its clock is right; nobody else can."""

from dataclasses import replace

import pytest

from bot.press import Press
from bot.talk.about_you import about_you
from core.linkdesk import ABOUT_YOU
from core.ports import DOUBT, Letter, LetterKind
from core.workflow import days
from tests.bot.screens.reading import check
from tests.bot.talk.chat import World
from tests.builders import ANNA, NOON, STAFFER
from tests.fakes import FakeWatch

LETTER = Letter("doubt:1:3", LetterKind.PING, STAFFER, ABOUT_YOU, DOUBT, 0, NOON)


@pytest.fixture
def watch() -> FakeWatch:
    return FakeWatch(believed=False, doubt=days(2))


@pytest.fixture
def world(watch: FakeWatch) -> World:
    world = World()
    world.shop = replace(world.shop, watch=watch)
    return world


async def test_they_are_asked_with_what_the_clock_says_and_what_to_do(world: World) -> None:
    screen = await about_you(world.shop, LETTER, world.people.people[STAFFER])
    assert screen
    check(screen)
    assert "2 days have gone by" in screen.text
    assert screen.rows[0][0].does == Press("believe")


async def test_once_it_is_believed_there_is_nothing_to_ask_any_more(world: World, watch: FakeWatch) -> None:
    await watch.believe()
    assert await about_you(world.shop, LETTER, world.people.people[STAFFER]) is None


async def test_one_press_lets_everything_go_on(world: World, watch: FakeWatch) -> None:
    vera = world.chat(STAFFER)
    await vera.press_token(Press("believe"))
    assert watch.said == 1
    assert "Everything goes on" in vera.text
    assert vera.reply.clear


async def test_a_second_press_changes_nothing(world: World, watch: FakeWatch) -> None:
    vera = world.chat(STAFFER)
    for _ in range(2):
        await vera.press_token(Press("believe"))
    assert watch.said == 1
    assert "believed already" in vera.text


async def test_nobody_else_can_say_so(world: World, watch: FakeWatch) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("believe"))
    assert watch.said == 0
    assert "no such order among yours" in anna.text
