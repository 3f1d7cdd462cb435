"""A service as a row, for whoever lists services and for whoever looks at one within a transaction."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from core.listing import Listing
from core.money import Money
from core.storage.schema import listings


def listing_of(row: Sequence[Any]) -> Listing:
    columns = dict(zip(COLUMNS, row, strict=True))
    columns["price"] = Money(columns["price"], columns.pop("currency"))
    return Listing(**columns)


COLUMNS = tuple(column.name for column in listings.c if column.name != "number")
SELECT = select(*(listings.c[name] for name in COLUMNS)).order_by(listings.c.number.desc())
FIND = SELECT.where(listings.c.id == bindparam("the_id"))
