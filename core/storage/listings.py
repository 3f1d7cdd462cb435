"""`core.ports.Listings` on a database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from core.listing import Listing
from core.money import Money
from core.order import CommunityId, PersonId
from core.ports import Stale
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import ON_SALE, listings
from core.storage.writer import Writer


class StoredListings:
    """`core.ports.Listings`. A listing stays where it stood among others when it is edited."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def find(self, listing: str) -> Listing | None:
        row = await self._reader.first(FIND, the_id=listing)
        return listing_of(row) if row is not None else None

    async def save(self, listing: Listing) -> None:
        await self._writer.run(lambda sheet: _save(sheet, listing))

    async def of_seller(self, seller: PersonId) -> Sequence[Listing]:
        """Newest first."""
        return [listing_of(row) for row in await self._reader.rows(_OF_SELLER, seller=seller)]

    async def on_sale(self, community: CommunityId, offset: int, limit: int) -> Sequence[Listing]:
        found = await self._reader.rows(_ON_SALE, community=community, skip=offset, most=limit)
        return [listing_of(row) for row in found]


def _save(sheet: Sheet, listing: Listing) -> None:
    columns = {name: getattr(listing, name) for name in _COLUMNS if name != "currency"}
    columns |= {"price": listing.price.minor, "currency": listing.price.currency}
    seen = listing.version - 1
    if seen == 0 and not sheet.rows(FIND, the_id=listing.id):
        sheet.write(_NEW, **columns)
    elif not sheet.write(_EDIT, **columns, the_id=listing.id, seen=seen):
        raise Stale(listing.id)


def listing_of(row: Sequence[Any]) -> Listing:
    columns = dict(zip(_COLUMNS, row, strict=True))
    columns["price"] = Money(columns["price"], columns.pop("currency"))
    return Listing(**columns)


_COLUMNS = tuple(column.name for column in listings.c if column.name != "number")
_SELECT = select(*(listings.c[name] for name in _COLUMNS)).order_by(listings.c.number.desc())
FIND = _SELECT.where(listings.c.id == bindparam("the_id"))
_OF_SELLER = _SELECT.where(listings.c.seller == bindparam("seller"))
_IN = listings.c.community == bindparam("community")
_ON_SALE = _SELECT.where(ON_SALE, _IN).offset(bindparam("skip")).limit(bindparam("most"))
_NEW = insert(listings).values({name: bindparam(name) for name in _COLUMNS}).inline()
_EDIT = (
    update(listings)
    .where(listings.c.id == bindparam("the_id"), listings.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in _COLUMNS})
)
