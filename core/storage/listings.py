"""`core.ports.Listings` on a database."""

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, insert, not_, or_, update

from core.listing import Listing, Sale
from core.order import CommunityId, PersonId
from core.ports import Stale
from core.shopfront import Glance
from core.storage.offers import COLUMNS, FIND, SELECT, listing_of
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import BARS, ON_SALE, availabilities, blocks, listings, sanctions
from core.storage.writer import Writer


class StoredListings:
    """`core.ports.Listings`. A listing stays where it stood among others when it is edited."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def find(self, listing: str) -> Listing | None:
        row = await self._reader.first(FIND, the_id=listing)
        found = listing_of(row) if row is not None else None
        return found if found and found.sale is not Sale.GONE else None

    async def save(self, listing: Listing) -> None:
        await self._writer.run(lambda sheet: save_in(sheet, listing))

    async def of_seller(self, seller: PersonId) -> Sequence[Listing]:
        """Newest first."""
        return [listing_of(row) for row in await self._reader.rows(_OF_SELLER, seller=seller)]

    async def on_sale(
        self, community: CommunityId, offset: int, limit: int, glance: Glance | None = None
    ) -> Sequence[Listing]:
        page = {"community": community, "skip": offset, "most": limit}
        if glance is None:
            found = await self._reader.rows(_ON_SALE, **page)
        else:
            found = await self._reader.rows(_ON_SALE_TO, **page, visitor=glance.visitor, now=glance.at)
        return [listing_of(row) for row in found]


def save_in(sheet: Sheet, listing: Listing) -> None:
    """Over the version before it. Raises `Stale`."""
    columns = {name: getattr(listing, name) for name in COLUMNS if name != "currency"}
    columns |= {"price": listing.price.minor, "currency": listing.price.currency}
    seen = listing.version - 1
    if seen == 0 and not sheet.rows(FIND, the_id=listing.id):
        sheet.write(_NEW, **columns)
    elif not sheet.write(_EDIT, **columns, the_id=listing.id, seen=seen):
        raise Stale(listing.id)


_OF_SELLER = SELECT.where(listings.c.seller == bindparam("seller"))
_IN = listings.c.community == bindparam("community")
_HERE = SELECT.where(ON_SALE, _IN)
_ON_SALE = _HERE.offset(bindparam("skip")).limit(bindparam("most"))
_BLOCKED = exists().where(blocks.c.person == listings.c.seller, blocks.c.blocked == bindparam("visitor"))
_AWAY = exists().where(
    availabilities.c.seller == listings.c.seller,
    availabilities.c.away,
    or_(availabilities.c.back_at.is_(None), availabilities.c.back_at > bindparam("now")),
)
_BARRED = exists().where(
    sanctions.c.person == listings.c.seller,
    sanctions.c.community == listings.c.community,
    BARS,
    or_(sanctions.c.until.is_(None), sanctions.c.until > bindparam("now")),
)
_FOR_THEM = not_(or_(*(each.correlate(listings) for each in (_BLOCKED, _AWAY, _BARRED))))
_ON_SALE_TO = _HERE.where(_FOR_THEM).offset(bindparam("skip")).limit(bindparam("most"))
_NEW = insert(listings).values({name: bindparam(name) for name in COLUMNS}).inline()
_EDIT = (
    update(listings)
    .where(listings.c.id == bindparam("the_id"), listings.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in COLUMNS})
)
