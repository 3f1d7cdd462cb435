"""The cases of a community's mediators: what waits for one of them, what they took, and by which words each party knows
who did (docs/decisions/0087).
"""

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.order import ALPHABET, CommunityId, Order, OrderId, PersonId
from core.step import Moved

GROUP = 4  # letters of a word that are said together; two of them are 38 bits


@dataclass(frozen=True, slots=True)
class Case:
    """A mediator took `order` at its `version`. Each party reads its own word, and the mediator both: who says the
    right one to a party is the mediator, and neither party can know the other's.
    """

    order: OrderId
    version: int
    mediator: PersonId
    at: datetime
    buyer_word: str
    seller_word: str


def new_word() -> str:
    """A fresh word that nobody can guess, to be read aloud."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(2 * GROUP))
    return f"{letters[:GROUP]}-{letters[GROUP:]}"


def taken(before: Order | None, moved: Moved) -> Iterator[Case]:
    """The case that this move gave to a mediator, if it did."""
    order = moved.order
    if order.mediator is None or (before and before.mediator == order.mediator) or moved.event is None:
        return
    yield Case(order.id, order.version, order.mediator, moved.event.at, new_word(), new_word())


@dataclass(frozen=True, slots=True)
class Queue:
    """How many cases wait for any mediator, and how many a mediator has in hand."""

    waiting: int
    mine: int


class Cases(Protocol):
    """What it costs grows with the cases that are open in these communities, and with nothing else."""

    async def count(self, mediator: PersonId, communities: Collection[CommunityId]) -> Queue: ...

    async def waiting(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        """What nobody has taken, less the mediator's own orders; what waits longest comes first."""
        ...

    async def mine(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        """What the mediator has in hand, the longest first."""
        ...

    async def of(self, order: OrderId) -> Case | None:
        """The latest time that somebody took it."""
        ...

    async def took(self, order: OrderId, person: PersonId) -> bool:
        """Whether `person` ever took it."""
        ...
