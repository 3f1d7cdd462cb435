"""Every press is answered, once, and within a second: a phone shows a spinner on the button until then."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery

from bot.telegram.connect import ask
from bot.telegram.refusals import Meaning, meaning
from bot.telegram.render import toast
from tasks import Tasks

log = logging.getLogger(__name__)

SOON = 0.7  # seconds after which a press is answered with nothing, so that the way to Telegram still fits in


class Answer:
    """The answer to one press. Begins to count when made."""

    def __init__(self, bot: Bot, query: str, tasks: Tasks, soon: float = SOON) -> None:
        self._bot = bot
        self._query = query
        self._given = False
        self._timer = asyncio.get_running_loop().call_later(soon, self._ring, tasks)

    async def give(self, text: str = "", *, alert: bool = False) -> bool:
        """Answer with a line, or with nothing. True when it came too late for `text`, which has to be said otherwise.

        Raises nothing: a press that can no longer be answered is no error.
        """
        self._timer.cancel()
        if self._given:
            return bool(text)
        self._given = True
        try:
            said = {"text": toast(text), "show_alert": alert} if text else {}
            await ask(self._bot, AnswerCallbackQuery, {"callback_query_id": self._query, **said})
        except TelegramBadRequest as refusal:
            if meaning(refusal) is not Meaning.TOO_LATE:
                log.error("a press could not be answered: %s", refusal.message)  # noqa: TRY400 - Telegram's words are all there is
            return bool(text)
        except (AiogramError, OSError) as failure:
            log.warning("a press could not be answered: %s", failure)
            return bool(text)
        return False

    def _ring(self, tasks: Tasks) -> None:
        tasks.start(self.give(), "answer to a slow press")
