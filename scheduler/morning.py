"""Lets go what waited for somebody's morning. Which morning that is stands with each letter in the outbox."""

import asyncio
from collections.abc import Callable

from core.ports import Clock, Outbox


class Morning:
    """`wake` is called when there is something for the couriers to carry."""

    def __init__(self, outbox: Outbox, clock: Clock, wake: Callable[[], None]) -> None:
        self.name = "morning"
        self.bell = asyncio.Event()
        self._outbox = outbox
        self._clock = clock
        self._wake = wake

    async def turn(self) -> float | None:
        """Release what is due. Returns in how many seconds there is more, None when nothing is held back. Raises what
        the outbox raises.
        """
        now = self._clock.now()
        earliest = await self._outbox.next_release()
        if earliest is not None and earliest <= now:
            await self._outbox.release(now)
            self._wake()
            earliest = await self._outbox.next_release()
        return None if earliest is None else (earliest - now).total_seconds()
