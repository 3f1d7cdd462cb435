"""Money that is booked, as orders are judged by it and people read it: cashbox, bills, receipts, invoices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.billing import Bill, Totals
from core.invoice import Invoice, Particulars
from core.order import CommunityId, OrderId, PersonId
from core.paper import Paper
from core.transfer import Payment


@dataclass(frozen=True, slots=True)
class Kept:
    """A payment, and how much of it neither went back nor is on its way back, in minor units."""

    payment: Payment
    left: int


class Cashbox(Protocol):
    """What is known of money within the transaction in which a command is judged. Each question costs a read, so only
    who needs the answer asks. What commands before it in the same transaction booked is counted.
    """

    def available(self, person: PersonId, community: CommunityId, currency: str, now: datetime) -> int:
        """What is on a balance and can be spent, in minor units; less than nothing is a debt."""
        ...

    def payments(self, order: OrderId) -> Sequence[Kept]:
        """What tills received for an order by themselves, the latest first."""
        ...


class _Empty:
    def available(self, *_: object, **__: object) -> int:
        return 0

    def payments(self, *_: object, **__: object) -> Sequence[Kept]:
        return ()


NO_CASH: Cashbox = _Empty()


class Bills(Protocol):
    """The ledger as each person reads it (core.billing). With `within` that of one community alone."""

    async def of(self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None) -> Sequence[Bill]:
        """Every movement that concerns them, of their orders or of their balance, newest first."""
        ...

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int: ...

    async def totals(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Totals]: ...

    async def of_order(self, person: PersonId, order: OrderId) -> Sequence[Bill]:
        """The movements of the order's money that concern them, oldest first."""
        ...


class Papers(Protocol):
    """Receipts and statements, numbered (core.paper)."""

    async def issue(self, draft: Paper) -> Paper:
        """The paper of that order and series: the last one, if it covers the same, else `draft` with the next number of
        its community and series.
        """
        ...


class Invoices(Protocol):
    """Invoices (core.invoice), which are issued as money is paid out, and how people stand on them."""

    async def of_order(self, order: OrderId) -> Sequence[Invoice]:
        """The seller's first."""
        ...

    async def particulars(self, person: PersonId) -> Particulars: ...

    async def put(self, particulars: Particulars) -> None:
        """They hold for what is issued from now on. Where nothing stands in them, nothing is kept."""
        ...
