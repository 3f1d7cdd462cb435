"""The one place that starts tasks: each is held until it ends, and its failure is logged, not lost.

It imports nothing of ours, so that every part that runs an event loop may use it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

log = logging.getLogger(__name__)


class Tasks:
    """Running tasks. None of them may outlive `finish`."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        """Run `work` beside everything else; an exception of it is logged under `name`."""
        _ = self._begin(work, name)

    @asynccontextmanager
    async def beside(self, work: Coroutine[Any, Any, Any], name: str) -> AsyncIterator[None]:
        """Run `work` beside the block and end it with the block."""
        task = self._begin(work, name)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait((task,))

    async def finish(self, within: float = 0) -> None:
        """Wait up to `within` seconds until all have ended; what still runs then is cancelled, and gone on return."""
        if self._running and within:
            await asyncio.wait(self._running, timeout=within)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("%s failed", task.get_name(), exc_info=failure)
