"""Photos and files: how they are sent, changed and fetched, and how large they may be."""

from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto, Message

from sandbox.server import SandboxServer
from sandbox.telegram.images import picture_size, picture_type
from tests.chat.phone import NotAllowed, Phone
from tests.sandbox.conftest import Caller, a_png

MEGABYTE = 1024 * 1024


def a_file(name: str = "logo.svg", content: bytes = b"<svg/>") -> BufferedInputFile:
    return BufferedInputFile(content, name)


async def test_a_document_keeps_its_name_type_and_bytes(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_document(anna.person_id, a_file(), caption="<b>Logo</b>", parse_mode="HTML")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("logo.svg", "image/svg+xml")
    assert sent.html_text == "<b>Logo</b>"
    shown = await anna.sees("Logo")
    assert [file["name"] for file in shown.files] == ["logo.svg"]
    assert await anna.download(shown) == b"<svg/>"


@pytest.mark.parametrize("name", ["brief.pdf", "../../etc/passwd", "brief.?x=1#y", "brief"])
async def test_what_a_person_sends_can_be_fetched_by_the_bot(bot: Bot, call: Caller, anna: Phone, name: str) -> None:
    await anna.upload(name, b"%PDF-1.7", caption="See /help")
    message = (await call("getUpdates")).result[-1]["message"]
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 4, "length": 5}]
    fetched = await bot.download(message["document"]["file_id"])
    assert fetched is not None
    assert fetched.read() == b"%PDF-1.7"


async def test_a_photo_comes_in_sizes_from_small_to_large(bot: Bot, call: Caller, anna: Phone) -> None:
    await anna.upload("face.png", a_png(640, 480), photo=True)
    sizes = (await call("getUpdates")).result[-1]["message"]["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(320, 240), (640, 480)]
    sent = await bot.send_photo(anna.person_id, sizes[-1]["file_id"], caption="again")
    assert sent.photo is not None
    assert sent.photo[-1].width == 640


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n", "IMAGE_PROCESS_FAILED"),
        (a_png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (a_png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        pytest.param(a_png() + bytes(10 * MEGABYTE), "file is too big", id="heavy"),
    ],
)
async def test_what_is_no_fit_picture_is_no_photo(bot: Bot, anna: Phone, content: bytes, refusal: str) -> None:
    with pytest.raises(TelegramBadRequest, match=refusal):
        await bot.send_photo(anna.person_id, a_file("photo.png", content))
    with pytest.raises(NotAllowed, match=refusal):
        await anna.upload("photo.png", content, photo=True)


@pytest.mark.parametrize(
    ("content", "size", "kind"),
    [
        (a_png(3, 2), (3, 2), "image/png"),
        (b"GIF89a\x03\x00\x02\x00", (3, 2), "image/gif"),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x02\x00\x03", (3, 2), "image/jpeg"),
        (b"RIFF????WEBPVP8X" + b"\x00" * 8 + b"\x02\x00\x00\x01\x00\x00", (3, 2), "image/webp"),
        (b"RIFF????WEBPVP8L" + b"\x00" * 5 + (2 | 1 << 14).to_bytes(4, "little"), (3, 2), "image/webp"),
        (b"RIFF????WEBPVP8 " + b"\x00" * 10 + b"\x03\x00\x02\x00", (3, 2), "image/webp"),
        (b"BM" + b"\x00" * 16 + b"\x03\x00\x00\x00\x02\x00\x00\x00", (3, 2), "application/octet-stream"),
        (b"<svg/>", None, "application/octet-stream"),
        (b"\xff\xd8\xff", None, "image/jpeg"),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(content: bytes, size: Any, kind: str) -> None:
    assert picture_size(content) == size
    assert picture_type(content) == kind


async def test_a_caption_is_at_most_1024_characters(bot: Bot, anna: Phone) -> None:
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_document(anna.person_id, a_file(), caption="x" * 1025)
    sent = await bot.send_document(anna.person_id, a_file(), caption="x" * 1024)
    assert sent.caption == "x" * 1024


async def test_a_file_above_50_megabytes_is_too_large_to_send(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(anna.person_id, a_file(content=b"\x00" * (50 * MEGABYTE + 1)))
    sent = await bot.send_document(anna.person_id, a_file(content=b"\x00" * (50 * MEGABYTE)))
    assert sent.document is not None
    assert sent.document.file_size == 50 * MEGABYTE


async def test_a_file_above_20_megabytes_cannot_be_fetched(call: Caller, bot: Bot, anna: Phone) -> None:
    await anna.upload("film.mp4", b"\x00" * (20 * MEGABYTE + 1))
    document = (await call("getUpdates")).result[-1]["message"]["document"]
    assert document["file_size"] == 20 * MEGABYTE + 1
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(document["file_id"])


async def test_an_unknown_file_is_refused(call: Caller, anna: Phone) -> None:
    wrong = await call("sendDocument", chat_id=anna.person_id, document="no-such-file")
    assert wrong.refusal == "Bad Request: wrong file identifier/HTTP URL specified"
    missing = await call("sendPhoto", chat_id=anna.person_id)
    assert missing.refusal == "Bad Request: there is no photo in the request"
    unattached = await call("sendDocument", chat_id=anna.person_id, document="attach://nothing")
    assert unattached.refusal == "Bad Request: there is no document in the request"
    far = await call("sendDocument", chat_id=anna.person_id, document="https://example.org/a.pdf")
    assert far.refusal == "Bad Request: failed to get HTTP URL content"
    fetched = await call("getFile", file_id="no-such-file")
    assert fetched.refusal == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_the_download_side_wants_the_token_and_a_path(
    sandbox: SandboxServer, call: Caller, http: aiohttp.ClientSession
) -> None:
    for path, status in ((f"{call.address('').removeprefix(sandbox.url)}x.pdf", 404), ("/bot1:wrong/x.pdf", 401)):
        async with http.get(f"{sandbox.url}/file{path}") as response:
            assert response.status == status


async def test_an_empty_file_is_refused(bot: Bot, anna: Phone) -> None:
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(anna.person_id, a_file(content=b""))


async def test_an_album_is_two_to_ten_messages_of_one_group(bot: Bot, anna: Phone) -> None:
    media = [InputMediaDocument(media=a_file(f"{number}.txt", b"x"), caption=str(number)) for number in range(3)]
    sent = await bot.send_media_group(anna.person_id, list(media))
    assert [message.caption for message in sent] == ["0", "1", "2"]
    assert len({message.media_group_id for message in sent}) == 1
    with pytest.raises(TelegramBadRequest, match="media group must include 2-10 items"):
        await bot.send_media_group(anna.person_id, list(media[:1]))


async def test_an_album_does_not_mix_documents_and_photos(bot: Bot, anna: Phone) -> None:
    photo = InputMediaPhoto(media=a_file("a.png", a_png()))
    with pytest.raises(TelegramBadRequest, match="can't use the media of the specified type in the album"):
        await bot.send_media_group(anna.person_id, [photo, InputMediaDocument(media=a_file())])


async def test_caption_and_medium_can_be_changed_but_a_medium_has_no_text(bot: Bot, call: Caller, anna: Phone) -> None:
    sent = await bot.send_photo(anna.person_id, a_file("a.png", a_png(10, 10)), caption="one")
    edited = await bot.edit_message_caption(chat_id=anna.person_id, message_id=sent.message_id, caption="two")
    assert isinstance(edited, Message)
    assert edited.caption == "two"
    media = InputMediaPhoto(media=a_file("b.png", a_png(20, 10)), caption="three")
    changed = await bot.edit_message_media(media, chat_id=anna.person_id, message_id=sent.message_id)
    assert isinstance(changed, Message)
    assert changed.photo is not None
    assert (changed.photo[-1].width, changed.caption) == (20, "three")
    text = await call("editMessageText", chat_id=anna.person_id, message_id=sent.message_id, text="four")
    assert text.refusal == "Bad Request: there is no text in the message to edit"
    plain = await bot.send_message(anna.person_id, "plain")
    caption = await call("editMessageCaption", chat_id=anna.person_id, message_id=plain.message_id, caption="x")
    assert caption.refusal == "Bad Request: there is no caption in the message to edit"


@pytest.mark.parametrize("kind", ["video", "audio", "voice", "animation"])
async def test_clips_are_passed_on(bot: Bot, anna: Phone, kind: str) -> None:
    sent = await getattr(bot, f"send_{kind}")(anna.person_id, a_file("clip.mp4", b"clip"), caption="look")
    assert getattr(sent, kind).file_size == 4
    assert (await anna.sees("look")).files[0]["kind"] == kind


async def test_a_file_of_a_chat_never_runs_as_a_page(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    page = b"<script>alert(1)</script>"
    sent = await anna.upload("page.html", page)
    address = f"{sandbox.url}/sandbox/people/{anna.person_id}/files/{sent.files[0]['id']}"
    async with call.http.get(address) as response:
        assert await response.read() == page
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''page.html"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
