"""What is written as a calendar is read by a reader that is not ours, and says the same."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.ics import LONGEST_LINE, Entry, calendar
from tests.bot.screens.nasty import TEXTS
from tests.builders import NOON
from tests.calendars import Noted, read

AT = datetime(2026, 12, 24, 18, 30, tzinfo=UTC)


def written(*entries: Entry) -> list[Noted]:
    return read(calendar(entries).encode())


def test_an_entry_is_a_moment_with_its_number_and_its_reminders() -> None:
    calls = (timedelta(hours=2), timedelta())
    entry = Entry("order-K7Q2@handover", 7, NOON, AT, "Deliver the logo", "Or it is late.", calls)
    assert written(entry) == [
        Noted("order-K7Q2@handover", 7, NOON, AT, "Deliver the logo", "Or it is late.", calls),
    ]


def test_a_moment_of_any_zone_is_written_as_the_same_moment_in_utc() -> None:
    berlin = AT.astimezone(ZoneInfo("Europe/Berlin"))
    assert "DTSTART:20261224T183000Z\r\n" in calendar([Entry("a", 1, NOON, berlin, "x")])


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    assert written() == []


@given(st.lists(TEXTS, min_size=1, max_size=3))
@example(["Ж" * 200, "a;b,c\\n\\;\nd", "\N{MAN}\u200d\N{WOMAN}" * 40])
def test_whatever_was_typed_is_read_as_it_was_typed_and_nothing_else(texts: list[str]) -> None:
    found = written(*(Entry(f"order-{number}", number, NOON, AT, text, text) for number, text in enumerate(texts)))
    assert [each.uid for each in found] == [f"order-{number}" for number in range(len(texts))]
    for each, text in zip(found, texts, strict=True):
        assert _plain(each.title) == _plain(each.text) == _plain(text)


@given(TEXTS)
def test_no_line_is_too_long_and_every_one_ends_as_it_must(text: str) -> None:
    file = calendar([Entry("a", 1, NOON, AT, text, text)])
    assert file.endswith("\r\n")
    lines = file.split("\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in lines)
    assert not any({"\r", "\n", "\x00", "\u2028"} & set(line) for line in lines)


def _plain(text: str) -> str:
    """Letters and signs, without what no calendar shows."""
    return "".join(each for each in text if each.isprintable() or each in "\n\t")
