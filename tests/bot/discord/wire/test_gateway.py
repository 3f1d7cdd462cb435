"""However long the gateway is gone: what people did is heard again, and every card shows what is true."""

import asyncio

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from sandbox.discord.values import Channel
from sandbox.discord.world import Discord
from tasks import Tasks
from tests.bot.discord.conftest import Composed, a_letter, says
from tests.bot.discord.wire.conftest import said_in, threads_of


async def test_after_an_absence_each_card_shows_what_is_true(
    client: DiscordClient,
    channel: DiscordChannel,
    composed: Composed,
    world: Discord,
    lobby: Channel,
    tasks: Tasks,
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    returned = asyncio.Event()

    async def on_return() -> None:
        await channel.catch_up()
        returned.set()

    client.on_return = on_return
    async with asyncio.timeout(20), client.listening(tasks):
        await client.begun()
        composed.on_card = says("In progress")
        world.gateway.invalidate(resumable=False)
        await returned.wait()
    [thread] = threads_of(world, lobby)
    assert said_in(thread) == ["In progress"]


async def test_a_card_that_is_true_already_is_left_alone(
    channel: DiscordChannel, composed: Composed, world: Discord
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    before = len(world.faults.calls)
    await channel.catch_up()
    assert len(world.faults.calls) == before


async def test_a_card_that_was_deleted_meanwhile_is_there_again_once_its_order_has_moved(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    [thread] = threads_of(world, lobby)
    for message in list(thread.messages.values()):
        world.delete(thread, message)
    composed.on_card = says("In progress")
    await channel.catch_up()
    assert said_in(thread) == ["In progress"]
