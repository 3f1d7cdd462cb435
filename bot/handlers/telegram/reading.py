"""What a Telegram message says, without Telegram in it."""

from collections.abc import Iterator, Sequence

from aiogram.enums import ContentType, MessageEntityType
from aiogram.types import Message, MessageOriginUser

from bot.telegram.warden import somebody
from bot.warden import Somebody
from core.person import Account, Platform

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
    return "\n".join(filter(None, map(words_of, messages)))


def words_of(message: Message) -> str:
    """The same of one message."""
    text = message.text or message.caption or ""
    units = text.encode("utf-16-le", errors="surrogatepass")
    for entity in sorted(message.entities or message.caption_entities or (), key=lambda each: -each.offset):
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            end = 2 * (entity.offset + entity.length)
            units = units[:end] + f" ({entity.url})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", errors="replace")


def people(messages: Sequence[Message]) -> tuple[Somebody, ...]:
    """Whom the messages point at: a contact, whoever wrote what is forwarded, a mention of somebody without a name."""
    return tuple(somebody for message in messages for somebody in _people(message))


def _people(message: Message) -> Iterator[Somebody]:
    if message.contact and message.contact.user_id:
        named = f"{message.contact.first_name} {message.contact.last_name or ''}".strip()
        yield Somebody(Account(Platform.TELEGRAM, message.contact.user_id), named)
    if isinstance(message.forward_origin, MessageOriginUser):
        yield somebody(message.forward_origin.sender_user)
    yield from (somebody(each.user) for each in message.entities or () if each.user)


def command(message: Message, username: str | None) -> str:
    """The command for this bot, or for any, that a message in a group is; empty when it is none."""
    word = (message.text or "").split(maxsplit=1)[:1]
    name, _, whom = word[0].partition("@") if word else ("", "", "")
    ours = name.startswith("/") and whom.lower() in {"", (username or "").lower()}
    return name[1:].lower() if ours else ""
