"""What each person has under way at this very moment. It is gone with the process, as what was under way is."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from core.order import PersonId


class Turns:
    """One person's answers are taken one at a time, while their uploads may run beside."""

    def __init__(self) -> None:
        self._locks: dict[PersonId, asyncio.Lock] = {}
        self._takers: dict[PersonId, asyncio.Task[None] | None] = {}
        self._waiting: Counter[PersonId] = Counter()
        self._uploads: Counter[PersonId] = Counter()

    @asynccontextmanager
    async def taking(self, person: PersonId) -> AsyncIterator[None]:
        """Nobody else changes what this person has typed meanwhile. Who has the turn can take it again: to begin anew
        is a part of an answer, and to begin is an answer by itself.
        """
        task = asyncio.current_task()
        if task and self._takers.get(person) is task:
            yield
            return
        lock = self._locks.setdefault(person, asyncio.Lock())
        self._waiting[person] += 1
        try:
            async with lock:
                self._takers[person] = task
                try:
                    yield
                finally:
                    del self._takers[person]
        finally:
            if self._end(self._waiting, person):
                del self._locks[person]

    @contextmanager
    def uploading(self, person: PersonId) -> Iterator[None]:
        self._uploads[person] += 1
        try:
            yield
        finally:
            self._end(self._uploads, person)

    def uploads(self, person: PersonId) -> int:
        """How many messages with files of this person are still coming in."""
        return self._uploads[person]

    @staticmethod
    def _end(counts: Counter[PersonId], person: PersonId) -> bool:
        """Whether this was the last of them; nothing is kept for a person who has nothing under way."""
        counts[person] -= 1
        if counts[person]:
            return False
        del counts[person]
        return True
