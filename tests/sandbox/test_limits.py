"""How fast a bot may write, and what it is told when it writes faster."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiogram.exceptions import TelegramRetryAfter

from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, SandboxServer, serve
from sandbox.telegram.limits import Limits, Meter
from sandbox.telegram.refused import RefusedError
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller, a_bot, close


class Seconds:
    """A monotonic clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def passed(meter: Meter, chat_id: int, times: int) -> int:
    """How many of `times` messages at once are let through."""
    done = 0
    for _ in range(times):
        try:
            meter.charge(chat_id)
        except RefusedError:
            break
        done += 1
    return done


def wait_of(meter: Meter, chat_id: int) -> int | None:
    with pytest.raises(RefusedError) as raised:
        meter.charge(chat_id)
    assert raised.value.code == 429
    assert raised.value.description == f"Too Many Requests: retry after {raised.value.retry_after}"
    return raised.value.retry_after


def test_thirty_messages_a_second_over_all_chats() -> None:
    seconds = Seconds()
    meter = Meter(Limits(), seconds)
    assert sum(passed(meter, chat, 1) for chat in range(1, 100)) == 30
    assert wait_of(meter, 500) == 1
    seconds.now += 1.0
    assert sum(passed(meter, chat, 1) for chat in range(1, 100)) == 30


def test_a_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    seconds = Seconds()
    meter = Meter(Limits(private_burst=3), seconds)
    assert passed(meter, 7, 10) == 3
    assert wait_of(meter, 7) == 1
    assert passed(meter, 8, 1) == 1
    seconds.now += 1.0
    assert passed(meter, 7, 10) == 1
    seconds.now += 100.0
    assert passed(meter, 7, 10) == 3


def test_a_group_takes_twenty_a_minute() -> None:
    seconds = Seconds()
    meter = Meter(Limits(), seconds)
    assert passed(meter, -1, 100) == 20
    seconds.now += 20.0
    assert wait_of(meter, -1) == 40
    seconds.now += 40.0
    assert passed(meter, -1, 100) == 20


def test_an_album_counts_as_many_messages() -> None:
    meter = Meter(Limits(private_burst=5), Seconds())
    meter.charge(7, 4)
    assert passed(meter, 7, 10) == 1


def test_without_rates_nothing_waits() -> None:
    meter = Meter(Limits.unhurried(), Seconds())
    assert passed(meter, 7, 1000) == passed(meter, -7, 1000) == 1000


@asynccontextmanager
async def hurried(clock: SandboxClock, limits: Limits) -> AsyncIterator[tuple[SandboxServer, Phone]]:
    async with (
        serve("127.0.0.1", 0, clock=clock, limits=limits) as sandbox,
        await Phone.of(sandbox.url, "Anna") as anna,
    ):
        await anna.send("/start")
        yield sandbox, anna


async def test_a_bot_that_writes_too_fast_is_told_how_long_to_wait(
    clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    async with hurried(clock, Limits(private_burst=1, private_per_second=0.1)) as (sandbox, anna):
        bot = a_bot(sandbox.url)
        await bot.send_message(anna.person_id, "one")
        with pytest.raises(TelegramRetryAfter) as raised:
            await bot.send_message(anna.person_id, "two")
        assert 5 <= raised.value.retry_after <= 10
        await close(bot)
        answer = await Caller(sandbox.url, TOKEN, http)("sendMessage", chat_id=anna.person_id, text="two")
    assert answer.status == 429
    assert answer.headers["Retry-After"] == str(answer.body["parameters"]["retry_after"])
    assert [message.text for message in anna.from_bot] == []


async def test_edits_count_but_refused_calls_do_not(clock: SandboxClock, http: aiohttp.ClientSession) -> None:
    async with hurried(clock, Limits(private_burst=2, private_per_second=0.01)) as (sandbox, anna):
        call = Caller(sandbox.url, TOKEN, http)
        assert (await call("sendMessage", chat_id=anna.person_id, text="<b>", parse_mode="HTML")).status == 400
        sent = (await call("sendMessage", chat_id=anna.person_id, text="one")).result
        where = {"chat_id": anna.person_id, "message_id": sent["message_id"]}
        assert (await call("editMessageText", **where, text="two")).status == 200
        assert (await call("editMessageText", **where, text="three")).status == 429
        assert (await call("deleteMessage", **where)).status == 200


async def test_an_album_sent_counts_each_of_its_messages(clock: SandboxClock, http: aiohttp.ClientSession) -> None:
    async with hurried(clock, Limits(private_burst=5, private_per_second=0.01)) as (sandbox, anna):
        call = Caller(sandbox.url, TOKEN, http)
        file = (await anna.upload("a.txt", b"a")).files[0]["id"]
        media = [{"type": "document", "media": file}] * 4
        assert len((await call("sendMediaGroup", chat_id=anna.person_id, media=media)).result) == 4
        assert (await call("sendMessage", chat_id=anna.person_id, text="the fifth")).status == 200
        assert (await call("sendMessage", chat_id=anna.person_id, text="the sixth")).status == 429


async def test_limits_can_be_changed_while_it_runs(sandbox: SandboxServer, call: Caller, anna: Phone) -> None:
    address = f"{sandbox.url}/sandbox/limits"
    async with call.http.post(address, json={"private_per_second": 0.5, "private_burst": 1}) as response:
        assert (await response.json())["private_burst"] == 1
    assert (await call("sendMessage", chat_id=anna.person_id, text="one")).status == 200
    assert (await call("sendMessage", chat_id=anna.person_id, text="two")).status == 429
    async with call.http.post(address, json={"speed": 1}) as response:
        assert response.status == 400


async def test_moving_the_sandbox_s_clock_gives_no_more_messages(
    clock: SandboxClock, http: aiohttp.ClientSession
) -> None:
    async with hurried(clock, Limits(private_burst=1, private_per_second=0.01)) as (sandbox, anna):
        call = Caller(sandbox.url, TOKEN, http)
        assert (await call("sendMessage", chat_id=anna.person_id, text="one")).status == 200
        clock.advance(timedelta(days=1))
        assert (await call("sendMessage", chat_id=anna.person_id, text="two")).status == 429
