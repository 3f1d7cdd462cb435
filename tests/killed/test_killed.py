"""Kill the program at random moments and start it again: nothing acknowledged is lost, nothing happens twice.

Orders go through their lives by presses and by the clock; at every step the process is killed with SIGKILL, at some
time between the press and long after its answer. A person does what people do: they look at the chat and press again.
Now and then Telegram accepts a message and its answer is lost, and the kill comes in that very moment.
"""

import asyncio
import random
from bisect import bisect_left
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import TypeAlias

import aiohttp
import pytest
from sqlalchemy import NullPool, create_engine

from core.person import Account, Platform
from core.storage import open_storage
from sandbox.clock import SandboxClock
from sandbox.server import BOT_USERNAME, SandboxServer, serve
from sandbox.telegram.faults import Call, Fault
from sandbox.telegram.limits import Limits
from tests.builders import a_listing
from tests.chat.phone import NotAllowed, NotSeen, Phone
from tests.killed.nursery import Nursery, nursery
from tests.killed.records import Due, Records, mark_of

LATEST_KILL = 0.6  # seconds after a step began: most answers are out by then, and some bots are still starting
TRIES = 200
LOST_EVERY = 7  # steps
ANSWERED = 200
PATIENCE = 0.5  # seconds that a person waits for a bot that may be dead
DELIVER_ALL = "Everything is in"

Act: TypeAlias = Callable[[], Awaitable[object]]


class Life:
    """One bot, its people and its database, over many lives of its process."""

    def __init__(self, sandbox: SandboxServer, bots: Nursery, records: Records, anna: Phone, boris: Phone) -> None:
        self.sandbox = sandbox
        self.records = records
        self.anna = anna
        self.boris = boris
        self.phones = {records.person_named("Anna"): anna, records.person_named("Boris"): boris}
        self.kills = 0
        self.ends: list[int] = []
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

    def accepted(self, person: int, code: str, mark: str) -> list[Call]:
        """The messages with `mark` about the order with `code` that Telegram took for this person, oldest first."""
        chat = str(self.phones[person].person_id)
        return [
            call
            for call in self.sandbox.telegram.faults.calls
            if call.method == "sendmessage"
            and (call.code == ANSWERED or call.description == "answer lost")
            and str(call.parameters["chat_id"]) == chat
            and code in call.parameters["text"]
            and mark in call.parameters["text"]
        ]

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
        """Telegram has taken a message, the bot does not know it, and is gone."""
        faults = self.sandbox.telegram.faults
        faults.plan(Fault("lose", method="sendMessage"))
        with suppress(TimeoutError):
            async with asyncio.timeout(3 * LATEST_KILL):
                while faults.planned:  # noqa: ASYNC110 - the sandbox counts faults down and rings no bell
                    await asyncio.sleep(0.001)
        await self._kill()
        faults.clear()

    async def _kill(self) -> None:
        self._bots.kill()
        await self._bots.ended()
        self.kills += 1
        self.ends.append(self.sandbox.telegram.faults.number)
        await self._bots.start()


async def _try(act: Act) -> None:
    """Nobody answers while the bot is dead, and buttons go as the order moves."""
    with suppress(NotSeen, NotAllowed, aiohttp.ClientError):
        await act()


async def _pause() -> None:
    await asyncio.sleep(0.05)  # another process has to get on, and only its database says how far it is


def press(phone: Phone, words: str) -> Act:
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
            await life.step(_reach(life.sandbox.clock, due), lambda due=due: not life.records.has(self.order, due))  # type: ignore[misc]


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


@asynccontextmanager
async def alive(url: str, folder: Path) -> AsyncIterator[tuple[Life, str]]:
    """A sandbox, a seller with a service, and a bot that will not live long; with the link to the service."""
    clock = SandboxClock(folder / "sandbox" / "clock", lambda: datetime.now(UTC))  # noqa: TID251 - the true time of this test
    engine = create_engine(_reading(url), poolclass=NullPool)
    async with (
        serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried()) as sandbox,
        await Phone.of(sandbox.url, "Anna", patience=60) as anna,
        await Phone.of(sandbox.url, "Boris", patience=60) as boris,
    ):
        async with open_storage(url) as storage:
            await storage.people.meet(Account(Platform.TELEGRAM, anna.person_id), "Anna", "en")
            seller = await storage.people.meet(Account(Platform.TELEGRAM, boris.person_id), "Boris", "en")
            listing = a_listing(seller=seller.id, options=())
            await storage.listings.save(listing)
        env = {"SANDBOX_URL": sandbox.url, "DATABASE_URL": url, "STATE_DIR": str(folder)}
        async with nursery(env, folder / "log") as bots:
            await bots.start()
            for phone in (anna, boris):
                await phone.send("/start")
                await phone.sees("Hello")
                phone.patience = PATIENCE
            link = f"https://t.me/{BOT_USERNAME}?start=s_{listing.id}"
            yield Life(sandbox, bots, Records(engine), anna, boris), link
    engine.dispose()


def _reading(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def repeated_or_missing(life: Life) -> list[str]:
    """Messages that a person did not get, or got twice though no process had died between the two."""
    wanted = life.records.pings()
    wrong = []
    for (person, code, text), count in wanted.items():
        got = life.accepted(person, code, mark_of(text))
        if len(got) < count:
            wrong.append(f"{text} of {code} to {person}: {len(got)} of {count}")
        lives = {bisect_left(life.ends, call.number) for call in got}
        lost = sum(call.code != ANSWERED for call in got)
        if len(got) - count > len(lives) - 1 + lost:
            numbers = [call.number for call in got]
            wrong.append(f"{text} of {code} to {person}: {count} wanted, accepted {numbers}, deaths {life.ends}")
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize(("database", "kills"), [("sqlite", 100), ("postgres", 30)])
async def test_killed_at_any_moment_everything_happens_once(
    database: str, kills: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    async with alive(request.getfixturevalue(f"{database}_url"), tmp_path) as (life, link):
        for tell in cycle((never_started, accepted, late_and_not_answered)):
            await tell(Story(life, link))
            if life.kills >= kills:
                break
        assert life.records.wrongs() == []
        assert repeated_or_missing(life) == []
