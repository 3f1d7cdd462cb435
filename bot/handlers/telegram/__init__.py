"""Telegram's updates find their handler: one for each kind, presses first, no filter that a press would pay for."""

import logging

from aiogram import Bot, Dispatcher, F, Router
from aiogram.enums import ChatType
from aiogram.types import Message, Update

from bot.handlers.telegram.reception import TROUBLE, Reception
from bot.telegram.lanes import Handle

log = logging.getLogger(__name__)


def dispatcher(reception: Reception) -> Dispatcher:
    """aiogram's dispatcher, without its own memory of conversations: drafts are in our database."""
    router = Router(name="reception")
    router.callback_query.register(reception.press)
    router.message.register(reception.message, F.chat.type == ChatType.PRIVATE)
    router.message.register(reception.group)
    router.my_chat_member.register(reception.member)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    return dispatcher


def handler(bot: Bot, reception: Reception) -> Handle:
    """What handles an update. It raises only trouble with storage, after which the same update may be given again."""
    feed = dispatcher(reception).feed_update

    async def handle(update: Update, album: tuple[Message, ...]) -> None:
        try:
            await feed(bot, update, album=album)
        except TROUBLE:
            raise
        except Exception:
            log.exception("update %d could not be handled", update.update_id)

    return handle
