"""What the parties of an order say of each other afterwards, as stars and words: frozen values, and their bounds
(docs/decisions/0066).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from core.order import DEFAULT, CommunityId, OrderId, PersonId
from core.workflow import CLOCK, Actor

STARS = range(1, 6)
WRITTEN_WITHIN = timedelta(days=14)
"""After the order has ended; what one of them wrote is hidden for so long, unless the other writes too."""
REPLIED_WITHIN = timedelta(days=14)
"""After the review was published."""
REPLIED_BELOW = 4
"""Stars: a seller may reply to a rating that is lower."""
LONGEST_REVIEW = 600
"""Characters: three whole ones with their replies are read on one screen."""
LONGEST_REPLY = 400


@dataclass(frozen=True, slots=True)
class Review:
    """What `author`, who was the `role` in the order, says of the other party, who is `about`. `listing` and
    `community` are those of the order.

    It was worded so `at`. It is hidden, and can be changed, until it is published: `until` then at the latest. `reply`
    is empty as long as there is none.
    """

    order: OrderId
    author: PersonId
    about: PersonId
    role: Actor
    stars: int
    text: str
    at: datetime
    until: datetime
    listing: str | None = None
    community: CommunityId = DEFAULT
    published_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """How many reviews there are, and all of their stars together."""

    count: int = 0
    stars: int = 0

    @property
    def average(self) -> float:
        """0 without a review."""
        return self.stars / self.count if self.count else 0.0


UNRATED = Rating()


@dataclass(frozen=True, slots=True)
class Rate:
    """`by` reviews the other party of `order`, or words a review anew that is hidden. `key` makes a repetition
    recognisable: (where it came from, its number there).
    """

    order: OrderId
    by: PersonId
    key: tuple[str, str]
    stars: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Respond:
    """`by` replies to what was said of them on `order`."""

    order: OrderId
    by: PersonId
    key: tuple[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Publish:
    """The time to write on `order` is over: what was written is hidden no more. Done twice it has one effect."""

    order: OrderId

    @property
    def key(self) -> tuple[str, str]:
        return CLOCK.value, f"publish:{self.order}"


ReviewAct: TypeAlias = Rate | Respond | Publish
