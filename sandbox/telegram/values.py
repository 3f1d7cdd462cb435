"""What the sandbox's Telegram is made of: frozen values that know how the Bot API spells them."""

from dataclasses import dataclass, field
from json import JSONEncoder
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

# One encoder for all: making one for each object costs more than encoding a small one.
encode = JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone. `id` is also the id of the private chat with the bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None

    def user(self) -> Json:
        """This person as a Bot API `User`."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat of the bot with one person, or a group (its id is negative)."""

    id: int
    members: tuple[int, ...]
    title: str | None = None

    @property
    def is_group(self) -> bool:
        return self.title is not None


@dataclass(frozen=True, slots=True)
class Keyboards:
    """What came as `reply_markup`: `inline` stays on the message, `reply` changes what one types with."""

    inline: Json | None = None
    reply: Json | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands now. `content` holds the Bot API fields that say what is in it."""

    id: int
    chat_id: int
    sender: int
    date: int
    content: Json
    keyboards: Keyboards = field(default_factory=Keyboards)
    edit_date: int | None = None
    reply_to: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person saw as the answer to a press: a passing note, or an alert that must be closed."""

    text: str
    alert: bool
    url: str | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that happened in a chat: `event` is posted, edited or deleted; `message` is as after it."""

    event: str
    at: str
    message: Message
