"""One courier for each platform: an outage, a limit or a slow answer of one holds up none of the others.

A letter for a platform that does not run now waits until it does.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.dealings import Enquiries
from core.ports import Channel, Clock, Letter, Orders, Outbox, People, Receipt, Unreachable
from scheduler.courier import REST, Courier, Rest, nobody_rests
from scheduler.pace import Limits, Rate
from scheduler.succession import Successions

NOWHERE = ""
SELDOM = 5.0
"""Seconds between two looks for letters to nobody, of which there are hardly ever any."""
UNLIMITED = Limits(Rate(1000, burst=1000), Rate(1000, burst=1000))


@dataclass(frozen=True, slots=True)
class Route:
    """How letters reach people on one platform, and how fast they may."""

    channel: Channel
    limits: Limits


@dataclass(frozen=True, slots=True)
class Nobody:
    """`core.ports.Channel` on which nobody is reached, and why."""

    reason: str = "no account on any platform"

    async def deliver(self, _letter: Letter, *_others: Letter) -> Receipt:
        return Unreachable(self.reason)


def couriers(
    outbox: Outbox,
    routes: Mapping[str, Route],
    clock: Clock,
    people: People,
    orders: Orders,
    enquiries: Enquiries,
    rests: Rest = nobody_rests,
    monotonic: Callable[[], float] = time.monotonic,
) -> tuple[Courier, ...]:
    """For each of `routes`, by the platform of its letters, and for letters to people who are nowhere. What one gives
    up another may have to carry. `rests` says who is not to be disturbed.
    """
    made: list[Courier] = []
    follow = Successions(people, orders, enquiries, clock).of

    def wake() -> None:
        for each in made:
            each.wake()

    to_nobody = (NOWHERE, Route(Nobody(), UNLIMITED))
    pauses = {NOWHERE: SELDOM}
    for platform, route in (*routes.items(), to_nobody):
        limits = route.limits
        courier = Courier(
            outbox,
            route.channel,
            clock,
            platform=platform,
            overall=limits.overall,
            each=limits.each,
            succession=follow,
            on_new=wake,
            rests=rests,
            rest=pauses.get(platform, REST),
            monotonic=monotonic,
        )
        made.append(courier)
    return tuple(made)
