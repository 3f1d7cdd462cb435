"""The sandbox fails on order: before it acts, after it acted, slowly, or with any refusal."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from sandbox.server import SandboxServer
from sandbox.telegram.faults import Fault
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller


async def test_an_ordered_error_is_answered_without_acting(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    sandbox.telegram.faults.plan(Fault("error", code=502, description="Bad Gateway"))
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.send_message(anna.person_id, "one")
    await bot.send_message(anna.person_id, "two")
    await anna.look()
    assert [message.text for message in anna.from_bot] == ["two"]


async def test_a_429_carries_when_to_try_again(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    description = "Too Many Requests: retry after 7"
    sandbox.telegram.faults.plan(Fault("error", code=429, description=description, retry_after=7))
    with pytest.raises(TelegramRetryAfter) as raised:
        await bot.send_message(anna.person_id, "one")
    assert raised.value.retry_after == 7


async def test_a_dropped_call_is_not_carried_out(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    sandbox.telegram.faults.plan(Fault("drop"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.person_id, "one")
    await anna.look()
    assert anna.from_bot == []


async def test_a_lost_answer_belongs_to_a_call_that_was_carried_out(
    sandbox: SandboxServer, bot: Bot, anna: Phone
) -> None:
    sandbox.telegram.faults.plan(Fault("lose"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.person_id, "one")
    await anna.look()
    assert [message.text for message in anna.from_bot] == ["one"]
    made = sandbox.telegram.faults.calls[-1]
    assert (made.code, made.description) == (0, "answer lost")


async def test_a_delayed_call_is_carried_out_later(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    sandbox.telegram.faults.plan(Fault("delay", method="sendMessage", seconds=0.8))
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(bot.send_message(anna.person_id, "slow"))
        quick = await bot.get_me()
        assert quick.is_bot
        assert not slow.done()
    assert slow.result().text == "slow"


async def test_a_fault_may_be_for_a_method_a_chat_and_several_calls(
    sandbox: SandboxServer, bot: Bot, anna: Phone
) -> None:
    refusal = Fault("error", method="sendMessage", chat_id=anna.person_id, times=2, code=403, description="Forbidden")
    sandbox.telegram.faults.plan(refusal)
    assert (await bot.get_me()).is_bot
    for _ in range(2):
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(anna.person_id, "hi")
    assert (await bot.send_message(anna.person_id, "hi")).text == "hi"


async def test_faults_are_ordered_and_cleared_over_http(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    address = f"{sandbox.url}/sandbox/faults"
    async with call.http.post(address, json={"kind": "error", "code": 400, "description": "Bad Request: x"}) as told:
        assert [fault["kind"] for fault in (await told.json())["planned"]] == ["error"]
    assert (await call("getMe")).refusal == "Bad Request: x"
    await (await call.http.post(address, json={"kind": "drop", "times": 9})).read()
    async with call.http.delete(address) as told:
        assert await told.json() == {"planned": []}
    assert (await call("getMe")).status == 200
    for wrong in ({"kind": "explode"}, {"speed": 1}):
        async with call.http.post(address, json=wrong) as told:
            assert told.status == 400


async def test_polling_can_fail_too(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    sandbox.telegram.faults.plan(Fault("lose", method="getUpdates"))
    with pytest.raises(TelegramNetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1
