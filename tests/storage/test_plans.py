"""What a person looks at costs nothing of what others did: every row is found by an index, no table is read whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, literal, select
from sqlalchemy.dialects import sqlite

from core.person import Platform
from core.storage import (
    bills,
    cases,
    castoffs,
    counterfoil,
    erasing,
    favourites,
    help_requests,
    invoices,
    joining,
    migrate,
    orders,
    reviews,
    shopfronts,
)
from core.storage.prepared import prepared
from core.storage.schema import metadata

READS = {
    "a page of billing": bills._page(False),
    "how much billing there is": bills._count(True),
    "what billing comes to": bills._shares(False),
    "the money of one order": bills._OF_ORDER,
    "a page of cases that wait": cases._WAITING,
    "how many cases wait": cases._COUNT_WAITING,
    "a page of cases in hand": cases._MINE,
    "how many cases are in hand": cases._COUNT_MINE,
    "who took a case": cases._TOOK,
    "the last invoice of an issuer": counterfoil._LAST,
    "who stands on an invoice": counterfoil._KNOWN,
    "the invoices of one order": invoices._OF_ORDER,
    "a page of favourites": favourites._page(False),
    "how many favourites there are": favourites._count(True),
    "a page of what mediators are asked": help_requests._PAGE,
    "how much mediators are asked": help_requests._COUNT,
    "what was asked about one order": help_requests._OF_ORDER,
    "in which request something was said": help_requests._WITH_REMARK,
    "which requests are late": help_requests._DUE,
    "a page of all orders": orders._any(False),
    "a page of some orders": orders._page(True),
    "how many orders there are": orders._counts(False),
    "what people think of some services": reviews._RATINGS,
    "how many orders a seller works on": shopfronts._RUNNING,
    "what a seller has that is not paid": shopfronts._UNPAID,
}

ERASES = (
    erasing._GOING_ON,
    erasing._UNPAID,
    erasing._ON_THEIR_WAY,
    *erasing._FILES,
    erasing._ASKED,
    erasing._UNWORDED,
    erasing._UNSAID,
    erasing._REPORTED,
    erasing._PAID,
    *erasing._BLANK,
    *erasing._GOES,
    help_requests.ASKED_BY,
)
JOINS = (joining._SHARED, joining._OF_THEMSELVES, joining._BLOCK_TOO, *joining._ABSORBED)
PARTS = tuple(statement for platform in Platform for statement in joining._ON[platform])
GATHERED = "SCAN found"
"""What was found, put into one text: no table."""
WAITS = ("letters_unsent", "letters_held")
"""Indexes of what waits: never much, whatever is stored."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("plans") / "handover.db"
    migrate(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize("statement", READS.values(), ids=READS)
def test_nothing_that_grows_with_other_people_is_read_whole(statement: Any, database: sqlite3.Connection) -> None:
    plan = steps(statement, database)
    whole = [step for step in plan if step.startswith("SCAN ") and step.split()[1] in TABLES]
    assert not whole, plan


@pytest.mark.parametrize("statement", [*ERASES, *JOINS, *PARTS])
def test_erasing_linking_and_parting_read_nothing_of_others_but_what_waits(
    statement: Any, database: sqlite3.Connection
) -> None:
    plan = steps(statement, database)
    whole = [step for step in plan if step.startswith("SCAN ") and not step.endswith(WAITS)]
    assert not whole, plan


@pytest.mark.parametrize("statement", [*castoffs._FIRST.values(), *castoffs._NEXT.values()])
def test_rows_are_looked_through_for_files_in_the_order_in_which_they_stand(
    statement: Any, database: sqlite3.Connection
) -> None:
    plan = steps(statement, database)
    assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_every_column_that_names_a_person_leads_an_index(database: sqlite3.Connection) -> None:
    """The foreign keys are looked up by it too, when a number is given up; and no plan shows that."""
    for name, column in joining.named().items():
        [table] = [each for each in metadata.sorted_tables if column in each.c.values()]
        plan = steps(select(literal(1)).select_from(table).where(column == bindparam("person")), database)
        assert [step for step in plan if step.startswith("SCAN")] == [], name


def steps(statement: Any, database: sqlite3.Connection) -> list[str]:
    ready = prepared(statement, sqlite.dialect(paramstyle="qmark"))
    plan = (row[-1] for row in database.execute(f"EXPLAIN QUERY PLAN {ready.sql}", [1] * len(ready.names)))
    return [step for step in plan if step != GATHERED]


def test_a_table_that_is_read_whole_is_found(database: sqlite3.Connection) -> None:
    [row] = database.execute("EXPLAIN QUERY PLAN SELECT * FROM journals WHERE kind = 'hold'")
    assert row[-1].split()[:2] == ["SCAN", "journals"]


TABLES = frozenset(
    {
        *("journals", "entries", "orders", "cases", "favourites", "alarms", "aliases", "left", "way"),
        *("help_requests", "remarks", "reviews", "people", "invoices", "particulars"),
    }
)
"""By name or by the name that they have in a statement."""
