"""A database with very many orders in it: the first of a kind is written as all are, the others are copied from it."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, func, insert, literal, select, true

from core.order import Order, OrderId, PersonId
from core.person import Account, Platform
from core.ports import Booked, Judge
from core.step import Command, Moved
from core.storage import open_storage
from core.storage.schema import alarms, orders
from core.workflow import CLOCK

BUYERS = SELLERS = 90
STAFFER = PersonId(BUYERS + SELLERS + 1)


async def furnish(path: Path, *herds: tuple[Order, int]) -> None:
    """Make a SQLite file with so many orders like each of these, of many people; `numbered` says their ids."""
    async with open_storage(f"sqlite:///{path}") as storage:
        for number in range(1, STAFFER + 1):
            await storage.people.meet(Account(Platform.TELEGRAM, number), f"person {number}", "en")
        for order, _ in herds:
            await storage.orders.settle(Command(order.id, "placed", CLOCK, ("herd", order.id)), _placing(order))
    engine = create_engine(f"sqlite:///{path}", query_cache_size=0)
    for order, count in herds:
        _multiply(engine, order, count)
    engine.dispose()


def numbered(order: Order, number: int) -> OrderId:
    return OrderId(f"{order.id}{number:08d}")


def seller(number: int) -> PersonId:
    return PersonId(1 + BUYERS + number % SELLERS)


def count_in(path: Path, state: str) -> int:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = connection.scalar(select(func.count()).where(orders.c.state == state))
    engine.dispose()
    return found or 0


def _placing(order: Order) -> Judge:
    return lambda _: Booked(Moved(order), "placed")


def _multiply(engine: Engine, order: Order, count: int) -> None:
    """In the database itself: a million rows made here one by one would take longer than all that is measured."""
    numbers = select(literal(0).label("number")).cte(recursive=True)
    numbers = numbers.union_all(select(numbers.c.number + 1).where(numbers.c.number < count - 1))
    number = numbers.c.number
    id_ = literal(order.id).concat(func.printf("%08d", number))
    changed = {"id": id_, "order": id_, "buyer": 1 + number % BUYERS, "seller": 1 + BUYERS + number % SELLERS}
    first_of = {orders: orders.c.id == order.id, alarms: alarms.c.order == order.id}
    with engine.begin() as connection:
        for table, first in first_of.items():
            copied = select(*(changed.get(column.name, column) for column in table.c))
            copied = copied.select_from(table.join(numbers, true())).where(first)
            connection.execute(insert(table).from_select(list(table.c), copied))
        for table in (alarms, orders):
            connection.execute(table.delete().where(first_of[table]))
