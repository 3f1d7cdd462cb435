"""Throws away what nothing needs any more, in small steps with rests between them: presses go before it."""

import logging
from datetime import datetime

from core.attic import Attic
from core.ports import Busy, Clock, Leftovers

log = logging.getLogger(__name__)

BEFORE_THE_FIRST = 600.0  # seconds: a start has more urgent things to do
BETWEEN_STEPS = 2.0
BETWEEN_ROUNDS = 6 * 3600.0


class Broom:
    """`leftovers` knows what may go from the tables, `attic` what may of the files, `clock` how old it is."""

    def __init__(self, leftovers: Leftovers, attic: Attic, clock: Clock) -> None:
        self._leftovers = leftovers
        self._attic = attic
        self._clock = clock
        self._rested = False
        self._in_the_attic = False

    async def sweep(self) -> float:
        """One step. Returns in how many seconds the next one is due. Raises what writing raises, but `Busy`."""
        if not self._rested:
            self._rested = True
            return BEFORE_THE_FIRST
        try:
            more = await self._step(self._clock.now())
        except Busy:
            return BETWEEN_STEPS
        return BETWEEN_STEPS if more else BETWEEN_ROUNDS

    async def _step(self, now: datetime) -> bool:
        """Of the tables, and once these had their round, of the files. Whether there is more to do."""
        if not self._in_the_attic and await self._leftovers.prune(now):
            return True
        self._in_the_attic = await self._attic.clear(now)
        return self._in_the_attic
