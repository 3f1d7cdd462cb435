"""APScheduler's own way to keep deadlines: a stored job for each."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import create_engine, event

from core.desk import OrderDesk, alarm_command
from core.order import Alarm, OrderId


class _There:
    """Where a stored job finds the desk: what is stored can only name a function."""

    desk: OrderDesk


async def strike(order: OrderId, kind: str, at: datetime, epoch: int) -> None:
    """What each stored job does: the same as the alarm clock."""
    await _There.desk.handle(alarm_command(order, Alarm(kind, at, epoch)))


@asynccontextmanager
async def stored_jobs(desk: OrderDesk, due: Sequence[tuple[OrderId, Alarm]]) -> AsyncIterator[None]:
    """A scheduler that finds all of these in its store at its start, long due."""
    _There.desk = desk
    with TemporaryDirectory(prefix="handover-") as directory:
        url = f"sqlite:///{directory}/jobs.db"
        filling = _scheduler(url, careful=False)
        filling.start(paused=True)
        for order, alarm in due:
            args = (order, alarm.kind, alarm.at, alarm.epoch)
            filling.add_job(strike, "date", run_date=datetime.fromtimestamp(0, UTC), args=args)
        await _shut_down(filling)
        scheduler = _scheduler(url, careful=True)
        scheduler.start()
        try:
            yield
        finally:
            await _shut_down(scheduler)


def _scheduler(url: str, *, careful: bool) -> AsyncIOScheduler:
    """By itself it drops what is a second late. Not `careful` is quicker, for filling, which is not measured."""
    engine = create_engine(url)
    if not careful:
        event.listen(engine, "connect", _hurry)
    store = SQLAlchemyJobStore(engine=engine)
    settings = {"misfire_grace_time": None, "coalesce": True}
    return AsyncIOScheduler(timezone=UTC, jobstores={"default": store}, job_defaults=settings)


def _hurry(connection: Any, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


async def _shut_down(scheduler: AsyncIOScheduler) -> None:
    scheduler.shutdown(wait=False)
    await asyncio.sleep(0)
