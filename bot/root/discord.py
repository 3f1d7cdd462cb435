"""Discord around a shop: what people do comes in by the gateway, the conversation answers, the channel shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bot.discord.channel import DiscordChannel
from bot.discord.connect import CannotConnect, DiscordClient, IntentRefused, enter, open_client
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.discord.warden import DiscordWarden
from bot.handlers.discord import receive
from bot.handlers.discord.sync import sync
from bot.root.ground import CannotStart, Connection, Opened
from bot.settings import Settings
from bot.shop import Shop
from bot.talk.composer import ShopComposer
from bot.talk.home import home
from core.person import Platform
from core.ports import Cards, Threads
from tasks import Tasks

STOP_TIME = 20.0  # seconds for what is under way when the bot stops


@asynccontextmanager
async def connected(
    _: Settings,
    cards: Cards,
    *,
    threads: Threads,
    token: str,
    api_url: str,
    gateway_url: str,
    message_content: bool = False,
    told: Path | None = None,
) -> AsyncIterator[Connection]:
    """The bot of `token`, at the Discord of these addresses. `message_content` asks to read along in servers; `told` is
    the file that says which commands were told to it, None where it forgets them. Raises `CannotStart`.
    """
    client = open_client(api_url=api_url, gateway_url=gateway_url, message_content=message_content)
    try:
        await _entered(client, token)
        line = f"Handover runs on Discord as {client.user}"
        yield Connection(
            Platform.DISCORD, line, partial(_open, client, cards, threads, told), warden=DiscordWarden(client)
        )
    finally:
        await client.close()


async def _entered(client: DiscordClient, token: str) -> None:
    try:
        await enter(client, token)
    except CannotConnect as refusal:
        raise CannotStart(f"DISCORD_TOKEN: {refusal}") from None


def _open(client: DiscordClient, cards: Cards, threads: Threads, told: Path | None, shop: Shop) -> Opened:
    post = Post(client, shop.files)
    places = Places(post, ThreadDoor(client), threads, partial(home, shop))
    channel = DiscordChannel(post, shop.people, cards, shop.messages, ShopComposer(shop), places)
    return Opened(channel, partial(_receiving, client, shop, channel, places, told), channel.forget)


@asynccontextmanager
async def _receiving(
    client: DiscordClient, shop: Shop, channel: DiscordChannel, places: Places, told: Path | None
) -> AsyncIterator[None]:
    tasks = Tasks()
    commands = receive(client, shop, channel, places, tasks)
    try:
        async with client.listening(tasks):
            await _begun(client)
            await sync(commands, told)
            yield
    finally:
        await tasks.finish(within=STOP_TIME)


async def _begun(client: DiscordClient) -> None:
    try:
        await client.begun()
    except IntentRefused as refusal:
        raise CannotStart(f"DISCORD_MESSAGE_CONTENT: {refusal}") from None
    except CannotConnect as refusal:
        raise CannotStart(f"DISCORD_TOKEN: {refusal}") from None
