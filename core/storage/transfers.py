"""`core.ports.Transfers` on a database: what was taken off balances and is on its way, and where people are paid."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, select, text, update

from core.ledger import balance
from core.order import CommunityId, PersonId
from core.ports import CashFile, CashJudge, Handled, Repeated
from core.step import Refused
from core.storage import inbox
from core.storage.among import among
from core.storage.columns import storable
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.purses import FEES, PURSES, available, book, purses_of
from core.storage.reader import Reader
from core.storage.schema import GOING, orders, payees, payments, transfers
from core.storage.writer import Writer
from core.till import PAY_OUT
from core.transfer import Ask, Bounced, CashAct, ChargedBack, Kind, Payment, Purse, Strayed, Transfer


class StoredTransfers:
    """`core.ports.Transfers`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: CashAct, now: datetime, judge: CashJudge) -> Handled | Refused | Repeated:
        for words in act.key:
            storable(words)
        return await self._writer.run(lambda sheet: _settle(sheet, act, now, judge))

    async def find(self, number: int) -> Transfer | None:
        row = await self._reader.first(_FIND, the_number=number)
        return Transfer(*row) if row else None

    async def open_of(self, person: PersonId) -> Sequence[Transfer]:
        return _transfers(await self._reader.rows(_OPEN_OF, the_person=person))

    async def open_in(self, communities: Collection[CommunityId], sender: PersonId, limit: int) -> Sequence[Transfer]:
        if not communities:
            return []
        return _transfers(await self._reader.rows(_OPEN_IN, communities=communities, sender=sender, most=limit))

    async def purses(self, person: PersonId, now: datetime) -> Sequence[Purse]:
        return purses_of(await self._reader.rows(PURSES, own=balance(person), the_person=person, now=now))

    async def fees(self) -> Mapping[tuple[CommunityId, str], int]:
        return {(community, currency): minor for community, currency, minor in await self._reader.rows(FEES)}

    async def details(self, person: PersonId) -> str:
        return await self._reader.value(_DETAILS, the_person=person) or ""

    async def tell(self, person: PersonId, details: str, at: datetime) -> None:
        await self._writer.run(lambda sheet: _tell(sheet, person, details, at))

    async def payment(self, till: str, charge: str) -> Payment | None:
        row = await self._reader.first(_PAYMENT, the_till=till, the_charge=charge)
        return Payment(*row) if row else None

    async def next_due(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_DUE)
        return at

    async def due(self, now: datetime, limit: int) -> Sequence[Transfer]:
        return _transfers(await self._reader.rows(_DUE, now=now, most=limit))


def _settle(sheet: Sheet, act: CashAct, now: datetime, judge: CashJudge) -> Handled | Refused | Repeated:
    answer = inbox.said(sheet, act.key)
    if answer is not None:
        return Repeated(answer)
    outcome = judge(_file(sheet, act, now))
    if isinstance(outcome, Handled):
        _write(sheet, outcome.transfer)
        book(sheet, outcome.journals)
        put_in(sheet, outcome.letters)
        inbox.remember(sheet, act.key, str(outcome.transfer.number), now)
    return outcome


def _file(sheet: Sheet, act: CashAct, now: datetime) -> CashFile:
    if isinstance(act, Ask):
        there = {"the_person": act.by, "the_community": act.community}
        [[going]] = sheet.rows(_GOING, **there)
        spendable = available(sheet, act.by, act.community, act.currency, now)
        return CashFile(_next(sheet), act.community, available=spendable, open=going)
    if isinstance(act, Strayed):
        spendable = available(sheet, act.by, act.community, act.currency, now)
        return CashFile(_next(sheet), act.community, available=spendable)
    if isinstance(act, ChargedBack):
        return _file_of_payment(sheet, act)
    wanted = sheet.rows(_BY_KEY, the_key=act.transfer) if isinstance(act, Bounced) else _numbered(sheet, act.number)
    found = Transfer(*wanted[0]) if wanted else None
    return CashFile(found.number if found else 0, found.community if found else CommunityId(""), found)


def _file_of_payment(sheet: Sheet, act: ChargedBack) -> CashFile:
    rows = sheet.rows(_PAYMENT_THERE, the_till=act.till, the_charge=act.charge)
    if not rows:
        return CashFile(0, CommunityId(""))
    *payment, community = rows[0]
    known = sheet.rows(_BY_KEY, the_key=act.transfer)
    return CashFile(_next(sheet), community, Transfer(*known[0]) if known else None, payment=Payment(*payment))


def _next(sheet: Sheet) -> int:
    [[last]] = sheet.rows(_LAST)
    return (last or 0) + 1


def _numbered(sheet: Sheet, number: int) -> Sequence[Sequence[Any]]:
    return sheet.rows(_FIND, the_number=number)


def _write(sheet: Sheet, transfer: Transfer) -> None:
    changed = {name: getattr(transfer, name) for name in _CHANGING}
    if not sheet.write(_CHANGE, the_number=transfer.number, **changed):
        sheet.write(_NEW, **{name: getattr(transfer, name) for name in _COLUMNS})


def _tell(sheet: Sheet, person: PersonId, details: str, at: datetime) -> None:
    if not sheet.write(_SAY_ANEW, the_person=person, details=details, at=at):
        sheet.write(_SAY, person=person, details=details, at=at)


def _transfers(rows: Iterable[Sequence[Any]]) -> list[Transfer]:
    return [Transfer(*row) for row in rows]


_COLUMNS = tuple(transfers.c.keys())
_CHANGING = ("state", "by", "ended_at", "reason", "reference", "tries", "due")
_PAYOUT = transfers.c.kind == text(f"'{Kind.PAYOUT.value}'")
_BY_STAFF = [transfers.c.till != literal_column(f"'{each}'") for each in sorted(PAY_OUT)]
_OPEN_IN = (
    select(transfers)
    .where(
        among(transfers.c.community, "communities"),
        _PAYOUT,
        GOING,
        transfers.c.person != bindparam("sender"),
        *_BY_STAFF,
    )
    .order_by(transfers.c.number)
    .limit(bindparam("most"))
)
_FIND = select(transfers).where(transfers.c.number == bindparam("the_number"))
_BY_KEY = select(transfers).where(transfers.c.key == bindparam("the_key"))
_LAST = select(func.max(transfers.c.number))
_GOING = select(func.count()).where(
    transfers.c.person == bindparam("the_person"), transfers.c.community == bindparam("the_community"), _PAYOUT, GOING
)
_OPEN_OF = (
    select(transfers)
    .where(transfers.c.person == bindparam("the_person"), _PAYOUT, GOING)
    .order_by(transfers.c.number.desc())
)
_PAYMENT = select(payments).where(
    payments.c.till == bindparam("the_till"), payments.c.charge == bindparam("the_charge")
)
_PAYMENT_THERE = _PAYMENT.join_from(payments, orders).add_columns(orders.c.community)
_NEXT_DUE = select(func.min(transfers.c.due))
_DUE = (
    select(transfers)
    .where(transfers.c.due <= bindparam("now"))
    .order_by(transfers.c.due, transfers.c.number)
    .limit(bindparam("most"))
)
_NEW = insert(transfers)
_CHANGE = (
    update(transfers)
    .where(transfers.c.number == bindparam("the_number"))
    .values({name: bindparam(name) for name in _CHANGING})
)
_DETAILS = select(payees.c.details).where(payees.c.person == bindparam("the_person"))
_SAY = insert(payees)
_SAY_ANEW = (
    update(payees)
    .where(payees.c.person == bindparam("the_person"))
    .values(details=bindparam("details"), at=bindparam("at"))
)
