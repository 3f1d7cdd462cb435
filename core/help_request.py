"""A party of an order asks the mediators of its community for help; the order itself does not move
(docs/decisions/0092). What is said is between the one who asks and the mediators, and stays on the order's record.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.order import CommunityId, OrderId, PersonId

UNANSWERED = timedelta(hours=48)
"""How long it may wait for a mediator, until whoever runs the place hears of it."""


class Ending(StrEnum):
    WITHDRAWN = "withdrawn"
    DONE = "done"
    GONE = "gone"
    """Whoever asked is not here any more."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` said. `number` tells it from every other remark there is."""

    number: int
    by: PersonId
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """`by` asks for help about `order`. `waits_since`: what was said last waits for a mediator since then; None once
    one has answered. At `due` whoever runs the place hears of it, and has at `escalated_at`. `mediator` answered last,
    and is known to the one who asks by `word`, which nobody else is told.
    """

    number: int
    order: OrderId
    community: CommunityId
    by: PersonId
    at: datetime
    waits_since: datetime | None = None
    due: datetime | None = None
    escalated_at: datetime | None = None
    mediator: PersonId | None = None
    word: str = ""
    ended_by: PersonId | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None
    said: tuple[Remark, ...] = ()

    @property
    def open(self) -> bool:
        return self.ending is None
