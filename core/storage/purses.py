"""What people have on their balances, worked out from what was booked: by community and currency, under whatever number
somebody was known then. Read beside the writer, and within a transaction that is about to spend it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Text, bindparam, case, cast, func, insert, literal, select, union_all

from core.ledger import Journal, balance
from core.order import CommunityId, PersonId
from core.storage.columns import Moment
from core.storage.pen import Sheet
from core.storage.schema import aliases, entries, journals
from core.transfer import Purse


def accounts_of(sheet: Sheet, person: PersonId) -> frozenset[str]:
    """The names of the accounts that are `person`'s balance."""
    return frozenset(row[0] for row in sheet.rows(_ACCOUNTS, own=balance(person), the_person=person))


def available(sheet: Sheet, person: PersonId, community: CommunityId, currency: str, now: datetime) -> int:
    """What they can spend there, in minor units; less than nothing is a debt."""
    asked = {"own": balance(person), "the_person": person, "the_community": community, "the_currency": currency}
    rows = sheet.rows(_AVAILABLE, **asked, now=now)
    return rows[0][0] or 0


def book(sheet: Sheet, booked: Iterable[Journal]) -> None:
    """Journals that are not of a move. Raises what the database raises for a key that was booked before."""
    for journal in booked:
        sheet.write(_BOOK, **{name: getattr(journal, name) for name in _JOURNAL})
        for seat, entry in enumerate(journal.entries):
            what = {"account": entry.account, "minor": entry.minor, "available_at": entry.available_at}
            sheet.write(_ENTER, journal=journal.key, seat=seat, **what)


def purses_of(rows: Iterable[Sequence[Any]]) -> list[Purse]:
    """Out of what `PURSES` finds; what is empty is left out."""
    found = (Purse(*row) for row in rows)
    return [each for each in found if each.total or each.pending]


_JOURNAL = tuple(journals.c.keys())
_BOOK, _ENTER = insert(journals), insert(entries)
_FORMER = select((literal("balance:") + cast(aliases.c.former, Text)).label("account")).where(
    aliases.c.person == bindparam("the_person")
)
_ACCOUNTS = union_all(select(bindparam("own", type_=Text).label("account")), _FORMER)
_LATER = entries.c.available_at > bindparam("now", type_=Moment)
_THEIRS = journals.join(entries, entries.c.journal == journals.c.key)
MINE = entries.c.account.in_(_ACCOUNTS)
_AVAILABLE = (
    select(cast(func.sum(case((_LATER, 0), else_=entries.c.minor)), BigInteger))
    .select_from(_THEIRS)
    .where(
        MINE,
        journals.c.community == bindparam("the_community"),
        journals.c.currency == bindparam("the_currency"),
    )
)
PURSES = (
    select(
        journals.c.community,
        journals.c.currency,
        cast(func.sum(entries.c.minor), BigInteger),
        cast(func.sum(case((_LATER, entries.c.minor), else_=0)), BigInteger),
        func.min(case((_LATER, entries.c.available_at))).cast(Moment),
    )
    .select_from(_THEIRS)
    .where(MINE)
    .group_by(journals.c.community, journals.c.currency)
    .order_by(journals.c.community, journals.c.currency)
)
"""Takes `own`, the account of the number that they have now, `the_person` and `now`."""
FEES = (
    select(journals.c.community, journals.c.currency, cast(func.sum(entries.c.minor), BigInteger))
    .select_from(_THEIRS)
    .where(entries.c.account == literal("fees"))
    .group_by(journals.c.community, journals.c.currency)
    .order_by(journals.c.community, journals.c.currency)
)
