"""The one writer: a thread with a connection of its own. All who wait go in one transaction with one commit, and are
answered with one call into the event loop.

Presses go before alarms. A caller who goes away does not take the work back, for it may be written already.
"""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from core.ports import Busy, Judge, PlacementJudge, Unavailable
from core.step import Command, Placement
from core.storage.carrier import Answer, Carrier, Item, Placing, Settling, Writing
from core.storage.group import Verdict
from core.storage.pen import Pen, Sheet

MOST_ALARMS = 24
"""In one group: with more of them, a press that comes meanwhile waits too long."""
MOST_WAITING = 4_096
"""Of presses, and of alarms. Behind more than that one would wait for seconds, so one is told at once."""

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def _nothing(_: Any) -> None: ...


class Writer:
    """Belongs to the event loop in which it is made."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._carrier = Carrier(pen)
        self._loop = asyncio.get_running_loop()
        self._handed: SimpleQueue[list[Item] | None] = SimpleQueue()
        self._fresh: list[Item] = []
        self._waiting: Counter[bool] = Counter()
        self._stopping = False
        self._opened: asyncio.Future[None] = self._loop.create_future()
        self._thread = Thread(target=self._work, name="storage-writer", daemon=True)

    async def start(self) -> None:
        """Raises what opening the database raises."""
        self._thread.start()
        await self._opened

    async def settle(self, command: Command, judge: Judge) -> Verdict:
        """See `core.ports.Orders.settle`."""
        answer: asyncio.Future[Verdict] = self._loop.create_future()
        self._give(Settling(command, judge, answer))
        return await answer

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Verdict:
        """See `core.ports.Orders.place`."""
        answer: asyncio.Future[Verdict] = self._loop.create_future()
        self._give(Placing(command, placement, judge, answer))
        return await answer

    async def run(self, write: Callable[[Sheet], _T], after: Callable[[_T], None] = _nothing) -> _T:
        """Let `write` write in a transaction; it may be called more than once, and what it returns is not an exception.

        Raises what `write` raises (nothing of it is kept then), `Busy`, `Unavailable`, `Uncertain` and `Conflict`.
        """
        answer: asyncio.Future[_T] = self._loop.create_future()
        self._give(Writing(write, after, answer))
        return await answer

    async def stop(self) -> None:
        """Refuse what is new, finish what waits, close the connection."""
        self._stopping = True
        self._hand_over()
        self._handed.put(None)
        await asyncio.to_thread(self._thread.join)

    def _give(self, item: Item) -> None:
        if self._stopping:
            raise Unavailable("closing")
        if self._waiting[item.by_clock] >= MOST_WAITING:
            raise Busy
        self._waiting[item.by_clock] += 1
        # At the end of this turn of the loop: handed over one by one, the first of many would be a group by itself.
        if not self._fresh:
            self._loop.call_soon(self._hand_over)
        self._fresh.append(item)

    def _hand_over(self) -> None:
        if self._fresh:
            self._handed.put(self._fresh)
            self._fresh = []

    def _answer(self, answers: Sequence[Answer]) -> None:
        for item, came_to in answers:
            self._waiting[item.by_clock] -= 1
            _give_back(item, came_to)

    # --- in the thread ----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            self._pen.open()
        except Exception as error:  # noqa: BLE001  # raised where it is waited for
            self._loop.call_soon_threadsafe(self._opened.set_exception, error)
            return
        self._loop.call_soon_threadsafe(self._opened.set_result, None)
        presses: deque[Item] = deque()
        alarms: deque[Item] = deque()
        taking = True
        while taking or presses or alarms:
            taking = taking and self._take(presses, alarms)
            if group := _group(presses, alarms, self._pen.most):
                self._loop.call_soon_threadsafe(self._answer, self._carrier.carry(group))
        self._pen.close()

    def _take(self, presses: deque[Item], alarms: deque[Item]) -> bool:
        """Sort in what was handed over, waiting for it if there is nothing else to do. False: it was the last."""
        while not self._handed.empty() or not (presses or alarms):
            given = self._handed.get()
            if given is None:
                return False
            for item in given:
                (alarms if item.by_clock else presses).append(item)
        return True


def _group(presses: deque[Item], alarms: deque[Item], most: int) -> list[Item]:
    """Presses first, but one alarm at least: a crowd could else hold up every deadline."""
    ringing = min(len(alarms), MOST_ALARMS, max(1, most - len(presses)))
    group = [presses.popleft() for _ in range(min(len(presses), most - ringing))]
    return group + [alarms.popleft() for _ in range(ringing)]


def _give_back(item: Item, came_to: Any) -> None:
    if isinstance(item, Writing) and not isinstance(came_to, Exception):
        try:
            item.after(came_to)
        except Exception as error:  # noqa: BLE001  # it must not keep the others in the group from their answers
            came_to = error
    if item.answer.done():
        if isinstance(came_to, Exception):
            _log.error("A write failed after its caller had gone", exc_info=came_to)
    elif isinstance(came_to, Exception):
        item.answer.set_exception(came_to)
    else:
        item.answer.set_result(came_to)
