"""`core.dealings.HelpRequests` on a database: what parties asked mediators, each with all that was said there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update

from core.dealings import HelpJudge
from core.help_request import HelpRequest, Remark
from core.helping import WITHIN, Ask, Escalate, HelpAct, Helped, HelpFile
from core.order import CommunityId, OrderId, PersonId
from core.ports import Repeated
from core.step import Refused
from core.storage import inbox
from core.storage.among import among
from core.storage.columns import Whole, storable
from core.storage.orders import FIND as ORDER
from core.storage.orders import orders_of
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import ASKING, UNHEARD, help_requests, orders, remarks
from core.storage.writer import Writer


class StoredHelpRequests:
    """`core.dealings.HelpRequests`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: HelpAct, now: datetime, judge: HelpJudge) -> Helped | Refused | Repeated:
        if isinstance(act, Ask):
            storable(act.order)
        return await self._writer.run(lambda sheet: _settle(sheet, act, now, judge))

    async def find(self, number: int) -> HelpRequest | None:
        return next(requests_of(await self._reader.rows(_FIND, number=number)), None)

    async def with_remark(self, remark: int) -> HelpRequest | None:
        return next(requests_of(await self._reader.rows(_WITH_REMARK, remark=remark)), None)

    async def of_order(self, order: OrderId) -> Sequence[HelpRequest]:
        return list(requests_of(await self._reader.rows(_OF_ORDER, the_order=order)))

    async def open_of(self, order: OrderId, person: PersonId) -> HelpRequest | None:
        return next(requests_of(await self._reader.rows(_OPEN, the_order=order, person=person)), None)

    async def count(self, reader: PersonId, mediates: Collection[CommunityId], runs: Collection[CommunityId]) -> int:
        if not mediates and not runs:
            return 0
        found: int = await self._reader.value(_COUNT, person=reader, **_named(mediates, runs))
        return found

    async def waiting(
        self,
        reader: PersonId,
        mediates: Collection[CommunityId],
        runs: Collection[CommunityId],
        offset: int,
        limit: int,
    ) -> Sequence[HelpRequest]:
        if not mediates and not runs:
            return []
        here = _named(mediates, runs)
        return list(requests_of(await self._reader.rows(_PAGE, person=reader, skip=offset, most=limit, **here)))

    async def next_due(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_DUE)
        return at

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        return [row[0] for row in await self._reader.rows(_DUE, now=now, most=limit)]


def _settle(sheet: Sheet, act: HelpAct, now: datetime, judge: HelpJudge) -> Helped | Refused | Repeated:
    key = None if isinstance(act, Escalate) else act.key
    if key and (said := inbox.said(sheet, key)) is not None:
        return Repeated(said)
    outcome = judge(_file(sheet, act, now))
    if isinstance(outcome, Helped):
        _write(sheet, outcome.request)
        put_in(sheet, outcome.letters)
        if key:
            inbox.remember(sheet, key, str(outcome.request.number), outcome.at)
    return outcome


def _file(sheet: Sheet, act: HelpAct, now: datetime) -> HelpFile | None:
    asks = isinstance(act, Ask)
    request = None if isinstance(act, Ask) else next(requests_of(sheet.rows(_FIND, number=act.number)), None)
    about = act.order if isinstance(act, Ask) else request.order if request else ""
    order = next(orders_of(sheet.rows(ORDER, the_order=about)), None)
    if order is None:
        return None
    [[last]], [[remark]] = sheet.rows(_LAST), sheet.rows(_LAST_REMARK)
    numbers = (last or 0) + 1, (remark or 0) + 1
    if not asks or isinstance(act, Escalate):
        return HelpFile(order, *numbers, request)
    open_ = next(requests_of(sheet.rows(_OPEN, the_order=about, person=act.by)), None)
    [[recent]] = sheet.rows(_RECENT, person=act.by, since=now - WITHIN)
    return HelpFile(order, *numbers, None, open_, recent)


def _write(sheet: Sheet, request: HelpRequest) -> None:
    if not sheet.write(CHANGE, the_number=request.number, **changing(request)):
        sheet.write(_NEW, **{name: getattr(request, name) for name in _COLUMNS})
    [[last]] = sheet.rows(_SAID_LAST, the_request=request.number)
    for each in request.said:
        if each.number > (last or 0):
            sheet.write(_SAY, number=each.number, request=request.number, by=each.by, at=each.at, text=each.text)


def changing(request: HelpRequest) -> Mapping[str, object]:
    """What of it changes as it goes on, but for what is said."""
    return {name: getattr(request, name) for name in _CHANGING}


def requests_of(rows: Sequence[Sequence[Any]]) -> Iterator[HelpRequest]:
    """Out of rows that repeat a request for each of its remarks."""
    for _, same in groupby(rows, key=lambda row: row[0]):
        lines = list(same)
        fields: tuple[Any, ...] = (*lines[0][:_WIDTH], tuple(Remark(*line[_WIDTH:]) for line in lines))
        yield HelpRequest(*fields)


def _named(mediates: Collection[CommunityId], runs: Collection[CommunityId]) -> dict[str, Collection[CommunityId]]:
    return {"mediates": mediates, "runs": runs, "either": (*mediates, *runs)}


_COLUMNS = tuple(help_requests.c.keys())
_WIDTH = len(_COLUMNS)
_CHANGING = ("waits_since", "due", "escalated_at", "mediator", "word", "ended_by", "ended_at", "ending")
_REMARK = tuple(remarks.c[name] for name in ("number", "by", "at", "text"))
_ORDER = (help_requests.c.waits_since.is_(None), help_requests.c.waits_since, help_requests.c.number)
"""First what waits for an answer, the longest first."""


def _whole(*order: Any) -> Select[Any]:
    there = help_requests.join(remarks, remarks.c.request == help_requests.c.number)
    return select(help_requests, *_REMARK).select_from(there).order_by(*order, remarks.c.number)


_REQUESTS = _whole(help_requests.c.number)
_HERE, _ME = help_requests.c.community, bindparam("person", type_=Whole)
_IS_FOR = (
    ASKING,
    among(_HERE, "either"),
    or_(among(_HERE, "mediates"), and_(among(_HERE, "runs"), help_requests.c.escalated_at.is_not(None))),
    orders.c.buyer != _ME,
    orders.c.seller != _ME,
)
"""Requests that a reader is for: all where they mediate, and late ones where they run the place."""
_WITH_ORDER = help_requests.join(orders, orders.c.id == help_requests.c.order)
_COUNT = select(func.count()).select_from(_WITH_ORDER).where(*_IS_FOR)
_PAGE = _whole(*_ORDER).where(
    help_requests.c.number.in_(
        select(help_requests.c.number)
        .select_from(_WITH_ORDER)
        .where(*_IS_FOR)
        .order_by(*_ORDER)
        .limit(bindparam("most"))
        .offset(bindparam("skip"))
    )
)
_FIND = _REQUESTS.where(help_requests.c.number == bindparam("number"))
_WITH_REMARK = _REQUESTS.where(
    help_requests.c.number == select(remarks.c.request).where(remarks.c.number == bindparam("remark")).scalar_subquery()
)
_OF_ORDER = _REQUESTS.where(help_requests.c.order == bindparam("the_order"))
_OPEN = _OF_ORDER.where(help_requests.c.by == bindparam("person"), ASKING)
ASKED_BY = _REQUESTS.where(help_requests.c.by == bindparam("the_person"), ASKING)
"""What somebody has asked and is still open."""
_RECENT = select(func.count()).where(help_requests.c.by == bindparam("person"), help_requests.c.at > bindparam("since"))
_LAST = select(func.max(help_requests.c.number))
_LAST_REMARK = select(func.max(remarks.c.number))
_SAID_LAST = select(func.max(remarks.c.number)).where(remarks.c.request == bindparam("the_request"))
_NEXT_DUE = select(func.min(help_requests.c.due)).where(UNHEARD)
_DUE = (
    select(help_requests.c.number)
    .where(UNHEARD, help_requests.c.due <= bindparam("now"))
    .order_by(help_requests.c.due, help_requests.c.number)
    .limit(bindparam("most"))
)
_NEW = insert(help_requests)
CHANGE = (
    update(help_requests)
    .where(help_requests.c.number == bindparam("the_number"))
    .values({name: bindparam(name) for name in _CHANGING})
)
_SAY = insert(remarks)
