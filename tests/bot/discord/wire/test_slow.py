"""Whatever the database does, Discord gets its first answer in time; and what was asked for follows."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.handlers.discord import receive
from bot.handlers.discord.sync import sync
from bot.talk.composer import ShopComposer
from bot.talk.home import home
from core.ports import Draft
from sandbox.discord import calling, phones, views
from sandbox.discord.interactions import Interaction
from sandbox.discord.values import User
from sandbox.discord.world import Discord
from tasks import Tasks
from tests.bot.talk.chat import World
from tests.fakes import FakeCards, FakeDrafts, FakeMessages, FakeThreads

PATIENCE = 10.0  # seconds


class SlowDrafts(FakeDrafts):
    """Writes only when it is let to."""

    def __init__(self) -> None:
        super().__init__()
        self.may_write = asyncio.Event()

    async def put(self, draft: Draft) -> None:
        await self.may_write.wait()
        await super().put(draft)


@pytest.fixture
def drafts() -> SlowDrafts:
    return SlowDrafts()


@pytest.fixture
async def listening(client: DiscordClient, drafts: SlowDrafts, tasks: Tasks) -> AsyncIterator[None]:
    """A whole bot, whose drafts are slow."""
    town = World()
    town.drafts = drafts
    shop = town.shop = town.opened()
    post = Post(client, shop.files)
    places = Places(post, ThreadDoor(client), FakeThreads(), partial(home, shop))
    messages = FakeMessages(town.orders, FakeCards())
    channel = DiscordChannel(post, shop.people, FakeCards(), messages, ShopComposer(shop), places)
    commands = receive(client, shop, channel, places, tasks)
    async with client.listening(tasks):
        await client.begun()
        await sync(commands, None)
        yield


async def answered(made: Interaction) -> None:
    async with asyncio.timeout(PATIENCE):
        await made.answered.wait()


async def seen(world: Discord, person: int, label: str) -> None:
    """Wait until a button that says `label` stands before somebody."""
    async with asyncio.timeout(PATIENCE):
        while label not in str(views.screen(world, person, 10)):
            await world.bells[person].wait(world.bells[person].version, PATIENCE)


@pytest.mark.usefixtures("listening")
async def test_a_form_that_comes_too_late_is_a_question_with_a_button_that_opens_it(
    world: Discord, user: User, drafts: SlowDrafts
) -> None:
    late = calling.slash(world, user.id, "sell", {}, channel_id=None)
    await answered(late)
    assert late.modal is None

    drafts.may_write.set()
    await seen(world, user.id, "Write")
    message, button = phones.find_button(world, user.id, "Write", None)
    soon = phones.press(world, user.id, message, button)
    await answered(soon)
    assert soon.modal


@pytest.mark.usefixtures("listening")
async def test_a_form_that_comes_in_time_is_the_first_answer(world: Discord, user: User, drafts: SlowDrafts) -> None:
    drafts.may_write.set()
    made = calling.slash(world, user.id, "sell", {}, channel_id=None)
    await answered(made)

    assert made.modal


@pytest.mark.usefixtures("listening")
async def test_a_press_is_answered_though_its_message_goes_away_before(
    world: Discord, user: User, drafts: SlowDrafts
) -> None:
    await answered(calling.slash(world, user.id, "sell", {}, channel_id=None))
    drafts.may_write.set()
    await seen(world, user.id, "Cancel")
    message, button = phones.find_button(world, user.id, "Cancel", None)
    made = phones.press(world, user.id, message, button)
    world.delete(world.channel(message.channel), message)
    await answered(made)
    await seen(world, user.id, "You are out of it.")
