"""A mail says the same twice, and nothing that somebody typed can reach out of its place."""

from datetime import timedelta
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from bot.mail.envelope import envelope
from bot.mail.markup import as_html, as_text
from bot.screens.mail import Mail, Way
from bot.texts import quote
from bot.texts.typed import inline
from core.order import OrderId
from core.ports import Letter, LetterKind
from tests.builders import ANNA, NOON

SENDER = Address("Handover", addr_spec="orders@example.org")
NASTY = "\"><script>alert(1)</script>\r\nBcc: x@y.z <a href='https://evil.example'>&amp; \u202e"


def a_letter(number: int = 7, key: str = "ping:1") -> Letter:
    return Letter(key, LetterKind.PING, ANNA, OrderId("K7Q2"), "paid", 3, NOON, id=number, platform="email")


def a_mail(**changes: object) -> Mail:
    usual: dict[str, object] = {
        "subject": "New order: Logo (K7Q2)",
        "text": Markup("<b>New order: Logo</b>"),
        "foot": Markup("Small <i>print</i>"),
        "language": "en",
    }
    return Mail(**(usual | changes))  # type: ignore[arg-type]  # each is the field's own


def sent(mail: Mail, letter: Letter | None = None) -> EmailMessage:
    """As it comes out at the other end."""
    message = envelope(letter or a_letter(), mail, SENDER, "anna@example.org", NOON)
    return message_from_bytes(message.as_bytes(), policy=default)


def text(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


class Tags(HTMLParser):
    """What a mail program would take for markup."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.addresses += [value for name, value in attrs if name == "href" and value]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in {"br", "hr", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


# --- what it says ---------------------------------------------------------------------------------------------------


def test_it_says_the_same_as_text_and_as_a_page() -> None:
    way = Way("Open in Telegram", "https://t.me/shop?start=o_K7Q2&x=1")
    said = Markup(
        "<b>New order</b>\nBy <time datetime='1'>noon</time>\n\n<blockquote>One\nTwo &amp; three</blockquote>"
    )
    message = sent(a_mail(text=said, ways=(way,)))
    assert text(message).splitlines() == [
        "New order",
        "By noon",
        "",
        "> One",
        "> Two & three",
        "",
        "Open in Telegram: https://t.me/shop?start=o_K7Q2&x=1",
        "",
        "-- ",
        "Small print",
    ]
    html = text(message, "html")
    assert "<b>New order</b><br>\nBy noon<br>\n<br>\n<blockquote" in html
    assert "One<br>\nTwo &amp; three</blockquote>" in html
    page = Tags(html)
    assert page.addresses == ["https://t.me/shop?start=o_K7Q2&x=1"]
    assert {"b", "blockquote", "br", "i"} <= set(page.seen)
    assert page.open == []


def test_a_link_has_its_address_beside_it_in_plain_text() -> None:
    said = 'See <a href="https://example.org/?a=1&amp;b=2">here</a>.'
    assert as_text(said) == "See here (https://example.org/?a=1&b=2)."
    assert as_html(said) == 'See <a href="https://example.org/?a=1&amp;b=2">here</a>.'
    assert as_html('<a href="javascript:x">no</a>') == "no"


def test_headers_say_who_to_whom_when_and_that_nobody_wrote_it() -> None:
    message = sent(a_mail(thread="K7Q2", leave="https://t.me/shop?start=mail"))
    assert message["From"] == "Handover <orders@example.org>"
    assert message["To"] == "anna@example.org"
    assert message["Subject"] == "New order: Logo (K7Q2)"
    assert message["Date"].datetime == NOON
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == "<https://t.me/shop?start=mail>"
    assert "List-Unsubscribe" not in sent(a_mail())


def test_a_letter_that_is_handed_in_twice_is_the_same_message_and_another_is_another() -> None:
    ids = [sent(a_mail(), each)["Message-ID"] for each in (a_letter(), a_letter(), a_letter(8), a_letter(7, "ping:2"))]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert all(each.endswith("@example.org>") for each in ids)


def test_what_is_about_one_order_belongs_together() -> None:
    first, second, other = (sent(a_mail(thread=each))["References"] for each in ("K7Q2", "K7Q2", "ZKT2"))
    assert first == second != other
    assert "References" not in sent(a_mail())


# --- what somebody typed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", [NASTY, "a\nBcc: x@y.z", "a\r\n\r\nbody", "\0", "Лого 🔧 " * 40, "=?utf-8?q?x?="])
def test_no_subject_ends_its_header(typed: str) -> None:
    message = sent(a_mail(subject=typed))
    assert set(message.keys()) == set(sent(a_mail()).keys())
    assert message["Bcc"] is None


@given(st.text())
def test_no_words_become_markup_or_a_header(typed: str) -> None:
    mail = a_mail(
        subject=typed.encode(errors="replace").decode(),
        text=Markup("<b>{}</b>\n{}").format(inline(typed), quote(typed)),
        foot=Markup("{}").format(escape(inline(typed))),
    )
    message = sent(mail)
    assert set(message.keys()) == set(sent(a_mail()).keys())
    page = Tags(text(message, "html"))
    assert set(page.seen) <= {"html", "head", "meta", "title", "body", "div", "p", "b", "br", "blockquote", "hr"}
    assert page.addresses == page.open == []


@given(st.text(alphabet="<>&\"'/abi= \ncodequt", max_size=40))
def test_whatever_is_no_light_markup_is_shown_and_every_tag_is_closed(typed: str) -> None:
    page = Tags(as_html(typed))
    assert set(page.seen) <= {"b", "i", "code", "blockquote", "a", "br"}
    assert page.open == []


def test_a_mail_has_the_time_that_it_was_given() -> None:
    later = envelope(a_letter(), a_mail(), SENDER, "anna@example.org", NOON + timedelta(days=1))
    assert later["Date"].datetime == NOON + timedelta(days=1)
