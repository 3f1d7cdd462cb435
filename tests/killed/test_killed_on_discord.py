"""The same on Discord: between a press and its answer, and where its answer is lost, every order moves once, each
message is there once, and the cards are right after the restart.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from bot.texts.library import look_up
from core.person import Account, Platform
from core.storage import open_storage
from sandbox.clock import SandboxClock
from sandbox.discord.faults import Fault
from sandbox.discord.limits import Limits
from sandbox.server import serve
from tests.builders import a_listing
from tests.killed.life import Life, Story, accepted, late_and_not_answered, never_started
from tests.killed.nursery import nursery
from tests.killed.on_discord import DiscordHand
from tests.killed.records import Records, mark_of


@dataclass(frozen=True)
class Town:
    """What outlives every process."""

    life: Life
    link: str
    hands: dict[int, DiscordHand]

    def got(self, person: int, code: str, mark: str) -> int:
        """How many messages with `mark` about the order with `code` the bot ever sent to this person."""
        return sum(code in text and mark in text for text in self.hands[person].ever_got)

    def cards_wrong(self, order: str) -> list[str]:
        """Whose card does not say how the order stands."""
        state = look_up("en", f"state-{self.life.records.state(order)}", {}) or ""
        wrong = []
        for person, hand in self.hands.items():
            about = [each.text for each in hand.from_bot if order[:4] in each.text]
            wrong += [] if any(state in text for text in about) else [f"{order} for {person}: {about}"]
        return wrong


@asynccontextmanager
async def alive(url: str, folder: Path) -> AsyncIterator[Town]:
    """A sandbox, a seller with a service, and a bot that will not live long; with the link to the service."""
    clock = SandboxClock(folder / "sandbox" / "clock", lambda: datetime.now(UTC))  # noqa: TID251 - the true time of this test
    engine = create_engine(url, poolclass=NullPool)
    async with serve("127.0.0.1", 0, clock=clock, discord_limits=Limits.unhurried()) as sandbox:
        anna, boris = DiscordHand(sandbox.discord, "Anna"), DiscordHand(sandbox.discord, "Boris")
        async with open_storage(url) as storage:
            await storage.people.meet(Account(Platform.DISCORD, anna.person_id), "Anna", "en")
            seller = await storage.people.meet(Account(Platform.DISCORD, boris.person_id), "Boris", "en")
            listing = a_listing(seller=seller.id, options=())
            await storage.listings.save(listing)
        env = {"SANDBOX_URL": sandbox.url, "DATABASE_URL": url, "STATE_DIR": str(folder)}
        async with nursery(env, folder / "log") as bots:
            await bots.start()
            records, faults = Records(engine), sandbox.discord.faults
            lose = partial(faults.plan, Fault("lose", call="create_message"))
            life = Life(clock, faults, lose, bots, records, anna, boris)
            hands = {records.person_named("Anna"): anna, records.person_named("Boris"): boris}
            yield Town(life, listing.id, hands)
    engine.dispose()


def repeated_or_missing(town: Town) -> list[str]:
    """Messages that a person did not get, or got twice."""
    wrong = []
    for (person, code, text), count in town.life.records.pings().items():
        got = town.got(person, code, mark_of(text))
        if got != count:
            wrong.append(f"{text} of {code} to {person}: {got} of {count}")
    return wrong


@pytest.mark.slow
async def test_killed_at_any_moment_on_discord_everything_happens_once(sqlite_url: str, tmp_path: Path) -> None:
    kills = 40
    async with alive(sqlite_url, tmp_path) as town:
        for tell in cycle((never_started, accepted, late_and_not_answered)):
            story = Story(town.life, town.link)
            await tell(story)
            assert town.cards_wrong(story.order) == []
            if town.life.kills >= kills:
                break
        assert town.life.records.wrongs() == []
        assert repeated_or_missing(town) == []
