"""Throws away what nothing needs any more, in small steps with rests between them: presses go before it."""

import logging

from core.ports import Busy, Clock, Leftovers

log = logging.getLogger(__name__)

BEFORE_THE_FIRST = 600.0  # seconds: a start has more urgent things to do
BETWEEN_STEPS = 2.0
BETWEEN_ROUNDS = 6 * 3600.0


class Broom:
    """`leftovers` knows what may go, `clock` how old it is."""

    def __init__(self, leftovers: Leftovers, clock: Clock) -> None:
        self._leftovers = leftovers
        self._clock = clock
        self._rested = False

    async def sweep(self) -> float:
        """One step. Returns in how many seconds the next one is due. Raises what writing raises, but `Busy`."""
        if not self._rested:
            self._rested = True
            return BEFORE_THE_FIRST
        try:
            more = await self._leftovers.prune(self._clock.now())
        except Busy:
            return BETWEEN_STEPS
        return BETWEEN_STEPS if more else BETWEEN_ROUNDS
