"""The work that is measured: orders taken from placing to payout, each step a command through the desk."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from time import perf_counter
from typing import Any

from core.desk import OrderDesk
from core.order import Line, OrderId, PersonId, Terms
from core.ports import Orders
from core.step import Command, Moved, Placement
from core.workflow import BUYER, SELLER, TILL, Actor
from core.workflows.service import SERVICE
from tests.fakes import FakeCommunities

MOST_CALLERS = 64
PEOPLE = 2 * MOST_CALLERS
"""Numbered from 1. Each caller is one pair of them: who shared a row would wait for each other."""

TERMS = Terms(
    currency="EUR",
    lines=(Line("Logo", 5000), Line("Source files", 1000, timedelta(days=1))),
    delivery_time=timedelta(days=4),
    revision_time=timedelta(days=2),
    revisions=2,
    fee=1000,
    till="manual",
)
STEPS: Sequence[tuple[str, Actor, dict[str, object]]] = (
    ("pay", TILL, {"amount": 6000}),
    ("start", SELLER, {}),
    ("deliver", SELLER, {"text": "Here it is", "ticked": (0, 1)}),
    ("accept", BUYER, {}),
)
_numbers = count(1)


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 11, 2, 12, tzinfo=UTC)


@dataclass(slots=True)
class Pace:
    """How long it took, in seconds: each command, and all of them together."""

    each: list[float] = field(default_factory=list)
    whole: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.each) / self.whole


async def live(orders: Orders, callers: int, lives: int) -> Pace:
    """`callers` at once, each with `lives` orders one after the other."""
    desk, pace = OrderDesk(orders, Noon(), FakeCommunities()), Pace()
    began = perf_counter()
    await asyncio.gather(*(_call(desk, caller, lives, pace) for caller in range(callers)))
    pace.whole = perf_counter() - began
    return pace


async def live_one_by_one(orders: Orders, lives: int, caller: int = 0) -> Pace:
    """One caller, without a task."""
    pace = Pace()
    began = perf_counter()
    await _call(OrderDesk(orders, Noon(), FakeCommunities()), caller, lives, pace)
    pace.whole = perf_counter() - began
    return pace


async def _call(desk: OrderDesk, caller: int, lives: int, pace: Pace) -> None:
    pair: dict[Actor, PersonId | Actor] = {
        BUYER: PersonId(2 * caller + 1),
        SELLER: PersonId(2 * caller + 2),
        TILL: TILL,
    }
    for _ in range(lives):
        await _life(desk, pair, pace)


async def _life(desk: OrderDesk, pair: Mapping[Actor, Any], pace: Pace) -> None:
    number = next(_numbers)
    placement = Placement(OrderId(f"{number:012d}"), "Logo", pair[BUYER], pair[SELLER], None, TERMS)
    began = perf_counter()
    outcome = await desk.place(placement, SERVICE, ("bench", f"{number}:0"))
    pace.each.append(perf_counter() - began)
    for step, (name, by, payload) in enumerate(STEPS, 1):
        if not isinstance(outcome, Moved):
            raise TypeError(f"{name}: {outcome}")
        seen = None if by is TILL else outcome.order.version
        command = Command(outcome.order.id, name, pair[by], ("bench", f"{number}:{step}"), seen, payload)
        began = perf_counter()
        outcome = await desk.handle(command)
        pace.each.append(perf_counter() - began)
