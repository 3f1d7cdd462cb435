"""Discord's limits in one place; rates are counted on the machine's monotonic clock, which nobody can move.

Discord publishes the global rate and that each route has a bucket of its own, told by headers; how large the buckets
are is not published, so these are the sizes that its headers have been seen to tell.
"""

import hashlib
import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.discord.refused import RefusedError, slow_down

MEGABYTE = 1024 * 1024
_BUCKETS: Mapping[str, tuple[int, float]] = {
    "create_message": (5, 5.0),
    "edit_message": (5, 5.0),
    "delete_message": (5, 1.0),
    "trigger_typing": (5, 5.0),
    "edit_channel": (10, 10.0),
    "start_thread": (10, 10.0),
    "add_thread_member": (5, 2.0),
    "open_dm": (10, 10.0),
    "follow_up": (5, 2.0),
    "edit_answer": (5, 2.0),
    "set_commands": (2, 20.0),
}
_OTHERS = (50, 10.0)
_UNCOUNTED = 1_000_000  # what the headers tell while no rate is kept
_INVALID_WINDOW = 600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked how often. `hurried=False` keeps all rules but the rates, for tests that tell a long story."""

    hurried: bool = True
    overall_per_second: int = 50
    upload_bytes: int = 10 * MEGABYTE
    answer_seconds: float = 3.0
    token_seconds: float = 900.0
    heartbeat_seconds: float = 41.25
    resume_seconds: float = 180.0
    identifies: int = 1000
    identify_seconds: float = 5.0
    invalid_per_window: int = 10_000
    threads: int = 1000
    commands_per_day: int = 200

    @classmethod
    def unhurried(cls) -> "Limits":
        """All rules but the rates: for tests that tell a long story quickly."""
        return cls(hurried=False)


@dataclass(slots=True)
class _Bucket:
    left: int
    resets: float


class Meter:
    """Counts what the bot asks, bucket by bucket, and how often it asked in vain."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self.limits = limits
        self._monotonic = monotonic
        self._buckets: dict[tuple[str, int], _Bucket] = {}
        self._overall: deque[float] = deque()
        self._invalid: deque[float] = deque()

    @property
    def invalid(self) -> int:
        """How many calls of the last ten minutes were refused with 401, 403 or 429."""
        self._forget(self._invalid, _INVALID_WINDOW)
        return len(self._invalid)

    @property
    def banned(self) -> bool:
        """Whether there were so many that nothing is answered any more."""
        return self.invalid >= self.limits.invalid_per_window

    def note_invalid(self, status: int) -> None:
        """Count an answer if it is one of the three that are held against a bot."""
        if status in {401, 403, 429}:
            self._invalid.append(self._monotonic())

    def charge(self, call: str, major: int, *, counts_overall: bool) -> dict[str, str]:
        """Count a call and give the headers that tell of its bucket; raises 429."""
        size, window = _BUCKETS.get(call, _OTHERS) if self.limits.hurried else (_UNCOUNTED, 1.0)
        now = self._monotonic()
        if self.limits.hurried and counts_overall:
            self._charge_overall(now)
        bucket = self._buckets.get((call, major))
        if bucket is None or bucket.resets <= now:
            bucket = self._buckets[call, major] = _Bucket(size, now + window)
        if bucket.left <= 0:
            raise slow_down(bucket.resets - now, everywhere=False)
        bucket.left -= 1 if self.limits.hurried else 0
        return self._headers(call, size, bucket, now)

    def headers_of(self, call: str, refused: RefusedError) -> dict[str, str]:
        """The headers of a 429."""
        size, _ = _BUCKETS.get(call, _OTHERS)
        scope = {"X-RateLimit-Scope": "global" if refused.everywhere else "user"}
        wait = {"Retry-After": str(math.ceil(refused.seconds or 0.0)), **scope}
        if refused.everywhere:
            return wait | {"X-RateLimit-Global": "true"}
        now = self._monotonic()
        return wait | self._headers(call, size, _Bucket(0, now + (refused.seconds or 0.0)), now)

    def _headers(self, call: str, size: int, bucket: _Bucket, now: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(size),
            "X-RateLimit-Remaining": str(bucket.left),
            "X-RateLimit-Reset": f"{bucket.resets:.3f}",
            "X-RateLimit-Reset-After": f"{bucket.resets - now:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(call.encode()).hexdigest()[:32],
        }

    def _charge_overall(self, now: float) -> None:
        self._forget(self._overall, 1.0)
        if len(self._overall) >= self.limits.overall_per_second:
            raise slow_down(self._overall[0] + 1.0 - now, everywhere=True)
        self._overall.append(now)

    def _forget(self, times: deque[float], window: float) -> None:
        now = self._monotonic()
        while times and times[0] <= now - window:
            times.popleft()
