"""Says every half minute that somebody is there, and so knows afterwards for how long nobody was.

Whoever was away for long enough has it made good what fell due meanwhile (`core.outage`). A clock that leaps ahead
while somebody is there, or an absence that nobody would believe, may be a clock that is wrong: then nothing happens by
itself until those who run the bot have looked, and said that it is right, or set it right and started anew.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from core.linkdesk import ABOUT_YOU
from core.outage import LEAP, LEAST, MOST, Outage, Pulse
from core.ports import DOUBT, Clock, Communities, Letter, LetterKind, Pulses

log = logging.getLogger(__name__)

BEAT = 30.0
"""Seconds between two beats: by so much at most an outage is taken for longer than it was."""


class Watchman:
    """`core.ports.Watch`. `true_time` is a clock that nobody moves by hand, `monotonic` counts the seconds of this
    process. `asks`: there is somebody to be asked; else whatever the clock says is believed. `wake` is called when
    there is something to carry, or to strike again.
    """

    def __init__(
        self,
        pulses: Pulses,
        communities: Communities,
        clock: Clock,
        true_time: Callable[[], datetime],
        *,
        asks: bool = True,
        wake: Callable[[], None] = lambda: None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pulses = pulses
        self._communities = communities
        self._clock = clock
        self._true_time = true_time
        self._asks = asks
        self._wake = wake
        self._monotonic = monotonic
        self._outages: tuple[Outage, ...] = ()
        self._last = self._seen = Pulse(clock.now(), true_time())
        self._beaten = self._looked = monotonic()
        self._leapt = self._told = False
        # Of two who look at once only one may find out for how long nobody was there.
        self._looking = asyncio.Lock()

    @property
    def outages(self) -> Sequence[Outage]:
        return self._outages

    @property
    def believed(self) -> bool:
        self._notice()
        return not self._leapt

    @property
    def doubt(self) -> timedelta | None:
        return None if self.believed else self._away()

    async def begin(self) -> None:
        """To be called before anything happens. Raises what storage raises."""
        self._outages = tuple(await self._pulses.outages())
        self._last = await self._pulses.last() or self._seen
        self._leapt = self._away() > MOST
        if not self._leapt or not self._asks:
            await self._beat()

    async def looks(self) -> bool:
        """Whether anything may happen by itself now. Raises what storage raises."""
        async with self._looking:
            if not self.believed and not self._asks:
                await self._beat()
            elif not self.believed and not self._told:
                await self._tell()
            elif not self._leapt and self._monotonic() - self._beaten >= BEAT:
                await self._beat()
            return self.believed

    async def believe(self) -> None:
        async with self._looking:
            if not self.believed:
                log.warning("the clock is right, it was said: what fell due in the last %s is made good", self._away())
                await self._beat()
                self._wake()

    def _notice(self) -> None:
        """Whether the clock has gone on as this process has."""
        true, moment = self._true_time(), self._monotonic()
        if true - self._seen.true_at - timedelta(seconds=moment - self._looked) > LEAP:
            self._leapt = True
        if not self._leapt:
            self._seen, self._looked = Pulse(self._clock.now(), true), moment

    def _away(self) -> timedelta:
        return self._true_time() - self._last.true_at

    async def _beat(self) -> None:
        """Somebody is there, and believes the clock. Nobody was who could write nothing for so long."""
        now = Pulse(self._clock.now(), self._true_time())
        # Never back to before the last sign of life, whatever was done to either clock.
        away = min(now.true_at - self._last.true_at, now.at - self._last.at)
        outage = Outage(now.at, away) if away >= LEAST else None
        await self._pulses.beat(now, outage)
        self._last = self._seen = now
        self._beaten = self._looked = self._monotonic()
        self._leapt = self._told = False
        if outage:
            self._outages = (*self._outages, outage)
            log.warning("nobody was there for %s: deadlines that fell due meanwhile are moved out by it", away)

    async def _tell(self) -> None:
        log.error("the clock says that %s have gone by: nothing happens by itself until somebody looks", self._away())
        now = self._clock.now()
        episode = int(self._last.true_at.timestamp())
        people = sorted(self._communities.operators)
        letters = [
            Letter(f"{DOUBT}:{episode}:{person}", LetterKind.PING, person, ABOUT_YOU, DOUBT, 0, now)
            for person in people
        ]
        await self._pulses.tell(letters)
        self._told = True
        self._wake()
