"""What a seller offers, a service with its price, delivery time and options, and the terms an order of it gets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from core.money import Money
from core.order import DEFAULT, CommunityId, FileRef, Line, PersonId, Terms

LONGEST_TITLE = 80
LONGEST_DESCRIPTION = 1_500
LONGEST_OPTION = 60
MOST_OPTIONS = 10
MOST_REVISIONS = 20
SHORTEST_DELIVERY = timedelta(hours=1)
LONGEST_DELIVERY = timedelta(days=365)
SHORTEST_REVISION = timedelta(hours=24)
"""A revision gets at least 24 h."""


class Sale(StrEnum):
    """Whether a listing can be ordered."""

    ON = "on"
    PAUSED = "paused"
    TAKEN_DOWN = "taken_down"
    """By staff: its seller cannot offer it again."""
    GONE = "gone"
    """Its seller was erased, and what they said of it."""


@dataclass(frozen=True, slots=True)
class Option:
    """An extra to tick: `price` in minor units, `extra` its effect on the delivery time (may be negative)."""

    title: str
    price: int
    extra: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Listing:
    """A service on offer. `version` grows with each edit, so that nobody pays for something else than they saw."""

    id: str
    seller: PersonId
    title: str
    description: str
    price: Money
    delivery_time: timedelta
    revisions: int
    options: tuple[Option, ...] = ()
    photo: FileRef | None = None
    sale: Sale = Sale.ON
    version: int = 1
    community: CommunityId = DEFAULT


@dataclass(frozen=True, slots=True)
class House:
    """What a community sets for all orders of a process: the part of the terms that does not come from the listing."""

    till: str
    fee: int = 0
    calendar: str = ""
    timezone: str = "UTC"
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    payout_delay: timedelta = timedelta()
    stalemate: str = "halve"


def terms(listing: Listing, ticked: Collection[int], house: House) -> Terms:
    """The terms of an order of `listing` with the options numbered in `ticked`. Raises `IndexError`."""
    chosen = [listing.options[number] for number in sorted(set(ticked))]
    extra = sum((option.extra for option in chosen), timedelta())
    return Terms(
        currency=listing.price.currency,
        lines=(
            Line(listing.title, listing.price.minor),
            *(Line(option.title, option.price, option.extra) for option in chosen),
        ),
        delivery_time=max(listing.delivery_time + extra, SHORTEST_DELIVERY),
        revision_time=max(listing.delivery_time / 2, SHORTEST_REVISION),
        revisions=listing.revisions,
        fee=house.fee,
        till=house.till,
        lengths=house.lengths,
        calendar=house.calendar,
        timezone=house.timezone,
        payout_delay=house.payout_delay,
        stalemate=house.stalemate,
    )
