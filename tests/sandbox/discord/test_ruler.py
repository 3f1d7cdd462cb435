"""Discord made to fail, and changed behind the bot's back, as a test or the page asks for it."""

import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox.discord.permissions import EVERYBODY
from sandbox.discord.values import Channel, Guild
from sandbox.discord.world import Discord
from sandbox.server import SandboxServer
from tests.sandbox.discord.conftest import Answer, Caller, Client, Person


@pytest.fixture
def order(sandbox: SandboxServer, http: aiohttp.ClientSession) -> Any:
    """Asks something of Discord itself."""

    async def asked(path: str, said: Any = None, method: str = "POST") -> Answer:
        async with http.request(method, f"{sandbox.url}/sandbox/discord/{path}", json=said) as response:
            return Answer(response.status, await response.json(), dict(response.headers))

    return asked


async def test_the_next_call_fails_as_planned_and_no_other(order: Any, call: Caller) -> None:
    await order("faults", {"kind": "error", "call": "get_me", "status": 503, "words": "down"})
    refused = await call("GET", "/users/@me")
    assert (refused.status, refused.body["message"]) == (503, "down")
    assert (await call("GET", "/users/@me")).status == 200
    seen = (await order("calls", method="GET")).body
    assert [(each["call"], each["status"]) for each in seen] == [("get_me", 503), ("get_me", 200)]
    assert (await order("faults", {"kind": "explode"})).status == 400


async def test_a_call_can_hang_and_a_plan_be_given_up(order: Any, call: Caller) -> None:
    await order("faults", {"kind": "delay", "call": "get_me", "seconds": 30})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await call("GET", "/users/@me")
    await order("faults", {"kind": "drop"})
    await order("faults", method="DELETE")
    assert (await call("GET", "/users/@me")).status == 200


async def test_a_member_who_was_removed_is_gone(order: Any, call: Caller, town: Guild, anna: Person) -> None:
    assert (await call("GET", f"/guilds/{town.id}/members/{anna.id}")).status == 200
    await order("members/remove", {"guild": str(town.id), "user": str(anna.id)})
    assert (await call("GET", f"/guilds/{town.id}/members/{anna.id}")).refusal == (404, 10007)


async def test_the_bot_can_be_sent_away(order: Any, call: Caller, client: Client, town: Guild) -> None:
    removed = asyncio.create_task(client.heard.event("guild_remove"))  # noqa: TID251 - held until it is awaited
    await asyncio.sleep(0)
    await order("members/remove", {"guild": str(town.id)})
    assert (await removed).id == town.id
    assert (await call("GET", f"/guilds/{town.id}")).refusal == (404, 10004)


async def test_a_permission_can_be_taken_away(
    order: Any, call: Caller, town: Guild, orders: Channel, world: Discord
) -> None:
    bots = next(role for role in town.roles.values() if role.name == "Handover")
    start = f"/channels/{orders.id}/threads"
    assert (await call("POST", start, {"name": "one", "type": 12})).status == 200
    said = {"guild": str(town.id), "role": str(bots.id), "permissions": str(EVERYBODY)}
    await order("roles/permissions", said)
    assert (await call("POST", start, {"name": "two", "type": 12})).refusal == (403, 50013)
    await order("roles/remove", {"guild": str(town.id), "role": str(bots.id)})
    assert [role["name"] for role in (await call("GET", f"/guilds/{town.id}/roles")).body] == ["@everyone"]


async def test_another_guild_comes_with_channels_of_its_own(order: Any, client: Client) -> None:
    joined = asyncio.create_task(client.heard.event("guild_join"))  # noqa: TID251 - held until it is awaited
    await asyncio.sleep(0)
    made = (await order("guilds", {"name": "Forge"})).body
    guild = await joined
    assert (str(guild.id), guild.name) == (made["id"], "Forge")
    assert [channel.name for channel in guild.text_channels] == ["orders"]


@pytest.mark.parametrize("how", [{"how": "close", "code": 4000}, {"how": "reconnect"}, {"how": "drop", "seconds": 0}])
async def test_the_gateway_fails_and_the_client_resumes(order: Any, client: Client, how: Any) -> None:
    assert (await order("bot", method="GET")).body["connected"] is True
    assert (await order("gateway", how)).status == 200
    async with asyncio.timeout(10):
        await client.resumed.wait()


async def test_a_channel_and_a_message_can_be_taken_away(order: Any, call: Caller, orders: Channel) -> None:
    path = f"/channels/{orders.id}/messages"
    sent = await call("POST", path, {"content": "hello"})
    await order("messages/delete", {"message": sent.body["id"]})
    assert (await call("GET", f"{path}/{sent.body['id']}")).refusal == (404, 10008)
    await order("channels/delete", {"channel": str(orders.id)})
    assert (await call("POST", path, {"content": "hello"})).refusal == (404, 10003)
    assert (await order("channels/delete", {"channel": "1"})).status == 404
