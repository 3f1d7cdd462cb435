"""Long before Discord shuts a bot out for refused calls, the bot stops by itself, says so, and looks again later."""

import logging

import pytest

from bot.discord.breaker import FIRST_REST, LONGEST_REST, MOST, WINDOW, Breaker, Tripped
from bot.discord.refusals import receipt
from core.ports import Later

BAN = 10_000


class Stopwatch:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def breaker(watch: Stopwatch) -> Breaker:
    return Breaker(watch)


def refuse(breaker: Breaker, times: int, status: int = 403) -> int:
    """How many calls went out and were refused before the breaker stopped them."""
    for number in range(times):
        try:
            breaker.enter()
        except Tripped:
            return number
        breaker.answered(status)
    return times


@pytest.mark.parametrize("status", [401, 403, 429])
def test_far_fewer_refusals_than_discord_bears_stop_everything(
    breaker: Breaker, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert refuse(breaker, BAN, status) == MOST < BAN / 10
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_what_was_merely_not_there_counts_for_nothing(breaker: Breaker) -> None:
    assert refuse(breaker, BAN, 404) == BAN


def test_refusals_that_are_spread_out_stop_nothing(breaker: Breaker, watch: Stopwatch) -> None:
    for _ in range(2 * MOST):
        breaker.enter()
        breaker.answered(403)
        watch.now += 2 * WINDOW / MOST


def test_after_a_rest_one_call_finds_out_and_when_it_is_taken_all_go_on(
    breaker: Breaker, watch: Stopwatch, caplog: pytest.LogCaptureFixture
) -> None:
    refuse(breaker, BAN)
    watch.now += FIRST_REST
    breaker.enter()
    with pytest.raises(Tripped):
        breaker.enter()
    breaker.answered(200)
    assert refuse(breaker, BAN) == MOST
    assert "takes our calls again" in caplog.text


def test_as_long_as_that_call_is_refused_the_rests_grow_up_to_a_bound(breaker: Breaker, watch: Stopwatch) -> None:
    refuse(breaker, BAN)
    rests = []
    for _ in range(8):
        with pytest.raises(Tripped) as tripped:
            breaker.enter()
        rests.append(tripped.value.seconds)
        watch.now += tripped.value.seconds
        assert refuse(breaker, BAN) == 1
    assert rests == sorted(rests)
    assert rests[0] == FIRST_REST
    assert rests[-1] == LONGEST_REST


def test_a_call_that_never_came_back_does_not_keep_the_others_out_for_ever(breaker: Breaker, watch: Stopwatch) -> None:
    refuse(breaker, BAN)
    watch.now += FIRST_REST
    breaker.enter()
    watch.now += FIRST_REST
    breaker.enter()


def test_the_courier_is_told_how_long_nobody_is_sent_anything() -> None:
    told = receipt(Tripped(17))
    assert isinstance(told, Later)
    assert (told.seconds, told.whole_channel) == (17, True)
