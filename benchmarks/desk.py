"""What the desk costs beside the same done by hand, straight on the driver: the same reads, decision and rows, every
command a durable transition. Baselines and ours take turns, so that whatever else the machine does meets both, and both
run as the program does once it has started (`settle_in`).
"""

import asyncio
import sqlite3
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, cast

import psycopg

from benchmarks import bare
from benchmarks.figure import ROUNDS, Figure, at_least, at_most
from benchmarks.lives import PEOPLE, Pace, live, live_one_by_one
from bot.root.start import settle_in
from core.person import Account, Platform
from core.ports import Booked, Judge, Orders, PlacementJudge, Repeated
from core.step import Command, Placement, Refused
from core.storage import open_storage
from tests.storage.databases import a_database, a_server

CALLERS = 64
LIVES = 24
"""Orders of each caller: some seconds, for within seconds a machine for hire can become half as fast."""
ALONE = 60
"""Orders of one caller alone."""
CONNECTIONS = 16


def measure() -> list[Figure]:
    settle_in()
    # Beside this file, not where temporary files go: that may be memory, in which nothing is flushed.
    with TemporaryDirectory(prefix=".bench-", dir=Path(__file__).parent) as place:
        figures = _on_sqlite(Path(place))
    with a_server() as server:
        return figures + _on_postgres(server)


def _on_sqlite(place: Path) -> list[Figure]:
    files = (place / f"{number}.db" for number in count())
    ours: list[Pace] = []
    singly: list[Pace] = []
    grouped: list[Pace] = []
    alone: list[Pace] = []
    by_hand: list[Pace] = []
    for _ in range(ROUNDS):
        ours.append(_ours(_sqlite(next(files)), CALLERS, LIVES))
        singly.append(_bare_sqlite(next(files), 1, CALLERS * LIVES // 2))
        grouped.append(_bare_sqlite(next(files), CALLERS, CALLERS * LIVES))
        alone.append(_ours(_sqlite(next(files)), 1, ALONE))
        by_hand.append(_bare_sqlite(next(files), 1, ALONE))
    speed = _speeds(ours)
    return [
        at_least("desk: SQLite, 64 callers, to bare with a commit each", speed, "commands/s", _speeds(singly), 2),
        at_least("desk: SQLite, 64 callers, to bare in groups of 64", speed, "commands/s", _speeds(grouped), 0.75),
        at_most("desk: SQLite, one caller, p50 to a bare commit's", _waits(alone), "ms", _waits(by_hand), 3),
    ]


def _on_postgres(server: str) -> list[Figure]:
    ours: list[Pace] = []
    pooled: list[Pace] = []
    for number in range(ROUNDS):
        ours.append(_ours(_peopled(a_database(server, f"ours_{number}")), CALLERS, LIVES))
        pooled.append(_bare_postgres(_peopled(a_database(server, f"bare_{number}")), CALLERS * LIVES))
    speed, baseline = _speeds(ours), _speeds(pooled)
    return [at_least("desk: PostgreSQL, 64 callers, to a pool of 16", speed, "commands/s", baseline, 2)]


def _speeds(paces: list[Pace]) -> list[float]:
    return [pace.per_second for pace in paces]


def _waits(paces: list[Pace]) -> list[float]:
    return [median(pace.each) * 1000 for pace in paces]


# --- ours -----------------------------------------------------------------------------------------------------------


def _ours(url: str, callers: int, lives: int) -> Pace:
    async def run() -> Pace:
        async with open_storage(url) as storage:
            return await live(storage.orders, callers, lives)

    return asyncio.run(run())


def _sqlite(path: Path) -> str:
    return _peopled(f"sqlite:///{path}")


def _peopled(url: str) -> str:
    """A database with its tables and people."""

    async def meet() -> None:
        async with open_storage(url) as storage:
            for number in range(1, PEOPLE + 1):
                await storage.people.meet(Account(Platform.TELEGRAM, number), "somebody", "en")

    asyncio.run(meet())
    return url


# --- by hand --------------------------------------------------------------------------------------------------------


class BareSqlite:
    """`Orders` by hand, with one commit for each `group` commands."""

    def __init__(self, connection: sqlite3.Connection, group: int) -> None:
        self._connection = connection
        self._group = group
        self._open = 0

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        self._begin()
        outcome = bare.settle(self._execute, self._connection.executemany, command, judge)
        self._end()
        return outcome

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        self._begin()
        outcome = bare.place(self._execute, self._connection.executemany, command, placement, judge)
        self._end()
        return outcome

    def _begin(self) -> None:
        if not self._open:
            self._connection.execute("BEGIN IMMEDIATE")

    def _end(self) -> None:
        self._open += 1
        if self._open == self._group:
            self._connection.execute("COMMIT")
            self._open = 0

    def _execute(self, sql: str, row: Sequence[Any]) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(sql, row).fetchall()


class BarePostgres:
    """`Orders` by hand on one connection, one transaction for each command."""

    def __init__(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
        self._connection = connection

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        self._connection.execute("BEGIN")
        outcome = bare.settle(self._execute, self._many, command, judge, lock=" FOR UPDATE")
        self._connection.execute("COMMIT")
        return outcome

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        self._connection.execute("BEGIN")
        outcome = bare.place(self._execute, self._many, command, placement, judge, lock=" FOR UPDATE")
        self._connection.execute("COMMIT")
        return outcome

    def _execute(self, sql: str, row: Sequence[Any]) -> Sequence[tuple[Any, ...]]:
        cursor = self._connection.execute(_formatted(sql), row)
        return cursor.fetchall() if cursor.description else ()

    def _many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        self._connection.cursor().executemany(_formatted(sql), rows)


@cache
def _formatted(sql: str) -> bytes:
    return sql.replace("?", "%s").encode()


def _bare_sqlite(path: Path, group: int, lives: int) -> Pace:
    _sqlite(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return _without_a_loop(live_one_by_one(cast("Orders", BareSqlite(connection, group)), lives))


def _bare_postgres(url: str, lives: int) -> Pace:
    """As many threads as connections, each busy all the time: the best that such a pool can do."""

    def work(caller: int) -> Pace:
        with psycopg.connect(url, autocommit=True) as connection:
            orders = cast("Orders", BarePostgres(connection))
            return _without_a_loop(live_one_by_one(orders, lives // CONNECTIONS, caller))

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        began = perf_counter()
        paces = list(pool.map(work, range(CONNECTIONS)))
        whole = perf_counter() - began
    return Pace([each for pace in paces for each in pace.each], whole)


def _without_a_loop(work: Coroutine[Any, Any, Pace]) -> Pace:
    """Run what never waits for anything, so that the baseline bears no event loop either."""
    try:
        work.send(None)
    except StopIteration as done:
        pace: Pace = done.value
        return pace
    raise AssertionError("a baseline waited")
