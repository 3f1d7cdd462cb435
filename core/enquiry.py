"""What somebody asks about a service before there is any order: one conversation for each who asks, about each service.
It is written as an order's chat is (core.chat), and both can read it for good, whatever becomes of the service.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from core.order import DEFAULT, CommunityId, PersonId
from core.shopfront import Shopfront, why_not_ask
from core.step import OWN_LISTING, Refused

EnquiryId = NewType("EnquiryId", str)

MOST_NEW, WITHIN = 20, timedelta(days=1)
"""So many services one person may begin to ask about within so long; more is what nobody means who looks for one."""
LATELY = timedelta(days=7)
"""How long words that answer nothing may still be meant for an enquiry."""

TOO_MANY_ENQUIRIES = Refused("enquiries-many")


@dataclass(frozen=True, slots=True)
class Enquiry:
    """`asker` asks `seller` about the service `listing`."""

    id: EnquiryId
    listing: str
    asker: PersonId
    seller: PersonId
    at: datetime
    community: CommunityId = DEFAULT


def objection(front: Shopfront, recent: int, now: datetime) -> Refused | None:
    """Why this visitor cannot begin to ask. `recent`: how many enquiries they began within `WITHIN`."""
    if front.seller == front.visitor:
        return OWN_LISTING
    return why_not_ask(front, now) or (TOO_MANY_ENQUIRIES if recent >= MOST_NEW else None)
