"""`core.dealings.Shopfronts` on a database, and the same look within a transaction that acts on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, exists, false, func, literal_column, or_, select, true

from core.availability import Availability
from core.order import CommunityId, PersonId
from core.sanction import Sanction
from core.shopfront import Shopfront, Unpaid
from core.storage.offers import FIND, listing_of
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import BARS, accounts, availabilities, blocks, orders, people, sanctions
from core.workflow import SELLER
from core.workflows import CLAIMED, OPEN


class StoredShopfronts:
    """`core.dealings.Shopfronts`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def see(self, listing: str, visitor: PersonId) -> Shopfront | None:
        row = await self._reader.first(FIND, the_id=listing)
        if row is None:
            return None
        there = listing_of(row)
        asked = _asked(there.seller, visitor, there.community)
        return _front(
            Shopfront(there.seller, visitor, there),
            {name: await self._reader.rows(statement, **values) for name, (statement, values) in asked.items()},
        )


def front_in(
    sheet: Sheet,
    seller: PersonId,
    visitor: PersonId,
    listing: str | None = None,
    community: CommunityId | None = None,
) -> Shopfront:
    """How they stand to each other in this transaction, and to the community where that matters."""
    rows = sheet.rows(FIND, the_id=listing) if listing is not None else []
    there = listing_of(rows[0]) if rows else None
    asked = _asked(seller, visitor, community)
    return _front(
        Shopfront(seller, visitor, there),
        {name: sheet.rows(statement, **values) for name, (statement, values) in asked.items()},
    )


def have_an_open_order(sheet: Sheet, one: PersonId, other: PersonId) -> bool:
    """Whether the two are the parties of an order that goes on. One that waits to be paid costs nothing to place, and
    keeps nobody from their duty.
    """
    return bool(sheet.rows(_TOGETHER, one=one, other=other))


def _asked(
    seller: PersonId, visitor: PersonId, community: CommunityId | None
) -> Mapping[str, tuple[Any, Mapping[str, Any]]]:
    """What has to be looked up, wherever that is done."""
    return {
        "blocked_by": (BETWEEN, {"one": seller, "other": visitor}),
        "sanctions": (HOLDING, {"one": seller, "other": visitor, "community": community or ""}),
        "availability": (AVAILABILITY, {"seller": seller}),
        "running": (_RUNNING, {"seller": seller}),
        "unpaid": (_UNPAID, {"seller": seller}),
        "gone": (_GONE, {"one": seller, "other": visitor}),
    }


def _front(bare: Shopfront, found: Mapping[str, Sequence[Sequence[Any]]]) -> Shopfront:
    availability = [Availability(*row) for row in found["availability"]]
    return Shopfront(
        bare.seller,
        bare.visitor,
        bare.listing,
        frozenset(PersonId(person) for [person] in found["blocked_by"]),
        availability[0] if availability else None,
        found["running"][0][0],
        tuple(Sanction(*row) for row in found["sanctions"]),
        frozenset(PersonId(person) for [person] in found["gone"]),
        tuple(Unpaid(buyer, at, state in CLAIMED) for buyer, at, state in found["unpaid"]),
    )


def _blocks(person: str, blocked: str) -> Any:
    return and_(blocks.c.person == bindparam(person), blocks.c.blocked == bindparam(blocked))


AVAILABILITY = select(availabilities).where(availabilities.c.seller == bindparam("seller"))
HOLDING = select(sanctions).where(
    sanctions.c.person.in_([bindparam("one"), bindparam("other")]),
    sanctions.c.community == bindparam("community"),
    BARS,
)
"""Sanctions of either of two people there that hold, if their time is not over."""
BETWEEN = select(blocks.c.person).where(or_(_blocks("one", "other"), _blocks("other", "one")))
"""Which of two people have blocked the other."""
_GONE = select(people.c.id).where(
    people.c.id.in_([bindparam("one"), bindparam("other")]),
    ~exists().where(accounts.c.person == people.c.id).correlate(people),
)
OPEN_STATES: list[Any] = [
    literal_column(f"'{state}'") for state in sorted(state for role, state in OPEN if role == SELLER)
]
_TOGETHER = (
    select(orders.c.id)
    .where(
        or_(
            and_(orders.c.buyer == bindparam("one"), orders.c.seller == bindparam("other")),
            and_(orders.c.buyer == bindparam("other"), orders.c.seller == bindparam("one")),
        ),
        orders.c.joined,
        orders.c.state.in_(OPEN_STATES),
    )
    .limit(1)
)
# Written so that the index of a seller's orders is used, which has `joined` between the two.
_SELLS = orders.c.seller == bindparam("seller"), orders.c.state.in_(OPEN_STATES)
_RUNNING = select(func.count()).where(orders.c.joined.in_([true()]), *_SELLS)
_UNPAID = select(orders.c.buyer, orders.c.placed_at, orders.c.state).where(orders.c.joined.in_([false()]), *_SELLS)
