"""What a bot says of itself, per scope and language."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from sandbox.server import SandboxServer
from tests.chat.phone import Phone
from tests.sandbox.conftest import Caller


def commands(*names: str) -> list[BotCommand]:
    return [BotCommand(command=name, description=f"About {name}") for name in names]


async def menu(sandbox: SandboxServer, call: Caller, phone: Phone) -> list[str]:
    """The commands that somebody's menu shows."""
    async with call.http.get(f"{sandbox.url}/sandbox/people/{phone.person_id}/commands") as response:
        return [command["command"] for command in await response.json()]


async def test_a_person_sees_the_commands_of_the_narrowest_scope_in_their_language(
    sandbox: SandboxServer, bot: Bot, call: Caller, anna: Phone
) -> None:
    assert await menu(sandbox, call, anna) == []
    await bot.set_my_commands(commands("start"))
    await bot.set_my_commands(commands("start", "english"), language_code="en")
    assert await menu(sandbox, call, anna) == ["start", "english"]
    await bot.set_my_commands(commands("private"), scope=BotCommandScopeAllPrivateChats())
    assert await menu(sandbox, call, anna) == ["private"]
    mine = BotCommandScopeChat(chat_id=anna.person_id)
    await bot.set_my_commands(commands("staff"), scope=mine)
    assert await menu(sandbox, call, anna) == ["staff"]
    assert [command.command for command in await bot.get_my_commands(scope=mine)] == ["staff"]
    await bot.delete_my_commands(scope=mine)
    assert await menu(sandbox, call, anna) == ["private"]
    assert [command.command for command in await bot.get_my_commands(language_code="en")] == ["start", "english"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"commands": [{"command": "No Spaces", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": ["x"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": 5}, "expected an Array of BotCommand"),
        ({"commands": [], "language_code": "english"}, "LANG_CODE_INVALID"),
        ({"scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": {"type": "chat"}}, "can't parse BotCommandScope: Empty chat_id specified"),
    ],
)
async def test_wrong_commands_are_refused(call: Caller, fields: dict[str, Any], words: str) -> None:
    assert (await call("setMyCommands", **fields)).refusal == f"Bad Request: {words}"


async def test_texts_are_kept_per_language_and_fall_back_to_the_default(bot: Bot) -> None:
    await bot.set_my_description("Orders, carried")
    await bot.set_my_description("Заказы", language_code="ru")
    assert (await bot.get_my_description()).description == "Orders, carried"
    assert (await bot.get_my_description(language_code="ru")).description == "Заказы"
    assert (await bot.get_my_description(language_code="de")).description == "Orders, carried"
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_short_description()).short_description == "Short"
    await bot.set_my_name("Desk")
    assert (await bot.get_my_name()).name == "Desk"
    assert (await bot.get_me()).first_name == "Desk"


@pytest.mark.parametrize(
    ("method", "field", "most"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_texts_have_a_longest_length(call: Caller, method: str, field: str, most: int) -> None:
    assert (await call(method, **{field: "x" * most})).result is True
    assert "is too long" in (await call(method, **{field: "x" * (most + 1)})).refusal


async def test_the_menu_button_is_set_for_all_or_for_one_chat(bot: Bot, call: Caller, anna: Phone) -> None:
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
    app = MenuButtonWebApp(text="Open", web_app=WebAppInfo(url="https://example.org/"))
    await bot.set_chat_menu_button(menu_button=app)
    assert isinstance(await bot.get_chat_menu_button(chat_id=anna.person_id), MenuButtonWebApp)
    await bot.set_chat_menu_button(chat_id=anna.person_id, menu_button=MenuButtonCommands())
    assert isinstance(await bot.get_chat_menu_button(chat_id=anna.person_id), MenuButtonCommands)
    wrong = await call("setChatMenuButton", menu_button={"type": "soup"})
    assert wrong.refusal == "Bad Request: can't parse menu button: MenuButton has unsupported type"
