"""Commands are there in every language, and Discord is told of them only when they have changed."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord.app_commands import CommandTree

from bot.discord.connect import DiscordClient
from bot.handlers.discord import receive
from bot.handlers.discord.commands import Translator
from bot.handlers.discord.sync import sync
from bot.talk.door import COMMANDS
from tasks import Tasks
from tests.bot.discord.town import Town, a_town
from tests.bot.talk.chat import World

NAME = re.compile(r"[-_\w]{1,32}")
LONGEST = 100


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with a_town(World()) as town:
        yield town


@pytest.fixture
async def commands(town: Town) -> CommandTree[DiscordClient]:
    client = town.env.bot
    assert isinstance(client, DiscordClient)
    client._connection._command_tree = None  # a client takes one tree, and this one is another start's
    return receive(client, town.world.shop, town.channel, town.places, Tasks())


def told(town: Town) -> int:
    return sum(each.method == "PUT" and each.path.endswith("/commands") for each in town.env.http_requests)


async def test_commands_are_told_once_and_again_only_when_they_changed(
    town: Town, commands: CommandTree[DiscordClient], tmp_path: Path
) -> None:
    file, before = tmp_path / "told", told(town)
    await sync(commands, file)
    await sync(commands, file)
    assert told(town) == before + 1

    commands.remove_command("help")
    await sync(commands, file)
    assert told(town) == before + 2


async def test_commands_that_could_not_be_told_are_told_the_next_time(
    town: Town, commands: CommandTree[DiscordClient], tmp_path: Path
) -> None:
    file, before = tmp_path / "told", told(town)
    town.env.inject_error("PUT", "/applications/*/commands", status=400, code=50035)
    await sync(commands, file)
    assert not file.exists()
    await sync(commands, file)
    assert file.exists()
    assert told(town) > before


async def test_every_command_has_a_name_and_a_purpose_in_every_language(commands: CommandTree[DiscordClient]) -> None:
    await commands.set_translator(Translator())
    for command in commands.get_commands():
        payload = await command.get_translated_payload(commands, Translator())
        for each in (payload, *payload.get("options", ())):
            assert "ru" in each["name_localizations"], each
            for name in (each["name"], *each["name_localizations"].values()):
                assert len(name) <= 32
                if payload["type"] == 1:
                    assert NAME.fullmatch(name), name
                    assert name == name.lower()
            if payload["type"] == 1:
                purposes = (each["description"], *each["description_localizations"].values())
                assert all(1 <= len(purpose) <= LONGEST for purpose in purposes)


async def test_what_can_be_typed_in_a_chat_is_a_command_here(commands: CommandTree[DiscordClient]) -> None:
    by_other_means = {"start", "delete"}
    assert set(COMMANDS) - {command.name for command in commands.get_commands()} <= by_other_means
