"""What durability costs a press: the whole bot, from the button to the answer, beside a bot that only answers.

Both are aiogram, over loopback HTTP, on the same server, and what is pressed is the same card. Ours has stored the
transition by then, with its event, ledger, alarms and letters, and its courier sends cards meanwhile at the pace that
Telegram allows.
"""

import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery

from benchmarks.crowd import Crowd, Outcome, Tap, crowd
from benchmarks.figure import ROUNDS, Figure, at_least
from bot.clock import MachineClock
from bot.press import Press
from bot.root import telegram
from bot.root.assembly import Running, running
from bot.root.ground import Ground
from bot.root.start import settle_in
from bot.settings import Settings
from bot.talk.composer import ShopComposer
from bot.telegram.render import Drawing, render
from core.order import Line, Order, OrderId, PersonId, Terms, new_id
from core.person import Account, Platform
from core.ports import Delivered, Letter, LetterKind
from core.step import Command, Moved, Placement
from core.storage import Storage, open_storage
from core.workflow import TILL
from core.workflows.service import SERVICE

SELLERS = 64
AT_ONCE = 64
EACH = 24  # presses of each seller in a turn, each on an order of its own; the first warms up and does not count
TURNS = 3  # of each bot in a round: within seconds a machine for hire can become half as fast
LEAST = 0.85
_HTML = "HTML"
DONE = "Started. Good luck!"
LATE = ""  # what a press is answered with that takes longer than a person should look at its spinner
TERMS = Terms("EUR", (Line("Logo", 5000),), timedelta(days=4), timedelta(days=2), 2, 1000, "sandbox")


def measure() -> list[Figure]:
    """64 people press at once."""
    rounds = [asyncio.run(_round()) for _ in range(ROUNDS)]
    ours, trivial = ([_speed(each[of]) for each in rounds] for of in (0, 1))
    name = "press: durable, 64 at once, beside a bot that only answers"
    return [at_least(name, ours, "presses/s", trivial, LEAST)]


async def _round() -> tuple[list[Outcome], list[Outcome]]:
    """In turn, so that both meet the machine in the same mood."""
    ours: list[Outcome] = []
    trivial: list[Outcome] = []
    for _ in range(TURNS):
        async with crowd(2 * SELLERS) as people:
            outcome, card = await _durable(people)
            ours.append(outcome)
        async with crowd(SELLERS) as people:
            trivial.append(await _trivial(people, card))
    return ours, trivial


def _speed(outcomes: list[Outcome]) -> float:
    """Presses a second over all of these together."""
    return sum(len(each.waits) for each in outcomes) / sum(each.seconds for each in outcomes)


async def _durable(people: Crowd) -> tuple[Outcome, Drawing]:
    """Sellers start the work on orders that wait for it, each on the order's card. Also gives one of the cards."""
    with TemporaryDirectory() as folder:
        settings = Settings(state_dir=Path(folder))
        connect = partial(telegram.connected, token=people.token, api_url=people.url)
        ground = Ground(TERMS.till, MachineClock(), (connect,))
        async with (
            open_storage(f"sqlite:///{folder}/bench.db") as storage,
            running(settings, storage, ground) as bot,
        ):
            taps = await _cards(bot, storage)
            card = await _look(bot, taps[0])
            settle_in()
            outcome = await _measured(people, taps)
            started = await storage.orders.count_for(PersonId(1))
            if not {DONE} <= set(outcome.toasts) <= {DONE, LATE} or started["seller", "in_progress"] != EACH:
                raise AssertionError(f"not every press was carried out: {set(outcome.toasts)}, {started}")
            return outcome, card


async def _look(bot: Running, tap: Tap) -> Drawing:
    seller, _, data = tap
    order, person = OrderId(data.split(":")[1]), await bot.shop.people.get(PersonId(seller))
    screen = await ShopComposer(bot.shop).card(order, person) if person else None
    if screen is None:
        raise AssertionError("a seller has no card")
    return render(screen)


async def _measured(people: Crowd, taps: list[Tap]) -> Outcome:
    """Without what happens only once: connections are opened, statements prepared."""
    await people.press(taps[:SELLERS], AT_ONCE)
    return await people.press(taps[SELLERS:], AT_ONCE)


async def _cards(bot: Running, storage: Storage) -> list[Tap]:
    """Paid orders, their cards with the sellers, and the press on each that starts the work."""
    for number in range(1, 2 * SELLERS + 1):
        await bot.shop.people.meet(Account(Platform.TELEGRAM, number), f"Person {number}", "en")
    taps: list[Tap] = []
    for _ in range(EACH):
        taps += await asyncio.gather(*(_card(bot, storage, seller) for seller in range(1, SELLERS + 1)))
    while letters := await storage.outbox.waiting(bot.shop.clock.now(), 1_000):
        await storage.outbox.sent(letters, bot.shop.clock.now())
    return taps


async def _card(bot: Running, storage: Storage, seller: int) -> Tap:
    order, me = await _paid(bot, seller), PersonId(seller)
    now = bot.shop.clock.now()
    card = Letter(f"bench:{order.id}", LetterKind.CARD, me, order.id, "paid", order.version, now)
    if await bot.channels[Platform.TELEGRAM].deliver(card) != Delivered():
        raise AssertionError("a card did not arrive")
    place = await storage.cards.place(me, order.id, Platform.TELEGRAM)
    if place is None:
        raise AssertionError("a card has no place")
    return seller, place.message, Press("do", (order.id, str(order.version), "start")).pack()


async def _paid(bot: Running, seller: int) -> Order:
    desk, id_ = bot.shop.desk, OrderId(new_id())
    placement = Placement(id_, "Logo", PersonId(seller + SELLERS), PersonId(seller), None, TERMS)
    await desk.place(placement, SERVICE, ("bench", f"place {id_}"))
    paid = await desk.handle(Command(id_, "pay", TILL, ("bench", f"pay {id_}"), payload={"amount": TERMS.price}))
    if not isinstance(paid, Moved):
        raise TypeError(paid)
    return paid.order


async def _trivial(people: Crowd, card: Drawing) -> Outcome:
    """The least that aiogram's own polling and dispatcher can do for a press."""
    dispatcher = Dispatcher()

    @dispatcher.callback_query()
    async def echo(query: CallbackQuery) -> None:
        await query.answer(DONE)

    server = TelegramAPIServer.from_base(people.url)
    bot = Bot(people.token, session=AiohttpSession(api=server))
    try:
        sent = [
            await bot.send_message(seller, card.text, parse_mode=_HTML, reply_markup=card.keyboard)
            for seller in range(1, SELLERS + 1)
        ]
        taps = [(each.chat.id, each.message_id, "go") for _ in range(EACH) for each in sent]
        async with asyncio.TaskGroup() as group:
            polling = group.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
            settle_in()
            outcome = await _measured(people, taps)
            await dispatcher.stop_polling()
            await polling
    finally:
        await bot.session.close()
    return outcome
