"""Telegram around a shop: updates come in by polling or by webhook, the conversation answers, the channel shows."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError

from bot.handlers.telegram import handler
from bot.handlers.telegram.reception import Reception, Talk
from bot.hook import listen
from bot.root.ground import CannotStart, Connection, Opened
from bot.settings import Settings
from bot.shop import Shop
from bot.talk import checkout, door
from bot.talk.aloud import aloud
from bot.talk.composer import ShopComposer
from bot.talk.missed import missed
from bot.talk.visit import voice_of
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import open_bot
from bot.telegram.lanes import Lanes
from bot.telegram.polling import Poller
from bot.telegram.post import Post
from bot.telegram.profile import present
from bot.telegram.till import TelegramTill
from bot.telegram.warden import TelegramWarden
from bot.telegram.webhook import Webhook, announce
from bot.texts import Voice, choose, languages
from core.person import Platform
from core.ports import Cards, Till
from core.till import STARS, TELEGRAM
from tasks import Tasks

log = logging.getLogger(__name__)

STOP_TIME = 20.0  # seconds for handlers under way when the bot stops
FIRST_PAUSE, LAST_PAUSE = 1.0, 30.0  # seconds between tries to reach Telegram at the start

T = TypeVar("T")


@asynccontextmanager
async def connected(settings: Settings, cards: Cards, *, token: str, api_url: str) -> AsyncIterator[Connection]:
    """The bot of `token`, at the Bot API server `api_url`. Raises `CannotStart`."""
    bot = open_bot(token, api_url)
    try:
        me = await _insisting(bot.me)
        username = me.username or ""
        how = "by webhook" if settings.telegram_webhook_url else "by polling"
        yield Connection(
            Platform.TELEGRAM,
            f"Handover runs on Telegram as @{username}, {how}",
            partial(_open, settings, bot, cards),
            f"https://t.me/{username}?start={{}}",
            me.id,
            TelegramWarden(bot),
            _tills(settings, bot),
        )
    finally:
        await bot.session.close()


def _tills(settings: Settings, bot: Bot) -> Mapping[str, Till]:
    tills: dict[str, Till] = {STARS: TelegramTill(bot)} if settings.stars else {}
    if settings.telegram_payment_token:
        tills[TELEGRAM] = TelegramTill(bot, settings.telegram_payment_token.get_secret_value())
    return tills


def _open(settings: Settings, bot: Bot, cards: Cards, shop: Shop) -> Opened:
    channel = TelegramChannel(Post(bot, shop.files), shop.people, cards, shop.messages, ShopComposer(shop))
    return Opened(channel, partial(_receiving, settings, bot, shop, channel), channel.forget)


@asynccontextmanager
async def _receiving(settings: Settings, bot: Bot, shop: Shop, channel: TelegramChannel) -> AsyncIterator[None]:
    await present(bot, languages(), settings.language, lambda language, text: _said(shop, language, text))
    tasks = Tasks()
    talk = Talk(
        pressed=partial(door.pressed, shop),
        said=partial(door.said, shop),
        say=lambda person, text: voice_of(shop, person).plain(text),
        missed=partial(missed, shop),
        language=lambda code: choose(code, shop.language),
        aloud=lambda person, place, asked: aloud(shop, person, Platform.TELEGRAM, place, asked),
        moved=partial(shop.communities.move, Platform.TELEGRAM),
        objection=partial(checkout.objection, shop),
        paid=partial(checkout.paid, shop),
    )
    reception = Reception(bot, talk, channel, shop.people, tasks)
    lanes = Lanes(handler(bot, reception), tasks, reception.expect, reception.turn_away)
    secret = settings.telegram_webhook_secret
    if settings.telegram_webhook_url and secret:
        way = _called(settings, bot, lanes, settings.telegram_webhook_url, secret.get_secret_value())
    else:
        way = _polling(bot, lanes, tasks)
    try:
        async with way:
            yield
    finally:
        await tasks.finish(within=STOP_TIME)


def _said(shop: Shop, language: str, text: str) -> str:
    return Voice(language, shop.timezone, shop.clock.now()).plain(text)


@asynccontextmanager
async def _polling(bot: Bot, lanes: Lanes, tasks: Tasks) -> AsyncIterator[None]:
    await _insisting(bot.delete_webhook)
    poller = Poller(bot, lanes.put)
    try:
        async with tasks.beside(poller.run(), "polling"):
            yield
    finally:
        await tasks.finish(within=STOP_TIME)
        await poller.confirm()


@asynccontextmanager
async def _called(settings: Settings, bot: Bot, lanes: Lanes, url: str, secret: str) -> AsyncIterator[None]:
    place = settings.telegram_webhook_listen
    try:
        async with listen(Webhook(bot, lanes.put, secret).answer, place.host, place.port):
            await _insisting(partial(announce, bot, url, secret))
            yield
    except OSError as taken:
        raise CannotStart(f"TELEGRAM_WEBHOOK_LISTEN: {taken.strerror or taken}") from taken


async def _insisting(call: Callable[[], Awaitable[T]]) -> T:
    """The answer to a call without which there is no start; the network may come later than the bot."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await call()
        except (TelegramUnauthorizedError, TelegramNotFound) as refusal:
            raise CannotStart(f"TELEGRAM_TOKEN: refused by the Bot API server ({refusal.message})") from None
        except TelegramRetryAfter as limit:
            pause = limit.retry_after
        except (AiogramError, OSError) as failure:
            log.warning("Telegram cannot be reached yet, trying again: %s", failure)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LAST_PAUSE)
