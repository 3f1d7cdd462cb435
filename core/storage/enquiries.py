"""`core.dealings.Enquiries` on a database."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select

from core.dealings import EnquiryJudge
from core.enquiry import Enquiry, EnquiryId
from core.order import PersonId
from core.step import Refused
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import enquiries, messages
from core.storage.shopfronts import front_in
from core.storage.writer import Writer


class StoredEnquiries:
    """`core.dealings.Enquiries`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def begin(self, enquiry: Enquiry, since: datetime, judge: EnquiryJudge) -> Enquiry | Refused:
        return await self._writer.run(lambda sheet: _begin(sheet, enquiry, since, judge))

    async def find(self, enquiry: EnquiryId) -> Enquiry | None:
        return next(_enquiries(await self._reader.rows(FIND, the_enquiry=enquiry)), None)

    async def between(self, asker: PersonId, listing: str) -> Enquiry | None:
        return next(_enquiries(await self._reader.rows(_BETWEEN, the_asker=asker, the_listing=listing)), None)

    async def about(self, listing: str) -> Sequence[Enquiry]:
        return list(_enquiries(await self._reader.rows(_ABOUT, the_listing=listing)))

    async def lately(self, person: PersonId, since: datetime, limit: int) -> Sequence[Enquiry]:
        return list(_enquiries(await self._reader.rows(_LATELY, the_person=person, since=since, most=limit)))


def enquiry_in(sheet: Sheet, enquiry: str) -> Enquiry | None:
    """As it is in this transaction."""
    return next(_enquiries(sheet.rows(FIND, the_enquiry=enquiry)), None)


def _begin(sheet: Sheet, new: Enquiry, since: datetime, judge: EnquiryJudge) -> Enquiry | Refused:
    there = next(_enquiries(sheet.rows(_BETWEEN, the_asker=new.asker, the_listing=new.listing)), None)
    if there:
        return there
    [[recent]] = sheet.rows(_RECENT, the_asker=new.asker, since=since)
    refusal = judge(front_in(sheet, new.seller, new.asker, new.listing, new.community), recent)
    if refusal is None:
        sheet.write(_NEW, **{name: getattr(new, name) for name in _COLUMNS})
    return refusal or new


def _enquiries(rows: Iterable[Sequence[Any]]) -> Iterator[Enquiry]:
    return (Enquiry(*row) for row in rows)


_COLUMNS = tuple(enquiries.c.keys())
FIND = select(enquiries).where(enquiries.c.id == bindparam("the_enquiry"))
_BETWEEN = (
    select(enquiries)
    .where(enquiries.c.asker == bindparam("the_asker"), enquiries.c.listing == bindparam("the_listing"))
    .order_by(enquiries.c.at.desc(), enquiries.c.id)
)
_RECENT = select(func.count()).where(enquiries.c.asker == bindparam("the_asker"), enquiries.c.at > bindparam("since"))
_NEW = insert(enquiries)
_LAST = select(func.max(messages.c.id)).where(messages.c.about == enquiries.c.id).correlate(enquiries).scalar_subquery()
"""The number of what was written last there; None as long as nothing was."""
_WRITTEN = select(enquiries).where(_LAST.is_not(None)).order_by(_LAST.desc())
_ABOUT = _WRITTEN.where(enquiries.c.listing == bindparam("the_listing"))
_AT = select(messages.c.at).where(messages.c.id == _LAST).scalar_subquery()
_LATELY = _WRITTEN.where(
    or_(enquiries.c.asker == bindparam("the_person"), enquiries.c.seller == bindparam("the_person")),
    bindparam("since", type_=messages.c.at.type) < _AT,
).limit(bindparam("most"))
