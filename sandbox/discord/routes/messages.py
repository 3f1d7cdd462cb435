"""Messages: to write, read, edit and delete them, in channels, threads and private conversations."""

from dataclasses import replace
from typing import Any

from sandbox.discord import wires
from sandbox.discord.call import Call, route
from sandbox.discord.drafts import read_draft
from sandbox.discord.faulty import Faulty
from sandbox.discord.permissions import ATTACH, MANAGE_MESSAGES, READ_HISTORY, SEND, SEND_IN_THREADS
from sandbox.discord.refused import (
    RefusedError,
    closed_to_messages,
    missing_permissions,
    thread_archived,
    unknown_message,
)  # fmt: skip
from sandbox.discord.values import CATEGORY, DM, REPLY, WRITTEN, Channel, Json, Message
from sandbox.discord.world import Discord, edited

# Discord says "the past few minutes".
_NONCE_MINUTES = 5


def create(call: Call) -> Json:
    discord, channel = call.discord, call.channel()
    _check_writable(discord, channel)
    if call.body.files and not discord.may(discord.bot.id, channel) & ATTACH:
        raise missing_permissions()
    nonce = _nonce(call)
    if nonce is not None and call.fields.get("enforce_nonce") and (before := _same(discord, channel, nonce)):
        return wires.message(discord, before)
    blank = replace(discord.new_message(channel, discord.bot.id), nonce=nonce)
    if reference := call.fields.get("message_reference"):
        blank = _replying(channel, blank, reference)
    message = read_draft(discord, call.body, blank).onto(discord, blank)
    return wires.message(discord, discord.post(channel, message))


def edit(call: Call) -> Json:
    discord, channel = call.discord, call.channel()
    message = call.message(channel)
    if message.author != discord.bot.id:
        raise RefusedError(403, 50005, "Cannot edit a message authored by another user")
    if channel.is_thread and channel.archived:
        raise thread_archived()
    changed = read_draft(discord, call.body, message).onto(discord, message)
    return wires.message(discord, discord.edit(channel, edited(changed, discord.now())))


def delete(call: Call) -> None:
    discord, channel = call.discord, call.channel()
    message = call.message(channel)
    if channel.is_thread and channel.archived:
        raise thread_archived()
    if message.author != discord.bot.id and channel.kind == DM:
        raise RefusedError(403, 50003, "Cannot execute action on a DM channel")
    if message.author != discord.bot.id and not discord.may(discord.bot.id, channel) & MANAGE_MESSAGES:
        raise missing_permissions()
    if message.kind not in WRITTEN and message.author == discord.bot.id:
        raise RefusedError(403, 50021, "Cannot execute action on a system message")
    discord.delete(channel, message)


def get(call: Call) -> Json:
    return wires.message(call.discord, call.message(call.channel(READ_HISTORY)))


def history(call: Call) -> Any:
    """Newest first, or with `after` the oldest of those after it."""
    channel = call.channel(READ_HISTORY)
    limit = min(max(int(call.query.get("limit", "50")), 1), 100)
    seen = [message for message in channel.messages.values() if message.audience is None]
    if before := call.query.get("before"):
        seen = [message for message in seen if message.id < int(before)]
    if after := call.query.get("after"):
        seen = [message for message in seen if message.id > int(after)][:limit]
    return [wires.message(call.discord, message) for message in reversed(seen[-limit:])]


def typing(call: Call) -> None:
    channel = call.channel()
    channel.typing = True
    call.discord.ring(*call.discord.watching(channel))


def _check_writable(discord: Discord, channel: Channel) -> None:
    if channel.kind == CATEGORY:
        raise RefusedError(400, 50008, "Cannot send messages in a non-text channel")
    if channel.kind == DM:
        met = discord.shares_guild(channel.recipient) or _has_written(channel)
        if channel.recipient in discord.closed or not met:
            raise closed_to_messages()
        return
    if not discord.may(discord.bot.id, channel) & (SEND_IN_THREADS if channel.is_thread else SEND):
        raise missing_permissions()
    if channel.is_thread and channel.archived:
        raise thread_archived()


def _has_written(channel: Channel) -> bool:
    return any(message.author == channel.recipient for message in channel.messages.values())


def _nonce(call: Call) -> str | int | None:
    nonce = call.fields.get("nonce")
    faulty = Faulty()
    if isinstance(nonce, str):
        faulty.text(("nonce",), nonce, 0, 25)
    elif nonce is not None and not isinstance(nonce, int):
        faulty.add(("nonce",), "STRING_TYPE_CONVERT", "Could not interpret as string.")
    faulty.raise_any()
    return nonce


def _same(discord: Discord, channel: Channel, nonce: str | int) -> Message | None:
    """The bot's message of the last minutes with the same nonce."""
    for message in reversed(channel.messages.values()):
        age = discord.snowflakes.age_minutes(message.id)
        if age > _NONCE_MINUTES:
            return None
        if message.author == discord.bot.id and str(message.nonce) == str(nonce):
            return message
    return None


def _replying(channel: Channel, message: Message, reference: Json) -> Message:
    number = str(reference.get("message_id", ""))
    if number.isdigit() and int(number) in channel.messages:
        return replace(message, kind=REPLY, reply_to=int(number))
    if reference.get("fail_if_not_exists", True):
        faulty = Faulty()
        faulty.add(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", unknown_message().words)
        faulty.raise_any()
    return message


_ALL, _ONE = "/channels/{channel}/messages", "/channels/{channel}/messages/{message}"
ROUTES = (
    route("create_message", "POST", _ALL, create),
    route("get_messages", "GET", _ALL, history),
    route("get_message", "GET", _ONE, get),
    route("edit_message", "PATCH", _ONE, edit),
    route("delete_message", "DELETE", _ONE, delete),
    route("trigger_typing", "POST", "/channels/{channel}/typing", typing),
)
