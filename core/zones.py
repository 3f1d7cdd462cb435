"""Clocks of people and communities. A day of theirs is not always 24 hours long, and a time of it may come twice or not
at all: what is asked of a clock is therefore always a moment.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone(timezone: str) -> ZoneInfo:
    """The zone of that name. A name that this machine does not know is taken as UTC: an hour off beats no answer."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment(day: date, at: time, timezone: str) -> datetime:
    """When the clock there shows `at` on `day`, in UTC: the first time, when it does so twice. When it skips `at`, as
    long after the jump as `at` would lie after it.
    """
    return datetime.combine(day, at, zone(timezone)).astimezone(UTC)
