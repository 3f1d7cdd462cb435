"""Buttons: what they may be, and how a press reaches the bot and its answer the person."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from sandbox.server import SandboxServer
from sandbox.telegram.limits import Limits
from tests.chat.phone import NotAllowed, Phone
from tests.sandbox.conftest import Caller, inline

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def pressed(call: Caller) -> dict[str, Any]:
    """The newest callback query that waits for the bot."""
    updates = (await call("getUpdates")).result
    query: dict[str, Any] = updates[-1]["callback_query"]
    return query


@pytest.mark.parametrize("data", ["x" * 64, "я" * 32, "😀" * 16])
async def test_callback_data_of_64_bytes_is_taken(call: Caller, anna: Phone, data: str) -> None:
    buttons = inline([{"text": "A", "callback_data": data}])
    assert (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)).result


@pytest.mark.parametrize("data", ["x" * 65, "я" * 33, "😀" * 17])
async def test_callback_data_above_64_bytes_is_refused(call: Caller, anna: Phone, data: str) -> None:
    buttons = inline([{"text": "A", "callback_data": data}])
    answer = await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)
    assert answer.refusal == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"text": "A"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        (
            {"text": "A", "url": "localhost"},
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "A", "callback_data": "a", "style": "pink"},
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"text": "A", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ("A", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
    ],
)
async def test_a_wrong_button_is_refused(call: Caller, anna: Phone, button: Any, refusal: str) -> None:
    answer = await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=inline([button]))
    assert answer.refusal == f"Bad Request: {refusal}"


@pytest.mark.parametrize("markup", ["{", "[]", '{"inline_keyboard": 5}', '{"keyboard": ["a"]}'])
async def test_a_markup_of_wrong_shape_is_refused(call: Caller, anna: Phone, markup: str) -> None:
    assert (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=markup)).status == 400


async def test_a_hundred_buttons_are_taken_and_one_more_is_not(call: Caller, anna: Phone) -> None:
    button = {"text": "A", "callback_data": "a"}
    hundred = inline(*[[button] * 5 for _ in range(20)])
    assert (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=hundred)).result
    more = inline(*hundred["inline_keyboard"], [button])
    answer = await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=more)
    assert answer.refusal == "Bad Request: reply markup is too long"


async def test_a_heavy_markup_is_refused(call: Caller, anna: Phone) -> None:
    heavy = inline(*[[{"text": "x" * 200, "callback_data": "a"}] for _ in range(60)])
    answer = await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=heavy)
    assert answer.refusal == "Bad Request: reply markup is too long"


async def test_every_kind_of_button_comes_back_as_it_was_given(bot: Bot, anna: Phone) -> None:
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Yes", callback_data="yes", style="success")],
            [InlineKeyboardButton(text="Site", url="https://example.org/a?b=c#d")],
            [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="K7Q2"))],
        ]
    )
    sent = await bot.send_message(anna.person_id, "hi", reply_markup=keyboard)
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == keyboard.model_dump()
    shown = await anna.sees("hi")
    assert [row[0]["does"] for row in shown.facts["buttons"]] == ["callback", "url", "copy_text"]
    assert shown.button("Yes")["style"] == "success"


async def test_a_person_never_sees_callback_data(bot: Bot, anna: Phone) -> None:
    button = InlineKeyboardButton(text="Yes", callback_data="hidden-thing")
    await bot.send_message(anna.person_id, "hi", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
    assert "hidden-thing" not in str((await anna.sees("hi")).facts)


async def test_a_press_carries_the_message_and_its_answer_is_shown_once(
    sandbox: SandboxServer, call: Caller, anna: Phone
) -> None:
    buttons = inline([{"text": "A", "callback_data": "a"}])
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)).result
    await anna.press_raw(sent["message_id"], "a", wait=0)
    query = await pressed(call)
    assert query["data"] == "a"
    assert query["from"]["id"] == anna.person_id
    assert query["message"] == sent
    said = {"callback_query_id": query["id"], "text": "Done", "show_alert": True}
    assert (await call("answerCallbackQuery", **said)).result is True
    await anna.look()
    assert anna.chat["toast"] == {"text": "Done", "alert": True, "url": None}
    assert (await call("answerCallbackQuery", **said)).refusal == TOO_OLD


async def test_an_unknown_query_is_too_old(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query("12345")


async def test_a_query_is_too_old_after_its_seconds(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    buttons = inline([{"text": "A", "callback_data": "a"}])
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)).result
    real = sandbox.telegram.monotonic
    await anna.press_raw(sent["message_id"], "a", wait=0)
    query = await pressed(call)
    sandbox.telegram.monotonic = lambda: real() + Limits().callback_seconds
    assert (await call("answerCallbackQuery", callback_query_id=query["id"])).refusal == TOO_OLD


async def test_an_answer_is_at_most_200_characters_and_opens_only_the_bot(call: Caller, anna: Phone) -> None:
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi")).result
    await anna.press_raw(sent["message_id"], "a", wait=0)
    query_id = (await pressed(call))["id"]
    wrong = await call("answerCallbackQuery", callback_query_id=query_id, url="https://example.org")
    assert wrong.refusal == "Bad Request: URL_INVALID"
    long = await call("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long.refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_forged_press_carries_any_data_and_a_deleted_message_is_inaccessible(call: Caller, anna: Phone) -> None:
    await anna.press_raw(999, "forged", wait=0)
    query = await pressed(call)
    assert query["data"] == "forged"
    assert (query["message"]["message_id"], query["message"]["date"]) == (999, 0)


async def test_a_button_that_is_not_there_cannot_be_pressed(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    buttons = inline([{"text": "Site", "url": "https://example.org"}])
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)).result
    address = f"{sandbox.url}/sandbox/people/{anna.person_id}/press"
    for said, status in (
        ({"text": "No such"}, 409),
        ({"text": "Site"}, 409),
        ({"message_id": sent["message_id"], "row": 0, "column": 1}, 409),
        ({"message_id": 999, "row": 0, "column": 0}, 404),
        ({"message_id": "one"}, 400),
    ):
        async with call.http.post(address, json=said) as response:
            assert response.status == status, said


async def test_a_reply_keyboard_stays_until_it_is_removed(call: Caller, anna: Phone) -> None:
    keyboard = {"keyboard": [["Yes", {"text": "No"}]], "input_field_placeholder": "Well?"}
    await call("sendMessage", chat_id=anna.person_id, text="Sure?", reply_markup=keyboard)
    await anna.look()
    assert anna.chat["keyboard"] == {"rows": [["Yes", "No"]], "placeholder": "Well?"}
    assert (await anna.tap("Yes")).text == "Yes"
    with pytest.raises(NotAllowed, match="keyboard has no"):
        await anna.tap("Perhaps")
    await call("sendMessage", chat_id=anna.person_id, text="Fine", reply_markup={"remove_keyboard": True})
    await anna.look()
    assert anna.chat["keyboard"] is None


async def test_a_keyboard_for_one_time_goes_when_it_was_used(call: Caller, anna: Phone) -> None:
    keyboard = {"keyboard": [["Yes"]], "one_time_keyboard": True}
    await call("sendMessage", chat_id=anna.person_id, text="Sure?", reply_markup=keyboard)
    await anna.tap("Yes")
    assert anna.chat["keyboard"] is None


async def test_a_forced_reply_shows_its_placeholder(call: Caller, anna: Phone) -> None:
    force = {"force_reply": True, "input_field_placeholder": "Your price"}
    await call("sendMessage", chat_id=anna.person_id, text="How much?", reply_markup=force)
    await anna.look()
    assert anna.chat["keyboard"] == {"rows": [], "placeholder": "Your price"}


async def test_an_edit_takes_no_reply_keyboard(call: Caller, anna: Phone) -> None:
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi")).result
    where = {"chat_id": anna.person_id, "message_id": sent["message_id"]}
    answer = await call("editMessageText", **where, text="ho", reply_markup={"keyboard": [["Yes"]]})
    assert answer.refusal == "Bad Request: inline keyboard expected"
