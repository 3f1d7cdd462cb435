"""Reads a moment as people type it: `fri 6pm`, `28.11. 18:00`, `in 3 days`, `завтра в 12:00`, on their own clock. A day
without a time means all of that day.
"""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

import dateparser

from bot.texts import languages

LONGEST = 60  # characters
_MIDNIGHT = re.compile(r"\b0?0[:.]00\b|\b12\s*am\b|midnight|полноч", re.IGNORECASE)
_BARE = re.compile(r"[\d\s]*")


def moment(text: str, now: datetime, zone: str) -> datetime | None:
    """The moment ahead that `text` speaks of, aware; None when it speaks of none. A bare number is no date."""
    typed = " ".join(text.split())
    if not typed or len(typed) > LONGEST or _BARE.fullmatch(typed):
        return None
    here = now.astimezone(ZoneInfo(zone))
    found: datetime | None = dateparser.parse(
        typed,
        languages=list(languages()),
        settings={
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": here.replace(tzinfo=None),
            "TIMEZONE": zone,
            "RETURN_AS_TIMEZONE_AWARE": True,
        },
    )
    if found is None:
        return None
    whole_day = found.time() == time() and not _MIDNIGHT.search(typed)
    return found.replace(hour=23, minute=59) if whole_day else found.replace(second=0, microsecond=0)
