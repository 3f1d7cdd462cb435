"""A rate is never exceeded, and never slower than it need be."""

from hypothesis import given
from hypothesis import strategies as st

from scheduler.pace import TELEGRAM_CHAT, TELEGRAM_OVERALL, Pace, Rate

RATES = st.builds(Rate, st.floats(0.1, 100), st.integers(1, 20))


@given(RATES, st.lists(st.floats(0, 10), min_size=1, max_size=200))
def test_no_stretch_of_time_has_more_than_the_burst_and_its_share(rate: Rate, pauses: list[float]) -> None:
    pace, now, moments = Pace(rate), 0.0, []
    for pause in pauses:
        now = max(now + pause, pace.ready_at())
        pace.take(now)
        moments.append(now)
    for first, start in enumerate(moments):
        for last, end in enumerate(moments[first:], start=first):
            assert last - first + 1 <= rate.burst + (end - start) * rate.per_second + 1e-6


def test_telegram_is_never_sent_more_than_thirty_in_a_second() -> None:
    assert TELEGRAM_OVERALL.burst + TELEGRAM_OVERALL.per_second <= 30


def test_a_chat_bears_a_card_and_its_ping_together_and_then_one_a_second() -> None:
    pace, now = Pace(TELEGRAM_CHAT), 0.0
    waits = []
    for _ in range(6):
        waits.append(max(0.0, pace.ready_at() - now))
        now += waits[-1]
        pace.take(now)
    assert waits == [0, 0, 0, 1, 1, 1]


def test_a_pace_comes_to_rest_when_all_it_spent_is_earned_again() -> None:
    pace = Pace(Rate(2, burst=3))
    assert pace.rested(0)
    pace.take(0)
    pace.take(0)
    assert not pace.rested(0.9)
    assert pace.rested(1)
