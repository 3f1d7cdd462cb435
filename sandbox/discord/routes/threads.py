"""Threads: to start one, to bring people in and out, and to list those that are open."""

from dataclasses import replace
from typing import Any

from sandbox.discord import wires
from sandbox.discord.call import Call, route
from sandbox.discord.faulty import Faulty
from sandbox.discord.permissions import CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, MANAGE_THREADS
from sandbox.discord.refused import (
    RefusedError,
    missing_access,
    missing_permissions,
    thread_archived,
    unknown_channel,
    unknown_member,
)  # fmt: skip
from sandbox.discord.values import PRIVATE_THREAD, PUBLIC_THREAD, RECIPIENT_ADD, TEXT, Channel, Json

ARCHIVE_AFTER = (60, 1440, 4320, 10080)


def start(call: Call) -> Json:
    discord, parent = call.discord, call.channel()
    faulty = Faulty()
    name = faulty.text(("name",), call.fields.get("name"), 1, 100)
    kind = call.fields.get("type", PRIVATE_THREAD)
    faulty.one_of(("type",), kind, (PUBLIC_THREAD, PRIVATE_THREAD))
    auto_archive = call.fields.get("auto_archive_duration") or 4320
    faulty.one_of(("auto_archive_duration",), auto_archive, ARCHIVE_AFTER)
    faulty.raise_any()
    if parent.kind != TEXT:
        raise RefusedError(400, 50024, "Cannot execute action on this channel type")
    needed = CREATE_PRIVATE_THREADS if kind == PRIVATE_THREAD else CREATE_PUBLIC_THREADS
    if not discord.may(discord.bot.id, parent) & needed:
        raise missing_permissions()
    active = sum(each.is_thread and not each.archived and each.guild == parent.guild for each in _all(call))
    if active >= discord.limits.threads:
        raise RefusedError(400, 160006, "Maximum number of active threads reached")
    thread = discord.start_thread(parent, discord.bot.id, name, kind, auto_archive)
    thread.invitable = bool(call.fields.get("invitable", True))
    discord.keep_channel(thread)
    return wires.channel(discord, thread)


def add_member(call: Call) -> None:
    discord, thread = call.discord, _open_thread(call)
    user = discord.bot.id if call.parts["user"] == "@me" else call.number("user")
    guild = discord.guilds[thread.guild or 0]
    if user not in guild.members:
        raise unknown_member()
    if not discord.may(user, discord.channel(thread.parent or 0)):
        raise missing_access()
    if user in thread.members:
        return
    discord.put_into_thread(thread, user)
    told = discord.new_message(thread, discord.bot.id, kind=RECIPIENT_ADD)
    discord.post(thread, replace(told, mentions=(user,)))


def remove_member(call: Call) -> None:
    discord, thread = call.discord, _open_thread(call)
    user = discord.bot.id if call.parts["user"] == "@me" else call.number("user")
    granted = discord.may(discord.bot.id, thread)
    if discord.bot.id not in {user, thread.owner} and not granted & MANAGE_THREADS:
        raise missing_permissions()
    discord.take_out_of_thread(thread, user)


def members(call: Call) -> Any:
    thread = call.channel()
    if not thread.is_thread:
        raise unknown_channel()
    return [wires.thread_member(thread, user) for user in thread.members]


def member(call: Call) -> Json:
    thread, user = call.channel(), call.number("user")
    if user not in thread.members:
        raise unknown_member()
    return wires.thread_member(thread, user)


def active(call: Call) -> Json:
    """All open threads of a guild that the bot sees."""
    discord, guild = call.discord, call.discord.guild(call.number("guild"))
    threads = [discord.channel(each.id) for each in _all(call) if each.is_thread and each.guild == guild.id]
    seen = [each for each in threads if not each.archived and discord.may(discord.bot.id, each)]
    own = [wires.thread_member(each, discord.bot.id) for each in seen if discord.bot.id in each.members]
    return {"threads": [wires.channel(discord, each) for each in seen], "members": own}


def archived(call: Call) -> Json:
    """The closed private threads of a channel."""
    discord, parent = call.discord, call.channel(MANAGE_THREADS)
    threads = [discord.channel(each.id) for each in _all(call) if each.is_thread and each.parent == parent.id]
    found = [each for each in threads if each.archived and each.kind == PRIVATE_THREAD]
    return {"threads": [wires.channel(discord, each) for each in found], "members": [], "has_more": False}


def _all(call: Call) -> list[Channel]:
    return list(call.discord.channels.values())


def _open_thread(call: Call) -> Channel:
    thread = call.channel()
    if not thread.is_thread:
        raise RefusedError(400, 50024, "Cannot execute action on this channel type")
    if thread.archived:
        raise thread_archived()
    return thread


_MEMBERS = "/channels/{channel}/thread-members"
ROUTES = (
    route("start_thread", "POST", "/channels/{channel}/threads", start),
    route("add_thread_member", "PUT", f"{_MEMBERS}/{{user}}", add_member),
    route("remove_thread_member", "DELETE", f"{_MEMBERS}/{{user}}", remove_member),
    route("get_thread_members", "GET", _MEMBERS, members),
    route("get_thread_member", "GET", f"{_MEMBERS}/{{user}}", member),
    route("get_active_threads", "GET", "/guilds/{guild}/threads/active", active),
    route("get_archived_threads", "GET", "/channels/{channel}/threads/archived/private", archived),
)
