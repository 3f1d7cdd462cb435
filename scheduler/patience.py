"""How long to wait before the next try: doubled each time, up to a most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: `first` after the first failure, never more than `most`."""

    first: float
    most: float

    def after(self, failures: int) -> float:
        """How long to wait after the failure number `failures`, counted from 1."""
        # 2.0 ** 1024 raises; no wait here is near 2 ** 64 times its first.
        return min(self.most, self.first * 2.0 ** min(failures - 1, 64))
