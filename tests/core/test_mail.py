"""What is an address, and what is a code."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.mail import MailCode, new_code, read_address, read_code
from tests.builders import ANNA, BORIS


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("anna@example.org", "anna@example.org"),
        (" Anna.B+orders@Mail.Example.ORG\n", "Anna.B+orders@mail.example.org"),
        ("<anna@example.org>", "anna@example.org"),
        ("mailto:anna@example.org", "anna@example.org"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("o'hara@example.co.uk", "o'hara@example.co.uk"),
    ],
)
def test_an_address_is_read_as_it_is_mailed_to(typed: str, address: str) -> None:
    assert read_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "anna",
        "anna@",
        "@example.org",
        "anna@localhost",
        "anna@127.0.0.1",
        "anna@[127.0.0.1]",
        "anna b@example.org",
        "anna@example.org, boris@example.org",
        "anna@example.org\nBcc: boris@example.org",
        "anna@example.org\rX: y",
        "anna\0@example.org",
        '"anna b"@example.org',
        "a..b@example.org",
        ".a@example.org",
        "anna@-example.org",
        "anna@example..org",
        "анна@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}.org",
        "anna@example.o",
    ],
)
def test_what_cannot_be_an_address_is_none(typed: str) -> None:
    assert read_address(typed) is None


@given(st.text())
def test_no_address_can_end_a_line_or_hold_a_second_one(typed: str) -> None:
    for text in (typed, f"{typed}@example.org", f"anna@{typed}"):
        address = read_address(text)
        assert address is None or (address.isascii() and address.isprintable() and not set(address) & set(" ,;<>"))
        assert address is None or address.count("@") == 1


def test_an_address_as_long_as_a_message_is_answered_at_once() -> None:
    typed = "a@" + "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(4_000))
    begun = time.process_time()
    assert read_address(typed) is None
    assert time.process_time() - begun < 0.5  # it took five seconds, in which nobody else was answered


def test_a_code_is_read_however_it_was_spaced() -> None:
    code = new_code()
    for typed in (str(code), code.letters.lower(), f" {code.letters[:4]} {code.letters[4:]}\n", str(code).lower()):
        assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "K7Q2", "K7Q2-M9X", "K7Q2-M9XFF", "AAAA-AAAA", "K7Q2!M9XF", "/settings"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_hashes_to_something_else_for_each_person_and_address() -> None:
    code = MailCode("K7Q2M9XF")
    assert len({code.digest(who, to) for who in (ANNA, BORIS) for to in ("a@example.org", "b@example.org")}) == 4
    assert code.letters not in code.digest(ANNA, "a@example.org")


def test_a_code_does_not_show_itself() -> None:
    assert "K7Q2" not in repr(MailCode("K7Q2M9XF"))
