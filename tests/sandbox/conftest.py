"""A running sandbox, a clock that stands until it is moved, and real aiogram bots that talk to it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from tests.chat.phone import Phone

START = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock(tmp_path: Path) -> SandboxClock:
    return SandboxClock(tmp_path / "clock", lambda: START)


@pytest.fixture
async def sandbox(clock: SandboxClock) -> AsyncIterator[SandboxServer]:
    async with serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried()) as server:
        yield server


def a_bot(url: str, token: str = TOKEN) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))


@pytest.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    bot = a_bot(sandbox.url)
    yield bot
    await bot.session.close()


NewPhone = Callable[[str], Awaitable[Phone]]


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
