"""Waiting for a change without asking again and again: a counter that wakes its waiters when it moves."""

import asyncio


class Bell:
    """Counts changes."""

    def __init__(self) -> None:
        self.version = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Say that something changed."""
        self.version += 1
        if self._waiting:
            self.release()

    def release(self) -> None:
        """Wake everybody although nothing changed."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def wait(self, after: int, seconds: float) -> int:
        """The present version, as soon as it is another than `after`, or after `seconds`.

        Another, not a higher one: who has followed from before a restart must not wait in vain.
        """
        if self.version != after or seconds <= 0:
            return self.version
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(future)
        return self.version
