"""Stops us long before Discord does: who gets 10,000 refusals of a token, a right or a pace within ten minutes is shut
out, address and all.

It sees every answer, those included that the library meets with another try of its own. While it is open nothing goes
out but answers to people who wait for one; after a while a single call is let through to see how things stand.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from types import SimpleNamespace

import aiohttp
from discord.http import Route

from bot.discord.calls import HELD

log = logging.getLogger(__name__)

MOST = 500
"""Refusals within `WINDOW`: a twentieth of what Discord bears, and far more than a sound bot ever gets."""
WINDOW = 600.0
FIRST_REST, LONGEST_REST = 30.0, 600.0
_INVALID = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})
_ANSWERS = ("/interactions/", "/webhooks/")


class Tripped(OSError):
    """Nothing is sent now. `seconds`: until it is worth trying again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too much was refused lately")
        self.seconds = seconds


class Breaker:
    """Counts refusals; `trace` hangs it into a session."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._refused: deque[float] = deque(maxlen=MOST)
        self._open_until = 0.0
        self._rest = FIRST_REST
        self._trying = False

    def enter(self) -> None:
        """A call is about to go out. Raises `Tripped` when it must not."""
        now = self._monotonic()
        if now < self._open_until:
            raise Tripped(self._open_until - now)
        if self._open_until:
            # One call finds out; until its answer is there, or should be, the others stay back.
            self._open_until, self._trying = now + FIRST_REST, True

    def answered(self, status: int) -> None:
        """A call came back."""
        now = self._monotonic()
        if status not in _INVALID:
            if self._trying:
                log.warning("Discord takes our calls again")
                self._close()
            return
        self._refused.append(now)
        while self._refused and self._refused[0] <= now - WINDOW:
            self._refused.popleft()
        if self._trying:
            self._rest = min(2 * self._rest, LONGEST_REST)
            self._open(now)
        elif len(self._refused) == MOST and now >= self._open_until:
            self._open(now)

    def trace(self) -> aiohttp.TraceConfig:
        """For the session through which all calls go."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._starts)
        trace.on_request_end.append(self._ends)
        return trace

    def _open(self, now: float) -> None:
        self._open_until, self._trying = now + self._rest, False
        log.error(
            "Discord refused %d calls within %d minutes; nothing is sent for %d s (are the token and the bot's"
            " permissions as they should be?)", len(self._refused), WINDOW // 60, self._rest
        )  # fmt: skip

    def _close(self) -> None:
        self._refused.clear()
        self._open_until, self._trying, self._rest = 0.0, False, FIRST_REST

    async def _starts(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, call: aiohttp.TraceRequestStartParams
    ) -> None:
        if _counts(str(call.url)):
            self.enter()

    async def _ends(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, call: aiohttp.TraceRequestEndParams
    ) -> None:
        response = call.response
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._note_limit(response)
        if response.headers.get("X-RateLimit-Scope") != "shared" and str(call.url).startswith(Route.BASE):
            self.answered(response.status)

    def _note_limit(self, response: aiohttp.ClientResponse) -> None:
        held = HELD.get()
        try:
            seconds = float(response.headers.get("Retry-After", ""))
        except ValueError:
            return
        if held is not None:
            held.until = self._monotonic() + seconds


def _counts(url: str) -> bool:
    """The gateway and the answers that people wait for are let through."""
    return url.startswith(Route.BASE) and not url.removeprefix(Route.BASE).startswith(_ANSWERS)
