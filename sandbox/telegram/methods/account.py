"""The bot's own account: who it is, its commands and texts, its webhook."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.parameters import Parameters
from sandbox.telegram.profile import check_language, scope_key
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Chat, Json
from sandbox.telegram.world import Telegram

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256
_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_me(telegram: Telegram, _call: Parameters) -> Json:
    no = (
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    )
    return telegram.user(telegram.bot_id) | {"can_join_groups": True} | dict.fromkeys(no, False)


def get_chat(telegram: Telegram, call: Parameters) -> Json:
    room = telegram.chat_for_bot(call.text("chat_id"))
    if not room.started:
        raise bad_request("chat not found")
    extra = {"accent_color_id": room.chat.id % 7, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    return telegram.chat(room.chat) | extra


def get_chat_member(telegram: Telegram, call: Parameters) -> Json:
    """The first member of a group is its owner."""
    members = _group(telegram, call).members
    user = call.number("user_id", 0)
    if user not in {*telegram.people, telegram.bot_id}:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user == members[0]:
        return _owner(telegram, user)
    status = "member" if user in {*members, telegram.bot_id} else "left"
    return {"status": status, "user": telegram.user(user)}


def get_chat_administrators(telegram: Telegram, call: Parameters) -> list[Json]:
    return [_owner(telegram, _group(telegram, call).members[0])]


def _group(telegram: Telegram, call: Parameters) -> Chat:
    chat = telegram.chat_for_bot(call.text("chat_id")).chat
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    return chat


def _owner(telegram: Telegram, user: int) -> Json:
    return {"status": "creator", "user": telegram.user(user), "is_anonymous": False}


def set_webhook(telegram: Telegram, call: Parameters) -> bool:
    url, secret = call.text("url"), call.text("secret_token")
    if not url:
        return delete_webhook(telegram, call)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if call.flag("drop_pending_updates"):
        telegram.updates.clear()
    telegram.updates.allow(call.json("allowed_updates", "allowed_updates"))
    connections = min(max(call.number("max_connections", 40), 1), 100)
    telegram.webhook.set(url, secret, connections)
    return True


def delete_webhook(telegram: Telegram, call: Parameters) -> bool:
    if call.flag("drop_pending_updates"):
        telegram.updates.clear()
    telegram.webhook.remove()
    return True


def get_webhook_info(telegram: Telegram, _call: Parameters) -> Json:
    return telegram.webhook.described()


def log_out(telegram: Telegram, _call: Parameters) -> bool:
    telegram.updates.clear()
    return True


def close(_telegram: Telegram, _call: Parameters) -> bool:
    return True


def set_my_commands(telegram: Telegram, call: Parameters) -> bool:
    commands = call.json("commands", "commands")
    scope = scope_key(call.json("scope", "BotCommandScope"))
    telegram.profile.set_commands(scope, call.text("language_code"), [] if commands is None else commands)
    return True


def delete_my_commands(telegram: Telegram, call: Parameters) -> bool:
    scope = scope_key(call.json("scope", "BotCommandScope"))
    telegram.profile.set_commands(scope, call.text("language_code"), [])
    return True


def get_my_commands(telegram: Telegram, call: Parameters) -> list[Json]:
    scope = scope_key(call.json("scope", "BotCommandScope"))
    return telegram.profile.commands(scope, check_language(call.text("language_code")))


def _setter(field: str) -> Callable[[Telegram, Parameters], bool]:
    def set_text(telegram: Telegram, call: Parameters) -> bool:
        telegram.profile.set_text(field, call.text("language_code"), call.text(field))
        return True

    return set_text


def _getter(field: str) -> Callable[[Telegram, Parameters], Json]:
    def get_text(telegram: Telegram, call: Parameters) -> Json:
        language = check_language(call.text("language_code"))
        profile = telegram.profile
        return {field: profile.name(language) if field == "name" else profile.text(field, language)}

    return get_text


def set_chat_menu_button(telegram: Telegram, call: Parameters) -> bool:
    chat_id = telegram.chat_for_bot(call.text("chat_id")).chat.id if call.text("chat_id") else 0
    telegram.profile.set_menu_button(chat_id, call.json("menu_button", "menu button"))
    return True


def get_chat_menu_button(telegram: Telegram, call: Parameters) -> Json:
    chat_id = telegram.chat_for_bot(call.text("chat_id")).chat.id if call.text("chat_id") else 0
    return telegram.profile.menu_button(chat_id)


METHODS: dict[str, Callable[[Telegram, Parameters], Any]] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": close,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
