"""Reads a country as people type it: its name in any language that we speak, or its ISO code. Only countries count
whose public holidays are known.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from bot.texts import languages
from core.calendar import countries

LIKELY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"en": ("GB", "US", "DE", "IN", "NL"), "ru": ("RU", "KZ", "BY", "GE", "AM")}
)
"""Countries worth a button, by language."""
_OTHERWISE = MappingProxyType({"usa": "US", "сша": "US", "uk": "GB", "england": "GB", "англия": "GB", "рф": "RU"})


def country(text: str) -> str | None:
    """The code of the country that `text` speaks of; None when it speaks of none that is known."""
    typed = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    code = _OTHERWISE.get(typed) or _names().get(typed) or typed.upper()
    return code if code in countries() else None


def called(code: str, language: str) -> str:
    """What people of that language call the country."""
    return str(Locale.parse(language).territories.get(code, code))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {
        str(name).casefold(): code
        for language in languages()
        for code, name in Locale.parse(language).territories.items()
        if code in countries()
    }
