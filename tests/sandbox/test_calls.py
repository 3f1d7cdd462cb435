"""A call may come in every form that the Bot API takes; a wrong one is refused in Telegram's words."""

from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import CreateForumTopic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.server import TOKEN, SandboxServer
from sandbox.telegram.methods import METHODS
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller, a_bot, a_png, close


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert me.is_bot
    assert me.username == "handover_bot"
    assert me.id == int(TOKEN.partition(":")[0])


async def test_a_text_can_be_sent_in_every_form(call: Caller, anna: Phone) -> None:
    chat = str(anna.person_id)
    address = call.address("sendMessage")
    await call.sent(call.http.get(address, params={"chat_id": chat, "text": "query"}))
    await call.sent(call.http.post(address, data={"chat_id": chat, "text": "form"}))
    await call.sent(call.http.post(address, json={"chat_id": anna.person_id, "text": "json"}))
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", chat)
    form.add_field("text", "multipart", content_type="text/plain")
    await call.sent(call.http.post(address, data=form))
    await anna.look()
    assert [message.text for message in anna.from_bot] == ["query", "form", "json", "multipart"]


@pytest.mark.parametrize("field", ["document", "anything"])
async def test_a_file_comes_as_a_field_of_its_own_or_attached(call: Caller, anna: Phone, field: str) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.person_id)})
    if field != "document":
        form.add_field("document", f"attach://{field}")
    form.add_field(field, b"hello", filename="hello.txt")
    sent = await call.sent(call.http.post(call.address("sendDocument"), data=form))
    assert sent.result["document"]["file_name"] == "hello.txt"
    await anna.look()
    assert await anna.download(anna.last) == b"hello"


@pytest.mark.parametrize("name", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_the_case_of_a_method_does_not_matter(call: Caller, anna: Phone, name: str) -> None:
    assert (await call(name, chat_id=anna.person_id, text="hi")).result["text"] == "hi"


async def test_an_unknown_method_is_not_found(call: Caller, bot: Bot) -> None:
    answer = await call("sendTelepathy")
    assert answer.status == 404
    assert answer.refusal.startswith("Not Found")
    with pytest.raises(TelegramNotFound):
        await bot(CreateForumTopic(chat_id=1, name="not built here"))


async def test_a_wrong_token_is_unauthorized(sandbox: SandboxServer) -> None:
    stranger = a_bot(sandbox.url, "1000000001:SANDBOX-handover-SANDBOX-handover-9")
    try:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
    finally:
        await close(stranger)


async def test_a_body_that_is_no_json_is_refused(call: Caller) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await call.sent(call.http.post(call.address("sendMessage"), data="{", headers=headers))
    assert answer.refusal == "Bad Request: can't parse JSON body"


async def test_the_record_of_calls_holds_what_was_asked_but_no_token(
    sandbox: SandboxServer, call: Caller, anna: Phone
) -> None:
    await call("sendMessage", chat_id=anna.person_id, text="hi")
    await call("sendMessage", chat_id=anna.person_id, text="")
    async with call.http.get(f"{sandbox.url}/sandbox/calls") as response:
        raw = await response.text()
        calls = await response.json()
    assert TOKEN not in raw
    assert TOKEN.partition(":")[2] not in raw
    assert [(made["method"], made["code"]) for made in calls] == [("sendmessage", 200), ("sendmessage", 400)]
    assert calls[0]["parameters"] == {"chat_id": anna.person_id, "text": "hi"}


_FIELDS = (
    "chat_id",
    "text",
    "parse_mode",
    "entities",
    "reply_markup",
    "reply_parameters",
    "link_preview_options",
    "message_id",
    "message_ids",
    "from_chat_id",
    "caption",
    "caption_entities",
    "media",
    "photo",
    "document",
    "commands",
    "scope",
    "language_code",
    "menu_button",
    "prices",
    "url",
    "allowed_updates",
    "title",
    "description",
    "payload",
    "currency",
    "user_id",
    "offset",
    "action",
    "name",
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8) | st.sampled_from(["<b>", "@", "5000001"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*_FIELDS, "type", "offset", "length", "inline_keyboard", "keyboard"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(method=st.sampled_from(sorted(METHODS)), fields=st.dictionaries(st.sampled_from(_FIELDS), _VALUES))
async def test_whatever_is_asked_is_answered_or_refused_but_never_breaks(
    sandbox: SandboxServer, method: str, fields: dict[str, Any]
) -> None:
    telegram = sandbox.telegram
    if not telegram.people:
        telegram.add_person("Anna", person_id=5_000_001)
        telegram.set_access(telegram.room(5_000_001), started=True, blocked=False)
    await sandbox.bot_side.act(method, {"chat_id": "5000001", **fields})
    assert telegram.faults.calls[-1].code in {200, 400, 403, 404}


def test_the_picture_that_tests_send_is_one() -> None:
    assert a_png().startswith(b"\x89PNG")
