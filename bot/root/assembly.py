"""What stands behind each port of a running bot, put together once. The tests put the same parts on a clock and a
Telegram of their own.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramRetryAfter, TelegramUnauthorizedError

from bot.handlers.telegram import handler
from bot.handlers.telegram.reception import Reception, Talk
from bot.settings import Settings
from bot.shop import Shop
from bot.talk import door
from bot.talk.composer import ShopComposer
from bot.talk.missed import missed
from bot.talk.visit import voice_of
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import open_bot
from bot.telegram.lanes import Lanes
from bot.telegram.polling import Poller
from bot.telegram.post import Post
from bot.telegram.profile import present
from bot.telegram.webhook import Webhook, announce, listen
from bot.texts import Voice, choose, languages
from core.community import Rules
from core.desk import OrderDesk
from core.ledger import provider
from core.order import PersonId
from core.person import Account, Platform
from core.ports import Clock, People
from core.storage import Storage
from core.storage.files import FileFolder
from scheduler.alarm_clock import AlarmClock
from scheduler.courier import Courier
from scheduler.jobs import Timetable
from scheduler.pace import TELEGRAM_CHAT, TELEGRAM_OVERALL, Rate
from tasks import Tasks

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
NAME = "Handover"
TILLS = frozenset({"manual", "sandbox"})
STOP_TIME = 20.0  # seconds for handlers under way when the bot stops
FIRST_PAUSE, LAST_PAUSE = 1.0, 30.0  # seconds between tries to reach Telegram at the start

T = TypeVar("T")


class CannotStart(Exception):
    """Something outside is missing, wrong or taken; the text is one line for the person who starts the bot."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a bot stands on: whose Telegram it talks to, what counts as money, what time it is, and the pace at which
    that Telegram takes messages. `where` says it to whoever started it; `on_move` has somebody called whenever the
    clock is moved.
    """

    token: str
    api_url: str
    till: str
    clock: Clock
    where: str = ""
    on_move: Callable[[Callable[[], None]], None] = lambda _: None
    overall: Rate = TELEGRAM_OVERALL
    each: Rate = TELEGRAM_CHAT


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that takes updates."""

    username: str
    shop: Shop
    timetable: Timetable


@asynccontextmanager
async def running(settings: Settings, storage: Storage, ground: Ground) -> AsyncIterator[Running]:
    """The whole bot on open `storage` until the block ends; then it takes nothing more and finishes what is under way.

    Raises `CannotStart`.
    """
    await _keep_apart(storage, ground.till)
    bot = open_bot(ground.token, ground.api_url)
    try:
        me = await _insisting(bot.me)
        username = me.username or ""
        storage.communities.start_from(NAME, _rules(settings, await _staff(storage.people, settings)))
        moved = _Bell()
        desk = OrderDesk(storage.orders, ground.clock, storage.communities, moved.ring)
        shop = _shop(settings, storage, ground, desk, f"https://t.me/{username}?start={{}}")
        channel = TelegramChannel(Post(bot, shop.files), shop.people, storage.cards, ShopComposer(shop))
        timetable = _timetable(storage, ground, desk, channel)
        await present(bot, languages(), settings.language, lambda language, text: _said(shop, language, text))
        moved.hear = timetable.wake
        ground.on_move(timetable.wake)
        timetable.start()
        try:
            async with _receiving(settings, bot, shop, channel):
                yield Running(username, shop, timetable)
        finally:
            await timetable.stop()
    finally:
        await bot.session.close()


async def _keep_apart(storage: Storage, till: str) -> None:
    """Play money and real money never meet in one ledger, nor real orders and a clock that anybody may move."""
    for other in TILLS - {till}:
        if await storage.ledger.balance(provider(other)):
            raise CannotStart(
                f"DATABASE_URL: this database holds money of the {other} till, and this start uses the {till} till;"
                " name another database (is TELEGRAM_TOKEN as you want it?)"
            )


class _Bell:
    """The desk is made before those who listen to it."""

    hear: Callable[[], None] | None = None

    def ring(self) -> None:
        if self.hear:
            self.hear()


async def _staff(people: People, settings: Settings) -> tuple[PersonId, ...]:
    """Who confirms payments; they need not have written to the bot before."""
    met = []
    for number in settings.staff:
        account = Account(Platform.TELEGRAM, number)
        person = await people.by_account(account) or await people.meet(account, "Staff", settings.language)
        met.append(person.id)
    return tuple(met)


def _rules(settings: Settings, staff: tuple[PersonId, ...]) -> Rules:
    """What the default community is until it is set up in a chat."""
    return Rules(
        currency=settings.currency,
        fee=settings.fee_basis_points,
        calendar=settings.holidays,
        timezone=settings.timezone,
        language=settings.language,
        instructions=settings.payment_instructions,
        staff=staff,
    )


def _shop(settings: Settings, storage: Storage, ground: Ground, desk: OrderDesk, link: str) -> Shop:
    return Shop(
        desk=desk,
        orders=storage.orders,
        listings=storage.listings,
        people=storage.people,
        drafts=storage.drafts,
        files=FileFolder(settings.state_dir / "files"),
        clock=ground.clock,
        communities=storage.communities,
        till=ground.till,
        link=link,
        largest_file=settings.max_file_mb * MEGABYTE,
    )


def _timetable(storage: Storage, ground: Ground, desk: OrderDesk, channel: TelegramChannel) -> Timetable:
    courier = Courier(storage.outbox, channel, ground.clock, overall=ground.overall, each=ground.each)
    return Timetable(AlarmClock(desk, storage.orders, ground.clock), courier)


def _said(shop: Shop, language: str, text: str) -> str:
    return Voice(language, shop.timezone, shop.clock.now()).plain(text)


@asynccontextmanager
async def _receiving(settings: Settings, bot: Bot, shop: Shop, channel: TelegramChannel) -> AsyncIterator[None]:
    """Updates come in, by polling or by webhook. At the end nothing is taken any more and what was is finished."""
    tasks = Tasks()
    talk = Talk(
        pressed=partial(door.pressed, shop),
        said=partial(door.said, shop),
        say=lambda person, text: voice_of(shop, person).plain(text),
        missed=partial(missed, shop),
        language=lambda code: choose(code, shop.language),
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
        async with listen(Webhook(bot, lanes.put, secret), place.host, place.port):
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
