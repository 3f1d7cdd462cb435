"""Kill the program at random moments and start it again: nothing acknowledged is lost, nothing happens twice.

Orders go through their lives by presses and by the clock; at every step the process is killed with SIGKILL, at some
time between the press and long after its answer. A person does what people do: they look at the chat and press again.
Now and then Telegram accepts a message and its answer is lost, and the kill comes in that very moment.
"""

from bisect import bisect_left
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from core.person import Account, Platform
from core.storage import open_storage
from sandbox.clock import SandboxClock
from sandbox.server import BOT_USERNAME, SandboxServer, serve
from sandbox.telegram.faults import Call, Fault
from sandbox.telegram.limits import Limits
from tests.builders import a_listing
from tests.chat.phone import Phone
from tests.killed.life import Life, Story, accepted, late_and_not_answered, never_started
from tests.killed.nursery import nursery
from tests.killed.records import Records, mark_of

ANSWERED = 200
PATIENCE = 0.5  # seconds that a person waits for a bot that may be dead


@dataclass(frozen=True)
class Town:
    """What outlives every process."""

    sandbox: SandboxServer
    life: Life
    link: str
    phones: dict[int, Phone]

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


@asynccontextmanager
async def alive(url: str, folder: Path) -> AsyncIterator[Town]:
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
            records, faults = Records(engine), sandbox.telegram.faults
            lose = partial(faults.plan, Fault("lose", method="sendMessage"))
            life = Life(clock, faults, lose, bots, records, anna, boris)
            phones = {records.person_named("Anna"): anna, records.person_named("Boris"): boris}
            yield Town(sandbox, life, link, phones)
    engine.dispose()


def _reading(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def repeated_or_missing(town: Town) -> list[str]:
    """Messages that a person did not get, or got twice though no process had died between the two."""
    return [
        each
        for (person, code, text), count in town.life.records.pings().items()
        for each in told_wrongly(town, person, code, mark_of(text), count)
    ]


def told_wrongly(town: Town, person: int, code: str, words: str, count: int = 1) -> list[str]:
    """That these words came to somebody less often than they should, or more often than deaths in between and lost
    answers account for.
    """
    got = town.accepted(person, code, words)
    lives = {bisect_left(town.life.ends, call.number) for call in got}
    lost = sum(call.code != ANSWERED for call in got)
    if count <= len(got) < count + max(1, len(lives)) + lost:
        return []
    numbers = [call.number for call in got]
    return [f"{words!r} of {code} to {person}: {count} wanted, accepted {numbers}, deaths {town.life.ends}"]


@pytest.mark.slow
@pytest.mark.parametrize(("database", "kills"), [("sqlite", 100), ("postgres", 30)])
async def test_killed_at_any_moment_everything_happens_once(
    database: str, kills: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    async with alive(request.getfixturevalue(f"{database}_url"), tmp_path) as town:
        for tell in cycle((never_started, accepted, late_and_not_answered)):
            await tell(Story(town.life, town.link))
            if town.life.kills >= kills:
                break
        assert town.life.records.wrongs() == []
        assert repeated_or_missing(town) == []
