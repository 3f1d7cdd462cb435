"""Photos and files: sending them one by one or as an album, changing them, fetching them."""

import secrets
from collections.abc import Callable
from typing import Any

from sandbox.telegram.files import document, document_of, photo
from sandbox.telegram.methods.reading import (
    caption,
    caption_content,
    inline_keyboard,
    keyboards,
    message_to_edit,
    reply_target,
)
from sandbox.telegram.parameters import Parameters, Upload
from sandbox.telegram.refused import RefusedError, bad_request
from sandbox.telegram.values import Json
from sandbox.telegram.world import Telegram

ALBUM = range(2, 11)
_MEDIA = frozenset({"photo", "document", "video", "audio", "voice", "animation"})
_ATTACHED = "attach://"


def _sender(kind: str) -> Callable[[Telegram, Parameters], Json]:
    def send(telegram: Telegram, call: Parameters) -> Json:
        added = caption_content(telegram, call)
        markup = keyboards(call)
        room = telegram.writable(call.text("chat_id"))
        reply_to = reply_target(room, call)
        content = _medium(telegram, call, kind, call.text(kind), kind) | added
        telegram.meter.charge(room.chat.id)
        silent = call.flag("disable_notification")
        message = telegram.post(room, telegram.bot_id, content, markup, reply_to=reply_to, silent=silent)
        return telegram.shown(message)

    return send


def send_media_group(telegram: Telegram, call: Parameters) -> list[Json]:
    items = call.objects("media", "InputMedia")
    if len(items) not in ALBUM:
        raise bad_request("media group must include 2-10 items")
    room = telegram.writable(call.text("chat_id"))
    reply_to = reply_target(room, call)
    contents = [_input_media(telegram, call, item) for item in items]
    kinds = {kind for content in contents for kind in _MEDIA & set(content)}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        raise bad_request("can't use the media of the specified type in the album")
    telegram.meter.charge(room.chat.id, len(contents))
    album = {"media_group_id": str(secrets.randbits(53))}
    sent = [telegram.post(room, telegram.bot_id, content | album, reply_to=reply_to) for content in contents]
    return [telegram.shown(message) for message in sent]


def edit_message_caption(telegram: Telegram, call: Parameters) -> Json:
    added = caption_content(telegram, call)
    inline = inline_keyboard(call)
    room, message = message_to_edit(telegram, call)
    if not _MEDIA & set(message.content):
        raise bad_request("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if not key.startswith("caption")}
    return telegram.shown(telegram.edit(room, message, kept | added, inline))


def edit_message_media(telegram: Telegram, call: Parameters) -> Json:
    inline = inline_keyboard(call)
    item = call.an_object("media", "input media")
    room, message = message_to_edit(telegram, call)
    return telegram.shown(telegram.edit(room, message, _input_media(telegram, call, item), inline))


def get_file(telegram: Telegram, call: Parameters) -> Json:
    file = telegram.files.get(call.text("file_id"))
    if file.size > telegram.limits.download_bytes:
        raise bad_request("file is too big")
    return {**file.brief(), "file_path": file.path}


def _input_media(telegram: Telegram, call: Parameters, item: Json) -> Json:
    kind = str(item.get("type", ""))
    if kind not in _MEDIA:
        raise bad_request("can't parse InputMedia: type must be one of photo, document, video, audio, animation")
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    entities = Parameters(item).objects("caption_entities", "MessageEntity")
    added = caption(
        telegram,
        str(item.get("caption") or ""),
        parse_mode=str(item.get("parse_mode") or ""),
        entities=entities,
    )
    return _medium(telegram, call, kind, str(item["media"]), "") | added


def _medium(telegram: Telegram, call: Parameters, kind: str, given: str, field: str) -> Json:
    """The content made of an upload, or of a file that Telegram has already."""
    field = given.removeprefix(_ATTACHED) if given.startswith(_ATTACHED) else field
    upload = call.files.get(field) if not given or given.startswith(_ATTACHED) else None
    if upload is not None:
        return _uploaded(telegram, kind, upload)
    if not given or given.startswith(_ATTACHED):
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = telegram.files.find(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if kind == "photo":
        again = Upload(stored.name, telegram.files.content(stored), stored.mime_type)
        return photo(telegram.files, again, telegram.limits)
    return document_of(stored) if kind == "document" else {kind: _described(kind, stored.brief())}


def _uploaded(telegram: Telegram, kind: str, upload: Upload) -> Json:
    if len(upload.content) > telegram.limits.upload_bytes:
        raise RefusedError(413, "Request Entity Too Large")
    if not upload.content:
        raise bad_request("file must be non-empty")
    match kind:
        case "photo":
            return photo(telegram.files, upload, telegram.limits)
        case "document":
            return document(telegram.files, upload)
        case _:
            stored = telegram.files.store(upload, f"{kind}s")
            return {kind: _described(kind, stored.brief())}


def _described(kind: str, brief: Json) -> Json:
    """What Telegram says of a clip; the sandbox does not look inside one."""
    sized = {"width": 0, "height": 0} if kind in {"video", "animation"} else {}
    return {**brief, **sized, "duration": 0}


METHODS: dict[str, Callable[[Telegram, Parameters], Any]] = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendAudio": _sender("audio"),
    "sendVoice": _sender("voice"),
    "sendAnimation": _sender("animation"),
    "sendMediaGroup": send_media_group,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
