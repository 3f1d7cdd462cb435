"""Business days of a community: Monday to Friday without the public holidays of its country, in its own time zone."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from core.zones import moment, zone

WEEKEND = 5  # Monday is 0


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The ISO 3166 codes of those whose public holidays are known."""
    return frozenset(holidays.list_supported_countries())


@lru_cache(maxsize=64)
def _holidays(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


def is_business_day(day: date, country: str) -> bool:
    """`country` is an ISO 3166 code known to `holidays`, or "" for weekends only."""
    return day.weekday() < WEEKEND and not (country and day in _holidays(country))


def after_business_days(start: datetime, count: int, country: str, timezone: str) -> datetime:
    """00:00 of business day `count` + 1, community time; day 1 is the first business day after `start`."""
    return moment(_step(_day(start, timezone), count + 1, 1, country), time(), timezone)


def before_business_days(end: datetime, count: int, country: str, timezone: str) -> datetime:
    """00:00, community time, `count` business days before the day of `end`."""
    return moment(_step(_day(end, timezone), count, -1, country), time(), timezone)


def _day(at: datetime, timezone: str) -> date:
    return at.astimezone(zone(timezone)).date()


def _step(day: date, count: int, direction: int, country: str) -> date:
    while count:
        day += timedelta(days=direction)
        count -= is_business_day(day, country)
    return day
