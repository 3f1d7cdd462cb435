"""What the core needs from outside for all that is before and around an order; `core.ports` has the rest."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias

from core.availability import Availability
from core.discipline import SanctionAct, SanctionFile, Sentenced
from core.enquiry import Enquiry, EnquiryId
from core.estate import Estate, Hindrances, NotYet
from core.help_request import HelpRequest
from core.helping import HelpAct, Helped, HelpFile
from core.order import CommunityId, OrderId, PersonId
from core.ports import Letter, Repeated
from core.report import Report, ReportAct, ReportFile, Ruled, Takedown
from core.sanction import Sanction
from core.shopfront import Shopfront
from core.step import Refused

EnquiryJudge: TypeAlias = Callable[[Shopfront, int], Refused | None]
"""Given how the visitor stands to the service, and how many enquiries they began since the moment asked for."""


class Shopfronts(Protocol):
    async def see(self, listing: str, visitor: PersonId) -> Shopfront | None:
        """How a service stands to `visitor` now; None when there is no such service."""
        ...


class Availabilities(Protocol):
    """When sellers take orders."""

    async def of(self, seller: PersonId) -> Availability:
        """One who never said anything takes whatever comes."""
        ...

    async def put(self, availability: Availability, letters: Sequence[Letter] = ()) -> None:
        """From now on it is so, and these are put in with it."""
        ...


ReportJudge: TypeAlias = Callable[[ReportFile | None], Ruled | Refused]
SanctionJudge: TypeAlias = Callable[[SanctionFile], Sentenced | Refused]


class Reports(Protocol):
    """Services that were reported, and taken down."""

    async def settle(self, act: ReportAct, judge: ReportJudge) -> Ruled | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once; it gets None when there is no such service. Raises as `Orders.settle` does.
        """
        ...

    async def find(self, number: int) -> Report | None: ...

    async def about(self, listing: str) -> Sequence[Report]:
        """Those about a service that wait, oldest first."""
        ...

    async def waiting(self, community: CommunityId) -> Sequence[Report]:
        """Those that wait there, the oldest of each service, oldest first."""
        ...

    async def takedown(self, number: int) -> Takedown | None: ...

    async def down(self, listing: str) -> Takedown | None:
        """The takedown that holds."""
        ...


class Sanctions(Protocol):
    """What staff of communities did about people."""

    async def settle(self, act: SanctionAct, judge: SanctionJudge) -> Sentenced | Refused | Repeated:
        """As `Reports.settle`."""
        ...

    async def find(self, number: int) -> Sanction | None: ...

    async def of(self, person: PersonId, community: CommunityId | None = None) -> Sequence[Sanction]:
        """All of a person, there or anywhere, the latest first."""
        ...

    async def appeals(self, community: CommunityId) -> Sequence[Sanction]:
        """Those of which an appeal waits, oldest first."""
        ...

    async def known(self, person: PersonId, community: CommunityId) -> bool:
        """Whether the person was ever seen there, sells there, or has an order there."""
        ...


HelpJudge: TypeAlias = Callable[[HelpFile | None], Helped | Refused]


class HelpRequests(Protocol):
    """What parties of orders asked mediators. `mediates` are communities all of whose requests the reader is for, of
    those in `runs` only what nobody answered in time; none is of an order of their own. What it costs grows with the
    requests that are open there, and with nothing else.
    """

    async def settle(self, act: HelpAct, now: datetime, judge: HelpJudge) -> Helped | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key where it has one. `judge` is pure and may
        be called more than once; it gets None when there is no such order or request. Raises as `Orders.settle` does.
        """
        ...

    async def find(self, number: int) -> HelpRequest | None: ...

    async def with_remark(self, remark: int) -> HelpRequest | None:
        """The request in which that was said."""
        ...

    async def of_order(self, order: OrderId) -> Sequence[HelpRequest]:
        """All that was ever asked about it, oldest first."""
        ...

    async def open_of(self, order: OrderId, person: PersonId) -> HelpRequest | None:
        """What `person` has asked about it and is still open."""
        ...

    async def count(
        self, reader: PersonId, mediates: Collection[CommunityId], runs: Collection[CommunityId]
    ) -> int: ...

    async def waiting(
        self,
        reader: PersonId,
        mediates: Collection[CommunityId],
        runs: Collection[CommunityId],
        offset: int,
        limit: int,
    ) -> Sequence[HelpRequest]:
        """Those that are open: first what waits for an answer, the longest first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of those that nobody has answered is late."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        """The numbers of those that are late, the longest first."""
        ...


class Estates(Protocol):
    """All that is stored about one person."""

    async def claim(self, person: PersonId, now: datetime) -> NotYet | None:
        """The person may have it all now, and not again for a while; or when they may."""
        ...

    async def release(self, person: PersonId) -> None:
        """They did not get it, and may ask again."""
        ...

    async def gather(self, person: PersonId) -> Estate: ...

    async def hindrances(self, person: PersonId, now: datetime) -> Hindrances:
        """What stands against erasing the person now, as far as it is stored with them: all but `crew_of`."""
        ...

    async def erase(self, person: PersonId, now: datetime) -> Hindrances:
        """All of the person is gone, but for what is on a record and a ban or a block that holds, in one transaction;
        nothing is where anything stands against it, which is returned.
        """
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """From where on rows are read that may name files: which table, and the key of the last one that was read in it."""

    table: int = 0
    after: tuple[Any, ...] = ()


FIRST_ROWS = Rows()


@dataclass(frozen=True, slots=True)
class Named:
    """The `hashes` of files that a few rows name. `lasting`: these rows are a record, which loses no file but when one
    is cast off. `then`: where to read on; None after the last.
    """

    hashes: frozenset[str]
    lasting: bool
    then: Rows | None


class Castoffs(Protocol):
    """Files of which it has to be looked up whether anything needs them."""

    async def cast_off(self, sha256: str, at: datetime) -> None:
        """It was kept, or something no longer needs it, at that moment. Again, the later time counts."""
        ...

    async def oldest(self, before: datetime, limit: int) -> Sequence[str]:
        """The hashes of those that were cast off first, and before that."""
        ...

    async def named(self, rows: Rows) -> Named:
        """What the next few rows name. What only passes is read first, and drafts once more at the end: so a file is
        seen that moves from there to a record meanwhile.
        """
        ...

    async def looked_up(
        self, lasting: Collection[str], passing: Collection[str], before: datetime, again: datetime
    ) -> None:
        """The `lasting` have not to be looked up any more, the `passing` as if cast off at `again`; those that were
        cast off once more meanwhile, and not `before`, as if nobody had looked.
        """
        ...

    async def done(self, sha256: str, before: datetime) -> bool:
        """Nothing needs it. Whether it still is one that was cast off before that: then it is none any more."""
        ...


class Enquiries(Protocol):
    """One for each who asks about a service."""

    async def begin(self, enquiry: Enquiry, since: datetime, judge: EnquiryJudge) -> Enquiry | Refused:
        """The one that there is already of this asker about this service, else this one if `judge` has nothing against
        it: it is asked within the transaction.
        """
        ...

    async def find(self, enquiry: EnquiryId) -> Enquiry | None: ...

    async def between(self, asker: PersonId, listing: str) -> Enquiry | None: ...

    async def about(self, listing: str) -> Sequence[Enquiry]:
        """Those about a service in which anything was written, what was written last first."""
        ...

    async def lately(self, person: PersonId, since: datetime, limit: int) -> Sequence[Enquiry]:
        """Those of a person, on either side, in which anything was written since, what was written last first."""
        ...


class Blocks(Protocol):
    """Whom people want nothing to do with."""

    async def block(self, person: PersonId, other: PersonId, at: datetime) -> None:
        """Once is as good as twice."""
        ...

    async def unblock(self, person: PersonId, other: PersonId) -> None: ...

    async def of(self, person: PersonId) -> Sequence[PersonId]:
        """Whom `person` has blocked, the latest first."""
        ...

    async def between(self, one: PersonId, other: PersonId) -> Collection[PersonId]:
        """Which of the two have blocked the other."""
        ...
