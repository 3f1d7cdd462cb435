"""`core.dealings.Sanctions` on a database: what staff of communities did about people."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, or_, select, update

from core.dealings import SanctionJudge
from core.discipline import MOST_IN_A_DAY, Impose, SanctionAct, SanctionFile, Sentenced
from core.order import CommunityId, PersonId
from core.ports import Repeated
from core.sanction import Sanction, bar
from core.step import Refused
from core.storage import inbox
from core.storage.columns import storable
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import APPEALS, listings, members, orders, sanctions
from core.storage.shopfronts import HOLDING, have_an_open_order
from core.storage.writer import Writer


class StoredSanctions:
    """`core.dealings.Sanctions`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: SanctionAct, judge: SanctionJudge) -> Sentenced | Refused | Repeated:
        for words in act.key:
            storable(words)
        return await self._writer.run(lambda sheet: _settle(sheet, act, judge))

    async def find(self, number: int) -> Sanction | None:
        return next(iter(_sanctions(await self._reader.rows(_FIND, the_number=number))), None)

    async def of(self, person: PersonId, community: CommunityId | None = None) -> Sequence[Sanction]:
        found = _sanctions(await self._reader.rows(_OF, the_person=person))
        return [each for each in found if community in {None, each.community}]

    async def appeals(self, community: CommunityId) -> Sequence[Sanction]:
        return _sanctions(await self._reader.rows(_APPEALS, community=community))

    async def known(self, person: PersonId, community: CommunityId) -> bool:
        return bool(await self._reader.value(_KNOWN, the_person=person, community=community))


def bar_in(sheet: Sheet, person: PersonId, now: datetime) -> Sanction | None:
    """What bars `person` anywhere, in this transaction."""
    return bar(_sanctions(sheet.rows(_OF, the_person=person)), person, now)


def _settle(sheet: Sheet, act: SanctionAct, judge: SanctionJudge) -> Sentenced | Refused | Repeated:
    if (said := inbox.said(sheet, act.key)) is not None:
        return Repeated(said)
    outcome = judge(_file(sheet, act))
    if isinstance(outcome, Sentenced):
        sanction = outcome.sanction
        changed = {name: getattr(sanction, name) for name in _CHANGING}
        if not sheet.write(_CHANGE, the_number=sanction.number, **changed):
            sheet.write(_NEW, **{name: getattr(sanction, name) for name in _COLUMNS})
        put_in(sheet, outcome.letters)
        inbox.remember(sheet, act.key, str(sanction.number), sanction.decided_at or sanction.appealed_at or sanction.at)
    return outcome


def _file(sheet: Sheet, act: SanctionAct) -> SanctionFile:
    if isinstance(act, Impose):
        [[last]] = sheet.rows(_LAST)
        [[known]] = sheet.rows(_KNOWN, the_person=act.person, community=act.community)
        holding = _sanctions(sheet.rows(HOLDING, one=act.person, other=act.person, community=act.community))
        shares = have_an_open_order(sheet, act.by, act.person)
        latest = _sanctions(sheet.rows(_LATEST, the_person=act.person, community=act.community))
        return SanctionFile((last or 0) + 1, None, tuple(holding), bool(known), shares, tuple(latest))
    found = next(iter(_sanctions(sheet.rows(_FIND, the_number=act.number))), None)
    return SanctionFile(act.number, found, shares=found is not None and have_an_open_order(sheet, act.by, found.person))


def _sanctions(rows: Iterable[Sequence[Any]]) -> list[Sanction]:
    return [Sanction(*row) for row in rows]


_COLUMNS = tuple(sanctions.c.keys())
_CHANGING = ("appeal", "appealed_at", "decided_by", "decided_at", "verdict", "why")
_FIND = select(sanctions).where(sanctions.c.number == bindparam("the_number"))
_OF = select(sanctions).where(sanctions.c.person == bindparam("the_person")).order_by(sanctions.c.number.desc())
_LATEST = (
    select(sanctions)
    .where(sanctions.c.person == bindparam("the_person"), sanctions.c.community == bindparam("community"))
    .order_by(sanctions.c.number.desc())
    .limit(MOST_IN_A_DAY + 1)
)
_APPEALS = (
    select(sanctions).where(sanctions.c.community == bindparam("community"), APPEALS).order_by(sanctions.c.number)
)
_LAST = select(func.max(sanctions.c.number))
_THEM: Any = bindparam("the_person")
_THERE: Any = bindparam("community")
_KNOWN = select(
    or_(
        exists().where(members.c.person == _THEM, members.c.community == _THERE),
        exists().where(listings.c.seller == _THEM, listings.c.community == _THERE),
        exists().where(orders.c.buyer == _THEM, orders.c.community == _THERE),
        exists().where(orders.c.seller == _THEM, orders.c.community == _THERE),
    )
)
_NEW = insert(sanctions)
_CHANGE = (
    update(sanctions)
    .where(sanctions.c.number == bindparam("the_number"))
    .values({name: bindparam(name) for name in _CHANGING})
)
