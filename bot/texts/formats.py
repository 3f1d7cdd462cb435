"""Amounts, moments, lengths of time and sizes, written the way a language writes them.

How a language does it stands in its own file of texts (`format-...`, `length-...`); Babel knows names and numbers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_datetime
from babel.numbers import format_currency
from babel.units import format_unit

from core.money import DECIMALS, Money
from core.zones import zone

STARS = "XTR"
_STEP = 1_000
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")
_DAYS_ALONE = 7  # from here on nobody counts the hours
_HALF_A_MINUTE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a file is, in bytes."""

    count: int


@lru_cache(maxsize=1024)
def amount(money: Money, locale: str) -> str:
    """An amount of any currency but Stars, with the decimals that the ledger keeps."""
    decimals = "0" * DECIMALS[money.currency]
    pattern = f"#,##0.{decimals} ¤" if decimals else "#,##0 ¤"
    return format_currency(money.amount, money.currency, pattern, locale, currency_digits=False)


@lru_cache(maxsize=1024)
def moment(at: datetime, pattern: str, timezone: str, locale: str) -> str:
    return format_datetime(at, pattern, tzinfo=zone(timezone), locale=locale)


def offset(at: datetime, timezone: str) -> str:
    """How far the zone is from UTC at that moment, as it is written everywhere: `UTC`, `UTC+1`, `UTC−3:30`."""
    minutes = (at.astimezone(zone(timezone)).utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return "UTC" if not minutes else f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def same_year(one: datetime, other: datetime, timezone: str) -> bool:
    return one.astimezone(zone(timezone)).year == other.astimezone(zone(timezone)).year


def parts(length: timedelta) -> tuple[int, int, int]:
    """Days, hours and minutes of a length, the last that matters rounded down: nobody is promised time they lack.

    From an hour on half a minute is given: what was due in a day a moment ago still is, not in 23 h 59 min.
    """
    given = _HALF_A_MINUTE if length >= timedelta(hours=1) - _HALF_A_MINUTE else timedelta()
    minutes = max(length + given, timedelta()) // timedelta(minutes=1)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days >= _DAYS_ALONE:
        return days, 0, 0
    return (days, hours, 0) if days else (0, hours, minutes)


def weight(size: Size, locale: str) -> str:
    """A size in the largest unit of which there is one, in thousands as phones show it."""
    count, unit = Decimal(size.count), 0
    while count >= _STEP and unit < len(_UNITS) - 1:
        count, unit = count / _STEP, unit + 1
    # The short form of a byte has no plural in English.
    return format_unit(
        count, f"digital-{_UNITS[unit]}", length="short" if unit else "long", format="#,##0.#", locale=locale
    )
