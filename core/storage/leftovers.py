"""`core.ports.Leftovers` on a database: letters that came to their end and updates that were handled, a month ago.

Each step looks at a few rows from where the last one ended, so that it costs no index on the way in and holds nobody
up. What a promise still rests on stays: letters that wait, and reminders of an alarm that is set, by which a silence
counts. An update that is older than a month is brought again by no platform, and would be refused as stale. What tills
reported stays known for good: a payment that came twice would be two.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, exists, literal, not_, select, tuple_

from core import mail
from core.linking import KEPT, REST
from core.storage import erasures
from core.storage.pen import Sheet
from core.storage.schema import REMINDERS, UNSENT, alarms, inbox, invitations, letters, mail_codes, mistakes
from core.storage.writer import Writer

LEFT = timedelta(days=30)
STEP = 500
"""Rows that a step looks at: about two milliseconds of the writer."""

_Place = Sequence[Any]
"""The key of the last row that was looked at."""


class StoredLeftovers:
    """`core.ports.Leftovers`. A round goes over both tables; the next one begins at their start."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._places: dict[str, _Place] = {}

    async def prune(self, now: datetime) -> bool:
        places = await self._writer.run(lambda sheet: _step(sheet, now, self._places))
        self._places = places
        return bool(places)


def _step(sheet: Sheet, now: datetime, places: dict[str, _Place]) -> dict[str, _Place]:
    """Where to go on: nowhere, once all tables were looked at."""
    if not places:
        sheet.write(_INVITATIONS, before=now - KEPT)
        sheet.write(_MISTAKES, before=now - REST)
        sheet.write(_MAIL_CODES, before=now - mail.KEPT)
        erasures.forget(sheet, now)
    before = now - LEFT
    found = {"letters": _letters(sheet, places, before), "inbox": _inbox(sheet, places, before)}
    return {table: place for table, place in found.items() if place}


def _letters(sheet: Sheet, places: dict[str, _Place], before: datetime) -> _Place:
    if places and "letters" not in places:
        return ()
    [after] = places.get("letters", (0,))
    rows = sheet.rows(_LETTERS, after=after, most=STEP)
    if rows:
        sheet.write(_DROP_LETTERS, after=after, last=rows[-1][0], before=before)
    return rows[-1] if len(rows) == STEP else ()


def _inbox(sheet: Sheet, places: dict[str, _Place], before: datetime) -> _Place:
    if places and "inbox" not in places:
        return ()
    platform, update = places.get("inbox", ("", ""))
    rows = sheet.rows(_INBOX, platform=platform, number=update, most=STEP)
    if rows:
        last = {"last_platform": rows[-1][0], "last_number": rows[-1][1]}
        sheet.write(_DROP_INBOX, platform=platform, number=update, before=before, **last)
    return rows[-1] if len(rows) == STEP else ()


def _key(platform: str, number: str) -> Any:
    return tuple_(bindparam(platform, type_=inbox.c.platform.type), bindparam(number, type_=inbox.c.update.type))


_NEEDED = (
    exists().where(REMINDERS, alarms.c.order == letters.c.order, alarms.c.epoch == letters.c.version).correlate(letters)
)
_LETTERS = select(letters.c.id).where(letters.c.id > bindparam("after")).order_by(letters.c.id).limit(bindparam("most"))
_DROP_LETTERS = delete(letters).where(
    letters.c.id > bindparam("after"),
    letters.c.id <= bindparam("last"),
    not_(UNSENT),
    letters.c.ended_at < bindparam("before"),
    not_(_NEEDED),
)
_THIS = tuple_(inbox.c.platform, inbox.c.update)
_AFTER = _key("platform", "number") < _THIS
_INBOX = select(inbox.c.platform, inbox.c.update).where(_AFTER).order_by(*_THIS.clauses).limit(bindparam("most"))
_DROP_INBOX = delete(inbox).where(
    _AFTER,
    _key("last_platform", "last_number") >= _THIS,
    inbox.c.at < bindparam("before"),
    inbox.c.platform.not_like(literal("till:%")),
)
_INVITATIONS = delete(invitations).where(invitations.c.until < bindparam("before"))
_MISTAKES = delete(mistakes).where(mistakes.c.since < bindparam("before"))
_MAIL_CODES = delete(mail_codes).where(mail_codes.c.since < bindparam("before"))
