"""One of many is one parameter, on each database, whatever is in it."""

import pytest
from sqlalchemy import Dialect, not_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from core.storage.among import among
from core.storage.prepared import Prepared, prepared
from core.storage.schema import letters

LITE = sqlite.dialect(paramstyle="qmark")
SERVER = PGDialect_psycopg()  # type: ignore[no-untyped-call]  # SQLAlchemy's own


def compiled(dialect: Dialect) -> Prepared:
    return prepared(select(letters.c.id).where(not_(among(letters.c.to, "people"))), dialect)


@pytest.mark.parametrize("people", [[], [1], list(range(1_000))])
def test_the_statement_is_the_same_for_any_number(people: list[int]) -> None:
    assert compiled(LITE).named(people=people) == (str(people),)
    assert compiled(LITE).sql.count("?") == 1


def test_it_is_a_condition_as_it_stands() -> None:
    """Compared with 1, as truth is on SQLite, no index would be used for it."""
    assert compiled(LITE).sql.count('WHERE NOT letters."to" IN (SELECT value FROM json_each(?)))') == 1


def test_a_server_gets_an_array_of_the_column_s_type() -> None:
    assert 'NOT letters."to" = ANY (%(people)s::BIGINT[])' in compiled(SERVER).sql
