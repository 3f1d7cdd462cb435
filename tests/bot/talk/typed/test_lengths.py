from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.typed.lengths import count, length, signed

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

READ = [
    ("3 days", 3 * DAY),
    ("3d", 3 * DAY),
    ("3", 3 * DAY),
    ("12 h", 12 * HOUR),
    ("12 часов", 12 * HOUR),
    ("2д", 2 * DAY),
    ("2 дня", 2 * DAY),
    ("5 дней", 5 * DAY),
    ("1 day 12 hours", 36 * HOUR),
    ("1d12h", 36 * HOUR),
    ("1,5 дня", 36 * HOUR),
    ("1.5 days", 36 * HOUR),
    ("90 min", 1.5 * HOUR),
    ("a week", 7 * DAY),
    ("две недели", 14 * DAY),
    ("a month", 30 * DAY),
    ("0", 0 * DAY),
    ("нет", 0 * DAY),
    ("+1 day", DAY),
    ("plus 1 day", DAY),
    ("-1 day", -DAY),
    ("− 12 h", -12 * HOUR),
    ("минус 1 д", -DAY),
]


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_length_is_read_as_people_type_it(typed: str, meant: timedelta) -> None:
    assert length(typed) == meant


@pytest.mark.parametrize("typed", ["", "+", "soon", "2-3 days", "3 days 4", "three", "tomorrow", "3 рабочих дня", "."])
def test_what_is_no_length_is_none(typed: str) -> None:
    assert length(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_raises_nothing(typed: str) -> None:
    read = length(typed)
    assert read is None or abs(read) <= timedelta(days=36_500) * 4


def test_a_sign_is_seen() -> None:
    assert signed("+1 day")
    assert signed("−1 day")
    assert not signed("1 day")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2", 2), ("two", 2), ("2 revisions", 2), ("no", 0), ("нет", 0), ("unlimited", None), ("-1", None), ("", None)],
)
def test_a_count_is_read_as_people_type_it(typed: str, meant: int | None) -> None:
    assert count(typed) == meant
