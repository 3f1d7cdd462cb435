"""Files, and what is kept only until it is thrown away."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Protocol

from core.order import FileRef


class FileStore(Protocol):
    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        """Store and hash. Raises `TooLarge` beyond `most` bytes, keeping nothing."""
        ...

    def read(self, file: FileRef) -> AsyncIterator[bytes]: ...

    async def has(self, file: FileRef) -> bool:
        """Whether it is there to be read: people who run a bot may have taken it away, or not restored it."""
        ...

    async def remove(self, sha256: str) -> bool:
        """What hashes so is gone. False when it stays: it was kept lately, for something that may not be written yet.
        Raises `Unavailable`.
        """
        ...


class Leftovers(Protocol):
    """What is kept only because nobody has thrown it away yet."""

    async def prune(self, now: datetime) -> bool:
        """A small step of throwing away what nothing needs any more. Whether there may be more to look at."""
        ...
