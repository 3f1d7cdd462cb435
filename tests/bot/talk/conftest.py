"""A bot on both platforms, Anna in two chats with it, and Boris in one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.storage import open_storage
from tests.bot.talk.towns import DISCORD, TELEGRAM, Chat, Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_storage(f"sqlite:///{tmp_path}/handover.db") as storage:
        yield Town(storage)


@pytest.fixture
async def anna(town: Town) -> Chat:
    """Anna's first chat."""
    chat = town.on(TELEGRAM, 1, "Anna")
    await chat.person()
    return chat


@pytest.fixture
async def ann(town: Town, anna: Chat) -> Chat:
    """Her second one, as long as nobody knows."""
    chat = town.on(DISCORD, 1, "ann_b")
    await chat.person()
    return chat


@pytest.fixture
async def boris(town: Town, anna: Chat, ann: Chat) -> Chat:
    chat = town.on(DISCORD, 2, "Boris")
    await chat.person()
    return chat
