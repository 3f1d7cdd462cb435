"""Whatever people type, in whatever text of ours it stands: it becomes no markup, no mention and no line of its own, on
neither platform. Screens are made of these texts and of quotations alone.
"""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord.markdown import markdown
from bot.texts import Voice, languages, library, quote
from bot.texts.voice import Arg
from tests.bot.discord.reading import read
from tests.bot.screens.nasty import FRAGMENTS, TEXTS, Parsed
from tests.builders import NOON

NUMBERS: dict[str, Arg] = {"average": 4.5}
"""What texts write out as a number, and what can't be words."""
FILLED = sorted(
    (language, text)
    for language in languages()
    for text, needed in library.texts(language).items()
    if needed - set(NUMBERS)
)
HARMLESS = "logo"
LINKS = frozenset({"address"})  # an address that somebody typed may be tapped: it may be what was delivered


def marks(markup: str) -> tuple[list[str], list[str], int]:
    """The tags that Telegram reads, the marks that Discord reads, and the lines."""
    on_discord = [each for each in read(markdown(markup)).kinds if each not in LINKS]
    return Parsed(markup).tags, on_discord, markup.count("\n")


def check(language: str, text: str, typed: str) -> None:
    voice = Voice(language, "UTC", NOON)
    needed = library.needs(language, text)
    with_it, without = (voice.say(text, **(dict.fromkeys(needed, each) | NUMBERS)) for each in (typed, HARMLESS))
    (tags, there, lines), (own_tags, own, own_lines) = marks(with_it), marks(without)
    assert (tags, lines) == (own_tags, own_lines), f"{text} in {language}: {typed!r}"
    assert Counter(there) <= Counter(own), f"{text} in {language}: {typed!r}"  # what stands around nothing is none


def test_all_that_is_nasty_at_once_changes_no_text_of_ours() -> None:
    for language, text in FILLED:
        check(language, text, " ".join(FRAGMENTS)[:90])
        check(language, text, " ".join(reversed(FRAGMENTS))[:90])


@settings(max_examples=1_000)
@given(st.sampled_from(FILLED), TEXTS)
def test_no_words_change_what_a_text_of_ours_is(where: tuple[str, str], typed: str) -> None:
    check(*where, typed)


@settings(max_examples=300)
@given(TEXTS)
def test_a_quotation_is_one_whatever_is_in_it(typed: str) -> None:
    tags, on_discord, _ = marks(quote(f"a {typed}"))
    assert tags == ["blockquote", "/blockquote"]
    assert on_discord == ["quote"]
