"""What the courier does with letters: order, merging, limits, faults, and how it comes to an end with each."""

import asyncio
import logging
from collections.abc import Callable
from itertools import pairwise

import pytest

from core.moves import HELD_UP
from core.ports import Delivered, Later, Letter, LetterKind, Unreachable
from scheduler.courier import AT_ONCE, ENOUGH, MOST_FAULTS, MOST_TRIES, PAGE, UNWRITTEN_REST, Courier
from scheduler.pace import Rate
from tests.builders import ANNA, BORIS, STAFFER
from tests.scheduler.street import Answer, Street


@pytest.fixture
def street() -> Street:
    return Street()


def to(person: int, answer: Answer) -> Callable[[Letter], Answer]:
    """Everybody is reached but this one."""
    return lambda letter: answer if letter.to == person else Delivered()


async def a_few_turns() -> None:
    """Let what is under way go on."""
    for _ in range(200):
        await asyncio.sleep(0)


# --- order and merging ----------------------------------------------------------------------------------------------


async def test_an_empty_outbox_leaves_nothing_to_wait_for(street: Street) -> None:
    assert await street.courier.empty() is None


async def test_a_persons_letters_arrive_in_the_order_they_were_written(street: Street) -> None:
    written = [street.write(ANNA, kind).key for kind in ("card", "ping", "reminder", "ping")]
    await street.run_dry()
    assert street.taken() == written
    assert set(street.outbox.ended.values()) == {"sent"}


async def test_of_the_cards_that_wait_for_one_order_only_the_newest_goes_and_stands_for_all(street: Street) -> None:
    first = street.write(ANNA, "card")
    ping = street.write(ANNA, "ping")
    second, third = street.write(ANNA, "card"), street.write(ANNA, "card")
    await street.run_dry()
    assert street.taken() == [third.key, ping.key]
    assert [street.ended(card) for card in (first, second, third)] == ["sent"] * 3


async def test_cards_of_other_orders_and_other_people_are_not_merged(street: Street) -> None:
    street.write(ANNA, "card", "FIRST")
    street.write(ANNA, "card", "SECOND")
    street.write(BORIS, "card", "FIRST")
    await street.run_dry()
    assert len(street.taken()) == 3


async def test_what_was_made_good_after_an_outage_is_told_together_and_no_card_stands_for_it(street: Street) -> None:
    cards, pings = [], []
    for order in ("FIRST", "SECOND"):
        cards.append(street.write(ANNA, "card", order, topic=HELD_UP).key)
        pings.append(street.write(ANNA, "ping", order, topic=HELD_UP).key)
    await street.run_dry()
    assert street.platform.together == [pings]
    told = [letter.key for _, letter in street.platform.asked]
    assert told == [cards[0], pings[0], cards[1]]
    assert set(street.outbox.ended.values()) == {"sent"}


async def test_a_card_written_while_an_older_one_is_on_its_way_is_delivered_after_it(street: Street) -> None:
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    older = street.write(ANNA, "card")
    street.platform.answer = to(ANNA, hold)
    await street.courier.set_out()
    await asyncio.sleep(0)
    newer = street.write(ANNA, "card")
    street.platform.answer = to(ANNA, Delivered())
    street.courier.wake()
    await street.courier.set_out()
    hold.set_result(None)
    await street.run_dry()
    assert street.taken() == [older.key, newer.key]


async def test_what_was_sent_is_not_sent_again_after_a_restart(street: Street) -> None:
    street.write(ANNA)
    await street.run_dry()
    street.courier = street.hired()
    await street.run_dry()
    assert len(street.taken()) == 1


async def test_what_is_delivered_while_the_outbox_is_being_read_does_not_come_back_from_the_page(
    street: Street,
) -> None:
    ping = street.write(ANNA)
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    read: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    street.platform.answer = to(ANNA, hold)
    await street.courier.set_out()
    await asyncio.sleep(0)
    street.outbox.while_reading = lambda: read
    street.courier.wake()
    async with asyncio.TaskGroup() as group:
        reading = group.create_task(street.courier.set_out())
        await asyncio.sleep(0)
        hold.set_result(None)
        await a_few_turns()
        assert street.ended(ping) == "sent"
        read.set_result(None)
        await reading
    await street.run_dry()
    assert street.taken() == [ping.key]


# --- limits ---------------------------------------------------------------------------------------------------------


async def test_many_people_are_written_to_as_fast_as_telegram_allows_and_no_faster() -> None:
    street = Street.at_telegrams_pace()
    for person in range(300):
        street.write(person)
    took = await street.run_dry()
    moments = [moment for moment, _ in street.platform.asked]
    assert len(moments) == 300
    assert all(later - earlier > 1 for earlier, later in zip(moments, moments[30:], strict=False))
    assert took == pytest.approx((300 - 5) / 25, abs=0.5)


async def test_one_chat_gets_one_message_a_second_after_a_short_burst() -> None:
    street = Street.at_telegrams_pace()
    letters = [street.write(ANNA) for _ in range(6)]
    await street.run_dry()
    moments = [moment for letter in letters for moment in street.asked(letter)]
    assert moments == pytest.approx([0, 0, 0, 1, 2, 3], abs=0.01)


async def test_a_chat_whose_letters_have_all_gone_is_not_thought_rested() -> None:
    street = Street.at_telegrams_pace()
    for _ in range(3):
        street.write(ANNA)
    await street.run_dry()
    last = street.write(ANNA)
    await street.run_dry()
    assert street.asked(last) == pytest.approx([1], abs=0.01)


async def test_when_not_all_can_go_at_once_the_oldest_goes_first() -> None:
    street = Street(overall=Rate(1, burst=1))
    written = [street.write(person).key for person in (ANNA, BORIS, ANNA, STAFFER, BORIS)]
    await street.run_dry()
    assert street.taken() == written


async def test_a_full_chat_holds_up_nobody_else() -> None:
    street = Street.at_telegrams_pace()
    for _ in range(50):
        street.write(ANNA)
    other = street.write(BORIS)
    await street.courier.empty()
    assert other.key in street.taken()


async def test_somebody_who_is_written_to_without_end_holds_up_nobody_else_and_misses_nothing() -> None:
    """Six accounts write to each other as fast as they may: to each of them a minute's letters take many."""
    street, crowd = Street.at_telegrams_pace(), range(10, 16)
    written = {person: [street.write(person).key for _ in range(150)] for person in crowd}
    other = street.write(BORIS)
    while other.key not in street.taken():
        await street.courier.empty()
        street.pass_time(0.05)
    assert street.asked(other)[0] < 3  # it waited for two minutes
    await street.run_dry()
    for person, keys in written.items():
        assert [each.key for each in street.platform.taken if each.to == person] == keys


async def test_messages_that_take_long_leave_room_for_reminders(street: Street) -> None:
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    street.platform.answer = lambda letter: hold if letter.kind is LetterKind.MESSAGE else Delivered()
    messages = [street.write(person, "message").key for person in range(10, 10 + 2 * AT_ONCE)]
    reminded = [street.write(person, "reminder").key for person in range(50, 53)]
    assert await street.courier.set_out() is None  # whoever comes back rings
    while len(street.taken()) < len(reminded):
        await asyncio.wait_for(street.courier.bell.wait(), 5)
        street.courier.bell.clear()
        await street.courier.set_out()
    assert street.taken() == reminded
    assert street.platform.most_at_once == AT_ONCE
    hold.set_result(None)
    await street.run_dry()
    assert sorted(street.taken()) == sorted([*messages, *reminded])


async def test_only_so_many_deliveries_are_under_way_at_once(street: Street) -> None:
    for person in range(100):
        street.write(person)
    await street.run_dry()
    assert street.platform.most_at_once == AT_ONCE


async def test_somebody_whose_delivery_hangs_holds_up_nobody_else(street: Street) -> None:
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    street.platform.answer = to(ANNA, hold)
    slow = street.write(ANNA)
    quick = [street.write(person) for person in range(10, 40)]
    async with asyncio.TaskGroup() as group:
        emptied = group.create_task(street.courier.empty())
        await a_few_turns()
        assert [street.ended(letter) for letter in quick] == ["sent"] * 30
        assert not emptied.done()
        assert street.ended(slow) is None
        hold.set_result(None)
    assert street.ended(slow) == "sent"


# --- later ----------------------------------------------------------------------------------------------------------


async def test_a_person_who_is_to_be_left_alone_for_a_while_is_and_then_gets_all_in_order(street: Street) -> None:
    answers: list[Answer] = [Later(7, "flood")]
    street.platform.answer = lambda letter: answers.pop() if letter.to == ANNA and answers else Delivered()
    first, second, other = street.write(ANNA), street.write(ANNA), street.write(BORIS)
    assert await street.courier.empty() == pytest.approx(7)
    assert street.taken() == [other.key]
    await street.run_dry()
    assert street.taken() == [other.key, first.key, second.key]
    assert street.asked(first) == pytest.approx([0, 7])


async def test_when_the_platform_wants_rest_nobody_is_sent_anything_until_then(street: Street) -> None:
    answers: list[Answer] = [Later(30, "flood", whole_channel=True)]
    street.platform.answer = lambda _: answers.pop() if answers else Delivered()
    for person in range(20):
        street.write(person)
    await street.courier.empty()
    street.platform.asked.clear()
    street.write(99)
    await street.courier.empty()
    assert street.platform.asked == []
    await street.run_dry()
    assert min(moment for moment, _ in street.platform.asked) == pytest.approx(1030)
    assert len(street.taken()) == 21


async def test_the_seconds_a_platform_asks_for_are_real_ones_whatever_the_orders_clock_does(street: Street) -> None:
    answers: list[Answer] = [Later(60, "flood")]
    street.platform.answer = lambda _: answers.pop() if answers else Delivered()
    letter = street.write(ANNA)
    await street.courier.empty()

    street.clock.advance(street.clock.now() - street.clock.now().replace(year=2025))
    await street.courier.empty()
    assert street.asked(letter) == [0]

    street.seconds.now += 60
    assert await street.courier.empty() is None
    assert street.ended(letter) == "sent"


async def test_a_wait_outlives_a_restart_and_nothing_overtakes_it(street: Street) -> None:
    answers: list[Answer] = [Later(60, "flood")]
    street.platform.answer = lambda _: answers.pop() if answers else Delivered()
    first, second = street.write(ANNA), street.write(ANNA)
    await street.courier.empty()
    street.courier = street.hired()
    assert await street.courier.empty() == pytest.approx(60)
    assert street.taken() == []
    await street.run_dry()
    assert street.taken() == [first.key, second.key]


async def test_an_outage_is_tried_ever_more_seldom_for_about_a_day_and_then_given_up_loudly(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    street.platform.answer = to(ANNA, Later(0, "no route"))
    letter = street.write(ANNA)
    took = await street.run_dry()
    tried = street.asked(letter)
    assert len(tried) == MOST_TRIES
    assert [after - before for before, after in pairwise(tried)][:11] == pytest.approx(
        [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600]
    )
    assert took == pytest.approx(86400, rel=0.05)
    assert street.ended(letter) == "no route"
    assert letter.key in caplog.text
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_an_outage_of_an_hour_loses_nothing(street: Street) -> None:
    street.platform.answer = lambda _: Later(0, "no route") if street.seconds.now < 4600 else Delivered()
    letters = [street.write(person) for person in (ANNA, BORIS, ANNA)]
    await street.run_dry()
    assert [street.ended(letter) for letter in letters] == ["sent"] * 3


async def test_new_cards_do_not_begin_the_count_of_a_failing_one_anew(street: Street) -> None:
    street.platform.answer = to(ANNA, Later(0, "no route"))
    waits = []
    for _ in range(5):
        street.write(ANNA, "card")
        waits.append(await street.courier.empty() or 0)
        street.pass_time(waits[-1])
    assert waits == pytest.approx([1, 2, 4, 8, 16])


# --- the end of it --------------------------------------------------------------------------------------------------


async def test_who_cannot_be_reached_is_given_up_at_once_and_the_operators_log_says_so(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    street.platform.answer = to(ANNA, Unreachable("blocked"))
    first, second, other = street.write(ANNA, "card"), street.write(ANNA, "card"), street.write(BORIS)
    await street.run_dry()
    assert [street.ended(letter) for letter in (first, second, other)] == ["blocked", "blocked", "sent"]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert f"{second.key} to person {ANNA}" in caplog.text
    assert "blocked" in caplog.text
    assert street.asked(second) == [0]


async def test_a_letter_that_cannot_be_composed_is_given_up_soon_and_the_next_one_goes(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = street.write(ANNA), street.write(ANNA)
    street.platform.answer = lambda letter: KeyError("no such text") if letter.id == bad.id else Delivered()
    took = await street.run_dry()
    assert len(street.asked(bad)) == MOST_FAULTS
    assert took < 300
    assert street.ended(bad) == "KeyError"
    assert street.ended(good) == "sent"
    assert "no such text" in caplog.text


async def test_only_faults_in_a_row_and_of_one_letter_are_counted_against_it(street: Street) -> None:
    fault = RuntimeError("rotten")
    nearly: list[Answer] = [fault] * (MOST_FAULTS - 1)
    answers = [*nearly, Later(0, "no route"), *nearly]
    street.platform.answer = lambda _: answers.pop(0) if answers else Delivered()
    patient = street.write(ANNA)
    await street.run_dry()
    assert street.ended(patient) == "sent"

    answers += [*nearly, fault, fault]
    bad, good = street.write(ANNA), street.write(ANNA)
    await street.run_dry()
    assert [street.ended(letter) for letter in (bad, good)] == ["RuntimeError", "sent"]


async def test_what_was_delivered_is_not_delivered_again_because_it_could_not_be_written_down(street: Street) -> None:
    letter = street.write(ANNA)
    street.outbox.fault = lambda _: OSError("disk full") if street.seconds.now < 1010 else None
    await street.run_dry()
    assert street.taken() == [letter.key]
    assert street.ended(letter) == "sent"


async def test_while_nothing_can_be_written_down_no_more_is_delivered(street: Street) -> None:
    for person in range(100):
        street.write(person)
    written_in_vain = []

    def disk_full(letter: Letter) -> Exception:
        written_in_vain.append(letter)
        return OSError("disk full")

    street.outbox.fault = disk_full
    assert await street.courier.empty() == UNWRITTEN_REST
    assert len(street.taken()) == len(written_in_vain) == AT_ONCE
    street.outbox.fault = lambda _: None
    await street.run_dry()
    assert len(street.taken()) == len(set(street.taken())) == 100


async def test_an_outbox_that_cannot_be_read_is_read_again_next_time(street: Street) -> None:
    def broken() -> asyncio.Future[None]:
        raise OSError("no such file")

    letter = street.write(ANNA)
    street.outbox.while_reading = broken
    with pytest.raises(OSError, match="no such file"):
        await street.courier.empty()
    street.outbox.while_reading = lambda: None
    await street.courier.set_out()
    await a_few_turns()
    assert street.ended(letter) == "sent"


async def test_stopping_waits_for_what_is_under_way(street: Street) -> None:
    letter = street.write(ANNA)
    await street.courier.set_out()
    await street.courier.stop()
    assert street.ended(letter) == "sent"


async def test_what_stopping_cuts_off_goes_out_at_the_next_start(street: Street) -> None:
    hold: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    street.platform.answer = to(ANNA, hold)
    letter = street.write(ANNA)
    await street.courier.set_out()
    await street.courier.stop(grace=0)
    assert street.ended(letter) is None
    street.platform.answer = to(ANNA, Delivered())
    street.courier = street.hired()
    await street.run_dry()
    assert street.ended(letter) == "sent"


# --- reading --------------------------------------------------------------------------------------------------------


async def test_without_news_the_outbox_is_not_read_again(street: Street) -> None:
    street.write(ANNA)
    await street.run_dry()
    before = street.outbox.reads
    for _ in range(10):
        await street.courier.set_out()
    assert street.outbox.reads == before


async def test_while_there_is_enough_to_do_news_are_not_read(street: Street) -> None:
    street = Street.at_telegrams_pace()
    for person in range(2 * ENOUGH):
        street.write(person)
    await street.courier.set_out()
    before = street.outbox.reads
    for _ in range(100):
        street.courier.wake()
        await street.courier.set_out()
    assert street.outbox.reads == before
    await street.run_dry()
    assert len(street.taken()) == 2 * ENOUGH


async def test_people_who_are_held_up_do_not_hide_those_who_are_not(street: Street) -> None:
    for _ in range(3 * PAGE):
        street.write(ANNA)
    other = street.write(BORIS)
    street.platform.answer = to(ANNA, Later(60, "flood"))
    assert await street.courier.empty() == pytest.approx(60)
    assert street.taken() == [other.key]


def test_a_courier_can_be_made_before_there_is_a_loop() -> None:
    street = Street()
    assert isinstance(street.courier, Courier)
