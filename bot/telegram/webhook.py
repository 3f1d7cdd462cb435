"""Telegram's calls to us: taken only with the secret, and answered 200 only when the handler has ended.

Whatever else we answer makes Telegram send the update again, so that is kept for what a repetition can mend: storage
that cannot write now. An update that we cannot handle is logged and taken, or it would come back for ever.
"""

import asyncio
import hmac
import json
import logging

from aiogram import Bot
from aiohttp import web

from bot.telegram.polling import Put
from bot.telegram.updates import KINDS, Update, read_update

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
CONNECTIONS = 100  # the most that Telegram opens; updates of one person stay in order all the same


class Webhook:
    """Answers Telegram's calls."""

    def __init__(self, bot: Bot, put: Put, secret: str) -> None:
        self._bot = bot
        self._put = put
        self._secret = secret.encode()
        self._in_work: dict[int, asyncio.Future[None]] = {}

    async def answer(self, request: web.Request) -> web.Response:
        """401 without a secret, 403 with a wrong one, 500 when the update should come again, else 200."""
        given = request.headers.get(SECRET_HEADER)
        if given is None or request.method != "POST":
            return web.Response(status=401)
        if not hmac.compare_digest(given.encode(errors="replace"), self._secret):
            return web.Response(status=403)
        update = self._read(await request.read())
        if update is None:
            return web.Response()
        try:
            await asyncio.shield(self._started(update))
        except Exception:
            log.exception("update %d is to come again", update.update_id)
            return web.Response(status=500)
        return web.Response()

    def _read(self, body: bytes) -> Update | None:
        try:
            raw = json.loads(body)
        except ValueError:
            raw = None
        if not isinstance(raw, dict):
            log.error("a call with the secret brought no update")
            return None
        return read_update(raw, self._bot)

    def _started(self, update: Update) -> asyncio.Future[None]:
        """Telegram gives up waiting after a minute and calls again: it is then told of the same handler's end."""
        number = update.update_id
        if number not in self._in_work:
            future = self._in_work[number] = self._put(update)
            future.add_done_callback(lambda _: self._in_work.pop(number, None))
        return self._in_work[number]


async def announce(bot: Bot, url: str, secret: str) -> None:
    """Tell Telegram where to call. Raises what the API raised."""
    await bot.set_webhook(url, secret_token=secret, allowed_updates=list(KINDS), max_connections=CONNECTIONS)
