"""Where a letter goes: one row for each platform on which its person wants to be told of what it is about.

What is about nothing that could be muted (a card, say) goes to every chat of its person, and is not mailed. One query
in two halves: a `UNION` of chats and addresses to look things up in took SQLite twice as long.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from core.mail import EMAIL
from core.matter import NEEDED, Matter
from core.storage.rows import LETTER
from core.storage.schema import accounts, letters, mailboxes

_UNHEARD = frozenset(Matter) - NEEDED
"""What somebody may be told of nowhere, because they said so."""


def address(given: FromClause, database: str) -> ClauseElement:
    """Put in each letter of `given` once for every platform it goes to, unless it is there. One that names its platform
    goes there alone, and one whose person is nowhere is put in all the same: what nobody gets must not go unseen.
    """
    given = select(given).cte("given")
    insert = postgresql.insert(letters) if database == "postgresql" else sqlite.insert(letters)
    rows = insert.from_select(list(LETTER), union_all(_to_chats(given), _mailed(given))).inline()
    return rows.on_conflict_do_nothing(index_elements=["key", "platform"])


def one_letter() -> FromClause:
    """The `given` of `address` for a statement that is run for one letter."""
    return select(*(bindparam(name, type_=letters.c[name].type).label(name) for name in LETTER)).subquery("given")


def _to_chats(given: FromClause) -> Select[Any]:
    """To the chats, to the one that it names, or to nobody."""
    there = func.coalesce(accounts.c.platform, given.c.platform, type_=Text)
    nobody = and_(_is_needed(given), not_(exists().where(_at(given, mailboxes), _is_mailed(given)).correlate(given)))
    goes = given.outerjoin(accounts, _at(given, accounts))
    told = or_(accounts.c.platform.is_not(None), given.c.platform != _words(""), nobody)
    return select(*_letter(given, there)).select_from(goes).where(told)


def _mailed(given: FromClause) -> Select[Any]:
    return select(*_letter(given, _words(EMAIL))).where(_at(given, mailboxes), _is_mailed(given))


def _at(given: FromClause, place: Table) -> ColumnElement[bool]:
    """Whether a letter that names no platform is for whom `place` belongs to, and not muted there."""
    looked_for = _words("%,") + type_coerce(given.c.matter, Text) + _words(",%")
    heard = or_(given.c.matter.is_(None), type_coerce(place.c.muted, Text).not_like(looked_for))
    return and_(given.c.platform == _words(""), place.c.person == given.c.to, heard)


def _is_mailed(given: FromClause) -> ColumnElement[bool]:
    return and_(given.c.matter.is_not(None), mailboxes.c.fault == _words(""))


def _is_needed(given: FromClause) -> ColumnElement[bool]:
    return or_(given.c.matter.is_(None), given.c.matter.not_in(_quoted(_UNHEARD)))


def _letter(given: FromClause, platform: Any) -> list[Any]:
    return [platform.label(name) if name == "platform" else given.c[name] for name in LETTER]


def _words(value: str) -> Any:
    """Written out, not bound: a statement that is given rows has no other places for values."""
    return literal_column(f"'{value}'", Text)


def _quoted(values: Iterable[StrEnum]) -> list[Any]:
    return [_words(value.value) for value in sorted(values)]
