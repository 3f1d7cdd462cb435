"""What a person can do with a phone: write, press, attach, open links, pay, block, delete. No HTTP here."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from sandbox.telegram.entities import formatted
from sandbox.telegram.files import document, photo
from sandbox.telegram.parameters import Upload
from sandbox.telegram.payments import Charge
from sandbox.telegram.queries import Query
from sandbox.telegram.refused import RefusedError
from sandbox.telegram.rooms import NobodyThere, Room
from sandbox.telegram.values import Json, Message
from sandbox.telegram.world import Telegram

_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_MESSAGE = 4096
_LONGEST_CAPTION = 1024


class CannotDo(Exception):
    """A phone would not let the person do this; the message says why."""


def write(
    telegram: Telegram, person_id: int, text: str, *, chat_id: int | None = None, reply_to: int | None = None
) -> Message:
    """Send a text; the first one starts the bot."""
    room = _open(telegram, person_id, chat_id)
    plain, entities = _typed(text, _LONGEST_MESSAGE)
    if not plain:
        raise CannotDo("there is nothing to send")
    content: Json = {"text": plain} | ({"entities": entities} if entities else {})
    return _send(telegram, room, person_id, content, reply_to)


def rewrite(telegram: Telegram, person_id: int, message_id: int, text: str) -> Message:
    """Edit a message of one's own: its text, or what stands under its file."""
    room = _open(telegram, person_id, None)
    message = message_in(room, message_id)
    if message.sender != person_id:
        raise CannotDo("only one's own messages can be edited")
    where = "text" if "text" in message.content else "caption"
    plain, entities = _typed(text, _LONGEST_MESSAGE if where == "text" else _LONGEST_CAPTION)
    if where == "text" and not plain:
        raise CannotDo("there is nothing to send")
    marks = "entities" if where == "text" else "caption_entities"
    kept = {name: value for name, value in message.content.items() if name not in {where, marks}}
    edited = telegram.rewrite(
        room, message, kept | ({where: plain} if plain else {}) | ({marks: entities} if entities else {})
    )
    telegram.updates.put("edited_message", telegram.shown(edited), room.chat.id)
    return edited


def attach(
    telegram: Telegram,
    person_id: int,
    upload: Upload,
    *,
    as_photo: bool = False,
    caption: str = "",
    reply_to: int | None = None,
    album: str = "",
) -> Message:
    """Send a file, or a picture as a photo; those with one name of an `album` go together."""
    room = _open(telegram, person_id, None)
    try:
        made = photo(telegram.files, upload, telegram.limits) if as_photo else document(telegram.files, upload)
    except RefusedError as refused:
        raise CannotDo(refused.description) from refused
    plain, entities = _typed(caption, _LONGEST_CAPTION)
    added: Json = {"caption": plain} if plain else {}
    if plain and entities:
        added["caption_entities"] = entities
    if album:
        added["media_group_id"] = album
    return _send(telegram, room, person_id, made | added, reply_to)


def buttons(message: Message) -> Iterator[Json]:
    """The inline buttons of a message, row by row."""
    keyboard = message.keyboards.inline or {"inline_keyboard": []}
    return (button for row in keyboard["inline_keyboard"] for button in row)


def find_button(telegram: Telegram, chat_id: int, label: str, message_id: int | None = None) -> tuple[Message, Json]:
    """The newest message (or the given one) with a button that reads `label`, and the button."""
    room = telegram.room(chat_id)
    where = [message_in(room, message_id)] if message_id else reversed(room.messages.values())
    for message in where:
        for button in buttons(message):
            if button["text"] == label:
                return message, button
    raise CannotDo(f"no button reads {label!r}")


def message_in(room: Room, message_id: int) -> Message:
    """Raises `NobodyThere`."""
    if message_id not in room.messages:
        raise NobodyThere(f"there is no message {message_id}")
    return room.messages[message_id]


def button_at(message: Message, row: int, column: int) -> Json:
    """The inline button at a place counted from 0."""
    rows = (message.keyboards.inline or {"inline_keyboard": []})["inline_keyboard"]
    if row not in range(len(rows)) or column not in range(len(rows[row])):
        raise CannotDo(f"there is no button at row {row}, column {column}")
    button: Json = rows[row][column]
    return button


def press(telegram: Telegram, person_id: int, message: Message, button: Json) -> Query:
    """Press a button that asks the bot; raises `CannotDo` for any other kind."""
    if "callback_data" not in button:
        raise CannotDo(f"the button {button['text']!r} does not ask the bot")
    _open(telegram, person_id, message.chat_id)
    return telegram.queries.ask(person_id, message.chat_id, telegram.shown(message), button["callback_data"])


def forge(telegram: Telegram, person_id: int, message_id: int, data: str, chat_id: int | None = None) -> Query:
    """Press with any data on any message, as a changed client can: cut, old, or of a deleted message."""
    room = _open(telegram, person_id, chat_id)
    message = room.messages.get(message_id)
    gone: Json = {"chat": telegram.chat(room.chat), "message_id": message_id, "date": 0}
    return telegram.queries.ask(person_id, room.chat.id, telegram.shown(message) if message else gone, data)


def tap(telegram: Telegram, person_id: int, label: str) -> Message:
    """Press a button of the reply keyboard, which sends what it reads."""
    room = telegram.room(person_id)
    rows = (room.keyboard or {}).get("keyboard", [])
    if label not in (button["text"] for row in rows for button in row):
        raise CannotDo(f"the keyboard has no {label!r}")
    if room.keyboard and room.keyboard.get("one_time_keyboard"):
        room.keyboard = None
    return write(telegram, person_id, label)


def start_payload(telegram: Telegram, url: str) -> str | None:
    """The payload of a link that opens this bot (empty for a bare link), or None for any other link."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = parse_qs(parts.query)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = query.get("domain", [""])[0]
    elif parts.hostname in {"t.me", "telegram.me"}:
        name = parts.path.strip("/")
    else:
        return None
    return query.get("start", [""])[0] if name.lower() == telegram.username.lower() else None


def open_link(telegram: Telegram, person_id: int, url: str) -> Message:
    """Open a deep link of the bot and press its Start button."""
    payload = start_payload(telegram, url)
    if payload is None:
        raise CannotDo("this link does not open the bot")
    if payload and not _START.fullmatch(payload):
        raise CannotDo("a start parameter is 1-64 of A-Z, a-z, 0-9, _ and -")
    room = telegram.room(person_id)
    if room.blocked:
        unblock(telegram, person_id)
    return write(telegram, person_id, f"/start {payload}".strip())


async def pay(telegram: Telegram, person_id: int, *, message_id: int | None = None, url: str = "") -> Charge:
    """Pay an invoice in the chat or behind a link; raises `CheckoutFailed` when the bot refuses."""
    message = message_in(telegram.room(person_id), message_id or 0) if not url else None
    invoice = telegram.payments.at(str(message.id) if message else url)
    if invoice is None:
        raise CannotDo("there is nothing to pay here")
    return await telegram.payments.pay(person_id, invoice, message)


def block(telegram: Telegram, person_id: int) -> None:
    """Stop the bot."""
    _change_membership(telegram, person_id, blocked=True)


def unblock(telegram: Telegram, person_id: int) -> None:
    """Let the bot write again."""
    _change_membership(telegram, person_id, blocked=False)


def erase(telegram: Telegram, person_id: int, message_id: int) -> None:
    """Delete one message of the chat, for the bot too."""
    room = telegram.room(person_id)
    telegram.delete(room, message_in(room, message_id))


def clear(telegram: Telegram, person_id: int) -> None:
    """Delete all messages of the chat, for the bot too."""
    room = telegram.room(person_id)
    for message in list(room.messages.values()):
        telegram.delete(room, message)


def _open(telegram: Telegram, person_id: int, chat_id: int | None) -> Room:
    telegram.person(person_id)
    room = telegram.room(person_id if chat_id is None else chat_id)
    if person_id not in room.chat.members:
        raise CannotDo("only members can do that here")
    if room.blocked:
        raise CannotDo("the bot is blocked; unblock it first")
    return room


def _typed(text: str, most: int) -> tuple[str, list[Json]]:
    try:
        return formatted(text, parse_mode="", most=most, too_long="this is too long for one message")
    except RefusedError as refused:
        raise CannotDo(refused.description) from refused


def _send(telegram: Telegram, room: Room, person_id: int, content: Json, reply_to: int | None) -> Message:
    message = telegram.post(room, person_id, content, reply_to=reply_to)
    telegram.set_access(room, started=True, blocked=False)
    telegram.updates.put("message", telegram.shown(message), room.chat.id)
    return message


def _change_membership(telegram: Telegram, person_id: int, *, blocked: bool) -> None:
    room = telegram.room(person_id)
    if room.blocked == blocked:
        return
    telegram.set_access(room, started=room.started, blocked=blocked)
    bot = telegram.user(telegram.bot_id)
    member: Json = {"status": "member", "user": bot}
    banned: Json = {"status": "kicked", "user": bot, "until_date": 0}
    telegram.updates.put(
        "my_chat_member",
        {
            "chat": telegram.chat(room.chat),
            "from": telegram.user(person_id),
            "date": int(telegram.now().timestamp()),
            "old_chat_member": member if blocked else banned,
            "new_chat_member": banned if blocked else member,
        },
        person_id,
    )
