"""The tables are those that the migrations make, and a column holds what it is given or refuses it."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, make_url, select, text

from core.availability import Availability
from core.community import Community, Rules
from core.enquiry import Enquiry
from core.invoice import Invoice, Particulars
from core.ledger import Journal
from core.listing import Listing
from core.mail import Awaited, Mailbox
from core.matter import Matter
from core.message import Copy, Message, Wording
from core.order import DEFAULT, Alarm, Order
from core.outage import Outage, Pulse
from core.paper import Paper
from core.paylink import PayLink
from core.person import Platform
from core.ports import CardPlace, Draft, Letter, Thread
from core.report import Report, Takedown
from core.review import Review
from core.sanction import Sanction
from core.step import Event
from core.storage import BadAddress, Storage, migrate, open_storage, schema, sqlite
from core.storage.codec import Unstorable
from core.storage.migrate import climb, descend
from core.storage.postgres import altering
from core.transfer import Payment, Transfer
from tests.builders import ANNA, NOON, a_command, some_terms
from tests.storage.conftest import telegram
from tests.storage.databases import Postgres
from tests.storage.trade import always, put
from tests.storage.trade import books as booking


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Engine:
    return sqlite.altering(tmp_path / "empty.db")


@pytest.fixture
def empty_postgres(postgres: Postgres) -> Engine:
    return altering(make_url(postgres.empty()))


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database without any tables."""
    engine: Engine = request.getfixturevalue(f"empty_{request.param}")
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_climbing_makes_exactly_the_tables_of_the_schema(empty: Engine) -> None:
    climb(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []
    assert tables(empty) == set(schema.metadata.tables)


def test_the_checks_of_the_schema_are_those_of_the_database(empty: Engine) -> None:
    climb(empty)
    checks = {
        table: {each["name"] for each in inspect(empty).get_check_constraints(table)}
        for table in schema.metadata.tables
    }
    named = {table: names for table, names in checks.items() if names}
    assert named == {"orders": {"orders_held_is_there"}, "transfers": {"transfers_something_is_sent"}}


def test_the_migrations_can_be_climbed_down_and_up_again(empty: Engine) -> None:
    climb(empty)
    descend(empty)
    assert tables(empty) == set()
    climb(empty)
    climb(empty)
    assert tables(empty) == set(schema.metadata.tables)


def test_a_migration_cut_short_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = sqlite.altering(tmp_path / "cut.db")
    with monkeypatch.context() as cut:
        cut.setattr("alembic.op.create_index", fail)
        with pytest.raises(ZeroDivisionError):
            climb(engine)
    assert inspect(engine).get_table_names() == []
    climb(engine)
    assert tables(engine) == set(schema.metadata.tables)
    engine.dispose()


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("table", "kind", "without", "beside"),
    [
        ("orders", Order, {"alarms"}, {"asks"}),
        ("alarms", Alarm, set(), {"order", "seat"}),
        ("events", Event, set(), set()),
        ("letters", Letter, {"id"}, {"id", "post", "ended_at", "reason"}),
        ("journals", Journal, {"entries"}, set()),
        ("cards", CardPlace, set(), set()),
        ("pulses", Pulse, set(), {"seat"}),
        ("outages", Outage, set(), set()),
        ("threads", Thread, set(), set()),
        ("drafts", Draft, set(), set()),
        ("mailboxes", Mailbox, set(), set()),
        ("mail_codes", Awaited, set(), set()),
        ("listings", Listing, set(), {"number", "currency"}),
        ("communities", Community, set(), set()),
        ("messages", Message, {"edits"}, set()),
        ("enquiries", Enquiry, set(), set()),
        ("availabilities", Availability, set(), set()),
        ("reports", Report, set(), set()),
        ("takedowns", Takedown, set(), set()),
        ("sanctions", Sanction, set(), set()),
        ("wordings", Wording, set(), {"message", "seat"}),
        ("papers", Paper, set(), set()),
        ("particulars", Particulars, set(), set()),
        ("invoices", Invoice, set(), set()),
        ("copies", Copy, {"spot"}, {"platform", "chat", "number"}),
        ("reviews", Review, set(), set()),
        ("payments", Payment, set(), set()),
        ("transfers", Transfer, set(), set()),
        ("paylinks", PayLink, set(), set()),
    ],
)
def test_a_table_has_the_fields_of_what_it_holds_in_their_order(
    table: str, kind: Any, without: set[str], beside: set[str]
) -> None:
    columns = [column.name for column in schema.metadata.tables[table].c if column.name not in beside]
    assert columns == [field.name for field in fields(kind) if field.name not in without]


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_gives_back_what_it_was_given(table: Any, filled: Engine) -> None:
    """Through SQLAlchemy itself; the write path is tested by what the ports give back."""
    row = {column.name: SAMPLES[type(column.type).__name__](column) for column in table.c}
    with filled.connect() as connection:
        connection.execute(insert(table), row)
        found = connection.execute(select(table)).mappings().one()
        assert dict(found) == row
        connection.rollback()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = sqlite.altering(tmp_path_factory.mktemp("columns") / "columns.db")
    climb(engine)
    yield engine
    engine.dispose()


SAMPLES: dict[str, Callable[[Any], object]] = {
    "Text": lambda _: "ours",
    "Words": lambda _: "Ло́го 🔧 '\"; --",
    "BigInteger": lambda _: 2**63 - 1,
    "Whole": lambda _: 2**63 - 1,
    "Moment": lambda _: NOON + timedelta(microseconds=1),
    "TimeOfDay": lambda _: time(23, 59),
    "Length": lambda _: timedelta(days=1, microseconds=-1),
    "Boolean": lambda _: True,
    "Packed": lambda _: {"a": (1, timedelta(1))},
    "Agreed": lambda _: some_terms(),
    "Decided": lambda _: Rules(lengths={"service": {"start_lapsed": timedelta(hours=3)}}, staff=(ANNA,)),
    "Json": lambda _: {"a": [1.5]},
    "Several": lambda column: frozenset(column.type.kind),
    "Choice": lambda column: list(column.type.kind)[-1],
}


@pytest.mark.parametrize(
    "changes",
    [
        {"entered_at": datetime(2026, 11, 2)},  # noqa: DTZ001  # naive on purpose
        {"held": 2**63},
        {"held": 1.5},
        {"work_left": timedelta.max},
        {"title": "a\0b"},
        {"title": "\ud800"},
        {"counts": {"a": 0.5}},
    ],
    ids=lambda changes: next(iter(changes)),
)
async def test_what_a_column_cannot_hold_is_refused_before_the_driver_sees_it(
    storage: Storage, changes: dict[str, Any]
) -> None:
    order = await put(storage.orders)
    move = booking(replace(order, version=4, **changes))
    with pytest.raises(TypeError):
        await storage.orders.settle(a_command(order, "press", ANNA), always(move))
    assert await storage.orders.find(order.id) == order


async def test_a_time_of_another_zone_is_kept_as_the_same_moment(storage: Storage) -> None:
    order = await put(storage.orders, now=NOON.astimezone(timezone(timedelta(hours=5))))
    found = await storage.orders.find(order.id)
    assert found is not None
    assert found.placed_at == NOON
    assert found.placed_at.utcoffset() == timedelta()


async def test_an_address_of_more_than_64_bits_is_refused(storage: Storage) -> None:
    with pytest.raises(Unstorable):
        await storage.people.by_account(telegram(2**63))
    with pytest.raises(Unstorable):
        await storage.people.meet(telegram(2**63), "Vera", "en")


async def test_what_belongs_to_nobody_is_not_kept(sqlite_url: str, postgres_url: str) -> None:
    for url, name in ((sqlite_url, "FOREIGN KEY"), (postgres_url, "foreign key")):
        async with open_storage(url) as storage:
            with pytest.raises(Exception, match=name):
                await put(storage.orders)


async def test_tables_are_made_on_the_first_start_in_a_directory_made_for_them(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "handover.db"
    async with open_storage(f"sqlite+aiosqlite:///{path}"):
        pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x", "sqlite+aiosqlite://", "nonsense", ""]
)
def test_an_address_of_nowhere_is_refused(url: str) -> None:
    with pytest.raises(BadAddress):
        migrate(url)


def test_a_password_in_an_address_is_not_said_aloud() -> None:
    with pytest.raises(BadAddress) as refusal:
        migrate("mysql://somebody:hunter2@localhost/x")
    assert "hunter2" not in str(refusal.value)


def test_what_was_there_before_communities_belongs_to_the_default_one(empty: Engine) -> None:
    climb(empty, "0001")
    with empty.begin() as connection:
        for statement in (
            "INSERT INTO people (id, name, language) VALUES (1, 'Anna', 'en'), (2, 'Boris', 'en')",
            "INSERT INTO listings VALUES (1, 'L', 2, 't', 'd', 1, 'EUR', 1, 0, '[]', NULL, 'on', 1)",
            """INSERT INTO orders
            VALUES ('O', 'service', 1, 't', 1, 2, 'L', '{}', 'queued', 1, 0, 0, 0, '{}', 0, true, NULL)""",
        ):
            connection.execute(text(statement))
    climb(empty)
    with empty.connect() as connection:
        for table in ("orders", "listings"):
            assert connection.execute(text(f"SELECT community FROM {table}")).scalars().all() == [DEFAULT]  # noqa: S608


def test_money_that_was_booked_before_is_that_of_its_order_s_community(empty: Engine) -> None:
    climb(empty, "0009")
    with empty.begin() as connection:
        for statement in (
            "INSERT INTO people (id, name, language) VALUES (1, 'Anna', 'en'), (2, 'Boris', 'en')",
            """INSERT INTO orders VALUES
            ('O', 'service', 1, 't', 1, 2, NULL, '{}', 'queued', 1, 0, 0, 0, '{}', 0, true, NULL, 'TOWN')""",
            "INSERT INTO journals VALUES ('hold:O', 'hold', 'O', 'EUR', 1)",
            "INSERT INTO entries VALUES ('hold:O', 0, 'provider:manual', -1), ('hold:O', 1, 'escrow:O', 1)",
        ):
            connection.execute(text(statement))
    climb(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT community FROM journals")).scalars().all() == ["TOWN"]
        assert connection.execute(text("SELECT available_at FROM entries")).scalars().all() == [None, None]
    descend(empty, "0009")
    with empty.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM entries")).scalar() == 2


def test_an_order_of_before_questions_has_none_and_is_as_it_was(empty: Engine) -> None:
    climb(empty, "0011")
    with empty.begin() as connection:
        for statement in (
            "INSERT INTO people (id, name, language) VALUES (1, 'Anna', 'en'), (2, 'Boris', 'en')",
            """INSERT INTO orders VALUES
            ('O', 'service', 1, 't', 1, 2, NULL, '{}', 'queued', 1, 0, 0, 0, '{}', 6000, true, NULL, 'TOWN')""",
        ):
            connection.execute(text(statement))
        before = connection.execute(text("SELECT * FROM orders")).one()
    climb(empty)
    with empty.begin() as connection:
        new = "proposed, paused, frozen, mediator, disputed"
        assert connection.execute(text(f"SELECT {new} FROM orders")).one() == (None, 0, None, None, 0)  # noqa: S608
        connection.execute(text("UPDATE orders SET mediator = 2, frozen = 'queued', disputed = 5"))
    descend(empty, "0011")
    with empty.connect() as connection:
        assert connection.execute(text("SELECT * FROM orders")).one() == before


def test_without_reviews_nobody_has_news_of_them_muted(empty: Engine) -> None:
    climb(empty)
    muted = {Platform.TELEGRAM: frozenset({Matter.REVIEW}), Platform.DISCORD: frozenset({Matter.REVIEW, Matter.TURN})}
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO people (id, name, language) VALUES (1, 'Anna', 'en')"))
        for address, (platform, matters) in enumerate(muted.items()):
            row = {"platform": platform, "address": address, "person": 1, "seat": address, "muted": matters}
            connection.execute(insert(schema.accounts), row)
    descend(empty, "0012c")
    with empty.connect() as connection:
        found = connection.execute(select(schema.accounts.c.platform, schema.accounts.c.muted)).all()
    assert dict(found) == {Platform.TELEGRAM: frozenset(), Platform.DISCORD: frozenset({Matter.TURN})}


def test_a_chat_that_was_quiet_has_everything_muted(empty: Engine) -> None:
    climb(empty, "0009")
    with empty.begin() as connection:
        for statement in (
            "INSERT INTO people (id, name, language) VALUES (1, 'Anna', 'en')",
            """INSERT INTO accounts (platform, address, person, seat, quiet)
            VALUES ('telegram', 1, 1, 0, true), ('discord', 1, 1, 1, false)""",
        ):
            connection.execute(text(statement))
    climb(empty)
    with empty.connect() as connection:
        found = connection.execute(select(schema.accounts.c.platform, schema.accounts.c.muted)).all()
    assert {Platform(platform): muted for platform, muted in found} == {
        Platform.TELEGRAM: frozenset(Matter),
        Platform.DISCORD: frozenset(),
    }
