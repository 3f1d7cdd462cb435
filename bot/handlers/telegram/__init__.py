"""Telegram's updates find their handler: one for each kind, presses first, no filter that a press would pay for."""

import logging

from aiogram import Bot, Dispatcher, F
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.handlers.telegram.reception import TROUBLE, Reception
from bot.telegram.lanes import Handle
from bot.telegram.updates import Update

log = logging.getLogger(__name__)


def dispatcher(reception: Reception) -> Dispatcher:
    """aiogram's dispatcher, without its own memory of conversations: drafts are in our database."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.callback_query.register(reception.press)
    dispatcher.pre_checkout_query.register(reception.checkout)
    dispatcher.message.register(reception.paid, F.successful_payment)
    dispatcher.message.register(reception.message, F.chat.type == ChatType.PRIVATE)
    dispatcher.message.register(reception.group)
    dispatcher.edited_message.register(reception.edited, F.chat.type == ChatType.PRIVATE)
    dispatcher.my_chat_member.register(reception.member)
    return dispatcher


def handler(bot: Bot, reception: Reception) -> Handle:
    """What handles an update. It raises only trouble with storage, after which the same update may be given again."""
    # Not by way of `feed_update`: what it finds out about users and chats for filters cost as much as half a press.
    observers = dispatcher(reception).observers

    async def handle(update: Update, album: tuple[Message, ...]) -> None:
        try:
            await observers[update.kind].trigger(update.event, bot=bot, event_update=update, album=album)
        except TROUBLE:
            raise
        except Exception:
            log.exception("update %d could not be handled", update.update_id)

    return handle
