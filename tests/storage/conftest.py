"""The contract is run against the twins in memory and against each database, never against `:memory:`."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.person import Account, Platform
from core.storage import Storage, open_storage
from tests.builders import ANNA, BORIS, STAFFER, STRANGER
from tests.fakes import FakeOrders

PEOPLE = (ANNA, BORIS, STAFFER, STRANGER)


async def meet_everybody(storage: Storage) -> None:
    """The people of the builders, under their numbers."""
    for person in PEOPLE:
        met = await storage.people.meet(Account(Platform.TELEGRAM, 100 + person), f"person {person}", "en")
        assert met.id == person


@pytest.fixture(params=["sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of its own for each test."""
    return f"sqlite:///{tmp_path}/state/handover.db"


@pytest_asyncio.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async with open_storage(url) as opened:
        await meet_everybody(opened)
        yield opened


@pytest_asyncio.fixture(params=["fake", "sqlite"])
async def orders(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[object]:
    if request.param == "fake":
        yield FakeOrders()
        return
    async with open_storage(f"sqlite:///{tmp_path}/state/handover.db") as opened:
        await meet_everybody(opened)
        yield opened.orders
