from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.words import Problem
from bot.talk.typed.options import TypedOption, option
from core.money import Money

DAY = timedelta(days=1)

WHOLE = [
    ("Source files, 10, +1 day", "Source files", 1000, DAY),
    ("Source files, 10,50, +1 day", "Source files", 1050, DAY),
    ("Source files,10,+1 day", "Source files", 1000, DAY),
    ("Source files - 10 - 1 day", "Source files", 1000, DAY),
    ("Source files 10€ +1 day", "Source files", 1000, DAY),
    ("Source files 10 +1d", "Source files", 1000, DAY),
    ("Исходники; 10 евро; +1 день", "Исходники", 1000, DAY),
    ("Express — 20 — minus 1 day", "Express", 2000, -DAY),
    ("Express 20 −1d", "Express", 2000, -DAY),
    ("Files, 0, none", "Files", 0, timedelta()),
    ("Files | 5 | 0", "Files", 500, timedelta()),
]


@pytest.mark.parametrize(("line", "title", "minor", "extra"), WHOLE)
def test_an_option_is_read_from_one_line(line: str, title: str, minor: int, extra: timedelta) -> None:
    assert option(line, "EUR") == TypedOption(title, Money(minor, "EUR"), extra)


def test_a_time_may_be_left_away() -> None:
    assert option("Fonts, icons and colours, 10 EUR", "EUR") == TypedOption(
        "Fonts, icons and colours", Money(1000, "EUR")
    )


@pytest.mark.parametrize("name", ["Source files", "Pack of 10", "Fonts, icons and colours", "Express, 1 day"])
def test_a_name_alone_stays_whole(name: str) -> None:
    assert option(name, "EUR") == TypedOption(name)


def test_a_price_below_nothing_is_a_problem_and_no_name() -> None:
    read = option("Source files, -5, +1 day", "EUR")
    assert isinstance(read, Problem)
    assert read.words.id == "price-too-small"


@given(st.text(max_size=120))
def test_whatever_is_typed_is_an_option_or_a_problem(line: str) -> None:
    read = option(line, "EUR")
    assert isinstance(read, Problem) or read.price is None or read.price.minor >= 0


def test_what_is_longer_than_any_option_is_not_searched_for_a_price() -> None:
    line = "x - " * 1_000 + "10"
    assert option(line, "EUR") == TypedOption(line)
