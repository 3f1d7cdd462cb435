"""What nothing needs any more goes, a little at a time; what a promise rests on stays."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.desk import alarm_command
from core.ports import LetterKind, Repeated
from core.step import Refused
from core.storage import Storage, leftovers
from core.storage.leftovers import LEFT
from core.workflow import TILL, days
from tests.builders import ANNA, BORIS, NOON, a_command, some_terms
from tests.storage.trade import Trade, a_letter, always, books, put

MONTH_LATER = NOON + LEFT + timedelta(microseconds=1)


async def swept(storage: Storage, now: datetime = MONTH_LATER) -> int:
    """A whole round; in how many steps."""
    steps = 1
    while await storage.leftovers.prune(now):
        steps += 1
    return steps


async def letters(storage: Storage, *keys: str) -> None:
    order = await put(storage.orders)
    move = books(replace(order, version=4), letters=tuple(a_letter(order, key) for key in keys))
    await storage.orders.settle(a_command(order, "press", ANNA), always(move))


async def known(storage: Storage, *keys: str) -> list[str]:
    """Which of these letters are not put in anew, because they are there still."""
    waiting = {each.key for each in await storage.outbox.waiting(NOON, 999)}
    await letters(storage, *keys)
    fresh = {each.key for each in await storage.outbox.waiting(NOON, 999)} - waiting
    return [key for key in keys if key not in fresh]


async def test_letters_that_came_to_their_end_a_month_ago_go_and_those_that_wait_stay(storage: Storage) -> None:
    await letters(storage, "sent", "given up", "waiting", "sent lately")
    by_key = {each.key: each for each in await storage.outbox.waiting(NOON, 9)}
    await storage.outbox.sent([by_key["sent"]], NOON)
    await storage.outbox.given_up([by_key["given up"]], NOON, "blocked")
    await storage.outbox.sent([by_key["sent lately"]], NOON + days(1))
    await swept(storage)
    assert [each.key for each in await storage.outbox.waiting(NOON, 9)] == ["waiting"]
    assert await known(storage, "sent", "given up", "waiting", "sent lately") == ["waiting", "sent lately"]


async def test_a_reminder_by_which_a_silence_counts_stays_as_long_as_its_alarm_is_set(storage: Storage) -> None:
    trade = Trade(storage.orders)
    order = await trade.delivered()
    alarm = next(each for each in order.alarms if each.kind == "review_lapsed")
    told = a_letter(order, "r", kind=LetterKind.REMINDER, version=alarm.epoch)
    old = a_letter(order, "o", kind=LetterKind.REMINDER, version=alarm.epoch - 1)
    moved = replace(order, version=order.version + 1)
    await storage.orders.settle(a_command(order, "press", ANNA), always(books(moved, letters=(told, old))))
    waiting = await storage.outbox.waiting(NOON + LEFT, 99)
    await storage.outbox.sent(waiting, NOON)
    await swept(storage)
    seen = []

    def look(file: object) -> Refused:
        seen.append(getattr(file, "reached", None))
        return Refused("looked")

    await storage.orders.settle(alarm_command(order.id, alarm), look)
    assert seen == [True]
    assert await known(storage, "o", "r") == ["r"]


async def test_an_update_is_recognised_for_a_month_and_after_that_the_order_itself_refuses_it(storage: Storage) -> None:
    trade = Trade(storage.orders)
    order = await trade.pay(await trade.place())
    press = a_command(order, "start", BORIS)
    await trade.desk.handle(press)
    await swept(storage, NOON + LEFT)
    assert isinstance(await trade.desk.handle(press), Repeated)
    await swept(storage)
    assert isinstance(await trade.desk.handle(press), Refused)
    assert [event.name for event in await storage.orders.events(order.id)].count("started") == 1


async def test_what_a_till_reported_is_recognised_for_good(storage: Storage) -> None:
    trade = Trade(storage.orders)
    order = await trade.place(terms=some_terms(till="stripe"))
    report = a_command(order, "pay", TILL, {"amount": 60_00, "charge": "ch_1"}, key=("till:stripe", "ch_1"))
    await trade.desk.handle(report)
    await swept(storage)
    assert isinstance(await trade.desk.handle(report), Repeated)
    assert await storage.ledger.balance("provider:stripe") == {"EUR": -60_00}


@pytest.mark.parametrize("rows", [0, 2, 3, 7])
async def test_a_round_looks_at_everything_in_small_steps_and_the_next_begins_anew(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(leftovers, "STEP", 3)
    keys = [f"letter {number}" for number in range(rows)]
    for _ in range(2):
        for key in keys:
            await letters(storage, key)
        await storage.outbox.sent(await storage.outbox.waiting(NOON, 99), NOON)
        assert await swept(storage) <= 2 * rows + 2
        assert await known(storage, *keys) == []
        await storage.outbox.sent(await storage.outbox.waiting(NOON, 99), NOON)
        await swept(storage)


async def test_a_step_writes_no_more_than_it_may(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "STEP", 3)
    keys = [f"letter {number}" for number in range(7)]
    await letters(storage, *keys)
    await storage.outbox.sent(await storage.outbox.waiting(NOON, 99), NOON)
    assert await storage.leftovers.prune(MONTH_LATER)
    assert await known(storage, *keys) == keys[3:]
