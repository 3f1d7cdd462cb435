"""`core.ports.Outbox` on a database: the letters that moves wrote, and what became of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update

from core.ports import Letter
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.rows import LETTER
from core.storage.schema import UNSENT, Post, letters
from core.storage.writer import Writer


class StoredOutbox:
    """`core.ports.Outbox`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def waiting(self, now: datetime, limit: int) -> Sequence[Letter]:
        return [_letter(row) for row in await self._reader.rows(_WAITING, now=now, most=limit)]

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None:
        def write(sheet: Sheet) -> None:
            for letter in letters:
                sheet.write(_END, the_id=letter.id, post=Post.SENT, ended_at=at, reason=None)

        await self._writer.run(write)

    async def postponed(self, letter: Letter, until: datetime, reason: str) -> None:
        await self._writer.run(
            lambda sheet: sheet.write(_POSTPONE, the_id=letter.id, at=until, tries=letter.tries + 1, reason=reason)
        )

    async def given_up(self, letter: Letter, at: datetime, reason: str) -> None:
        await self._writer.run(
            lambda sheet: sheet.write(_END, the_id=letter.id, post=Post.GIVEN_UP, ended_at=at, reason=reason)
        )


def _letter(row: Sequence[object]) -> Letter:
    id_, *columns = row
    return Letter(**dict(zip(LETTER, columns, strict=True)), id=id_)  # type: ignore[arg-type]  # columns are the fields


_WAITING = (
    select(letters.c.id, *(letters.c[name] for name in LETTER))
    .where(UNSENT, letters.c.at <= bindparam("now"))
    .order_by(letters.c.id)
    .limit(bindparam("most"))
)
_THIS = letters.c.id == bindparam("the_id")
_END = (
    update(letters)
    .where(_THIS, UNSENT)
    .values(post=bindparam("post"), ended_at=bindparam("ended_at"), reason=bindparam("reason"))
)
_POSTPONE = (
    update(letters)
    .where(_THIS, UNSENT)
    .values(at=bindparam("at"), tries=bindparam("tries"), reason=bindparam("reason"))
)
