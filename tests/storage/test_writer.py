"""What the writer promises beyond the port: who is written together, in what order, and who fails with whom."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from threading import Event as Signal
from typing import Any, cast

import pytest

from core.order import Order
from core.ports import Booked, Busy, Conflict, OrderFile, Repeated, Stale, Unavailable
from core.step import STALE, Command, Moved, Refused
from core.storage import Storage, open_storage, writer
from core.storage.carrier import Item
from core.storage.pen import Sheet
from core.storage.people import new_person
from core.storage.writer import _group
from core.workflow import CLOCK
from tests.builders import ANNA, a_command, a_listing
from tests.storage.conftest import meet_everybody, telegram
from tests.storage.databases import ruled
from tests.storage.trade import Trade, a_journal, always, put
from tests.storage.trade import books as booking


class Gate:
    """A judge that holds the writer until the test lets it go."""

    def __init__(self) -> None:
        self.reached = Signal()
        self.opened = Signal()

    def __call__(self, _: OrderFile | None) -> Refused:
        self.reached.set()
        assert self.opened.wait(10)
        return STALE


def tasks(group: asyncio.TaskGroup, *waits: Awaitable[Any]) -> list["asyncio.Task[Any]"]:
    async def wait(one: Awaitable[Any]) -> Any:
        return await one

    return [group.create_task(wait(one)) for one in waits]


async def hold(storage: Storage, group: asyncio.TaskGroup, order: Order) -> Gate:
    """The writer is busy with a group of its own from here on."""
    gate = Gate()
    tasks(group, storage.orders.settle(a_command(order, "hold", ANNA), gate))
    await asyncio.to_thread(gate.reached.wait, 10)
    return gate


def counting(calls: list[int], number: int) -> Callable[[OrderFile | None], Booked]:
    def judge(file: OrderFile | None) -> Booked:
        assert file is not None
        calls.append(number)
        return booking(replace(file.order, version=file.order.version + 1))

    return judge


async def test_a_caller_who_goes_away_does_not_take_the_press_back(storage: Storage) -> None:
    order = await put(storage.orders)
    async with asyncio.TaskGroup() as group:
        gate = await hold(storage, group, order)
        [press] = tasks(group, storage.orders.settle(a_command(order, "press", ANNA), counting([], 0)))
        await asyncio.sleep(0)
        press.cancel()
        gate.opened.set()
    await put(storage.orders)  # behind it in the queue
    found = await storage.orders.find(order.id)
    assert found is not None
    assert found.version == order.version + 1


async def test_whoever_comes_when_too_many_wait_is_told_at_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 10)
    order = await put(storage.orders)
    calls: list[int] = []
    async with asyncio.TaskGroup() as group:
        gate = await hold(storage, group, order)
        presses = tasks(
            group,
            *(storage.orders.settle(a_command(order, "press", ANNA), counting(calls, number)) for number in range(9)),
        )
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await storage.orders.settle(a_command(order, "press", ANNA), counting(calls, 99))
        alarm = Command(order.id, "x", CLOCK, ("alarm", "x"))
        ringing = tasks(group, storage.orders.settle(alarm, always(STALE)))
        gate.opened.set()
    assert sorted(calls) == list(range(9))
    assert all(isinstance(press.result(), Booked) for press in presses)
    assert ringing[0].result() == STALE, "alarms wait in a place of their own"
    assert isinstance(await storage.orders.settle(a_command(order, "press", ANNA), counting(calls, 10)), Booked)


async def test_leaving_finishes_what_was_given_and_refuses_what_is_new(url: str) -> None:
    calls: list[int] = []
    async with open_storage(url) as storage:
        await meet_everybody(storage.people)
        order = await put(storage.orders)
        async with asyncio.TaskGroup() as group:
            gate = await hold(storage, group, order)
            presses = tasks(
                group,
                *(storage.orders.settle(a_command(order, "press", ANNA), counting(calls, n)) for n in range(200)),
            )
            await asyncio.sleep(0)
            [stop] = tasks(group, storage.orders._writer.stop())
            await asyncio.sleep(0)
            with pytest.raises(Unavailable):
                await storage.orders.settle(a_command(order, "press", ANNA), counting(calls, 999))
            gate.opened.set()
        assert stop.done()
    assert calls == list(range(200))
    assert all(isinstance(press.result(), Booked) for press in presses)
    async with open_storage(url) as storage:
        found = await storage.orders.find(order.id)
    assert found is not None
    assert found.version == order.version + 200


PRESS, ALARM = (cast("Item", object()) for _ in range(2))


def test_presses_go_before_alarms_and_alarms_are_few_but_never_none() -> None:
    def group(presses: int, alarms: int) -> tuple[int, int]:
        waiting, ringing = deque([PRESS] * presses), deque([ALARM] * alarms)
        taken = _group(waiting, ringing, 64)
        assert len(waiting) + len(ringing) + len(taken) == presses + alarms
        assert taken == [PRESS] * taken.count(PRESS) + [ALARM] * taken.count(ALARM), "the presses come first"
        return taken.count(PRESS), taken.count(ALARM)

    assert group(0, 1000) == (0, 24)
    assert group(3, 2) == (3, 2)
    assert group(50, 1000) == (50, 14)
    assert group(1000, 0) == (64, 0)
    assert group(1000, 1000) == (63, 1)


async def test_a_plain_write_that_fails_leaves_what_is_written_beside_it(storage: Storage) -> None:
    order = await put(storage.orders)
    listing = a_listing()

    def fails(sheet: Sheet) -> None:
        new_person(sheet, "nobody", "en")
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        storage.listings.save(listing),
        storage.listings.save(replace(listing, version=7)),
        storage.orders._writer.run(fails),
        storage.orders.settle(a_command(order, "press", ANNA), counting([], 0)),
        storage.people.meet(telegram(7), "Vera", "en"),
        return_exceptions=True,
    )
    assert [type(each).__name__ for each in outcomes] == ["NoneType", "Stale", "ZeroDivisionError", "Booked", "Person"]
    assert isinstance(outcomes[1], Stale)
    assert await storage.listings.find(listing.id) == listing
    assert [event.version for event in await storage.orders.events(order.id)] == [3, 4]


async def test_one_who_cannot_be_written_is_left_out_of_a_group_that_is_judged_anew(storage: Storage) -> None:
    orders = [await put(storage.orders) for _ in range(64)]
    await storage.orders.settle(
        a_command(orders[0], "settle", ANNA),
        always(booking(replace(orders[0], version=4), journals=(a_journal(orders[0], "settlement"),))),
    )

    def settles_again(file: OrderFile | None) -> Booked:
        assert file is not None
        again = counting([], 0)(file)
        return replace(again, journals=(a_journal(file.order, "settlement"),))

    presses = [a_command(order, "press", ANNA) for order in orders]
    outcomes = await asyncio.gather(
        *(
            storage.orders.settle(press, settles_again if number == 37 else counting([], number))
            for number, press in enumerate(presses)
        ),
        return_exceptions=True,
    )
    assert [number for number, outcome in enumerate(outcomes) if not isinstance(outcome, Booked)] == [37]
    assert isinstance(outcomes[37], Conflict)
    again = [await storage.orders.settle(press, always(STALE)) for press in presses]
    assert again == [STALE if number == 37 else Repeated("moved") for number in range(64)]


SQLITE_LOSES = ("CREATE TRIGGER lost BEFORE UPDATE ON orders WHEN old.title = 'lost' BEGIN SELECT RAISE(IGNORE); END",)
POSTGRES_LOSES = (
    "CREATE FUNCTION lost() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TRIGGER lost BEFORE UPDATE ON orders FOR EACH ROW WHEN (old.title = 'lost') EXECUTE FUNCTION lost()",
)
SQLITE_FINDS = ("DROP TRIGGER lost",)
POSTGRES_FINDS = ("DROP FUNCTION lost CASCADE",)


async def test_an_order_that_is_no_longer_as_it_was_read_loses_its_press_and_no_other(
    storage: Storage, url: str
) -> None:
    """The databases are told not to find the order at the version that was seen."""
    orders = [await put(storage.orders, title="lost" if number == 3 else "kept") for number in range(6)]
    rules, undone = (SQLITE_LOSES, SQLITE_FINDS) if url.startswith("sqlite") else (POSTGRES_LOSES, POSTGRES_FINDS)
    with ruled(url, *rules, undone=undone):
        outcomes = await asyncio.gather(
            *(storage.orders.settle(a_command(order, "press", ANNA), counting([], 0)) for order in orders),
            return_exceptions=True,
        )
    assert [type(outcome) for outcome in outcomes] == [Booked, Booked, Booked, Conflict, Booked, Booked]
    versions = [len(await storage.orders.events(order.id)) for order in orders]
    assert versions == [2, 2, 2, 1, 2, 2]


async def test_what_fails_after_its_caller_has_gone_is_logged(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    order = await put(storage.orders)

    def raises(_: OrderFile | None) -> Refused:
        raise ZeroDivisionError

    async with asyncio.TaskGroup() as group:
        gate = await hold(storage, group, order)
        [press] = tasks(group, storage.orders.settle(a_command(order, "press", ANNA), raises))
        await asyncio.sleep(0)
        press.cancel()
        gate.opened.set()
    await put(storage.orders)
    assert "ZeroDivisionError" in caplog.text


async def test_what_is_remembered_afterwards_fails_its_own_caller_alone(storage: Storage) -> None:
    def forgets(_: None) -> None:
        raise ZeroDivisionError

    order = await put(storage.orders)
    outcomes = await asyncio.gather(
        storage.orders._writer.run(lambda _: None, forgets),
        storage.orders.settle(a_command(order, "press", ANNA), counting([], 0)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [ZeroDivisionError, Booked]


async def test_a_press_that_comes_together_with_an_alarm_goes_first(storage: Storage) -> None:
    trade = Trade(storage.orders)
    orders = [await trade.pay(await trade.place()) for _ in range(40)]
    alarms = [Command(order.id, "start_lapsed", CLOCK, ("alarm", order.id), order.version) for order in orders]
    presses = [a_command(order, "start", order.seller) for order in orders]
    outcomes = await asyncio.gather(*(trade.desk.handle(each) for each in [*alarms, *presses]))
    assert outcomes[:40] == [STALE] * 40
    assert all(isinstance(outcome, Moved) for outcome in outcomes[40:])
