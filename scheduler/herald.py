"""Makes public what parties said of each other once the time to say it is over, punctually and without polling.

Which reviews are hidden, and until when, stands in the database and is read anew at each look, so a restart loses none.
The desk recognises a publication that comes twice.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.order import OrderId
from core.ports import Busy, Clock, Reviewed, Reviews, Unavailable, Uncertain
from core.review import Publish
from core.reviews import ReviewDesk
from scheduler.patience import Patience

log = logging.getLogger(__name__)

PAGE = 32
"""Orders of which something is published at once: they share commits, and presses come between two pages."""
BUSY_REST = 1.0
"""Seconds to leave the writer alone when it says that too much is waiting; nobody waits for a review by the second."""
WITH_A_BAD_ONE = Patience(first=1, most=900)


@dataclass(frozen=True, slots=True)
class _LeftAlone:
    """Tried in vain `times` times, and not to be tried before `until`, on the monotonic clock."""

    until: float
    times: int


class Herald:
    """`desk` decides and writes, `reviews` knows what is hidden until when. `bell` rings when there may be something to
    do. `monotonic` counts the seconds for which one that could not be published is left alone.
    """

    def __init__(
        self, desk: ReviewDesk, reviews: Reviews, clock: Clock, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.bell = asyncio.Event()
        self._desk = desk
        self._reviews = reviews
        self._clock = clock
        self._monotonic = monotonic
        self._left_alone: dict[OrderId, _LeftAlone] = {}

    def wake(self) -> None:
        """Something was written that is hidden for a while, or the clock was moved."""
        self.bell.set()

    async def publish(self) -> float | None:
        """Publish all that is due. Returns in how many seconds to look again, None when nothing is hidden.

        One that cannot be published is logged, tried again later, and holds up none of the others. Raises what reading
        raises, and `Unavailable` and `Uncertain` when nothing can be written.
        """
        while due := await self._due():
            try:
                await self._publish(due)
            except Busy:
                return BUSY_REST
        return await self._wait()

    async def _due(self) -> Sequence[OrderId]:
        rows = await self._reviews.due(self._clock.now(), PAGE + len(self._left_alone))
        self._left_alone = {order: left for order, left in self._left_alone.items() if order in rows}
        moment = self._monotonic()
        # Of one order both may be hidden, should one party alone have been asked.
        free = [order for order in dict.fromkeys(rows) if not self._is_left_alone(order, moment)]
        return free[:PAGE]

    async def _wait(self) -> float | None:
        if self._left_alone:
            return max(0.0, min(left.until for left in self._left_alone.values()) - self._monotonic())
        earliest = await self._reviews.next_due()
        return None if earliest is None else (earliest - self._clock.now()).total_seconds()

    def _is_left_alone(self, order: OrderId, moment: float) -> bool:
        left = self._left_alone.get(order)
        return left is not None and left.until > moment

    async def _publish(self, due: Sequence[OrderId]) -> None:
        results = await asyncio.gather(*map(self._publish_one, due), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def _publish_one(self, order: OrderId) -> None:
        try:
            outcome = await self._desk.handle(Publish(order))
        except (Busy, Unavailable, Uncertain):
            # Nothing is wrong with this one, and what was written after all is recognised.
            raise
        except Exception:
            times = self._leave_alone(order)
            log.exception("the reviews of order %s could not be published, %d times", order, times)
            return
        if not isinstance(outcome, Reviewed):
            times = self._leave_alone(order)
            log.error("the reviews of order %s are due and were refused: %r, %d times", order, outcome, times)

    def _leave_alone(self, order: OrderId) -> int:
        before = self._left_alone.get(order)
        times = before.times + 1 if before else 1
        self._left_alone[order] = _LeftAlone(self._monotonic() + WITH_A_BAD_ONE.after(times), times)
        return times
