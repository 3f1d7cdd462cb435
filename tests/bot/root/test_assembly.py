"""A bot is not started on a database that belongs to another world."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.root.assembly import running
from bot.root.ground import CannotStart, Ground
from bot.settings import Settings
from core.person import Account, Platform
from core.storage import open_storage
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, some_terms
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


async def test_the_ground_names_staff_where_the_settings_name_nobody(tmp_path: Path) -> None:
    there, named = Account(Platform.TELEGRAM, 501), Account(Platform.TELEGRAM, 502)
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        ground = Ground("sandbox", MovableClock(NOON), staff=(there,))
        for settings, account in ((Settings(), there), (Settings(staff="502"), named)):
            async with running(settings, storage, ground) as bot:
                person = await storage.people.by_account(account)
                assert person
                assert bot.shop.communities.default.rules.staff == (person.id,)


async def test_what_was_set_up_in_the_chat_holds_against_the_environment_and_is_named_at_the_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    usual = Settings(currency="USD", fee_percent=Decimal(5), timezone="Europe/Berlin")
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        ground = Ground("manual", MovableClock(NOON))
        async with running(usual, storage, ground) as bot:
            default = bot.shop.communities.default
            assert (default.rules.currency, default.rules.fee, default.rules.timezone) == ("USD", 500, "Europe/Berlin")
            await bot.shop.communities.change(replace(default, rules=replace(default.rules, currency="GEL")))
        assert "set up in the chat" not in caplog.text
        async with running(usual.model_copy(update={"fee_percent": Decimal(7)}), storage, ground) as bot:
            rules = bot.shop.communities.default.rules
            assert (rules.currency, rules.fee) == ("GEL", 500)
        assert "set up in the chat, so not as the environment has it: CURRENCY, FEE_PERCENT" in caplog.text
