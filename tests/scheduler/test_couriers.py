"""One person in two chats: every letter comes to its end on each platform by itself, and nobody goes untold unseen."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from core.person import Platform
from core.ports import UNREACHED, Delivered, Later, Letter, LetterKind, Moot, Rejected
from scheduler.courier import MOST_TRIES
from scheduler.pace import Rate
from tests.builders import ANNA, BORIS, STAFFER
from tests.scheduler.street import Answer
from tests.scheduler.town import BLOCKED, DISCORD, TELEGRAM, Town


@pytest.fixture
def town() -> Town:
    return Town()


# --- where a letter goes --------------------------------------------------------------------------------------------


async def test_who_is_in_two_chats_is_told_in_both(town: Town) -> None:
    keys = [town.write(ANNA, kind) for kind in (LetterKind.CARD, LetterKind.PING, LetterKind.REMINDER)]
    await town.settle()
    assert town.taken(TELEGRAM) == town.taken(DISCORD) == keys


async def test_a_quiet_chat_gets_the_card_and_nothing_else(town: Town) -> None:
    town.lives(ANNA, TELEGRAM, DISCORD, quiet=frozenset({TELEGRAM}))
    card, ping = town.write(ANNA, LetterKind.CARD), town.write(ANNA)
    await town.settle()
    assert town.taken(TELEGRAM) == [card]
    assert town.taken(DISCORD) == [card, ping]


async def test_a_platform_gets_nothing_for_those_who_are_not_there(town: Town) -> None:
    town.write(BORIS)
    await town.settle()
    assert town.platforms[TELEGRAM].asked == []
    assert town.told(DISCORD, BORIS) == ["started"]


async def test_a_letter_to_somebody_who_is_nowhere_is_given_up_where_the_operator_sees_it(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.lives(STAFFER)
    key = town.write(STAFFER)
    await town.settle()
    assert town.ends(key) == {"": "no account on any platform"}
    assert key in caplog.text


# --- one platform does not hold up the other ------------------------------------------------------------------------


async def test_an_outage_of_one_platform_holds_up_nobody_on_the_other_and_repeats_nothing_there(town: Town) -> None:
    town.on(DISCORD, Later(0, "no route"))
    keys = [town.write(ANNA, LetterKind.CARD), town.write(ANNA)]
    await town.turn()
    assert town.taken(TELEGRAM) == keys
    town.pass_time(3600)
    town.on(DISCORD, Delivered())
    await town.settle()
    assert town.taken(TELEGRAM) == town.taken(DISCORD) == keys


async def test_a_platform_that_wants_rest_gets_it_while_the_other_goes_on(town: Town) -> None:
    answers: list[Answer] = [Later(30, "flood", whole_channel=True)]
    town.platforms[DISCORD].answer = lambda _: answers.pop() if answers else Delivered()
    town.write(BORIS)
    await town.turn()
    key = town.write(ANNA)
    assert await town.turn() == pytest.approx(30)
    assert town.ends(key) == {TELEGRAM: "sent", DISCORD: None}
    await town.settle()
    assert town.ends(key) == {TELEGRAM: "sent", DISCORD: "sent"}


async def test_each_platform_keeps_a_pace_of_its_own(town: Town) -> None:
    town.pace = Rate(1, burst=1)
    town.restart()
    for _ in range(3):
        town.write(ANNA)
    await town.settle()
    for platform in Platform:
        assert [moment - 1000 for moment, _ in town.platforms[platform].asked] == pytest.approx([0, 1, 2], abs=0.01)


async def test_a_restart_sends_on_one_platform_what_the_other_has_taken_already(town: Town) -> None:
    town.on(DISCORD, Later(60, "no route"))
    key = town.write(ANNA)
    await town.turn()
    town.restart()
    town.on(DISCORD, Delivered())
    await town.settle()
    assert town.taken(TELEGRAM) == town.taken(DISCORD) == [key]


async def test_letters_for_a_platform_that_does_not_run_wait_for_it(town: Town) -> None:
    discord = town.platforms.pop(DISCORD)
    town.restart()
    key = town.write(ANNA)
    await town.settle()
    assert town.ends(key) == {TELEGRAM: "sent", DISCORD: None}
    town.platforms[DISCORD] = discord
    town.restart()
    await town.settle()
    assert town.ends(key) == {TELEGRAM: "sent", DISCORD: "sent"}
    assert town.taken(TELEGRAM) == [key]


# --- when somebody cannot be reached --------------------------------------------------------------------------------


@pytest.mark.parametrize("quiet", [frozenset(), frozenset({DISCORD})], ids=["told there anyway", "quiet there"])
async def test_when_one_chat_is_closed_the_next_one_is_used(town: Town, quiet: frozenset[Platform]) -> None:
    town.lives(ANNA, TELEGRAM, DISCORD, quiet=quiet)
    town.on(TELEGRAM, BLOCKED)
    key = town.write(ANNA)
    await town.settle()
    assert town.ends(key) == {TELEGRAM: "blocked", DISCORD: "sent"}
    assert town.told(DISCORD, BORIS) == []


async def test_when_no_chat_is_left_the_other_party_is_told_and_so_is_the_operator(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.on(DISCORD, BLOCKED, BORIS)
    town.write(BORIS)
    await town.settle()
    assert town.told(TELEGRAM, ANNA) == town.told(DISCORD, ANNA) == [UNREACHED]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert f"person {BORIS} on discord: blocked; ping:{town.order.id}:unreached:{BORIS}" in caplog.text


async def test_the_other_party_is_told_once_however_much_does_not_arrive(town: Town) -> None:
    town.on(DISCORD, BLOCKED, BORIS)
    for kind in (LetterKind.PING, LetterKind.REMINDER, LetterKind.PING):
        town.write(BORIS, kind)
        await town.settle()
    assert town.told(TELEGRAM, ANNA) == [UNREACHED]


async def test_when_both_chats_close_at_the_same_moment_the_other_party_is_told_all_the_same(town: Town) -> None:
    for platform in Platform:
        town.on(platform, BLOCKED, ANNA)
    town.write(ANNA)
    await asyncio.gather(*(each.empty() for each in town.couriers))
    await town.settle()
    assert town.told(DISCORD, BORIS) == [UNREACHED]


@pytest.mark.parametrize(("reader", "writer"), [(BORIS, ANNA), (ANNA, BORIS)])
async def test_who_writes_before_there_is_any_order_is_told_once_when_it_reaches_nobody(
    town: Town, reader: int, writer: int
) -> None:
    for platform in Platform:
        town.on(platform, BLOCKED, reader)
    for _ in range(2):
        town.ask(reader)
        await town.settle()
    assert town.told(DISCORD, writer) == [UNREACHED]
    assert town.told(DISCORD, reader) == []


async def test_when_neither_party_can_be_reached_there_is_an_end_to_it(town: Town) -> None:
    for platform in Platform:
        town.on(platform, BLOCKED)
    town.write(ANNA)
    await town.settle()
    assert sum(each.topic == UNREACHED for each in town.outbox.letters.values()) == 1


@pytest.mark.parametrize("end", [Rejected("can't parse"), Later(0, "no route"), KeyError("no such text")])
async def test_that_something_of_ours_or_the_platform_fails_does_not_say_that_nobody_is_there(
    town: Town, end: Answer
) -> None:
    town.on(DISCORD, end, BORIS)
    key = town.write(BORIS)
    await town.settle()
    assert town.ends(key)[DISCORD] not in {None, "sent"}
    assert town.told(TELEGRAM, ANNA) == []


@pytest.mark.parametrize("end", [Rejected("can't parse"), Later(0, "no route"), KeyError("no such text")])
async def test_but_the_next_chat_is_tried(town: Town, end: Answer) -> None:
    town.lives(ANNA, TELEGRAM, DISCORD, quiet=frozenset({DISCORD}))
    town.on(TELEGRAM, end)
    key = town.write(ANNA)
    await town.settle()
    assert town.ends(key)[DISCORD] == "sent"
    assert len([each for _, each in town.platforms[TELEGRAM].asked if each.key == key]) <= MOST_TRIES


async def test_what_is_moot_by_now_goes_nowhere_else(town: Town) -> None:
    town.lives(ANNA, TELEGRAM, DISCORD, quiet=frozenset({DISCORD}))
    town.on(TELEGRAM, Moot("nothing left to remind of"))
    key = town.write(ANNA, LetterKind.REMINDER)
    await town.settle()
    assert town.ends(key) == {TELEGRAM: "nothing left to remind of"}
    assert town.told(DISCORD, BORIS) == []


async def test_a_card_that_cannot_be_shown_in_one_chat_is_nobody_elses_business(town: Town) -> None:
    town.on(DISCORD, BLOCKED)
    town.write(BORIS, LetterKind.CARD)
    await town.settle()
    assert town.told(TELEGRAM, ANNA) == []


async def test_of_a_seller_who_has_not_joined_nobody_is_told(town: Town) -> None:
    unpaid = replace(town.order, joined=False)
    town.outbox.orders[unpaid.id] = unpaid
    for platform in Platform:
        town.on(platform, BLOCKED, ANNA)
    town.write(ANNA)
    await town.settle()
    assert town.told(DISCORD, BORIS) == []


async def test_that_staff_cannot_be_reached_is_told_to_the_operator_alone(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.on(TELEGRAM, BLOCKED, STAFFER)
    town.write(STAFFER)
    await town.settle()
    assert town.told(TELEGRAM, ANNA) == town.told(DISCORD, BORIS) == []
    assert f"person {STAFFER} on telegram: blocked; nothing is sent instead" in caplog.text


# --- a reminder that reached somebody -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "reached"),
    [
        ({TELEGRAM: BLOCKED, DISCORD: Delivered()}, True),
        ({TELEGRAM: Delivered(), DISCORD: BLOCKED}, True),
        ({TELEGRAM: BLOCKED, DISCORD: BLOCKED}, False),
        ({TELEGRAM: Moot("done"), DISCORD: Moot("done")}, False),
    ],
)
async def test_a_silence_counts_once_a_reminder_was_delivered_in_any_chat(
    town: Town, answers: dict[Platform, Answer], reached: bool
) -> None:
    for platform, answer in answers.items():
        town.on(platform, answer, ANNA)
    key = town.write(ANNA, LetterKind.REMINDER)
    await town.settle()
    assert ("sent" in town.ends(key).values()) is reached


async def test_nothing_is_written_into_a_letters_place_when_its_end_cannot_be(town: Town) -> None:
    fails: list[Exception] = [OSError("disk full")]
    fault: Callable[[Letter], Exception | None] = lambda _: fails.pop() if fails else None  # noqa: E731
    town.outbox.fault = fault
    town.on(DISCORD, BLOCKED, BORIS)
    town.write(BORIS)
    await town.settle()
    assert town.told(TELEGRAM, ANNA) == [UNREACHED]
    assert len([1 for _, letter in town.platforms[DISCORD].asked if letter.to == BORIS]) == 1
