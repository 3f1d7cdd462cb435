"""Whatever a platform and a database do, each letter comes to one end, and arrives in its order.

Each run makes up letters, what becomes of each try, and when the courier is restarted; the courier is then let go on
until nothing is left.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hypothesis import given, settings
from hypothesis import strategies as st

from core.ports import Delivered, Later, Letter, LetterKind, Unreachable
from scheduler.pace import TELEGRAM_CHAT, TELEGRAM_OVERALL
from tests.scheduler.street import Answer, Street


class Fate(StrEnum):
    """What becomes of one try."""

    TAKEN = "taken"
    LATER = "later"
    FLOOD = "flood"
    UNREACHABLE = "unreachable"
    RAISED = "raised"
    ANSWER_LOST = "answer lost"
    RECORD_LOST = "record lost"
    RESTARTED = "restarted"


@dataclass(frozen=True)
class Written:
    to: int
    kind: str
    order: str
    pause: float


ANSWERS: dict[Fate, Answer] = {
    Fate.LATER: Later(2, "try later"),
    Fate.FLOOD: Later(4, "flood", whole_channel=True),
    Fate.UNREACHABLE: Unreachable("blocked"),
    Fate.RAISED: RuntimeError("raised before it was sent"),
    Fate.ANSWER_LOST: TimeoutError("sent, and no answer"),
}
WRITTEN = st.builds(
    Written,
    to=st.integers(1, 3),
    kind=st.sampled_from(["card", "card", "ping", "reminder"]),
    order=st.sampled_from(["FIRST", "SECOND"]),
    pause=st.sampled_from([0, 0, 0, 0.5, 3]),
)
FATES = st.lists(st.sampled_from(Fate), max_size=40)


class Story:
    """One street on which things happen as `fates` say, one for each try; after the last, all goes well."""

    def __init__(self, fates: Sequence[Fate]) -> None:
        self.street = Street(TELEGRAM_OVERALL, TELEGRAM_CHAT)
        self.street.platform.answer = self.answer
        self.street.outbox.fault = self.fault
        self.fates: Iterator[Fate] = iter(fates)
        self.unwritten: set[int] = set()
        self.excused: Counter[str] = Counter()
        self.restart = False

    def answer(self, letter: Letter) -> Answer:
        fate = next(self.fates, Fate.TAKEN)
        self.restart |= fate is Fate.RESTARTED
        if fate is Fate.RECORD_LOST:
            self.unwritten.add(letter.id)
        if fate is Fate.ANSWER_LOST:
            self.street.platform.taken.append(letter)
            self.excused[letter.key] += 1
        return ANSWERS.get(fate, Delivered())

    def fault(self, letter: Letter) -> Exception | None:
        if letter.id not in self.unwritten:
            return None
        self.unwritten.remove(letter.id)
        return OSError("disk full")

    async def tell(self, written: Sequence[Written]) -> None:
        for each in written:
            self.street.write(each.to, each.kind, each.order)
            if each.pause:
                await self.go_on(each.pause)
        while (wait := await self.street.courier.empty()) is not None:
            self.street.pass_time(wait)
            self.restart_if_told()

    async def go_on(self, seconds: float) -> None:
        wait = await self.street.courier.empty()
        self.street.pass_time(seconds if wait is None else min(wait, seconds))
        self.restart_if_told()

    def restart_if_told(self) -> None:
        if not self.restart:
            return
        self.restart = False
        # What was taken and could not be written down before the restart may go once more: nobody knows of it.
        unended = {letter.key for letter in self.street.outbox.letters.values() if not self.street.ended(letter)}
        self.excused.update(key for key in self.street.taken() if key in unended)
        self.street.courier = self.street.hired()


@settings(max_examples=150, deadline=None)
@given(st.lists(WRITTEN, min_size=1, max_size=15), FATES)
def test_each_letter_comes_to_one_end_in_its_order_and_never_twice_unless_an_answer_was_lost(
    written: Sequence[Written], fates: Sequence[Fate]
) -> None:
    story = Story(fates)
    asyncio.run(asyncio.wait_for(story.tell(written), 20))
    street = story.street
    letters = list(street.outbox.letters.values())
    times_taken = Counter(street.taken())
    for letter in letters:
        assert street.ended(letter) is not None
        assert times_taken[letter.key] <= 1 + story.excused[letter.key]
        if street.ended(letter) == "sent":
            assert any(times_taken[each.key] for each in letters if stands_for(each, letter))
    for person in {letter.to for letter in letters}:
        first_taken = list(dict.fromkeys(each.id for each in street.platform.taken if each.to == person))
        short = [number for number in first_taken if letters[number - 1].kind is not LetterKind.CARD]
        assert short == sorted(short)
    keeps_telegrams_limits([moment for moment, _ in street.platform.asked])


def stands_for(one: Letter, other: Letter) -> bool:
    """Whether the delivery of `one` is the delivery of `other` too: itself, or a newer card of the same order."""
    if one.id == other.id:
        return True
    cards = one.kind is other.kind is LetterKind.CARD
    return cards and (one.to, one.order) == (other.to, other.order) and one.id > other.id


def keeps_telegrams_limits(moments: Sequence[float]) -> None:
    for earlier, later in zip(moments, moments[30:], strict=False):
        assert later - earlier > 1
