"""A strict Telegram, somebody's phone in it, and our side of the connection."""

import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot
from markupsafe import Markup

from bot.screens.screen import Screen
from bot.tasks import Tasks
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import open_bot
from bot.telegram.post import Post
from core.order import FileRef, OrderId, PersonId
from core.person import Account, Person, Platform
from core.ports import CardPlace, Letter
from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from tests.chat.phone import Phone

START = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
ORDER = OrderId("K7Q2K7Q2K7Q2")


class FakePlaces:
    """`Cards` in memory."""

    def __init__(self) -> None:
        self.places: dict[tuple[PersonId, OrderId, str], CardPlace] = {}

    async def place(self, person: PersonId, order: OrderId, platform: str) -> CardPlace | None:
        return self.places.get((person, order, platform))

    async def put(self, place: CardPlace) -> None:
        self.places[place.person, place.order, place.platform] = place


class FakePeople:
    """`People` in memory."""

    def __init__(self, *people: Person) -> None:
        self.people = {person.id: person for person in people}

    async def by_account(self, account: Account) -> Person | None:
        return next((each for each in self.people.values() if account in each.accounts), None)

    async def get(self, person: PersonId) -> Person | None:
        return self.people.get(person)

    async def meet(self, account: Account, name: str, language: str) -> Person:
        known = await self.by_account(account)
        person = Person(known.id if known else PersonId(len(self.people) + 1), name, language, accounts=(account,))
        self.people[person.id] = person
        return person

    async def change(self, person: Person) -> None:
        self.people[person.id] = person


class FakeFiles:
    """`FileStore` in memory."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}

    def holding(self, name: str, content: bytes) -> FileRef:
        ref = FileRef(f"f{len(self.content)}", name, len(content), name)
        self.content[ref.id] = content
        return ref

    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        return self.holding(name, b"".join([chunk async for chunk in chunks])[:most])

    async def read(self, file: FileRef) -> AsyncIterator[bytes]:
        yield self.content[file.id]


@dataclass
class Composed:
    """What the screens would say; a test puts in what is true now."""

    on_card: Screen | None = None
    in_letter: Screen | None = None
    drawn: list[OrderId] = field(default_factory=list)

    async def card(self, order: OrderId, reader: Person) -> Screen | None:
        self.drawn.append(order)
        return self.on_card

    async def letter(self, letter: Letter, reader: Person) -> Screen | None:
        return self.in_letter


def says(words: str, *rows: tuple[object, ...]) -> Screen:
    return Screen(Markup(words), rows)  # type: ignore[arg-type]


@pytest.fixture
def clock(tmp_path: Path) -> SandboxClock:
    return SandboxClock(tmp_path / "clock", lambda: START)


@pytest.fixture
async def sandbox(clock: SandboxClock) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried()) as server:
        yield server


@pytest.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    bot = open_bot(TOKEN, sandbox.url)
    yield bot
    await bot.session.close()


@pytest.fixture
async def phone(sandbox: SandboxServer) -> AsyncIterator[Phone]:
    async with await Phone.of(sandbox.url, "Anna") as phone:
        await phone.send("/start")
        yield phone


@pytest.fixture
def anna(phone: Phone) -> Person:
    return Person(PersonId(1), "Anna", "en", accounts=(Account(Platform.TELEGRAM, phone.person_id),))


@pytest.fixture
def files() -> FakeFiles:
    return FakeFiles()


@pytest.fixture
def places() -> FakePlaces:
    return FakePlaces()


@pytest.fixture
def composed() -> Composed:
    return Composed()


@pytest.fixture
def post(bot: Bot, files: FakeFiles) -> Post:
    return Post(bot, files)


@pytest.fixture
def channel(post: Post, anna: Person, places: FakePlaces, composed: Composed) -> TelegramChannel:
    return TelegramChannel(post, FakePeople(anna), places, composed)


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.finish(within=5)


@pytest.fixture
def a_picture() -> bytes:
    """An orange square of 8 by 8 points, as PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    lines = b"".join(b"\0" + b"\xff\x80\x00" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
