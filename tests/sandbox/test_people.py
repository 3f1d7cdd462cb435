"""The people's side over HTTP: what a phone may do, and what it is told when it may not."""

from typing import Any

import pytest
from aiogram import Bot

from sandbox.server import SandboxServer
from tests.chat.phone import NotAllowed, NotSeen, Phone
from tests.sandbox.conftest import Caller, NewPhone, inline


async def test_people_are_added_and_listed(sandbox: SandboxServer, call: Caller) -> None:
    address = f"{sandbox.url}/sandbox/people"
    about = {"first_name": "Anna", "username": "anna_buys", "language_code": "ru", "id": 77}
    async with call.http.post(address, json=about) as response:
        assert await response.json() == about
    async with call.http.get(address) as response:
        assert await response.json() == [about]


async def test_a_person_can_be_written_to_by_username(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    boris = sandbox.telegram.add_person("Boris", username="Boris_Sells")
    sandbox.telegram.set_access(sandbox.telegram.room(boris.id), started=True, blocked=False)
    assert (await bot.send_message("@boris_sells", "hi")).chat.id == boris.id


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "people", {"username": "x"}, 400),
        ("POST", "people", {"first_name": "x", "shoe_size": 42}, 400),
        ("GET", "people/999/chat", None, 404),
        ("GET", "people/anna/chat", None, 400),
        ("POST", "people/999/text", {"text": "hi"}, 404),
        ("POST", "people/{anna}/text", {"text": 5}, 400),
        ("POST", "people/{anna}/text", {"text": " \n"}, 409),
        ("POST", "people/{anna}/text", {"text": "x" * 4097}, 409),
        ("POST", "people/{anna}/text", [], 400),
        ("POST", "people/{anna}/file", {}, 400),
        ("POST", "people/{anna}/open", {"url": "https://example.org"}, 409),
        ("POST", "people/{anna}/open", {"url": "https://t.me/handover_bot?start=a.b"}, 409),
        ("POST", "people/{anna}/open", {"url": "https://t.me/handover_bot?start=" + "x" * 65}, 409),
        ("POST", "people/{anna}/pay", {"message_id": 1}, 409),
        ("POST", "people/{anna}/keyboard", {"text": "Yes"}, 409),
        ("POST", "people/{anna}/delete", {"message_id": 999}, 404),
        ("POST", "people/{anna}/dance", {}, 404),
        ("GET", "people/{anna}/dance", None, 404),
        ("GET", "people/{anna}/files/none", None, 404),
        ("GET", "nowhere", None, 404),
        ("GET", "no/such/place/at/all", None, 404),
        ("GET", "calls?after=x", None, 400),
    ],
)
async def test_what_cannot_be_done_says_why(
    sandbox: SandboxServer, call: Caller, anna: Phone, method: str, path: str, body: Any, status: int
) -> None:
    address = f"{sandbox.url}/sandbox/{path.format(anna=anna.person_id)}"
    async with call.http.request(method, address, json=body) as response:
        assert response.status == status
        assert (await response.json())["error"]


async def test_a_body_that_is_no_json_is_refused(sandbox: SandboxServer, call: Caller) -> None:
    async with call.http.post(f"{sandbox.url}/sandbox/people", data=b"{") as response:
        assert response.status == 400


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/handover_bot?start=deal_7-a",
        "t.me/Handover_Bot?start=deal_7-a",
        "tg://resolve?domain=handover_bot&start=deal_7-a",
    ],
)
async def test_a_link_to_the_bot_starts_it_with_what_the_link_carries(bot: Bot, phone_of: NewPhone, link: str) -> None:
    boris = await phone_of("Boris")
    assert (await boris.open(link)).text == "/start deal_7-a"
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.entities is not None
    assert [(entity.type, entity.length) for entity in message.entities] == [("bot_command", 6)]


async def test_a_bare_link_starts_it_with_nothing_and_unblocks_it(anna: Phone) -> None:
    await anna.block()
    with pytest.raises(NotAllowed, match="blocked"):
        await anna.send("hi")
    assert (await anna.open("https://t.me/handover_bot")).text == "/start"
    assert anna.chat["blocked"] is False


async def test_links_to_the_bot_are_marked_for_the_page(call: Caller, anna: Phone) -> None:
    buttons = inline(
        [{"text": "Open", "url": "https://t.me/handover_bot?start=x"}, {"text": "Site", "url": "https://example.org"}]
    )
    await call("sendMessage", chat_id=anna.person_id, text="hi", reply_markup=buttons)
    shown = await anna.sees("hi")
    assert [shown.button(words)["opens_bot"] for words in ("Open", "Site")] == [True, False]
    assert await anna.click("Open") == ""
    assert anna.messages[-1].text == "/start x"


async def test_a_cleared_chat_is_empty_for_the_bot_too(call: Caller, anna: Phone) -> None:
    sent = (await call("sendMessage", chat_id=anna.person_id, text="hi")).result
    await anna.clear()
    assert anna.messages == []
    edit = await call("editMessageText", chat_id=anna.person_id, message_id=sent["message_id"], text="ho")
    assert edit.refusal == "Bad Request: message to edit not found"


async def test_changes_of_any_chat_are_told_as_they_come(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    address = f"{sandbox.url}/sandbox/changes"
    async with call.http.get(address) as response:
        before = await response.json()
    await call("sendMessage", chat_id=anna.person_id, text="hi")
    async with call.http.get(address, params={"after": before["version"], "wait": "5"}) as response:
        after = await response.json()
    chat = str(anna.person_id)
    assert after["chats"][chat] > before["chats"][chat]


async def test_a_phone_says_what_it_shows_when_it_waits_in_vain(call: Caller, anna: Phone) -> None:
    buttons = inline([{"text": "Start work", "callback_data": "a"}])
    await call("sendMessage", chat_id=anna.person_id, text="Your turn", reply_markup=buttons)
    anna.patience = 0.05
    with pytest.raises(NotSeen, match=r"(?s)'Their turn' was not seen.*bot: Your turn\n +Start work"):
        await anna.sees("Their turn")
    with pytest.raises(NotSeen, match="did not answer the press"):
        await anna.click("Start work")


async def test_html_for_people_is_escaped(bot: Bot, anna: Phone) -> None:
    await bot.send_message(anna.person_id, "<b>1 &lt; 2</b> &amp; 'so' on <i>😀</i>", parse_mode="HTML")
    assert (await anna.sees("1 < 2")).html == "<b>1 &lt; 2</b> &amp; 'so' on <i>😀</i>"
