"""Presses of inline buttons, which the bot must answer in time."""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.telegram.refused import QUERY_TOO_OLD, bad_request
from sandbox.telegram.values import Json, Toast

if TYPE_CHECKING:
    from sandbox.telegram.world import Telegram

_MOST_WAITING = 10_000
MAX_ANSWER_LENGTH = 200


@dataclass(slots=True)
class Query:
    """A press that waits for its answer; `asked` is a monotonic time in seconds."""

    id: str
    chat_id: int
    asked: float
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    toast: Toast | None = None


class Queries:
    """Presses of inline buttons."""

    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self._waiting: dict[str, Query] = {}

    def ask(self, person_id: int, chat_id: int, message: Json, data: str) -> Query:
        """Tell the bot of a press."""
        query = Query(str(secrets.randbits(62)), chat_id, self._telegram.monotonic())
        self._waiting[query.id] = query
        if len(self._waiting) > _MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        payload: Json = {
            "id": query.id,
            "from": self._telegram.user(person_id),
            "message": message,
            "chat_instance": str(self._telegram.bot_id ^ chat_id),
            "data": data,
        }
        self._telegram.updates.put("callback_query", payload, chat_id)
        return query

    def answer(self, query_id: str, toast: Toast) -> None:
        """Take the bot's answer; raises 400 for an unknown, answered or expired query."""
        query = self._waiting.pop(query_id, None)
        seconds = self._telegram.limits.callback_seconds
        if query is None or self._telegram.monotonic() - query.asked > seconds:
            raise bad_request(QUERY_TOO_OLD)
        if len(toast.text) > MAX_ANSWER_LENGTH:
            raise bad_request("MESSAGE_TOO_LONG")
        query.toast = toast
        query.answered.set()
        room = self._telegram.room(query.chat_id)
        if toast.text or toast.url:
            room.show_toast(toast)
            self._telegram.touch(room)

    def release(self) -> None:
        """Wake all who wait for an answer that will not come."""
        for query in self._waiting.values():
            query.answered.set()
