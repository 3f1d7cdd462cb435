"""What the sandbox's Discord is made of: values that know how Discord's API spells them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from json import JSONEncoder
from pathlib import PurePosixPath
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

encode = JSONEncoder(separators=(",", ":")).encode

TEXT, DM, CATEGORY, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 4, 11, 12
THREADS = (PUBLIC_THREAD, PRIVATE_THREAD)

# Flags of a message.
SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SILENT, IS_V2 = 1 << 2, 1 << 6, 1 << 7, 1 << 12, 1 << 15

# Types of a message.
DEFAULT, RECIPIENT_ADD, RECIPIENT_REMOVE, CHANNEL_RENAMED, REPLY, COMMAND_ANSWER = 0, 1, 2, 4, 19, 20
CONTEXT_ANSWER = 23
WRITTEN = (DEFAULT, REPLY, COMMAND_ANSWER, CONTEXT_ANSWER)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account, or the bot."""

    id: int
    username: str
    name: str
    locale: str = "en-US"
    bot: bool = False

    def wire(self) -> Json:
        """This user as the API spells it."""
        return {
            "id": str(self.id),
            "username": self.username,
            "global_name": None if self.bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a guild; the one whose id is the guild's is everybody's."""

    id: int
    name: str
    permissions: int
    position: int = 0

    def wire(self) -> Json:
        """This role as the API spells it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies one role (kind 0) or member (kind 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0

    def wire(self) -> Json:
        """This overwrite as the API spells it."""
        return {"id": str(self.id), "type": self.kind, "allow": str(self.allow), "deny": str(self.deny)}


@dataclass(slots=True)
class Member:
    """Somebody's place in a guild."""

    user: int
    joined: datetime
    roles: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message; its bytes lie with the files of the world."""

    id: int
    channel: int
    name: str
    size: int
    content_type: str
    description: str | None = None
    title: str | None = None

    @property
    def shown_name(self) -> str:
        """What people read as its name."""
        return self.name if self.title is None else self.title + PurePosixPath(self.name).suffix

    def wire(self, cdn: str) -> Json:
        """This file as the API spells it, with its address."""
        url = f"{cdn}/attachments/{self.channel}/{self.id}/{self.name}"
        wire: Json = {
            "id": str(self.id),
            "filename": self.name,
            "size": self.size,
            "content_type": self.content_type,
            "url": url,
            "proxy_url": url,
        }
        told = {"description": self.description, "title": self.title}
        return wire | {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands now. `audience` is the only one who sees it; None is everybody in the channel."""

    id: int
    channel: int
    author: int
    at: str
    content: str = ""
    kind: int = DEFAULT
    flags: int = 0
    edited: str | None = None
    embeds: tuple[Json, ...] = ()
    components: tuple[Json, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    mentions: tuple[int, ...] = ()
    reply_to: int | None = None
    nonce: str | int | None = None
    audience: int | None = None
    interaction: Json | None = None

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & IS_V2)


@dataclass(slots=True)
class Channel:
    """A channel, a thread or a private conversation, with its messages."""

    id: int
    kind: int
    name: str = ""
    guild: int | None = None
    parent: int | None = None
    owner: int = 0
    recipient: int = 0
    topic: str | None = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive: int = 4320
    touched: datetime | None = None
    members: dict[int, datetime] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message: int | None = None
    typing: bool = False

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS


@dataclass(slots=True)
class Guild:
    """A server of people; the role with the guild's own id is everybody's."""

    id: int
    name: str
    owner: int
    created: datetime
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)


def without(items: Iterable[Attachment], kept: set[int]) -> tuple[Attachment, ...]:
    """Only the files whose ids are `kept`, in their order."""
    return tuple(item for item in items if item.id in kept)


def described(item: Attachment, description: str | None) -> Attachment:
    return replace(item, description=description)
