"""The life of a bot that will not live long: orders go on by what people do and by the clock, while the process is
killed under each step. What people hold, and what goes wrong on the way to them, is each platform's own.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

import aiohttp

from sandbox.clock import SandboxClock
from sandbox.discord.phones import CannotDo
from tests.chat.phone import NotAllowed, NotSeen
from tests.killed.nursery import Nursery
from tests.killed.records import Due, Records

LATEST_KILL = 0.6  # seconds after a step began: most answers are out by then, and some bots are still starting
TRIES = 200
LOST_EVERY = 7  # steps
DELIVER_ALL = "Everything is in"

NOT_DONE = (NotSeen, NotAllowed, CannotDo, aiohttp.ClientError)
"""What becomes of an act when the bot is dead, or the button gone."""

Act: TypeAlias = Callable[[], Awaitable[object]]


class Handheld(Protocol):
    """What a story does with somebody's phone."""

    @property
    def from_bot(self) -> Sequence[Any]: ...

    async def look(self) -> object: ...

    async def click(self, words: str, on: Any) -> object: ...

    async def send(self, text: str) -> object: ...

    async def open(self, url: str) -> object: ...

    def screen(self) -> str: ...


class Wire(Protocol):
    """What is planned to go wrong between the bot and a platform, and how many calls there were."""

    @property
    def planned(self) -> Sequence[Any]: ...

    @property
    def number(self) -> int: ...

    def clear(self) -> None: ...


class Life:
    """One bot, its people and its database, over many lives of its process."""

    def __init__(
        self, clock: SandboxClock, wire: Wire, lose: Callable[[], None], bots: Nursery, records: Records,
        anna: Handheld, boris: Handheld,
    ) -> None:  # fmt: skip
        self.clock = clock
        self.wire = wire
        self.records = records
        self.anna = anna
        self.boris = boris
        self.kills = 0
        self.ends: list[int] = []
        self._lose = lose
        self._bots = bots
        self._random = random.Random(20261122)

    async def step(self, act: Act, done: Callable[[], bool]) -> None:
        """Do it while the process is killed under it, then again as a person would, until it is done."""
        lost = self.kills % LOST_EVERY == LOST_EVERY - 1
        await asyncio.gather(_try(act), self._kill_in_the_window() if lost else self._kill_some_time())
        for _ in range(TRIES):
            if done():
                return await self._told()
            await _try(act)
            await _pause()
        raise AssertionError(f"not done after {TRIES} tries\n{self.anna.screen()}\n---\n{self.boris.screen()}")

    async def _told(self) -> None:
        """Wait until all that was to be told has been: what is overtaken by the next step need not be told any more."""
        for _ in range(TRIES):
            if not self.records.waiting_letters():
                return
            await _pause()

    async def _kill_some_time(self) -> None:
        await asyncio.sleep(self._random.uniform(0, LATEST_KILL))
        await self._kill()

    async def _kill_in_the_window(self) -> None:
        """The platform has taken a message, the bot does not know it, and is gone."""
        self._lose()
        with suppress(TimeoutError):
            async with asyncio.timeout(3 * LATEST_KILL):
                while self.wire.planned:  # noqa: ASYNC110 - the sandbox counts faults down and rings no bell
                    await asyncio.sleep(0.001)
        await self._kill()
        self.wire.clear()

    async def _kill(self) -> None:
        self._bots.kill()
        await self._bots.ended()
        self.kills += 1
        self.ends.append(self.wire.number)
        await self._bots.start()


async def _try(act: Act) -> None:
    """Nobody answers while the bot is dead, and buttons go as the order moves."""
    with suppress(*NOT_DONE):
        await act()


async def _pause() -> None:
    await asyncio.sleep(0.05)  # another process has to get on, and only its database says how far it is


def press(phone: Handheld, words: str) -> Act:
    """Press the newest button that begins with `words`, if there is one, and wait a little for an answer."""

    async def act() -> None:
        await phone.look()
        for message in reversed(phone.from_bot):
            for reads in (each for row in message.buttons for each in row):
                if reads.startswith(words):
                    await phone.click(reads, on=message)
                    return

    return act


def first_of(*acts: Act) -> Act:
    """Try one after the other: what comes later on the way goes first."""

    async def act() -> None:
        for each in acts:
            await each()

    return act


class Story:
    """One order from the link to its end; each step is killed once."""

    def __init__(self, life: Life, link: str) -> None:
        self.life = life
        self._link = link
        self.order = ""

    async def place(self) -> None:
        life, before = self.life, self.life.records.newest_order()
        anna = life.anna
        await life.step(
            first_of(press(anna, "Place the order"), press(anna, "Order for"), lambda: anna.open(self._link)),
            lambda: life.records.newest_order() != before,
        )
        self.order = life.records.newest_order() or ""

    async def move(self, act: Act, state: str) -> None:
        await self.life.step(act, lambda: self.life.records.state(self.order) == state)

    async def paid(self) -> None:
        await self.place()
        await self.move(press(self.life.anna, "Pay"), "queued")

    async def started(self) -> None:
        await self.paid()
        await self.move(press(self.life.boris, "Start work"), "in_progress")

    async def delivered(self) -> None:
        boris = self.life.boris
        form = first_of(press(boris, DELIVER_ALL), press(boris, "Deliver"), lambda: boris.send("Here it is"))
        await self.move(first_of(form, press(boris, DELIVER_ALL)), "delivered")

    async def wait_for(self, state: str) -> None:
        """Let the time go from alarm to alarm until the order gets to `state` by itself."""
        life = self.life
        while life.records.state(self.order) != state:
            due = life.records.next_alarm(self.order)
            assert due, f"nothing is due in {life.records.state(self.order)}"
            await life.step(_reach(life.clock, due), lambda due=due: not life.records.has(self.order, due))  # type: ignore[misc]


def _reach(clock: SandboxClock, due: Due) -> Act:
    async def act() -> None:
        if clock.now() < due.at:
            clock.advance_to(due.at)

    return act


async def never_started(story: Story) -> None:
    await story.paid()
    await story.wait_for("cancelled")


async def accepted(story: Story) -> None:
    await story.started()
    await story.delivered()
    anna = story.life.anna
    await story.move(first_of(press(anna, "Yes, accept"), press(anna, "Accept")), "completed")


async def late_and_not_answered(story: Story) -> None:
    await story.started()
    await story.wait_for("overdue")
    await story.delivered()
    await story.wait_for("completed")
