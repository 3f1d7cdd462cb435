"""A desk on what is stored, and orders taken as far as a test needs them."""

from datetime import datetime
from typing import Any

from core.desk import OrderDesk
from core.ledger import Entry, Journal
from core.matter import Matter
from core.order import Order
from core.ports import Booked, Judge, Letter, LetterKind, OrderFile, Orders
from core.step import Event, Moved, Refused
from core.workflow import BUYER, TILL
from core.workflows.service import SERVICE
from tests.builders import ANNA, NOON, STAFFER, a_command, a_delivery, a_placement, an_order
from tests.fakes import FakeCommunities, MovableClock


class Trade:
    """A desk with a clock that the test moves."""

    def __init__(self, orders: Orders, now: datetime = NOON) -> None:
        self.orders = orders
        self.clock = MovableClock(now)
        self.communities = FakeCommunities(STAFFER)
        self.desk = OrderDesk(orders, self.clock, self.communities)

    async def place(self, **changes: Any) -> Order:
        placement = a_placement(**changes)
        return moved(await self.desk.place(placement, SERVICE, ("test", f"place {placement.id}")))

    async def do(self, order: Order, name: str, by: Any, **payload: Any) -> Order:
        return moved(await self.desk.handle(a_command(order, name, by, payload)))

    async def pay(self, order: Order) -> Order:
        return await self.do(order, "pay", TILL, amount=order.terms.price)

    async def deliver(self, order: Order) -> Order:
        started = await self.do(order, "start", order.seller)
        return await self.do(started, "deliver", started.seller, **a_delivery(started))

    async def delivered(self, **changes: Any) -> Order:
        return await self.deliver(await self.pay(await self.place(**changes)))


def moved(outcome: object) -> Order:
    assert isinstance(outcome, Moved), outcome
    return outcome.order


def books(order: Order, **changes: Any) -> Booked:
    """What a judge says that makes `order` of whatever was there."""
    event = Event(order.id, order.version, "moved", BUYER, ANNA, NOON, "", order.state, {})
    return Booked(Moved(order, event), **({"said": "moved"} | changes))


def always(verdict: Booked | Refused) -> Judge:
    def judge(_: OrderFile | None) -> Booked | Refused:
        return verdict

    return judge


async def put(orders: Orders, **changes: Any) -> Order:
    """An order as it is, without a process that leads there."""
    order = an_order(**changes)
    outcome = await orders.settle(a_command(order, "put", ANNA), always(books(order)))
    assert isinstance(outcome, Booked), outcome
    return order


def a_letter(order: Order, key: str, **changes: Any) -> Letter:
    usual: dict[str, Any] = {
        "key": key,
        "kind": LetterKind.PING,
        "to": ANNA,
        "order": order.id,
        "topic": "started",
        "version": order.version,
        "at": NOON,
        "matter": Matter.TURN,
    }
    return Letter(**(usual | changes))


def a_journal(order: Order, key: str, minor: int = 6000, at: datetime = NOON) -> Journal:
    entries = (Entry("provider:manual", -minor), Entry(f"escrow:{order.id}", minor))
    return Journal(key, "hold", order.id, "EUR", at, entries)
