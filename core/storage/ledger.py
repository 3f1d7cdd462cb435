"""Reading the ledger: it is written by moves alone, and never changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import BigInteger, bindparam, cast, func, select

from core.ledger import Entry, Journal, balance
from core.order import OrderId, PersonId
from core.storage.reader import Reader
from core.storage.schema import aliases, entries, journals


class StoredLedger:
    """What stands in the accounts, in minor units."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def balances(self) -> Mapping[tuple[str, str], int]:
        """Of every account that was ever used, by (account, currency). Reads the whole ledger."""
        return {(account, currency): minor for account, currency, minor in await self._reader.rows(_BALANCES)}

    async def balance(self, account: str) -> Mapping[str, int]:
        """Of one account, by currency."""
        found = await self._reader.rows(_BALANCE, account=account)
        return {currency: minor for _, currency, minor in found}

    async def of_person(self, person: PersonId) -> Mapping[str, int]:
        """A person's balance, by currency, under whatever number it was booked: what is booked is never changed."""
        numbers = [person, *(row[0] for row in await self._reader.rows(_FORMER, person=person))]
        found: Counter[str] = Counter()
        for number in numbers:
            found.update(await self.balance(balance(number)))
        return found

    async def total(self) -> Mapping[str, int]:
        """Of all accounts together, by currency: each is zero, or money was made or lost. Reads the whole ledger."""
        return {row[0]: row[1] for row in await self._reader.rows(_TOTAL)}

    async def of_order(self, order: OrderId) -> Sequence[Journal]:
        """Every movement of the order's money, oldest first."""
        return _journals(await self._reader.rows(_OF_ORDER, the_order=order))


def _journals(rows: Sequence[Sequence[Any]]) -> Sequence[Journal]:
    """Out of rows that repeat a journal for each of its entries."""
    found = []
    for columns, same in groupby(rows, key=lambda row: row[:_WIDTH]):
        *first, community = columns
        parts: tuple[Any, ...] = (*first, tuple(Entry(*row[_WIDTH:]) for row in same), community)
        found.append(Journal(*parts))
    return found


_WIDTH = len(journals.c)
_MINOR = cast(func.sum(entries.c.minor), BigInteger)
_JOINED = journals.join(entries, entries.c.journal == journals.c.key)
_BALANCES = (
    select(entries.c.account, journals.c.currency, _MINOR)
    .select_from(_JOINED)
    .group_by(entries.c.account, journals.c.currency)
)
_BALANCE = _BALANCES.where(entries.c.account == bindparam("account"))
_FORMER = select(aliases.c.former).where(aliases.c.person == bindparam("person"))
_TOTAL = select(journals.c.currency, _MINOR).select_from(_JOINED).group_by(journals.c.currency)
_RECORD = (
    select(journals, entries.c.account, entries.c.minor, entries.c.available_at)
    .select_from(_JOINED)
    .order_by(journals.c.at, journals.c.key, entries.c.seat)
)
_OF_ORDER = _RECORD.where(journals.c.order == bindparam("the_order"))
