"""What a full disk, a lock, a lost connection and a lost answer do: nobody is told that something was written when it
was not, and the next one is served.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import make_url

from core.order import Order
from core.person import Account, Platform
from core.ports import Booked, Conflict, Judge, OrderFile, Repeated, Unavailable, Uncertain
from core.step import STALE
from core.storage import Storage, open_storage, sqlite
from core.storage.pen import Sheet
from core.storage.people import _NEW_ACCOUNT
from core.storage.postgres import LOCK
from core.storage.sqlite import SqlitePen
from tests.builders import ANNA, a_command
from tests.storage.conftest import meet_everybody
from tests.storage.databases import ask, ruled
from tests.storage.trade import always, put
from tests.storage.trade import books as booking


@pytest_asyncio.fixture
async def on_sqlite(sqlite_url: str) -> AsyncIterator[Storage]:
    async with open_storage(sqlite_url) as storage:
        await meet_everybody(storage.people)
        yield storage


@pytest_asyncio.fixture
async def on_postgres(postgres_url: str) -> AsyncIterator[Storage]:
    async with open_storage(postgres_url) as storage:
        await meet_everybody(storage.people)
        yield storage


def moving(order: Order, **changes: object) -> Judge:
    return always(booking(replace(order, version=order.version + 1, **changes)))  # type: ignore[arg-type]


def tell(sql: str) -> Callable[[Sheet], None]:
    """A plain write that tells the writing connection something."""
    return lambda sheet: sheet._pen.run(sql)


# --- SQLite ---------------------------------------------------------------------------------------------------------


async def test_on_a_full_disk_nothing_is_acknowledged_and_refusals_go_on(on_sqlite: Storage) -> None:
    run = on_sqlite.orders._writer.run
    order = await put(on_sqlite.orders)
    await run(tell("PRAGMA max_page_count = 1"))  # no more than there are now
    with pytest.raises(Unavailable, match="full"):
        await on_sqlite.orders.settle(a_command(order, "press", ANNA), moving(order, title="x" * 100_000))
    assert await on_sqlite.orders.find(order.id) == order
    assert await on_sqlite.orders.settle(a_command(order, "press", ANNA), always(STALE)) == STALE
    await run(tell("PRAGMA max_page_count = 1000000"))
    assert isinstance(await on_sqlite.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


async def test_while_somebody_else_holds_the_file_nothing_is_acknowledged(on_sqlite: Storage, sqlite_url: str) -> None:
    order = await put(on_sqlite.orders)
    await on_sqlite.orders._writer.run(tell("PRAGMA busy_timeout = 0"))
    with closing(sqlite3.connect(str(make_url(sqlite_url).database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="locked"):
            await on_sqlite.orders.settle(a_command(order, "press", ANNA), moving(order))
        assert await on_sqlite.orders.find(order.id) == order, "reading goes on"
    assert isinstance(await on_sqlite.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


async def test_a_commit_that_fails_is_uncertain_and_the_next_is_served(on_sqlite: Storage) -> None:
    order = await put(on_sqlite.orders)

    def breaks_a_rule_at_the_end(sheet: Sheet) -> None:
        sheet._pen.run("PRAGMA defer_foreign_keys = ON")
        sheet.write(_NEW_ACCOUNT, platform=Platform.TELEGRAM, address=5, person=999)

    with pytest.raises(Uncertain):
        await on_sqlite.orders._writer.run(breaks_a_rule_at_the_end)
    assert await on_sqlite.people.by_account(Account(Platform.TELEGRAM, 5)) is None
    assert isinstance(await on_sqlite.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


class DeafPen(SqlitePen):
    """Writes, and does not hear that it did."""

    deaf = False

    def commit(self) -> None:
        super().commit()
        if DeafPen.deaf:
            raise sqlite3.OperationalError("disk I/O error")


async def test_what_was_written_though_the_answer_was_lost_is_found_by_its_key(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SqlitePen", DeafPen)
    async with open_storage(sqlite_url) as storage:
        await meet_everybody(storage.people)
        order = await put(storage.orders)
        press = a_command(order, "press", ANNA)
        monkeypatch.setattr(DeafPen, "deaf", True)
        with pytest.raises(Uncertain):
            await storage.orders.settle(press, moving(order))
        monkeypatch.setattr(DeafPen, "deaf", False)
        assert await storage.orders.settle(press, moving(order)) == Repeated("moved")


def test_a_file_that_is_no_database_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "handover.db").write_text("something else entirely, and longer than a header " * 50)
    pen = SqlitePen(tmp_path / "handover.db")
    for _ in range(2):  # the lock is given back
        with pytest.raises(Unavailable, match="not a database"):
            pen.open()


# --- PostgreSQL -----------------------------------------------------------------------------------------------------

CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
CUT_MYSELF = """
CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
"""
AT_COMMIT = """
CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON inbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()
"""


async def test_a_connection_that_was_cut_is_made_anew(on_postgres: Storage, postgres_url: str) -> None:
    order = await put(on_postgres.orders)
    assert await on_postgres.orders.find(order.id) == order
    ask(postgres_url, CUT)
    outcome = await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order))
    assert isinstance(outcome, Booked)
    for _ in range(8):  # each of the reading connections
        assert await on_postgres.orders.find(order.id) == outcome.moved.order


async def test_what_was_being_written_when_the_connection_was_cut_is_not(
    on_postgres: Storage, postgres_url: str
) -> None:
    order = await put(on_postgres.orders)

    def cut(_: OrderFile | None) -> Booked:
        ask(postgres_url, CUT)
        return booking(replace(order, version=order.version + 1))

    with pytest.raises(Unavailable):
        await on_postgres.orders.settle(a_command(order, "press", ANNA), cut)
    assert await on_postgres.orders.find(order.id) == order
    assert isinstance(await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


async def test_a_connection_cut_in_the_commit_leaves_it_uncertain(on_postgres: Storage, postgres_url: str) -> None:
    order = await put(on_postgres.orders)
    press = a_command(order, "press", ANNA)
    with ruled(postgres_url, CUT_MYSELF, AT_COMMIT, undone=["DROP FUNCTION cut CASCADE"]), pytest.raises(Uncertain):
        await on_postgres.orders.settle(press, moving(order))
    assert isinstance(await on_postgres.orders.settle(press, moving(order)), Booked)


async def test_a_commit_of_what_had_failed_is_not_taken_for_one(on_postgres: Storage) -> None:
    def fails_unnoticed(sheet: Sheet) -> None:
        with suppress(psycopg.Error):
            sheet._pen.run("SELECT 1 / 0")

    with pytest.raises((Unavailable, Uncertain, Conflict)):
        await on_postgres.orders._writer.run(fails_unnoticed)


async def test_who_lost_the_lock_with_the_connection_does_not_write_beside_its_new_holder(
    on_postgres: Storage, postgres_url: str
) -> None:
    order = await put(on_postgres.orders)
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute(CUT.encode())
        other.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        with pytest.raises(Unavailable, match="another process"):
            await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order))
    assert isinstance(await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


async def test_while_somebody_else_holds_an_order_nothing_of_it_is_acknowledged(
    on_postgres: Storage, postgres_url: str
) -> None:
    order = await put(on_postgres.orders)
    await on_postgres.orders._writer.run(tell("SET SESSION lock_timeout = 1"))
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT 1 FROM orders FOR UPDATE")
        with pytest.raises(Unavailable, match="lock timeout"):
            await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order))
    assert isinstance(await on_postgres.orders.settle(a_command(order, "press", ANNA), moving(order)), Booked)


async def test_a_server_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        async with open_storage(f"postgresql://postgres@/nowhere?host={tmp_path}"):
            pass
