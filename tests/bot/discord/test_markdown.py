"""Light markup reads in Discord as it was meant, and nothing that a person typed is markup."""

from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from bot.discord.markdown import fitted, markdown
from bot.screens.fitting import units
from bot.texts import quote
from tests.bot.discord.reading import read
from tests.bot.screens.nasty import TEXTS

FRAGMENTS = (
    "*", "**", "***", "_", "__", "~~", "||", "`", "```", "\\", "# ", "## x", "-# ", "- ", "* ", "+ ", "1. ", "23. ",
    ". ", "> ", ">>> ", "<@1>", "<@!1>", "<@&1>", "<#1>", "<t:1:R>", "<t:1>", "<:a:1>", "<a:b:1>", "</x:1>",
    "<id:home>", "@everyone", "@here", ":smile:", ":a", ":", "[a](https://b.c)", "[", "](", ")", "https://ex.org/",
    "http://a.b?x=*_*", "https://", "https://ex.org/a_b_c*d*|e|", "<https://ex.org/x>",
    "a", "Ж", " ", "\n", "\n\n", "1", "<", ">", "&",
)  # fmt: skip
TYPED = some.one_of(some.lists(some.sampled_from(FRAGMENTS), max_size=12).map("".join), TEXTS)
HARMLESS = {"address"}
"""A link that a person typed stays one: it may be what was delivered."""


def as_seen(text: str) -> str:
    """Addresses are written in per cent, where half a sign has no way to be written."""
    return unquote(text).encode(errors="replace").decode()


@given(TYPED)
@example("https://ex.org/*a* *b* https://ex.org/*")
@example("1.")
@example("https://example.org/?a=1&b=2\ud800")
@example("x12:smile:")
@example("12:00:smile:")
def test_what_a_person_typed_shows_what_it_says_and_means_nothing(text: str) -> None:
    seen = read(markdown(str(escape(text))))
    assert set(seen.kinds) <= HARMLESS
    assert as_seen(seen.text) == as_seen(text)


@given(TYPED, TYPED)
def test_what_a_person_typed_breaks_out_of_no_mark(one: str, other: str) -> None:
    said = Markup("<b>{}</b> · <code>K7Q2</code>\n{}\n<i>ours</i>").format(one, other)
    seen = read(markdown(str(said)))
    assert set(seen.kinds) <= {"bold", "code", "italic", *HARMLESS}
    assert seen.kinds.count("code") == 1
    assert seen.marks[-1] == ("italic", "ours")


@given(TYPED)
def test_a_quote_holds_all_that_was_typed_and_nothing_of_ours(text: str) -> None:
    said = Markup("Reason given:\n{}\n\n<b>Held safely</b>").format(quote(text))
    seen = read(markdown(str(said)))
    quoted = [words for kind, words in seen.marks if kind == "quote"]
    assert len(quoted) <= 1
    assert "Held safely" not in "".join(quoted)
    assert "Reason given" not in "".join(quoted)
    assert set(seen.kinds) <= {"quote", "bold", *HARMLESS}


@given(TYPED, some.integers(min_value=1, max_value=300))
def test_whatever_is_cut_fits_and_still_means_nothing(text: str, most: int) -> None:
    cut = fitted(str(escape(text)), most)
    assert units(cut) <= most
    assert set(read(cut).kinds) <= HARMLESS


@pytest.mark.parametrize(
    ("markup", "drawn"),
    [
        ("<b>Logo</b> · <code>K7Q2</code>", "**Logo** · `K7Q2`"),
        ("<b> Logo </b>x", " **Logo** x"),
        ("<b></b><i> </i>", " "),
        ("<b>a</b><i>b</i>", "**a**\u200b*b*"),
        ("a_b &lt;c&gt; &amp; d", "a\\_b \\<c\\> & d"),
        ("2 - 1 = 1. Really", "2 - 1 = 1. Really"),
        ('<a href="https://example.org/?a=1&amp;b=(2)">here</a>', "[here](https://example.org/?a=1&b=%282%29)"),
        ('<a href="javascript:x">here</a>', "here"),
        ("see https://example.org/a_b.", "see <https://example.org/a_b>."),
        ("10:30 and 11:45", "10:30 and 11:45"),
        ("<code>a`b</code>", "`a'b`"),
        ("x<blockquote>a\nb</blockquote>y", "x\n> a\n> b\ny"),
        ("<blockquote>a</blockquote>\n\ny", "> a\n\ny"),
        ("<blockquote>a</blockquote><b>y</b>", "> a\n**y**"),
    ],
)
def test_markup_becomes_markdown(markup: str, drawn: str) -> None:
    assert markdown(markup) == drawn


def test_how_far_away_a_moment_is_becomes_what_the_client_keeps_true() -> None:
    assert markdown('Fri 28 Nov, 18:00 (<time datetime="1893456000">2 d left</time>)') == (
        "Fri 28 Nov, 18:00 (<t:1893456000:R>)"
    )


def test_a_moment_that_no_client_could_show_stays_words() -> None:
    assert markdown('(<time datetime="99999999999999999999">soon</time>)') == "(soon)"


def test_what_is_cut_ends_in_an_ellipsis_with_every_mark_closed() -> None:
    assert fitted("<b>Logo for</b> a bakery", 9) == "**Logo…**"
