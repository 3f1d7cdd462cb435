"""Nobody is erased, and back, and erased again without end: of each account of whoever is erased it is kept for a while
when that was, by a hash alone.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from core.estate import ERASED_EVERY
from core.order import PersonId
from core.person import Account
from core.storage.pen import Sheet
from core.storage.schema import accounts, erasures
from core.storage.shadows import digest_of


def mark(sheet: Sheet, person: PersonId, now: datetime) -> None:
    """`person` is about to lose their accounts."""
    for digest in _digests(sheet, person):
        sheet.write(_FORGET, the_digest=digest)
        sheet.write(_MARK, digest=digest, at=now)


def until(sheet: Sheet, person: PersonId, now: datetime) -> datetime | None:
    """Until when `person` cannot be erased, because one of their accounts was a short while ago."""
    marks = [at for digest in _digests(sheet, person) for [at] in sheet.rows(_MARKED, the_digest=digest)]
    latest = max(marks, default=None)
    return latest + ERASED_EVERY if latest is not None and now < latest + ERASED_EVERY else None


def forget(sheet: Sheet, now: datetime) -> None:
    """What is of no use any more."""
    sheet.write(_OLD, before=now - ERASED_EVERY)


def _digests(sheet: Sheet, person: PersonId) -> list[str]:
    return [digest_of(Account(*row)) for row in sheet.rows(_ACCOUNTS, the_person=person)]


_HER: Any = bindparam("the_person")
_ACCOUNTS = select(accounts.c.platform, accounts.c.address).where(accounts.c.person == _HER)
_MARK = insert(erasures)
_MARKED = select(erasures.c.at).where(erasures.c.digest == bindparam("the_digest"))
_FORGET = delete(erasures).where(erasures.c.digest == bindparam("the_digest"))
_OLD = delete(erasures).where(erasures.c.at <= bindparam("before"))
