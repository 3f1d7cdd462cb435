"""Who we are is found out first, what people do comes in then; what can never work is told without a secret in it."""

import asyncio
from typing import Any

import discord
import pytest

from bot.discord import connect
from bot.discord.connect import DiscordClient, IntentRefused, TokenRefused, enter, open_client
from sandbox.discord.faults import Fault
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer
from tasks import Tasks

WRONG = "NOBODYhandover.WRONGX." + "x" * 27


async def test_what_people_do_comes_in_from_when_we_are_told_so(client: DiscordClient, tasks: Tasks) -> None:
    async with asyncio.timeout(10), client.listening(tasks):
        await client.begun()
        assert client.is_ready()


async def test_we_keep_to_what_a_bot_may_know(client: DiscordClient, tasks: Tasks) -> None:
    assert not client.intents.members
    assert not client.intents.presences
    assert not client.intents.message_content
    async with asyncio.timeout(10), client.listening(tasks):
        await client.begun()
        assert not list(client.cached_messages)
        assert [[member.id for member in guild.members] for guild in client.guilds] == [[client.application_id]]


@pytest.mark.parametrize("token", [WRONG, "", "two\nlines", "снежинка"])
async def test_a_wrong_token_is_refused_in_words_that_do_not_repeat_it(
    unopened: DiscordClient, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with pytest.raises(TokenRefused) as refused:
        await enter(unopened, token)
    await unopened.close()
    assert refused.value.__cause__ is None
    if token:
        assert token not in f"{refused.value}{caplog.text}"


async def test_reading_along_in_servers_has_to_be_switched_on_at_discord(
    sandbox: SandboxServer, unopened: DiscordClient, tasks: Tasks
) -> None:
    curious = open_client(
        api_url=sandbox.discord_api_url, gateway_url=sandbox.discord_gateway_url, message_content=True
    )
    await enter(curious, DISCORD_TOKEN)
    async with asyncio.timeout(10), curious.listening(tasks):
        with pytest.raises(IntentRefused):
            await curious.begun()
    await curious.close()


async def test_the_network_may_come_later_than_the_bot(
    world: Discord, unopened: DiscordClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connect, "FIRST_PAUSE", 0.01)
    world.faults.plan(Fault("error", "get_me", status=503, times=2))
    await enter(unopened, DISCORD_TOKEN)
    await unopened.close()
    assert caplog.text.count("Discord cannot be reached yet") == 2
    assert DISCORD_TOKEN not in caplog.text


async def test_after_we_stop_listening_we_can_still_send(client: DiscordClient, tasks: Tasks, world: Discord) -> None:
    async with asyncio.timeout(10), client.listening(tasks):
        await client.begun()
    assert client.user
    assert (await client.fetch_user(client.user.id)).id == world.bot.id


async def test_however_long_discord_was_gone_it_is_tried_again_within_half_a_minute(unopened: DiscordClient) -> None:
    library: Any = discord.client
    pauses = library.ExponentialBackoff()
    assert 16 < max(pauses.delay() for _ in range(500)) <= 32
