"""A strict Discord in memory, people in it, and our side of the connection."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
import simcord
from markupsafe import Markup

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.screens.gathered import Gathered
from bot.screens.screen import Button, Screen
from bot.talk.home import Home
from core.order import FileRef, OrderId, PersonId, new_id
from core.person import Account, Person, Platform
from core.ports import Letter, LetterKind
from tasks import Tasks
from tests.fakes import FakeCards, FakeFiles, FakeMessages, FakeOrders, FakePeople, FakeThreads

START = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
ORDER = OrderId("K7Q2K7Q2K7Q2")


class Files(FakeFiles):
    """A store of files that a test fills."""

    def holding(self, name: str, content: bytes) -> FileRef:
        file = FileRef(new_id(), name, len(content), hashlib.sha256(content).hexdigest())
        self.kept[file.id] = content
        return file


@dataclass
class Composed:
    """What the screens would say; a test puts in what is true now."""

    on_card: Screen | None = None
    in_letter: Screen | None = None
    in_all: Gathered = field(default_factory=lambda: Gathered(None, OrderId("")))
    drawn: list[OrderId] = field(default_factory=list)

    async def card(self, order: OrderId, reader: Person) -> Screen | None:
        self.drawn.append(order)
        return self.on_card

    async def letter(self, letter: Letter, reader: Person) -> Screen | None:
        return self.in_letter

    async def gathered(self, letters: Sequence[Letter], reader: Person) -> Gathered:
        return self.in_all

    async def elsewhere(self, order: OrderId, reader: Person, address: str) -> Screen | None:
        return Screen(Markup("Over there"), ((Button("Open K7Q2", address),),))


def says(words: str, *rows: tuple[Button, ...]) -> Screen:
    return Screen(Markup(words), rows)


def a_letter(kind: LetterKind = LetterKind.CARD, key: str = "1", to: int = 1) -> Letter:
    return Letter(f"{kind}:{key}", kind, PersonId(to), ORDER, "paid", 3, START)


@pytest.fixture
def client() -> DiscordClient:
    return DiscordClient()


@pytest.fixture
async def env(client: DiscordClient) -> AsyncIterator[simcord.Env]:
    env = simcord.Env(client)
    await env.start()
    yield env
    await env.shutdown()


@pytest.fixture
def user(env: simcord.Env) -> simcord.UserHandle:
    """Anna, who writes to the bot."""
    env.create_guild()
    user = env.create_user("anna")
    env.guild.add_member(user)
    return user


@pytest.fixture
def anna(user: simcord.UserHandle) -> Person:
    return Person(PersonId(1), "Anna", "en", accounts=(Account(Platform.DISCORD, user.id),))


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def cards() -> FakeCards:
    return FakeCards()


@pytest.fixture
def composed() -> Composed:
    return Composed()


@pytest.fixture
def post(client: DiscordClient, files: Files) -> Post:
    return Post(client, files)


@pytest.fixture
def people(anna: Person) -> FakePeople:
    return FakePeople(anna)


@dataclass
class Homes:
    """Where threads are opened; a test says so."""

    home: Home | None = None

    async def of(self, order: OrderId, person: Person) -> Home | None:
        return replace(self.home, name=f"{self.home.name} · {person.name}") if self.home else None


@pytest.fixture
def homes() -> Homes:
    return Homes()


@pytest.fixture
def threads() -> FakeThreads:
    return FakeThreads()


@pytest.fixture
def places(client: DiscordClient, post: Post, threads: FakeThreads, homes: Homes) -> Places:
    return Places(post, ThreadDoor(client), threads, homes.of)


@pytest.fixture
def channel(post: Post, people: FakePeople, cards: FakeCards, composed: Composed, places: Places) -> DiscordChannel:
    return DiscordChannel(post, people, cards, FakeMessages(FakeOrders(), cards), composed, places)


@pytest.fixture
def lobby(env: simcord.Env, user: simcord.UserHandle, homes: Homes) -> simcord.ChannelHandle:
    """A channel of the server in which threads are opened."""
    lobby = env.guild.create_text_channel("orders")
    homes.home = Home(lobby.id, "K7Q2 · Logo")
    return lobby


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.finish(within=5)


def texts(where: simcord.UserHandle | simcord.ChannelHandle) -> list[str]:
    """What a channel, or the direct messages with somebody, say, oldest first."""
    channel = where.dm_channel if isinstance(where, simcord.UserHandle) else where
    return [text_of(message) for message in channel.history() if message.components]


def text_of(message: object) -> str:
    found: list[str] = []
    for each in getattr(message, "components", ()):
        found += _contents(each)
    return "\n".join(found)


def _contents(component: object) -> list[str]:
    content = getattr(component, "content", None)
    inside = [text for each in getattr(component, "children", ()) for text in _contents(each)]
    return [content, *inside] if content else inside
