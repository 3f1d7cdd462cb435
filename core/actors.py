"""In what capacity somebody acts on an order."""

from enum import StrEnum


class Actor(StrEnum):
    """In what capacity somebody acts on one order. A person may hold several, or none."""

    BUYER = "buyer"
    SELLER = "seller"
    STAFF = "staff"
    PANEL = "panel"
    """Any mediator of the community: a case that nobody has taken waits on all of them."""
    MEDIATOR = "mediator"
    """The one of them who took this case."""
    TILL = "till"
    CLOCK = "clock"


BUYER, SELLER, STAFF, TILL, CLOCK = Actor.BUYER, Actor.SELLER, Actor.STAFF, Actor.TILL, Actor.CLOCK
PANEL, MEDIATOR = Actor.PANEL, Actor.MEDIATOR
PARTIES = (BUYER, SELLER)
JUDGES = (PANEL, MEDIATOR)
