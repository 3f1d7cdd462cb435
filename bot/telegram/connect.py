"""The connection to a Bot API server, Telegram's own or another. The token, which is part of every address, never
leaves this module: not in an exception's text, not in its chain.
"""

from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import File, Message
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar
from pydantic_core import from_json, to_json
from yarl import URL

CONNECTIONS = 200
CALL_TIME = 30.0  # seconds until a call that was not answered counts as lost

# pydantic keeps such generic classes only weakly: unless somebody holds them, each full garbage collection costs
# building them anew, 5 ms and more at the next call.
KEPT = (Response[bool], Response[Message], Response[Message | bool], Response[File])


_JSON = {"Content-Type": "application/json"}


class Session(AiohttpSession):
    """aiogram's session, with the token kept out of what it raises, and without what a press need not pay for: cookies,
    which no Bot API server sets, and Python's reading of JSON.
    """

    def __init__(self, server: TelegramAPIServer) -> None:
        super().__init__(api=server, limit=CONNECTIONS, timeout=CALL_TIME, json_loads=from_json)

    async def create_session(self) -> ClientSession:
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())
            self._should_reset_connector = False
        return self._session

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramNetworkError as failure:
            failure.message = redacted(failure.message, bot.token)
            raise failure from None
        except (OSError, RuntimeError) as failure:  # a connection that broke in a place where aiogram does not look
            raise _broken(bot, method, failure) from None

    async def ask(self, bot: Bot, method: type[TelegramMethod[Any]], fields: Mapping[str, Any], patience: float) -> Any:
        """What a method gives, as plain JSON, without the models and forms around it. Raises what the API raised."""
        session = await self.create_session()
        url = URL(self.api.api_url(bot.token, method.__api_method__), encoded=True)
        try:
            async with session.post(
                url, data=to_json(fields), headers=_JSON, timeout=ClientTimeout(patience)
            ) as response:
                content = await response.read()
        except (ClientError, TimeoutError, OSError, RuntimeError) as failure:
            raise _broken(bot, method.model_construct(**fields), failure) from None
        if response.status == HTTPStatus.OK:
            with suppress(ValueError, KeyError, TypeError):
                return from_json(content)["result"]
        self.check_response(bot, method.model_construct(**fields), response.status, content.decode(errors="replace"))
        raise _broken(bot, method.model_construct(**fields), ValueError("an answer without a result"))

    async def close(self) -> None:
        """Without aiogram's quarter of a second when nothing was encrypted."""
        if self.api.base.startswith("https") or self._session is None:
            await super().close()
        else:
            await self._session.close()


def _broken(bot: Bot, method: TelegramMethod[Any], failure: Exception) -> TelegramNetworkError:
    return TelegramNetworkError(method=method, message=redacted(f"{type(failure).__name__}: {failure}", bot.token))


def open_bot(token: str, api_url: str) -> Bot:
    """A bot that speaks to the Bot API server at `api_url`. Close it with `bot.session.close()`."""
    server = TelegramAPIServer.from_base(api_url)
    return Bot(token, session=Session(server))


def redacted(text: str, token: str) -> str:
    """`text` without `token`, whole or only its secret part."""
    return text.replace(token, "<token>").replace(token.partition(":")[2], "<token>")


async def ask(
    bot: Bot, method: type[TelegramMethod[Any]], fields: Mapping[str, Any], patience: float = CALL_TIME
) -> Any:
    """Have a bot that `open_bot` made call a method, and give what comes of it as plain JSON. What happens very often
    goes so, or needs no more of the answer than a number: as models, a call and its answer cost three times as much as
    to send them.

    `fields` are plain JSON; `patience` is in seconds. Raises what the API raised.
    """
    return await cast("Session", bot.session).ask(bot, method, fields, patience)
