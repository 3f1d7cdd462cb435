"""Whatever was acknowledged is there after a restart, and one process at a time runs on a database."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.order import DEFAULT
from core.storage import InUse, Storage, open_storage
from tests.builders import ANNA, a_listing
from tests.storage.conftest import meet_everybody
from tests.storage.trade import Trade

# A process that takes one order after another through its life, says each that was acknowledged, and is killed.
WORKS = """
import asyncio, sys
from core.storage import open_storage
from tests.storage.trade import Trade

async def work() -> None:
    async with open_storage(sys.argv[1]) as storage:
        trade = Trade(storage.orders)
        while True:
            order = await trade.deliver(await trade.pay(await trade.place()))
            print(order.id, flush=True)

asyncio.run(work())
"""


async def books_of(storage: Storage, order: object) -> tuple[object, ...]:
    found = await storage.orders.list_for(ANNA, None, 0, 100)
    return (
        [(each, await storage.orders.events(each.id), await storage.ledger.of_order(each.id)) for each in found],
        await storage.outbox.waiting(Trade(storage.orders).clock.now(), 100),
        await storage.orders.next_alarm(),
        await storage.listings.on_sale(DEFAULT, 0, 10),
    )


async def test_everything_is_as_it_was_after_a_restart(url: str) -> None:
    async with open_storage(url) as storage:
        await meet_everybody(storage.people)
        await storage.listings.save(a_listing())
        order = await Trade(storage.orders).delivered()
        before = await books_of(storage, order)
    async with open_storage(url) as storage:
        assert await books_of(storage, order) == before


@contextmanager
def working(url: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", WORKS, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own words
        try:
            yield process
        finally:
            process.kill()


async def test_nothing_acknowledged_is_lost_by_a_kill_and_the_next_process_may_run(url: str) -> None:
    async with open_storage(url) as storage:
        await meet_everybody(storage.people)
    with working(url) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(20)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split()
    async with open_storage(url) as storage:
        states = [(order.id, order.state) for order in await storage.orders.list_for(ANNA, None, 0, 10_000)]
        assert await storage.ledger.total() == {"EUR": 0}
    assert {(id_, "delivered") for id_ in acknowledged} <= set(states)
    assert len([state for _, state in states if state != "delivered"]) <= 1


async def test_a_second_process_on_one_database_is_refused(url: str) -> None:
    async with open_storage(url) as storage:
        await meet_everybody(storage.people)
    with working(url) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(InUse):
            async with open_storage(url):
                pass


async def test_a_database_is_free_once_it_was_left(url: str) -> None:
    for _ in range(3):
        async with open_storage(url):
            with pytest.raises(InUse):
                async with open_storage(url):
                    pass
