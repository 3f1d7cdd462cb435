"""Reads what a clock shows as people type it: `9`, `9:30`, `21.00`, `9 pm`, `в 9 утра`, `noon`; and from when to when:
`22-8`, `from 10pm to 8am`, `с 22 до 8`; or that there shall be none.
"""

import re
import unicodedata
from datetime import time

from core.day import QuietHours

_OFF = frozenset(
    {
        "off", "no", "none", "never", "not", "nothing", "0", "-", "—",
        "нет", "не", "выкл", "выключить", "никогда", "ничего", "отключить", "убрать",
    }
)  # fmt: skip
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0), "полдень": time(12), "полночь": time(0)}
_MORNING = frozenset({"am", "a.m", "утра"})
_EVENING = frozenset({"pm", "p.m", "дня", "вечера"})
_NIGHT = "ночи"
_TIME = re.compile(
    r"(?:(?:at|в|во)\s+)?(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?:o'?clock|h|ч|час(?:ов|а)?)?\.?"
    r"\s*(?:(?P<half>am|pm|a\.m|p\.m|утра|дня|вечера|ночи)\.?)?"
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|−|\bto\b|\btill\b|\buntil\b|\band\b|\bдо\b|\bпо\b|\bи\b)\s*")
_FIRST = re.compile(r"^(?:from|between|с|со|от)\s+")
_NOON = 12
_A_DAY = 24 * 60
"""Minutes."""
_FIRST_OF_NIGHT = 8
_LONGEST = 14 * 60
"""Minutes. Who asks for more meant the evening, as in `10-8`: nobody sleeps so long."""


def off(text: str) -> bool:
    """Whether `text` says that there shall be none."""
    words = _plain(text).split()
    return bool(words) and words[0] in _OFF


def clock(text: str) -> time | None:
    """What the clock shows that `text` speaks of; None when it speaks of none."""
    typed = _plain(text)
    found = _TIME.fullmatch(typed)
    if found is None:
        return _NAMED.get(typed)
    minutes = _of_day(int(found["hour"]), found["half"]) * 60 + int(found["minute"] or 0)
    fits = minutes <= _A_DAY and int(found["minute"] or 0) < 60  # noqa: PLR2004 - in an hour
    return time(*divmod(minutes % _A_DAY, 60)) if fits else None


def span(text: str) -> QuietHours | None:
    """From when to when; None when `text` does not say, or says nothing between."""
    parts = _BETWEEN.split(_FIRST.sub("", _plain(text)))
    begin, end = map(clock, parts) if len(parts) == 2 else (None, None)  # noqa: PLR2004 - from and to
    if begin is None or end is None or begin == end:
        return None
    if _minutes(begin, end) > _LONGEST and 0 < begin.hour <= _NOON:
        begin = begin.replace(hour=(begin.hour + _NOON) % 24)
    return QuietHours(begin, end) if begin != end else None


def _of_day(hour: int, half: str | None) -> int:
    """The hour of a day of 24, of `hour` as it was typed with morning, evening or night."""
    if half in _MORNING and hour == _NOON:
        return 0
    if half == _NIGHT:
        return hour % _NOON + (_NOON if _FIRST_OF_NIGHT <= hour < _NOON else 0)
    return hour + _NOON if half in _EVENING and hour < _NOON else hour


def _minutes(begin: time, end: time) -> int:
    return ((end.hour - begin.hour) * 60 + end.minute - begin.minute) % _A_DAY


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .!")
