"""A town for a story: a chat platform, people with phones in it, the whole bot on a database file, and a clock that the
story moves. A story acts through the phones alone, by the words on the buttons, so that any platform can tell it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.root import telegram
from bot.root.assembly import Running, running
from bot.root.ground import Ground
from bot.settings import Settings
from core.order import OrderId, PersonId
from core.person import Account, Platform
from core.step import Event
from core.storage import Storage, open_storage
from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from scheduler import pace
from scheduler.pace import Rate
from tests.chat.phone import Phone

MONDAY = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
UNHURRIED = Rate(10_000, burst=10_000)
PATIENCE = 20.0  # seconds of real time until a phone gives up; machines that test are busy


@dataclass
class Town:
    """Everything that outlives a restart of the bot. Boris sells, Anna buys, Vera is staff, Oleg is a stranger."""

    sandbox: SandboxServer
    clock: SandboxClock
    settings: Settings
    till: str
    phones: dict[str, Phone]
    storage: Storage = field(init=False)
    bot: Running = field(init=False)

    def __getattr__(self, name: str) -> Phone:
        try:
            return self.phones[name]
        except KeyError:
            raise AttributeError(name) from None

    @asynccontextmanager
    async def open(self, *, real_pace: bool = False) -> AsyncIterator["Town"]:
        """The bot runs until the block ends. Opened once more, it is a restart."""
        url = self.settings.database_url.get_secret_value()
        platforms = (partial(telegram.connected, token=TOKEN, api_url=self.sandbox.url),)
        ground = Ground(self.till, self.clock, platforms, on_move=self.clock.on_move)
        if not real_pace:
            ground = replace(ground, limits=dict.fromkeys(Platform, pace.Limits(UNHURRIED, UNHURRIED)))
        async with open_storage(url) as storage, running(self.settings, storage, ground) as bot:
            self.storage, self.bot = storage, bot
            yield self
            await self.balanced()

    def later(self, **length: float) -> None:
        """Time passes."""
        self.clock.advance(timedelta(**length))

    async def quiet(self) -> None:
        """Wait until nothing is due any more and no letter is under way: of what nobody sees, no phone can tell."""
        async with asyncio.timeout(PATIENCE):
            while await self._busy():  # noqa: ASYNC110 - nothing rings when nothing is left
                await asyncio.sleep(0.02)

    async def _busy(self) -> bool:
        now = self.clock.now()
        due = await self.storage.orders.due_alarms(now, 1)
        return bool(due or await self.storage.outbox.waiting(now, 1))

    async def balanced(self) -> None:
        """No money was made or lost; an escrow holds what its order says, and that of a closed one nothing."""
        assert set((await self.storage.ledger.total()).values()) <= {0}
        for (account, _), minor in (await self.storage.ledger.balances()).items():
            kind, _, order_id = account.partition(":")
            if kind != "escrow":
                continue
            order = await self.storage.orders.find(OrderId(order_id))
            assert order
            assert minor == order.held
            assert order.due or minor == 0

    async def balance(self, name: str) -> int:
        """What is on somebody's balance, in minor units."""
        person = PersonId(await self._number(name))
        return (await self.storage.ledger.balance(f"balance:{person}")).get("EUR", 0)

    async def events(self, name: str = "anna") -> list[str]:
        """What happened to somebody's newest order."""
        return [event.name for event in await self.record(name)]

    async def record(self, name: str = "anna") -> list[Event]:
        orders = await self.storage.orders.list_for(PersonId(await self._number(name)), None, 0, 1)
        return list(await self.storage.orders.events(orders[0].id))

    async def _number(self, name: str) -> int:
        person = await self.storage.people.by_account(Account(Platform.TELEGRAM, self.phones[name].person_id))
        assert person
        return person.id


@asynccontextmanager
async def a_town(
    folder: Path,
    *,
    till: str = "sandbox",
    limits: Limits | None = None,
    languages: dict[str, str] | None = None,
    **settings: Any,
) -> AsyncIterator[Town]:
    """A town whose bot is not open yet. `languages` are those of phones that are not English."""
    clock = SandboxClock(folder / "clock", lambda: MONDAY)
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(
            serve("127.0.0.1", 0, clock=clock, limits=limits or Limits.unhurried())
        )
        phones = {}
        for name in ("boris", "anna", "vera", "oleg"):
            language = (languages or {}).get(name, "en")
            phone = await Phone.of(sandbox.url, name.title(), language_code=language, patience=PATIENCE)
            phones[name] = await stack.enter_async_context(phone)
        usual: dict[str, Any] = {
            "state_dir": folder,
            "database_url": f"sqlite:///{folder}/handover.db",
            "fee_percent": "10",
            "staff": str(phones["vera"].person_id),
        }
        yield Town(sandbox, clock, Settings(_env_file=None, **(usual | settings)), till, phones)
