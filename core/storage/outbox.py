"""`core.ports.Outbox` on a database: the letters that were written, a row for each platform, and their ends."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, not_, or_, select, update

from core.order import PersonId
from core.person import Platform
from core.ports import EVERYWHERE, Copies, Instead, Letter, nothing_instead
from core.storage.addressing import address, one_letter
from core.storage.among import among
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.rows import LETTER, letter_row
from core.storage.schema import HELD, UNSENT, Post, letters
from core.storage.writer import Writer


class StoredOutbox:
    """`core.ports.Outbox`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def waiting(
        self, now: datetime, limit: int, platform: str | None = None, without: Collection[PersonId] = ()
    ) -> Sequence[Letter]:
        there = {} if platform is None else {"there": platform}
        asked = _WAITING_ON if there else _WAITING
        return _letters(await self._reader.rows(asked, now=now, most=limit, without=without, **there))

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None:
        def write(sheet: Sheet) -> None:
            for letter in letters:
                sheet.write(_END, the_id=letter.id, post=Post.SENT, ended_at=at, reason=None)

        await self._writer.run(write)

    async def postponed(self, letter: Letter, until: datetime, reason: str) -> None:
        await self._writer.run(
            lambda sheet: sheet.write(_POSTPONE, the_id=letter.id, at=until, tries=letter.tries + 1, reason=reason)
        )

    async def held(self, letters: Sequence[Letter], until: datetime) -> None:
        def write(sheet: Sheet) -> None:
            for letter in letters:
                sheet.write(_HOLD, the_id=letter.id, post=Post.HELD, held_until=until)

        await self._writer.run(write)

    async def next_release(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_RELEASE)
        return at

    async def release(self, now: datetime) -> int:
        return await self._writer.run(lambda sheet: sheet.write(_RELEASE, now=now, post=Post.WAITING))

    async def given_up(
        self, letters: Sequence[Letter], at: datetime, reason: str, instead: Instead = nothing_instead
    ) -> Sequence[Letter]:
        return await self._writer.run(lambda sheet: _give_up(sheet, letters, at, reason, instead))


def put_in(sheet: Sheet, letters: Iterable[Letter]) -> None:
    """Letters that are not of a move, addressed as those of one are."""
    for letter in letters:
        sheet.write(_PUT[sheet.dialect.name], **dict(zip(LETTER, letter_row(letter), strict=True)))


def withdraw(sheet: Sheet, person: PersonId, platform: Platform, left: Platform, at: datetime) -> None:
    """Nothing goes to `person` on `platform` any more. What they would not be told at all then goes to `left`: as new
    letters, for somebody may be on their way with the old ones.
    """
    waiting = _letters(sheet.rows(_WAITING_FOR, to=person, there=platform))
    for letter in waiting:
        sheet.write(_END, the_id=letter.id, post=Post.GIVEN_UP, ended_at=at, reason="unlinked")
        if letter.kind not in EVERYWHERE and not _copies(sheet.rows(_COPIES, key=letter.key)).alive:
            put_in(sheet, [replace(letter, platform=left, id=0, tries=0, at=at)])


def _give_up(sheet: Sheet, letters: Sequence[Letter], at: datetime, reason: str, instead: Instead) -> Sequence[Letter]:
    written: list[Letter] = []
    for letter in letters:
        # Once ended, it is not ended again: nothing is put in twice for it.
        if sheet.write(_END, the_id=letter.id, post=Post.GIVEN_UP, ended_at=at, reason=reason):
            written += instead(_copies(sheet.rows(_COPIES, key=letter.key)))
    put_in(sheet, written)
    return written


def _copies(rows: Sequence[Sequence[Any]]) -> Copies:
    return Copies(frozenset(row[0] for row in rows), any(row[1] is not Post.GIVEN_UP for row in rows))


def _letters(rows: Iterable[Sequence[object]]) -> list[Letter]:
    return [_letter(row) for row in rows]


def _letter(row: Sequence[object]) -> Letter:
    id_, *columns = row
    return Letter(**dict(zip(_READ, columns, strict=True)), id=id_)  # type: ignore[arg-type]  # columns are the fields


_READ = (*LETTER, "held_until")
_WAITING = (
    select(letters.c.id, *(letters.c[name] for name in _READ))
    .where(UNSENT, letters.c.at <= bindparam("now"), not_(among(letters.c.to, "without")))
    .order_by(letters.c.id)
    .limit(bindparam("most"))
)
_WAITING_ON = _WAITING.where(letters.c.platform == bindparam("there"))
_WAITING_FOR = (
    select(letters.c.id, *(letters.c[name] for name in _READ))
    .where(or_(UNSENT, HELD), letters.c.platform == bindparam("there"), letters.c.to == bindparam("to"))
    .order_by(letters.c.id)
)

_THIS = letters.c.id == bindparam("the_id")
_END = (
    update(letters)
    .where(_THIS, letters.c.ended_at.is_(None))
    .values(post=bindparam("post"), ended_at=bindparam("ended_at"), reason=bindparam("reason"))
)
_POSTPONE = (
    update(letters)
    .where(_THIS, UNSENT)
    .values(at=bindparam("at"), tries=bindparam("tries"), reason=bindparam("reason"))
)
_HOLD = update(letters).where(_THIS, UNSENT).values(post=bindparam("post"), held_until=bindparam("held_until"))
_NEXT_RELEASE = select(func.min(letters.c.held_until)).where(HELD)
_RELEASE = update(letters).where(HELD, letters.c.held_until <= bindparam("now")).values(post=bindparam("post"))
_COPIES = select(letters.c.platform, letters.c.post).where(letters.c.key == bindparam("key"))
_PUT = {name: address(one_letter(), name) for name in ("sqlite", "postgresql")}
