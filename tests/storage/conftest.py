"""The contract is run against the twins in memory and against each database, never against `:memory:`."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.person import Account, Platform
from core.ports import Orders
from core.storage import Storage, open_storage
from tests.builders import ANNA, BORIS, STAFFER, STRANGER
from tests.fakes import FakeOrders
from tests.storage.databases import Postgres, postgres_server


async def meet_everybody(storage: Storage) -> None:
    """The people of the builders, under their numbers."""
    for person in (ANNA, BORIS, STAFFER, STRANGER):
        met = await storage.people.meet(Account(Platform.TELEGRAM, 100 + person), f"person {person}", "en")
        assert met.id == person


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state/handover.db"


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    return postgres.fresh()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A database of its own for each test."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest_asyncio.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async with open_storage(url) as opened:
        await meet_everybody(opened)
        yield opened


@pytest_asyncio.fixture(params=["fake", "sqlite", "postgres"])
async def orders(request: pytest.FixtureRequest) -> AsyncIterator[Orders]:
    if request.param == "fake":
        yield FakeOrders()
        return
    async with open_storage(request.getfixturevalue(f"{request.param}_url")) as opened:
        await meet_everybody(opened)
        yield opened.orders
