"""Channels and threads as such: to look at, change, make and delete them."""

from typing import Any

from sandbox.discord import wires
from sandbox.discord.call import Call, route
from sandbox.discord.faulty import Faulty
from sandbox.discord.permissions import MANAGE_CHANNELS, MANAGE_ROLES, MANAGE_THREADS, in_guild
from sandbox.discord.refused import RefusedError, missing_permissions, thread_archived
from sandbox.discord.routes.threads import ARCHIVE_AFTER
from sandbox.discord.values import CATEGORY, DM, TEXT, Channel, Json, Overwrite


def get(call: Call) -> Json:
    return wires.channel(call.discord, call.channel())


def edit(call: Call) -> Json:
    channel = call.channel()
    if channel.kind == DM:
        raise RefusedError(403, 50003, "Cannot execute action on a DM channel")
    if channel.is_thread:
        _edit_thread(call, channel)
    else:
        _edit_channel(call, channel)
    call.discord.channel_changed(channel)
    return wires.channel(call.discord, channel)


def delete(call: Call) -> Json:
    """A private conversation is only put away."""
    channel = call.channel()
    granted = call.discord.may(call.discord.bot.id, channel)
    if channel.kind != DM:
        if not granted & (MANAGE_THREADS if channel.is_thread else MANAGE_CHANNELS):
            raise missing_permissions()
        call.discord.delete_channel(channel)
    return wires.channel(call.discord, channel)


def create(call: Call) -> Json:
    discord, guild = call.discord, call.discord.guild(call.number("guild"))
    if not in_guild(guild, discord.bot.id) & MANAGE_CHANNELS:
        raise missing_permissions()
    faulty = Faulty()
    name = faulty.text(("name",), call.fields.get("name"), 1, 100)
    kind = call.fields.get("type", TEXT)
    faulty.one_of(("type",), kind, (TEXT, CATEGORY))
    faulty.raise_any()
    parent = call.fields.get("parent_id")
    channel = discord.add_channel(guild, name, kind=kind, parent=int(parent) if parent else None)
    channel.topic = call.fields.get("topic")
    for facts in call.fields.get("permission_overwrites") or []:
        overwrite = _overwrite(int(facts["id"]), facts)
        channel.overwrites[overwrite.id] = overwrite
    discord.channel_changed(channel)
    return wires.channel(discord, channel)


def set_overwrite(call: Call) -> None:
    channel = call.channel(MANAGE_ROLES)
    call.discord.allow(channel, _overwrite(call.number("overwrite"), call.fields))


def delete_overwrite(call: Call) -> None:
    channel = call.channel(MANAGE_ROLES)
    channel.overwrites.pop(call.number("overwrite"), None)
    call.discord.channel_changed(channel)


def _edit_thread(call: Call, thread: Channel) -> None:
    said, granted = call.fields, call.discord.may(call.discord.bot.id, thread)
    owns = thread.owner == call.discord.bot.id
    opens = said.get("archived") is False
    if thread.archived and not opens:
        raise thread_archived()
    # Who locked or opens a locked thread must manage threads; its owner may archive it all the same.
    if ("locked" in said or (thread.locked and opens) or not owns) and not granted & MANAGE_THREADS:
        raise missing_permissions()
    faulty = Faulty()
    if "name" in said:
        thread.name = faulty.text(("name",), said["name"], 1, 100)
    after = said.get("auto_archive_duration", thread.auto_archive)
    if faulty.one_of(("auto_archive_duration",), after, ARCHIVE_AFTER):
        thread.auto_archive = after
    faulty.raise_any()
    thread.archived = bool(said.get("archived", thread.archived))
    thread.locked = bool(said.get("locked", thread.locked))
    thread.invitable = bool(said.get("invitable", thread.invitable))
    thread.touched = call.discord.now()


def _edit_channel(call: Call, channel: Channel) -> None:
    if not call.discord.may(call.discord.bot.id, channel) & MANAGE_CHANNELS:
        raise missing_permissions()
    faulty = Faulty()
    if "name" in call.fields:
        channel.name = faulty.text(("name",), call.fields["name"], 1, 100)
    faulty.raise_any()
    channel.topic = call.fields.get("topic", channel.topic)


def _overwrite(number: int, facts: Any) -> Overwrite:
    return Overwrite(number, int(facts.get("type", 0)), int(facts.get("allow") or 0), int(facts.get("deny") or 0))


_OVERWRITE = "/channels/{channel}/permissions/{overwrite}"
ROUTES = (
    route("get_channel", "GET", "/channels/{channel}", get),
    route("edit_channel", "PATCH", "/channels/{channel}", edit),
    route("delete_channel", "DELETE", "/channels/{channel}", delete),
    route("create_channel", "POST", "/guilds/{guild}/channels", create),
    route("set_overwrite", "PUT", _OVERWRITE, set_overwrite),
    route("delete_overwrite", "DELETE", _OVERWRITE, delete_overwrite),
)
