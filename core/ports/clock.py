"""Time: what it is, whether the clock can be believed, and when nobody was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.outage import Outage, Pulse
from core.ports.letters import Letter


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC, never backwards."""
        ...


class Watch(Protocol):
    """Whether anybody was there to answer, and whether the clock can be believed."""

    @property
    def outages(self) -> Sequence[Outage]:
        """Those in which something may have fallen due that was not made good yet."""
        ...

    @property
    def believed(self) -> bool:
        """Whether the clock can be believed. While not, nothing may happen by itself."""
        ...

    @property
    def doubt(self) -> timedelta | None:
        """By how much the clock has leapt ahead, or for how long nobody seems to have been there; None when it is
        believed.
        """
        ...

    async def believe(self) -> None:
        """Somebody who should know says that the clock is right: nobody was there meanwhile."""
        ...


@dataclass(frozen=True, slots=True)
class _AlwaysThere:
    outages: Sequence[Outage] = ()
    believed: bool = True
    doubt: timedelta | None = None

    async def believe(self) -> None:
        return


ALWAYS_THERE: Watch = _AlwaysThere()
"""Nobody was ever away, and the clock is right."""


class Pulses(Protocol):
    """When somebody was there last, so that it is known afterwards for how long nobody was."""

    async def last(self) -> Pulse | None:
        """None before the first."""
        ...

    async def outages(self) -> Sequence[Outage]:
        """Those of late, the earliest first."""
        ...

    async def beat(self, pulse: Pulse, outage: Outage | None = None) -> None:
        """Somebody is there. With `outage`: and nobody was until then; both are written in one transaction."""
        ...

    async def tell(self, letters: Sequence[Letter]) -> None: ...
