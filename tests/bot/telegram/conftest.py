"""A strict Telegram, somebody's phone in it, and our side of the connection."""

import hashlib
import struct
import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot
from markupsafe import Markup

from bot.screens.gathered import Gathered
from bot.screens.screen import Screen
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import open_bot
from bot.telegram.post import Post
from core.order import FileRef, OrderId, PersonId, new_id
from core.person import Account, Person, Platform
from core.ports import Letter
from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from tasks import Tasks
from tests.chat.phone import Phone
from tests.fakes import FakeCards, FakeFiles, FakeMessages, FakeOrders, FakePeople

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
def files() -> Files:
    return Files()


@pytest.fixture
def places() -> FakeCards:
    return FakeCards()


@pytest.fixture
def composed() -> Composed:
    return Composed()


@pytest.fixture
def post(bot: Bot, files: Files) -> Post:
    return Post(bot, files)


@pytest.fixture
def messages(places: FakeCards) -> FakeMessages:
    return FakeMessages(FakeOrders(), places)


@pytest.fixture
def channel(post: Post, anna: Person, places: FakeCards, messages: FakeMessages, composed: Composed) -> TelegramChannel:
    return TelegramChannel(post, FakePeople(anna), places, messages, composed)


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
