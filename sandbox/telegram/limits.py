"""Telegram's limits in one place; rates are counted on the machine's monotonic clock, which nobody can move.

The rates are those of Telegram's bots FAQ; how large a burst a private chat bears is not published.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.telegram.refused import too_many_requests

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be sent how often, and how long a query waits, in seconds. A rate of 0 is no limit."""

    overall_per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 5
    group_per_minute: int = 20
    callback_seconds: float = 15.0
    checkout_seconds: float = 10.0
    delete_hours: int = 48
    upload_bytes: int = 50 * MEGABYTE
    photo_bytes: int = 10 * MEGABYTE
    download_bytes: int = 20 * MEGABYTE

    @classmethod
    def unhurried(cls) -> "Limits":
        """All rules but the rates: for tests that tell a long story quickly."""
        return cls(overall_per_second=0, private_per_second=0, group_per_minute=0)


class Meter:
    """Counts what the bot sends and edits. A refused call is not counted."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self.limits = limits
        self._monotonic = monotonic
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._private: dict[int, tuple[float, float]] = {}

    def charge(self, chat_id: int, count: int = 1) -> None:
        """Count `count` messages to `chat_id`, or raise the 429 that says how long to wait."""
        now = self._monotonic()
        wait = max(self._wait_overall(now), self._wait_in_chat(chat_id, now))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        if self.limits.overall_per_second:
            self._overall.extend([now] * count)
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque()).extend([now] * count)
        elif self.limits.private_per_second:
            self._private[chat_id] = (self._tokens(chat_id, now) - count, now)

    def _wait_overall(self, now: float) -> float:
        limit = self.limits.overall_per_second
        return _wait_in_window(self._overall, limit, 1.0, now) if limit else 0.0

    def _wait_in_chat(self, chat_id: int, now: float) -> float:
        if chat_id < 0:
            limit = self.limits.group_per_minute
            sent = self._groups.setdefault(chat_id, deque())
            return _wait_in_window(sent, limit, 60.0, now) if limit else 0.0
        rate = self.limits.private_per_second
        return max(0.0, 1.0 - self._tokens(chat_id, now)) / rate if rate else 0.0

    def _tokens(self, chat_id: int, now: float) -> float:
        burst = float(max(1, self.limits.private_burst))
        tokens, then = self._private.get(chat_id, (burst, now))
        return min(burst, tokens + (now - then) * self.limits.private_per_second)


def _wait_in_window(sent: deque[float], limit: int, window: float, now: float) -> float:
    while sent and sent[0] <= now - window:
        sent.popleft()
    return sent[len(sent) - limit] + window - now if len(sent) >= limit else 0.0
