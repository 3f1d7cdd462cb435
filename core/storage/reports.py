"""`core.dealings.Reports` on a database: services that were reported, and taken down."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from core.dealings import ReportJudge
from core.order import CommunityId
from core.ports import Repeated
from core.report import Complain, Report, ReportAct, ReportFile, Ruled, Takedown
from core.step import Refused
from core.storage import inbox
from core.storage.columns import storable
from core.storage.listings import save_in
from core.storage.offers import FIND as SERVICE
from core.storage.offers import listing_of
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import REPORTED, reports, takedowns
from core.storage.shopfronts import have_an_open_order
from core.storage.writer import Writer


class StoredReports:
    """`core.dealings.Reports`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: ReportAct, judge: ReportJudge) -> Ruled | Refused | Repeated:
        for words in (act.listing, *act.key):
            storable(words)
        return await self._writer.run(lambda sheet: _settle(sheet, act, judge))

    async def find(self, number: int) -> Report | None:
        return next(iter(reports_of(await self._reader.rows(_FIND, number=number))), None)

    async def about(self, listing: str) -> Sequence[Report]:
        return reports_of(await self._reader.rows(_ABOUT, the_listing=listing))

    async def waiting(self, community: CommunityId) -> Sequence[Report]:
        first: dict[str, Report] = {}
        for report in reports_of(await self._reader.rows(_WAITING, community=community)):
            first.setdefault(report.listing, report)
        return list(first.values())

    async def takedown(self, number: int) -> Takedown | None:
        return next(iter(_takedowns(await self._reader.rows(_TAKEDOWN, number=number))), None)

    async def down(self, listing: str) -> Takedown | None:
        return next(iter(_takedowns(await self._reader.rows(_DOWN, the_listing=listing))), None)


def _settle(sheet: Sheet, act: ReportAct, judge: ReportJudge) -> Ruled | Refused | Repeated:
    if (said := inbox.said(sheet, act.key)) is not None:
        return Repeated(said)
    outcome = judge(_file(sheet, act))
    if isinstance(outcome, Ruled):
        _write(sheet, outcome)
        put_in(sheet, outcome.letters)
        inbox.remember(sheet, act.key, type(act).__name__, outcome.at)
    return outcome


def _file(sheet: Sheet, act: ReportAct) -> ReportFile | None:
    rows = sheet.rows(SERVICE, the_id=act.listing)
    if not rows:
        return None
    listing = listing_of(rows[0])
    [[report]], [[down]], [[mine]] = sheet.rows(_LAST), sheet.rows(_LAST_DOWN), sheet.rows(_MINE, by=act.by)
    return ReportFile(
        listing,
        max(report or 0, down or 0) + 1,
        tuple(reports_of(sheet.rows(_ABOUT, the_listing=act.listing))),
        mine if isinstance(act, Complain) else 0,
        next(iter(_takedowns(sheet.rows(_DOWN, the_listing=act.listing))), None),
        have_an_open_order(sheet, act.by, listing.seller),
    )


def _write(sheet: Sheet, ruled: Ruled) -> None:
    for report in ruled.reports:
        decided = {name: getattr(report, name) for name in _DECIDED}
        if not sheet.write(_DECIDE, number=report.number, **decided):
            sheet.write(_NEW, **{name: getattr(report, name) for name in _COLUMNS})
    if ruled.takedown:
        _take_down(sheet, ruled.takedown)
    if ruled.listing:
        save_in(sheet, ruled.listing)


def _take_down(sheet: Sheet, down: Takedown) -> None:
    """Or end one."""
    if not sheet.write(_END, the_number=down.number, ended_by=down.ended_by, ended_at=down.ended_at):
        sheet.write(_TAKE_DOWN, **{name: getattr(down, name) for name in _DOWN_COLUMNS})


def reports_of(rows: Iterable[Sequence[Any]]) -> list[Report]:
    return [Report(*row) for row in rows]


def _takedowns(rows: Iterable[Sequence[Any]]) -> list[Takedown]:
    return [Takedown(*row) for row in rows]


_COLUMNS = tuple(reports.c.keys())
_DOWN_COLUMNS = tuple(takedowns.c.keys())
_DECIDED = ("decided_by", "decided_at", "verdict")
_FIND = select(reports).where(reports.c.number == bindparam("number"))
_ABOUT = select(reports).where(reports.c.listing == bindparam("the_listing"), REPORTED).order_by(reports.c.number)
_WAITING = select(reports).where(reports.c.community == bindparam("community"), REPORTED).order_by(reports.c.number)
_MINE = select(func.count()).where(reports.c.by == bindparam("by"), REPORTED)
_TAKEDOWN = select(takedowns).where(takedowns.c.number == bindparam("number"))
_DOWN = select(takedowns).where(takedowns.c.listing == bindparam("the_listing"), takedowns.c.ended_at.is_(None))
_LAST = select(func.max(reports.c.number))
_LAST_DOWN = select(func.max(takedowns.c.number))
_NEW = insert(reports)
_DECIDE = (
    update(reports).where(reports.c.number == bindparam("number")).values({name: bindparam(name) for name in _DECIDED})
)
_TAKE_DOWN = insert(takedowns)
_END = (
    update(takedowns)
    .where(takedowns.c.number == bindparam("the_number"))
    .values(ended_by=bindparam("ended_by"), ended_at=bindparam("ended_at"))
)
