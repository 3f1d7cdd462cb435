"""A sandbox with its Discord, the real discord.py connected to it, plain calls, and people."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from sandbox.clock import SandboxClock
from sandbox.discord.limits import Limits
from sandbox.discord.values import TEXT, Channel, Guild, User
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer, serve
from tests.sandbox.conftest import START

PATIENCE = 5.0


class Heard:
    """What a client was told, in order, and a way to wait for the next of a kind."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self.messages: list[discord.Message] = []
        self.interactions: asyncio.Queue[discord.Interaction] = asyncio.Queue()

    async def next(self) -> discord.Interaction:
        async with asyncio.timeout(PATIENCE):
            return await self.interactions.get()

    async def event(self, name: str, check: Callable[..., bool] | None = None) -> Any:
        """Wait for an event of discord.py."""
        return await self._client.wait_for(name, check=check, timeout=PATIENCE)


class Client(discord.Client):
    """discord.py as it is, without privileged intents."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        # The library waits so long after each guild whether another one comes.
        super().__init__(
            intents=intents or _modest(), allowed_mentions=discord.AllowedMentions.none(), guild_ready_timeout=0.05
        )
        self.heard = Heard(self)
        self.resumed = asyncio.Event()
        self.readies = 0

    async def on_ready(self) -> None:
        self.readies += 1

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.messages.append(message)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.heard.interactions.put_nowait(interaction)


def _modest() -> discord.Intents:
    intents = discord.Intents.default()
    intents.members = intents.presences = intents.message_content = False
    return intents


@dataclass(frozen=True, slots=True)
class Answer:
    """What the API answered to a plain HTTP call."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def refusal(self) -> tuple[int, int]:
        return self.status, self.body["code"]


class Caller:
    """Calls the API without any library between."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self.http = http

    async def __call__(self, method: str, path: str, said: Any = None, *, token: str = DISCORD_TOKEN) -> Answer:
        headers = {"Authorization": f"Bot {token}"}
        return await self.sent(self.http.request(method, f"{self.url}{path}", json=said, headers=headers))

    async def sent(self, request: Any) -> Answer:
        async with request as response:
            raw = await response.read()
            is_json = response.headers.get("Content-Type") == "application/json"
            return Answer(response.status, json.loads(raw) if is_json else raw, dict(response.headers))


class Person:
    """Somebody who acts through the person side, as the page does."""

    def __init__(self, base: str, user: User, http: aiohttp.ClientSession) -> None:
        self.user = user
        self.id = user.id
        self._base = f"{base}/sandbox/discord/people/{user.id}"
        self.http = http

    async def does(self, action: str, **said: Any) -> Any:
        """Do something; raises AssertionError with the reason when Discord does not let one."""
        outcome = await self.tries(action, **said)
        assert outcome.status == 200, outcome.body
        return outcome.body

    async def tries(self, action: str, **said: Any) -> Answer:
        return await self._sent(self.http.post(f"{self._base}/{action}", json=said))

    async def sends(self, action: str, said: dict[str, Any], *files: tuple[str, str, bytes]) -> Any:
        """Do something with files: each a form field, a name and content."""
        form = aiohttp.FormData({"said": json.dumps(said)}, quote_fields=False)
        for field, name, content in files:
            form.add_field(field, content, filename=name, content_type="application/octet-stream")
        outcome = await self._sent(self.http.post(f"{self._base}/{action}", data=form))
        assert outcome.status == 200, outcome.body
        return outcome.body

    async def screen(self, **query: Any) -> Any:
        return (await self._sent(self.http.get(f"{self._base}/screen", params=query))).body

    async def place(self, channel: int) -> Any:
        """What the person sees in one place."""
        return next(place for place in (await self.screen())["places"] if place["id"] == str(channel))

    async def _sent(self, request: Any) -> Answer:
        async with request as response:
            return Answer(response.status, await response.json(), dict(response.headers))


@pytest.fixture
def clock(tmp_path: Path) -> SandboxClock:
    return SandboxClock(tmp_path / "clock", lambda: START)


@pytest.fixture
def discord_limits() -> Limits:
    return Limits.unhurried()


@pytest.fixture
async def sandbox(clock: SandboxClock, discord_limits: Limits) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, discord_limits=discord_limits) as server:
        yield server


@pytest.fixture
def world(sandbox: SandboxServer) -> Discord:
    return sandbox.discord


@pytest.fixture
def town(world: Discord) -> Guild:
    return next(iter(world.guilds.values()))


@pytest.fixture
def orders(world: Discord) -> Channel:
    """The text channel of the town."""
    return next(channel for channel in world.channels.values() if channel.kind == TEXT)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(sandbox: SandboxServer, http: aiohttp.ClientSession) -> Caller:
    return Caller(sandbox.discord_api_url, http)


@pytest.fixture
def anna(sandbox: SandboxServer, http: aiohttp.ClientSession) -> Person:
    return Person(sandbox.url, sandbox.discord.add_person("Anna"), http)


@pytest.fixture
def boris(sandbox: SandboxServer, http: aiohttp.ClientSession) -> Person:
    return Person(sandbox.url, sandbox.discord.add_person("Boris"), http)


@pytest.fixture
def pointed(sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py talks to the sandbox."""
    monkeypatch.setattr(Route, "BASE", sandbox.discord_api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(sandbox.discord_gateway_url))


@pytest.fixture
async def client(pointed: None) -> AsyncIterator[Client]:
    """discord.py, logged in and ready."""
    made = Client()
    async with asyncio.TaskGroup() as group:
        running = group.create_task(made.start(DISCORD_TOKEN))
        async with asyncio.timeout(PATIENCE):
            while not made.is_ready():
                await asyncio.wait((running, group.create_task(made.wait_until_ready())), return_when="FIRST_COMPLETED")
        yield made
        await made.close()


def later(clock: SandboxClock, **length: float) -> None:
    """Time passes in the sandbox."""
    clock.advance(timedelta(**length))
