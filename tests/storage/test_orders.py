"""What `core.ports.Orders` promises, of the twin in memory and of each database alike."""

import asyncio

from core.desk import OrderDesk
from core.engine import STALE, Moved
from core.order import Order
from core.ports import Orders
from core.workflow import TILL
from core.workflows.service import SERVICE
from tests.builders import ANNA, NOON, STAFFER, a_command, a_placement
from tests.fakes import MovableClock


def a_desk(orders: Orders) -> OrderDesk:
    return OrderDesk(orders, MovableClock(NOON), frozenset({STAFFER}))


async def placed(desk: OrderDesk) -> Order:
    outcome = await desk.place(a_placement(), SERVICE, ("test", "place"))
    assert isinstance(outcome, Moved)
    return outcome.order


async def test_what_was_acknowledged_is_read(orders: Orders) -> None:
    desk = a_desk(orders)
    order = await placed(desk)
    outcome = await desk.handle(a_command(order, "pay", TILL, {"amount": 6000}))
    assert isinstance(outcome, Moved)
    assert await orders.find(order.id) == outcome.order
    assert [event.name for event in await orders.events(order.id)] == ["placed", "paid"]


async def test_a_thousand_presses_of_one_button_have_one_effect(orders: Orders) -> None:
    desk = a_desk(orders)
    order = await placed(desk)
    presses = (desk.handle(a_command(order, "withdraw", ANNA)) for _ in range(1000))
    outcomes = await asyncio.gather(*presses)
    assert sum(isinstance(outcome, Moved) for outcome in outcomes) == 1
    assert outcomes.count(STALE) == 999
    assert [event.name for event in await orders.events(order.id)] == ["placed", "withdrawn"]
