"""How a test reads a calendar: with a reader that is not ours and takes nothing that is not right."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry as it was read. `calls` is how long before its moment its reader is called."""

    uid: str
    sequence: int
    stamp: date | None
    at: datetime | date
    title: str
    text: str
    calls: tuple[timedelta | datetime | None, ...]


def read(content: bytes) -> list[Noted]:
    """Every entry of a file."""
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    assert found.errors == []
    return [_noted(event) for event in found.events]


def _noted(event: Event) -> Noted:
    assert event.errors == []
    assert str(event["TRANSP"]) == "TRANSPARENT"
    alarms = [each for each in event.subcomponents if isinstance(each, Alarm)]
    assert all(str(each["ACTION"]) == "DISPLAY" and each.get("DESCRIPTION") is not None for each in alarms)
    calls = tuple(-each.TRIGGER if isinstance(each.TRIGGER, timedelta) else each.TRIGGER for each in alarms)
    text = event.description
    return Noted(event.uid, event.sequence, event.DTSTAMP, event.start, str(event.summary), str(text or ""), calls)
