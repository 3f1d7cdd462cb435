"""Erasing somebody, in one transaction: what is theirs alone goes, what is on a record stays under a number that names
nobody any more (`core.storage.claims.CLAIMS`), and what they said elsewhere loses its words.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Table, and_, bindparam, delete, func, not_, null, or_, select, update

from core import helping
from core.chat import taken_back
from core.estate import Hindrances
from core.ledger import balance
from core.listing import Sale
from core.order import FileRef, PersonId
from core.report import gone
from core.storage import erasures, joining, shadows
from core.storage.castoffs import cast_off_in
from core.storage.claims import CLAIMS, files_in
from core.storage.columns import Moment
from core.storage.enquiries import enquiry_in
from core.storage.help_requests import ASKED_BY, CHANGE, changing, requests_of
from core.storage.messages import WORDED_SO, messages_of
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.purses import PURSES, purses_of
from core.storage.reports import reports_of
from core.storage.schema import (
    APPEALS,
    GIVEN_UP,
    HELD,
    REPORTED,
    UNSENT,
    drafts,
    enquiries,
    events,
    help_requests,
    invoices,
    letters,
    listings,
    messages,
    orders,
    payments,
    people,
    remarks,
    reports,
    sanctions,
    transfers,
    wordings,
)
from core.storage.shopfronts import OPEN_STATES
from core.transfer import OPEN as ON_ITS_WAY


def hindrances_in(sheet: Sheet, person: PersonId, now: datetime) -> Hindrances:
    """What stands against it in this transaction."""
    [[going_on]] = sheet.rows(_GOING_ON, the_person=person)
    [[unpaid]] = sheet.rows(_UNPAID, the_person=person)
    [[payouts]] = sheet.rows(_ON_THEIR_WAY, the_person=person)
    purses = purses_of(sheet.rows(PURSES, own=balance(person), the_person=person, now=now))
    again = erasures.until(sheet, person, now)
    return Hindrances(going_on - unpaid, unpaid, payouts, tuple(purses), until=again)


def erase_in(sheet: Sheet, person: PersonId, now: datetime) -> Hindrances:
    """Nothing was written where it returns anything."""
    if hindrances := hindrances_in(sheet, person, now):
        return hindrances
    shadows.cast(sheet, person, now)
    erasures.mark(sheet, person, now)
    for file in _files(sheet, person):
        cast_off_in(sheet, file.sha256, now)
    _take_back(sheet, person, now)
    _close_reports(sheet, person, now)
    _close_help(sheet, person, now)
    _forget_payer(sheet, person)
    for statement in _BLANK:
        sheet.write(statement, the_person=person)
    for statement in _GOES:
        sheet.write(statement, the_person=person)
    return hindrances


def _files(sheet: Sheet, person: PersonId) -> Iterator[FileRef]:
    """Those that nothing but what goes names; whether anything else does is looked up before they go."""
    for statement in _FILES:
        for row in sheet.rows(statement, the_person=person):
            yield from files_in(tuple(row))


def _take_back(sheet: Sheet, person: PersonId, now: datetime) -> None:
    """What they asked and answered about services has no words any more."""
    for message in messages_of(sheet.rows(_ASKED, the_person=person)):
        enquiry = enquiry_in(sheet, message.about)
        if enquiry and message.deleted_at is None:
            put_in(sheet, taken_back(enquiry, message, now))
    sheet.write(_UNWORDED, the_person=person)
    sheet.write(_UNSAID, the_person=person, now=now)


def _close_reports(sheet: Sheet, person: PersonId, now: datetime) -> None:
    """Nobody has to look at their services any more."""
    for report in reports_of(sheet.rows(_REPORTED, the_person=person)):
        closed, letter = gone(report, now)
        sheet.write(_CLOSE, the_number=closed.number, decided_at=closed.decided_at, verdict=closed.verdict)
        put_in(sheet, [letter])


def _close_help(sheet: Sheet, person: PersonId, now: datetime) -> None:
    """No mediator has to answer any more."""
    for request in list(requests_of(sheet.rows(ASKED_BY, the_person=person))):
        sheet.write(CHANGE, the_number=request.number, **changing(helping.gone(request, now)))


def _forget_payer(sheet: Sheet, person: PersonId) -> None:
    """By which account they paid stands on the record of their orders, among all else that was said of a payment."""
    for order, version, payload in sheet.rows(_PAID, the_person=person):
        if _PAYER in payload:
            rest = {name: value for name, value in payload.items() if name != _PAYER}
            sheet.write(_REPAID, the_order=order, the_version=version, payload=rest)


def _bare(table: Table) -> Mapping[str, object]:
    """What a row says of nobody."""
    return {column.name: _nothing(column) for column in table.c if not column.primary_key}


def _nothing(column: Any) -> object:
    if column.nullable:
        return null()
    return False if isinstance(column.type, Boolean) else ""


_PAYER = "payer"
_HER: Any = bindparam("the_person")
_THEIRS: Any = select(enquiries.c.id).where(or_(enquiries.c.asker == _HER, enquiries.c.seller == _HER))
_BESIDE_ORDERS = and_(messages.c.author == _HER, messages.c.about.in_(_THEIRS))
_SERVICES: Any = select(listings.c.id).where(listings.c.seller == _HER)
_STILL_OPEN = orders.c.state.in_(OPEN_STATES)
_GOING_ON = select(func.count()).where(
    or_(orders.c.buyer == _HER, orders.c.seller == _HER, orders.c.mediator == _HER), _STILL_OPEN
)
_UNPAID = select(func.count()).where(orders.c.seller == _HER, not_(orders.c.joined), _STILL_OPEN)
_ON_THEIR_WAY = select(func.count()).where(
    transfers.c.person == _HER, or_(*(transfers.c.state == each for each in sorted(ON_ITS_WAY)))
)
_FILES = (
    select(listings.c.photo).where(listings.c.seller == _HER),
    select(messages.c.files).where(_BESIDE_ORDERS),
    select(drafts.c["values"]).where(drafts.c.person == _HER),
)
_ASKED = WORDED_SO.where(_BESIDE_ORDERS)
_UNWORDED = delete(wordings).where(wordings.c.message.in_(select(messages.c.id).where(_BESIDE_ORDERS)))
_UNSAID = (
    update(messages)
    .where(_BESIDE_ORDERS)
    .values(text="", files=(), deleted_at=func.coalesce(messages.c.deleted_at, bindparam("now", type_=Moment)))
)
_REPORTED = select(reports).where(reports.c.listing.in_(_SERVICES), REPORTED).order_by(reports.c.number)
_CLOSE = (
    update(reports)
    .where(reports.c.number == bindparam("the_number"))
    .values(decided_at=bindparam("decided_at"), verdict=bindparam("verdict"))
)
_PAID = (
    select(events.c.order, events.c.version, events.c.payload)
    .select_from(events.join(orders, orders.c.id == events.c.order))
    .where(orders.c.buyer == _HER, events.c.by.is_(None))
)
_REPAID = (
    update(events)
    .where(events.c.order == bindparam("the_order"), events.c.version == bindparam("the_version"))
    .values(payload=bindparam("payload"))
)
_HELP: Any = select(help_requests.c.number).where(help_requests.c.by == _HER)
_SERVICE = {"title": "", "description": "", "options": (), "photo": null(), "sale": Sale.GONE}
_BLANK: Iterable[Any] = (
    update(listings).where(listings.c.seller == _HER).values(**_SERVICE, version=listings.c.version + 1),
    update(transfers).where(transfers.c.person == _HER).values(details=""),
    update(payments).where(payments.c.person == _HER).values(payer=""),
    # What they gave to stand there stays with it: to both sides it is no invoice without.
    update(invoices).where(invoices.c.issuer == _HER).values(sender_name=""),
    update(invoices).where(invoices.c.recipient == _HER).values(addressee_name=""),
    update(reports).where(reports.c.by == _HER, not_(REPORTED)).values(reason=""),
    # The other side never read it, so it is no proof of theirs.
    update(remarks).where(remarks.c.request.in_(_HELP)).values(text=""),
    # It waits on an answer that nobody would read; whoever comes back may appeal again.
    update(sanctions).where(sanctions.c.person == _HER, APPEALS).values(appeal="", appealed_at=null()),
    update(people).where(people.c.id == _HER).values(**_bare(people)),
)
_GOES: Iterable[Any] = (
    # What was sent names a number as the record does, and is thrown away with everybody's.
    *(delete(letters).where(post, letters.c.to == _HER) for post in (UNSENT, HELD, GIVEN_UP)),
    *(delete(column.table).where(column == _HER) for name, column in joining.named().items() if CLAIMS[name].goes),
)
