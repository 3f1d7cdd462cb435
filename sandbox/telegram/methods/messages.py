"""Texts: sending, editing, deleting, and answering presses."""

from collections.abc import Callable
from typing import Any

from sandbox.telegram.entities import WrongUrl, checked_url
from sandbox.telegram.methods.reading import (
    caption_content,
    inline_keyboard,
    keyboards,
    message_to_edit,
    reply_target,
    text_content,
)
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Json, Toast
from sandbox.telegram.world import Telegram

MOST_AT_ONCE = 100
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(telegram: Telegram, call: Parameters) -> Json:
    content = text_content(telegram, call)
    markup = keyboards(call)
    room = telegram.writable(call.text("chat_id"))
    reply_to = reply_target(room, call)
    telegram.meter.charge(room.chat.id)
    silent = call.flag("disable_notification")
    message = telegram.post(room, telegram.bot_id, content, markup, reply_to=reply_to, silent=silent)
    return telegram.shown(message)


def edit_message_text(telegram: Telegram, call: Parameters) -> Json:
    content = text_content(telegram, call)
    inline = inline_keyboard(call)
    room, message = message_to_edit(telegram, call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return telegram.shown(telegram.edit(room, message, content, inline))


def edit_message_reply_markup(telegram: Telegram, call: Parameters) -> Json:
    inline = inline_keyboard(call)
    room, message = message_to_edit(telegram, call)
    return telegram.shown(telegram.edit(room, message, message.content, inline))


def delete_message(telegram: Telegram, call: Parameters) -> bool:
    if not call.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not call.number("message_id"):
        raise bad_request("message identifier is not specified")
    room = telegram.chat_for_bot(call.text("chat_id"))
    telegram.delete_for_bot(room, telegram.message_for_bot(room, call.number("message_id"), "message to delete"))
    return True


def delete_messages(telegram: Telegram, call: Parameters) -> bool:
    room = telegram.chat_for_bot(call.text("chat_id"))
    for message_id in _message_ids(call):
        if message := room.messages.get(message_id):
            telegram.delete_for_bot(room, message)
    return True


def copy_message(telegram: Telegram, call: Parameters) -> Json:
    source = telegram.chat_for_bot(call.required("from_chat_id"))
    original = telegram.message_for_bot(source, call.number("message_id"), "message to copy")
    markup = keyboards(call)
    room = telegram.writable(call.text("chat_id"))
    telegram.meter.charge(room.chat.id)
    if not any(kind in original.content for kind in ("text", "photo", "document", "video", "audio", "voice")):
        raise bad_request("message can't be copied")
    content = original.content
    if "caption" in call and "text" not in content:
        kept = {key: value for key, value in content.items() if not key.startswith("caption")}
        content = kept | caption_content(telegram, call)
    return {"message_id": telegram.post(room, telegram.bot_id, content, markup).id}


def pin_chat_message(telegram: Telegram, call: Parameters) -> bool:
    room = telegram.writable(call.text("chat_id"))
    message = telegram.message_for_bot(room, call.number("message_id"), "message to pin")
    telegram.post(room, telegram.bot_id, {"pinned_message": telegram.shown(message, with_reply=False)})
    return True


def send_chat_action(telegram: Telegram, call: Parameters) -> bool:
    action = call.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = telegram.writable(call.text("chat_id"))
    room.action = action
    telegram.touch(room)
    return True


def answer_callback_query(telegram: Telegram, call: Parameters) -> bool:
    url = call.text("url")
    if url:
        url = _answer_url(telegram, url)
    toast = Toast(call.text("text"), call.flag("show_alert"), url or None)
    telegram.queries.answer(call.text("callback_query_id"), toast)
    return True


def _answer_url(telegram: Telegram, url: str) -> str:
    """An answer may open only the bot itself by a deep link."""
    try:
        full = checked_url(url)
    except WrongUrl:
        raise bad_request("URL_INVALID") from None
    if not full.lower().startswith(f"https://t.me/{telegram.username.lower()}?start="):
        raise bad_request("URL_INVALID")
    return full


def _message_ids(call: Parameters) -> list[int]:
    given = call.json("message_ids", "message_ids")
    if not given:
        raise bad_request("message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    try:
        return [int(number) for number in given]
    except (TypeError, ValueError):
        raise bad_request("message identifier must be a Number") from None


METHODS: dict[str, Callable[[Telegram, Parameters], Any]] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "copyMessage": copy_message,
    "pinChatMessage": pin_chat_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
}
