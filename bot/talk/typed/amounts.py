"""Reads an amount of money as people type it: `50`, `€50`, `50,00 EUR`, `1 500 ₽`, `1.500,00 euro`.

One mark before exactly three digits parts thousands (1,500), before any other number of digits it is the decimal mark.
"""

import re
import unicodedata
from decimal import Decimal

from bot.screens.words import Problem, problem
from core.money import DECIMALS, LARGEST, Money, minor_units

_SIGNS = {
    "€": "EUR", "£": "GBP", "₽": "RUB", "₸": "KZT", "₴": "UAH", "₺": "TRY", "₾": "GEL", "֏": "AMD", "₼": "AZN",
    "₪": "ILS", "₩": "KRW", "₫": "VND", "⭐": "XTR", "★": "XTR", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF",
    "r$": "BRL", "rp": "IDR", "р": "RUB", "br": "BYN",
}  # fmt: skip
# One sign, several currencies: the shop's own is meant if it is one of them, else the first.
_SHARED = {
    "$": ("USD", "AUD", "CAD", "MXN"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK"),
    "fr": ("CHF",),
}
# The beginnings of the names people write out, English and Russian; endings differ by number and case.
_NAMES = {
    "euro": "EUR", "евро": "EUR", "pound": "GBP", "фунт": "GBP", "rub": "RUB", "rouble": "RUB", "руб": "RUB",
    "тенге": "KZT", "tenge": "KZT", "грн": "UAH", "грив": "UAH", "hryvn": "UAH", "лир": "TRY", "lira": "TRY",
    "лари": "GEL", "lari": "GEL", "драм": "AMD", "dram": "AMD", "манат": "AZN", "manat": "AZN", "шекел": "ILS",
    "shekel": "ILS", "злот": "PLN", "zlot": "PLN", "franc": "CHF", "франк": "CHF", "star": "XTR", "звёзд": "XTR",
    "звезд": "XTR", "сум": "UZS", "иен": "JPY", "yen": "JPY", "юан": "CNY", "yuan": "CNY", "dirham": "AED",
    "дирхам": "AED",
}  # fmt: skip
_SHARED_NAMES = {"dollar": "$", "доллар": "$", "бакс": "$", "kron": "kr", "крон": "kr"}

UNFIT = {"price-too-small", "price-too-large", "price-too-fine"}
"""The problems of what is an amount, but not one to ask."""
LONGEST = 60  # characters

_NUMBER = r"(?P<sign>[-−–]?)\s*(?P<number>\d(?:[\d .,'’]*\d)?)"
_UNIT = r"(?P<{}>[^\d\s.,+−–-][^\d]*?)?"
_TYPED = re.compile(rf"{_UNIT.format('before')}\s*{_NUMBER}(?:[.,]-)?\s*{_UNIT.format('after')}\.?")


def amount(text: str, usual: str, *, least: int = 1) -> Money | Problem:
    """The money that `text` speaks of, in the currency `usual` if it names none; at least `least` minor units."""
    typed = _TYPED.fullmatch(" ".join(unicodedata.normalize("NFKC", text).split()))
    example = Money(50 * 10 ** DECIMALS[usual], usual)
    if not typed or len(text) > LONGEST:
        return problem("not-money", example=example)
    named = [each.strip(" .").casefold() for each in (typed["before"], typed["after"]) if each and each.strip(" .")]
    currency = _currency(named, usual)
    if currency is None:
        return problem("unknown-currency", named=" ".join(named), example=example)
    value = _decimal(typed["number"], currency)
    if value is None:
        return problem("not-money", example=example)
    return _bounded(-value if typed["sign"] else value, currency, least)


def currency(text: str, usual: str) -> str | None:
    """The currency that `text` names, by code, sign or word; None for none and for one that nobody knows."""
    named = unicodedata.normalize("NFKC", text).strip(" .").casefold()
    return _known(named, usual) if 0 < len(named) <= LONGEST else None


def _bounded(value: Decimal, currency: str, least: int) -> Money | Problem:
    if value < Decimal(least).scaleb(-DECIMALS[currency]):
        return problem("price-too-small", least=Money(least, currency))
    if value > Decimal(LARGEST).scaleb(-DECIMALS[currency]):
        return problem("price-too-large", most=Money(LARGEST, currency))
    minor = minor_units(value, currency)
    if minor is None:
        return problem("price-too-fine", smallest=Money(1, currency))
    return Money(minor, currency)


def _currency(named: list[str], usual: str) -> str | None:
    """The one currency that was named, `usual` for none, None for several or one that nobody knows."""
    found = {_known(each, usual) for each in named}
    if not found:
        return usual
    return found.pop() if len(found) == 1 else None


def _known(name: str, usual: str) -> str | None:
    if name.upper() in DECIMALS:
        return name.upper()
    sign = _SHARED_NAMES.get(next((start for start in _SHARED_NAMES if name.startswith(start)), ""), name)
    if sign in _SHARED:
        return usual if usual in _SHARED[sign] else _SHARED[sign][0]
    if sign in _SIGNS:
        return _SIGNS[sign]
    return next((currency for start, currency in _NAMES.items() if name.startswith(start)), None)


def _decimal(typed: str, currency: str) -> Decimal | None:
    """The number behind groups and marks; None when the groups are not groups of three."""
    marks = [each for each in typed if each in ".,"]
    last = marks[-1] if marks else ""
    whole, _, part = typed.rpartition(last) if last and _is_decimal_mark(typed, last, currency) else (typed, "", "")
    groups = re.split(r"[ .,'’]", whole)
    if part and not part.isdecimal():
        return None
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):  # noqa: PLR2004
        return None
    return Decimal("".join(groups) + (f".{part}" if part else ""))


def _is_decimal_mark(typed: str, mark: str, currency: str) -> bool:
    if typed.count(mark) > 1:
        return False
    whole, _, part = typed.rpartition(mark)
    if len(part) != 3 or any(other in whole for other in ".,"):  # noqa: PLR2004
        return True
    return whole == "0" and DECIMALS[currency] > 0
