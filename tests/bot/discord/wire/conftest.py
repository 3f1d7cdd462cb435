"""A Discord that can fail, people in it, and our side of the connection."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient, enter, open_client
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.talk.home import Home
from core.order import OrderId, PersonId
from core.person import Account, Person, Platform
from sandbox.clock import SandboxClock
from sandbox.discord.limits import Limits
from sandbox.discord.values import TEXT, Channel, Message, User
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer, serve
from tasks import Tasks
from tests.bot.discord.conftest import START, Composed, Files
from tests.fakes import FakeCards, FakeMessages, FakeOrders, FakePeople, FakeThreads


@pytest.fixture
def clock(tmp_path: Path) -> SandboxClock:
    return SandboxClock(tmp_path / "clock", lambda: START)


@pytest.fixture
async def sandbox(clock: SandboxClock) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, discord_limits=Limits.unhurried()) as server:
        yield server


@pytest.fixture
def world(sandbox: SandboxServer) -> Discord:
    return sandbox.discord


@pytest.fixture
def unopened(sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch) -> DiscordClient:
    """A client of ours that has not entered yet. What it changes in the library is put back."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    library: Any = discord.client
    monkeypatch.setattr(library, "ExponentialBackoff", library.ExponentialBackoff)
    return open_client(api_url=sandbox.discord_api_url, gateway_url=sandbox.discord_gateway_url)


@pytest.fixture
async def client(unopened: DiscordClient) -> AsyncIterator[DiscordClient]:
    await enter(unopened, DISCORD_TOKEN)
    yield unopened
    await unopened.close()


@pytest.fixture
def user(world: Discord) -> User:
    return world.add_person("Anna")


@pytest.fixture
def anna(user: User) -> Person:
    return Person(PersonId(1), "Anna", "en", accounts=(Account(Platform.DISCORD, user.id),))


@pytest.fixture
def lobby(world: Discord) -> Channel:
    """The channel in which threads are opened."""
    return next(channel for channel in world.channels.values() if channel.kind == TEXT)


class Opened:
    """Where threads are opened; a test may take it away."""

    def __init__(self, home: Home | None) -> None:
        self.home = home

    async def of(self, order: OrderId, person: Person) -> Home | None:
        return self.home


@pytest.fixture
def homes(lobby: Channel) -> Opened:
    return Opened(Home(lobby.id, "K7Q2 · buying · Logo"))


@pytest.fixture
def channel(
    client: DiscordClient, files: Files, anna: Person, composed: Composed, threads: FakeThreads, homes: Opened
) -> DiscordChannel:
    post = Post(client, files)
    places = Places(post, ThreadDoor(client), threads, homes.of)
    return DiscordChannel(
        post, FakePeople(anna), FakeCards(), FakeMessages(FakeOrders(), FakeCards()), composed, places
    )


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.finish(within=5)


def threads_of(world: Discord, lobby: Channel) -> list[Channel]:
    return [each for each in world.channels.values() if each.parent == lobby.id]


def said_in(channel: Channel) -> list[str]:
    """What our messages in a channel say, oldest first."""
    return [text for each in channel.messages.values() if (text := text_of(each))]


def text_of(message: Message) -> str:
    return "\n".join(_contents(list(message.components)))


def _contents(components: list[dict[str, object]]) -> list[str]:
    found: list[str] = []
    for each in components:
        found += [str(each["content"])] if "content" in each else []
        inside = each.get("components", [])
        found += _contents(inside) if isinstance(inside, list) else []
    return found
