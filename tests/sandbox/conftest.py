"""A running sandbox, a clock that stands until it is moved, real aiogram bots and plain HTTP calls."""

import json
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from tests.chat.phone import Phone

START = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)

NewPhone = Callable[[str], Awaitable[Phone]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API answered to a plain HTTP call."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> str:
        """The description of a refusal, whose code must be the status."""
        assert self.body["ok"] is False
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Caller:
    """Calls methods without any library between, JSON by default."""

    def __init__(self, url: str, token: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self._token = token
        self.http = http

    def address(self, method: str) -> str:
        return f"{self.url}/bot{self._token}/{method}"

    async def __call__(self, method: str, **fields: Any) -> Answer:
        return await self.sent(self.http.post(self.address(method), json=fields))

    async def sent(self, request: Any) -> Answer:
        async with request as response:
            return Answer(response.status, json.loads(await response.read()), dict(response.headers))


def a_png(width: int = 40, height: int = 30) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress((b"\x00" + b"\x80" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An inline keyboard of rows of buttons."""
    return {"inline_keyboard": list(rows)}


@pytest.fixture
def clock(tmp_path: Path) -> SandboxClock:
    return SandboxClock(tmp_path / "clock", lambda: START)


@pytest.fixture
async def sandbox(clock: SandboxClock) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried()) as server:
        yield server


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(sandbox: SandboxServer, http: aiohttp.ClientSession) -> Caller:
    return Caller(sandbox.url, TOKEN, http)


def a_bot(url: str, token: str = TOKEN) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))


async def close(bot: Bot) -> None:
    """Close a bot's connections without the quarter of a second that aiogram adds for TLS."""
    session = bot.session
    assert isinstance(session, AiohttpSession)
    if session._session is not None:
        await session._session.close()


@pytest.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    bot = a_bot(sandbox.url)
    yield bot
    await close(bot)


@pytest.fixture
async def phone_of(sandbox: SandboxServer) -> AsyncIterator[NewPhone]:
    async with AsyncExitStack() as stack:

        async def new(name: str) -> Phone:
            return await stack.enter_async_context(await Phone.of(sandbox.url, name))

        yield new


@pytest.fixture
async def anna(phone_of: NewPhone) -> Phone:
    """Somebody who has started the bot."""
    phone = await phone_of("Anna")
    await phone.send("/start")
    return phone
