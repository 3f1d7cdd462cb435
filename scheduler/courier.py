"""Empties the outbox: each letter is delivered once or given up loudly, and a person's letters never overtake.

The outbox is the truth. What is kept in memory is read from it and only orders the work: who may be sent something
when. That is counted on the monotonic clock, because the platforms' limits run in real seconds, whatever is done to
the clock by which orders live. A letter is repeated only where the platform's answer, or the record of it, was lost.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from core.order import PersonId
from core.ports import (
    Channel,
    Clock,
    Delivered,
    Instead,
    Later,
    Letter,
    LetterKind,
    Moot,
    Outbox,
    Receipt,
    Unreachable,
    nothing_instead,
)
from scheduler.backlog import Backlog, Line, Parcel
from scheduler.pace import TELEGRAM_CHAT, TELEGRAM_OVERALL, Pace, Rate
from scheduler.patience import Patience
from tasks import Tasks

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Deliveries under way together: at 0.3 s for an answer still 25 a second, and presses keep the rest of the loop."""
MOST_MESSAGES = 6
"""Of these, that bring what people write to each other: ten files to a message take minutes, in which others are to be
told of their deadlines and their money.
"""
ENOUGH = 100
"""People to whom something could go, from which on no more is read: four seconds of work, and cards still meet to be
merged. Not letters: whoever has one person written to all the time would hold up everybody's.
"""
MOST_OF_ONE, MOST_CROWDED = 20, 64
"""Letters to one person, from which on no more of theirs are read until some have gone; and how many such people are
left out at once.
"""
PAGE = 200
MOST_KNOWN = 20_000
"""Letters kept in memory when everybody is held up."""

AFTER_A_FAILURE = Patience(first=1, most=600)
MOST_TRIES = 150
"""About a day of `AFTER_A_FAILURE`: an outage of the platform loses nothing."""
MOST_FAULTS = 8
"""Raising is our own fault and does not heal as outages do; some four minutes, then the person's next letter goes."""
LONGEST = timedelta(days=1)
"""No letter is postponed further, so that all that wait are seen by looking so far ahead."""
ANSWER_SECONDS = 120.0
REST = 0.05
"""Seconds between two looks: nobody notices that a ping comes so much later, and a crowd of presses is one look."""
UNWRITTEN_REST = 1.0
"""Seconds without deliveries when a receipt could not be written down."""
LEAST_WAIT = 0.001


Succession: TypeAlias = Callable[[Letter, Receipt], Awaitable[Instead]]
Rest: TypeAlias = Callable[[Sequence[Letter]], Awaitable[datetime | None]]
"""Until when letters to one person have to wait, by the orders' clock, because that person is not to be disturbed."""


_NOTHING_TO_TELL = Moot("of what was told together, this had nothing to tell any more")


@dataclass(frozen=True, slots=True)
class _Held:
    """Nobody was told: it waits for their morning."""

    until: datetime


async def _nobody_follows(_letter: Letter, _receipt: Receipt) -> Instead:
    return nothing_instead


async def nobody_rests(_letters: Sequence[Letter]) -> datetime | None:
    """Everybody may be told everything at once."""
    return None


class Courier:
    """Carries letters from `outbox` to the `channel` of one platform, at its pace: `overall`, and `each` for every
    single person. Without a `platform` it carries all there are.

    `succession` says what is to be sent in place of a letter that will not arrive; `on_new` is called when that was
    written. `rests` says who is not to be disturbed now: what is to them waits until it is released. `bell` rings when
    there may be something to do; `rest` is how long at least to be left alone then.
    """

    def __init__(
        self,
        outbox: Outbox,
        channel: Channel,
        clock: Clock,
        *,
        platform: str | None = None,
        overall: Rate = TELEGRAM_OVERALL,
        each: Rate = TELEGRAM_CHAT,
        succession: Succession = _nobody_follows,
        on_new: Callable[[], None] = lambda: None,
        rests: Rest = nobody_rests,
        rest: float = REST,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bell = asyncio.Event()
        self.rest = rest
        self._outbox = outbox
        self._channel = channel
        self._clock = clock
        self._platform = platform
        self._succession = succession
        self._on_new = on_new
        self._rests = rests
        self._monotonic = monotonic
        self._pace = Pace(overall)
        self._closed_until = float("-inf")
        self._backlog = Backlog(each)
        self._setting_out = asyncio.Lock()
        self._tasks = Tasks()
        self._under_way = self._messages = 0
        self._news = True
        self._ended_since_reading: set[int] = set()
        self._unread: set[PersonId] = set()

    def wake(self) -> None:
        """There may be new letters. Costs nothing, so that it can be called after every move."""
        self._news = True
        self.bell.set()

    async def empty(self) -> float | None:
        """Deliver all that may go now. Returns in how many seconds more may go, None when nothing is left."""
        self.wake()
        while True:
            self.bell.clear()
            wait = await self.set_out()
            if not self._under_way:
                return wait
            await self.bell.wait()

    async def set_out(self) -> float | None:
        """Begin to deliver what may go now, without waiting for it: `bell` rings for each that has come back.

        Returns as `empty` does. Raises what reading the outbox raises.
        """
        async with self._setting_out:
            await self._read()
            moment = self._monotonic()
            while self._may_leave(moment) and (line := self._backlog.next(moment, self._full_of())):
                self._leave(line, moment)
            return self._wait(moment)

    async def stop(self, grace: float = 10) -> None:
        """Wait `grace` seconds for what is under way. What is cut off then is delivered again at the next start."""
        await self._tasks.finish(grace)

    # --- reading ----------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        while self._news and self._wants_more():
            self._news = False
            self._ended_since_reading.clear()
            try:
                full = await self._read_page()
            except BaseException:
                self._news = True
                raise
            self._news |= full

    def _wants_more(self) -> bool:
        return len(self._backlog) < MOST_KNOWN and self._backlog.able(self._monotonic()) < ENOUGH

    async def _read_page(self) -> bool:
        """Whether there may be more. What is known stands first in every page, being the oldest."""
        self._backlog.forget_idle(self._monotonic())
        crowded = self._backlog.crowded(MOST_OF_ONE, MOST_CROWDED)
        self._unread |= crowded.keys()
        now, limit = self._clock.now(), len(self._backlog) - sum(crowded.values()) + PAGE
        letters = await self._outbox.waiting(now + LONGEST, limit, self._platform, crowded)
        moment = self._monotonic()
        for letter in letters:
            # It may have been delivered while it was being read, and must not come back from the page.
            if letter.id not in self._ended_since_reading:
                self._backlog.add(letter, moment + (letter.at - now).total_seconds())
        return len(letters) == limit

    # --- sending ----------------------------------------------------------------------------------------------------

    def _open_at(self) -> float:
        return max(self._closed_until, self._pace.ready_at())

    def _may_leave(self, moment: float) -> bool:
        return self._under_way < AT_ONCE and self._open_at() <= moment

    def _full_of(self) -> Collection[LetterKind]:
        """Kinds of which no more may leave before one has come back, at which the bell rings."""
        return (LetterKind.MESSAGE,) if self._messages >= MOST_MESSAGES else ()

    def _wait(self, moment: float) -> float | None:
        if self._under_way == AT_ONCE or not len(self._backlog):
            return None
        if (closed := self._open_at() - moment) > 0:
            return max(LEAST_WAIT, closed)
        ready_at = self._backlog.ready_at(self._full_of())
        return None if ready_at is None else max(LEAST_WAIT, ready_at - moment)

    def _leave(self, line: Line, moment: float) -> None:
        self._pace.take(moment)
        line.pace.take(moment)
        line.under_way = True
        self._under_way += 1
        parcel = line.first()
        self._messages += parcel.letter.kind is LetterKind.MESSAGE
        self._tasks.start(self._carry(line, parcel), f"letter {parcel.letter.key}")

    async def _carry(self, line: Line, parcel: Parcel) -> None:
        try:
            receipt = line.unrecorded[1] if line.unrecorded else await self._deliver(line, parcel)
            await self._conclude(line, parcel, receipt)
        finally:
            line.under_way = False
            self._under_way -= 1
            self._messages -= parcel.letter.kind is LetterKind.MESSAGE
            self.bell.set()

    async def _deliver(self, line: Line, parcel: Parcel) -> Receipt | _Held:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                if until := await self._rests(parcel.letters):
                    return _Held(until)
                receipt = await self._channel.deliver(parcel.letter, *parcel.others)
        except Exception as failure:
            log.exception("letter %s failed", parcel.letter.key)
            line.faults += 1
            return Later(0, type(failure).__name__)
        line.faults = 0
        if isinstance(receipt, Later) and receipt.whole_channel:
            self._closed_until = max(self._closed_until, self._monotonic() + receipt.seconds)
        return receipt

    # --- concluding -------------------------------------------------------------------------------------------------

    async def _conclude(self, line: Line, parcel: Parcel, receipt: Receipt | _Held) -> None:
        if isinstance(receipt, _Held):
            await self._hold(line, parcel, receipt.until)
            return
        if isinstance(receipt, Later) and not _hopeless(line, parcel):
            await self._postpone(line, parcel, receipt)
            return
        try:
            written = await self._record(parcel, receipt)
        except Exception:
            # What was delivered must not be delivered again for that, nor may more pile up unrecorded behind it.
            log.exception("the end of letter %s could not be recorded", parcel.letter.key)
            line.unrecorded = parcel, receipt
            self._closed_until = max(self._closed_until, self._monotonic() + UNWRITTEN_REST)
            return
        self._done_with(line, parcel)
        for letter in (parcel.letter, *parcel.others):
            _say_the_end(letter, receipt, [each for each in written if each.order == letter.order])
        if written:
            self._on_new()

    def _done_with(self, line: Line, parcel: Parcel) -> None:
        line.done_with(parcel)
        self._ended_since_reading |= {letter.id for letter in parcel.letters}
        person = parcel.letter.to
        if person in self._unread and self._backlog.waiting_for(person) < MOST_OF_ONE:
            self._unread.discard(person)
            self._news = True

    async def _hold(self, line: Line, parcel: Parcel, until: datetime) -> None:
        try:
            await self._outbox.held(parcel.letters, until)
        except Exception:
            log.exception("letter %s could not be held back", parcel.letter.key)
            line.not_before = self._monotonic() + UNWRITTEN_REST
            return
        self._done_with(line, parcel)

    async def _postpone(self, line: Line, parcel: Parcel, later: Later) -> None:
        letter = parcel.letter
        seconds = min(LONGEST.total_seconds(), max(later.seconds, AFTER_A_FAILURE.after(letter.tries + 1)))
        line.hold_up(parcel, self._monotonic() + seconds)
        try:
            await self._outbox.postponed(letter, self._clock.now() + timedelta(seconds=seconds), later.reason)
        except Exception:
            # It waits in memory all the same; only a restart would try it too soon.
            log.exception("the wait of letter %s could not be recorded", letter.key)

    async def _record(self, parcel: Parcel, receipt: Receipt) -> Sequence[Letter]:
        """What was written in place of it."""
        now = self._clock.now()
        lost: Sequence[Letter] = parcel.letters
        if isinstance(receipt, Delivered):
            await self._outbox.sent([each for each in lost if each.id not in receipt.left_out], now)
            lost, receipt = [each for each in lost if each.id in receipt.left_out], _NOTHING_TO_TELL
        written: list[Letter] = []
        for letters in [[each] for each in lost] if parcel.others else [lost]:
            if letters:
                instead = await self._succession(letters[0], receipt)
                written += await self._outbox.given_up(letters, now, receipt.reason, instead)
        return written


def _say_the_end(letter: Letter, receipt: Receipt, written: Sequence[Letter]) -> None:
    """The operator's log has every letter that did not arrive, and what follows from it."""
    if isinstance(receipt, Delivered | Moot):
        return
    follows = ", ".join(each.key if each.key != letter.key else f"it goes to {each.platform}" for each in written)
    level = logging.WARNING if isinstance(receipt, Unreachable) else logging.ERROR
    told = (letter.key, letter.to, letter.platform or "nowhere", receipt.reason, follows or "nothing is sent instead")
    log.log(level, "gave up letter %s to person %d on %s: %s; %s", *told)


def _hopeless(line: Line, parcel: Parcel) -> bool:
    """Whether the try that has just failed was the last."""
    return parcel.letter.tries + 1 >= MOST_TRIES or line.faults >= MOST_FAULTS
