"""What the bot says of itself, per language and scope: commands, name, descriptions, menu button."""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.journal import Journal, Line
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Json

DEFAULT_NAME = "Handover"
MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_MENU_TYPES = frozenset({"commands", "web_app", "default"})


class Profile:
    """The bot's own settings, each under a text key so that the journal keeps them all alike."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._settings: dict[str, Any] = {}

    def commands(self, scope: str, language: str) -> list[Json]:
        """The commands set for exactly this scope and language."""
        found: list[Json] = self._settings.get(f"commands/{scope}/{language}", [])
        return found

    def commands_for(self, chat_id: int, language: str) -> list[Json]:
        """The commands that somebody sees in a private chat: the narrowest scope that has any."""
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for code in (language, ""):
                if found := self.commands(scope, code):
                    return found
        return []

    def set_commands(self, scope: str, language: str, commands: Any) -> None:
        """Raises 400 for a wrong list; an empty one removes the commands."""
        if not isinstance(commands, list):
            raise bad_request("expected an Array of BotCommand")
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._put(f"commands/{scope}/{check_language(language)}", [_command(item) for item in commands])

    def text(self, field: str, language: str) -> str:
        """A name or description for a language, else the default one."""
        own: str = self._settings.get(f"{field}/{language}", "")
        default: str = self._settings.get(f"{field}/", "")
        return own or default

    def name(self, language: str) -> str:
        return self.text("name", language) or DEFAULT_NAME

    def set_text(self, field: str, language: str, text: str) -> None:
        """Raises 400 when `text` is longer than Telegram takes."""
        if len(text) > LONGEST[field]:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        self._put(f"{field}/{check_language(language)}", text)

    def menu_button(self, chat_id: int) -> Json:
        """The menu button of a chat; chat 0 is the default."""
        found: Json = self._settings.get(f"menu/{chat_id}") or self._settings.get("menu/0") or {"type": "commands"}
        return found

    def set_menu_button(self, chat_id: int, button: Any) -> None:
        button = button if button is not None else {"type": "default"}
        if not isinstance(button, dict) or str(button.get("type")) not in _MENU_TYPES:
            raise bad_request("can't parse menu button: MenuButton has unsupported type")
        self._put(f"menu/{chat_id}", None if button["type"] == "default" else button)

    def restore(self, facts: Json) -> None:
        self._settings[facts["key"]] = facts["value"]

    def lines(self) -> Iterator[Line]:
        """The journal lines that rebuild this."""
        return (("profile", {"key": key, "value": value}) for key, value in self._settings.items())

    def _put(self, key: str, value: Any) -> None:
        self._settings[key] = value
        self._journal.note("profile", {"key": key, "value": value})


def scope_key(scope: Any) -> str:
    """A command scope as one word; raises 400 for a wrong one."""
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = str(scope.get("type"))
    if kind in _PLAIN_SCOPES:
        return kind
    if kind not in {"chat", "chat_administrators", "chat_member"}:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    member = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{scope['chat_id']}{member}"


def check_language(code: str) -> str:
    """`code` itself when it is empty or a two-letter code; raises 400."""
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = str(item.get("command", "")).removeprefix("/").lower(), item.get("description", "")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:  # noqa: PLR2004
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description.strip()}
