"""`core.ports.Reputations` on a database: added up from the person's own orders and reviews, out of indexes that hold
all that is asked. So nothing has to be kept in step, and nobody else's orders are looked at (docs/decisions, 67).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal_column, select, text, union_all

from core.order import CommunityId, PersonId
from core.review import UNRATED, Rating
from core.statistics import Figures, Statistics
from core.storage.reader import Reader
from core.storage.schema import orders, reviews
from core.workflow import BUYER, PARTIES, SELLER, Actor
from core.workflows import DONE


class StoredReputations:
    """`core.ports.Reputations`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def of(self, person: PersonId, community: CommunityId) -> Statistics:
        asked = {"person": person, "community": community}
        counts = {role: row for role, *row in await self._reader.rows(_COUNTS, **asked)}
        ratings = {role: Rating(count, int(stars)) for role, count, stars in await self._reader.rows(_RATED, **asked)}
        return Statistics(*(_figures(role, counts, ratings) for role in (SELLER, BUYER)))


def _figures(role: Actor, counts: Mapping[str, Sequence[int]], ratings: Mapping[Actor, Rating]) -> Figures:
    """A review is by the other party."""
    other = next(each for each in PARTIES if each is not role)
    # Of no orders at all the sums are none.
    done, late, cancelled, disputed = (int(each or 0) for each in counts[role])
    return Figures(done, late, cancelled, disputed, ratings.get(other, UNRATED))


def _count(role: Actor, party: ColumnElement[Any]) -> Select[Any]:
    done = orders.c.state.in_([literal_column(f"'{state}'") for state in sorted(DONE)])
    conditions = (done, done & orders.c.late, orders.c.cause == text(f"'{role}'"), orders.c.contested)
    asked: list[ColumnElement[Any]] = [func.sum(case((each, 1), else_=0)) for each in conditions]
    return select(literal_column(f"'{role}'").label("role"), *asked).where(
        party == bindparam("person"), orders.c.joined, orders.c.community == bindparam("community")
    )


_COUNTS = select(union_all(_count(BUYER, orders.c.buyer), _count(SELLER, orders.c.seller)).subquery())
_RATED = (
    select(reviews.c.role, func.count(), func.sum(reviews.c.stars))
    .where(
        reviews.c.about == bindparam("person"),
        reviews.c.community == bindparam("community"),
        reviews.c.published_at.is_not(None),
    )
    .group_by(reviews.c.role)
)
