"""A courier between a fake outbox and a fake platform, on time that only the test moves."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from core.order import OrderId, PersonId
from core.ports import Delivered, Instead, Letter, LetterKind, Receipt, nothing_instead
from scheduler.courier import Courier
from scheduler.pace import TELEGRAM_CHAT, TELEGRAM_OVERALL, Rate
from tests.builders import NOON
from tests.fakes import FakeOrders, MovableClock
from tests.scheduler.rig import Seconds

UNHURRIED = Rate(1000, burst=1000)
"""For what is not about the limits."""


class FaultyOutbox(FakeOrders):
    """An outbox whose writing raises what `fault` gives, and which can be read slowly."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Callable[[Letter], Exception | None] = lambda _: None
        self.while_reading: Callable[[], asyncio.Future[None] | None] = lambda: None
        self.reads = 0

    def write(self, letter: Letter) -> Letter:
        self.post(letter)
        return list(self.letters.values())[-1]

    async def waiting(
        self, now: datetime, limit: int, platform: str | None = None, without: Collection[PersonId] = ()
    ) -> Sequence[Letter]:
        self.reads += 1
        page = await super().waiting(now, limit, platform, without)
        if pause := self.while_reading():
            await pause
        return page

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None:
        self._fail(letters[-1])
        await super().sent(letters, at)

    async def postponed(self, letter: Letter, until: datetime, reason: str) -> None:
        self._fail(letter)
        await super().postponed(letter, until, reason)

    async def given_up(
        self, letters: Sequence[Letter], at: datetime, reason: str, instead: Instead = nothing_instead
    ) -> Sequence[Letter]:
        self._fail(letters[-1])
        return await super().given_up(letters, at, reason, instead)

    def _fail(self, letter: Letter) -> None:
        if fault := self.fault(letter):
            raise fault


Answer = Receipt | Exception | asyncio.Future[None]


class FakePlatform:
    """`Channel`. `answer` says what becomes of a letter; a future holds it up until it is done."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self.answer: Callable[[Letter], Answer] = lambda _: Delivered()
        self.asked: list[tuple[float, Letter]] = []
        self.taken: list[Letter] = []
        self.together: list[list[str]] = []
        self.left_out: frozenset[int] = frozenset()
        self.most_at_once = 0
        self._at_once = 0

    async def deliver(self, letter: Letter, *others: Letter) -> Receipt:
        self.together += [[each.key for each in (letter, *others)]] if others else []
        self.asked.append((self._seconds(), letter))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await self._answered(letter)
        finally:
            self._at_once -= 1

    async def _answered(self, letter: Letter) -> Receipt:
        # A real platform never answers within the same turn of the loop.
        await asyncio.sleep(0)
        answer = self.answer(letter)
        if isinstance(answer, asyncio.Future):
            await answer
            answer = Delivered()
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Delivered):
            self.taken.append(letter)
            return replace(answer, left_out=self.left_out)
        return answer


@dataclass
class Street:
    overall: Rate = UNHURRIED
    each: Rate = UNHURRIED
    outbox: FaultyOutbox = field(default_factory=FaultyOutbox)
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))
    seconds: Seconds = field(default_factory=Seconds)

    def __post_init__(self) -> None:
        self.platform = FakePlatform(self.seconds)
        self.courier = self.hired()

    def hired(self) -> Courier:
        """A courier that knows nothing but what is stored."""
        return Courier(
            self.outbox,
            self.platform,
            self.clock,
            overall=self.overall,
            each=self.each,
            monotonic=self.seconds,
        )

    @classmethod
    def at_telegrams_pace(cls) -> "Street":
        return cls(TELEGRAM_OVERALL, TELEGRAM_CHAT)

    def write(self, to: int, kind: str = "ping", order: str = "ORDER", **changes: object) -> Letter:
        number = len(self.outbox.letters) + 1
        usual: dict[str, object] = {
            "key": f"{kind}:{number}",
            "kind": LetterKind(kind),
            "to": PersonId(to),
            "order": OrderId(order),
            "topic": "started",
            "version": number,
            "at": self.clock.now(),
        }
        return self.outbox.write(Letter(**(usual | changes)))  # type: ignore[arg-type]

    def pass_time(self, seconds: float) -> None:
        """Both clocks move, as they do in life."""
        self.clock.advance(timedelta(seconds=seconds))
        self.seconds.now += seconds

    async def run_dry(self, most: float = 10 * 86400) -> float:
        """Until nothing is left; how many seconds it took."""
        start = self.seconds.now
        while (wait := await self.courier.empty()) is not None:
            assert self.seconds.now - start < most, "the courier never comes to an end"
            self.pass_time(wait)
        return self.seconds.now - start

    def taken(self) -> list[str]:
        return [letter.key for letter in self.platform.taken]

    def asked(self, letter: Letter) -> list[float]:
        """The moments at which it was tried, from the start."""
        return [moment - 1000 for moment, each in self.platform.asked if each.id == letter.id]

    def ended(self, letter: Letter) -> str | None:
        return self.outbox.ended.get(letter.id)
