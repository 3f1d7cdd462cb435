"""Reads a length of time as people type it: `3 days`, `12 h`, `2д`, `a week`, `1 day 12 hours`, `1,5 дня`; a bare
number is days. Also how often, as a number.
"""

import re
import unicodedata
from datetime import timedelta

_MINUTE, _HOUR, _DAY, _WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
_MONTH, _YEAR = timedelta(days=30), timedelta(days=365)
_SHORT = {
    "m": _MINUTE, "м": _MINUTE, "h": _HOUR, "hr": _HOUR, "hrs": _HOUR, "ч": _HOUR, "d": _DAY, "д": _DAY, "дн": _DAY,
    "w": _WEEK, "wk": _WEEK, "wks": _WEEK, "н": _WEEK, "y": _YEAR, "г": _YEAR,
}  # fmt: skip
# How the written-out units begin; endings differ by number and case.
_LONG = {
    "min": _MINUTE, "мин": _MINUTE, "hour": _HOUR, "час": _HOUR, "day": _DAY, "день": _DAY, "дня": _DAY, "дней": _DAY,
    "дни": _DAY, "сут": _DAY, "week": _WEEK, "нед": _WEEK, "month": _MONTH, "mon": _MONTH, "мес": _MONTH,
    "year": _YEAR, "год": _YEAR,
}  # fmt: skip
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "один": 1, "одна": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7,
    "десять": 10,
}  # fmt: skip
_NOTHING = {"0", "no", "none", "nothing", "not", "same", "-", "—", "нет", "не", "ничего", "никак", "ноль", "zero"}
_PLUS, _MINUS = {"+", "plus", "плюс"}, {"-", "−", "–", "minus", "минус"}
_SIGN = re.compile(r"(?P<sign>[+−–-]|plus\b|minus\b|плюс\b|минус\b)?\s*(?P<rest>.*)")
_PART = re.compile(r"(?:(?P<number>\d+(?:[.,]\d+)?)\s*|(?P<word>[^\W\d]+)\s+)?(?P<unit>[^\W\d]+)?\.?(?:\s+|(?=\d)|$)")
_MOST_PARTS = 4
_LONGEST = timedelta(days=36_500)


def length(text: str) -> timedelta | None:
    """The length that `text` speaks of, with its sign; None when it speaks of none."""
    typed = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if typed in _NOTHING:
        return timedelta()
    signed = _SIGN.fullmatch(typed)
    if not signed or not signed["rest"]:
        return None
    found = _sum(signed["rest"])
    return -found if found is not None and signed["sign"] in _MINUS else found


def signed(text: str) -> bool:
    """Whether a sign stands before it, as before an effect on a time."""
    found = _SIGN.fullmatch(text.strip().casefold())
    return bool(found and found["sign"] in _PLUS | _MINUS and found["rest"])


def count(text: str) -> int | None:
    """How often: a number, typed in digits or as a small word; None for anything else."""
    typed = unicodedata.normalize("NFKC", text).casefold().split()
    if not typed or len(typed) > 2:  # noqa: PLR2004 - a number and what is counted
        return None
    if typed[0] in _NOTHING:
        return 0
    if typed[0].isdecimal():
        return int(typed[0][:9])
    return _COUNTS.get(typed[0])


def _sum(typed: str) -> timedelta | None:
    if typed.isdecimal():
        return min(int(typed[:9]) * _DAY, _LONGEST)
    total, position = timedelta(), 0
    for _ in range(_MOST_PARTS):
        part = _PART.match(typed, position)
        found = _one(part) if part else None
        if part is None or found is None:
            return None
        total, position = total + found, part.end()
        if position == len(typed):
            return total
    return None


def _one(part: re.Match[str]) -> timedelta | None:
    number = part["number"].replace(",", ".") if part["number"] else None
    times = float(number) if number else _COUNTS.get(part["word"] or "", 1 if not part["word"] else None)
    unit = _unit(part["unit"]) if part["unit"] else None
    if times is None or unit is None:
        return None
    if times > _LONGEST / unit:
        return _LONGEST
    return timedelta(minutes=round(times * unit / _MINUTE))


def _unit(typed: str) -> timedelta | None:
    found = _SHORT.get(typed)
    return found or next((unit for start, unit in _LONG.items() if typed.startswith(start)), None)
