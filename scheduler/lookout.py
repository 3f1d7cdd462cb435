"""Sees to it that whoever runs a place hears of what its mediators were asked and nobody has answered, once each.

What is late when stands in the database, and the desk recognises what comes twice: nothing is remembered here that a
restart would miss.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from core.helpdesk import HelpDesk
from core.helping import Escalate
from core.ports import Busy, Clock, Unavailable, Uncertain
from core.step import Refused
from scheduler.aside import Aside

log = logging.getLogger(__name__)

PAGE = 32
BUSY_REST = 1.0
"""Seconds to leave the writer alone when it says that too much is waiting; two days do not end by the second."""
BAD_REST = 900.0
"""Seconds for which one that could not be told is left alone."""


class Lookout:
    """`monotonic` counts the seconds for which one that failed is left alone."""

    def __init__(self, desk: HelpDesk, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.name = "help"
        self.bell = asyncio.Event()
        self._desk = desk
        self._clock = clock
        self._aside: Aside[int] = Aside(BAD_REST, monotonic)

    async def turn(self) -> float | None:
        """Tell of all that are late. Returns in how many seconds the next one is, None when nothing waits. One that
        fails is logged and left alone for a while. Raises what reading raises, and `Unavailable` and `Uncertain` when
        nothing can be written.
        """
        while late := await self._late():
            try:
                for number in late:
                    await self._tell(number)
            except Busy:
                return BUSY_REST
        return await self._wait()

    async def _late(self) -> Sequence[int]:
        self._aside.let_go()
        found = await self._desk.due(PAGE + len(self._aside))
        return [number for number in found if number not in self._aside][:PAGE]

    async def _wait(self) -> float | None:
        if self._aside:
            return self._aside.wait()
        earliest = await self._desk.next_due()
        return None if earliest is None else (earliest - self._clock.now()).total_seconds()

    async def _tell(self, number: int) -> None:
        try:
            outcome = await self._desk.handle(Escalate(number))
        except (Busy, Unavailable, Uncertain):
            # Nothing is wrong with this one; what was written after all is recognised.
            raise
        except Exception:
            self._aside.put(number)
            log.exception("that help request %d was not answered could not be told", number)
            return
        if isinstance(outcome, Refused):
            self._aside.put(number)
            log.error("help request %d is late and was refused: %r", number, outcome)
