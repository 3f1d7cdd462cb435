"""How PostgreSQL is opened so that no update is lost and one process writes.

READ COMMITTED alone loses updates; what holds is that the orders of a transaction are locked before they are read, and
the comparison of their versions.
"""

import asyncio
import json
from collections import deque
from collections.abc import Sequence
from contextlib import suppress

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.types.numeric import Int8Dumper
from sqlalchemy import URL, Dialect, Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from core.ports import Unavailable
from core.storage.pen import InUse, Question, Writ
from core.storage.prepared import Prepared, Row

READERS = 4
PATIENCE = 5_000  # milliseconds that a statement waits for somebody else's lock
LOCK = 0x48414E444F564552
"""The number of the lock that the running process holds on its database: "HANDOVER"."""
LOCK_PATIENCE = 1_000
"""Milliseconds: a killed predecessor's lock is gone as soon as the server sees that its connection is."""

_GONE: tuple[type[Exception], ...] = (psycopg.OperationalError, psycopg.InterfaceError)
# Without these a connection over a network that has silently died is noticed after hours.
_ALIVE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


class PostgresPen:
    """The writing connection to a PostgreSQL database. It holds the lock itself, so that it cannot write without it."""

    failures = _GONE
    most = 64  # each transaction costs as many messages, however many commands it carries

    _connection: "psycopg.Connection[Row]"

    def __init__(self, url: URL) -> None:
        self.dialect = _dialect()
        self._address = _address(url)

    def open(self) -> None:
        try:
            self._connection = psycopg.connect(self._address, autocommit=True)
        except _GONE as error:
            raise Unavailable(str(error)) from error
        _bind_alike(self._connection)
        try:
            # All that is written goes by key. A plan is kept for long, and one that was made while tables were small
            # would read them whole.
            for other_way in ("seqscan", "hashjoin", "mergejoin"):
                self._connection.execute(f"SET enable_{other_way} = off".encode())
            self._claim()
        except Exception:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def begin(self) -> None:
        """On a new connection, when the old one has gone: nothing has been said on it yet that could get lost."""
        with suppress(*_GONE):
            self._connection.execute("BEGIN")
            return
        self._connection.close()
        try:
            self.open()
        except (InUse, Unavailable) as error:
            raise psycopg.OperationalError(str(error)) from error
        self._connection.execute("BEGIN")

    def commit(self) -> None:
        # A transaction in which something failed is rolled back by COMMIT, without an error.
        if (done := self._connection.execute("COMMIT").statusmessage) != "COMMIT":
            raise psycopg.OperationalError(f"the commit came to {done}")

    def rollback(self) -> None:
        with suppress(*_GONE):
            self._connection.execute("ROLLBACK")

    def run(self, sql: str) -> None:
        self._connection.execute(sql.encode())

    def fetch(self, questions: Sequence[Question]) -> Sequence[Sequence[Row]]:
        return [self._run(statement, row).fetchall() for statement, row in questions]

    def write(self, writs: Sequence[Writ]) -> Sequence[int]:
        return [self._run(*_call(statement, rows)).rowcount for statement, rows in writs]

    def _run(self, statement: Prepared, row: Row) -> "psycopg.Cursor[Row]":
        return self._connection.execute(statement.sql.encode(), row)

    def _claim(self) -> None:
        self._connection.execute(f"SET lock_timeout = {LOCK_PATIENCE}".encode())
        try:
            self._connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        except psycopg.errors.LockNotAvailable as error:
            raise InUse("another process runs on this database") from error
        self._connection.execute(f"SET lock_timeout = {PATIENCE}".encode())


class PostgresLens:
    """Reading connections to a PostgreSQL database. They take turns, one read at a time each."""

    failures: tuple[type[Exception], ...] = (psycopg.Error,)

    def __init__(self, url: URL) -> None:
        self.dialect = _dialect()
        self._address = _address(url)
        self._seats: deque[_Seat] = deque()

    async def open(self) -> None:
        self._seats.extend(_Seat(self._address) for _ in range(READERS))

    async def close(self) -> None:
        for seat in self._seats:
            await seat.close()

    async def fetch(self, statement: Prepared, row: Row) -> Sequence[Row]:
        self._seats.rotate(1)
        return await self._seats[0].fetch(statement, row)


class _Seat:
    """One reading connection, opened when it is first needed and again when it has gone."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._free = asyncio.Lock()
        self._connection: psycopg.AsyncConnection[Row] | None = None

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def fetch(self, statement: Prepared, row: Row) -> Sequence[Row]:
        async with self._free:
            if self._connection is not None:
                with suppress(*_GONE):
                    return await self._ask(self._connection, statement, row)
                await self._connection.close()
            self._connection = await psycopg.AsyncConnection.connect(self._address, autocommit=True)
            _bind_alike(self._connection)
            return await self._ask(self._connection, statement, row)

    async def _ask(self, connection: "psycopg.AsyncConnection[Row]", statement: Prepared, row: Row) -> Sequence[Row]:
        return await (await connection.execute(statement.sql.encode(), row)).fetchall()


def _call(statement: Prepared, rows: Sequence[Row]) -> Question:
    if statement.together:
        return statement, (json.dumps([dict(zip(statement.names, row, strict=True)) for row in rows]),)
    [row] = rows
    return statement, row


def altering(url: URL) -> Engine:
    """An engine for migrations."""
    return create_engine(url.set(drivername="postgresql+psycopg"))


def surveying(url: URL) -> Engine:
    """An engine that only reads, beside whoever writes: a transaction of it sees one moment."""
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ")
    return engine.execution_options(postgresql_readonly=True)


def _address(url: URL) -> str:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return make_conninfo(address, **_ALIVE)


def _dialect() -> Dialect:
    dialect: Dialect = PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
    return dialect


def _bind_alike(connection: "psycopg.Connection[Row] | psycopg.AsyncConnection[Row]") -> None:
    """All numbers as one type: by their size, as the driver has it, one statement would be prepared many times over."""
    connection.adapters.register_dumper(int, Int8Dumper)
