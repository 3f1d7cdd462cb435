"""Packs what is stored about a person into archives that a chat can carry: a page to read, the same as JSON, and their
own files, as many archives as it takes. All of it is written in threads, a piece of a file at a time.
"""

import asyncio
import json
import os
import tempfile
import zipfile
from collections.abc import AsyncIterator, Sequence
from pathlib import PurePosixPath
from typing import IO

from bot.export.index import Placed, page
from bot.texts import Voice
from bot.texts.typed import file_name
from core.estate import Estate
from core.order import FileRef
from core.ports import FileStore

CHUNK = 256 * 1024  # bytes read at a time
MOST_FILES = 500
"""In one archive; more than that no phone lists."""
MOST_ARCHIVES = 10
"""At once: a chat takes them one after the other."""
_SPARE = 64 * 1024  # bytes of an archive for what a zip itself takes
_SPARE_EACH = 1024  # and for each file in it


async def pack(estate: Estate, files: FileStore, voice: Voice, most: int) -> list[FileRef]:
    """The archives, each of at most `most` bytes, kept in `files`. What is gone from there is left out, and so is a
    file that fits into none. Raises what keeping a file raises.
    """
    there = [each for each in estate.files if await files.has(each)]
    name = voice.plain("estate-archive")
    texts = await asyncio.to_thread(_texts, estate, list(_placed(there, [there], [name])), voice)
    shelves = shelve(there, most - _SPARE - sum(map(len, texts.values())), most - _SPARE)
    names = [f"{name}.zip"] if len(shelves) == 1 else [f"{name}-{number}.zip" for number in range(1, len(shelves) + 1)]
    placed = list(_placed(estate.files, shelves, names))
    texts = await asyncio.to_thread(_texts, estate, placed, voice)
    packed = []
    for called in names:
        inside = [each for each in placed if each.archive == called]
        packed.append(await _packed(called, texts if called == names[0] else {}, inside, files))
    return packed


def shelve(files: Sequence[FileRef], first: int, rest: int) -> list[list[FileRef]]:
    """Which file goes into which archive: in their order, the first archive holding `first` bytes of them, each further
    one `rest`. What is larger than that is in none, nor what comes after the last archive. There is always one.
    """
    shelves: list[list[FileRef]] = [[]]
    room = first
    for file in files:
        size = file.size + _SPARE_EACH
        if size > rest:
            continue
        if size > room or len(shelves[-1]) == MOST_FILES:
            if len(shelves) == MOST_ARCHIVES:
                break
            shelves.append([])
            room = rest
        shelves[-1].append(file)
        room -= size
    return shelves


def _placed(files: Sequence[FileRef], shelves: Sequence[Sequence[FileRef]], names: Sequence[str]) -> list[Placed]:
    where = {file: name for shelf, name in zip(shelves, names, strict=True) for file in shelf}
    paths = {file: _path(number, file) for number, file in enumerate(where, start=1)}
    return [Placed(file, where.get(file, ""), paths.get(file, "")) for file in files]


def _path(number: int, file: FileRef) -> str:
    """Numbered, for two files may have one name; without anything that a name could do to a path."""
    bare = file_name(PurePosixPath(file.name.replace("\\", "/")).name).replace("/", "_")
    return f"files/{number:03}-{bare.lstrip('.') or 'file'}"


def _texts(estate: Estate, placed: Sequence[Placed], voice: Voice) -> dict[str, bytes]:
    texts = {
        "index.html": page(estate.tables, placed, voice),
        "data.json": json.dumps(estate.tables, ensure_ascii=False, indent=2),
    }
    return {path: text.encode("utf-8", errors="replace") for path, text in texts.items()}


async def _packed(name: str, texts: dict[str, bytes], inside: Sequence[Placed], files: FileStore) -> FileRef:
    """What people send is mostly packed already, and is stored as it is."""
    with await asyncio.to_thread(tempfile.TemporaryFile) as draft:
        archive = await asyncio.to_thread(zipfile.ZipFile, draft, "w")
        for path, text in texts.items():
            await asyncio.to_thread(archive.writestr, path, text, zipfile.ZIP_DEFLATED)
        for each in inside:
            await _add(archive, each, files)
        await asyncio.to_thread(archive.close)
        return await files.keep(name, _chunks(draft), await asyncio.to_thread(draft.seek, 0, os.SEEK_END))


async def _add(archive: zipfile.ZipFile, placed: Placed, files: FileStore) -> None:
    entry = await asyncio.to_thread(archive.open, placed.path, "w")
    try:
        async for chunk in files.read(placed.file):
            await asyncio.to_thread(entry.write, chunk)
    finally:
        await asyncio.to_thread(entry.close)


async def _chunks(draft: IO[bytes]) -> AsyncIterator[bytes]:
    await asyncio.to_thread(draft.seek, 0)
    while chunk := await asyncio.to_thread(draft.read, CHUNK):
        yield chunk
