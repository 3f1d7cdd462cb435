"""The sandbox as the ground of a bot, where money and time are played with. With a real token this is never loaded."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.headerregistry import Address
from functools import partial
from urllib.parse import urlsplit

import aiohttp

from bot.clock import machine_time
from bot.root import discord, telegram
from bot.root.ground import CannotStart, Connect, Ground, Mailing
from bot.root.mail import by, mailing
from bot.root.start import Say, furnish, stop_signal
from bot.settings import Settings
from bot.smtp import UPGRADED, MailServer
from core.person import Account, Platform
from core.ports import Clock
from core.storage import Storage
from core.till import SANDBOX
from sandbox.clock import SandboxClock
from sandbox.people import ANNA, BORIS, VERA
from sandbox.server import DISCORD_TOKEN, TOKEN, NextDue, SandboxServer, serve
from tasks import Tasks

log = logging.getLogger(__name__)

SENDER = Address("Handover", addr_spec="handover@sandbox.example")
STAFF = (Account(Platform.TELEGRAM, VERA.id),)
LOOK_SECONDS = 5.0
CLOCK_LOOK = 0.2  # seconds between two looks whether another process has moved the clock
LEAP = 0.05  # seconds; less is the machine's own clock being corrected


@asynccontextmanager
async def on_sandbox(settings: Settings, storage: Storage) -> AsyncIterator[Ground]:
    """A sandbox in this process, or with SANDBOX_URL one that runs already and shares STATE_DIR with this one."""
    clock = _clock(settings)
    if settings.sandbox_url:
        watches = Tasks()
        try:
            yield Ground(
                SANDBOX,
                clock,
                _platforms(settings.sandbox_url, storage),
                where=f"These are the sandbox's. To play, open {settings.sandbox_url}",
                mail=await mailing(settings) or await _mail_at(settings.sandbox_url),
                on_move=lambda wake: watches.start(_watch(clock, wake), "watch on the clock"),
                asks=False,
                staff=STAFF,
            )
        finally:
            await watches.finish(within=0)
        return
    async with _sandbox(settings, clock, storage.orders.next_alarm) as sandbox:
        where = f"These are its sandbox's. To play, open {sandbox.url}"
        mail = await mailing(settings) or by(_office(sandbox.url, sandbox.mail_port), SENDER)
        yield Ground(
            SANDBOX,
            clock,
            _platforms(sandbox.url, storage),
            where=where,
            on_move=clock.on_move,
            mail=mail,
            asks=False,
            staff=STAFF,
        )


def _office(url: str, port: int) -> MailServer:
    """The sandbox's mail server. It is a play one and not spoken to in secret, on whatever machine it is."""
    return MailServer(UPGRADED, urlsplit(url).hostname or "127.0.0.1", port, plain=True)


async def _mail_at(url: str) -> Mailing | None:
    """The mail server of a sandbox that runs already, if it can be asked for it now."""
    patience = aiohttp.ClientTimeout(LOOK_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=patience) as http, http.get(f"{url}/sandbox/mail") as answer:
            port = (await answer.json())["port"]
    except (aiohttp.ClientError, OSError, ValueError, KeyError) as failure:
        log.warning("the sandbox does not say where its mail server is, so there is no e-mail: %s", failure)
        return None
    return by(_office(url, port), SENDER)


def _platforms(url: str, storage: Storage) -> tuple[Connect, ...]:
    discord_url = f"{url}/discord/api/v10"
    gateway_url = f"{url.replace('http', 'ws', 1)}/discord/gateway"
    return (
        partial(telegram.connected, token=TOKEN, api_url=url),
        partial(
            discord.connected,
            threads=storage.threads,
            token=DISCORD_TOKEN,
            api_url=discord_url,
            gateway_url=gateway_url,
            told=None,
        ),
    )


async def run_sandbox(settings: Settings, say: Say) -> None:
    """Run the sandbox alone until SIGTERM or SIGINT. Raises `CannotStart`."""
    stop = stop_signal()
    furnish(settings)
    async with _sandbox(settings, _clock(settings), None) as sandbox:
        say(f"The sandbox waits at {sandbox.url} for you, and for a bot with SANDBOX_URL={sandbox.url}")
        await stop.wait()


@asynccontextmanager
async def _sandbox(settings: Settings, clock: SandboxClock, next_due: NextDue | None) -> AsyncIterator[SandboxServer]:
    place, state = settings.sandbox_listen, settings.state_dir / "sandbox"
    serving = serve(place.host, place.port, clock=clock, state_dir=state, next_due=next_due, people=(ANNA, BORIS, VERA))
    try:
        sandbox = await serving.__aenter__()
    except OSError as taken:
        raise CannotStart(f"SANDBOX_LISTEN: {taken.strerror or taken}") from taken
    try:
        yield sandbox
    finally:
        await serving.__aexit__(None, None, None)


def _clock(settings: Settings) -> SandboxClock:
    return SandboxClock(settings.state_dir / "sandbox" / "clock", machine_time)


async def _watch(clock: Clock, wake: Callable[[], None]) -> None:
    """Notices that the clock, which other processes share, was moved ahead."""
    ahead = clock.now() - machine_time()
    while True:
        await asyncio.sleep(CLOCK_LOOK)
        now_ahead = clock.now() - machine_time()
        if (now_ahead - ahead).total_seconds() > LEAP:
            wake()
        ahead = now_ahead
