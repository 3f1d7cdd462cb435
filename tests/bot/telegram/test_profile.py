"""People see the commands in their own language, and Telegram is not asked to set what is set."""

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.telegram.profile import COMMANDS, SHOWN, present
from bot.texts import Voice, languages
from sandbox.server import SandboxServer
from sandbox.telegram.faults import Fault
from tests.bot.telegram.conftest import START
from tests.bot.telegram.test_channel import calls


def say(language: str, text: str) -> str:
    return Voice(language, "UTC", START).plain(text)


async def test_each_language_has_its_commands_and_descriptions(bot: Bot) -> None:
    await present(bot, languages(), "en", say)
    for code, browse in (("", "Look for a service"), ("en", "Look for a service"), ("ru", "Найти услугу")):
        commands = {each.command: each.description for each in await bot.get_my_commands(None, code)}
        assert commands == {}
        from_private = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), code)
        assert [each.command for each in from_private] == list(COMMANDS)
        assert {each.command: each.description for each in from_private}["browse"] == browse
    assert "заказ" in (await bot.get_my_description("ru")).description
    assert "Orders" in (await bot.get_my_short_description()).short_description


async def test_a_group_is_offered_the_way_in_and_whoever_runs_it_the_setup(bot: Bot) -> None:
    await present(bot, languages(), "en", say)
    everybody = await bot.get_my_commands(BotCommandScopeAllGroupChats(), "ru")
    leaders = await bot.get_my_commands(BotCommandScopeAllChatAdministrators(), "ru")
    assert [each.command for each in everybody] == ["browse"]
    assert [each.command for each in leaders] == ["setup", "browse"]


async def test_a_second_start_sets_nothing_anew(bot: Bot, sandbox: SandboxServer) -> None:
    await present(bot, languages(), "en", say)
    before = await calls(sandbox, "setMyCommands")
    await present(bot, languages(), "en", say)
    assert before == 3 * len(SHOWN)
    assert await calls(sandbox, "setMyCommands") == before


async def test_a_start_does_not_fail_for_it(bot: Bot, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture) -> None:
    sandbox.telegram.faults.plan(Fault("error", "getMyCommands", code=429, description="Too Many", retry_after=900))
    await present(bot, languages(), "en", say)
    assert "stay as they were" in caplog.text
    assert await calls(sandbox, "setMyCommands") == 2 * len(SHOWN)
