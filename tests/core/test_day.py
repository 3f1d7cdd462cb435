"""Quiet hours and the hour of the digest go by the clock of their person, also on the nights on which it jumps."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.day import QuietHours, next_time
from core.zones import moment, zone

BERLIN = "Europe/Berlin"
NIGHT = QuietHours(time(22), time(8))
ZONES = ("UTC", BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia")
MOMENTS = st.integers(0, 7_000 * 24 * 60).map(lambda each: datetime(2011, 12, 20, tzinfo=UTC) + timedelta(minutes=each))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def at(text: str, timezone: str = BERLIN) -> datetime:
    """A moment by the clock there."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("2026-11-02T21:59:59", None),
        ("2026-11-02T22:00", "2026-11-03T08:00"),
        ("2026-11-03T00:00", "2026-11-03T08:00"),
        ("2026-11-03T07:59:59", "2026-11-03T08:00"),
        ("2026-11-03T08:00", None),
        ("2026-11-03T12:00", None),
    ],
)
def test_a_night_begins_and_ends_on_the_clock_of_its_person(now: str, over: str | None) -> None:
    assert NIGHT.over(at(now), BERLIN) == (at(over) if over else None)


def test_hours_within_one_day_are_quiet_too() -> None:
    noon = QuietHours(time(12), time(14, 30))
    assert noon.over(at("2026-11-03T13:00"), BERLIN) == at("2026-11-03T14:30")
    assert noon.over(at("2026-11-03T14:30"), BERLIN) is None
    assert noon.over(at("2026-11-03T01:00"), BERLIN) is None


def test_hours_until_midnight_end_with_the_day() -> None:
    assert QuietHours(time(20), time(0)).over(at("2026-11-03T23:00"), BERLIN) == at("2026-11-04T00:00")


def test_a_night_in_which_the_clock_is_put_forward_is_an_hour_shorter_and_one_in_which_it_is_put_back_longer() -> None:
    for evening, length in (("2026-03-28T22:00", 9), ("2026-10-24T22:00", 11), ("2026-11-24T22:00", 10)):
        begins = at(evening)
        assert NIGHT.over(begins, BERLIN) == begins + timedelta(hours=length)


def test_an_end_that_the_clock_skips_is_as_long_after_the_jump() -> None:
    hours = QuietHours(time(22), time(2, 30))
    assert hours.over(at("2026-03-29T01:00"), BERLIN) == at("2026-03-29T03:30")


def test_an_end_that_comes_twice_is_the_first_and_what_follows_is_no_night_again() -> None:
    hours = QuietHours(time(22), time(2, 30))
    end = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert hours.over(end - timedelta(minutes=1), BERLIN) == end
    assert hours.over(end + timedelta(minutes=45), BERLIN) is None


@given(MOMENTS, TIMES, TIMES, st.sampled_from(ZONES))
def test_quiet_hours_end_soon_and_on_the_clock(now: datetime, begin: time, end: time, timezone: str) -> None:
    if begin == end:
        return
    over = QuietHours(begin, end).over(now, timezone)
    if over is None:
        return
    assert timedelta() < over - now <= timedelta(hours=25)
    assert QuietHours(begin, end).over(over, timezone) is None
    day = over.astimezone(zone(timezone)).date()
    assert over in {moment(day - timedelta(days=back), end, timezone) for back in (0, 1)}


@given(MOMENTS, TIMES, st.sampled_from(ZONES))
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), time(2, 30), BERLIN)
@example(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), time(2, 30), BERLIN)
def test_an_hour_comes_once_for_each_day(after: datetime, hour: time, timezone: str) -> None:
    found: list[datetime] = []
    for _ in range(4):
        found.append(next_time(hour, timezone, found[-1] if found else after))
    assert after < found[0] <= after + timedelta(hours=49)
    assert found == sorted(set(found))
    days = [each.astimezone(zone(timezone)).date() for each in found]
    assert len(set(days)) == len(days)
    assert days[-1] - days[0] <= timedelta(days=4)


def test_an_hour_of_tomorrow_is_the_next_once_it_is_over() -> None:
    assert next_time(time(9), BERLIN, at("2026-11-03T08:59")) == at("2026-11-03T09:00")
    assert next_time(time(9), BERLIN, at("2026-11-03T09:00")) == at("2026-11-04T09:00")


def test_a_zone_that_this_machine_does_not_know_is_utc() -> None:
    assert moment(date(2026, 11, 3), time(9), "Atlantis/Centre") == datetime(2026, 11, 3, 9, tzinfo=UTC)
