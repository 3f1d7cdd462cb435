"""`core.dealings.Shopfronts` on a database, and the same look within a transaction that acts on it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from core.listing import Listing
from core.order import PersonId
from core.shopfront import Shopfront
from core.storage import listings
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import blocks


class StoredShopfronts:
    """`core.dealings.Shopfronts`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def see(self, listing: str, visitor: PersonId) -> Shopfront | None:
        row = await self._reader.first(listings.FIND, the_id=listing)
        if row is None:
            return None
        there = listings.listing_of(row)
        found = await self._reader.rows(BETWEEN, one=there.seller, other=visitor)
        return _front(there.seller, visitor, there, found)


def front_in(sheet: Sheet, seller: PersonId, visitor: PersonId, listing: str | None = None) -> Shopfront:
    """How they stand to each other in this transaction."""
    rows = sheet.rows(listings.FIND, the_id=listing) if listing is not None else []
    there = listings.listing_of(rows[0]) if rows else None
    return _front(seller, visitor, there, sheet.rows(BETWEEN, one=seller, other=visitor))


def _front(seller: PersonId, visitor: PersonId, listing: Listing | None, found: Sequence[Sequence[Any]]) -> Shopfront:
    return Shopfront(seller, visitor, listing, frozenset(PersonId(person) for [person] in found))


def _blocks(person: str, blocked: str) -> Any:
    return and_(blocks.c.person == bindparam(person), blocks.c.blocked == bindparam(blocked))


BETWEEN = select(blocks.c.person).where(or_(_blocks("one", "other"), _blocks("other", "one")))
"""Which of two people have blocked the other."""
