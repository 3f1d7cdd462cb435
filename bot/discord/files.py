"""Files between Discord and our store: theirs are streamed down, ours are laid out on the disk to be sent. Neither is
ever whole in memory.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import PurePath
from typing import IO

import aiohttp
import discord

from bot.discord.render import photo_name
from bot.talk.reply import Upload, UploadFailed
from core.order import FileRef
from core.ports import FileStore

DOWNLOAD_TIME = 600  # seconds for one file
CHUNK = 64 * 1024
IN_MEMORY = 1024 * 1024  # bytes of a file on its way up that are not worth a file on the disk
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


@asynccontextmanager
async def laid_out(store: FileStore, files: Sequence[FileRef]) -> AsyncIterator[list[discord.File]]:
    """`files` of our store, under their own names, ready to be sent as often as it takes until the block ends."""
    async with AsyncExitStack() as stack:
        yield [await _laid_out(stack, store, file, sendable(file.name)) for file in files]


@asynccontextmanager
async def picture(store: FileStore, photo: FileRef) -> AsyncIterator[discord.File]:
    """The same for a picture that a message shows."""
    async with AsyncExitStack() as stack:
        yield await _laid_out(stack, store, photo, photo_name(photo))


async def _laid_out(stack: AsyncExitStack, store: FileStore, file: FileRef, name: str) -> discord.File:
    copy: IO[bytes] = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - the stack closes it
    async for chunk in store.read(file):
        await asyncio.to_thread(copy.write, chunk)
    copy.seek(0)
    sent = discord.File(copy, name, spoiler=False)  # type: ignore[arg-type] # it reads and seeks, which is all it takes
    stack.callback(sent.close)
    return sent


def sendable(name: str) -> str:
    """A name that can stand in a header: a quotation mark or a line break in one would end it."""
    kept = "".join(letter if letter.isprintable() and letter not in '"\\/' else "_" for letter in name)
    return kept.removeprefix("SPOILER_") or "file"


def uploads_of(attachments: Sequence[discord.Attachment]) -> tuple[Upload, ...]:
    """What came with a message or a form, under the names it had."""
    return tuple(_upload(each) for each in attachments)


def _upload(attachment: discord.Attachment) -> Upload:
    kind = (attachment.content_type or "").partition(";")[0]
    name, address = own_name(attachment.filename, attachment.title), attachment.url
    return Upload(name, attachment.size, kind in PICTURES, lambda: download(address))


def own_name(name: str, title: str | None) -> str:
    """The name that a file had before Discord took spaces and foreign letters out of it."""
    return f"{title}{PurePath(name).suffix}" if title else name


async def download(address: str) -> AsyncIterator[bytes]:
    """The bytes of a file that Discord holds. Raises `UploadFailed` when it cannot be had."""
    limit = aiohttp.ClientTimeout(total=DOWNLOAD_TIME)
    try:
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(address) as response:
            response.raise_for_status()
            async for chunk in response.content.iter_chunked(CHUNK):
                yield chunk
    except (aiohttp.ClientError, OSError) as failure:
        # The address of a file opens it for anybody, for a day.
        raise UploadFailed(type(failure).__name__) from None
