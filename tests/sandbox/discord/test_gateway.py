"""Connecting, hearing what happens, and taking up again what was cut off."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import pytest

from sandbox.discord.limits import Limits
from sandbox.discord.values import Channel, Guild
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer
from tests.sandbox.discord.conftest import Caller, Client, Person

GUILDS_AND_MESSAGES = 1 | 1 << 9 | 1 << 12


class Wire:
    """A bare WebSocket to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hears(self) -> Any:
        async with asyncio.timeout(5):
            heard = await self.socket.receive()
        if heard.type is aiohttp.WSMsgType.CLOSE:
            return {"closed": heard.data}
        return json.loads(heard.data)

    async def says(self, op: int, told: Any) -> None:
        await self.socket.send_json({"op": op, "d": told})

    async def identifies(self, intents: int = GUILDS_AND_MESSAGES, token: str = DISCORD_TOKEN) -> Any:
        await self.says(2, {"token": token, "intents": intents, "properties": {}})
        return await self.hears()


@pytest.fixture
async def wire(sandbox: SandboxServer, http: aiohttp.ClientSession) -> AsyncIterator[Wire]:
    """A WebSocket that was greeted."""
    async with http.ws_connect(f"{sandbox.discord_gateway_url}?v=10&encoding=json", autoclose=False) as socket:
        made = Wire(socket)
        assert (await made.hears())["op"] == 10
        yield made


async def test_the_real_client_logs_in_and_knows_its_guild(client: Client, town: Guild, orders: Channel) -> None:
    guild = client.get_guild(town.id)
    assert guild
    assert guild.name == "Handover Town"
    channel = guild.get_channel(orders.id)
    assert isinstance(channel, discord.TextChannel)
    assert channel.category
    assert channel.permissions_for(guild.me).create_private_threads
    assert client.user
    assert client.user.name == "handover"


async def test_a_wrong_token_is_refused_at_both_doors(call: Caller, wire: Wire) -> None:
    assert (await call("GET", "/users/@me", token="wrong")).status == 401
    assert await wire.identifies(token="wrong") == {"closed": 4004}


async def test_privileged_intents_are_not_for_this_bot(wire: Wire) -> None:
    assert await wire.identifies(intents=1 << 15) == {"closed": 4014}


@pytest.mark.parametrize(
    ("said", "code"),
    [("{", 4002), ('{"op": 3, "d": {}}', 4003), ('{"op": 2, "d": {"token": "?"}}', 4004)],
)
async def test_what_a_bot_must_not_say_closes_the_connection(wire: Wire, said: str, code: int) -> None:
    await wire.socket.send_str(said)
    assert await wire.hears() == {"closed": code}


async def test_a_heartbeat_is_acknowledged_and_its_absence_ends_the_session(
    sandbox: SandboxServer, http: aiohttp.ClientSession
) -> None:
    sandbox.discord.limits = replace(sandbox.discord.limits, heartbeat_seconds=0.2)
    async with http.ws_connect(f"{sandbox.discord_gateway_url}?v=10&encoding=json", autoclose=False) as socket:
        wire = Wire(socket)
        assert (await wire.hears())["d"] == {"heartbeat_interval": 200}
        await wire.says(1, None)
        assert (await wire.hears())["op"] == 11
        assert await wire.hears() == {"closed": 4009}


async def test_who_says_too_much_is_cut_off(wire: Wire) -> None:
    for _ in range(121):
        await wire.says(1, None)
    heard = await wire.hears()
    while heard == {"op": 11}:
        heard = await wire.hears()
    assert heard == {"closed": 4008}


async def test_a_second_session_within_five_seconds_is_invalid(wire: Wire, world: Discord) -> None:
    world.limits = Limits()
    assert (await wire.identifies())["t"] == "READY"
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{world.gateway.url}?v=10&encoding=json") as socket:
        other = Wire(socket)
        await other.hears()
        assert await other.identifies() == {"op": 9, "d": False}


async def test_events_come_only_to_who_asked_for_their_kind(wire: Wire, anna: Person, orders: Channel) -> None:
    assert (await wire.identifies(intents=1))["t"] == "READY"
    assert (await wire.hears())["t"] == "GUILD_CREATE"
    await anna.does("write", text="hello", channel=orders.id)
    await wire.says(1, None)
    assert (await wire.hears())["op"] == 11


async def test_a_cut_connection_is_resumed_and_hears_what_it_missed(
    client: Client, world: Discord, anna: Person, orders: Channel
) -> None:
    world.gateway.drop(0.3)
    await anna.does("write", text="hello?", channel=orders.id)
    async with asyncio.timeout(10):
        await client.resumed.wait()
    assert [message.channel.id for message in client.heard.messages] == [orders.id]
    assert client.readies == 1


async def test_the_client_comes_back_when_asked_to_reconnect(client: Client, world: Discord) -> None:
    world.gateway.ask_to_reconnect()
    async with asyncio.timeout(10):
        await client.resumed.wait()
    assert client.readies == 1


@pytest.mark.slow
async def test_an_invalid_session_begins_anew(client: Client, world: Discord, anna: Person) -> None:
    world.gateway.invalidate(resumable=False)
    # discord.py itself waits five seconds before it identifies once more.
    await client.wait_for("ready", timeout=15)
    await anna.does("write", text="hello")
    await client.heard.event("message")
    assert len(world.gateway.sessions) == 1


async def test_a_session_that_is_not_known_cannot_be_resumed(wire: Wire) -> None:
    await wire.says(6, {"token": DISCORD_TOKEN, "session_id": "gone", "seq": 1})
    assert await wire.hears() == {"op": 9, "d": False}


async def test_a_sequence_from_the_future_is_refused(
    wire: Wire, sandbox: SandboxServer, http: aiohttp.ClientSession
) -> None:
    ready = await wire.identifies()
    await wire.socket.close(code=4000)
    async with http.ws_connect(f"{sandbox.discord_gateway_url}?v=10&encoding=json", autoclose=False) as socket:
        again = Wire(socket)
        await again.hears()
        await again.says(6, {"token": DISCORD_TOKEN, "session_id": ready["d"]["session_id"], "seq": 99})
        assert await again.hears() == {"closed": 4007}
