"""What a person sees, as JSON: the chat with its messages, buttons and files; never callback data."""

from html import escape
from itertools import islice
from typing import Any

from sandbox.telegram.phones import start_payload
from sandbox.telegram.rooms import Room
from sandbox.telegram.values import Json, Message, Toast
from sandbox.telegram.world import Telegram

_SIMPLE = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}
_FILES = ("document", "video", "audio", "voice", "animation")


def chat_view(telegram: Telegram, room: Room, last: int) -> Json:
    """A chat as its person sees it: the `last` messages, and a version that rises with every change."""
    person = telegram.people.get(room.chat.id)
    newest = islice(reversed(room.messages.values()), last)
    return {
        "chat": room.chat.id,
        "title": room.chat.title or (person.first_name if person else ""),
        "version": room.bell.version,
        "started": room.started,
        "blocked": room.blocked,
        "action": room.action,
        "keyboard": keyboard_view(room.keyboard),
        "toast": toast_view(room.toast) if room.toast else None,
        "toasts": room.toast_count,
        "messages": [message_view(telegram, message) for message in reversed(list(newest))],
    }


def message_view(telegram: Telegram, message: Message) -> Json:
    """One message as a person sees it; `html` is safe to show."""
    content = message.content
    text: str = content.get("text") or content.get("caption") or ""
    entities: list[Json] = content.get("entities") or content.get("caption_entities") or []
    return {
        "id": message.id,
        "from_bot": message.sender == telegram.bot_id,
        "date": message.date,
        "edited": message.edit_date is not None,
        "silent": message.silent,
        "text": text,
        "html": as_html(text, entities),
        "entities": entities,
        "buttons": _buttons(telegram, message),
        "files": _files(telegram, content),
        "reply_to": message.reply_to,
        "service": _service(content),
    }


def keyboard_view(keyboard: Json | None) -> Json | None:
    """The reply keyboard under the chat."""
    if keyboard is None:
        return None
    rows = [[button["text"] for button in row] for row in keyboard.get("keyboard", [])]
    return {"rows": rows, "placeholder": keyboard.get("input_field_placeholder", "")}


def toast_view(toast: Toast) -> Json:
    """The answer to a press."""
    return {"text": toast.text, "alert": toast.alert, "url": toast.url}


def as_html(text: str, entities: list[Json]) -> str:
    """The text as HTML of Telegram's tags, escaped; entities must be nested or apart, as they are kept."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for entity in entities:
        start, end = _tags(entity)
        opened.setdefault(entity["offset"], []).append(start)
        closed.setdefault(entity["offset"] + entity["length"], []).insert(0, end)
    raw = text.encode("utf-16-le")
    parts: list[str] = []
    at = 0
    for mark in sorted({*opened, *closed}):
        parts.append(escape(raw[2 * at : 2 * mark].decode("utf-16-le"), quote=False))
        parts += [*closed.get(mark, []), *opened.get(mark, [])]
        at = mark
    return "".join([*parts, escape(raw[2 * at :].decode("utf-16-le"), quote=False)])


def _tags(entity: Json) -> tuple[str, str]:
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "pre":
            return "<pre>", "</pre>"
        case "date_time":
            return f'<tg-time unix="{entity["unix_time"]}">', "</tg-time>"
        case kind:
            tag = _SIMPLE.get(kind)
            return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _buttons(telegram: Telegram, message: Message) -> list[list[Json]]:
    keyboard = message.keyboards.inline or {"inline_keyboard": []}
    return [[_button(telegram, button) for button in row] for row in keyboard["inline_keyboard"]]


def _button(telegram: Telegram, button: Json) -> Json:
    does = next((kind for kind in ("url", "callback_data", "copy_text", "pay") if kind in button), "other")
    view: Json = {
        "text": button["text"],
        "style": button.get("style", ""),
        "does": does.removesuffix("_data"),
    }
    if does == "url":
        view["url"] = button["url"]
        view["opens_bot"] = start_payload(telegram, button["url"]) is not None
    if does == "copy_text":
        view["copy"] = button["copy_text"]["text"]
    return view


def _files(telegram: Telegram, content: Json) -> list[Json]:
    if "photo" in content:
        largest = content["photo"][-1]
        stored = telegram.files.get(largest["file_id"])
        size = {"width": largest["width"], "height": largest["height"]}
        return [{"id": stored.id, "kind": "photo", "name": stored.name, "size": stored.size, **size}]
    return [_file(telegram, kind, content[kind]) for kind in _FILES if kind in content]


def _file(telegram: Telegram, kind: str, facts: Json) -> Json:
    stored = telegram.files.get(facts["file_id"])
    return {"id": stored.id, "kind": kind, "name": stored.name, "size": stored.size}


def _service(content: Json) -> Json | None:
    for kind in ("invoice", "successful_payment", "refunded_payment"):
        if kind in content:
            told: dict[str, Any] = {key: content[kind][key] for key in ("currency", "total_amount")}
            if kind == "invoice":
                told |= {key: content[kind][key] for key in ("title", "description")}
            return {"kind": kind, **told}
    return {"kind": "pinned_message"} if "pinned_message" in content else None
