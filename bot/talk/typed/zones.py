"""Reads where somebody's clock is: a city in any language that we speak, a zone's name, `UTC+3`."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from bot.texts import languages

_OFFSET = re.compile(r"(?:utc|gmt|мск)?\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
_WORDS = re.compile(r"[^\w+]+")
_FURTHEST_WEST, _FURTHEST_EAST = -12, 14
_MOSCOW = 3
# Offsets that are no whole hours have no zone of their own; these keep them all year.
_PARTS = {
    (3, 30): "Asia/Tehran", (4, 30): "Asia/Kabul", (5, 30): "Asia/Kolkata", (5, 45): "Asia/Kathmandu",
    (6, 30): "Asia/Yangon", (9, 30): "Australia/Darwin",
}  # fmt: skip
# Large cities that no zone is named after.
_CITIES = MappingProxyType(
    {
        "Europe/Moscow": "saint petersburg, st petersburg, petersburg, санкт петербург, петербург, питер, спб, мск,"
        " msk, kazan, казань, нижний новгород, сочи, краснодар, ростов на дону, воронеж, russia, россия",
        "Asia/Yekaterinburg": "chelyabinsk, челябинск, perm, пермь, ufa, уфа, тюмень",
        "Europe/Berlin": "munich, münchen, мюнхен, hamburg, гамбург, frankfurt, франкфурт, cologne, köln, кёльн,"
        " stuttgart, düsseldorf, germany, deutschland, германия",
        "Europe/Madrid": "barcelona, барселона, valencia, seville, spain, испания",
        "Europe/Rome": "milan, милан, naples, turin, florence, italy, италия",
        "Europe/Paris": "lyon, marseille, nice, france, франция",
        "Europe/London": "manchester, birmingham, edinburgh, glasgow, liverpool, england, scotland, uk, великобритания",
        "Europe/Zurich": "geneva, женева, basel, bern, switzerland, швейцария",
        "Europe/Warsaw": "krakow, kraków, краков, gdansk, wroclaw, poland, польша",
        "Europe/Kyiv": "kiev, киев, lviv, львов, kharkiv, харьков, odesa, odessa, одесса, dnipro, ukraine, украина",
        "Europe/Lisbon": "porto, portugal, португалия",
        "Europe/Istanbul": "ankara, анкара, antalya, анталья, izmir, turkey, турция",
        "Asia/Jerusalem": "tel aviv, тель авив, haifa, хайфа, israel, израиль",
        "Asia/Dubai": "abu dhabi, абу даби, дубаи, uae, оаэ",
        "Asia/Almaty": "astana, астана, алма ата, kazakhstan, казахстан",
        "Asia/Kolkata": "mumbai, мумбаи, delhi, new delhi, дели, bangalore, chennai, hyderabad, india, индия",
        "Asia/Shanghai": "beijing, пекин, shenzhen, guangzhou, china, китай",
        "Asia/Tokyo": "osaka, kyoto, japan, япония",
        "Asia/Ho_Chi_Minh": "hanoi, ханой, saigon, da nang, vietnam, вьетнам",
        "Asia/Makassar": "bali, бали, denpasar",
        "Asia/Bangkok": "phuket, пхукет, chiang mai, thailand, таиланд",
        "America/New_York": "boston, washington, miami, atlanta, philadelphia, orlando, майами, бостон",
        "America/Chicago": "houston, dallas, austin, minneapolis, new orleans",
        "America/Los_Angeles": "san francisco, сан франциско, seattle, las vegas, san diego, portland",
        "America/Sao_Paulo": "rio, rio de janeiro, рио де жанейро, brasilia",
        "Australia/Sydney": "canberra",
    }
)
_BEFORE = MappingProxyType({"Europe/Kyiv": "Europe/Kiev", "Asia/Kolkata": "Asia/Calcutta"})
"""Zones whose city Babel knows by an older name of the zone."""
LIKELY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": ("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata"),
        "ru": ("Europe/Moscow", "Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Almaty"),
    }
)
"""Zones worth a button, by language."""


def zone(text: str) -> str | None:
    """The name of the zone that `text` speaks of; None when it speaks of none that is known."""
    typed = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    named = {each.casefold(): each for each in _places()}.get(typed.replace(" ", "_"))
    return named or _offset(typed) or _cities().get(_plain(typed))


def city(zone_name: str, language: str) -> str:
    """What people of that language call the place a zone is named after."""
    known = _locale(language).time_zones
    for each in (zone_name, _BEFORE.get(zone_name, zone_name)):
        if named := known.get(each, {}).get("city"):
            return str(named)
    if zone_name.startswith("Etc/GMT"):
        hours = -int(zone_name.removeprefix("Etc/GMT") or 0)
        return f"UTC{hours:+}" if hours else "UTC"
    return zone_name.rpartition("/")[2].replace("_", " ")


def _offset(typed: str) -> str | None:
    if typed in {"utc", "gmt"}:
        return "UTC"
    found = _OFFSET.fullmatch(typed)
    if not found:
        return None
    hours = int(found["hours"]) * (1 if found["sign"] == "+" else -1)
    hours += _MOSCOW if typed.startswith("мск") else 0
    if int(found["minutes"] or 0):
        return _PARTS.get((hours, int(found["minutes"])))
    if not _FURTHEST_WEST <= hours <= _FURTHEST_EAST:
        return None
    return f"Etc/GMT{-hours:+}" if hours else "UTC"  # these names count westward


@lru_cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")))


@lru_cache
def _cities() -> Mapping[str, str]:
    return MappingProxyType({_plain(name.casefold()): each for each, name in _named()})


def _named() -> Iterator[tuple[str, str]]:
    """Each zone with every name of it; of two with one name the later wins, so our own list stands last."""
    for each in _places():
        yield each, each.rpartition("/")[2].replace("_", " ")
        yield from ((each, city(each, language)) for language in languages())
    for each, names in _CITIES.items():
        yield from ((each, name) for name in names.split(","))


def _plain(typed: str) -> str:
    """Without what people leave away: accents, dots, hyphens."""
    letters = (each for each in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(each))
    return " ".join(_WORDS.sub(" ", "".join(letters)).split())


@lru_cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
