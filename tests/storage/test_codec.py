"""Whatever goes into a column as text comes out of it as the same value, or is refused on the way in."""

import string
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actors import Actor
from core.listing import Option
from core.order import FileRef, Line, Proposed, Stage, Terms
from core.storage.codec import Unreadable, Unstorable, pack, pack_json, unpack, unpack_json

words = st.text()
numbers = st.integers(-(2**70), 2**70)
lengths = st.timedeltas()
lines = st.builds(Line, words, numbers, lengths)
options = st.builds(Option, words, numbers, lengths)
files = st.builds(FileRef, words, words, numbers, words)
terms = st.builds(
    Terms,
    currency=words,
    lines=st.lists(lines, max_size=3).map(tuple),
    delivery_time=lengths,
    revision_time=lengths,
    revisions=numbers,
    fee=numbers,
    till=words,
    lengths=st.dictionaries(words.filter(lambda word: word != "$"), lengths, max_size=3),
    calendar=words,
    timezone=words,
)
moments = st.datetimes(timezones=st.just(UTC))
actors, stages = st.sampled_from(Actor), st.sampled_from(Stage)
questions = st.builds(
    Proposed,
    kind=words,
    number=numbers,
    by=actors,
    stage=stages,
    carries=st.dictionaries(words.filter(lambda word: word != "$"), words | numbers | lengths | moments, max_size=3),
    since=moments,
    held=numbers,
    agreed=st.booleans(),
    paused=lengths,
)
ours = lines | options | files | terms | questions
leaves = st.none() | st.booleans() | numbers | words | lengths | moments | actors | stages | ours
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(words.filter(lambda word: word != "$"), inner, max_size=3)
    ),
    max_leaves=12,
)


def same(one: Any, other: Any) -> bool:
    """Equal, and of the same types all the way down: True is not 1 here."""
    if type(one) is not type(other) or one != other:
        return False
    match one:
        case tuple():
            return all(map(same, one, other))
        case dict():
            return all(same(one[key], other[key]) for key in one)
        case _:
            return True


@given(values)
def test_a_core_value_is_read_as_it_was_written(value: object) -> None:
    text = pack(value)
    assert text.isascii()
    assert "\0" not in text
    assert same(unpack(text), value)


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("value", [1.5, [1], {1, 2}, b"x", object(), Colour.RED, {"a": [1]}, ({"$": 1},), {1: "x"}])
def test_what_would_come_back_as_something_else_is_refused(value: object) -> None:
    with pytest.raises(Unstorable):
        pack(value)


def test_any_mapping_comes_back_as_one() -> None:
    assert unpack(pack(MappingProxyType({"a": MappingProxyType({})}))) == {"a": {}}


def test_a_moment_of_another_zone_is_kept_as_the_same_moment_and_one_of_none_is_refused() -> None:
    noon = datetime(2026, 11, 2, 12, tzinfo=timezone(timedelta(hours=5)))
    assert unpack(pack(noon)) == noon
    with pytest.raises(Unstorable):
        pack(noon.replace(tzinfo=None))


NONSENSE = (
    '{"$":"unknown"}',
    '{"$":"line","x":1}',
    '{"$":"line"}',
    "1.5",
    '{"$":"length"}',
    '{"$":"moment"}',
    '{"$":"moment","us":99999999999999999999}',
    '{"$":"actor","is":"nobody"}',
    '{"$":"stage"}',
    "{",
)


@pytest.mark.parametrize("text", NONSENSE)
def test_text_that_means_nothing_here_is_not_guessed_at(text: str) -> None:
    with pytest.raises(Unreadable):
        unpack(text)


def test_text_of_before_a_field_was_added_is_read_with_its_default() -> None:
    assert unpack('{"$":"line","title":"Logo","price":5}') == Line("Logo", 5, timedelta())


json_values = st.recursive(
    st.none() | st.booleans() | numbers | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=10,
)


@given(json_values)
def test_json_is_read_as_it_was_written(value: object) -> None:
    assert unpack_json(pack_json(value)) == value


@pytest.mark.parametrize("value", [(1,), {1: 2}, float("nan"), object(), {"a": ("x",)}, set(string.digits)])
def test_what_json_would_change_is_refused(value: object) -> None:
    with pytest.raises(Unstorable):
        pack_json(value)
