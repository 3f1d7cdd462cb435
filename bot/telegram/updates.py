"""Reads what Telegram reports. One update that cannot be read must not sink the others, nor come back for ever.

aiogram's own `Update` is left out, and of the message under a pressed button everything but where it stands: its text
and buttons are our own. To read them took four times as long as the press itself.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, PreCheckoutQuery
from pydantic import ValidationError

log = logging.getLogger(__name__)

Raw: TypeAlias = dict[str, Any]
Event: TypeAlias = CallbackQuery | Message | ChatMemberUpdated | PreCheckoutQuery

KINDS: Mapping[str, type[Event]] = {
    "callback_query": CallbackQuery,
    "message": Message,
    "edited_message": Message,
    "my_chat_member": ChatMemberUpdated,
    "pre_checkout_query": PreCheckoutQuery,
}
"""The kinds of updates that we ask for, each with what it brings."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pressed button stands. `private`: in the chat of one person with the bot."""

    message: int
    private: bool


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that happened. `place` is that of a press, None on a message that Telegram has forgotten."""

    update_id: int
    kind: str
    event: Event
    place: Place | None = None

    @property
    def callback_query(self) -> CallbackQuery | None:
        return self.event if isinstance(self.event, CallbackQuery) else None

    @property
    def message(self) -> Message | None:
        return self.event if isinstance(self.event, Message) else None


def read_update(raw: Raw, bot: Bot) -> Update | None:
    """The update, or None for one that makes no sense to us, which is logged."""
    try:
        kind = next(kind for kind in KINDS if kind in raw)
        found = dict(raw[kind])
        place = _place(found.pop("message", None)) if kind == "callback_query" else None
        return Update(raw["update_id"], kind, KINDS[kind].model_validate(found, context={"bot": bot}), place)
    except (ValidationError, StopIteration, KeyError, TypeError, ValueError):
        log.exception("update %s cannot be read and is left out", raw.get("update_id"))
        return None


def _place(message: Raw | None) -> Place | None:
    return Place(int(message["message_id"]), message["chat"]["type"] == ChatType.PRIVATE) if message else None
