"""What parties say of each other afterwards, and what a person has done in a community."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from core.order import CommunityId, Order, OrderId, PersonId
from core.ports.letters import Letter
from core.ports.orders import Repeated
from core.review import Rating, Review, ReviewAct
from core.statistics import Statistics
from core.step import Refused


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """What is known when an act about reviews is judged; `reviews` are all those of the order, hidden or not."""

    order: Order
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one act writes, in one transaction: these reviews as they stand now, and who is told."""

    reviews: tuple[Review, ...]
    letters: tuple[Letter, ...] = ()


ReviewJudge: TypeAlias = Callable[[ReviewFile | None], Reviewed | Refused]


class Reviews(Protocol):
    """Whoever is to read none that is hidden asks for those `of_order` through `core.reviews.seen`; the other lists
    hold only what is published.
    """

    async def settle(self, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once. Raises as `Orders.settle` does.
        """
        ...

    async def of_order(self, order: OrderId) -> Sequence[Review]:
        """All of them, hidden ones too."""
        ...

    async def of_person(self, person: PersonId, community: CommunityId, offset: int, limit: int) -> Sequence[Review]:
        """What others said of them there, newest first."""
        ...

    async def of_listing(self, listing: str, offset: int, limit: int) -> Sequence[Review]:
        """What buyers said about a service, newest first."""
        ...

    async def ratings(self, listings: Sequence[str]) -> Mapping[str, Rating]:
        """How services are rated by their buyers; one that nobody has rated is left out."""
        ...

    async def next_due(self) -> datetime | None:
        """When the time of the earliest hidden review is over."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[OrderId]:
        """Orders of which something is hidden though the time for it is over, the longest first."""
        ...


class Reputations(Protocol):
    async def of(self, person: PersonId, community: CommunityId) -> Statistics:
        """What the person has done there. The cost grows with their own orders alone."""
        ...
