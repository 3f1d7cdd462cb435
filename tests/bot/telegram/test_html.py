"""Markup is cut by what is seen, and stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import escape

from bot.screens.fitting import fit, seen, shorten, units
from bot.telegram.html import for_telegram
from sandbox.telegram.html import parse_html


def test_what_fits_is_left_as_it_is() -> None:
    assert fit("<b>Logo</b> &amp; more", 11) == "<b>Logo</b> &amp; more"


def test_tags_and_entities_do_not_count_as_length() -> None:
    assert seen('<a href="https://example.org/?a=1&amp;b=2">a &lt; b</a>') == 5


def test_an_emoji_outside_the_basic_plane_counts_twice() -> None:
    assert units("🔧") == 2
    assert seen("🔧&#128295;") == 4


@pytest.mark.parametrize(
    ("markup", "most", "cut"),
    [
        ("<b>Logo for</b> a bakery", 5, "<b>Logo…</b>"),
        ("<b>Logo</b> for", 6, "<b>Logo</b> …"),
        ("a <i><b>bold</b></i> word", 5, "a <i><b>bo…</b></i>"),
        ("a &amp;&amp; b", 4, "a &amp;…"),
        ("🔧🔧🔧", 4, "🔧…"),
        ("a < b", 4, "a <…"),
    ],
)
def test_what_does_not_fit_is_cut_with_every_tag_closed(markup: str, most: int, cut: str) -> None:
    assert fit(markup, most) == cut


@given(some.text(max_size=60), some.text(max_size=60), some.integers(min_value=1, max_value=80))
def test_whatever_people_typed_fits_and_is_still_markup(one: str, other: str, most: int) -> None:
    markup = f"<b>{escape(one)}</b> {escape(other)}<blockquote>{escape(one)}</blockquote>"
    cut = fit(markup, most)
    assert seen(cut) <= most
    parse_html(cut)


@given(some.text(max_size=80), some.integers(min_value=1, max_value=40))
def test_a_label_is_cut_to_its_length(text: str, most: int) -> None:
    cut = shorten(text, most)
    assert units(cut) <= most
    assert cut == text or cut.endswith("…")


def test_how_far_away_a_moment_is_becomes_what_telegram_keeps_true() -> None:
    drawn = for_telegram('Pay by <b>noon</b> (<time datetime="1893456000">2 h left</time>)')
    text, entities = parse_html(drawn)
    assert text == "Pay by noon (2 h left)"
    assert {
        "type": "date_time",
        "offset": 13,
        "length": 8,
        "unix_time": 1893456000,
        "date_time_format": "r",
    } in entities
