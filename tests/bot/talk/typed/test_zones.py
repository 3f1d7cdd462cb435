from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.typed.zones import LIKELY, city, zone
from bot.texts import languages

READ = [
    ("Berlin", "Europe/Berlin"),
    ("  new   YORK ", "America/New_York"),
    ("Москва", "Europe/Moscow"),
    ("Санкт-Петербург", "Europe/Moscow"),
    ("St. Petersburg", "Europe/Moscow"),
    ("Кёльн", "Europe/Berlin"),
    ("Кельн", "Europe/Berlin"),
    ("São Paulo", "America/Sao_Paulo"),
    ("sao paulo", "America/Sao_Paulo"),
    ("Munich", "Europe/Berlin"),
    ("europe/kyiv", "Europe/Kyiv"),
    ("UTC", "UTC"),
    ("UTC+3", "Etc/GMT-3"),
    ("gmt -5", "Etc/GMT+5"),
    ("+3", "Etc/GMT-3"),
    ("+5:30", "Asia/Kolkata"),
    ("мск+2", "Etc/GMT-5"),
]


@pytest.mark.parametrize(("typed", "meant"), READ)
def test_a_place_is_read_as_people_type_it(typed: str, meant: str) -> None:
    assert zone(typed) == meant


@pytest.mark.parametrize("typed", ["", "Nowhere", "UTC+15", "+5:17", "12:30", "a" * 4000])
def test_what_is_no_place_is_none(typed: str) -> None:
    assert zone(typed) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_zone_that_exists_or_none(typed: str) -> None:
    assert zone(typed) in {None, *available_timezones()}


@pytest.mark.parametrize("language", languages())
def test_each_likely_zone_is_called_by_a_city_that_is_read_back(language: str) -> None:
    for each in LIKELY[language]:
        assert zone(city(each, language)) == each


def test_an_offset_is_called_what_people_call_it() -> None:
    assert city("Etc/GMT-3", "en") == "UTC+3"
