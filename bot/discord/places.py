"""Where an order lives for one of its parties: a private thread of their own, or their direct messages. Never one
place for both, or they would see each other's names.

A thread is made once. What takes its place when it cannot be made, or was lost, is for the whole life of the order:
a card that moves to and fro is found nowhere.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from weakref import WeakValueDictionary

from bot.discord.post import Post
from bot.discord.refusals import FAILURES, Meaning, meaning, said
from bot.discord.threads import ThreadDoor
from bot.recent import Recent
from bot.talk.home import Home
from core.order import OrderId, PersonId
from core.person import Person, Platform
from core.ports import Thread, Threads

log = logging.getLogger(__name__)

REMEMBERED = 10_000  # places kept in memory; the rest is read again
SURE = 600.0  # seconds for which somebody who was in their thread is taken to be there still

Homes: TypeAlias = Callable[[OrderId, Person], Awaitable[Home | None]]

_NO_THREAD = frozenset({Meaning.NO_PLACE, Meaning.NOBODY, Meaning.FULL, Meaning.CLOSED})


@dataclass(frozen=True, slots=True)
class Where:
    """Where somebody did something: in which channel, and on which message if they pressed something. `direct`: in
    direct messages with us. `hidden`: the message is one that only they see.
    """

    channel: int
    message: int | None = None
    direct: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A channel that only we and one party see. `guild` is the server of a thread, 0 for direct messages."""

    channel: int
    guild: int = 0

    def link(self, message: int) -> str:
        """The address of a message in it."""
        return f"https://discord.com/channels/{self.guild or '@me'}/{self.channel}/{message}"


class Places:
    """`home` says where threads are opened for a party, and what theirs is called. Methods raise what Discord, the
    network or storage did.
    """

    def __init__(self, post: Post, door: ThreadDoor, threads: Threads, home: Homes) -> None:
        self._post = post
        self._door = door
        self._threads = threads
        self._home = home
        # By account too: whoever links another one does not see what the one before is still in.
        self._known: Recent[tuple[PersonId, int, OrderId], Thread] = Recent(REMEMBERED)
        self._sure: Recent[int, float] = Recent(REMEMBERED)
        self._closed: Recent[PersonId, float] = Recent(REMEMBERED)
        self._locks: WeakValueDictionary[tuple[PersonId, OrderId], asyncio.Lock] = WeakValueDictionary()
        self._unusable: set[int] = set()

    async def of(self, person: Person, order: OrderId) -> Place:
        """Where `person` is to see this order; made if need be. What is about no order is told directly."""
        if not order:
            return await self.direct(person)
        if person.direct and not self._lately(self._closed.get(person.id)):
            return await self.direct(person)
        async with self._lock(person, order):
            thread = await self._thread(person, order)
            if thread is None:
                home = await self._home(order, person)
                thread = await self._open(home, person, order) if home else None
            if thread and thread.thread is not None:
                return Place(thread.thread, thread.guild)
        return await self.direct(person)

    async def direct(self, person: Person) -> Place:
        """The direct messages with `person`, who has an account here."""
        return Place(await self._post.direct(user_of(person) or 0))

    async def instead_of(self, place: Place, person: Person, order: OrderId, failure: BaseException) -> Place | None:
        """Where else to tell `person` when `failure` says that `place` does not serve. None when that is not so, or
        there is nowhere else.
        """
        if meaning(failure) not in _NO_THREAD:
            return None
        async with self._lock(person, order):
            if place.guild:
                log.warning("thread %d of person %d is of no use any more: %s", place.channel, person.id, said(failure))
                await self._keep(person, Thread(person.id, order, place.guild, None))
            else:
                self._closed.put(person.id, time.monotonic())
                home = await self._home(order, person)
                thread = await self._thread(person, order)
                if home and (thread is None or thread.thread is None):
                    thread = await self._open(home, person, order)
                return Place(thread.thread, thread.guild) if thread and thread.thread is not None else None
        return await self.direct(person)

    async def hold_open(self, place: Place, person: Person) -> None:
        """See to it that `person` hears of what is sent to `place`: that they are in their thread, still or again."""
        user = user_of(person)
        if place.guild and user and not self._lately(self._sure.get(place.channel)):
            await self._door.let_in(place.channel, user)
            self._sure.put(place.channel, time.monotonic())

    def forget(self) -> None:
        """Look up anew whose each thread is: other accounts stand behind the same people now."""
        self._known.clear()
        self._sure.clear()
        self._closed.clear()

    async def close(self, place: Place) -> None:
        """The order is over: put its thread away. Raises nothing: an open thread is put away by Discord, later."""
        try:
            if place.guild:
                self._sure.drop(place.channel)
                await self._door.put_away(place.channel)
        except FAILURES as failure:
            log.info("the thread %d stays open: %s", place.channel, said(failure))

    async def owner(self, channel: int) -> Thread | None:
        """Whose place for which order a channel is, when it is a thread of ours."""
        return await self._threads.at(channel)

    def _lately(self, moment: float | None) -> bool:
        return moment is not None and time.monotonic() - moment < SURE

    async def _thread(self, person: Person, order: OrderId) -> Thread | None:
        key = person.id, user_of(person) or 0, order
        known = self._known.get(key) or await self._threads.of(person.id, order)
        if known:
            self._known.put(key, known)
        return known

    async def _open(self, home: Home, person: Person, order: OrderId) -> Thread | None:
        """A thread of their own, or the note that there is none."""
        user = user_of(person) or 0
        try:
            found = await self._door.open(home, user, self._is_free)
        except FAILURES as failure:
            if meaning(failure) not in _NO_THREAD:
                raise
            self._say_unusable(home, failure)
            thread = Thread(person.id, order, 0, None)
        else:
            self._unusable.discard(home.channel)
            self._sure.put(found.id, time.monotonic())
            thread = Thread(person.id, order, found.guild.id, found.id)
        await self._keep(person, thread)
        return thread

    async def _is_free(self, thread: int) -> bool:
        return await self._threads.at(thread) is None

    async def _keep(self, person: Person, thread: Thread) -> None:
        await self._threads.put(thread)
        self._known.put((person.id, user_of(person) or 0, thread.order), thread)

    def _say_unusable(self, home: Home, failure: BaseException) -> None:
        """Said once to whoever runs the bot; that one person is not in the server is nobody's fault."""
        if meaning(failure) is Meaning.NOBODY:
            log.info("no thread for somebody who is not in the server: %s", said(failure))
        elif home.channel not in self._unusable:
            self._unusable.add(home.channel)
            log.error("no private thread can be opened in channel %d: %s", home.channel, said(failure))

    def _lock(self, person: Person, order: OrderId) -> asyncio.Lock:
        return self._locks.setdefault((person.id, order), asyncio.Lock())


def user_of(person: Person) -> int | None:
    """By which number Discord knows a person."""
    return next((each.address for each in person.accounts if each.platform is Platform.DISCORD), None)
