"""Polling that loses nothing: an update is confirmed only after its handler has ended.

Telegram confirms everything below the offset of the next `getUpdates`, and aiogram's own polling asks with a new offset
while handlers still run; a kill in between loses what a person did. Here the offset is the lowest update that has not
ended. Telegram then sends what is in work once more, which is recognised by its number and left alone.

It sends at most 100 from the offset on: once 99 later ones are through, one that takes long would hold up everybody.
Then messages with files that have been in work for `PATIENCE` are confirmed before they have ended; a kill would lose
only these.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from math import inf
from typing import TypeAlias

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import GetUpdates

from bot.telegram.connect import ask
from bot.telegram.lanes import FILES
from bot.telegram.updates import KINDS, Raw, Update, read_update

log = logging.getLogger(__name__)

LONG_POLL = 30  # seconds Telegram holds an empty answer back
ANSWER_TIME = 10  # seconds beyond that until the connection counts as dead
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.3  # seconds between polls while much of what came is still in work
PAUSE_EACH = 0.001  # seconds of it for each that is in work, for all of these come, and are read, once more
ENOUGH_DONE = 2  # polling goes on before that once no more than a half is left
FIRST_BACKOFF, LONGEST_BACKOFF = 0.5, 30.0  # seconds after a failure
MOST_SENT = 100  # updates that Telegram sends at once
PATIENCE = 10.0  # seconds; a large file takes longer, and people send one after the other
AGAIN = 0.5  # seconds until an update is handed over again that could not be handled now

Put: TypeAlias = Callable[[Update], asyncio.Future[None]]


class Poller:
    """Fetches updates and gives each to `put`, whose future ends with the handler, and again when that failed."""

    def __init__(self, bot: Bot, put: Put) -> None:
        self._bot = bot
        self._put = put
        self._in_work: dict[int, float] = {}  # since when, of those that may take long
        self._let_go: set[int] = set()
        self._ended: set[int] = set()
        self._next: int | None = None
        self._few = asyncio.Event()
        self._few_are = 0
        self._pause = FIRST_PAUSE
        self._backoff = 0.0

    @property
    def offset(self) -> int | None:
        """Everything below is confirmed by the next poll; None before the first update."""
        return min(self._in_work.keys() - self._let_go, default=self._next)

    async def run(self) -> None:
        """Poll until cancelled. What is in work then goes on; `confirm` when it has ended."""
        while True:
            try:
                await self._poll()
            except Exception:
                log.exception("polling failed and goes on")
                await asyncio.sleep(LONGEST_BACKOFF)

    async def _poll(self) -> None:
        wait = 0 if self._in_work else LONG_POLL
        batch = await self._fetch(wait)
        if batch is not None:
            self._take(batch)
        await self._breathe()

    async def confirm(self) -> None:
        """Tell Telegram what has ended, so that it is not sent again after a restart."""
        if self.offset is not None:
            await self._fetch(limit=1)

    async def _fetch(self, wait: int = 0, limit: int = MOST_SENT) -> list[Raw] | None:
        """Plain JSON: most of what comes twice is thrown away, and one odd update must not sink all."""
        given = {"timeout": wait, "limit": limit, "allowed_updates": tuple(KINDS)}
        offset = {} if self.offset is None else {"offset": self.offset}
        try:
            batch: list[Raw] = await ask(self._bot, GetUpdates, given | offset, wait + ANSWER_TIME)
        except TelegramRetryAfter as refusal:
            self._failed(refusal, refusal.retry_after)
        except (AiogramError, OSError) as failure:
            self._failed(failure, max(FIRST_BACKOFF, min(2 * self._backoff, LONGEST_BACKOFF)))
        else:
            if self._backoff:
                log.info("Telegram answers again")
            self._backoff = 0.0
            return batch
        await asyncio.sleep(self._backoff)
        return None

    def _failed(self, failure: Exception, pause: float) -> None:
        """One line a series: the first says what is wrong, the end is told by `_fetch`."""
        if not self._backoff:
            hint = "; does another bot run with this token?" if isinstance(failure, TelegramConflictError) else ""
            log.warning("no updates from Telegram, trying again: %s%s", failure, hint)
        self._backoff = pause

    def _take(self, batch: list[Raw]) -> None:
        numbers = {raw["update_id"] for raw in batch}
        self._ended &= numbers
        known = self._in_work.keys() | self._ended
        new = [raw for raw in batch if raw["update_id"] not in known]
        if not new and len(batch) >= MOST_SENT:
            self._let_go_of_slow()
        for raw in new:
            if update := read_update(raw, self._bot):
                self._start(update)
            else:
                self._ended.add(raw["update_id"])
        if batch:
            self._next = batch[-1]["update_id"] + 1
        self._pause = FIRST_PAUSE if new else min(2 * self._pause, LONGEST_PAUSE)

    def _start(self, update: Update) -> None:
        slow = update.message is not None and update.message.content_type in FILES
        self._in_work[update.update_id] = asyncio.get_running_loop().time() if slow else inf
        self._hand_over(update)

    def _let_go_of_slow(self) -> None:
        """Telegram keeps back whatever else has come, for the sake of what is in work."""
        before = asyncio.get_running_loop().time() - PATIENCE
        slow = {number for number, since in self._in_work.items() if since <= before} - self._let_go
        if slow:
            log.warning(
                "%d updates take long and hold up all others: they are confirmed before they have ended", len(slow)
            )
        self._let_go |= slow

    def _hand_over(self, update: Update) -> None:
        self._put(update).add_done_callback(lambda future: self._end(update, future))

    def _end(self, update: Update, future: asyncio.Future[None]) -> None:
        """A handler that was stopped has not ended: its update stays unconfirmed and comes again."""
        number = update.update_id
        if future.cancelled():
            return
        if failure := future.exception():
            log.warning("update %d is handled again: %r", number, failure)
            asyncio.get_running_loop().call_later(AGAIN, self._hand_over, update)
            return
        self._in_work.pop(number, None)
        self._let_go.discard(number)
        self._ended.add(number)
        if len(self._in_work) <= self._few_are:
            self._few.set()

    async def _breathe(self) -> None:
        """While something is in work Telegram answers at once, so wait a little, or until most of it has ended."""
        if not self._in_work:
            return
        self._few_are = len(self._in_work) // ENOUGH_DONE
        self._few.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(self._pause, PAUSE_EACH * len(self._in_work))):
                await self._few.wait()
