"""Pushing updates to a webhook: in order within a chat, side by side across chats, again until taken."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from sandbox.telegram.updates import Update
from sandbox.telegram.values import Json
from sandbox.telegram.webhook import Attempt, Target
from sandbox.telegram.world import Telegram
from tasks import Tasks

log = logging.getLogger(__name__)

LONGEST_DELAY = 60.0
LONGEST_ANSWER = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


class Delivery:
    """Runs while the server runs; `act` carries out a method that the bot put into its answer."""

    def __init__(self, telegram: Telegram, tasks: Tasks, act: Callable[[str, Json], Awaitable[Any]]) -> None:
        self._telegram = telegram
        self._tasks = tasks
        self._act = act
        self._attempts: dict[int, Attempt] = {}
        self._busy: set[int] = set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        telegram = self._telegram
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=LONGEST_ANSWER)) as client:
            while True:
                telegram.updates.stirred.clear()
                if telegram.webhook.target:
                    self._start_ready(client, telegram.webhook.target)
                await self._something_happens()

    def _start_ready(self, client: aiohttp.ClientSession, target: Target) -> None:
        """Start the oldest update of each idle chat, as far as connections reach."""
        if not self._telegram.updates.pending:
            self._attempts.clear()
        passed = set(self._busy)
        for update in self._telegram.updates.pending:
            if len(self._busy) >= target.connections:
                return
            attempt = self._attempts.setdefault(update.id, Attempt())
            if update.lane not in passed and attempt.ready <= time.monotonic():
                self._busy.add(update.lane)
                self._tasks.start(self._deliver(client, target, update, attempt), "webhook delivery")
            passed.add(update.lane)

    async def _something_happens(self) -> None:
        """Wait for an update, another webhook, the end of a delivery, or the time of the next repeat."""
        now = time.monotonic()
        ready = [attempt.ready - now for attempt in self._attempts.values() if attempt.ready > now]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(ready, default=None)):
                await self._telegram.updates.stirred.wait()

    async def _deliver(self, client: aiohttp.ClientSession, target: Target, update: Update, attempt: Attempt) -> None:
        try:
            answer = await _post(client, target, update)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._telegram.webhook.failed(self._telegram.now(), str(error) or type(error).__name__)
            attempt.fail(LONGEST_DELAY)
        else:
            self._attempts.pop(update.id, None)
            self._telegram.updates.drop(update)
            if isinstance(answer, dict) and "method" in answer:
                await self._act(str(answer.pop("method")), answer)
        finally:
            self._busy.discard(update.lane)
            self._telegram.updates.stirred.set()


async def _post(client: aiohttp.ClientSession, target: Target, update: Update) -> Any:
    """The bot's answer as JSON, or None; raises for anything but 2xx."""
    headers = {"Content-Type": "application/json"}
    if target.secret:
        headers[SECRET_HEADER] = target.secret
    async with client.post(target.url, data=update.body, headers=headers) as answer:
        if not answer.ok:
            raise aiohttp.ClientError(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        if answer.content_type != "application/json":
            return None
        try:
            return await answer.json()
        except ValueError:
            return None
