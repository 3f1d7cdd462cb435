"""The webhook: updates are pushed with the secret, in order, and again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller

SECRET = "a-secret_1"


@dataclass
class Receiver:
    """Takes pushes; answers with the given statuses in turn, then 200 with `body`."""

    statuses: list[int] = field(default_factory=list)
    body: Any = None
    pushes: asyncio.Queue[tuple[dict[str, Any], str]] = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        await self.pushes.put((await request.json(), secret))
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        return web.json_response(self.body) if self.body else web.Response()

    async def next(self) -> tuple[dict[str, Any], str]:
        return await asyncio.wait_for(self.pushes.get(), 10)


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@asynccontextmanager
async def receiving(bot: Bot, receiver: Receiver, secret: str = SECRET) -> AsyncIterator[None]:
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    async with listening(app) as url:
        await bot.set_webhook(f"{url}/hook", secret_token=secret, drop_pending_updates=True)
        yield
        await bot.delete_webhook()


async def test_updates_are_pushed_in_order_with_the_secret(bot: Bot, anna: Phone) -> None:
    async with receiving(bot, receiver := Receiver()):
        await anna.send("one")
        await anna.send("two")
        pushed = [await receiver.next(), await receiver.next()]
    assert [update["message"]["text"] for update, _ in pushed] == ["one", "two"]
    assert {secret for _, secret in pushed} == {SECRET}


async def test_a_refused_update_is_pushed_again_and_the_failure_is_told(bot: Bot, anna: Phone) -> None:
    async with receiving(bot, receiver := Receiver(statuses=[500])):
        await anna.send("one")
        first, second = await receiver.next(), await receiver.next()
        info = await bot.get_webhook_info()
    assert first == second
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_what_was_taken_is_not_pushed_again(bot: Bot, anna: Phone) -> None:
    async with receiving(bot, receiver := Receiver()):
        await anna.send("one")
        await receiver.next()
        await anna.send("two")
        assert (await receiver.next())[0]["message"]["text"] == "two"
    assert await bot.get_updates() == []


async def test_a_refused_update_holds_back_its_own_chat_only(bot: Bot, anna: Phone, boris: Phone) -> None:
    async with receiving(bot, receiver := Receiver(statuses=[500, 500])):
        await anna.send("one")
        await receiver.next()
        await receiver.next()
        await anna.send("two")
        await boris.send("/start")
        texts = [(await receiver.next())[0]["message"]["text"] for _ in range(3)]
    assert texts == ["/start", "one", "two"]


async def test_the_answer_of_a_push_may_carry_a_method(bot: Bot, anna: Phone) -> None:
    body = {"method": "sendMessage", "chat_id": anna.person_id, "text": "from the answer"}
    async with receiving(bot, Receiver(body=body)):
        await anna.send("one")
        assert (await anna.sees("from the answer")).from_bot


async def test_updates_that_nobody_takes_wait(bot: Bot, anna: Phone) -> None:
    await bot.set_webhook("http://127.0.0.1:1/nobody", drop_pending_updates=True, max_connections=7)
    await anna.send("one")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == ("http://127.0.0.1:1/nobody", 1, 7)
    await bot.delete_webhook()
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["one"]
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
        ({"url": "https://example.org", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(call: Caller, fields: dict[str, str], words: str) -> None:
    assert (await call("setWebhook", **fields)).refusal == f"Bad Request: {words}"


async def test_aiogram_s_own_webhook_server_takes_the_pushes(bot: Bot, anna: Phone, call: Caller) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"You wrote {message.text}")

    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    async with listening(app) as url:
        await bot.set_webhook(f"{url}/hook", secret_token="another", drop_pending_updates=True)
        await anna.send("lost")
        await bot.set_webhook(f"{url}/hook", secret_token=SECRET)
        await anna.send("hello")
        await anna.sees("You wrote hello")
        await bot.delete_webhook()


@pytest.fixture
async def boris(sandbox: Any) -> AsyncIterator[Phone]:
    async with await Phone.of(sandbox.url, "Boris") as phone:
        yield phone
