"""Whatever people type, it shows what it says and nothing else."""

import unicodedata
from html import unescape

from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import quote
from bot.texts.typed import (
    LONGEST_FILE_NAME,
    LONGEST_LABEL,
    LONGEST_LINE,
    cut,
    file_name,
    inline,
    line,
    paragraphs,
    pieces,
    size,
)
from tests.bot.screens.nasty import TEXTS, Parsed

FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"


def seen(text: str) -> str:
    """The letters of `text` alone."""
    return "".join(each for each in text if not each.isspace() and unicodedata.category(each) not in {"Cc", "Cf", "Cs"})


@given(TEXTS)
@example("<b>bold</b> & <a href='x'>more</a>")
@example("</blockquote><b>")
def test_typed_text_is_read_back_as_it_was_typed_and_is_never_markup(text: str) -> None:
    long, short = Parsed(quote(text, 10**6)), Parsed(inline(text, 10**6))
    assert long.tags == ["blockquote", "/blockquote"]
    assert short.tags == []
    assert seen(long.text) == seen(short.text) == seen(text)


@given(TEXTS, st.integers(4, 300))
def test_typed_text_fits_where_it_is_put(text: str, most: int) -> None:
    assert size(cut(text, most)) <= most
    assert "\n" not in line(text, most)
    assert len(line(text, most).splitlines()) <= 1
    isolated = 2
    assert size(line(text, most)) <= most + isolated


@given(TEXTS)
@example("\u202etxt.exe")
@example("a\u200bb\u2066c\ufeff")
def test_typed_text_keeps_no_invisible_or_turning_signs(text: str) -> None:
    for kept in (line(text).strip("\u2068\u2069"), paragraphs(text)):
        assert not {each for each in kept if unicodedata.category(each) in {"Cc", "Cf", "Cs"}} - set("\n\u200c\u200d")


@given(TEXTS, st.integers(20, 400))
def test_pieces_lose_nothing(text: str, most: int) -> None:
    kept = paragraphs(text)
    parts = list(pieces(kept, most))
    assert all(size(part) <= most for part in parts)
    assert seen("".join(parts)) == seen(kept)


def test_emoji_of_several_signs_stay_whole() -> None:
    assert line(FAMILY) == FAMILY
    assert cut("a" * 5 + FAMILY, 9) == "aaaaa…"
    assert cut("\N{THUMBS UP SIGN}\U0001f3fd" * 3, 6) == "\N{THUMBS UP SIGN}\U0001f3fd…"


def test_a_joiner_between_latin_letters_is_dropped() -> None:
    assert line("pay\u200dpal") == "paypal"


def test_a_cut_ends_with_a_whole_word_unless_the_word_is_very_long() -> None:
    assert cut("one two three", 10) == "one two…"
    assert cut("x" * 50, 10) == "x" * 9 + "…"


def test_a_text_of_marks_alone_is_cut_too() -> None:
    assert size(cut("\u0301" * 500, 40)) <= 40


def test_text_from_right_to_left_stands_apart() -> None:
    assert line("שלום") == "\u2068שלום\u2069"
    assert line("Привет") == "Привет"


def test_a_handle_or_command_in_a_name_cannot_be_tapped() -> None:
    assert "@b" not in inline("write to @boris or (/start)")
    assert "/s" not in inline("write to @boris or (/start)")
    assert inline("a@example.org, 3/4") == "a@example.org, 3/4"


def test_a_long_text_keeps_its_paragraphs() -> None:
    assert paragraphs("one\r\ntwo\n\n\n\n three \u2028four") == "one\ntwo\n\nthree\nfour"


@given(TEXTS)
def test_what_is_escaped_reads_the_same(text: str) -> None:
    assert unescape(inline(text)).replace("\u2060", "") == line(text)


def test_usual_titles_and_labels_are_left_alone() -> None:
    assert line("Logo for a bakery", LONGEST_LABEL) == "Logo for a bakery"
    assert line("A" * 80) == "A" * 80
    assert LONGEST_LINE >= 80


@given(TEXTS)
@example("a\r\nX-Evil: 1.txt")
@example("\u202egnp.exe")
@example("\u200b")
@example("x" * 300 + ".tar.gz")
def test_a_files_name_is_one_short_line_that_shows_how_it_ends(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name) <= LONGEST_FILE_NAME
    assert len(name.splitlines()) == 1
    assert seen(name).endswith(seen(text)[-10:]) or not seen(text)
    assert not any(unicodedata.category(each) in {"Cc", "Cs"} for each in name)
