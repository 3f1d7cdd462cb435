import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.words import Problem
from bot.talk.typed.amounts import amount
from core.money import DECIMALS, LARGEST, Money

READ = [
    ("50", "50 EUR"),
    ("€50", "50 EUR"),
    ("50€", "50 EUR"),
    ("50,00 EUR", "50 EUR"),
    ("eur 50", "50 EUR"),
    ("€ 50 eur", "50 EUR"),
    ("50 euros", "50 EUR"),
    ("50.-", "50 EUR"),
    ("1 500 ₽", "1500 RUB"),
    ("1\u00a0500\u202f₽", "1500 RUB"),
    ("500 руб.", "500 RUB"),
    ("500р", "500 RUB"),
    ("1.500,00 €", "1500 EUR"),
    ("1,500.50", "1500.50 EUR"),
    ("1,500", "1500 EUR"),
    ("1'500", "1500 EUR"),
    ("1.000.000", "1000000 EUR"),
    ("0,5", "0.50 EUR"),
    ("0,500", "0.50 EUR"),
    ("$20", "20 USD"),
    ("20 долларов", "20 USD"),
    ("100 Kč", "100 CZK"),
    ("¥1,500", "1500 JPY"),
    ("５０", "50 EUR"),
    ("5 ⭐", "5 XTR"),
]

NOT_TAKEN = [
    ("", "not-money"),
    ("cheap", "not-money"),
    ("fifty", "not-money"),
    ("50-60", "not-money"),
    ("50 50", "not-money"),
    ("12,34,567", "not-money"),
    ("1" * 61, "not-money"),
    ("50 XYZ", "unknown-currency"),
    ("50 EUR USD", "unknown-currency"),
    ("€50 USD", "unknown-currency"),
    ("0", "price-too-small"),
    ("-5", "price-too-small"),
    ("−5 €", "price-too-small"),
    ("10,5 JPY", "price-too-fine"),
    ("9" * 30, "price-too-large"),
]


def _money(text: str) -> Money:
    number, currency = text.split()
    whole, _, part = number.partition(".")
    return Money(int(whole + part.ljust(DECIMALS[currency], "0")), currency)


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_an_amount_is_read_as_people_type_it(typed: str, meant: str) -> None:
    assert amount(typed, "EUR") == _money(meant)


@pytest.mark.parametrize(("typed", "why"), NOT_TAKEN)
def test_what_is_no_price_is_told_apart_by_what_is_wrong(typed: str, why: str) -> None:
    read = amount(typed, "EUR")
    assert isinstance(read, Problem)
    assert read.words.id == why


def test_a_sign_of_several_currencies_means_the_shops_own_where_it_can() -> None:
    assert amount("$20", "CAD") == Money(2000, "CAD")
    assert amount("20 kr", "NOK") == Money(2000, "NOK")
    assert amount("20 kr", "EUR") == Money(2000, "SEK")


def test_nothing_may_be_asked_for_an_option() -> None:
    assert amount("0", "EUR", least=0) == Money(0, "EUR")


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_sensible_price_or_a_problem(typed: str) -> None:
    read = amount(typed, "EUR")
    assert isinstance(read, Problem) or (0 < read.minor <= LARGEST and read.currency in DECIMALS)


@given(st.integers(1, LARGEST), st.sampled_from(sorted(DECIMALS)))
def test_an_amount_written_out_is_read_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    grouped = f"{money.amount:,}"
    assert amount(f"{grouped} {currency}", "EUR") == money
