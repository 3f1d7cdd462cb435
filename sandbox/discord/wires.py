"""The world as the API spells it."""

from typing import TYPE_CHECKING, Any

from sandbox.discord import permissions
from sandbox.discord.controls import FILE, GALLERY, THUMBNAIL
from sandbox.discord.values import DM, IS_V2, Channel, Guild, Json, Member, Message

if TYPE_CHECKING:
    from sandbox.discord.world import Discord

_MUTED: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def message(discord: "Discord", shown: Message, *, whole: bool = False, with_reply: bool = True) -> Json:
    """A message for the bot. Without `whole`, what people say to each other is left out, as without the intent."""
    wire: Json = {
        "id": str(shown.id),
        "channel_id": str(shown.channel),
        "type": shown.kind,
        "author": discord.user(shown.author).wire(),
        "content": shown.content,
        "timestamp": shown.at,
        "edited_timestamp": shown.edited,
        "tts": False,
        "mention_everyone": False,
        "mentions": [discord.user(user).wire() for user in shown.mentions],
        "mention_roles": [],
        "attachments": [item.wire(discord.cdn) for item in shown.attachments],
        "embeds": list(shown.embeds),
        "components": [_media(discord, shown, component) for component in shown.components],
        "flags": shown.flags,
        "pinned": False,
    }
    if shown.nonce is not None:
        wire["nonce"] = shown.nonce
    if shown.author == discord.bot.id:
        wire["application_id"] = str(discord.bot.id)
    if shown.interaction:
        wire["interaction_metadata"] = shown.interaction
    if shown.reply_to is not None:
        wire |= _reply(discord, shown, with_reply=with_reply)
    return wire if whole or _open_to_bot(discord, shown) else wire | _MUTED


def channel(discord: "Discord", shown: Channel) -> Json:
    """A channel or thread as the bot sees it."""
    wire: Json = {"id": str(shown.id), "type": shown.kind, "flags": 0}
    wire["last_message_id"] = str(shown.last_message) if shown.last_message else None
    if shown.kind == DM:
        return wire | {"recipients": [discord.user(shown.recipient).wire()]}
    wire |= {
        "guild_id": str(shown.guild),
        "name": shown.name,
        "parent_id": str(shown.parent) if shown.parent else None,
        "rate_limit_per_user": 0,
    }
    if shown.is_thread:
        return wire | _thread(discord, shown)
    return wire | {
        "position": shown.position,
        "topic": shown.topic,
        "nsfw": False,
        "permission_overwrites": [each.wire() for each in shown.overwrites.values()],
    }


def thread_member(thread: Channel, user: int) -> Json:
    """Somebody's membership of a thread."""
    joined = thread.members[user].isoformat()
    return {"id": str(thread.id), "user_id": str(user), "join_timestamp": joined, "flags": 0}


def member(discord: "Discord", shown: Member, *, with_user: bool = True) -> Json:
    """A member of a guild."""
    wire: Json = {
        "nick": None,
        "avatar": None,
        "roles": [str(role) for role in sorted(shown.roles)],
        "joined_at": shown.joined.isoformat(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    return wire | {"user": discord.user(shown.user).wire()} if with_user else wire


def guild(shown: Guild) -> Json:
    """A guild as a call for it gives it."""
    return {
        "id": str(shown.id),
        "name": shown.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "owner_id": str(shown.owner),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": [role.wire() for role in shown.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": ["COMMUNITY"],
        "mfa_level": 0,
        "application_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "vanity_url_code": None,
        "description": None,
        "banner": None,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": shown.locale,
        "nsfw_level": 0,
        "safety_alerts_channel_id": None,
    }


def whole_guild(discord: "Discord", shown: Guild) -> Json:
    """A guild as the gateway tells it when the bot comes in."""
    inside = [each for each in discord.channels.values() if each.guild == shown.id]
    seen = [each for each in inside if discord.may(discord.bot.id, each)]
    return guild(shown) | {
        "joined_at": shown.members[discord.bot.id].joined.isoformat(),
        "large": False,
        "unavailable": False,
        "member_count": len(shown.members),
        "members": [member(discord, shown.members[discord.bot.id])],
        "channels": [channel(discord, each) for each in inside if not each.is_thread],
        "threads": [channel(discord, each) for each in seen if each.is_thread and not each.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def granted(discord: "Discord", shown: Channel, user: int) -> str:
    """Somebody's permissions in a channel, as an interaction tells them."""
    return str(discord.may(user, shown) or permissions.IN_DM)


def _thread(discord: "Discord", shown: Channel) -> Json:
    touched = (shown.touched or discord.now()).isoformat()
    wire: Json = {
        "owner_id": str(shown.owner),
        "message_count": len(shown.messages),
        "total_message_sent": len(shown.messages),
        "member_count": min(50, len(shown.members)),
        "thread_metadata": {
            "archived": shown.archived,
            "auto_archive_duration": shown.auto_archive,
            "archive_timestamp": touched,
            "locked": shown.locked,
            "invitable": shown.invitable,
            "create_timestamp": touched,
        },
    }
    if discord.bot.id in shown.members:
        wire["member"] = thread_member(shown, discord.bot.id)
    return wire


def _reply(discord: "Discord", shown: Message, *, with_reply: bool) -> Json:
    reference: Json = {"type": 0, "message_id": str(shown.reply_to), "channel_id": str(shown.channel)}
    wire: Json = {"message_reference": reference}
    if with_reply:
        there = discord.channels[shown.channel].messages.get(shown.reply_to or 0)
        wire["referenced_message"] = message(discord, there, with_reply=False) if there else None
    return wire


def _open_to_bot(discord: "Discord", shown: Message) -> bool:
    private = discord.channels[shown.channel].kind == DM if shown.channel in discord.channels else False
    return private or shown.author == discord.bot.id or discord.bot.id in shown.mentions


def _media(discord: "Discord", shown: Message, component: Json) -> Json:
    """A component with the real addresses of the files that it shows."""
    if not shown.flags & IS_V2:
        return component
    made = dict(component)
    if "components" in made:
        made["components"] = [_media(discord, shown, child) for child in made["components"]]
    if made.get("accessory"):
        made["accessory"] = _media(discord, shown, made["accessory"])
    if made["type"] == GALLERY:
        items = made["items"]
        made["items"] = [item | {"media": _resolved(discord, shown, item["media"])} for item in items]
    if made["type"] == THUMBNAIL:
        made["media"] = _resolved(discord, shown, made["media"])
    if made["type"] == FILE:
        made["file"] = _resolved(discord, shown, made["file"])
        name = str(component["file"]["url"]).removeprefix("attachment://")
        held = next((item for item in shown.attachments if item.name == name), None)
        made |= {"name": held.name, "size": held.size} if held else {}
    return made


def _resolved(discord: "Discord", shown: Message, media: Json) -> Json:
    url: Any = media["url"]
    held = next((item for item in shown.attachments if url == f"attachment://{item.name}"), None)
    if held is None:
        return media | {"proxy_url": url, "loading_state": 2, "placeholder": ""}
    wire = held.wire(discord.cdn)
    found = {"attachment_id": wire["id"], "content_type": held.content_type}
    return {"url": wire["url"], "proxy_url": wire["url"], "loading_state": 2, "placeholder": "", **found}
