"""A conversation is read a page at a time, however long it has become."""

import time

import pytest

from bot.press import Press
from bot.screens.chat import LEAF, PAGES
from core.message import Message
from core.order import Order
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, NOON, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS)


def said(world: World, order: Order, *texts: str) -> None:
    for number, text in enumerate(texts, start=1):
        world.messages.messages[number] = Message(number, order.id, ANNA, NOON, text)


async def read(boris: Chat, order: Order, page: int = 0) -> str:
    await boris.press_token(Press("chat", (order.id, str(page))))
    return boris.text


async def test_the_pages_follow_each_other_to_the_end_and_back(world: World, order: Order, boris: Chat) -> None:
    """One of the messages takes several pages by itself."""
    texts = [f"message {number}." for number in range(1, 3 * LEAF)]
    texts[LEAF] = "long " * 1_500
    said(world, order, *texts)
    pages = [await read(boris, order)]
    while boris.offers("›"):
        await boris.press("›")
        pages.append(boris.text)
    every = " ".join(pages)
    assert [every.count(text) for text in texts if text.startswith("message")] == [1] * (len(texts) - 1)
    assert every.count("long") >= 1_500
    back = [boris.text]
    while boris.offers("‹"):
        await boris.press("‹")
        back.append(boris.text)
    assert back == list(reversed(pages))


async def test_a_page_that_is_not_there_leads_to_the_newest(world: World, order: Order, boris: Chat) -> None:
    said(world, order, "first.", "last.")
    assert await read(boris, order, 7 * PAGES) == await read(boris, order)


async def test_a_page_of_a_long_conversation_takes_no_longer_than_that_of_a_short_one(
    world: World, order: Order, boris: Chat
) -> None:
    said(world, order, *["word " * 800] * 400)
    begun = time.process_time()
    assert "word" in await read(boris, order)
    assert time.process_time() - begun < 0.5  # all of it took two seconds, in which nobody else was answered
