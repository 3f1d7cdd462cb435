"""One person's acts are handled one after another, in the order they came; different people's side by side. What comes
with files goes beside the rest, or whoever sends a large one could press nothing until it is there.

Discord brings an act once, and never again: where storage is in trouble, it is tried again here.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from core.ports import Busy, Unavailable, Uncertain
from tasks import Tasks

log = logging.getLogger(__name__)

TROUBLE = (Busy, Unavailable, Uncertain)
MOST_WAITING = 30  # far more than anybody presses before the first press is answered
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds between two tries; then the person is told

Lane: TypeAlias = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that `person`, by Discord's number, did. `handle` may be called more than once and raises only trouble
    with storage; `give_up` tells the person that it could not be done. `waits`: Discord shows the person that an answer
    is due, so each is answered.
    """

    person: int
    handle: Callable[[], Awaitable[None]]
    give_up: Callable[[], Awaitable[None]]
    files: bool = False
    waits: bool = True

    @property
    def lane(self) -> Lane:
        return self.person, self.files


class Lanes:
    """What a person does beyond `MOST_WAITING` is turned away at once."""

    def __init__(self, tasks: Tasks, pauses: tuple[float, ...] = PAUSES) -> None:
        self._tasks = tasks
        self._pauses = pauses
        self._lanes: dict[Lane, deque[Act]] = {}
        self._full: set[Lane] = set()

    def put(self, act: Act) -> None:
        """Queue an act behind its person's others."""
        queue = self._lanes.get(act.lane)
        if queue is None:
            self._lanes[act.lane] = deque((act,))
            self._tasks.start(self._run(act.lane), f"acts of {act.person}")
        elif len(queue) < MOST_WAITING:
            queue.append(act)
        else:
            self._turn_away(act)

    def _turn_away(self, act: Act) -> None:
        """Of messages only the first is answered until the lane is empty: nobody makes us write as much as they do."""
        first = act.lane not in self._full
        self._full.add(act.lane)
        if first:
            log.warning("%d does more than can be answered; some of it is turned away", act.person)
        if first or act.waits:
            self._tasks.start(_alone(act.give_up), f"turning away {act.person}")

    async def _run(self, lane: Lane) -> None:
        queue = self._lanes[lane]
        try:
            while queue:
                await self._take(queue[0])
                queue.popleft()
        finally:
            del self._lanes[lane]
            self._full.discard(lane)

    async def _take(self, act: Act) -> None:
        for pause in self._pauses:
            try:
                return await act.handle()
            except TROUBLE as trouble:
                log.warning("trouble with storage, trying again in %s s: %s", pause, trouble)
            await asyncio.sleep(pause)
        return await act.give_up()


async def _alone(call: Callable[[], Awaitable[None]]) -> None:
    await call()
