"""A town for a story: chat platforms, people with phones on them, the whole bot on a database file, and a clock that
the story moves. A story acts through the phones alone, by the words on the buttons, so that any platform can tell it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.root import discord, telegram
from bot.root.assembly import Running, running
from bot.root.ground import Connect, Ground, Mailing
from bot.root.start import counters_of
from bot.settings import Settings
from core.audit import audit
from core.mail import EMAIL
from core.order import PersonId
from core.person import Account, Platform
from core.step import Event
from core.storage import Storage, open_storage, read_books
from sandbox.clock import SandboxClock
from sandbox.discord.faults import Fault as DiscordFault
from sandbox.discord.limits import Limits as DiscordLimits
from sandbox.server import DISCORD_TOKEN, TOKEN, SandboxServer, serve
from sandbox.telegram.faults import Fault
from sandbox.telegram.limits import Limits
from scheduler import pace
from scheduler.pace import Rate
from tests.chat.discord_phone import DiscordPhone
from tests.chat.handset import Handset
from tests.chat.phone import Phone
from tests.fakes import MovableClock

MONDAY = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
UNHURRIED = Rate(10_000, burst=10_000)
PATIENCE = 45.0  # seconds of real time until a phone gives up; machines that test are busy


_ON_TELEGRAM: dict[str, dict[str, Any]] = {
    "slow": {"kind": "error", "code": 429, "description": "Too Many Requests", "retry_after": 1},
    "down": {"kind": "error", "code": 502, "description": "Bad Gateway"},
    "cut": {"kind": "drop"},
    "late": {"kind": "delay", "seconds": 0.2},
    "lost": {"kind": "lose"},
}
_ON_DISCORD: dict[str, dict[str, Any]] = {
    "slow": {"kind": "error", "status": 429, "words": "slow", "retry_after": 1},
    "down": {"kind": "error", "status": 502},
    "cut": {"kind": "drop"},
    "late": {"kind": "delay", "seconds": 0.2},
    "lost": {"kind": "lose"},
}
HOWS = tuple(_ON_TELEGRAM)
"""How a platform fails: it is asked too much, it is down, it hangs up before it acts, it takes long, or it acts and
hangs up before it says so.
"""


@dataclass(frozen=True, slots=True)
class Way:
    """On which platforms the two parties are. Staff are where the buyer is, the stranger where the seller is."""

    seller: Platform = Platform.TELEGRAM
    buyer: Platform = Platform.TELEGRAM

    def __str__(self) -> str:
        return f"{self.buyer.value}-{self.seller.value}"

    def of(self, name: str) -> Platform:
        """Where somebody of the town is."""
        return self.seller if name in {"boris", "oleg"} else self.buyer

    @property
    def platforms(self) -> frozenset[Platform]:
        return frozenset({self.seller, self.buyer})


WAYS = tuple(Way(seller, buyer) for seller in Platform for buyer in Platform)


@dataclass
class Town:
    """Everything that outlives a restart of the bot. Boris sells, Anna buys, Vera is staff, Oleg is a stranger."""

    sandbox: SandboxServer
    clock: SandboxClock
    real: MovableClock
    settings: Settings
    till: str
    phones: dict[str, Handset]
    way: Way
    mail: Mailing | None = None
    asks: bool = True
    storage: Storage = field(init=False)
    bot: Running = field(init=False)

    def __getattr__(self, name: str) -> Handset:
        try:
            return self.phones[name]
        except KeyError:
            raise AttributeError(name) from None

    @asynccontextmanager
    async def open(self, *, real_pace: bool = False) -> AsyncIterator["Town"]:
        """The bot runs until the block ends. Opened once more, it is a restart."""
        url = self.settings.database_url.get_secret_value()
        ground = Ground(
            self.till,
            self.clock,
            on_move=self.clock.on_move,
            mail=self.mail,
            counters=tuple(counters_of(self.settings)),
            true_time=self.real.now,
            asks=self.asks,
        )
        if not real_pace:
            ground = replace(ground, limits=dict.fromkeys((*Platform, EMAIL), pace.Limits(UNHURRIED, UNHURRIED)))
        async with open_storage(url) as storage:
            ground = replace(ground, platforms=tuple(self._connecting(storage)))
            async with running(self.settings, storage, ground) as bot:
                self.storage, self.bot = storage, bot
                yield self
                await self.balanced()

    def _connecting(self, storage: Storage) -> Iterator[Connect]:
        if Platform.TELEGRAM in self.way.platforms:
            yield partial(telegram.connected, token=TOKEN, api_url=self.sandbox.url)
        if Platform.DISCORD in self.way.platforms:
            yield partial(
                discord.connected,
                threads=storage.threads,
                token=DISCORD_TOKEN,
                api_url=self.sandbox.discord_api_url,
                gateway_url=self.sandbox.discord_gateway_url,
                told=None,
            )

    def fail(self, name: str, *hows: str) -> None:
        """What is next sent to somebody, and what is next changed there, fails once in each of these ways (`HOWS`)
        before it succeeds.
        """
        for how in hows:
            if self.way.of(name) is Platform.TELEGRAM:
                for method in ("sendMessage", "editMessageText"):
                    fault = Fault(method=method, chat_id=self.phones[name].person_id, **_ON_TELEGRAM[how])
                    self.sandbox.telegram.faults.plan(fault)
                continue
            for place in self._places_of(name):
                for call in ("create_message", "edit_message"):
                    self.sandbox.discord.faults.plan(DiscordFault(call=call, channel=place, **_ON_DISCORD[how]))

    def wait_for_presses(self, seconds: float) -> None:
        """Let a press grow old later than the platforms do; a busy machine takes long to bring a thousand of them."""
        self.sandbox.telegram.limits = replace(self.sandbox.telegram.limits, callback_seconds=seconds)
        self.sandbox.discord.limits = replace(self.sandbox.discord.limits, answer_seconds=seconds)

    def _places_of(self, name: str) -> list[int]:
        """The threads and the conversation in which the bot tells somebody of their orders."""
        person, world = self.phones[name].person_id, self.sandbox.discord
        mine = [each.id for each in world.channels.values() if person in each.members or each.recipient == person]
        assert mine
        return mine

    def later(self, **length: float) -> None:
        """Time passes, as it does in a sandbox: somebody moved its clock."""
        self.clock.advance(timedelta(**length))

    def away(self, **length: float) -> None:
        """Time passes for the machine too. While nobody runs this is an outage."""
        self.real.advance(timedelta(**length))

    async def quiet(self) -> None:
        """Wait until nothing is due any more and no letter is under way: of what nobody sees, no phone can tell."""
        async with asyncio.timeout(PATIENCE):
            while await self._busy():  # noqa: ASYNC110 - nothing rings when nothing is left
                await asyncio.sleep(0.02)

    async def _busy(self) -> bool:
        now = self.clock.now()
        due = await self.storage.orders.due_alarms(now, 1)
        money = await self.storage.transfers.due(now, 1) or await self.storage.paylinks.due(now, 1)
        asked = await self.storage.help_requests.due(now, 1)
        return bool(due or money or asked or await self.storage.outbox.waiting(now, 1))

    async def balanced(self) -> None:
        """No money was made or lost; an escrow holds what its order says, and that of a closed one nothing: what
        `handover ledger` proves, beside the bot that runs.
        """
        books = await asyncio.to_thread(read_books, self.settings.database_url.get_secret_value())
        faults = [each for found in audit(books).faults.values() for each in found]
        assert not faults, faults

    async def balance(self, name: str, currency: str = "EUR") -> int:
        """What is on somebody's balance, in minor units."""
        return await self.on(f"balance:{await self._number(name)}", currency)

    async def on(self, account: str, currency: str = "EUR") -> int:
        """What stands in an account, in minor units."""
        return (await self.storage.ledger.balance(account)).get(currency, 0)

    async def events(self, name: str = "anna") -> list[str]:
        """What happened to somebody's newest order."""
        return [event.name for event in await self.record(name)]

    async def record(self, name: str = "anna") -> list[Event]:
        orders = await self.storage.orders.list_for(PersonId(await self._number(name)), None, 0, 1)
        return list(await self.storage.orders.events(orders[0].id))

    async def _number(self, name: str) -> int:
        person = await self.storage.people.by_account(Account(self.way.of(name), self.phones[name].person_id))
        assert person
        return person.id


@asynccontextmanager
async def a_town(
    folder: Path,
    *,
    way: Way | None = None,
    till: str = "sandbox",
    limits: Limits | None = None,
    languages: dict[str, str] | None = None,
    **settings: Any,
) -> AsyncIterator[Town]:
    """A town whose bot is not open yet. `languages` are those of phones that are not English."""
    way = way or Way()
    real = MovableClock(MONDAY)
    clock = SandboxClock(folder / "clock", real.now)
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(
            serve(
                "127.0.0.1",
                0,
                clock=clock,
                limits=limits or Limits.unhurried(),
                discord_limits=DiscordLimits() if limits else DiscordLimits.unhurried(),
            )
        )
        phones: dict[str, Handset] = {}
        for name in ("boris", "anna", "vera", "oleg"):
            language = (languages or {}).get(name, "en")
            kind = Phone if way.of(name) is Platform.TELEGRAM else DiscordPhone
            phone = await kind.of(sandbox.url, name.title(), language_code=language, patience=PATIENCE)
            phones[name] = await stack.enter_async_context(phone)
        usual: dict[str, Any] = {
            "state_dir": folder,
            "database_url": f"sqlite:///{folder}/handover.db",
            "fee_percent": "10",
            "staff": f"{way.of('vera').value}:{phones['vera'].person_id}",
        }
        yield Town(sandbox, clock, real, Settings(_env_file=None, **(usual | settings)), till, phones, way)
