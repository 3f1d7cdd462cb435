"""Files between Telegram and our store: theirs are streamed down through the API server, ours are streamed up under
their own names. Neither is ever whole in memory.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import aiohttp
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import InputFile, Message

from bot.talk.reply import Upload, UploadFailed
from bot.telegram.connect import redacted
from core.order import FileRef
from core.ports import FileStore

DOWNLOAD_TIME = 600  # seconds for one file
CHUNK = 64 * 1024
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})  # of the files, those that can be sent as a photo


class KeptFile(InputFile):
    """A file of our store on its way up."""

    def __init__(self, store: FileStore, file: FileRef) -> None:
        super().__init__(filename=_sendable(file.name))
        self._store = store
        self._file = file

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:  # noqa: ARG002 - aiogram's signature
        async for chunk in self._store.read(self._file):
            yield chunk


def _sendable(name: str) -> str:
    """A name that can stand in a header: a line break in one would end it."""
    return "".join(letter if letter.isprintable() else "_" for letter in name) or "file"


def uploads_of(message: Message, bot: Bot) -> tuple[Upload, ...]:
    """What came with a message, under the name it had or one that tells it from others."""
    if message.photo:
        photo = message.photo[-1]
        name = f"photo-{message.message_id}.jpg"
        return (_upload(bot, message, photo.file_id, name, photo.file_size, image=True),)
    named = message.document or message.video or message.audio or message.animation
    if named:
        kind = named.mime_type or ""
        fallback = f"file-{message.message_id}{_ending(kind)}"
        image = kind in PICTURES
        return (_upload(bot, message, named.file_id, named.file_name or fallback, named.file_size, image=image),)
    if message.voice:
        name = f"voice-{message.message_id}.ogg"
        return (_upload(bot, message, message.voice.file_id, name, message.voice.file_size),)
    if message.video_note:
        note = message.video_note
        return (_upload(bot, message, note.file_id, f"video-{message.message_id}.mp4", note.file_size),)
    return ()


def _ending(mime_type: str) -> str:
    return {"video/mp4": ".mp4", "audio/mpeg": ".mp3", "audio/mp4": ".m4a"}.get(mime_type, "")


def _upload(bot: Bot, message: Message, file_id: str, name: str, size: int | None, *, image: bool = False) -> Upload:
    return Upload(name, size, image, lambda: download(bot, file_id), message.message_id)


async def download(bot: Bot, file_id: str) -> AsyncIterator[bytes]:
    """The bytes of a file that Telegram holds. Raises `UploadFailed`, without the token, when it cannot be had."""
    try:
        path = (await bot.get_file(file_id)).file_path
        if not path:
            raise UploadFailed("the server names no path for it")
        # A server that runs beside the bot with --local gives a path on this machine and serves no download.
        chunks = _from_disk(Path(path)) if path.startswith("/") else _from_server(bot, path)
        async for chunk in chunks:
            yield chunk
    except (AiogramError, aiohttp.ClientError, OSError) as failure:
        raise UploadFailed(redacted(f"{type(failure).__name__}: {failure}", bot.token)) from None


def _from_server(bot: Bot, path: str) -> AsyncIterator[bytes]:
    url = bot.session.api.file_url(bot.token, path)
    return bot.session.stream_content(url, timeout=DOWNLOAD_TIME, chunk_size=CHUNK)


async def _from_disk(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
