"""Files that people sent, in a folder: whole or not at all, so that a file on an order's record is always there.

Each stands under the hash of what is in it, so what is sent twice is kept once. The name that a person gave is for
people to read and never part of a path.
"""

import asyncio
import hashlib
import os
import re
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, ParamSpec, TypeVar

from core.order import FileRef
from core.ports import TooLarge, Unavailable

CHUNK = 256 * 1024  # bytes read at a time

LATELY = 24 * 3600.0  # seconds

_UNFINISHED = ".part"
_P = ParamSpec("_P")
_T = TypeVar("_T")
_HASH = re.compile(r"[0-9a-f]{64}")


class FileFolder:
    """`core.ports.FileStore` under `folder`, which is made, with what a kill left unfinished in it taken away."""

    def __init__(self, folder: Path, elapsed: Callable[[], float] = time.monotonic) -> None:
        """`elapsed`: seconds, from whenever."""
        self._folder = folder
        self._elapsed = elapsed
        self._kept: dict[str, float] = {}
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"*{_UNFINISHED}"):
            left.unlink(missing_ok=True)

    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        """Store and hash; the file is on the disk when this returns. Raises `TooLarge`, and `Unavailable` when the disk
        takes no more; then nothing is kept. What `chunks` raises is passed on.
        """
        draft = await _off_the_loop(self._begin)
        try:
            size, digest = await self._write(draft, chunks, most)
            await _off_the_loop(self._finish, draft, digest)
        finally:
            await asyncio.to_thread(_discard, draft)
        return FileRef(digest, name, size, digest)

    async def read(self, file: FileRef) -> AsyncIterator[bytes]:
        """The bytes of a kept file. Raises `FileNotFoundError` when somebody took it away from the folder."""
        with await asyncio.to_thread(self._path(file.sha256).open, "rb") as kept:
            while chunk := await asyncio.to_thread(kept.read, CHUNK):
                yield chunk

    async def has(self, file: FileRef) -> bool:
        return bool(_HASH.fullmatch(file.sha256)) and await asyncio.to_thread(self._path(file.sha256).is_file)

    async def remove(self, sha256: str) -> bool:
        """Nothing is taken away that was kept within a day: whatever is to name it may not be written yet."""
        return await _off_the_loop(self._remove, sha256)

    async def _write(self, draft: IO[bytes], chunks: AsyncIterator[bytes], most: int) -> tuple[int, str]:
        size, digest = 0, hashlib.sha256()
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLarge
            await _off_the_loop(_append, draft, digest, chunk)
        return size, digest.hexdigest()

    def _begin(self) -> IO[bytes]:
        return tempfile.NamedTemporaryFile(dir=self._folder, suffix=_UNFINISHED, delete=False)

    def _finish(self, draft: IO[bytes], digest: str) -> None:
        """Until the folder itself is on the disk, a power cut could take the file back."""
        draft.flush()
        os.fsync(draft.fileno())
        with self._lock:
            self._remember(digest)
            Path(draft.name).replace(self._path(digest))
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _remember(self, digest: str) -> None:
        """What was kept first stands first, and is forgotten first."""
        now = self._elapsed()
        self._kept.pop(digest, None)
        self._kept[digest] = now
        while self._kept[first := next(iter(self._kept))] <= now - LATELY:
            del self._kept[first]

    def _remove(self, digest: str) -> bool:
        with self._lock:
            if self._elapsed() < self._kept.get(digest, -LATELY) + LATELY:
                return False
            self._path(digest).unlink(missing_ok=True)
        return True

    def _path(self, digest: str) -> Path:
        if not _HASH.fullmatch(digest):
            raise FileNotFoundError(digest)
        return self._folder / digest


async def _off_the_loop(step: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    try:
        return await asyncio.to_thread(step, *args, **kwargs)
    except OSError as failure:
        raise Unavailable(f"a file cannot be kept: {failure.strerror}") from failure


def _append(draft: IO[bytes], digest: "hashlib._Hash", chunk: bytes) -> None:
    digest.update(chunk)
    draft.write(chunk)


def _discard(draft: IO[bytes]) -> None:
    """Close it, and take it away unless it has got its name."""
    # Closing writes what is still in memory; on a full disk it fails a second time.
    with suppress(OSError):
        draft.close()
    Path(draft.name).unlink(missing_ok=True)
