"""The contract is run against the twins in memory and against each database, never against `:memory:`."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from core.cases import Cases
from core.dealings import (
    Availabilities,
    Blocks,
    Castoffs,
    Enquiries,
    Estates,
    HelpRequests,
    Reports,
    Sanctions,
    Shopfronts,
)
from core.person import Account, Person, Platform
from core.ports import (
    Bills,
    Cards,
    Communities,
    Digests,
    Drafts,
    Favourites,
    Invoices,
    Listings,
    Mailboxes,
    Messages,
    Orders,
    Outbox,
    Papers,
    People,
    Pulses,
    Reputations,
    Reviews,
    Threads,
    Transfers,
)
from core.storage import Storage, open_storage
from tests.builders import ANNA, BORIS, STAFFER, STRANGER
from tests.fake_cash import FakeTransfers
from tests.fake_dealings import (
    FakeAvailabilities,
    FakeBlocks,
    FakeCastoffs,
    FakeEnquiries,
    FakeEstates,
    FakeHelpRequests,
    FakeOffice,
    FakeShopfronts,
)
from tests.fakes import (
    FakeBills,
    FakeCards,
    FakeCases,
    FakeCommunities,
    FakeDigests,
    FakeDrafts,
    FakeFavourites,
    FakeInvoices,
    FakeListings,
    FakeMailboxes,
    FakeMessages,
    FakeOrders,
    FakePapers,
    FakePulses,
    FakeReputations,
    FakeReviews,
    FakeThreads,
)
from tests.storage.databases import Postgres, a_server


@dataclass(frozen=True, slots=True)
class Books:
    """Everything that is stored, as the ports say it."""

    orders: Orders
    outbox: Outbox
    cards: Cards
    people: People
    listings: Listings
    drafts: Drafts
    communities: Communities
    messages: Messages
    threads: Threads
    reviews: Reviews
    reputations: Reputations
    favourites: Favourites
    transfers: Transfers
    bills: Bills
    enquiries: Enquiries
    blocks: Blocks
    shopfronts: Shopfronts
    mailboxes: Mailboxes
    papers: Papers
    invoices: Invoices
    availabilities: Availabilities
    digests: Digests
    pulses: Pulses
    reports: Reports
    sanctions: Sanctions
    cases: Cases
    estates: Estates
    castoffs: Castoffs
    help_requests: HelpRequests


def fake_books() -> Books:
    orders, cards, listings, blocks = FakeOrders(), FakeCards(), FakeListings(), FakeBlocks()
    availabilities = FakeAvailabilities(orders.post)
    office = FakeOffice(listings.listings, orders.inbox, orders.post)
    office.together = orders.together
    shopfronts = FakeShopfronts(listings.listings, blocks, availabilities, office.sanctions)
    orders.serve(shopfronts)
    listings.shown = shopfronts.shown
    enquiries = FakeEnquiries(shopfronts)
    messages = FakeMessages(orders, cards, enquiries)
    reviews = FakeReviews(orders)
    return Books(
        orders,
        orders,
        cards,
        orders.people,
        listings,
        FakeDrafts(),
        FakeCommunities(),
        messages,
        FakeThreads(),
        reviews,
        FakeReputations(orders, reviews),
        FakeFavourites(orders),
        FakeTransfers(orders),
        FakeBills(orders),
        enquiries,
        blocks,
        shopfronts,
        FakeMailboxes(orders),
        FakePapers(),
        FakeInvoices(orders),
        availabilities,
        FakeDigests(orders),
        FakePulses(orders),
        office.reports,
        office.sanctions,
        FakeCases(orders),
        FakeEstates(),
        FakeCastoffs(),
        FakeHelpRequests(orders.orders, orders.inbox, orders.post),
    )


def books_of(storage: Storage) -> Books:
    return Books(
        storage.orders,
        storage.outbox,
        storage.cards,
        storage.people,
        storage.listings,
        storage.drafts,
        storage.communities,
        storage.messages,
        storage.threads,
        storage.reviews,
        storage.reputations,
        storage.favourites,
        storage.transfers,
        storage.bills,
        storage.enquiries,
        storage.blocks,
        storage.shopfronts,
        storage.mailboxes,
        storage.papers,
        storage.invoices,
        storage.availabilities,
        storage.digests,
        storage.pulses,
        storage.reports,
        storage.sanctions,
        storage.cases,
        storage.estates,
        storage.castoffs,
        storage.help_requests,
    )


def discord(number: int) -> Account:
    return Account(Platform.DISCORD, number)


def telegram(number: int) -> Account:
    return Account(Platform.TELEGRAM, number)


async def meet_everybody(people: People) -> None:
    """The people of the builders, under their numbers."""
    for person in (ANNA, BORIS, STAFFER, STRANGER):
        met = await people.meet(telegram(100 + person), f"person {person}", "en")
        assert met.id == person


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with a_server() as address:
        yield Postgres(address)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state/handover.db"


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    return postgres.cleared()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A database of its own for each test."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest_asyncio.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async with open_storage(url) as opened:
        await meet_everybody(opened.people)
        yield opened


@pytest_asyncio.fixture(params=["fake", "sqlite", "postgres"])
async def books(request: pytest.FixtureRequest) -> AsyncIterator[Books]:
    """What the contract tests are run on, with everybody met."""
    if request.param == "fake":
        books = fake_books()
        await meet_everybody(books.people)
        yield books
        return
    async with open_storage(request.getfixturevalue(f"{request.param}_url")) as opened:
        await meet_everybody(opened.people)
        yield books_of(opened)


@pytest_asyncio.fixture
async def ann(storage: Storage) -> Person:
    """Who Anna is on Discord, as long as nobody knows."""
    return await storage.people.meet(discord(7), "ann_b", "ru")
