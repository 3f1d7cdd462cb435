"""What many methods read alike: texts, captions, keyboards, and which message is meant."""

from sandbox.telegram.entities import MAX_CAPTION, MAX_TEXT, formatted
from sandbox.telegram.markup import read_markup
from sandbox.telegram.parameters import Parameters
from sandbox.telegram.refused import bad_request
from sandbox.telegram.rooms import Room
from sandbox.telegram.values import Json, Keyboards, Message
from sandbox.telegram.world import Telegram

_USER_LINK = "tg://user?id="


def text_content(telegram: Telegram, call: Parameters) -> Json:
    """The content of a text message; raises 400 for an empty, overlong or unparsable text."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(
        call.text("text"),
        parse_mode=call.text("parse_mode"),
        entities=call.objects("entities", "MessageEntity"),
        most=MAX_TEXT,
        too_long="message is too long",
    )
    if not text.strip():
        raise bad_request("text must be non-empty")
    content: Json = {"text": text}
    if kept := _with_people(telegram, entities):
        content["entities"] = kept
    preview = call.an_object("link_preview_options", "link preview options")
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(telegram: Telegram, call: Parameters) -> Json:
    """The caption of a medium, which may be none; raises 400 for an overlong or unparsable one."""
    return caption(
        telegram,
        call.text("caption"),
        parse_mode=call.text("parse_mode"),
        entities=call.objects("caption_entities", "MessageEntity"),
    )


def caption(telegram: Telegram, source: str, *, parse_mode: str, entities: list[Json]) -> Json:
    """The same for a caption that is given directly."""
    text, found = formatted(
        source,
        parse_mode=parse_mode,
        entities=entities,
        most=MAX_CAPTION,
        too_long="message caption is too long",
    )
    content: Json = {"caption": text} if text else {}
    if text and (kept := _with_people(telegram, found)):
        content["caption_entities"] = kept
    return content


def keyboards(call: Parameters) -> Keyboards:
    """All that `reply_markup` may hold."""
    return read_markup(call.json("reply_markup", "reply keyboard markup"))


def inline_keyboard(call: Parameters) -> Json | None:
    """The inline keyboard of an edit; raises 400 for any other keyboard."""
    found = keyboards(call)
    if found.reply is not None:
        raise bad_request("inline keyboard expected")
    return found.inline


def reply_target(room: Room, call: Parameters) -> int | None:
    """The message that a new one answers; raises 400 when it is gone and the bot did not allow for that."""
    given = call.an_object("reply_parameters", "reply parameters")
    message_id = given.get("message_id") or call.number("reply_to_message_id")
    if not isinstance(message_id, int):
        raise bad_request("can't parse reply parameters: message_id must be a Number")
    if not message_id:
        return None
    if message_id not in room.messages:
        if given.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return message_id


def message_to_edit(telegram: Telegram, call: Parameters) -> tuple[Room, Message]:
    """The message that an edit means; raises 400 or 403, or 429 when the bot edits too fast."""
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    room = telegram.writable(call.text("chat_id"))
    message = telegram.message_for_bot(room, call.number("message_id"), "message to edit")
    telegram.meter.charge(room.chat.id)
    return room, message


def _with_people(telegram: Telegram, entities: list[Json]) -> list[Json]:
    """Links to users become mentions of them; strangers cannot be mentioned."""
    kept: list[Json] = []
    for entity in entities:
        if entity["type"] == "text_link" and entity["url"].startswith(_USER_LINK):
            user_id = entity["url"].removeprefix(_USER_LINK)
            if user_id.isdecimal() and int(user_id) in telegram.people:
                user = telegram.user(int(user_id))
                place = {key: entity[key] for key in ("offset", "length")}
                kept.append({"type": "text_mention", **place, "user": user})
        else:
            kept.append(entity)
    return kept
