"""What is hidden is published when its time is over: never early, each once, and none in the way of another."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from core.order import Order, OrderId
from core.ports import Busy, LetterKind, Repeated, Reviewed, ReviewJudge, Unavailable
from core.review import WRITTEN_WITHIN, Rate, ReviewAct
from core.reviews import ReviewDesk
from core.step import Refused
from scheduler.alarm_clock import AlarmClock
from scheduler.herald import BUSY_REST, PAGE, Herald
from scheduler.jobs import Timetable
from tests.builders import ANNA, BORIS, NOON, an_order
from tests.fakes import FakeOrders, FakeReviews, MovableClock
from tests.scheduler.rig import Rig, Seconds

WHOLE = WRITTEN_WITHIN.total_seconds()


class Pages(FakeReviews):
    """Reviews whose writing raises what `faults` has for an order."""

    def __init__(self, orders: FakeOrders) -> None:
        super().__init__(orders)
        self.faults: dict[OrderId, Exception] = {}
        self.reads = 0
        self.written = asyncio.Event()

    async def settle(self, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
        await asyncio.sleep(0)
        if fault := self.faults.get(act.order):
            raise fault
        outcome = await super().settle(act, now, judge)
        self.written.set()
        return outcome

    async def due(self, now: datetime, limit: int) -> Sequence[OrderId]:
        self.reads += 1
        return await super().due(now, limit)


class Square:
    def __init__(self) -> None:
        self.orders = FakeOrders()
        self.reviews = Pages(self.orders)
        self.clock = MovableClock(NOON)
        self.seconds = Seconds()
        self.desk = ReviewDesk(self.reviews, self.clock)
        self.herald = Herald(self.desk, self.reviews, self.clock, self.seconds)

    async def reviewed(self) -> Order:
        order = an_order("completed", now=self.clock.now())
        self.orders.orders[order.id] = order
        await self.desk.handle(Rate(order.id, ANNA, ("test", order.id), 5))
        return order

    def out(self, order: Order) -> bool:
        return all(each.published_at for each in self.reviews.reviews.values() if each.order == order.id)

    def later(self, length: timedelta) -> None:
        self.clock.advance(length)
        self.seconds.now += length.total_seconds()


@pytest.fixture
def square() -> Square:
    return Square()


async def test_where_nothing_is_hidden_there_is_nothing_to_wait_for(square: Square) -> None:
    assert await square.herald.publish() is None
    assert square.reviews.reads == 1


async def test_it_waits_for_exactly_the_moment_and_publishes_then(square: Square) -> None:
    order = await square.reviewed()
    assert await square.herald.publish() == WHOLE
    square.later(WRITTEN_WITHIN - timedelta(seconds=1))
    assert await square.herald.publish() == 1
    assert not square.out(order)
    square.later(timedelta(seconds=1))
    assert await square.herald.publish() is None
    assert square.out(order)


async def test_many_that_are_due_at_once_are_all_published_each_with_one_word_to_each_party(square: Square) -> None:
    orders = [await square.reviewed() for _ in range(3 * PAGE + 1)]
    square.later(WRITTEN_WITHIN)
    assert await square.herald.publish() is None
    assert all(map(square.out, orders))
    told = [each for each in square.orders.letters.values() if each.topic == "review_published"]
    assert sorted((each.order, each.to) for each in told) == sorted(
        (order.id, person) for order in orders for person in (ANNA, BORIS)
    )
    assert {each.kind for each in told} == {LetterKind.PING}


async def test_one_that_fails_holds_up_none_of_the_others_and_is_tried_again(
    square: Square, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = await square.reviewed(), await square.reviewed()
    square.reviews.faults[bad.id] = ZeroDivisionError()
    square.later(WRITTEN_WITHIN)
    wait = await square.herald.publish()
    assert wait
    assert square.out(good)
    assert not square.out(bad)
    assert f"the reviews of order {bad.id} could not be published, 1 times" in caplog.text
    del square.reviews.faults[bad.id]
    square.later(timedelta(seconds=wait))
    assert await square.herald.publish() is None
    assert square.out(bad)


async def test_one_that_stays_due_is_not_tried_without_end(square: Square, caplog: pytest.LogCaptureFixture) -> None:
    order = await square.reviewed()
    square.later(WRITTEN_WITHIN)
    square.orders.inbox["clock", f"publish:{order.id}"] = "as if it had been"
    assert await square.herald.publish()
    assert "are due and were refused" in caplog.text
    reads = square.reviews.reads
    assert await square.herald.publish()
    assert square.reviews.reads == reads + 1


@pytest.mark.parametrize(("fault", "rest"), [(Busy(), BUSY_REST), (Unavailable("full"), None)])
async def test_when_nothing_can_be_written_it_comes_again(square: Square, fault: Exception, rest: float | None) -> None:
    order = await square.reviewed()
    square.later(WRITTEN_WITHIN)
    square.reviews.faults[order.id] = fault
    if rest is None:
        with pytest.raises(Unavailable):
            await square.herald.publish()
    else:
        assert await square.herald.publish() == rest
    square.reviews.faults.clear()
    await square.herald.publish()
    assert square.out(order)


async def test_the_timetable_publishes_at_the_start_what_fell_due_while_nobody_ran(square: Square) -> None:
    order = await square.reviewed()
    square.later(WRITTEN_WITHIN)
    square.reviews.written.clear()
    rig = Rig()
    timetable = Timetable(AlarmClock(rig.desk, FakeOrders(), rig.clock), herald=square.herald)
    timetable.start()
    async with asyncio.timeout(10):
        await square.reviews.written.wait()
    await timetable.stop()
    assert square.out(order)


async def test_the_timetable_looks_again_when_the_clock_was_moved(square: Square) -> None:
    order = await square.reviewed()
    rig = Rig()
    timetable = Timetable(AlarmClock(rig.desk, FakeOrders(), rig.clock), herald=square.herald)
    timetable.start()
    square.reviews.written.clear()
    square.later(WRITTEN_WITHIN)
    timetable.look_around()
    async with asyncio.timeout(10):
        await square.reviews.written.wait()
    await timetable.stop()
    assert square.out(order)
