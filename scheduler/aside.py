"""What failed is left alone for a while, so that it holds up nobody else."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")


class Aside(Generic[K]):
    """Each is left alone for `seconds` of `monotonic` from when it was put here."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._until: dict[K, float] = {}

    def put(self, key: K) -> None:
        self._until[key] = self._monotonic() + self._seconds

    def let_go(self) -> None:
        """Those whose time is over are no longer here."""
        moment = self._monotonic()
        self._until = {key: until for key, until in self._until.items() if until > moment}

    def __contains__(self, key: K) -> bool:
        return key in self._until

    def __len__(self) -> int:
        return len(self._until)

    def wait(self) -> float:
        """Seconds until the first of them is let go; there must be one."""
        return max(0.0, min(self._until.values()) - self._monotonic())
