"""What is filled into a text looks the way the language writes it."""

from datetime import UTC, datetime, timedelta

import pytest
from markupsafe import Markup

from bot.texts import Arg, BadText, Size, Voice, called, quote
from core.money import Money

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


def voice(language: str = "en", timezone: str = "Europe/Berlin") -> Voice:
    return Voice(language, timezone, NOW)


def filled(language: str, value: Arg) -> str:
    return voice(language).plain("card-line", line="x", price=value).removeprefix("x · ")


@pytest.mark.parametrize(
    ("money", "english", "russian"),
    [
        (Money(5000, "EUR"), "50.00 €", "50,00 €"),
        (Money(123456789, "EUR"), "1,234,567.89 €", "1\u00a0234\u00a0567,89 €"),
        (Money(700, "JPY"), "700 JP¥", "700 ¥"),
        (Money(1, "XTR"), "1 Star", "1 звезда"),
        (Money(3, "XTR"), "3 Stars", "3 звезды"),
        (Money(1_250, "XTR"), "1,250 Stars", "1\u00a0250 звёзд"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(money: Money, english: str, russian: str) -> None:
    assert filled("en", money) == english
    assert filled("ru", money) == russian


@pytest.mark.parametrize(
    ("length", "english", "russian"),
    [
        (timedelta(days=2, hours=4, minutes=59), "2 days 4 h", "2 дня 4 ч"),
        (timedelta(days=1), "1 day", "1 день"),
        (timedelta(days=5), "5 days", "5 дней"),
        (timedelta(days=21, hours=5), "21 days", "21 день"),
        (timedelta(hours=23, minutes=5), "23 h 5 min", "23 ч 5 мин"),
        (timedelta(hours=1), "1 h", "1 ч"),
        (timedelta(hours=6) - timedelta(seconds=2), "6 h", "6 ч"),
        (timedelta(days=14) - timedelta(seconds=2), "14 days", "14 дней"),
        (timedelta(minutes=59, seconds=29), "59 min", "59 мин"),
        (timedelta(minutes=30, seconds=59), "30 min", "30 мин"),
        (timedelta(seconds=59), "less than a minute", "меньше минуты"),
        (timedelta(seconds=-5), "less than a minute", "меньше минуты"),
    ],
)
def test_a_length_of_time_never_promises_half_a_minute_more_than_there_is(
    length: timedelta, english: str, russian: str
) -> None:
    assert filled("en", length) == english
    assert filled("ru", length) == russian


def test_a_moment_is_on_the_readers_clock_with_the_time_until_it() -> None:
    at = NOW + timedelta(days=2, hours=4)
    assert filled("en", at) == "Sat 28 Nov, 18:00 (2 days 4 h left)"
    assert filled("ru", at) == "сб, 28 ноября, 18:00 (ещё 2 дня 4 ч)"
    assert Voice("en", "Asia/Tokyo", NOW).at(at) == "Sun 29 Nov, 02:00"


def test_a_moment_that_has_passed_says_how_long_ago() -> None:
    assert filled("en", NOW - timedelta(minutes=10)) == "Thu 26 Nov, 13:50 (10 min ago)"
    assert voice("ru").ago(NOW - timedelta(days=3)).striptags() == "3 дня назад"
    assert voice("en").ago(NOW).striptags() == "just now"


def test_how_far_away_a_moment_is_carries_the_moment_so_that_a_client_can_keep_it_true() -> None:
    at = NOW + timedelta(days=2, hours=4)
    said = voice().say("card-line", line="x", price=at)
    assert said == f'x · Sat 28 Nov, 18:00 (<time datetime="{int(at.timestamp())}">2 days 4 h left</time>)'


def test_a_moment_of_another_year_of_the_reader_names_the_year() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert voice().at(new_year) == "Fri 1 Jan 2027, 00:30"
    assert voice(timezone="UTC").at(new_year) == "Thu 31 Dec, 23:30"


@pytest.mark.parametrize(
    ("timezone", "at"),
    [
        ("UTC", "Thu 26 Nov, 13:00 UTC"),
        ("Europe/Berlin", "Thu 26 Nov, 14:00 UTC+1"),
        ("Asia/Kolkata", "Thu 26 Nov, 18:30 UTC+5:30"),
        ("America/St_Johns", "Thu 26 Nov, 09:30 UTC−3:30"),
    ],
)
def test_who_has_not_said_where_their_clock_is_reads_whose_time_it_is(timezone: str, at: str) -> None:
    assert Voice("en", timezone, NOW, zoned=True).at(NOW) == at


def test_a_time_zone_that_the_machine_does_not_know_is_utc() -> None:
    assert voice(timezone="Moon/Base").at(NOW) == "Thu 26 Nov, 13:00"
    assert voice(timezone="../etc").at(NOW) == "Thu 26 Nov, 13:00"


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (12, "12 bytes", "12 байт"),
        (1_500, "1.5 kB", "1,5 кБ"),
        (20_000_000, "20 MB", "20 МБ"),
        (3 * 10**12, "3,000 GB", ""),
    ],
)
def test_a_size_is_in_the_unit_that_a_phone_would_show(count: int, english: str, russian: str) -> None:
    assert filled("en", Size(count)) == english
    assert not russian or filled("ru", Size(count)) == russian


def test_a_number_takes_the_plural_of_the_language() -> None:
    said = [voice("ru").plain("event-delivered", files=count, who="Анна") for count in (0, 1, 3, 5, 21)]
    assert said == [
        "работа сдана (Анна)",
        "работа сдана (Анна, 1 файл)",
        "работа сдана (Анна, 3 файла)",
        "работа сдана (Анна, 5 файлов)",
        "работа сдана (Анна, 21 файл)",
    ]


def test_what_somebody_typed_is_escaped_where_there_is_markup_and_as_it_is_where_there_is_none() -> None:
    assert voice().say("card-turn-staff", who="<b>A&B</b>") == "Waiting for &lt;b&gt;A&amp;B&lt;/b&gt;."
    assert voice().plain("card-turn-staff", who="<b>A&B</b>") == "Waiting for <b>A&B</b>."


def test_markup_of_our_own_passes() -> None:
    assert voice().say("card-turn-staff", who=Markup("<b>Anna</b>")) == "Waiting for <b>Anna</b>."


def test_a_text_that_its_language_lacks_is_said_in_english_and_complained_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.warns(BadText, match="who-you in eo"):
        assert Voice("eo", "UTC", NOW).plain("who-you") == "you"


def test_a_text_that_nobody_wrote_stops_a_test_and_in_production_shows_its_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(BadText, match="no-such-text"):
        voice().say("no-such-text")
    with pytest.warns(BadText):
        assert voice().say("no-such-text") == "no-such-text"
    assert "text no-such-text in en: missing" in caplog.text


def test_a_text_that_is_not_given_what_it_speaks_of_is_complained_about_and_never_a_crash() -> None:
    with pytest.warns(BadText, match="card-turn-staff in en"):
        assert voice("en").say("card-turn-staff") == "card-turn-staff"


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert [called(language) for language in ("en", "ru")] == ["English", "Русский"]


def test_the_longest_quote_still_fits_into_a_sentence() -> None:
    assert "…" in voice().say("card-turn-staff", who=quote("a b & " * 2_000))
