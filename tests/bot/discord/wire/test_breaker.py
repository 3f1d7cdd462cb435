"""The breaker sees every call of the library, and stops them before they leave."""

from collections.abc import AsyncIterator

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord import breaker as breaking
from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient, enter, open_client
from core.ports import Later, LetterKind, Unreachable
from sandbox.discord.faults import Fault
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer
from tests.bot.discord.conftest import Composed, a_letter, says
from tests.bot.discord.wire.conftest import Opened


@pytest.fixture
async def client(sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordClient]:
    """One that stops after three refusals."""
    monkeypatch.setattr(breaking, "MOST", 3)
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    client = open_client(api_url=sandbox.discord_api_url, gateway_url=sandbox.discord_gateway_url)
    await enter(client, DISCORD_TOKEN)
    yield client
    await client.close()


async def test_after_too_many_refusals_nothing_leaves_any_more(
    channel: DiscordChannel, composed: Composed, world: Discord, homes: Opened
) -> None:
    homes.home = None
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=403, code=50007, times=100))
    receipts = [await channel.deliver(a_letter(LetterKind.PING, key=str(number))) for number in range(6)]
    assert [type(each) for each in receipts] == [Unreachable] * 3 + [Later] * 3
    assert isinstance(receipts[-1], Later)
    assert receipts[-1].whole_channel
    assert sum(call.call == "create_message" for call in world.faults.calls) == 3
