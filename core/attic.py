"""What becomes of files: each that is kept is written down with it, and a day later it is looked up whether anything
names it. One that a record names stays for good; one that only something passing names (a draft, a service) is looked
up again in a month; one that nothing names goes.

Files are named in values of many tables and found by no index. So many are looked up at once: all rows are read, a few
at a time, and whatever they name is struck off the list. The folder itself is never walked.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.dealings import FIRST_ROWS, Castoffs, Rows
from core.order import FileRef
from core.ports import Busy, Clock, FileStore, Unavailable, Uncertain

KEPT = timedelta(days=1)
"""For whoever was just being sent one, or is naming it in something that is not written yet."""
AGAIN = timedelta(days=30)
AT_ONCE = 10_000
"""Files of one walk: some megabytes while it goes on."""


class Shelf:
    """`core.ports.FileStore`: `files`, of which each that is kept is written down to be looked up."""

    def __init__(self, files: FileStore, castoffs: Castoffs, clock: Clock) -> None:
        self._files = files
        self._castoffs = castoffs
        self._clock = clock

    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        """Raises `Unavailable` too when that cannot be written down: one that nobody looks up would stay for good."""
        file = await self._files.keep(name, chunks, most)
        try:
            await self._castoffs.cast_off(file.sha256, self._clock.now())
        except (Busy, Uncertain) as failure:
            raise Unavailable(f"a file was not written down: {failure}") from failure
        return file

    def read(self, file: FileRef) -> AsyncIterator[bytes]:
        return self._files.read(file)

    async def has(self, file: FileRef) -> bool:
        return await self._files.has(file)

    async def remove(self, sha256: str) -> bool:
        return await self._files.remove(sha256)


@dataclass(slots=True)
class _Walk:
    """Over all rows, for files that were there `before`: those that nothing named yet, and where it goes on."""

    before: datetime
    unnamed: set[str]
    rows: Rows = FIRST_ROWS
    passing: set[str] = field(default_factory=set)
    lasting: set[str] = field(default_factory=set)


class Attic:
    """Where files wait until it is certain what becomes of them. Whoever is killed in between begins anew."""

    def __init__(self, castoffs: Castoffs, files: FileStore) -> None:
        self._castoffs = castoffs
        self._files = files
        self._walk: _Walk | None = None
        self._gone: list[tuple[str, datetime]] = []

    async def clear(self, now: datetime) -> bool:
        """One step of it. Whether there was anything to do. Raises what writing raises."""
        if self._gone:
            await self._let_go(*self._gone[-1], now)
            self._gone.pop()
            return True
        if self._walk:
            await self._look(self._walk, now)
            return True
        unnamed = await self._castoffs.oldest(now - KEPT, AT_ONCE)
        self._walk = _Walk(now - KEPT, set(unnamed)) if unnamed else None
        return bool(unnamed)

    async def _look(self, walk: _Walk, now: datetime) -> None:
        """At the next few rows."""
        found = await self._castoffs.named(walk.rows)
        (walk.lasting if found.lasting else walk.passing).update(found.hashes & walk.unnamed)
        walk.unnamed -= found.hashes
        if found.then and walk.unnamed:
            walk.rows = found.then
            return
        await self._castoffs.looked_up(walk.lasting, walk.passing, walk.before, now + AGAIN - KEPT)
        self._gone, self._walk = [(each, walk.before) for each in sorted(walk.unnamed)], None

    async def _let_go(self, sha256: str, before: datetime, now: datetime) -> None:
        """Unless it was kept once more meanwhile."""
        if await self._castoffs.done(sha256, before) and not await self._files.remove(sha256):
            await self._castoffs.cast_off(sha256, now)
