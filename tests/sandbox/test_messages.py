"""Sending, editing and deleting texts, and who may be written to."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import LinkPreviewOptions, Message, ReplyParameters

from sandbox.clock import SandboxClock
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller, NewPhone, inline

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_a_stranger_s_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(424242, "hi")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message("@nobody", "hi")


async def test_a_bot_cannot_begin_a_conversation(bot: Bot, phone_of: NewPhone) -> None:
    boris = await phone_of("Boris")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(boris.person_id, "hi")
    await boris.send("/start")
    await bot.send_message(boris.person_id, "hi")


async def test_who_blocked_the_bot_gets_nothing(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.person_id, "hi")
    await anna.block()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(anna.person_id, "hi")
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.edit_message_text("ho", chat_id=anna.person_id, message_id=sent.message_id)
    await anna.unblock()
    await bot.send_message(anna.person_id, "again")
    assert (await anna.sees("again")).text == "again"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "Bad Request: message text is empty"),
        ("  \n ", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("x" * 40_000, "Bad Request: text is too long"),
    ],
)
async def test_a_text_of_wrong_length_is_refused(call: Caller, anna: Phone, text: str, refusal: str) -> None:
    assert (await call("sendMessage", chat_id=anna.person_id, text=text)).refusal == refusal


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>"])
async def test_length_is_counted_after_the_markup_in_utf_16_units(bot: Bot, anna: Phone, text: str) -> None:
    sent = await bot.send_message(anna.person_id, text, parse_mode="HTML")
    assert len((sent.text or "").encode("utf-16-le")) == 2 * 4096


async def test_text_is_trimmed(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.person_id, "\n  hi <b>there </b> \n", parse_mode="HTML")
    assert sent.text == "hi there"
    assert sent.html_text == "hi <b>there</b>"


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, call: Caller, anna: Phone) -> None:
    sent = await bot.send_message(anna.person_id, "<b>hi</b>", parse_mode="HTML")
    same = {"chat_id": anna.person_id, "message_id": sent.message_id}
    answer = await call("editMessageText", **same, text=" <strong>hi</strong>", parse_mode="html")
    assert answer.refusal == NOT_MODIFIED
    assert (await call("editMessageReplyMarkup", **same)).refusal == NOT_MODIFIED
    assert (await call("editMessageText", **same, text="hi")).result["text"] == "hi"


async def test_an_edit_shows_its_date_and_drops_the_buttons_unless_given_again(
    bot: Bot, call: Caller, anna: Phone, clock: SandboxClock
) -> None:
    buttons = inline([{"text": "A", "callback_data": "a"}])
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)).result
    clock.advance(timedelta(hours=1))
    edited = await bot.edit_message_text("ho", chat_id=anna.person_id, message_id=sent["message_id"])
    assert isinstance(edited, Message)
    assert edited.edit_date == sent["date"] + 3600
    assert edited.reply_markup is None


async def test_only_what_is_there_can_be_edited_or_deleted(call: Caller, anna: Phone) -> None:
    nothing = {"chat_id": anna.person_id, "message_id": 999}
    edit = await call("editMessageText", **nothing, text="ho")
    assert edit.refusal == "Bad Request: message to edit not found"
    assert (await call("deleteMessage", **nothing)).refusal == "Bad Request: message to delete not found"


async def test_what_the_person_deleted_is_not_found(bot: Bot, call: Caller, anna: Phone) -> None:
    sent = await bot.send_message(anna.person_id, "hi")
    await anna.delete(await anna.sees("hi"))
    edit = await call("editMessageText", chat_id=anna.person_id, message_id=sent.message_id, text="ho")
    assert edit.refusal == "Bad Request: message to edit not found"


async def test_a_message_of_the_person_cannot_be_edited_but_deleted(call: Caller, anna: Phone) -> None:
    written = await anna.send("my own words")
    edit = await call("editMessageText", chat_id=anna.person_id, message_id=written.id, text="other words")
    assert edit.refusal == "Bad Request: message can't be edited"
    assert (await call("deleteMessage", chat_id=anna.person_id, message_id=written.id)).result is True
    await anna.look()
    assert written.id not in [message.id for message in anna.messages]


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(call: Caller, anna: Phone) -> None:
    keyboard = {"keyboard": [["yes"]]}
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=keyboard)).result
    edit = await call("editMessageText", chat_id=anna.person_id, message_id=sent["message_id"], text="ho")
    assert edit.refusal == "Bad Request: message can't be edited"


async def test_a_message_older_than_48_hours_can_be_edited_but_not_deleted(
    bot: Bot, call: Caller, anna: Phone, clock: SandboxClock
) -> None:
    sent = await bot.send_message(anna.person_id, "hi")
    where = {"chat_id": anna.person_id, "message_id": sent.message_id}
    clock.advance(timedelta(hours=48, seconds=1))
    assert (await call("deleteMessage", **where)).refusal == "Bad Request: message can't be deleted for everyone"
    assert (await call("editMessageText", **where, text="ho")).result["text"] == "ho"


async def test_several_are_deleted_at_once_and_missing_ones_are_passed_over(bot: Bot, anna: Phone) -> None:
    sent = [await bot.send_message(anna.person_id, word) for word in ("one", "two", "three")]
    await bot.delete_messages(anna.person_id, [sent[0].message_id, 999, sent[2].message_id])
    await anna.look()
    assert [message.text for message in anna.from_bot] == ["two"]


async def test_a_reply_names_what_it_answers(bot: Bot, call: Caller, anna: Phone) -> None:
    question = await anna.send("when?")
    reply = ReplyParameters(message_id=question.id)
    sent = await bot.send_message(anna.person_id, "soon", reply_parameters=reply)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "when?"
    gone = {"message_id": 999}
    answer = await call("sendMessage", chat_id=anna.person_id, text="soon", reply_parameters=gone)
    assert answer.refusal == "Bad Request: message to be replied not found"
    lenient = gone | {"allow_sending_without_reply": True}
    assert (await call("sendMessage", chat_id=anna.person_id, text="soon", reply_parameters=lenient)).result


async def test_a_copy_is_a_message_of_its_own(bot: Bot, phone_of: NewPhone, anna: Phone) -> None:
    boris = await phone_of("Boris")
    await boris.send("/start")
    original = await bot.send_message(anna.person_id, "<i>hi</i>", parse_mode="HTML")
    await bot.copy_message(boris.person_id, anna.person_id, original.message_id)
    assert (await boris.sees("hi")).html == "<i>hi</i>"


async def test_a_copied_medium_may_get_another_caption(bot: Bot, anna: Phone) -> None:
    sent = await anna.upload("brief.txt", b"a brief", caption="old words")
    await bot.copy_message(anna.person_id, anna.person_id, sent.id, caption="<b>new</b> words", parse_mode="HTML")
    copied = await anna.sees("new words")
    assert (copied.html, copied.files[0]["name"]) == ("<b>new</b> words", "brief.txt")


async def test_link_previews_and_silence_are_kept(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(
        anna.person_id,
        "https://example.org",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled
    assert (await anna.sees("example")).facts["silent"]


async def test_the_person_sees_that_the_bot_is_typing_until_it_has_written(bot: Bot, call: Caller, anna: Phone) -> None:
    await bot.send_chat_action(anna.person_id, "typing")
    await anna.look()
    assert anna.chat["action"] == "typing"
    await bot.send_message(anna.person_id, "written")
    await anna.sees("written")
    assert anna.chat["action"] == ""
    wrong = await call("sendChatAction", chat_id=anna.person_id, action="juggling")
    assert wrong.refusal == "Bad Request: wrong parameter action in request"


async def test_a_pinned_message_is_announced(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.person_id, "the card")
    await bot.pin_chat_message(anna.person_id, sent.message_id)
    await anna.look()
    assert anna.last.facts["service"] == {"kind": "pinned_message"}


async def test_a_chat_can_be_looked_up(bot: Bot, anna: Phone) -> None:
    chat = await bot.get_chat(anna.person_id)
    assert (chat.type, chat.first_name) == ("private", "Anna")
