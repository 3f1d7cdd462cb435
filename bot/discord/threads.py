"""Private threads as Discord has them: opened, entered, put away and taken out again."""

import logging
from collections.abc import Awaitable, Callable
from typing import Literal

import discord

from bot.discord.calls import held
from bot.discord.refusals import FAILURES, Meaning, NoPlace, meaning, said
from bot.talk.home import Home

log = logging.getLogger(__name__)

WEEK: Literal[10080] = 10_080  # minutes of silence after which Discord puts a thread away, the longest it knows
LONGEST_NAME = 100


class ThreadDoor:
    """All methods raise what Discord or the network did (`refusals.FAILURES`)."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def open(self, home: Home, user: int, is_free: Callable[[int], Awaitable[bool]]) -> discord.Thread:
        """A private thread for `user` alone. One that was made before, and of which nobody has heard because the answer
        was lost, is taken if `is_free` says so. Raises what is `Meaning.NO_PLACE` where no thread can be.
        """
        parent = self._client.get_channel(home.channel) or await held(self._client.fetch_channel(home.channel))
        if not isinstance(parent, discord.TextChannel):
            raise NoPlace("that channel cannot have private threads")
        await held(parent.guild.fetch_member(user))
        name = home.name[:LONGEST_NAME]
        thread = await self._left_over(parent, name, is_free) or await _new(parent, name)
        try:
            await held(thread.add_user(discord.Object(user)))
        except discord.HTTPException:
            await self._discard(thread)
            raise
        return thread

    async def let_in(self, thread: int, user: int) -> None:
        """`user` is in `thread` from now on, if they may be, and it is not put away."""
        found = await self._find(thread)
        if found.archived:
            await held(found.edit(archived=False))
        try:
            await held(found.add_user(discord.Object(user)))
        except discord.HTTPException as refusal:
            if meaning(refusal) is not Meaning.ARCHIVED:
                raise
            await held(found.edit(archived=False))
            await held(found.add_user(discord.Object(user)))

    async def put_away(self, thread: int) -> None:
        found = await self._find(thread)
        if not found.archived:
            await held(found.edit(archived=True))

    async def _find(self, number: int) -> discord.Thread:
        found = self._client.get_channel(number) or await held(self._client.fetch_channel(number))
        if not isinstance(found, discord.Thread):
            raise NoPlace("that is no thread")
        return found

    async def _left_over(
        self, parent: discord.TextChannel, name: str, is_free: Callable[[int], Awaitable[bool]]
    ) -> discord.Thread | None:
        me = self._client.user
        for thread in await held(parent.guild.active_threads()):
            ours = thread.parent_id == parent.id and thread.name == name and me and thread.owner_id == me.id
            if ours and thread.is_private() and await is_free(thread.id):
                return thread
        return None

    async def _discard(self, thread: discord.Thread) -> None:
        try:
            await held(thread.delete())
        except FAILURES as failure:
            log.info("an empty thread stays: %s", said(failure))


async def _new(parent: discord.TextChannel, name: str) -> discord.Thread:
    private = discord.ChannelType.private_thread
    return await held(parent.create_thread(name=name, type=private, invitable=False, auto_archive_duration=WEEK))
