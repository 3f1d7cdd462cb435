"""Towns with the bot open, one for each way that stories differ."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.chat.scene import WAYS, Town, Way, a_town
from tests.chat.street import Street, a_street


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each story is told on all ways that the two parties may be placed."""
    found: Way = request.param
    return found


@pytest.fixture
async def town(tmp_path: Path, way: Way) -> AsyncIterator[Town]:
    """The sandbox's till takes play money."""
    async with a_town(tmp_path, way=way) as town, town.open():
        yield town


@pytest.fixture
async def town_closed(tmp_path: Path, way: Way) -> AsyncIterator[Town]:
    """The bot is not open yet."""
    async with a_town(tmp_path, way=way) as town:
        yield town


@pytest.fixture
async def town_by_hand(tmp_path: Path, way: Way) -> AsyncIterator[Town]:
    """Payments are confirmed by staff."""
    async with a_town(tmp_path, way=way, till="manual") as town, town.open():
        await town.vera.send("/start")
        yield town


@pytest.fixture
async def street(tmp_path: Path, way: Way) -> AsyncIterator[Street]:
    """Payments are taken by Stripe."""
    async with a_street(tmp_path, way) as street, street.town.open():
        await street.town.vera.send("/start")
        yield street


@pytest.fixture
async def town_on_telegram(tmp_path: Path) -> AsyncIterator[Town]:
    """For what is about Telegram's own protocol."""
    async with a_town(tmp_path) as town, town.open():
        yield town


@pytest.fixture
async def town_called(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Town]:
    """Telegram calls the bot by webhook."""
    called: dict[str, Any] = {
        "telegram_webhook_url": f"http://127.0.0.1:{unused_tcp_port}/telegram",
        "telegram_webhook_secret": "only-telegram-knows",
        "telegram_webhook_listen": f"127.0.0.1:{unused_tcp_port}",
    }
    async with a_town(tmp_path, **called) as town, town.open():
        yield town
