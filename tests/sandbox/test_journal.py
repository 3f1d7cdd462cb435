"""A sandbox that was killed shows the same chats again and uses no number twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from sandbox import journal
from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits
from sandbox.telegram.payments import Invoice
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller, inline


@asynccontextmanager
async def running(
    state: Path, clock: SandboxClock, http: aiohttp.ClientSession
) -> AsyncIterator[tuple[SandboxServer, Caller]]:
    async with serve("127.0.0.1", 0, clock=clock, state_dir=state, limits=Limits.unhurried()) as sandbox:
        yield sandbox, Caller(sandbox.url, TOKEN, http)


async def a_day(sandbox: SandboxServer, call: Caller) -> None:
    """Something of everything happens."""
    async with await Phone.of(sandbox.url, "Anna") as anna, await Phone.of(sandbox.url, "Boris") as boris:
        await anna.send("/start")
        await boris.send("/start")
        buttons = inline([{"text": "A", "callback_data": "a"}])
        card = (await call("sendMessage", chat_id=anna.person_id, text="card", reply_markup=buttons)).result
        await call("editMessageText", chat_id=anna.person_id, message_id=card["message_id"], text="edited")
        gone = (await call("sendMessage", chat_id=anna.person_id, text="gone")).result
        await call("deleteMessage", chat_id=anna.person_id, message_id=gone["message_id"])
        await anna.upload("brief.txt", b"a brief")
        await call("sendMessage", chat_id=anna.person_id, text="?", reply_markup={"keyboard": [["Yes"]]})
        await boris.block()
        await call("setMyCommands", commands=[{"command": "sell", "description": "Sell"}])
    sandbox.telegram.add_group("Bakery", (anna.person_id,))
    sandbox.telegram.payments.put("link", Invoice("Logo", "For a bakery", "order-1", "XTR", 50))
    updates = (await call("getUpdates")).result
    await call("getUpdates", offset=updates[1]["update_id"])


def seen(sandbox: SandboxServer) -> object:
    """All that people and the bot can see."""
    telegram = sandbox.telegram
    rooms = {
        number: (list(room.messages.values()), room.started, room.blocked, room.keyboard, room.chat)
        for number, room in telegram.rooms.items()
    }
    return rooms, list(telegram.updates.pending), list(telegram.profile.lines()), list(telegram.payments.lines())


async def test_everything_is_there_again_after_a_restart(
    tmp_path: Path, clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    async with running(tmp_path / "state", clock, http) as (sandbox, call):
        await a_day(sandbox, call)
        before = seen(sandbox)
        last = sandbox.telegram.last_message_id
        next_update = sandbox.telegram.updates.next_id
    for _ in range(2):
        async with running(tmp_path / "state", clock, http) as (sandbox, call):
            assert seen(sandbox) == before
            assert sandbox.telegram.last_message_id == last
            assert sandbox.telegram.updates.next_id == next_update
            stored = next(iter(sandbox.telegram.files._files.values()))
            assert sandbox.telegram.files.content(stored) == b"a brief"


async def test_a_line_cut_by_a_crash_is_passed_over(
    tmp_path: Path, clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    async with running(tmp_path / "state", clock, http) as (sandbox, call):
        await a_day(sandbox, call)
        before = seen(sandbox)
        copy = (tmp_path / "state" / "telegram.jsonl").read_bytes()
    (tmp_path / "state" / "telegram.jsonl").write_bytes(copy + b'["message",{"id":9')
    async with running(tmp_path / "state", clock, http) as (sandbox, call):
        assert seen(sandbox) == before


async def test_a_long_journal_is_rewritten_and_says_the_same(
    tmp_path: Path, clock: SandboxClock, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LONGEST", 3)
    async with running(tmp_path / "state", clock, http) as (sandbox, call):
        await a_day(sandbox, call)
        before = seen(sandbox)
    async with running(tmp_path / "state", clock, http) as (sandbox, call):
        assert seen(sandbox) == before


async def test_a_number_of_a_deleted_message_is_not_given_again(
    tmp_path: Path, clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    async with running(tmp_path / "state", clock, http) as (sandbox, _):
        anna = sandbox.telegram.add_person("Anna")
        room = sandbox.telegram.room(anna.id)
        message = sandbox.telegram.post(room, anna.id, {"text": "gone"})
        sandbox.telegram.delete(room, message)
    for _ in range(2):
        async with running(tmp_path / "state", clock, http) as (sandbox, _):
            assert sandbox.telegram.last_message_id == message.id
