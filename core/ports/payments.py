"""Money that comes and goes: transfers out of balances, links behind which buyers pay, and the tills."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from core.ledger import Journal
from core.order import CommunityId, Order, OrderId, PersonId
from core.paylink import PayLink, Report
from core.ports.letters import Letter
from core.ports.orders import Repeated
from core.step import Refused
from core.till import NotNow, TillAnswer
from core.transfer import CashAct, Payment, Purse, Transfer


@dataclass(frozen=True, slots=True)
class CashFile:
    """What is known when something about a transfer is judged. `number` is what a new one will be called, `community`
    whose money it is about. Of an `Ask`: what its person has `available` there, and how many payouts are under way. Of
    what a bank took back: the `payment`, if any is known by that name.
    """

    number: int
    community: CommunityId
    transfer: Transfer | None = None
    available: int = 0
    open: int = 0
    payment: Payment | None = None


@dataclass(frozen=True, slots=True)
class Handled:
    """What one act writes, in one transaction: the transfer as it stands now, what is booked, and who is told."""

    transfer: Transfer
    journals: tuple[Journal, ...] = ()
    letters: tuple[Letter, ...] = ()


CashJudge: TypeAlias = Callable[[CashFile], Handled | Refused]


class Transfers(Protocol):
    """What is on its way out of balances, what is on them, and where people are paid."""

    async def settle(self, act: CashAct, now: datetime, judge: CashJudge) -> Handled | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once. Raises as `Orders.settle` does.
        """
        ...

    async def find(self, number: int) -> Transfer | None: ...

    async def open_of(self, person: PersonId) -> Sequence[Transfer]:
        """Payouts that they asked for and that have not come to their end, the latest first."""
        ...

    async def open_in(self, communities: Collection[CommunityId], sender: PersonId, limit: int) -> Sequence[Transfer]:
        """What `sender`, who is staff of these, has to send, the longest first: nothing that a till sends by itself,
        and nothing to themselves.
        """
        ...

    async def purses(self, person: PersonId, now: datetime) -> Sequence[Purse]:
        """All that somebody has or owes, under whatever number it was booked; what is empty is left out."""
        ...

    async def fees(self) -> Mapping[tuple[CommunityId, str], int]:
        """What each community has earned, by currency, in minor units."""
        ...

    async def details(self, person: PersonId) -> str:
        """Where they want to be paid; empty until they said it."""
        ...

    async def tell(self, person: PersonId, details: str, at: datetime) -> None:
        """Keep where they want to be paid from now on."""
        ...

    async def payment(self, till: str, charge: str) -> Payment | None:
        """What a till received under that name."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of them has to be looked at."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[Transfer]:
        """Those that have to be looked at now, the longest first."""
        ...


class PayLinks(Protocol):
    """The links behind which buyers pay."""

    async def find(self, key: str) -> PayLink | None: ...

    async def latest(self, order: OrderId) -> PayLink | None:
        """The link that was wanted last for an order."""
        ...

    async def put(self, links: Sequence[PayLink], letters: Sequence[Letter] = ()) -> None:
        """Save how they stand now, and tell whom it concerns, in one transaction."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of them has to be looked at."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[PayLink]:
        """Those that have to be looked at now, the longest first."""
        ...


class Till(Protocol):
    """A payment provider. What it can do at all stands in `core.till`; it is never asked for anything else. Raises
    nothing that the provider did.
    """

    async def send(self, transfer: Transfer, payment: Payment | None, /) -> TillAnswer:
        """Send what is on its way, once for its key however often this is asked. A refund is of that `payment`."""
        ...

    async def link(self, link: PayLink, order: Order, /) -> TillAnswer:
        """Make a link behind which the buyer of `order` pays what `link` says, one for its key."""
        ...

    async def paid(self, link: PayLink, /) -> Report | NotNow | None:
        """What was paid behind a link of its own, None when nothing was yet. A till that can only tell by itself what
        was paid is not asked.
        """
        ...
