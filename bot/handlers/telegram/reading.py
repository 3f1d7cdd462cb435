"""What a Telegram message says, without Telegram in it."""

from collections.abc import Sequence

from aiogram.enums import ContentType, MessageEntityType
from aiogram.types import Message

SPOKEN = frozenset(
    {
        ContentType.TEXT, ContentType.PHOTO, ContentType.DOCUMENT, ContentType.VIDEO, ContentType.AUDIO,
        ContentType.VOICE, ContentType.VIDEO_NOTE, ContentType.ANIMATION, ContentType.STICKER, ContentType.LOCATION,
        ContentType.VENUE, ContentType.CONTACT, ContentType.DICE, ContentType.POLL, ContentType.STORY,
    }
)  # fmt: skip
"""What a person sends on purpose; the rest is Telegram reporting something about the chat."""


def words(messages: Sequence[Message]) -> str:
    """What was typed: a text, or the captions of what was sent. A link behind a word stands in brackets after it."""
    return "\n".join(filter(None, map(_words, messages)))


def _words(message: Message) -> str:
    text = message.text or message.caption or ""
    units = text.encode("utf-16-le", errors="surrogatepass")
    for entity in sorted(message.entities or message.caption_entities or (), key=lambda each: -each.offset):
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            end = 2 * (entity.offset + entity.length)
            units = units[:end] + f" ({entity.url})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", errors="replace")


def is_command(message: Message, username: str | None) -> bool:
    """Whether a message in a group is a command for this bot, or for any."""
    word = (message.text or "").split(maxsplit=1)[:1]
    name, _, whom = word[0].partition("@") if word else ("", "", "")
    return name.startswith("/") and len(name) > 1 and whom.lower() in {"", (username or "").lower()}
