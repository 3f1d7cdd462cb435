"""Orders: what a command is judged by, what it writes, and where orders are found again."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from core.cases import Case
from core.invoice import Invoice
from core.ledger import Journal
from core.order import Alarm, CommunityId, Order, OrderId, PersonId
from core.paylink import PayLink
from core.ports.letters import Letter
from core.ports.money import NO_CASH, Cashbox
from core.shopfront import Shopfront
from core.step import Command, Event, Moved, Placement, Refused
from core.transfer import Payment, Transfer


@dataclass(frozen=True, slots=True)
class OrderFile:
    """What is known of an order when a command is judged. `reached`: a reminder of the present state was delivered."""

    order: Order
    reached: bool = False
    cash: Cashbox = NO_CASH


@dataclass(frozen=True, slots=True)
class Booked:
    """Everything one move writes, in one transaction. `said` is what the inbox remembers as its answer, since `at`.
    Tills received the `payments`; `transfers` are to be sent, and `paylinks` to be asked for. A mediator took the
    `cases`. The `invoices` are issued with it: they get their numbers, and what is known of people then.
    """

    moved: Moved
    said: str
    journals: tuple[Journal, ...] = ()
    letters: tuple[Letter, ...] = ()
    at: datetime | None = None
    payments: tuple[Payment, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    paylinks: tuple[PayLink, ...] = ()
    cases: tuple[Case, ...] = ()
    invoices: tuple[Invoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """This very command was handled before; `said` is the answer it got. Nothing was written."""

    said: str


Judge: TypeAlias = Callable[[OrderFile | None], Booked | Refused]
PlacementJudge: TypeAlias = Callable[[OrderFile | None, Shopfront], Booked | Refused]
"""Given besides how the buyer stands to the seller and the service."""
Outcome: TypeAlias = Moved | Refused | Repeated


class View(StrEnum):
    """The groups of "my orders": by whose turn it is, from the reader's side."""

    NEEDS_ME = "needs_me"
    ACTIVE = "active"
    """All that go on, whoever's turn it is."""
    WAITING = "waiting"
    CLOSED = "closed"
    FAVOURITES = "favourites"
    """What the reader starred, wherever it stands."""


class Orders(Protocol):
    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        """Load, judge and save in one transaction: dedupe by the command's key, compare-and-set on the version, event,
        journals, alarms, letters, inbox. `judge` is pure and may be called more than once. A cancelled caller does not
        cancel the write. Raises `Busy`, `Unavailable`, `Uncertain`, `Conflict`, and whatever `judge` raises.
        """
        ...

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        """The same for an order that is to be placed: how the two and the service stand is looked up in that very
        transaction, and orders placed just before, by whomever, are counted.
        """
        ...

    async def find(self, order: OrderId) -> Order | None: ...

    async def events(self, order: OrderId) -> Sequence[Event]:
        """The order's whole record, oldest first."""
        ...

    async def list_for(
        self,
        person: PersonId,
        standing: Collection[tuple[str, str]] | None,
        offset: int,
        limit: int,
        within: CommunityId | None = None,
    ) -> Sequence[Order]:
        """Orders the person is a party to (a seller only once brought in) in these (role, `Order.standing`), newest
        first; `standing=None` is all. `within`: of that community only.
        """
        ...

    async def count_for(self, person: PersonId, within: CommunityId | None = None) -> Mapping[tuple[str, str], int]:
        """How many orders the person has by (role, `Order.standing`)."""
        ...

    async def called_off(self, buyer: PersonId, since: datetime) -> int:
        """How many orders they placed after that moment and then cancelled themselves."""
        ...

    async def next_alarm(self) -> datetime | None: ...

    async def due_alarms(self, now: datetime, limit: int) -> Sequence[tuple[OrderId, Alarm]]:
        """The earliest alarms whose moment has come."""
        ...


class Favourites(Protocol):
    """The orders that a person starred, to find them again. Nobody else knows of it."""

    async def star(self, person: PersonId, order: OrderId) -> None:
        """From now on it is one of theirs; it may be already. The order exists."""
        ...

    async def unstar(self, person: PersonId, order: OrderId) -> None: ...

    async def starred(self, person: PersonId, order: OrderId) -> bool: ...

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int: ...

    async def list_for(
        self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None
    ) -> Sequence[Order]:
        """Those that the person is a party to (as in `Orders.list_for`), newest first. `within`: of that community."""
        ...
