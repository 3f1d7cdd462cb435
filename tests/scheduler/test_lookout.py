"""Whoever runs a place hears of what nobody answered when its time is up, and of each once, whatever fails."""

import pytest

from core.dealings import HelpJudge
from core.help_request import UNANSWERED
from core.helpdesk import HelpDesk
from core.helping import Ask, Escalate, HelpAct, Helped
from core.order import Order
from core.ports import Busy, Repeated
from core.step import Refused
from scheduler.lookout import BAD_REST, BUSY_REST, Lookout
from tests.builders import ANNA, NOON, STAFFER, an_order
from tests.fake_dealings import FakeHelpRequests
from tests.fakes import FakeCommunities, FakeOrders, MovableClock
from tests.scheduler.rig import Seconds


class FaultyRequests(FakeHelpRequests):
    """`fault` is raised for the request of that number."""

    fault: tuple[int, Exception] | None = None

    async def settle(self, act: HelpAct, now: object, judge: HelpJudge) -> Helped | Refused | Repeated:
        if isinstance(act, Escalate) and self.fault and act.number == self.fault[0]:
            raise self.fault[1]
        return await super().settle(act, now, judge)  # type: ignore[arg-type]


class Hill:
    def __init__(self) -> None:
        self.orders = FakeOrders()
        self.requests = FaultyRequests(self.orders.orders, self.orders.inbox, self.orders.post)
        self.clock, self.seconds = MovableClock(NOON), Seconds()
        self.desk = HelpDesk(self.requests, FakeCommunities(STAFFER), self.clock)
        self.lookout = self.hired()

    def hired(self) -> Lookout:
        return Lookout(self.desk, self.clock, self.seconds)

    async def ask(self) -> None:
        order: Order = an_order(state="in_progress")
        self.orders.orders[order.id] = order
        outcome = await self.desk.handle(Ask(order.id, ANNA, ("test", order.id), "What now?"))
        assert isinstance(outcome, Helped)

    def told(self) -> list[int]:
        return [each.version for each in self.orders.letters.values() if each.topic == "help_late"]


@pytest.fixture
def hill() -> Hill:
    return Hill()


async def test_where_nothing_waits_nobody_looks_again(hill: Hill) -> None:
    assert await hill.lookout.turn() is None


async def test_each_is_told_when_its_time_is_up_and_not_before(hill: Hill) -> None:
    await hill.ask()
    assert await hill.lookout.turn() == UNANSWERED.total_seconds()
    hill.clock.advance(UNANSWERED / 2)
    await hill.ask()
    hill.clock.advance(UNANSWERED / 2)
    assert await hill.lookout.turn() == UNANSWERED.total_seconds() / 2
    assert hill.told() == [1]
    hill.clock.advance(UNANSWERED)
    assert await hill.hired().turn() is None
    assert hill.told() == [1, 2]


async def test_one_that_fails_holds_up_no_other_and_is_tried_again(hill: Hill) -> None:
    await hill.ask()
    await hill.ask()
    hill.clock.advance(UNANSWERED)
    hill.requests.fault = (1, RuntimeError("broken"))
    assert await hill.lookout.turn() == BAD_REST
    assert hill.told() == [2]
    hill.requests.fault = None
    assert await hill.lookout.turn() == BAD_REST
    hill.seconds.now += BAD_REST
    assert await hill.lookout.turn() is None
    assert hill.told() == [2, 1]


async def test_a_busy_writer_is_left_alone_for_a_moment(hill: Hill) -> None:
    await hill.ask()
    hill.clock.advance(UNANSWERED)
    hill.requests.fault = (1, Busy())
    assert await hill.lookout.turn() == BUSY_REST
    hill.requests.fault = None
    assert await hill.lookout.turn() is None
    assert hill.told() == [1]
