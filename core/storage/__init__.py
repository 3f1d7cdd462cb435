"""Everything that lasts, behind `core.ports`, on SQLite or PostgreSQL. The only package that imports sqlalchemy."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic.util.exc import CommandError
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from core.audit import Books
from core.ports import Unavailable
from core.storage import postgres, sqlite
from core.storage.availabilities import StoredAvailabilities
from core.storage.bills import StoredBills
from core.storage.blocks import StoredBlocks
from core.storage.cards import StoredCards
from core.storage.cases import StoredCases
from core.storage.castoffs import StoredCastoffs
from core.storage.communities import StoredCommunities
from core.storage.digests import StoredDigests
from core.storage.drafts import StoredDrafts
from core.storage.enquiries import StoredEnquiries
from core.storage.estates import StoredEstates
from core.storage.favourites import StoredFavourites
from core.storage.help_requests import StoredHelpRequests
from core.storage.invoices import StoredInvoices
from core.storage.ledger import StoredLedger
from core.storage.leftovers import StoredLeftovers
from core.storage.links import StoredLinks
from core.storage.listings import StoredListings
from core.storage.mailboxes import StoredMailboxes
from core.storage.messages import StoredMessages
from core.storage.migrate import climb
from core.storage.orders import StoredOrders
from core.storage.outbox import StoredOutbox
from core.storage.papers import StoredPapers
from core.storage.paylinks import StoredPayLinks
from core.storage.pen import InUse, Pen
from core.storage.people import StoredPeople
from core.storage.pulses import StoredPulses
from core.storage.reader import Lens, Reader
from core.storage.reports import StoredReports
from core.storage.reputations import StoredReputations
from core.storage.reviews import StoredReviews
from core.storage.sanctions import StoredSanctions
from core.storage.shopfronts import StoredShopfronts
from core.storage.survey import survey
from core.storage.threads import StoredThreads
from core.storage.transfers import StoredTransfers
from core.storage.writer import Writer

__all__ = ["CANNOT_OPEN", "BadAddress", "InUse", "Storage", "migrate", "open_storage", "read_books"]


class BadAddress(ValueError):
    """The address names no database that orders can be kept in."""


CANNOT_OPEN = (BadAddress, InUse, Unavailable)
"""Why a database may not open. The text of each is for whoever starts the bot."""


@dataclass(frozen=True, slots=True)
class Storage:
    """What is behind the ports, for as long as it is open."""

    orders: StoredOrders
    outbox: StoredOutbox
    cards: StoredCards
    people: StoredPeople
    listings: StoredListings
    drafts: StoredDrafts
    ledger: StoredLedger
    communities: StoredCommunities
    messages: StoredMessages
    threads: StoredThreads
    links: StoredLinks
    leftovers: StoredLeftovers
    reviews: StoredReviews
    reputations: StoredReputations
    favourites: StoredFavourites
    transfers: StoredTransfers
    paylinks: StoredPayLinks
    bills: StoredBills
    enquiries: StoredEnquiries
    blocks: StoredBlocks
    shopfronts: StoredShopfronts
    mailboxes: StoredMailboxes
    papers: StoredPapers
    invoices: StoredInvoices
    availabilities: StoredAvailabilities
    digests: StoredDigests
    pulses: StoredPulses
    reports: StoredReports
    sanctions: StoredSanctions
    cases: StoredCases
    estates: StoredEstates
    castoffs: StoredCastoffs
    help_requests: StoredHelpRequests


@dataclass(frozen=True, slots=True)
class _Database:
    """How one database is opened, for each of four purposes."""

    writing: Callable[[], Pen]
    reading: Callable[[], Lens]
    altering: Callable[[], Engine]
    surveying: Callable[[], Engine]


@asynccontextmanager
async def open_storage(url: str) -> AsyncIterator[Storage]:
    """Open the database at `url`, bringing it up to date first: `sqlite:///path` or `postgresql://...`.

    Leaving finishes what was given to write. Raises `BadAddress`, `Unavailable`, and `InUse` when another process runs
    on it.
    """
    database = _database(url)
    writer = Writer(database.writing())
    await writer.start()
    try:
        await asyncio.to_thread(_climb, database)
        lens = database.reading()
        try:
            await lens.open()
            storage = _storage(Reader(lens), writer)
            await storage.communities.load()
            yield storage
        finally:
            await lens.close()
    finally:
        await writer.stop()


def _storage(reader: Reader, writer: Writer) -> Storage:
    people, communities = StoredPeople(reader, writer), StoredCommunities(reader, writer)
    return Storage(
        StoredOrders(reader, writer),
        StoredOutbox(reader, writer),
        StoredCards(reader, writer),
        people,
        StoredListings(reader, writer),
        StoredDrafts(reader, writer),
        StoredLedger(reader),
        communities,
        StoredMessages(reader, writer),
        StoredThreads(reader, writer),
        StoredLinks(writer, people, communities),
        StoredLeftovers(writer),
        StoredReviews(reader, writer),
        StoredReputations(reader),
        StoredFavourites(reader, writer),
        StoredTransfers(reader, writer),
        StoredPayLinks(reader, writer),
        StoredBills(reader),
        StoredEnquiries(reader, writer),
        StoredBlocks(reader, writer),
        StoredShopfronts(reader),
        StoredMailboxes(reader, writer, people),
        StoredPapers(writer),
        StoredInvoices(reader, writer),
        StoredAvailabilities(reader, writer),
        StoredDigests(reader, writer, people),
        StoredPulses(reader, writer),
        StoredReports(reader, writer),
        StoredSanctions(reader, writer),
        StoredCases(reader),
        StoredEstates(reader, writer, people, communities),
        StoredCastoffs(reader, writer),
        StoredHelpRequests(reader, writer),
    )


def migrate(url: str) -> None:
    """Bring the tables of the database at `url` up to date. Raises `BadAddress` and `Unavailable`."""
    _climb(_database(url))


def read_books(url: str) -> Books:
    """The ledger of the database at `url` at this moment, whoever writes in it meanwhile; nothing is changed. Raises
    `BadAddress` and `Unavailable`.
    """
    engine = _database(url).surveying()
    try:
        return survey(engine)
    except DBAPIError as error:
        raise Unavailable(f"{error.orig}") from error
    finally:
        engine.dispose()


def _climb(database: _Database) -> None:
    engine = database.altering()
    try:
        climb(engine)
    except CommandError as error:
        raise Unavailable("it was made by another version of Handover, which knows more tables") from error
    except DBAPIError as error:
        raise Unavailable(f"{error.orig}") from error
    finally:
        engine.dispose()


def _database(url: str) -> _Database:
    try:
        address = make_url(url)
    except ArgumentError:
        raise BadAddress("it is not of the form sqlite:///path or postgresql://...") from None
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address)
        case "postgresql":
            return _postgres(address)
        case _:
            raise BadAddress(f"sqlite:///path or postgresql://..., not {address.render_as_string()}")


def _sqlite(address: URL) -> _Database:
    if not address.database or address.database == ":memory:":
        raise BadAddress("a SQLite database needs a file: sqlite:///path")
    path = Path(address.database).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{path.parent}: {error.strerror}") from error
    return _Database(
        lambda: sqlite.SqlitePen(path),
        lambda: sqlite.SqliteLens(path),
        lambda: sqlite.altering(path),
        lambda: sqlite.surveying(path),
    )


def _postgres(address: URL) -> _Database:
    return _Database(
        lambda: postgres.PostgresPen(address),
        lambda: postgres.PostgresLens(address),
        lambda: postgres.altering(address),
        lambda: postgres.surveying(address),
    )
