"""The connection to a Bot API server, Telegram's own or another. The token, which is part of every address, never
leaves this module: not in an exception's text, not in its chain.
"""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import File, Message

CONNECTIONS = 200
CALL_TIME = 30.0  # seconds until a call that was not answered counts as lost

# pydantic keeps such generic classes only weakly: unless somebody holds them, each full garbage collection costs
# building them anew, 5 ms and more at the next call.
KEPT = (Response[bool], Response[Message], Response[Message | bool], Response[File], Response[list[dict[str, Any]]])


class Session(AiohttpSession):
    """aiogram's session, with the token kept out of what it raises."""

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
            message = redacted(f"{type(failure).__name__}: {failure}", bot.token)
            raise TelegramNetworkError(method=method, message=message) from None

    async def close(self) -> None:
        """Without aiogram's quarter of a second when nothing was encrypted."""
        if self.api.base.startswith("https") or self._session is None:
            await super().close()
        else:
            await self._session.close()


def open_bot(token: str, api_url: str) -> Bot:
    """A bot that speaks to the Bot API server at `api_url`. Close it with `bot.session.close()`."""
    server = TelegramAPIServer.from_base(api_url)
    return Bot(token, session=Session(api=server, limit=CONNECTIONS, timeout=CALL_TIME))


def redacted(text: str, token: str) -> str:
    """`text` without `token`, whole or only its secret part."""
    return text.replace(token, "<token>").replace(token.partition(":")[2], "<token>")
