"""The link behind which a buyer pays, where the till has one, and what the till says that was paid there. It is wanted
when an order begins to wait for its money, asked for outside of the transaction, and shown on the card once known.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.order import OrderId, PersonId


class Link(StrEnum):
    """How far a link has come."""

    WANTED = "wanted"
    OPEN = "open"
    """It is known, and can be paid behind."""
    OVER = "over"
    """Nothing waits for it any more, or its time was up."""
    FAILED = "failed"
    """The till refuses to make one."""


@dataclass(frozen=True, slots=True)
class PayLink:
    """For `minor` units of `currency` from `person`, for that `order` or that `question` of it. `key` is given to the
    till, so that asking twice makes one. `reference` is the till's own name for it; it ends at `until`. At `due` the
    till has to be asked for it, or what became of it; `tries` is how often that was done.
    """

    key: str
    till: str
    order: OrderId
    person: PersonId
    currency: str
    minor: int
    at: datetime
    question: int | None = None
    state: Link = Link.WANTED
    url: str = ""
    reference: str = ""
    until: datetime | None = None
    tries: int = 0
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`till` says that somebody paid `minor` units of `currency` behind the link `key`. `charge` is its own name for
    the payment, once for ever; `payer` what it needs to give it back.
    """

    till: str
    key: str
    charge: str
    minor: int
    currency: str
    payer: str = ""
