"""What is to stand in a message, read from a call and checked as a whole before anything is changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sandbox.discord.body import Body
from sandbox.discord.components import Blocks
from sandbox.discord.controls import TEXT_DISPLAY, inside
from sandbox.discord.faulty import Faulty
from sandbox.discord.files import Upload, file_name, title_of, type_of
from sandbox.discord.refused import empty_message, too_large
from sandbox.discord.values import IS_V2, SILENT, SUPPRESS_EMBEDS, Attachment, Json, Message

if TYPE_CHECKING:
    from sandbox.discord.world import Discord

MOST_CONTENT = 2000
MOST_FILES = 10
_MOST_EMBEDS = 10
_EMBED_TEXT = 6000
_LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
_MENTION = re.compile(r"<@!?(\d+)>")
_SETTABLE = SUPPRESS_EMBEDS | SILENT | IS_V2


@dataclass(frozen=True, slots=True)
class Draft:
    """The contents of a message; `uploads` are the bytes of files that are new."""

    content: str
    embeds: tuple[Json, ...]
    components: tuple[Json, ...]
    attachments: tuple[Attachment, ...]
    mentions: tuple[int, ...]
    flags: int
    uploads: Mapping[int, Upload]

    def onto(self, discord: "Discord", message: Message) -> Message:
        """The message with these contents; keeps the bytes of new files."""
        for number, upload in self.uploads.items():
            discord.files.keep(number, upload.content)
        return replace(
            message,
            content=self.content,
            embeds=self.embeds,
            components=self.components,
            attachments=self.attachments,
            mentions=self.mentions,
            flags=self.flags,
        )


def read_draft(discord: "Discord", body: Body, message: Message, *, settable: int = _SETTABLE) -> Draft:
    """The contents that a call gives to a message; what an edit does not name stays as it is.

    Raises 50035 with all faults, 50006 for nothing at all, 40005 for too large a file.
    """
    faulty = Faulty()
    fields = body.fields
    flags = _flags(faulty, fields, message, settable)
    v2 = bool(flags & IS_V2)
    content = faulty.text(("content",), fields["content"], 0, MOST_CONTENT) if "content" in fields else message.content
    embeds = _embeds(faulty, fields["embeds"]) if "embeds" in fields else message.embeds
    if v2:
        _no_legacy(faulty, fields, content, embeds)
    attachments, uploads = _attachments(discord, faulty, body, message)
    components = message.components
    if "components" in fields:
        names = {item.name for item in attachments}
        components = Blocks(faulty, names).check(fields["components"], v2=v2)
    mentions = _mentions(discord, faulty, fields, content, components)
    faulty.raise_any()
    if not (content or embeds or attachments or components or fields.get("sticker_ids") or fields.get("poll")):
        raise empty_message()
    return Draft(content, embeds, components, attachments, mentions, flags, uploads)


def _flags(faulty: Faulty, fields: Json, message: Message, settable: int) -> int:
    asked = faulty.number(("flags",), fields.get("flags"), 0, (1 << 31) - 1, message.flags & settable)
    if asked & ~settable & ~message.flags:
        faulty.add(("flags",), "MESSAGE_FLAGS_INVALID", "Message flags are invalid.")
    # The flag stays with the message: what was built of blocks never becomes a plain text again.
    return (message.flags & ~settable) | (asked & settable) | (message.flags & IS_V2)


def _no_legacy(faulty: Faulty, fields: Json, content: str, embeds: tuple[Json, ...]) -> None:
    used = {"content": content, "embeds": embeds, "poll": fields.get("poll"), "stickers": fields.get("sticker_ids")}
    for name, value in used.items():
        if value:
            words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            faulty.add((name,), _LEGACY, words)


def _embeds(faulty: Faulty, value: Any) -> tuple[Json, ...]:
    embeds = faulty.listed(("embeds",), value, 0, _MOST_EMBEDS)
    size = 0
    for index, embed in enumerate(embeds):
        if not isinstance(embed, dict):
            faulty.add(("embeds", index), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            continue
        title = faulty.text(("embeds", index, "title"), embed.get("title"), 0, 256)
        words = faulty.text(("embeds", index, "description"), embed.get("description"), 0, 4096)
        fields = faulty.listed(("embeds", index, "fields"), embed.get("fields"), 0, 25)
        size += len(title) + len(words) + sum(len(str(f.get("name"))) + len(str(f.get("value"))) for f in fields)
    if size > _EMBED_TEXT:
        faulty.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {_EMBED_TEXT}")
    return tuple(embeds)


def _attachments(
    discord: "Discord", faulty: Faulty, body: Body, message: Message
) -> tuple[tuple[Attachment, ...], dict[int, Upload]]:
    listed = body.fields.get("attachments")
    items = faulty.listed(("attachments",), listed, 0, MOST_FILES)
    kept = message.attachments
    if listed is not None:
        named = {str(item.get("id")) for item in items if isinstance(item, dict)}
        kept = tuple(item for item in kept if str(item.id) in named)
    about = {str(item.get("id")): item for item in items if isinstance(item, dict)}
    known = {str(item.id) for item in message.attachments} | {str(number) for number in body.files}
    for index, named_so in enumerate(about):
        if named_so not in known:
            words = f"The attachment {named_so} was not uploaded"
            faulty.add(("attachments", index), "ATTACHMENT_NOT_FOUND", words)
    made: list[Attachment] = []
    uploads: dict[int, Upload] = {}
    for number, upload in sorted(body.files.items()):
        if len(upload.content) > discord.limits.upload_bytes:
            raise too_large()
        told = about.get(str(number), {})
        item = attachment(discord, message.channel, replace(upload, name=told.get("filename") or upload.name))
        made.append(replace(item, description=told.get("description")))
        uploads[item.id] = upload
    if len(kept) + len(made) > MOST_FILES and not faulty.errors:
        faulty.add(("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length.")
    return (*kept, *made), uploads


def attachment(discord: "Discord", channel: int, upload: Upload) -> Attachment:
    """A file that is about to hang on a message of a channel."""
    return Attachment(
        discord.snowflakes.next(),
        channel,
        file_name(upload.name),
        len(upload.content),
        type_of(upload),
        title=title_of(upload.name),
    )


def mentioned(discord: "Discord", text: str) -> list[int]:
    """The people whom a text names, in order, each once."""
    found = dict.fromkeys(int(number) for number in _MENTION.findall(text))
    return [user for user in found if user in discord.people or user == discord.bot.id]


def _mentions(
    discord: "Discord", faulty: Faulty, fields: Json, content: str, components: tuple[Json, ...]
) -> tuple[int, ...]:
    shown = [each.get("content", "") for top in components for each in inside(top) if each["type"] == TEXT_DISPLAY]
    found = mentioned(discord, "\n".join([content, *shown]))
    allowed = fields.get("allowed_mentions")
    if not isinstance(allowed, dict):
        return tuple(found)
    parse = faulty.listed(("allowed_mentions", "parse"), allowed.get("parse"), 0, 3)
    users = faulty.listed(("allowed_mentions", "users"), allowed.get("users"), 0, 100)
    if "users" in parse and users:
        words = 'parse:["users"] and users: [ids...] are mutually exclusive.'
        faulty.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)
    if "users" in parse:
        return tuple(found)
    return tuple(user for user in found if str(user) in map(str, users))
