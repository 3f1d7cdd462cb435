"""The same over a real database: deadlines by the hundred, letters in their order, and a process that begins anew."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.order import Order
from core.ports import Delivered, Later, LetterKind
from core.storage import Storage, open_storage
from core.workflow import hours
from scheduler.alarm_clock import AlarmClock
from scheduler.courier import Courier
from tests.builders import ANNA, BORIS
from tests.scheduler.rig import Seconds
from tests.scheduler.street import UNHURRIED, FakePlatform
from tests.storage.conftest import meet_everybody
from tests.storage.trade import Trade

CROWD = 300


class House:
    """Alarm clock and courier, which know nothing but what is stored."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.trade = Trade(storage.orders)
        self.seconds = Seconds()
        self.platform = FakePlatform(self.seconds)
        self.restart()

    def restart(self) -> None:
        self.alarms = AlarmClock(self.trade.desk, self.storage.orders, self.trade.clock, self.seconds)
        self.courier = Courier(
            self.storage.outbox,
            self.platform,
            self.trade.clock,
            overall=UNHURRIED,
            each=UNHURRIED,
            monotonic=self.seconds,
        )

    def pass_time(self, length: timedelta) -> None:
        self.trade.clock.advance(length)
        self.seconds.now += length.total_seconds()

    async def states(self, orders: list[Order]) -> set[str]:
        found = [await self.storage.orders.find(order.id) for order in orders]
        return {order.state for order in found if order}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        await meet_everybody(storage.people)
        yield House(storage)


async def test_all_that_is_due_at_once_is_struck_once_also_by_two_clocks(house: House) -> None:
    orders = [await house.trade.place() for _ in range(CROWD)]
    house.pass_time(hours(24))
    first = house.alarms
    house.restart()
    assert await first.strike() is None
    assert await house.alarms.strike() is None
    assert await house.states(orders) == {"cancelled"}
    for order in orders[:: CROWD // 5]:
        assert [event.name for event in await house.storage.orders.events(order.id)] == ["placed", "payment_lapsed"]


async def test_an_order_nobody_starts_reminds_twice_and_is_cancelled_and_all_of_it_arrives_in_order(
    house: House,
) -> None:
    order = await house.trade.pay(await house.trade.place())
    await house.courier.empty()
    house.platform.taken.clear()
    for wait in (hours(18), hours(5), hours(1)):
        house.pass_time(wait)
        await house.alarms.strike()
        assert await house.courier.empty() is None
        house.restart()
    assert await house.states([order]) == {"cancelled"}
    to_seller = [(each.kind, each.topic) for each in house.platform.taken if each.to == BORIS]
    assert to_seller == [
        (LetterKind.REMINDER, "start_lapsed"),
        (LetterKind.REMINDER, "start_lapsed"),
        (LetterKind.CARD, "start_lapsed"),
        (LetterKind.PING, "start_lapsed"),
    ]


async def test_a_letter_that_was_put_off_is_overtaken_by_none_after_a_restart(house: House) -> None:
    paid = await house.trade.pay(await house.trade.place())
    await house.courier.empty()
    house.platform.taken.clear()
    started = await house.trade.do(paid, "start", BORIS)
    house.platform.answer = lambda letter: Later(60, "flood") if letter.to == ANNA else Delivered()
    await house.courier.empty()
    await house.trade.do(started, "give_up", BORIS, reason="ill")
    house.restart()
    house.platform.answer = lambda _: Delivered()
    assert await house.courier.empty() == pytest.approx(60, abs=1)
    house.pass_time(timedelta(seconds=60))
    assert await house.courier.empty() is None
    to_buyer = [(each.kind, each.topic) for each in house.platform.taken if each.to == ANNA]
    assert to_buyer == [(LetterKind.CARD, "given_up"), (LetterKind.PING, "given_up")]
