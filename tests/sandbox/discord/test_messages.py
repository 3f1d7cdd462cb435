"""Messages both ways, and everything for which Discord refuses one."""

import asyncio
import io
from typing import Any

import aiohttp
import discord
import pytest

from sandbox.discord.faults import Fault
from sandbox.discord.limits import Limits
from sandbox.discord.permissions import EVERYBODY, SEND
from sandbox.discord.values import Channel, Guild, Overwrite
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, SandboxServer
from tests.sandbox.discord.conftest import Caller, Client, Person

V2 = 1 << 15


def text_display(words: str) -> dict[str, Any]:
    return {"type": 10, "content": words}


def a_button(**facts: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": "press"} | facts


def a_row(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(children)}


@pytest.fixture
async def dm(call: Caller, anna: Person) -> str:
    """The address of the messages between the bot and Anna."""
    opened = await call("POST", "/users/@me/channels", {"recipient_id": str(anna.id)})
    return f"/channels/{opened.body['id']}/messages"


async def test_a_message_of_the_client_is_seen_edited_and_deleted(client: Client, anna: Person) -> None:
    user = await client.fetch_user(anna.id)
    sent = await user.send("Hello, Anna", file=discord.File(io.BytesIO(b"<svg/>"), "my logo.svg"))
    place = await anna.place(sent.channel.id)
    assert [message["text"] for message in place["messages"]] == ["Hello, Anna"]
    assert place["messages"][0]["files"][0]["name"] == "my logo.svg"
    assert sent.attachments[0].filename == "my_logo.svg"
    assert await sent.attachments[0].read() == b"<svg/>"
    await sent.edit(content="Hello again")
    place = await anna.place(sent.channel.id)
    assert (place["messages"][0]["text"], place["messages"][0]["edited"]) == ("Hello again", True)
    await sent.delete()
    assert (await anna.place(sent.channel.id))["messages"] == []


async def test_what_people_say_among_each_other_is_not_told_to_the_bot(
    client: Client, anna: Person, orders: Channel
) -> None:
    for said in ("nobody's business", f"<@{client.application_id}> hello"):
        await anna.sends("write", {"text": said, "channel": orders.id}, ("file", "a.txt", b"a"))
    await anna.does("write", text="between us")
    await client.heard.event("message", lambda message: message.guild is None)
    heard = [(message.content, len(message.attachments)) for message in client.heard.messages]
    assert heard == [("", 0), (f"<@{client.application_id}> hello", 1), ("between us", 0)]


async def test_the_same_nonce_makes_one_message(call: Caller, dm: str) -> None:
    said = {"content": "once", "nonce": "k7q2", "enforce_nonce": True}
    first, second = await call("POST", dm, said), await call("POST", dm, said)
    assert first.body["id"] == second.body["id"]
    third = await call("POST", dm, said | {"nonce": "other"})
    assert third.body["id"] != first.body["id"]


async def test_an_answer_refers_to_what_it_answers(client: Client, anna: Person) -> None:
    await anna.does("write", text="are you there?")
    question: discord.Message = await client.heard.event("message")
    reply = await question.reply("Yes")
    assert reply.reference
    assert reply.reference.message_id == question.id


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": "x", "flags": V2}, "content"),
        ({"flags": V2, "components": [text_display("x" * 2001), text_display("x" * 2000)]}, "components"),
        ({"flags": V2, "components": [text_display("x")] * 41}, "components"),
        ({"flags": V2, "components": [{"type": 17, "components": [text_display("x")] * 40}]}, "components"),
        ({"components": [text_display("x")]}, "components"),
        ({"components": [a_row(*[a_button(custom_id=str(n)) for n in range(6)])]}, "components"),
        ({"components": [a_row(a_button(), a_button())]}, "components"),
        ({"components": [a_row(a_button(label="x" * 81))]}, "components"),
        ({"components": [a_row(a_button(custom_id="x" * 101))]}, "components"),
        ({"components": [a_row(a_button(custom_id=""))]}, "components"),
        ({"components": [a_row(a_button(style=5))]}, "components"),
        ({"components": [a_row({"type": 3, "custom_id": "s", "options": []})]}, "components"),
        (
            {"components": [a_row({"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "b"}] * 2})]},
            "components",
        ),
        ({"content": "x", "embeds": [{"title": "x" * 257}]}, "embeds"),
        ({"content": "x", "nonce": "x" * 26}, "nonce"),
        ({"content": "x", "message_reference": {"message_id": "1"}}, "message_reference"),
        ({"content": "x", "flags": 1 << 6}, "flags"),
        ({"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://none.txt"}}]}, "components"),
    ],
)
async def test_a_faulty_body_is_refused_with_the_field(call: Caller, dm: str, said: Any, field: str) -> None:
    refused = await call("POST", dm, said)
    assert refused.refusal == (400, 50035)
    assert list(refused.body["errors"]) == [field]
    assert "_errors" in str(refused.body["errors"])


async def test_the_largest_message_that_is_allowed_is_taken(call: Caller, dm: str) -> None:
    blocks = [{"type": 17, "components": [text_display("x" * 100)] * 39}]
    taken = await call("POST", dm, {"flags": V2, "components": blocks})
    assert taken.status == 200
    numbers = [taken.body["components"][0]["id"], *(each["id"] for each in taken.body["components"][0]["components"])]
    assert len(set(numbers)) == 40


async def test_what_was_built_of_blocks_stays_so(call: Caller, dm: str) -> None:
    sent = await call("POST", dm, {"flags": V2, "components": [text_display("x")]})
    refused = await call("PATCH", f"{dm}/{sent.body['id']}", {"content": "plain", "flags": 0})
    assert list(refused.body["errors"]) == ["content"]


async def test_nothing_and_nonsense_are_refused(call: Caller, dm: str, http: aiohttp.ClientSession) -> None:
    assert (await call("POST", dm, {})).refusal == (400, 50006)
    headers = {"Authorization": f"Bot {DISCORD_TOKEN}", "Content-Type": "application/json"}
    broken = await call.sent(http.post(f"{call.url}{dm}", data=b"{", headers=headers))
    assert broken.refusal == (400, 50109)


async def test_what_is_not_there_has_a_code_of_its_own(call: Caller, dm: str, orders: Channel) -> None:
    assert (await call("GET", "/channels/1")).refusal == (404, 10003)
    assert (await call("PATCH", f"{dm}/1", {"content": "x"})).refusal == (404, 10008)
    assert (await call("GET", "/guilds/1")).refusal == (404, 10004)
    assert (await call("GET", f"/guilds/{orders.guild}/members/1")).refusal == (404, 10007)
    assert (await call("GET", "/users/1")).refusal == (404, 10013)
    assert (await call("GET", "/nowhere")).refusal == (404, 0)
    assert (await call("PUT", "/users/@me")).refusal == (405, 0)


async def test_closed_private_messages_are_said_so(call: Caller, dm: str, anna: Person) -> None:
    await anna.does("close")
    assert (await call("POST", dm, {"content": "x"})).refusal == (403, 50007)
    await anna.does("reopen")
    assert (await call("POST", dm, {"content": "x"})).status == 200


async def test_a_stranger_cannot_be_written_to(call: Caller, world: Discord) -> None:
    stranger = world.add_person("Stranger", guild=0)
    opened = await call("POST", "/users/@me/channels", {"recipient_id": str(stranger.id)})
    assert (await call("POST", f"/channels/{opened.body['id']}/messages", {"content": "x"})).refusal == (403, 50007)


async def test_permissions_and_access_are_two_refusals(
    call: Caller, world: Discord, town: Guild, orders: Channel
) -> None:
    path = f"/channels/{orders.id}/messages"
    bots = next(role for role in town.roles.values() if role.name == "Handover")
    world.allow(orders, Overwrite(bots.id, 0, deny=SEND))
    assert (await call("POST", path, {"content": "x"})).refusal == (403, 50013)
    world.allow(orders, Overwrite(bots.id, 0, deny=EVERYBODY))
    assert (await call("POST", path, {"content": "x"})).refusal == (403, 50001)


async def test_too_large_a_file_is_refused(client: Client, anna: Person, world: Discord) -> None:
    world.limits = Limits(hurried=False, upload_bytes=10)
    user = await client.fetch_user(anna.id)
    with pytest.raises(discord.HTTPException) as refused:
        await user.send(file=discord.File(io.BytesIO(b"x" * 11), "a.bin"))
    assert (refused.value.status, refused.value.code) == (413, 40005)


async def test_nobody_edits_what_others_wrote(call: Caller, anna: Person, dm: str) -> None:
    written = await anna.does("write", text="mine")
    assert (await call("PATCH", f"{dm}/{written['id']}", {"content": "x"})).refusal == (403, 50005)
    assert (await call("DELETE", f"{dm}/{written['id']}")).refusal == (403, 50003)


async def test_every_answer_tells_of_its_bucket(sandbox: SandboxServer, call: Caller, dm: str) -> None:
    sandbox.discord.limits = Limits()
    left = [int((await call("POST", dm, {"content": "x"})).headers["X-RateLimit-Remaining"]) for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    refused = await call("POST", dm, {"content": "x"})
    assert refused.status == 429
    assert 0 < refused.body["retry_after"] <= 5
    assert refused.body["global"] is False
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert refused.headers["Via"]
    other = await call("GET", dm)
    assert other.headers["X-RateLimit-Bucket"] != refused.headers["X-RateLimit-Bucket"]


async def test_fifty_calls_in_a_second_are_enough(sandbox: SandboxServer, call: Caller) -> None:
    sandbox.discord.limits = Limits(overall_per_second=3)
    answers = await asyncio.gather(*(call("GET", "/users/@me") for _ in range(4)))
    refused = next(answer for answer in answers if answer.status == 429)
    assert refused.body["global"] is True
    assert refused.headers["X-RateLimit-Global"] == "true"


async def test_the_real_client_waits_and_tries_again(client: Client, anna: Person, world: Discord) -> None:
    user = await client.fetch_user(anna.id)
    world.faults.plan(Fault("error", "create_message", status=429, words="slow", retry_after=0.05))
    sent = await user.send("at last")
    calls = [record.status for record in world.faults.calls if record.call == "create_message"]
    assert calls == [429, 200]
    assert (await anna.place(sent.channel.id))["messages"][0]["text"] == "at last"


async def test_who_asks_in_vain_too_often_is_answered_no_more(sandbox: SandboxServer, call: Caller) -> None:
    sandbox.discord.limits = Limits(hurried=False, invalid_per_window=3)
    for _ in range(3):
        await call("GET", "/users/@me", token="wrong")
    assert sandbox.discord.meter.invalid == 3
    banned = await call("GET", "/users/@me")
    assert banned.status == 429
    assert "Via" not in banned.headers


async def test_an_answer_can_be_lost_after_the_deed(call: Caller, dm: str, world: Discord, anna: Person) -> None:
    world.faults.plan(Fault("lose", "create_message"))
    with pytest.raises(aiohttp.ClientError):
        await call("POST", dm, {"content": "said"})
    screen = await anna.screen()
    assert [message["text"] for message in screen["places"][-1]["messages"]] == ["said"]
    assert [record.status for record in world.faults.calls if record.call == "create_message"] == [0]


async def test_mentions_ping_only_whom_they_may(call: Caller, anna: Person, orders: Channel) -> None:
    path = f"/channels/{orders.id}/messages"
    said: dict[str, Any] = {"content": f"<@{anna.id}>"}
    assert [each["id"] for each in (await call("POST", path, said)).body["mentions"]] == [str(anna.id)]
    quiet = said | {"allowed_mentions": {"parse": []}}
    assert (await call("POST", path, quiet)).body["mentions"] == []
    named = said | {"allowed_mentions": {"parse": [], "users": [str(anna.id)]}}
    assert [each["id"] for each in (await call("POST", path, named)).body["mentions"]] == [str(anna.id)]
