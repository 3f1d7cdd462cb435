"""`reply_markup` as the Bot API takes it: what a button may be, and in which words it is refused."""

from typing import Any

from sandbox.telegram.entities import WrongUrl, checked_url
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Json, Keyboards

MAX_CALLBACK_BYTES = 64
MAX_INLINE_BUTTONS = 100
MAX_REPLY_BUTTONS = 300
MAX_MARKUP_BYTES = 10 * 1024
MAX_COPY_LENGTH = 256
_TAKEN_AS_GIVEN = (
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "disabled",
)
_STYLES = ("primary", "danger", "success")


def read_markup(value: Any) -> Keyboards:
    """The keyboards in `value` (a JSON value or None); raises what the Bot API answers to a wrong one."""
    if value is None:
        return Keyboards()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    reply_rows = _rows(value, "keyboard", 'Field "keyboard" must be an Array of Arrays')
    inline_rows = _rows(
        value,
        "inline_keyboard",
        'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    )
    if any(reply_rows):
        return Keyboards(reply=_reply_keyboard(value, reply_rows))
    if any(inline_rows):
        forced = {"force_reply": True} if value.get("force_reply") else {}
        return Keyboards(inline=_inline_keyboard(inline_rows) | forced)
    if value.get("remove_keyboard"):
        return Keyboards(reply={"remove_keyboard": True})
    if value.get("force_reply"):
        return Keyboards(reply={"force_reply": True} | _placeholder(value))
    return Keyboards()


def _rows(value: Json, field: str, complaint: str) -> list[list[Any]]:
    rows = value.get(field) or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows


def _placeholder(value: Json) -> Json:
    text = value.get("input_field_placeholder")
    return {"input_field_placeholder": text} if text else {}


def _reply_keyboard(value: Json, rows: list[list[Any]]) -> Json:
    buttons = [[_reply_button(button) for button in row] for row in rows if row]
    if sum(map(len, buttons)) > MAX_REPLY_BUTTONS:
        raise bad_request("reply markup is too long")
    flags = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective", "force_reply")
    return {"keyboard": buttons} | {flag: True for flag in flags if value.get(flag)} | _placeholder(value)


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    kept: Json = {key: item for key, item in button.items() if item is not None}
    _check_text(kept, "keyboard button")
    _check_style(kept, "keyboard button")
    return kept


def _inline_keyboard(rows: list[list[Any]]) -> Json:
    buttons = [[_inline_button(button) for button in row] for row in rows if row]
    flat = [button for row in buttons for button in row]
    size = sum(len(str(item).encode()) for button in flat for item in button.values())
    if len(flat) > MAX_INLINE_BUTTONS or size > MAX_MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    for button in flat:
        if len(button.get("callback_data", "").encode()) > MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        if "copy_text" in button:
            _check_copied(button["copy_text"])
    return {"inline_keyboard": buttons}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    kept: Json = {key: item for key, item in button.items() if item is not None}
    _check_text(kept, "inline keyboard button")
    _check_style(kept, "inline keyboard button")
    look = {key: kept[key] for key in ("text", "icon_custom_emoji_id", "style") if kept.get(key)}
    return look | _what_it_does(kept)


def _what_it_does(button: Json) -> Json:
    if button.get("url"):
        try:
            return {"url": checked_url(str(button["url"]))}
        except WrongUrl as error:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {error}") from error
    if button.get("callback_data"):
        if not isinstance(button["callback_data"], str):
            words = 'Field "callback_data" must be of type String'
            raise bad_request(f"can't parse inline keyboard button: {words}")
        return {"callback_data": button["callback_data"]}
    if button.get("pay"):
        return {"pay": True}
    kind = next((kind for kind in _TAKEN_AS_GIVEN if kind in button), None)
    if kind is None:
        words = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {words}")
    return {kind: button[kind]}


def _check_text(button: Json, name: str) -> None:
    if "text" not in button:
        raise bad_request(f"can't parse {name}: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request(f'can\'t parse {name}: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request(f"{name} text must be non-empty")


def _check_copied(value: Any) -> None:
    copied = value.get("text") if isinstance(value, dict) else None
    if not isinstance(copied, str) or not 1 <= len(copied) <= MAX_COPY_LENGTH:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_style(button: Json, name: str) -> None:
    style = button.get("style")
    if style and style not in _STYLES:
        raise bad_request(f"can't parse {name}: invalid button style specified")
