from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.typed.clock import clock, off, span
from core.day import QuietHours

CLOCK = [
    ("9", time(9)),
    ("09:30", time(9, 30)),
    ("9.30", time(9, 30)),
    ("21h", time(21)),
    ("9 am", time(9)),
    ("9pm", time(21)),
    ("12 AM", time(0)),
    ("12 p.m.", time(12)),
    ("9 o'clock", time(9)),
    ("at 9", time(9)),
    ("24:00", time(0)),
    ("noon", time(12)),
    ("Midnight", time(0)),
    ("в 9 утра", time(9)),
    ("9 вечера", time(21)),
    ("12 ночи", time(0)),
    ("11 ночи", time(23)),
    ("2 ночи", time(2)),
    ("3 часа дня", time(15)),
    ("21 ч", time(21)),
    ("полночь", time(0)),
]
NO_CLOCK = ["", "soon", "25", "9:60", "24:30", "-1", "9-10", "nine", "99:99", "1" * 50]

SPANS = [
    ("22-8", time(22), time(8)),
    ("22:00–08:00", time(22), time(8)),
    ("22:30 — 7:15", time(22, 30), time(7, 15)),
    ("from 10pm to 8am", time(22), time(8)),
    ("between 23 and 7", time(23), time(7)),
    ("11 pm until 6 am", time(23), time(6)),
    ("с 22 до 8", time(22), time(8)),
    ("с 11 вечера до 7 утра", time(23), time(7)),
    ("от 23 до 9:30", time(23), time(9, 30)),
    ("midnight till 8", time(0), time(8)),
    ("1-9", time(1), time(9)),
    ("13 to 15", time(13), time(15)),
]
EVENINGS = [
    ("10-8", time(22), time(8)),
    ("9-6", time(21), time(6)),
    ("12 - 8", time(0), time(8)),
    ("11–9", time(23), time(9)),
]
NO_SPANS = ["", "22", "22-22", "from now on", "22-8-9", "8 to", "22-25", "soon to later"]


@pytest.mark.parametrize(("typed", "shows"), CLOCK)
def test_a_time_is_read_as_people_type_it(typed: str, shows: time) -> None:
    assert clock(typed) == shows


@pytest.mark.parametrize("typed", NO_CLOCK)
def test_what_no_clock_shows_is_not_guessed_at(typed: str) -> None:
    assert clock(typed) is None


@pytest.mark.parametrize(("typed", "begin", "end"), SPANS)
def test_from_when_to_when_is_read_as_people_type_it(typed: str, begin: time, end: time) -> None:
    assert span(typed) == QuietHours(begin, end)


@pytest.mark.parametrize(("typed", "begin", "end"), EVENINGS)
def test_a_night_that_would_last_all_day_begins_in_the_evening(typed: str, begin: time, end: time) -> None:
    assert span(typed) == QuietHours(begin, end)


@pytest.mark.parametrize("typed", NO_SPANS)
def test_what_names_no_two_times_is_no_span(typed: str) -> None:
    assert span(typed) is None


@pytest.mark.parametrize("typed", ["off", "Off!", "no", "none please", "нет", "выкл", "не надо", "никогда", "-"])
def test_none_at_all_can_be_said_in_words(typed: str) -> None:
    assert off(typed)


@pytest.mark.parametrize("typed", ["", "22-8", "from 10pm to 8am", "с 22 до 8"])
def test_hours_are_not_taken_for_none(typed: str) -> None:
    assert not off(typed)


@given(st.times(), st.times())
def test_every_two_times_are_read_as_they_are_shown(begin: time, end: time) -> None:
    begin, end = begin.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    found = span(f"{begin:%H:%M}-{end:%H:%M}")
    if begin == end:
        assert found is None
    elif found:
        assert found.end == end
        assert found.begin == begin or found.begin == begin.replace(hour=(begin.hour + 12) % 24)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reading(typed: str) -> None:
    assert clock(typed) is None or typed.strip()
    assert span(typed) is None or typed.strip()
    assert isinstance(off(typed), bool)
