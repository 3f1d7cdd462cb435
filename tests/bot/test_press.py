"""A token says what is wanted in few bytes, in one way only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import LONGEST, Press, TokenTooLong, number, parse

WORDS = st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True)
PRESSES = st.builds(Press, WORDS, st.lists(WORDS, max_size=3).map(tuple))


@given(PRESSES)
def test_a_press_comes_back_from_its_token(press: Press) -> None:
    assert parse(press.pack()) == press
    assert len(press.pack().encode()) <= LONGEST


@given(st.text(max_size=80))
def test_a_token_that_we_did_not_make_is_none_or_packs_again_to_the_same_bytes(token: str) -> None:
    press = parse(token)
    assert press is None or press.pack() == token


@pytest.mark.parametrize("token", ["", ":", "do:", ":do", "do::x", "do:é", "do x", "do:" + "x" * 70, "d" * 41, "do:\n"])
def test_a_cut_or_forged_token_is_refused(token: str) -> None:
    assert parse(token) is None


def test_a_token_that_no_platform_would_carry_is_never_drawn() -> None:
    with pytest.raises(TokenTooLong):
        Press("do", ("x" * 40, "y" * 40)).pack()


@pytest.mark.parametrize("word", ["", "+1", "-1", "01", "1.0", "١", "1e3", " 1", "1_0", "1000000000"])
def test_a_number_is_written_in_one_way_only(word: str) -> None:
    assert number(word) is None


@given(st.integers(0, 999_999_999))
def test_a_number_is_read_as_it_is_written(value: int) -> None:
    assert number(str(value)) == value
