"""`core.ports.Reviews` on a database. What is hidden is found by its order and its time alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, text, update

from core.order import CommunityId, OrderId, PersonId
from core.ports import Repeated, Reviewed, ReviewFile, ReviewJudge
from core.review import Rating, Review, ReviewAct
from core.step import Refused
from core.storage import inbox
from core.storage.among import among
from core.storage.columns import Whole, storable
from core.storage.orders import FIND, orders_of
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import HIDDEN, reviews
from core.storage.writer import Writer


class StoredReviews:
    """`core.ports.Reviews`."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer

    async def settle(self, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
        for words in (act.order, *act.key):
            storable(words)
        return await self._writer.run(lambda sheet: _settle(sheet, act, now, judge))

    async def of_order(self, order: OrderId) -> Sequence[Review]:
        return _reviews(await self._reader.rows(_OF_ORDER, the_order=order))

    async def of_person(self, person: PersonId, community: CommunityId, offset: int, limit: int) -> Sequence[Review]:
        asked = {"the_person": person, "the_community": community}
        return _reviews(await self._reader.rows(_OF_PERSON, **asked, skip=offset, most=limit))

    async def of_listing(self, listing: str, offset: int, limit: int) -> Sequence[Review]:
        return _reviews(await self._reader.rows(_OF_LISTING, the_listing=listing, skip=offset, most=limit))

    async def ratings(self, listings: Sequence[str]) -> Mapping[str, Rating]:
        if not listings:
            return {}
        found = await self._reader.rows(_RATINGS, listings=listings)
        return {listing: Rating(count, int(stars)) for listing, count, stars in found}

    async def next_due(self) -> datetime | None:
        at: datetime | None = await self._reader.value(_NEXT_DUE)
        return at

    async def due(self, now: datetime, limit: int) -> Sequence[OrderId]:
        return [row[0] for row in await self._reader.rows(_DUE, now=now, most=limit)]


def _settle(sheet: Sheet, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
    if (answer := inbox.said(sheet, act.key)) is not None:
        return Repeated(answer)
    order = next(orders_of(sheet.rows(FIND, the_order=act.order)), None)
    known = tuple(_reviews(sheet.rows(_OF_ORDER, the_order=act.order)))
    outcome = judge(ReviewFile(order, known) if order else None)
    if isinstance(outcome, Reviewed):
        for review in outcome.reviews:
            _write(sheet, review)
        put_in(sheet, outcome.letters)
        inbox.remember(sheet, act.key, act.order, now)
    return outcome


def _write(sheet: Sheet, review: Review) -> None:
    changed = {name: getattr(review, name) for name in _CHANGING}
    if not sheet.write(_CHANGE, the_order=review.order, the_author=review.author, **changed):
        sheet.write(_NEW, **{name: getattr(review, name) for name in _COLUMNS})


def _reviews(rows: Iterable[Sequence[Any]]) -> list[Review]:
    return [Review(*row) for row in rows]


_COLUMNS = tuple(reviews.c.keys())
_CHANGING = ("stars", "text", "at", "published_at", "reply", "replied_at")
_SHOWN = reviews.c.published_at.is_not(None)
_BY_BUYER = reviews.c.role == text("'buyer'")
_RATINGS = (
    select(reviews.c.listing, func.count(), func.sum(reviews.c.stars))
    .where(among(reviews.c.listing, "listings"), _BY_BUYER, _SHOWN)
    .group_by(reviews.c.listing)
)
_OF_ORDER = select(reviews).where(reviews.c.order == bindparam("the_order")).order_by(reviews.c.at, reviews.c.author)
_NEWEST = (
    select(reviews)
    .where(_SHOWN)
    .order_by(reviews.c.published_at.desc(), reviews.c.order)
    .offset(bindparam("skip", type_=Whole))
    .limit(bindparam("most", type_=Whole))
)
_OF_PERSON = _NEWEST.where(
    reviews.c.about == bindparam("the_person"), reviews.c.community == bindparam("the_community")
)
_OF_LISTING = _NEWEST.where(reviews.c.listing == bindparam("the_listing"), _BY_BUYER)
_NEXT_DUE = select(func.min(reviews.c.until)).where(HIDDEN)
_DUE = (
    select(reviews.c.order)
    .where(HIDDEN, reviews.c.until <= bindparam("now"))
    .order_by(reviews.c.until, reviews.c.order)
    .limit(bindparam("most", type_=Whole))
)
_NEW = insert(reviews)
_CHANGE = (
    update(reviews)
    .where(reviews.c.order == bindparam("the_order"), reviews.c.author == bindparam("the_author"))
    .values({name: bindparam(name) for name in _CHANGING})
)
