"""Polling: updates come in order, stay until they are confirmed, and have one reader at a time."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from sandbox.server import SandboxServer
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller, NewPhone

ANOTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_updates_are_numbered_in_order_and_stay_until_confirmed(bot: Bot, anna: Phone) -> None:
    await anna.send("one")
    await anna.send("two")
    updates = await bot.get_updates()
    assert [update.message.text for update in updates if update.message] == ["/start", "one", "two"]
    first = updates[0].update_id
    assert [update.update_id for update in updates] == [first, first + 1, first + 2]
    assert await bot.get_updates() == updates
    assert await bot.get_updates(offset=first + 1, limit=1) == updates[1:2]
    assert await bot.get_updates() == updates[1:]
    assert await bot.get_updates(offset=first + 3) == []


async def test_a_negative_offset_keeps_only_the_last(bot: Bot, anna: Phone) -> None:
    await anna.send("one")
    await anna.send("two")
    for _ in range(2):
        updates = await bot.get_updates(offset=-1)
        assert [update.message.text for update in updates if update.message] == ["two"]


async def test_at_most_a_hundred_come_at_once(sandbox: SandboxServer, bot: Bot, anna: Phone) -> None:
    for number in range(105):
        await anna.press_raw(number, "x", wait=0)
    assert len(await bot.get_updates(limit=1000)) == 100


async def test_a_poll_waits_for_the_next_update(bot: Bot, anna: Phone) -> None:
    started = await bot.get_updates()
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(offset=started[-1].update_id + 1, timeout=30))
        await anna.send("here")
    assert [update.message.text for update in poll.result() if update.message] == ["here"]


async def test_a_poll_ends_empty_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == []


async def test_a_second_poll_ends_the_first_with_a_conflict(call: Caller, anna: Phone) -> None:
    offset = (await call("getUpdates")).result[-1]["update_id"] + 1
    async with asyncio.TaskGroup() as group:
        first = group.create_task(call("getUpdates", offset=offset, timeout=30))
        while not first.done():
            second = await call("getUpdates", offset=offset, timeout=1)
            assert second.status in {200, 409}
    assert first.result().refusal == ANOTHER_POLL


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, call: Caller, anna: Phone) -> None:
    offset = (await call("getUpdates")).result[-1]["update_id"] + 1
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(call("getUpdates", offset=offset, timeout=30))
        while not waiting.done():
            await bot.set_webhook("http://127.0.0.1:1/nobody")
    assert waiting.result().refusal == "Conflict: terminated by setWebhook request"
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_only_kinds_that_the_bot_asked_for_are_kept(bot: Bot, anna: Phone) -> None:
    updates = await bot.get_updates(allowed_updates=["callback_query"])
    offset = updates[-1].update_id + 1
    await anna.send("unwanted")
    await anna.press_raw(1, "wanted", wait=0)
    wanted = await bot.get_updates(offset=offset)
    assert [update.event_type for update in wanted] == ["callback_query"]
    await bot.get_updates(allowed_updates=[])
    await anna.send("wanted again")
    assert (await bot.get_updates())[-1].event_type == "message"


async def test_blocking_and_unblocking_is_told_to_the_bot(bot: Bot, anna: Phone) -> None:
    await anna.block()
    await anna.block()
    await anna.unblock()
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_in_a_group_its_members_write_to_the_bot(
    sandbox: SandboxServer, bot: Bot, call: Caller, phone_of: NewPhone, anna: Phone
) -> None:
    boris = await phone_of("Boris")
    group = sandbox.telegram.add_group("Bakery", (anna.person_id,))
    written = f"{sandbox.url}/sandbox/people/{anna.person_id}/text"
    async with call.http.post(written, json={"text": "/help", "chat_id": group.id}) as response:
        assert response.status == 200
    refused = f"{sandbox.url}/sandbox/people/{boris.person_id}/text"
    async with call.http.post(refused, json={"text": "/help", "chat_id": group.id}) as response:
        assert response.status == 409
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.from_user is not None
    assert (message.chat.type, message.chat.id, message.from_user.first_name) == ("group", group.id, "Anna")
    assert (await bot.send_message(group.id, "Hello")).chat.title == "Bakery"
