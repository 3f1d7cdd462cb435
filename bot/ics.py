"""Calendars as files, in the words of RFC 5545: what is written here any calendar reads, and reads as it was meant.

An entry that is taken in again replaces the one of the same `uid`, unless that is newer by its `sequence`.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST_LINE = 75
"""Octets, without the end of the line (RFC 5545, 3.1)."""
_END = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNREADABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls, half signs, and what some readers take for the end of a line."""
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment in a calendar. It takes no time of the day away; `remind` is how long before it a reader is called.
    `stamp` is since when it has been so: what is written twice of the same is the same, to the last octet.
    """

    uid: str
    sequence: int
    stamp: datetime
    at: datetime
    title: str
    text: str = ""
    remind: tuple[timedelta, ...] = ()


def calendar(entries: Iterable[Entry]) -> str:
    """The whole file, as it is to be written in UTF-8."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Handover//Handover//EN",
        "CALSCALE:GREGORIAN",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    )
    return "".join(piece + _END for line in lines for piece in _folded(line))


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{_moment(entry.stamp)}"
    yield f"DTSTART:{_moment(entry.at)}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_text(entry.text)}"
    yield "TRANSP:TRANSPARENT"
    for length in entry.remind:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_before(length)}")
        yield from (f"DESCRIPTION:{_text(entry.title)}", "END:VALARM")
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _before(length: timedelta) -> str:
    seconds = length // _SECOND
    return f"-PT{seconds}S" if seconds else "PT0S"


def _text(text: str) -> str:
    kept = (each for each in text if each in "\n\t" or unicodedata.category(each) not in _UNREADABLE)
    return "".join(kept).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """`line` on as many lines as it needs, each after the first with a space before it; no character is cut in two."""
    piece, used = "", 0
    for each in line:
        octets = len(each.encode())
        if used + octets > LONGEST_LINE:
            yield piece
            piece, used = " ", 1
        piece, used = piece + each, used + octets
    yield piece
