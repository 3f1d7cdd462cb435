"""The connection to Discord, its own or another that speaks like it. No privileged intents, no mentions, no members
kept in memory; and the token stays in here: not in an exception's text, not in its chain.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal, TypeAlias

import discord
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from yarl import URL

from bot.discord.breaker import Breaker
from bot.discord.button import Interaction, PressButton
from bot.discord.refusals import FAILURES, said
from tasks import Tasks

log = logging.getLogger(__name__)

API_URL = "https://discord.com/api/v10"
GATEWAY_URL = "wss://gateway.discord.gg/"
LONGEST_LIMIT = 30.0  # seconds that the library waits out by itself, the least that it can be told
GUILDS_PAUSE = 0.3  # seconds without news of another server after which we have begun; those that come later do as well
FIRST_PAUSE, LAST_PAUSE = 1.0, 30.0  # seconds between tries to reach Discord at the start

DOUBLINGS = 5  # of the second after which the gateway is tried again; the library's own ten are a quarter of an hour

OnPress: TypeAlias = Callable[[Interaction, str], Awaitable[None]]


class CannotConnect(Exception):
    """Discord refuses us for good; the text is for whoever starts the bot, and names no secret."""


class TokenRefused(CannotConnect):
    """The token is not one of Discord's, or no longer."""


class IntentRefused(CannotConnect):
    """Reading what people write in servers was asked for, and is not switched on for this bot at Discord."""


# Nobody speaks here, so nobody needs to hear that speaking would need more.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class _Patience(ExponentialBackoff[Literal[False]]):
    """However long Discord was gone, it is tried again within half a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._max = DOUBLINGS


class DiscordClient(discord.Client):
    """discord.py's client, as narrow as it gets. `on_press` is called with every button that is pressed, `on_return`
    when we were away for so long that Discord does not tell what we missed.
    """

    def __init__(self, *, message_content: bool = False, breaker: Breaker | None = None) -> None:
        intents = discord.Intents(guilds=True, messages=True, message_content=message_content)
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=GUILDS_PAUSE,
            max_ratelimit_timeout=LONGEST_LIMIT,
            http_trace=(breaker or Breaker()).trace(),
        )
        self.on_press: OnPress | None = None
        self.on_return: Callable[[], Awaitable[None]] | None = None
        self._begun: asyncio.Future[None] | None = None

    async def setup_hook(self) -> None:
        self.add_dynamic_items(PressButton)

    async def pressed(self, interaction: Interaction, token: str) -> None:
        """A button with this token was pressed."""
        if self.on_press:
            await self.on_press(interaction, token)

    async def on_ready(self) -> None:
        if self._begun and not self._begun.done():
            self._begun.set_result(None)
        elif self.on_return:
            log.warning("what happened on Discord meanwhile was not told")
            await self.on_return()

    async def begun(self) -> None:
        """Wait until Discord tells us what people do. Raises `CannotConnect` when it never will."""
        if self._begun:
            await asyncio.shield(self._begun)

    @asynccontextmanager
    async def listening(self, tasks: Tasks) -> AsyncIterator[None]:
        """Presses and messages come in until the block ends, through whatever interruptions. Await `begun()` to know
        from when on. We can still send afterwards; `close()` ends that too.
        """
        self._begun = asyncio.get_running_loop().create_future()
        try:
            async with tasks.beside(self._listen(), "what Discord tells us"):
                yield
        finally:
            socket: DiscordWebSocket | None = self.ws
            if socket is not None and socket.open:
                await socket.close(code=1000)

    async def _listen(self) -> None:
        try:
            await self.connect()
        except discord.PrivilegedIntentsRequired:
            self._fail(IntentRefused("the message content intent is not switched on for this bot at Discord"))
        except discord.ConnectionClosed as closed:
            self._fail(TokenRefused(f"Discord closed the connection for good (code {closed.code})"))

    def _fail(self, refusal: CannotConnect) -> None:
        log.error("nothing is received from Discord any more: %s", refusal)
        if self._begun and not self._begun.done():
            self._begun.set_exception(refusal)
            self._begun.exception()  # read once, or it would be reported as lost when nobody waits for it


def open_client(
    *, api_url: str = API_URL, gateway_url: str = GATEWAY_URL, message_content: bool = False
) -> DiscordClient:
    """A client that speaks to the Discord at these addresses. The library knows one Discord a process."""
    Route.BASE = api_url.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway_url)
    library: Any = discord.client
    library.ExponentialBackoff = _Patience
    return DiscordClient(message_content=message_content)


async def enter(client: DiscordClient, token: str) -> None:
    """Find out who we are; the network may come later than the bot. Raises `TokenRefused`."""
    if not (token.isascii() and token.isprintable() and token.strip()):
        raise TokenRefused("that is no token")
    pause = FIRST_PAUSE
    while True:
        try:
            await _ask(token)
            await client.login(token)
        except discord.LoginFailure:
            raise TokenRefused("Discord refuses it") from None
        except FAILURES as failure:
            log.warning("Discord cannot be reached yet, trying again: %s", said(failure))
        else:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, LAST_PAUSE)


async def _ask(token: str) -> None:
    """Whether Discord answers to the token, asked on a connection of its own: the client's can be opened only once."""
    asking = HTTPClient(asyncio.get_running_loop())
    try:
        await asking.static_login(token)
    finally:
        await asking.close()
