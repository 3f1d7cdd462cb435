"""Sends, edits and removes messages, and remembers how the recent ones look, so that nothing is edited in vain."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InputMediaDocument, InputMediaPhoto

from bot.recent import Recent
from bot.telegram.connect import ask
from bot.telegram.files import KeptFile
from bot.telegram.refusals import Meaning, meaning
from bot.telegram.render import Drawing
from core.order import FileRef
from core.ports import FileStore

log = logging.getLogger(__name__)

REMEMBERED = 10_000  # messages whose looks are kept in memory, about 5 MB
MOST_IN_ALBUM = 10  # Telegram's limit
_HTML = "HTML"


@dataclass(frozen=True, slots=True)
class _Look:
    digest: str
    photo: str


class Post:
    """All methods raise what the API raised, unless they say otherwise."""

    def __init__(self, bot: Bot, files: FileStore) -> None:
        self._bot = bot
        self._files = files
        self._looks: Recent[tuple[int, int], _Look] = Recent(REMEMBERED)
        self._photos: Recent[str, str] = Recent(REMEMBERED)
        self._bad_pictures: Recent[str, None] = Recent(REMEMBERED)
        self._last: Recent[int, int] = Recent(REMEMBERED)

    def noticed(self, chat: int, message: int) -> None:
        """There is a message in a chat; numbers only grow."""
        self._last.put(chat, max(message, self._last.get(chat) or 0))

    def is_last(self, chat: int, message: int) -> bool:
        """Whether nothing is known to stand below `message`; False when this process knows too little of the chat."""
        return self._last.get(chat) == message

    async def send(self, chat: int, drawing: Drawing, *, silent: bool = False, answers: int | None = None) -> int:
        """Send the message itself, without its files, and say its number. `answers` is the one it hangs on, if that is
        there still.
        """
        drawing = self._drawable(drawing)
        if drawing.photo:
            try:
                return await self._send_photo(chat, drawing, drawing.photo, silent=silent)
            except TelegramBadRequest as refusal:
                if meaning(refusal) is not Meaning.BAD_PICTURE:
                    raise
                log.warning("a picture is left out: %s", refusal.message)
                self._bad_pictures.put(drawing.photo.sha256, None)
                drawing = replace(drawing, photo=None)
        silence = {"disable_notification": True} if silent else {}
        answered = {"message_id": answers, "allow_sending_without_reply": True}
        hanging = {"reply_parameters": answered} if answers else {}
        sent = await ask(self._bot, SendMessage, {"chat_id": chat, **_written(drawing), **silence, **hanging})
        self._remember(chat, sent["message_id"], drawing)
        return int(sent["message_id"])

    async def send_album(self, chat: int, files: Sequence[FileRef]) -> list[int]:
        """Send up to ten files as documents under their own names, silently: the message before them has rung. Says
        the numbers of the messages.
        """
        documents = [KeptFile(self._files, file) for file in files]
        if len(documents) == 1:
            sent = [await self._bot.send_document(chat, documents[0], disable_notification=True)]
        else:
            album = [InputMediaDocument(media=each) for each in documents]
            sent = await self._bot.send_media_group(chat, list(album), disable_notification=True)
        self.noticed(chat, sent[-1].message_id)
        return [each.message_id for each in sent]

    async def edit(self, chat: int, message: int, drawing: Drawing) -> bool:
        """Make a message look like `drawing`; False when that message cannot be made so and a new one is needed."""
        drawing = self._drawable(drawing)
        look = self._looks.get((chat, message))
        if look and look.digest == drawing.digest:
            return True
        try:
            await self._edit(chat, message, drawing, look)
        except TelegramBadRequest as refusal:
            said = meaning(refusal)
            if said in {Meaning.CANNOT_EDIT, Meaning.BAD_PICTURE}:
                self._looks.drop((chat, message))
                return False
            if said is not Meaning.SAME_ALREADY:
                raise
        self._remember(chat, message, drawing)
        return True

    def knows(self, chat: int, message: int) -> bool:
        """Whether a message is known to be there: we drew it, and have not taken it away."""
        return (chat, message) in self._looks

    async def remove(self, chat: int, message: int) -> None:
        """Take a message away, or at least its buttons. Raises nothing: what stays is old, and its buttons say so."""
        self._looks.drop((chat, message))
        try:
            await self._bot.delete_message(chat, message)
        except TelegramBadRequest as refusal:
            if "not found" not in refusal.message.lower():
                await self._strip(chat, message)
        except (AiogramError, OSError) as failure:
            log.info("an old message stays: %s", failure)

    async def _strip(self, chat: int, message: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat_id=chat, message_id=message, reply_markup=None)
        except (AiogramError, OSError) as failure:
            log.info("an old message keeps its buttons: %s", failure)

    async def _send_photo(self, chat: int, drawing: Drawing, photo: FileRef, *, silent: bool) -> int:
        sent = await self._bot.send_photo(
            chat,
            self._photos.get(photo.sha256) or KeptFile(self._files, photo),
            caption=drawing.text,
            parse_mode=_HTML,
            disable_notification=silent or None,
            reply_markup=drawing.keyboard,
        )
        if sent.photo:
            self._photos.put(photo.sha256, sent.photo[-1].file_id)
        self._remember(chat, sent.message_id, drawing)
        return sent.message_id

    async def _edit(self, chat: int, message: int, drawing: Drawing, look: _Look | None) -> None:
        if drawing.photo is None:
            await ask(self._bot, EditMessageText, {"chat_id": chat, "message_id": message, **_written(drawing)})
        elif look and look.photo == drawing.photo.sha256:
            await self._bot.edit_message_caption(
                chat_id=chat, message_id=message, caption=drawing.text, parse_mode=_HTML, reply_markup=drawing.keyboard
            )
        else:
            known = self._photos.get(drawing.photo.sha256) or KeptFile(self._files, drawing.photo)
            media = InputMediaPhoto(media=known, caption=drawing.text, parse_mode=_HTML)
            await self._bot.edit_message_media(media, chat_id=chat, message_id=message, reply_markup=drawing.keyboard)

    def _drawable(self, drawing: Drawing) -> Drawing:
        bad = drawing.photo and drawing.photo.sha256 in self._bad_pictures
        return replace(drawing, photo=None) if bad else drawing

    def _remember(self, chat: int, message: int, drawing: Drawing) -> None:
        look = _Look(drawing.digest, drawing.photo.sha256 if drawing.photo else "")
        self._looks.put((chat, message), look)
        self.noticed(chat, message)


def _written(drawing: Drawing) -> dict[str, Any]:
    """A message without a picture, as plain JSON."""
    keyboard = {"reply_markup": drawing.keyboard.model_dump(exclude_none=True)} if drawing.keyboard else {}
    return {"text": drawing.text, "parse_mode": _HTML, "link_preview_options": {"is_disabled": True}, **keyboard}


def albums(files: Sequence[FileRef]) -> list[Sequence[FileRef]]:
    """`files` in groups that go out as one message each."""
    return [files[start : start + MOST_IN_ALBUM] for start in range(0, len(files), MOST_IN_ALBUM)]
