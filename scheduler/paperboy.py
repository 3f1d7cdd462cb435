"""Brings each person the digest of their day at its hour, once a day.

When whose digest is due stands in the database. It is moved on in the transaction that writes the letter, so that no
restart and no clock that jumps brings one twice, nor several for the days that nobody ran.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from core.day import next_time
from core.linkdesk import ABOUT_YOU
from core.order import PersonId
from core.ports import (
    DIGEST,
    Busy,
    Clock,
    Communities,
    Digests,
    Letter,
    LetterKind,
    Orders,
    People,
    Unavailable,
    Uncertain,
)
from core.workflows import OPEN
from core.zones import zone
from scheduler.aside import Aside

log = logging.getLogger(__name__)

PAGE = 32
BUSY_REST = 1.0
"""Seconds to leave the writer alone when it says that too much is waiting; nobody waits for a digest by the second."""
BAD_REST = 900.0
"""Seconds for which a digest that could not be written is left alone."""
LATEST = timedelta(hours=12)
"""One that is later is not sent: by then the next is nearer, and what it would say was told."""

_DAY = timedelta(days=1)

_Row: TypeAlias = tuple[PersonId, datetime]


class Paperboy:
    """`wake` is called when there is something for the couriers to carry; `monotonic` counts the seconds for which one
    that failed is left alone.
    """

    def __init__(
        self,
        digests: Digests,
        people: People,
        orders: Orders,
        communities: Communities,
        clock: Clock,
        wake: Callable[[], None] = lambda: None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = "digests"
        self.bell = asyncio.Event()
        self._digests = digests
        self._people = people
        self._orders = orders
        self._communities = communities
        self._clock = clock
        self._wake = wake
        self._aside: Aside[PersonId] = Aside(BAD_REST, monotonic)

    async def turn(self) -> float | None:
        """Write all that are due. Returns in how many seconds the next one is, None when nobody wants any. One that
        fails is logged and left alone for a while. Raises what reading raises, and `Unavailable` and `Uncertain` when
        nothing can be written.
        """
        while due := await self._due():
            try:
                for person, at in due:
                    await self._bring(person, at)
            except Busy:
                return BUSY_REST
            self._wake()
        return await self._wait()

    async def _due(self) -> Sequence[_Row]:
        self._aside.let_go()
        rows = await self._digests.due(self._clock.now(), PAGE + len(self._aside))
        return [row for row in rows if row[0] not in self._aside][:PAGE]

    async def _wait(self) -> float | None:
        if self._aside:
            return self._aside.wait()
        earliest = await self._digests.next()
        return None if earliest is None else (earliest - self._clock.now()).total_seconds()

    async def _bring(self, person: PersonId, at: datetime) -> None:
        try:
            await self._write(person, at)
        except (Busy, Unavailable, Uncertain):
            # Nothing is wrong with this one; what was written after all is recognised.
            raise
        except Exception:
            self._aside.put(person)
            log.exception("the digest of person %d could not be written", person)

    async def _write(self, person: PersonId, at: datetime) -> None:
        now, reader = self._clock.now(), await self._people.get(person)
        if reader is None or reader.digest is None:
            raise LookupError(person)
        hour, timezone = reader.digest.hour, reader.timezone or self._communities.default.rules.timezone
        # Of several days that nobody ran only the last one can still be told of.
        today = next_time(hour, timezone, now - _DAY)
        latest = today if at < today <= now else at
        wanted = now - latest <= LATEST and await self._has_open(person)
        # Named after its day: whoever sets another hour has had today's all the same.
        key = f"{DIGEST}:{person}:{latest.astimezone(zone(timezone)).date().isoformat()}"
        letter = Letter(key, LetterKind.PING, person, ABOUT_YOU, DIGEST, 0, now)
        then = next_time(hour, timezone, now)
        await self._digests.turn(person, at, then, (letter,) if wanted else ())

    async def _has_open(self, person: PersonId) -> bool:
        counts = await self._orders.count_for(person)
        return any(count for standing, count in counts.items() if standing in OPEN)
