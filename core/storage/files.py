"""Files that people sent, in a folder: whole or not at all, so that a file on an order's record is always there."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

from core.order import FileRef, new_id
from core.ports import TooLarge, Unavailable

CHUNK = 256 * 1024
_UNFINISHED = ".part"


class FileFolder:
    """`core.ports.FileStore` under `folder`, which is made, with what a kill left unfinished in it taken away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"*{_UNFINISHED}"):
            left.unlink(missing_ok=True)

    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        """Store and hash; the file is on the disk when this returns. Raises `TooLarge`, and `Unavailable` when the disk
        takes no more; then nothing is kept. What `chunks` raises is passed on.
        """
        id_ = new_id()
        draft = self._folder / f"{id_}{_UNFINISHED}"
        try:
            size, digest = await self._write(draft, chunks, most)
            await asyncio.to_thread(_finish, draft, self._path(id_))
        finally:
            draft.unlink(missing_ok=True)
        return FileRef(id_, name, size, digest)

    async def read(self, file: FileRef) -> AsyncIterator[bytes]:
        """The bytes of a kept file. Raises `FileNotFoundError` when somebody took it away from the folder."""
        with await asyncio.to_thread(self._path(file.id).open, "rb") as stored:
            while chunk := await asyncio.to_thread(stored.read, CHUNK):
                yield chunk

    def _path(self, id_: str) -> Path:
        return self._folder / id_

    async def _write(self, draft: Path, chunks: AsyncIterator[bytes], most: int) -> tuple[int, str]:
        size, digest = 0, hashlib.sha256()
        with await asyncio.to_thread(draft.open, "wb") as stored:
            async for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise TooLarge
                digest.update(chunk)
                await asyncio.to_thread(_append, stored.fileno(), chunk)
        return size, digest.hexdigest()


def _append(file: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[os.write(file, rest) :]
    except OSError as failure:
        raise Unavailable(f"a file cannot be kept: {failure.strerror}") from failure


def _finish(draft: Path, path: Path) -> None:
    """Until the folder itself is on the disk, a power cut could take the file back."""
    try:
        with draft.open("rb") as stored:
            os.fsync(stored.fileno())
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as failure:
        raise Unavailable(f"a file cannot be kept: {failure.strerror}") from failure
