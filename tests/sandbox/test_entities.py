"""Markup is read as Telegram reads it: what is kept, what is dropped, and what is refused at which byte."""

import html as stdlib_html
from typing import Any

import pytest
from aiogram import Bot, html
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from sandbox.telegram.entities import WrongUrl, checked_url, formatted, settle
from sandbox.telegram.html import Unparsable, parse_html, units
from sandbox.telegram.views import as_html
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller

Entity = dict[str, Any]


def read(source: str) -> tuple[str, list[Entity]]:
    return formatted(source, parse_mode="HTML", most=4096, too_long="too long")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("яя<b>a</i>", 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ('<tg-time unix="5" format="x">a</tg-time>', "Invalid date-time format specified"),
    ],
)
def test_wrong_html_is_refused_at_its_byte(source: str, words: str) -> None:
    with pytest.raises(Unparsable) as raised:
        parse_html(source)
    assert str(raised.value) == words


async def test_the_bot_reads_why_its_html_was_refused(bot: Bot, anna: Phone) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities: Can't find end tag"):
        await bot.send_message(anna.person_id, "<b>hi", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="unsupported parse_mode"):
        await bot.send_message(anna.person_id, "hi", parse_mode="Elvish")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<strong>a</strong>", "a", [("bold", 0, 1)]),
        ("<em>a</em><i>b</i>", "ab", [("italic", 0, 2)]),
        ("<ins>a</ins> <u>b</u>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s>c<strike>a</strike>c<del>a</del>", "acaca", [("strikethrough", n, 1) for n in (0, 2, 4)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("😀<b>я😀</b>", "😀я😀", [("bold", 2, 3)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&;", '<>&"AB&nbsp;&;', []),
        ("a &lt b", "a < b", []),
        ("<b>a <code>b</code> c</b>", "a b c", [("bold", 0, 2), ("code", 2, 1), ("bold", 3, 2)]),
        ("<code>a <b>b</b></code>", "a b", [("code", 0, 3)]),
        ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        ("<b>  a  </b>", "  a", [("bold", 0, 3)]),
        (
            "/start @anna #tag $USD",
            None,
            [("bot_command", 0, 6), ("mention", 7, 5), ("hashtag", 13, 4), ("cashtag", 18, 4)],
        ),
        ("see https://t.me/bot?start=x.", None, [("url", 4, 24)]),
        ("see t.me/bot?start=x.", None, [("url", 4, 16)]),
        ("write a.b@example.org now", None, [("email", 6, 15)]),
        ("1/2 a@b a#b /a/b", None, []),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ("<b>see https</b>://example.org", None, [("bold", 0, 4), ("url", 4, 19), ("bold", 4, 5)]),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str | None, entities: list[tuple[str, int, int]]) -> None:
    plain, found = read(source)
    assert plain == (source if text is None and "<" not in source else text or plain)
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_code_in_pre_is_one_entity_with_its_language() -> None:
    for source in (
        '<pre><code class="language-python">a</code></pre>',
        '<code class="language-python"><pre>a</pre></code>',
    ):
        assert read(source) == ("a", [{"type": "pre", "offset": 0, "length": 1, "language": "python"}])


def test_a_moment_is_an_entity() -> None:
    source = '<tg-time unix="1893456000" format="wDT">soon</tg-time>'
    moment = {"type": "date_time", "offset": 0, "length": 4, "unix_time": 1893456000, "date_time_format": "wDT"}
    assert read(source) == ("soon", [moment])


@pytest.mark.parametrize(
    ("link", "full"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("example.org", "http://example.org/"),
        ("HTTPS://example.org?a", "https://example.org/?a"),
        ("tg://resolve?domain=bot", "tg://resolve?domain=bot"),
    ],
)
def test_links_are_written_out_in_full(link: str, full: str) -> None:
    assert checked_url(link) == full
    assert read(f'<a href="{link}">a</a>')[1][0]["url"] == full


@pytest.mark.parametrize("link", ["localhost", "javascript:alert(1)", "", "http://", "a b.c"])
def test_what_is_no_link_is_text_only(link: str) -> None:
    with pytest.raises(WrongUrl):
        checked_url(link)


async def test_people_can_be_mentioned_by_their_id_but_strangers_cannot(bot: Bot, anna: Phone) -> None:
    text = f'<a href="tg://user?id={anna.person_id}">Anna</a> <a href="tg://user?id=42">X</a>'
    sent = await bot.send_message(anna.person_id, text, parse_mode="HTML")
    assert [(entity.type, entity.user.id) for entity in sent.entities or () if entity.user] == [
        ("text_mention", anna.person_id)
    ]
    assert len(sent.entities or ()) == 1


async def test_given_entities_are_taken_as_the_markup_is(bot: Bot, call: Caller, anna: Phone) -> None:
    entities = [MessageEntity(type="bold", offset=0, length=2), MessageEntity(type="url", offset=0, length=2)]
    sent = await bot.send_message(anna.person_id, "hi you", entities=entities)
    assert sent.html_text == "<b>hi</b> you"
    wrong = [{"type": "sparkle", "offset": 0, "length": 1}]
    answer = await call("sendMessage", chat_id=anna.person_id, text="hi", entities=wrong)
    assert answer.refusal == "Bad Request: can't parse MessageEntity: Unsupported type specified"


async def test_aiogram_writes_back_the_html_that_it_was_given(bot: Bot, anna: Phone) -> None:
    source = f"{html.bold('a ' + html.italic('b'))} {html.link('c', 'https://example.org/')} {html.code('d &lt; e')}"
    sent = await bot.send_message(anna.person_id, source, parse_mode="HTML")
    assert sent.html_text == source


_TAGS = ["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler", "blockquote expandable"]
_TEXTS = st.text(alphabet=st.sampled_from('ab я😀\n<>&"/@#.'), max_size=6)


def _wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(lambda tag, body: f"<{tag}>{body}</{tag.partition(' ')[0]}>", st.sampled_from(_TAGS), inner)
    return wrapped | st.lists(inner, max_size=3).map("".join)


_SOURCES = st.recursive(_TEXTS.map(stdlib_html.escape), _wrap, max_leaves=8)


@given(_SOURCES)
def test_any_well_formed_html_is_read_and_its_entities_are_nested_inside_the_text(source: str) -> None:
    text, entities = read(source)
    _check_nesting(text, entities)


@given(_SOURCES)
def test_reading_what_was_read_changes_nothing(source: str) -> None:
    text, entities = read(source)
    assert read(as_html(text, entities)) == (text, entities)


@given(_SOURCES)
def test_no_letter_is_lost_but_white_space_at_the_ends(source: str) -> None:
    assert parse_html(source)[0].strip(" \n") == read(source)[0].strip(" \n")


@given(st.text(alphabet=st.sampled_from("ab<>/&;\"'= я😀bispan-code#x1"), max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except Unparsable:
        return
    _check_nesting(text, settle(text, entities))


@given(st.text(max_size=50))
def test_escaped_text_is_shown_as_it_was_written(text: str) -> None:
    assert parse_html(stdlib_html.escape(text, quote=False))[0] == text


_KINDS = ["bold", "italic", "spoiler", "code", "pre", "blockquote", "text_link", "custom_emoji"]
_ENTITIES = st.builds(
    lambda kind, offset, length: {"type": kind, "offset": offset, "length": length, "url": "http://a.b/"},
    st.sampled_from(_KINDS),
    st.integers(-2, 12),
    st.integers(0, 12),
)


@given(st.lists(_ENTITIES, max_size=7))
def test_entities_that_cross_are_cut_so_that_they_nest(entities: list[Entity]) -> None:
    _check_nesting("hello world", settle("hello world", entities))


def _check_nesting(text: str, entities: list[Entity]) -> None:
    spans = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for number, (start, end) in enumerate(spans):
        assert 0 <= start < end <= units(text)
        for begin, finish in spans[number + 1 :]:
            assert finish <= end or begin >= end
