"""How soon Discord hears that a press was taken: it takes a press back for which nothing came within three seconds.

64 people press at once and again as soon as they are answered, first in peace, then while ten thousand deadlines are
struck. Beside it a client that acknowledges and does nothing else.
"""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from discord import Client, Intents, Interaction
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from benchmarks.alarms import CROWD, DUE, NOW
from benchmarks.crowd import Crowd, Tap, crowd
from benchmarks.figure import ROUNDS, Figure
from benchmarks.herd import count_in, furnish
from bot.press import Press
from bot.root import discord
from bot.root.assembly import Running, running
from bot.root.ground import Ground
from bot.root.start import settle_in
from bot.settings import Settings
from core.order import Line, OrderId, PersonId, Terms, new_id
from core.person import Account, Platform
from core.ports import Delivered, Letter, LetterKind
from core.step import Command, Moved, Placement
from core.storage import Storage, open_storage
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.fakes import MovableClock

PEOPLE = 64
EACH = 16
"""Presses of each person in a round, each on an order of its own; the first warms up and does not count."""
MOST = 300.0
"""Milliseconds: a tenth of what Discord allows."""
PATIENCE = 120.0
A_MOMENT = timedelta(minutes=1)
TERMS = Terms("EUR", (Line("Logo", 5000),), timedelta(days=4), timedelta(days=2), 2, 1000, "sandbox")


def measure() -> list[Figure]:
    settle_in()
    with TemporaryDirectory(prefix="handover-") as directory:
        return list(asyncio.run(_measure(Path(directory))))


async def _measure(directory: Path) -> Iterator[Figure]:
    template = directory / "template.db"
    alarm = replace(DUE.alarms[0], at=NOW + A_MOMENT)
    await furnish(template, (replace(DUE, alarms=(alarm,)), CROWD))
    calm, meanwhile, bare = [], [], []
    for _ in range(ROUNDS):
        async with crowd(2 * PEOPLE) as people:
            one, other = await _round(people, template, directory / "round.db")
        async with crowd(2 * PEOPLE) as people:
            bare.append(await _bare(people))
        calm.append(one)
        meanwhile.append(other)
    return iter(
        (
            _bounded("discord: a press is acknowledged, 64 at once, p99", calm, bare),
            _bounded("discord: the same while 10,000 alarms strike, p99", meanwhile, bare),
        )
    )


def _bounded(name: str, values: Sequence[float], baselines: Sequence[float]) -> Figure:
    value, baseline = median(values), median(baselines)
    ratio = round(value / baseline, 3)
    return Figure(name, round(value, 3), "ms", round(baseline, 3), ratio, f"<= {MOST:g}", value <= MOST)


async def _round(people: Crowd, template: Path, path: Path) -> tuple[float, float]:
    """Milliseconds until a press was acknowledged, p99: in peace, and while deadlines are struck."""
    shutil.copy(template, path)
    clock = MovableClock(NOW)
    async with open_storage(f"sqlite:///{path}") as storage:
        connect = partial(
            discord.connected,
            threads=storage.threads,
            token=people.discord_token,
            api_url=people.discord_api_url,
            gateway_url=people.discord_gateway_url,
            told=None,
        )
        settings = Settings(_env_file=None, state_dir=path.parent)
        async with running(settings, storage, Ground(TERMS.till, clock, (connect,))) as bot:
            taps = await _cards(bot, storage)
            half = len(taps) // 2
            calm = await _pressed(people, taps[:half])
            clock.advance(2 * A_MOMENT)
            bot.timetable.wake()
            meanwhile = await _pressed(people, taps[half:])
            if await _all_struck(storage, clock, path) and not meanwhile:
                raise AssertionError("the deadlines were struck before anybody pressed")
    return calm, meanwhile


async def _all_struck(storage: Storage, clock: MovableClock, path: Path) -> bool:
    """Whether nothing was left to strike when the last press was answered. Waits for the rest, and finds none lost."""
    left = bool(await storage.orders.due_alarms(clock.now(), 1))
    async with asyncio.timeout(PATIENCE):
        while await storage.orders.due_alarms(clock.now(), 1):  # noqa: ASYNC110 - nothing rings when nothing is left
            await asyncio.sleep(0.05)
    if (struck := count_in(path, "cancelled")) != CROWD:
        raise AssertionError(f"{CROWD - struck} deadlines were lost")
    return not left


async def _pressed(people: Crowd, taps: Sequence[Tap]) -> float:
    """The first of each person warms up: connections are opened, statements prepared."""
    await people.press(taps[:PEOPLE], PEOPLE, "discord")
    outcome = await people.press(taps[PEOPLE:], PEOPLE, "discord")
    return _p99(outcome.waits)


async def _cards(bot: Running, storage: Storage) -> list[Tap]:
    """Paid orders, their cards with the sellers, and the press on each that starts the work."""
    numbers = range(1, 2 * PEOPLE + 1)
    met = [await bot.shop.people.meet(Account(Platform.DISCORD, each), f"Person {each}", "en") for each in numbers]
    taps: list[Tap] = []
    for _ in range(2 * EACH):
        pairs = zip(numbers[:PEOPLE], met[:PEOPLE], met[PEOPLE:], strict=True)
        taps += await asyncio.gather(*(_card(bot, storage, one, seller.id, buyer.id) for one, seller, buyer in pairs))
    return taps


async def _card(bot: Running, storage: Storage, address: int, seller: PersonId, buyer: PersonId) -> Tap:
    desk, id_ = bot.shop.desk, OrderId(new_id())
    placement = Placement(id_, "Logo", buyer, seller, None, TERMS)
    await desk.place(placement, SERVICE, ("bench", f"place {id_}"))
    paid = await desk.handle(Command(id_, "pay", TILL, ("bench", f"pay {id_}"), payload={"amount": TERMS.price}))
    if not isinstance(paid, Moved):
        raise TypeError(paid)
    version = paid.order.version
    card = Letter(f"bench:{id_}", LetterKind.CARD, seller, id_, "paid", version, bot.shop.clock.now())
    if await bot.channels[Platform.DISCORD].deliver(card) != Delivered():
        raise AssertionError("a card did not arrive")
    place = await storage.cards.place(seller, id_, Platform.DISCORD)
    if place is None:
        raise AssertionError("a card has no place")
    return address, place.message, Press("do", (id_, str(version), "start")).pack()


async def _bare(people: Crowd) -> float:
    """The least that discord.py can do for a press."""
    Route.BASE = people.discord_api_url
    DiscordWebSocket.DEFAULT_GATEWAY = URL(people.discord_gateway_url)
    client, ready = Client(intents=Intents(guilds=True)), asyncio.Event()

    @client.event
    async def on_ready() -> None:
        ready.set()

    @client.event
    async def on_interaction(interaction: Interaction) -> None:
        await interaction.response.defer()

    async with client, asyncio.TaskGroup() as group:
        connected = group.create_task(client.start(people.discord_token))
        await ready.wait()
        taps = [await _greeting(client, number) for number in range(1, PEOPLE + 1)]
        value = await _pressed(people, taps * EACH)
        await client.close()
        await connected
    return value


async def _greeting(client: Client, number: int) -> Tap:
    sent = await (await client.fetch_user(number)).send("Press")
    return number, sent.id, "go"


def _p99(waits: Sequence[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.99)] * 1e3
