"""Starts a bot and stops it in order; `in_earnest` is the ground of a real one."""

import asyncio
import gc
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TypeAlias

from bot.clock import MachineClock
from bot.root.assembly import running
from bot.root.ground import CannotStart, Connect, Ground, Mailing, OpenCounter
from bot.settings import Settings
from core.storage import CANNOT_OPEN, Storage, open_storage
from core.till import MANUAL
from tasks import Tasks

SWITCH = 0.0005  # seconds until a thread that computes lets another one go on

Say: TypeAlias = Callable[[str], None]
GroundOf: TypeAlias = Callable[[Settings, Storage], AbstractAsyncContextManager[Ground]]


async def run(settings: Settings, ground_of: GroundOf, say: Say) -> None:
    """Run the bot until SIGTERM or SIGINT; `say` gets a line about what runs and where. Raises `CannotStart`."""
    stop = stop_signal()
    furnish(settings)
    try:
        async with AsyncExitStack() as stack:
            async with _until(stop):
                storage = await stack.enter_async_context(_storage(settings))
                ground = await stack.enter_async_context(ground_of(settings, storage))
                bot = await stack.enter_async_context(running(settings, storage, ground))
            for line in filter(None, (*bot.lines, ground.where)):
                say(line)
            settle_in()
            await stop.wait()
    except asyncio.CancelledError:
        if not stop.is_set():
            raise


@asynccontextmanager
async def _until(stop: asyncio.Event) -> AsyncIterator[None]:
    """A start waits for platforms that cannot be reached yet, but no longer than whoever started it."""
    tasks, starting = Tasks(), asyncio.current_task()

    async def give_up() -> None:
        await stop.wait()
        if starting:
            starting.cancel()

    async with tasks.beside(give_up(), "wish to stop"):
        yield


@asynccontextmanager
async def in_earnest(settings: Settings, storage: Storage) -> AsyncIterator[Ground]:
    """The platforms whose tokens are given, the real time, and money that only people confirm."""
    yield Ground(
        MANUAL,
        MachineClock(),
        tuple(_platforms(settings, storage)),
        mail=await mail_of(settings),
        counters=tuple(counters_of(settings)),
    )


async def mail_of(settings: Settings) -> Mailing | None:
    """The mail server of the settings, if there is one. Raises `CannotStart`."""
    if settings.smtp_url is None:
        return None
    from bot.root import mail  # noqa: PLC0415 - the same as below

    return await mail.mailing(settings)


def counters_of(settings: Settings) -> Iterator[OpenCounter]:
    """The payment providers of the settings that speak no chat."""
    if settings.stripe_secret_key:
        from bot.root import stripe  # noqa: PLC0415 - the same as below

        yield partial(stripe.counter, settings)


def _platforms(settings: Settings, storage: Storage) -> Iterator[Connect]:
    """What one platform needs is loaded only when it is asked for: seconds and 165 MB for aiogram alone."""
    if settings.telegram_token:
        from bot.root import telegram  # noqa: PLC0415 - as said above

        token = settings.telegram_token.get_secret_value()
        yield partial(telegram.connected, token=token, api_url=settings.telegram_api_url)
    if settings.discord_token:
        from bot.root import discord  # noqa: PLC0415 - the same

        yield partial(
            discord.connected,
            threads=storage.threads,
            token=settings.discord_token.get_secret_value(),
            api_url=settings.discord_api_url,
            gateway_url=settings.discord_gateway_url,
            message_content=settings.discord_message_content,
            told=settings.state_dir / "discord-commands",
        )


def furnish(settings: Settings) -> None:
    """Make sure that STATE_DIR is there and can be written in. Raises `CannotStart`."""
    try:
        settings.state_dir.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=settings.state_dir).close()
    except OSError as failure:
        raise CannotStart(f"STATE_DIR: {failure.strerror}") from failure


def stop_signal() -> asyncio.Event:
    """Set by the first SIGTERM or SIGINT of this process."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def _storage(settings: Settings) -> AsyncIterator[Storage]:
    opening = open_storage(settings.database_url.get_secret_value())
    try:
        storage = await opening.__aenter__()
    except CANNOT_OPEN as failure:
        raise CannotStart(f"DATABASE_URL: {failure}") from failure
    try:
        yield storage
    finally:
        await opening.__aexit__(None, None, None)


def settle_in() -> None:
    """Suits the interpreter to one busy event loop with a writer beside it.

    What is loaded by now stays: looking through it again and again tripled the slowest presses. And the writer comes
    back from each of its calls to the database after half a millisecond, not five: under load that halved a press.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    sys.setswitchinterval(SWITCH)
