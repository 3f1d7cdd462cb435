"""Kill the program while it asks Stripe for something, before Stripe has done it and after: it is done once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import NullPool, create_engine

from bot.clock import MachineClock
from core.person import Account, Platform
from core.storage import open_storage
from sandbox.clock import SandboxClock
from sandbox.server import BOT_USERNAME, TOKEN, serve
from sandbox.telegram.limits import Limits
from tests.builders import a_listing
from tests.chat.phone import Phone
from tests.killed.nursery import Nursery, nursery
from tests.killed.records import Records
from tests.stripe_house import KEY, SECRET, Fault, StripeHouse, stripe_house

PATIENCE, TRIES = 60.0, 200
PAY = "Pay 50.00 €"


@dataclass(frozen=True)
class Town:
    """What outlives every process."""

    house: StripeHouse
    bots: Nursery
    records: Records
    anna: Phone
    boris: Phone
    link: str

    async def paid(self, url: str) -> None:
        """On that page; Stripe calls until it is answered, as the bot may still be starting."""
        await self.house.pay(url, tell=False)
        [session] = [each for each in self.house.sessions.values() if each["url"] == url]
        for _ in range(TRIES):
            with suppress(aiohttp.ClientError):
                assert await self.house.tell("checkout.session.completed", session) == 200
                return
            await asyncio.sleep(0.05)
        raise AssertionError("the bot does not take Stripe's calls")

    async def killed_in_call(self) -> None:
        """The process is killed in the call for which a fault is planned, and started again."""
        async with asyncio.timeout(PATIENCE):
            while self.house.faults:  # noqa: ASYNC110 - a call that hangs rings no bell
                await asyncio.sleep(0.005)
        self.bots.kill()
        await self.bots.ended()
        await self.bots.start()


@asynccontextmanager
async def alive(url: str, folder: Path, port: int) -> AsyncIterator[Town]:
    """A Telegram, a Stripe, a seller with a service, and a bot that takes them for the real ones."""
    clock, engine = SandboxClock(folder / "clock", MachineClock().now), create_engine(url, poolclass=NullPool)
    place = f"127.0.0.1:{port}"
    async with (
        serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried()) as sandbox,
        stripe_house(clock.now) as house,
        await Phone.of(sandbox.url, "Anna", patience=PATIENCE) as anna,
        await Phone.of(sandbox.url, "Boris", patience=PATIENCE) as boris,
    ):
        house.hook = f"http://{place}/stripe"
        async with open_storage(url) as storage:
            seller = await storage.people.meet(Account(Platform.TELEGRAM, boris.person_id), "Boris", "en")
            listing = a_listing(seller=seller.id, options=())
            await storage.listings.save(listing)
        env = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": sandbox.url,
            "STAFF": "777",
            "DATABASE_URL": url,
            "STATE_DIR": str(folder),
            "STRIPE_SECRET_KEY": KEY,
            "STRIPE_WEBHOOK_SECRET": SECRET,
            "STRIPE_WEBHOOK_LISTEN": place,
            "STRIPE_API_URL": house.url,
        }
        async with nursery(env, folder / "log") as bots:
            await bots.start()
            await boris.send("/start")
            await boris.sees("Hello")
            link = f"https://t.me/{BOT_USERNAME}?start=s_{listing.id}"
            yield Town(house, bots, Records(engine), anna, boris, link)
    engine.dispose()


@pytest.mark.slow
async def test_killed_while_stripe_is_asked_one_page_is_made_and_one_refund(
    sqlite_url: str, tmp_path: Path, unused_tcp_port: int
) -> None:
    async with alive(sqlite_url, tmp_path, unused_tcp_port) as town:
        anna, boris, house = town.anna, town.boris, town.house
        # What Stripe has done is found by its key and not asked for again.
        for count, (kind, asked) in enumerate((("hang", 2), ("keep", 3)), start=1):
            house.faults.append(Fault(kind, "/sessions"))
            await anna.open(town.link)
            await anna.click("Order for 50.00 €")
            await anna.click("Place the order")
            await town.killed_in_call()
            url = await anna.link(PAY)
            assert len(house.sessions) == count
            await town.paid(url)

            house.faults += [Fault("none", "/refunds"), Fault(kind, "/refunds")]
            await boris.click("Decline")
            await boris.hand_in("I have no time for it", send="Yes, decline")
            await town.killed_in_call()
            await anna.sees("50.00 € went back to you, the way you paid")
            assert [each["amount"] for each in house.refunds.values()] == [50_00] * count
            assert house.calls.count("POST /v1/refunds") == asked
            assert town.records.wrong_money() == []
            await anna.clear()
