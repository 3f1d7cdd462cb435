"""A sandbox that is started again shows the same Discord."""

import json
from pathlib import Path
from typing import Any

import aiohttp

from sandbox.clock import SandboxClock
from sandbox.discord.limits import Limits
from sandbox.server import serve
from tests.sandbox.discord.conftest import Caller, Person


async def test_everything_is_there_again_after_a_restart(
    tmp_path: Path, clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    def served() -> Any:
        return serve("127.0.0.1", 0, clock=clock, discord_limits=Limits.unhurried(), state_dir=tmp_path / "state")

    async with served() as sandbox:
        world = sandbox.discord
        call, anna = Caller(sandbox.discord_api_url, http), Person(sandbox.url, world.add_person("Anna"), http)
        orders = next(channel for channel in world.channels.values() if channel.name == "orders")
        thread = (await call("POST", f"/channels/{orders.id}/threads", {"name": "K7Q2", "type": 12})).body["id"]
        assert (await call("PUT", f"/channels/{thread}/thread-members/{anna.id}")).status == 204
        await call("POST", f"/channels/{thread}/messages", {"content": "Hello"})
        gone = await call("POST", f"/channels/{thread}/messages", {"content": "gone"})
        await call("DELETE", f"/channels/{thread}/messages/{gone.body['id']}")
        await anna.sends("write", {"text": "here", "channel": thread}, ("file", "a.txt", b"content"))
        await call("PUT", f"/applications/{world.bot.id}/commands", [{"name": "sell", "description": "Offer"}])
        await call("PATCH", f"/channels/{thread}", {"archived": True})
        await anna.does("close")
        before = json.dumps(await anna.screen() | {"version": 0}).replace(sandbox.url, "")
        bot, numbers = world.bot, world.snowflakes.last

    async with served() as again:
        anna = Person(again.url, anna.user, http)
        after = await anna.screen()
        assert json.dumps(after | {"version": 0}).replace(again.url, "") == before
        assert again.discord.bot == bot
        assert again.discord.snowflakes.last >= numbers
        held = next(file for place in after["places"] for each in place["messages"] for file in each["files"])
        assert again.discord.files.content(int(held["id"])) == b"content"
        assert again.discord.commands.seen(None)[0]["name"] == "sell"
