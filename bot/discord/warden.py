"""Discord's answers about a server that the bot is in. Its members are asked for one by one: no privileged intent."""

from collections.abc import Awaitable, Sequence
from typing import TypeVar

import discord

from bot.discord.refusals import FAILURES, Meaning, meaning
from bot.warden import CannotTell, Room, Somebody
from core.person import Account, Platform

T = TypeVar("T")


class DiscordWarden:
    """Implements `bot.warden.Warden`. A server is run by its owner and by whoever may manage it."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def runs(self, place: int, address: int) -> bool:
        guild = self._guild(place)
        if guild.owner_id == address:
            return True
        member = await _member(guild, address)
        return member is not None and member.guild_permissions.manage_guild

    async def name(self, place: int) -> str:
        return self._guild(place).name

    async def leaders(self, place: int) -> Sequence[Somebody]:
        guild = self._guild(place)
        owner = await _member(guild, guild.owner_id) if guild.owner_id else None
        return [somebody(owner)] if owner else []

    async def channels(self, place: int) -> Sequence[Room]:
        guild = self._guild(place)
        me = await _member(guild, self._client.user.id) if self._client.user else None
        return [Room(each.id, each.name) for each in guild.text_channels if me and _has_room(each, me)]

    async def roles_of(self, place: int, address: int) -> frozenset[int]:
        member = await _member(self._guild(place), address)
        return frozenset(role.id for role in member.roles) if member else frozenset()

    async def roles(self, place: int) -> Sequence[Room]:
        roles = self._guild(place).roles
        return [Room(each.id, each.name) for each in reversed(roles) if not (each.is_default() or each.managed)]

    def _guild(self, place: int) -> discord.Guild:
        guild = self._client.get_guild(place)
        if guild is None:
            raise CannotTell
        return guild


def somebody(user: discord.User | discord.Member) -> Somebody:
    return Somebody(Account(Platform.DISCORD, user.id), name_of(user))


def name_of(user: discord.User | discord.Member) -> str:
    """What others are shown. Never the handle, by which anybody could be found and written to."""
    return (user.global_name or "").strip() or f"#{user.id % 10_000:04}"


def _has_room(channel: discord.TextChannel, me: discord.Member) -> bool:
    may = channel.permissions_for(me)
    return may.view_channel and may.create_private_threads and may.send_messages_in_threads


async def _member(guild: discord.Guild, address: int) -> discord.Member | None:
    try:
        return await _told(guild.fetch_member(address))
    except discord.HTTPException as refusal:
        if meaning(refusal) is Meaning.NOBODY:
            return None
        raise CannotTell from refusal


async def _told(asked: Awaitable[T]) -> T:
    """Raises what Discord refused, or `CannotTell` for the network's trouble."""
    try:
        return await asked
    except discord.HTTPException:
        raise
    except FAILURES as failure:
        raise CannotTell from failure
