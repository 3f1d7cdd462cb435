"""A bot is not started on a database that belongs to another world."""

from pathlib import Path

import pytest

from bot.root.assembly import running
from bot.root.ground import CannotStart, Ground
from bot.settings import Settings
from core.person import Account, Platform
from core.storage import open_storage
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, some_terms
from tests.fakes import MovableClock
from tests.storage.trade import Trade


@pytest.mark.parametrize(("there", "started"), [("manual", "sandbox"), ("sandbox", "manual")])
async def test_play_money_and_real_money_do_not_meet_in_one_database(tmp_path: Path, there: str, started: str) -> None:
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        for person in (ANNA, BORIS, STAFFER, STRANGER):
            await storage.people.meet(Account(Platform.TELEGRAM, 100 + person), f"person {person}", "en")
        trade = Trade(storage.orders)
        await trade.pay(await trade.place(listing=None, terms=some_terms(till=there)))
        ground = Ground(started, MovableClock(trade.clock.now()))
        with pytest.raises(CannotStart, match=r"^DATABASE_URL: ") as refused:
            async with running(Settings(), storage, ground):
                pass
        assert "\n" not in str(refused.value)
