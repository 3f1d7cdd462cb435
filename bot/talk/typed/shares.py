"""Reads a part of something as people type it: `50%`, `half`, `12,5 %`, `треть`."""

import re
import unicodedata
from fractions import Fraction

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|percent|per cent|проц\w*)")
_NAMED = {
    "half": Fraction(50), "a half": Fraction(50), "половина": Fraction(50), "половину": Fraction(50),
    "a third": Fraction(100, 3), "third": Fraction(100, 3), "треть": Fraction(100, 3),
    "a quarter": Fraction(25), "quarter": Fraction(25), "четверть": Fraction(25),
}  # fmt: skip


def percent(text: str) -> Fraction | None:
    """The percentage that `text` speaks of, exact; None when it speaks of none."""
    typed = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _PERCENT.fullmatch(typed)
    return Fraction(found[1].replace(",", ".")) if found else _NAMED.get(typed)
