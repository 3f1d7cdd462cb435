"""`core.ports.Cashbox` on a transaction that is under way: what is stored, and what was booked in it before."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, cast, func, select

from core.order import CommunityId, OrderId, PersonId
from core.ports import Booked, Kept
from core.storage.pen import Sheet
from core.storage.purses import accounts_of, available
from core.storage.schema import payments, transfers
from core.transfer import Payment, Standing


class Drawer:
    """`core.ports.Cashbox`."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._noted: list[Booked] = []

    def note(self, booked: Booked) -> None:
        """This will be written, and those after it must count with it."""
        self._noted.append(booked)

    def available(self, person: PersonId, community: CommunityId, currency: str, now: datetime) -> int:
        stored = available(self._sheet, person, community, currency, now)
        fresh = [
            journal
            for booked in self._noted
            for journal in booked.journals
            if (journal.community, journal.currency) == (community, currency)
        ]
        if not fresh:
            return stored
        theirs = accounts_of(self._sheet, person)
        entries = (entry for journal in fresh for entry in journal.entries if entry.account in theirs)
        return stored + sum(each.minor for each in entries if not (each.available_at and each.available_at > now))

    def payments(self, order: OrderId) -> Sequence[Kept]:
        stored = [Payment(*row) for row in self._sheet.rows(_PAYMENTS, the_order=order)]
        fresh = [each for booked in self._noted for each in booked.payments if each.order == order]
        gone: Counter[tuple[str, str]] = Counter(
            {(till, charge): minor for till, charge, minor in self._sheet.rows(_GONE, the_order=order)}
        )
        for booked in self._noted:
            for transfer in booked.transfers:
                gone[transfer.till, transfer.charge] += transfer.minor if transfer.charge else 0
        return [Kept(each, each.minor - gone[each.till, each.charge]) for each in (*reversed(fresh), *stored)]


_PAYMENTS = (
    select(payments)
    .where(payments.c.order == bindparam("the_order"))
    .order_by(payments.c.at.desc(), payments.c.till, payments.c.charge)
)
_LOST = (Standing.FAILED, Standing.CANCELLED)
_GONE = (
    select(transfers.c.till, transfers.c.charge, cast(func.sum(transfers.c.minor), BigInteger))
    .where(
        transfers.c.order == bindparam("the_order"),
        transfers.c.charge != bindparam("nothing", "", type_=transfers.c.charge.type, required=False),
        *(transfers.c.state != bindparam(each.value, each, type_=transfers.c.state.type) for each in _LOST),
    )
    .group_by(transfers.c.till, transfers.c.charge)
)
