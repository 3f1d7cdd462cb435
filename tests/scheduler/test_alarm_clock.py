"""Deadlines and reminders come at their moments, once each, whatever goes wrong around them."""

import asyncio
import logging
from datetime import timedelta

import pytest

from core.order import Alarm
from core.outage import Outage
from core.ports import Busy, LetterKind, Unavailable, Uncertain
from core.workflow import days, hours
from scheduler.alarm_clock import AT_ONCE, BUSY_REST, OUTAGE_REST, PAGE
from tests.builders import ANNA, BORIS, STAFFER, a_command, a_delivery, an_order
from tests.scheduler.rig import Rig

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def rig() -> Rig:
    return Rig()


# --- the moments of the process -------------------------------------------------------------------------------------


async def test_nobody_starts_two_reminders_then_cancelled_and_refunded(rig: Rig) -> None:
    order = rig.stored("queued")
    told = await rig.wait_and_strike(days(30))
    assert told == [
        (hours(18), f"reminder start_lapsed to {BORIS}"),
        (hours(23), f"reminder start_lapsed to {BORIS}"),
        (hours(24), f"card start_lapsed to {ANNA}"),
        (hours(24), f"card start_lapsed to {BORIS}"),
        (hours(24), f"ping start_lapsed to {ANNA}"),
        (hours(24), f"ping start_lapsed to {BORIS}"),
    ]
    ended = rig.now_is(order)
    assert (ended.state, ended.held, ended.alarms) == ("cancelled", 0, ())
    (refund,) = rig.orders.journals.values()
    assert sum(entry.minor for entry in refund.entries) == 0


async def test_nobody_delivers_reminders_overdue_then_cancelled_and_refunded(rig: Rig) -> None:
    order = rig.stored("in_progress")
    told = await rig.wait_and_strike(days(30))
    pings = [(when, what) for when, what in told if not what.startswith("card")]
    assert pings[:3] == [
        (days(2), f"reminder delivery_lapsed to {BORIS}"),
        (days(3), f"reminder delivery_lapsed to {BORIS}"),
        (days(4) - hours(2), f"reminder delivery_lapsed to {BORIS}"),
    ]
    assert {what for when, what in pings if when == days(4)} == {
        f"ping delivery_lapsed to {ANNA}",
        f"ping delivery_lapsed to {BORIS}",
    }
    assert [event.target for event in rig.orders.record] == ["overdue", "cancelled"]
    assert rig.orders.record[-1].at == rig.orders.record[0].at + days(14)
    assert rig.now_is(order).held == 0


async def test_the_buyer_was_reminded_and_stays_silent_the_seller_is_paid_after_seven_days(rig: Rig) -> None:
    order = rig.stored("delivered")
    rig.pass_time(days(4))
    await rig.alarms.strike()
    await rig.orders.sent(list(rig.orders.letters.values()), rig.clock.now())
    rig.pass_time(days(3) - MOMENT)
    await rig.alarms.strike()
    assert rig.now_is(order).state == "delivered"
    rig.pass_time(MOMENT)
    await rig.alarms.strike()
    assert (rig.now_is(order).state, rig.now_is(order).held) == ("completed", 0)


async def test_no_reminder_reached_the_buyer_acceptance_is_put_off_once_and_staff_are_told(rig: Rig) -> None:
    order = rig.stored("delivered")
    rig.pass_time(days(7))
    await rig.alarms.strike()
    assert rig.now_is(order).state == "delivered"
    assert any(letter.to == STAFFER and letter.topic == "put_off" for letter in rig.orders.letters.values())
    rig.pass_time(days(3) - MOMENT)
    await rig.alarms.strike()
    assert rig.now_is(order).state == "delivered"
    rig.pass_time(MOMENT)
    await rig.alarms.strike()
    assert rig.now_is(order).state == "completed"


async def test_nothing_is_struck_a_moment_early(rig: Rig) -> None:
    rig.stored("queued")
    rig.pass_time(hours(18) - MOMENT)
    assert await rig.alarms.strike() == MOMENT.total_seconds()
    assert rig.orders.settled == []


async def test_where_no_alarm_is_set_there_is_nothing_to_wait_for(rig: Rig) -> None:
    rig.stored("completed")
    assert await rig.alarms.strike() is None


async def test_a_press_in_time_leaves_nothing_to_strike(rig: Rig) -> None:
    order = rig.stored("in_progress")
    await rig.desk.handle(a_command(order, "deliver", BORIS, a_delivery(order)))
    rig.pass_time(days(4))
    await rig.alarms.strike()
    assert rig.now_is(order).state == "delivered"
    assert {event.name for event in rig.orders.record} == {"delivered"}


# --- once each ------------------------------------------------------------------------------------------------------


async def test_two_clocks_that_strike_at_once_move_each_order_once(rig: Rig) -> None:
    orders = [rig.stored("queued") for _ in range(PAGE + 9)]
    rig.pass_time(hours(24))
    other = rig.started()
    await asyncio.gather(rig.alarms.strike(), other.strike(), rig.alarms.strike())
    assert {rig.now_is(order).state for order in orders} == {"cancelled"}
    assert len(rig.orders.record) == len(rig.orders.journals) == len(orders)
    assert len([letter for letter in rig.orders.letters.values() if letter.kind is LetterKind.CARD]) == 2 * len(orders)


async def test_an_alarm_struck_before_a_restart_is_not_struck_again_after_it(rig: Rig) -> None:
    rig.stored("queued")
    rig.pass_time(hours(18))
    await rig.alarms.strike()
    assert await rig.started().strike() == hours(5).total_seconds()
    assert len(rig.orders.settled) == len(rig.orders.letters) == 1


async def test_an_alarm_that_fell_due_while_nobody_ran_is_struck_at_the_start(rig: Rig) -> None:
    order = rig.stored("unpaid")
    rig.pass_time(days(2))
    await rig.started().strike()
    assert rig.now_is(order).state == "cancelled"


async def test_of_one_order_the_reminder_comes_before_its_deadline(rig: Rig) -> None:
    rig.stored("queued")
    rig.pass_time(days(2))
    await rig.alarms.strike()
    assert [command.name for command in rig.orders.settled] == ["start_lapsed/6h", "start_lapsed/1h", "start_lapsed"]


# --- faults ---------------------------------------------------------------------------------------------------------


async def test_one_bad_alarm_stops_no_other_and_is_tried_again_later(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    bad, *good = [rig.stored("unpaid") for _ in range(PAGE + 9)]
    rig.orders.fault = lambda command: ValueError("rotten") if command.order == bad.id else None
    rig.pass_time(hours(24))
    assert await rig.alarms.strike() == pytest.approx(1)
    assert {rig.now_is(order).state for order in good} == {"cancelled"}
    assert bad.id in caplog.text
    assert "rotten" in caplog.text

    rig.orders.fault = lambda _: None
    rig.orders.settled.clear()
    await rig.alarms.strike()
    assert rig.orders.settled == []
    rig.seconds.now += 1
    await rig.alarms.strike()
    assert rig.now_is(bad).state == "cancelled"
    assert "still set" not in caplog.text


async def test_behind_more_bad_alarms_than_a_batch_the_good_one_is_reached(rig: Rig) -> None:
    for _ in range(PAGE):
        rig.stored("unpaid")
    rig.pass_time(MOMENT)
    good = rig.stored("unpaid")
    rig.orders.fault = lambda command: ValueError("rotten") if command.order != good.id else None
    rig.pass_time(hours(24))
    await rig.alarms.strike()
    await rig.alarms.strike()
    assert rig.now_is(good).state == "cancelled"


async def test_what_was_struck_is_not_remembered(rig: Rig) -> None:
    for _ in range(2 * PAGE):
        rig.stored("unpaid")
    rig.pass_time(hours(24))
    await rig.alarms.strike()
    assert rig.orders.most_asked_for == PAGE


async def test_a_bad_alarm_is_tried_ever_more_seldom(rig: Rig) -> None:
    bad = rig.stored("unpaid", alarms=(Alarm("payment_lapsed", rig.clock.now(), 3),))
    rig.orders.fault = lambda _: ValueError("rotten")
    await rig.alarms.strike()
    waits = []
    for _ in range(12):
        waits.append(await rig.alarms.strike() or 0)
        rig.seconds.now += waits[-1]
        await rig.alarms.strike()
    assert waits == pytest.approx([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    assert [command.order for command in rig.orders.settled] == [bad.id] * 13


async def test_behind_a_bad_alarm_the_next_one_is_still_punctual(rig: Rig) -> None:
    bad = rig.stored("unpaid")
    rig.orders.fault = lambda command: ValueError("rotten") if command.order == bad.id else None
    rig.pass_time(hours(20))
    later = rig.stored("queued")
    rig.clock.advance(hours(18) - MOMENT)
    await rig.alarms.strike()
    wait = await rig.alarms.strike()
    assert wait == MOMENT.total_seconds()
    rig.clock.advance(MOMENT)
    await rig.alarms.strike()
    assert rig.now_is(later).alarm("start_lapsed/6h") is None


async def test_a_writer_that_is_busy_is_left_alone_for_a_moment_and_then_asked_again(rig: Rig) -> None:
    orders = [rig.stored("unpaid") for _ in range(2 * AT_ONCE)]
    rig.orders.fault = lambda _: Busy()
    rig.pass_time(hours(24))
    assert await rig.alarms.strike() == BUSY_REST
    assert len(rig.orders.settled) == AT_ONCE
    rig.orders.fault = lambda _: None
    await rig.alarms.strike()
    assert {rig.now_is(order).state for order in orders} == {"cancelled"}


async def test_when_a_reminder_finds_the_writer_busy_its_deadline_waits_behind_it(rig: Rig) -> None:
    rig.stored("queued")
    rig.orders.fault = lambda command: Busy() if "/" in command.name else None
    rig.pass_time(days(2))
    await rig.alarms.strike()
    assert [command.name for command in rig.orders.settled] == ["start_lapsed/6h"]


@pytest.mark.parametrize("outage", [Unavailable("disk full"), Uncertain("gone while it committed")])
async def test_a_database_that_cannot_be_written_is_said_to_the_caller_and_asked_again_next_time(
    rig: Rig, outage: Exception
) -> None:
    orders = [rig.stored("unpaid") for _ in range(2 * AT_ONCE)]
    rig.orders.fault = lambda _: outage
    rig.pass_time(hours(24))
    with pytest.raises(type(outage)):
        await rig.alarms.strike()
    assert len(rig.orders.settled) == AT_ONCE
    rig.orders.fault = lambda _: None
    await rig.alarms.strike()
    assert {rig.now_is(order).state for order in orders} == {"cancelled"}


async def test_when_every_alarm_fails_not_all_there_are_are_tried_at_once(rig: Rig) -> None:
    orders = [rig.stored("unpaid") for _ in range(PAGE + 1)]
    rig.orders.fault = lambda _: ValueError("rotten")
    rig.pass_time(hours(24))
    assert await rig.alarms.strike() == OUTAGE_REST
    assert len(rig.orders.settled) == PAGE

    rig.orders.fault = lambda _: None
    for _ in range(2):
        wait = await rig.alarms.strike()
        rig.seconds.now += wait or 0
    assert {rig.now_is(order).state for order in orders} == {"cancelled"}


async def test_a_row_that_stays_though_its_order_moved_on_is_neither_struck_without_end_nor_in_the_way(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    gone = an_order("unpaid", now=rig.clock.now())
    rig.orders.left_behind = [(gone.id, alarm) for alarm in gone.alarms if not alarm.reminds]
    rig.pass_time(hours(24))
    order = rig.stored("unpaid", now=rig.clock.now() - hours(24))
    wait = await asyncio.wait_for(rig.alarms.strike(), 5)
    assert rig.now_is(order).state == "cancelled"
    assert wait == pytest.approx(1)
    rig.seconds.now += 1
    assert await rig.alarms.strike() == pytest.approx(2)
    assert [command.order for command in rig.orders.settled].count(gone.id) == 2
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [gone.id in record.getMessage() for record in errors] == [True]


async def test_orders_that_cannot_be_read_are_said_to_the_caller_and_read_again_next_time(rig: Rig) -> None:
    order = rig.stored("unpaid")
    rig.pass_time(hours(24))
    rig.orders.unreadable = OSError("no such file")
    with pytest.raises(OSError, match="no such file"):
        await rig.alarms.strike()
    rig.orders.unreadable = None
    await rig.alarms.strike()
    assert rig.now_is(order).state == "cancelled"


async def test_a_press_that_is_given_while_many_alarms_run_is_answered_among_them(rig: Rig) -> None:
    lapsed = [rig.stored("unpaid", alarms=(Alarm("payment_lapsed", rig.clock.now(), 3),)) for _ in range(3 * AT_ONCE)]
    order = rig.stored("queued")
    struck_before: list[int] = []

    async def press() -> None:
        await rig.desk.handle(a_command(order, "start", BORIS))
        struck_before.append(sum(rig.now_is(each).state == "cancelled" for each in lapsed))

    await asyncio.gather(rig.alarms.strike(), press())
    assert struck_before[0] <= AT_ONCE
    assert {rig.now_is(each).state for each in lapsed} == {"cancelled"}


async def test_only_so_many_alarms_are_at_the_desk_together(rig: Rig) -> None:
    for _ in range(2 * AT_ONCE):
        rig.stored("unpaid")
    rig.pass_time(hours(24))
    await rig.alarms.strike()
    assert rig.orders.most_at_once == AT_ONCE


async def test_looking_when_nothing_is_due_is_one_read(rig: Rig) -> None:
    for _ in range(50):
        rig.stored("unpaid")
    await rig.alarms.strike()
    assert rig.orders.reads == 1


# --- after an outage ------------------------------------------------------------------------------------------------


async def test_what_fell_due_while_nobody_ran_is_made_good_and_comes_so_much_later(rig: Rig) -> None:
    order = rig.stored("queued")
    await rig.wait_and_strike(hours(20))
    rig.pass_time(hours(12))
    rig.watch.outages = [Outage(rig.clock.now(), hours(10))]
    told = await rig.wait_and_strike(hours(1))
    assert told == [
        (hours(0), f"card held_up to {ANNA}"),
        (hours(0), f"card held_up to {BORIS}"),
        (hours(0), f"ping held_up to {ANNA}"),
        (hours(0), f"ping held_up to {BORIS}"),
    ]
    later = await rig.wait_and_strike(hours(5))
    assert [(when, what) for when, what in later if what.startswith(("reminder", "ping"))] == [
        (hours(3), f"reminder start_lapsed to {BORIS}"),
        (hours(4), f"ping start_lapsed to {ANNA}"),
        (hours(4), f"ping start_lapsed to {BORIS}"),
    ]
    assert rig.now_is(order).state == "cancelled"


async def test_a_thousand_orders_are_made_good_once_each_also_when_the_process_dies_in_the_middle(rig: Rig) -> None:
    orders = [rig.stored("queued") for _ in range(1000)]
    rig.pass_time(hours(30))
    rig.watch.outages = [Outage(rig.clock.now(), hours(10))]
    left = iter(range(300))
    rig.orders.fault = lambda _: None if next(left, None) is not None else Unavailable("killed")
    with pytest.raises(Unavailable):
        await rig.alarms.strike()
    done = len(rig.orders.record)
    assert 0 < done < len(orders)
    rig.orders.fault = lambda _: None
    rig.alarms = rig.started()
    await rig.alarms.strike()
    assert [event.name for event in rig.orders.record] == ["held_up"] * len(orders)
    due = {rig.now_is(order).due for order in orders}
    assert {alarm.at - rig.clock.now() for alarm in due if alarm} == {hours(4)}


async def test_what_was_made_good_is_not_taken_for_an_alarm_that_will_not_go(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.stored("queued")
    rig.pass_time(hours(30))
    rig.watch.outages = [Outage(rig.clock.now(), hours(10))]
    await rig.wait_and_strike(hours(5))
    assert "still set" not in caplog.text
