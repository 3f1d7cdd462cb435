"""Telegram's answers about a group, of which it tells a bot that is in it."""

from collections.abc import Awaitable, Sequence
from typing import TypeVar

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import User

from bot.warden import CannotTell, Room, Somebody
from core.person import Account, Platform

_RUN = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})
_NOBODY = ("USER_NOT_FOUND", "PARTICIPANT_ID_INVALID", "USER_ID_INVALID")

T = TypeVar("T")


class TelegramWarden:
    """Implements `bot.warden.Warden`. A group has no channels and no roles."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def runs(self, place: int, address: int) -> bool:
        try:
            member = await self._bot.get_chat_member(place, address)
        except TelegramBadRequest as refusal:
            if any(each in refusal.message.upper().replace(" ", "_") for each in _NOBODY):
                return False
            raise CannotTell from refusal
        except (AiogramError, OSError) as failure:
            raise CannotTell from failure
        return member.status in _RUN

    async def name(self, place: int) -> str:
        chat = await _told(self._bot.get_chat(place))
        return chat.title or ""

    async def leaders(self, place: int) -> Sequence[Somebody]:
        found = await _told(self._bot.get_chat_administrators(place))
        return [somebody(member.user) for member in found if not member.user.is_bot]

    async def channels(self, place: int) -> Sequence[Room]:  # noqa: ARG002
        return ()

    async def roles_of(self, place: int, address: int) -> frozenset[int]:  # noqa: ARG002
        return frozenset()

    async def roles(self, place: int) -> Sequence[Room]:  # noqa: ARG002
        return ()


def somebody(user: User) -> Somebody:
    return Somebody(Account(Platform.TELEGRAM, user.id), user.full_name.strip() or str(user.id))


async def _told(asked: Awaitable[T]) -> T:
    try:
        return await asked
    except (AiogramError, OSError) as failure:
        raise CannotTell from failure
