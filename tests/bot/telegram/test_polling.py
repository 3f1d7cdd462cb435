"""Nothing that a person did is confirmed to Telegram before it has been handled."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import Message

from bot.telegram.lanes import Lanes
from bot.telegram.polling import MOST_SENT, Poller
from bot.telegram.updates import Update
from sandbox.server import SandboxServer
from sandbox.telegram.faults import Fault
from tasks import Tasks
from tests.chat.phone import Phone


class Taking:
    """Handlers that note what they were given, and end when they may."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.ended: list[str] = []
        self.failures: dict[str, list[Exception]] = {}
        self.held: dict[str, asyncio.Event] = {}
        self._changed = asyncio.Condition()

    async def handle(self, update: Update, album: tuple[Message, ...]) -> None:
        text = (update.message.text if update.message else None) or ""
        await self._note(self.texts, text)
        if text in self.held:
            await self.held[text].wait()
        if self.failures.get(text):
            raise self.failures[text].pop()
        await self._note(self.ended, text)

    async def until(self, seen: Callable[[], bool]) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(seen)

    async def _note(self, where: list[str], text: str) -> None:
        async with self._changed:
            where.append(text)
            self._changed.notify_all()


@pytest.fixture
def taking() -> Taking:
    return Taking()


@asynccontextmanager
async def polling(bot: Bot, taking: Taking, grace: float = 5) -> AsyncIterator[Poller]:
    tasks = Tasks()
    poller = Poller(bot, Lanes(taking.handle, tasks).put)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(poller.run())
        yield poller
        task.cancel()
    await tasks.finish(within=grace)
    await poller.confirm()


def waiting(sandbox: SandboxServer) -> int:
    return len(sandbox.telegram.updates.pending)


async def test_what_was_written_while_nobody_listened_is_handled_and_then_confirmed(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer
) -> None:
    await phone.send("one")
    async with polling(bot, taking):
        await phone.send("two")
        await taking.until(lambda: len(taking.ended) == 3)
    assert taking.ended == ["/start", "one", "two"]
    assert waiting(sandbox) == 0


async def test_a_killed_handler_gets_its_update_again_after_the_restart(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer
) -> None:
    taking.held["one"] = asyncio.Event()
    await phone.send("one")
    async with polling(bot, taking, grace=0):
        await taking.until(lambda: "one" in taking.texts)
    assert waiting(sandbox) == 1
    taking.held.clear()
    async with polling(bot, taking):
        await taking.until(lambda: "one" in taking.ended)
    assert taking.texts == ["/start", "one", "one"]
    assert waiting(sandbox) == 0


async def test_what_takes_long_does_not_hold_up_all_others_for_ever(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram sends no more than a hundred from the first that was not confirmed: one person's files were enough."""
    monkeypatch.setattr("bot.telegram.polling.PATIENCE", 0.2)
    monkeypatch.setattr("bot.telegram.polling.FILES", frozenset({ContentType.TEXT}))
    taking.held["slow"] = asyncio.Event()
    async with await Phone.of(sandbox.url, "Boris") as boris, polling(bot, taking) as poller:
        await phone.send("slow")
        await taking.until(lambda: "slow" in taking.texts)
        for number in range(MOST_SENT + 5):
            await boris.send(str(number))
            await taking.until(lambda number=number: str(number) in taking.ended)  # type: ignore[misc]
        assert poller.offset
        assert sandbox.telegram.updates.pending == [] or sandbox.telegram.updates.pending[0].id > 2
        assert taking.texts.count("slow") == 1
        taking.held["slow"].set()
        await taking.until(lambda: "slow" in taking.ended)


async def test_a_slow_handler_holds_up_nobody_else_and_is_not_started_twice(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer
) -> None:
    taking.held["slow"] = asyncio.Event()
    async with await Phone.of(sandbox.url, "Boris") as boris, polling(bot, taking) as poller:
        await phone.send("slow")
        await taking.until(lambda: "slow" in taking.texts)
        for number in range(5):
            await boris.send(str(number))
            await taking.until(lambda number=number: str(number) in taking.ended)  # type: ignore[misc]
        held = poller.offset
        assert held == sandbox.telegram.updates.pending[0].id
        assert taking.texts.count("slow") == 1
        taking.held["slow"].set()
        await taking.until(lambda: "slow" in taking.ended)
    assert waiting(sandbox) == 0


async def test_while_something_is_in_work_the_bot_does_not_poll_without_pause(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer
) -> None:
    polls = 0
    put = sandbox.telegram.updates.poll

    async def counted(offset: int, limit: int, seconds: float) -> object:
        nonlocal polls
        polls += 1
        return await put(offset, limit, seconds)

    sandbox.telegram.updates.poll = counted  # type: ignore[method-assign,assignment]
    taking.held["slow"] = asyncio.Event()
    async with polling(bot, taking):
        await phone.send("slow")
        await taking.until(lambda: "slow" in taking.texts)
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.6)
        taking.held["slow"].set()
    assert 2 < polls < 20


async def test_an_update_that_failed_is_handled_again_until_it_works(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    taking.failures["one"] = [OSError("disk full"), OSError("disk full")]
    async with polling(bot, taking):
        await phone.send("one")
        await taking.until(lambda: "one" in taking.ended)
    assert taking.texts.count("one") == 3
    assert waiting(sandbox) == 0


@pytest.mark.parametrize(
    "fault",
    [
        Fault("error", "getUpdates", code=502, description="Bad Gateway"),
        Fault("error", "getUpdates", code=409, description="Conflict: terminated by other getUpdates request"),
        Fault("error", "getUpdates", code=429, description="Too Many Requests", retry_after=1),
        Fault("drop", "getUpdates"),
        Fault("lose", "getUpdates"),
    ],
)
async def test_when_polling_fails_it_is_said_in_one_line_and_goes_on(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.telegram.polling")
    sandbox.telegram.faults.plan(fault)
    async with polling(bot, taking):
        await taking.until(lambda: "/start" in taking.ended)
    lines = [record for record in caplog.records if record.name == "bot.telegram.polling"]
    assert [line.levelname for line in lines] == ["WARNING", "INFO"]
    assert bot.token not in caplog.text


async def test_an_update_that_cannot_be_read_does_not_stop_the_others(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    odd = sandbox.telegram.updates.pending[0]
    broken = odd.body.replace(b'"message_id":', b'"message_id":"x","was":')
    sandbox.telegram.updates.pending[0] = type(odd)(odd.id, odd.kind, odd.lane, broken)
    sandbox.bot_side._checked_up_to = odd.id
    await phone.send("one")
    async with polling(bot, taking):
        await taking.until(lambda: "one" in taking.ended)
    assert taking.texts == ["one"]
    assert "cannot be read" in caplog.text
    assert waiting(sandbox) == 0


async def test_a_thousand_messages_of_many_people_are_each_handled_once(
    bot: Bot, phone: Phone, taking: Taking, sandbox: SandboxServer
) -> None:
    async with polling(bot, taking):
        for person in range(50):
            async with await Phone.of(sandbox.url, f"Person {person}") as other:
                room = sandbox.telegram.room(other.person_id)
                for number in range(20):
                    message = sandbox.telegram.post(room, other.person_id, {"text": f"{person}-{number}"})
                    sandbox.telegram.updates.put("message", sandbox.telegram.shown(message), other.person_id)
        await taking.until(lambda: len(taking.ended) == 1001)
    assert len(set(taking.ended)) == 1001
    for person in range(50):
        own = [int(text.partition("-")[2]) for text in taking.ended if text.startswith(f"{person}-")]
        assert own == list(range(20))
    assert waiting(sandbox) == 0
