"""A call may hold others up only so long. The library waits out limits and tries again by itself; whoever gave the call
has it back before that takes too long, and is told what is left of the limit.
"""

import asyncio
import time
from collections.abc import Awaitable
from contextvars import ContextVar
from typing import TypeVar

CALL_TIME = 10.0
"""Seconds. Beyond these the courier tries again, and nobody's letters wait for somebody else's limit."""
UPLOAD_TIME = 60.0

T = TypeVar("T")


class Slow(TimeoutError):
    """A call took longer than it may hold others up; what came of it is not known. `seconds`: left of a limit."""

    def __init__(self, seconds: float = 0) -> None:
        super().__init__("not answered in time")
        self.seconds = seconds


class Held:
    """What a call that takes long is waiting for: a limit, until this moment of the monotonic clock."""

    until: float = 0.0


HELD: ContextVar[Held | None] = ContextVar("HELD", default=None)
"""Where the call that runs now would note it."""


async def held(call: Awaitable[T], most: float = CALL_TIME) -> T:
    """The answer to `call`, unless it takes longer than `most` seconds. Raises `Slow` then."""
    note = Held()
    before = HELD.set(note)
    try:
        async with asyncio.timeout(most):
            return await call
    except TimeoutError:
        raise Slow(max(0.0, note.until - time.monotonic())) from None
    finally:
        HELD.reset(before)
