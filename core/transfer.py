"""Money that leaves a balance for its owner, as a frozen value: a payout that somebody asked for, or a refund that goes
back the way it came. What is sent was taken off the balance before, so that nothing is sent that was spent meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.order import CommunityId, OrderId, PersonId
from core.till import abilities


class Kind(StrEnum):
    PAYOUT = "payout"
    """What somebody has on their balance, to wherever they said."""
    REFUND = "refund"
    """A payment, or a part of it, back to whoever made it."""


class Standing(StrEnum):
    """How far it has come. What was asked for and not sent is on the balance again."""

    ASKED = "asked"
    TAKEN = "taken"
    """One of staff has it in hand, and nobody else may send it."""
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = frozenset({Standing.ASKED, Standing.TAKEN})


@dataclass(frozen=True, slots=True)
class Transfer:
    """`minor` units of `currency` to `person`, sent by the till named `till` or by whoever stands behind it.

    `key` is what makes it one: it names its account and is given to the provider. A refund says of which `order`, and
    of which `charge` of the till; a payout has in `details` where its owner wants it, in their words. `by` is who has
    it in hand or ended it, `reference` what the provider calls it. At `due` it has to be looked at: sent by the till,
    or staff reminded; `tries` is how often that was done. `number` is 0 until stored.
    """

    key: str
    kind: Kind
    till: str
    person: PersonId
    community: CommunityId
    currency: str
    minor: int
    asked_at: datetime
    order: OrderId | None = None
    charge: str = ""
    details: str = ""
    state: Standing = Standing.ASKED
    by: PersonId | None = None
    ended_at: datetime | None = None
    reason: str = ""
    reference: str = ""
    tries: int = 0
    due: datetime | None = None
    number: int = 0

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def by_staff(self) -> bool:
        """Whether people send it, because its till cannot."""
        return self.kind is Kind.PAYOUT and not abilities(self.till).payouts


@dataclass(frozen=True, slots=True)
class Payment:
    """What a till received by itself: `charge` is the till's own name for it, once for ever, `payer` what it needs to
    know whom to give it back to. `question`: it was for that question of the order, not for its price.
    """

    till: str
    charge: str
    order: OrderId
    person: PersonId
    currency: str
    minor: int
    at: datetime
    payer: str = ""
    question: int | None = None
