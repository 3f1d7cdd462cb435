"""What is known to wait for delivery: one line of letters for each person, kept in the order they were written.

One letter of a line is under way at a time, so nothing overtakes. Cards of one order are the exception: they are one
message that is edited, so the newest goes first and stands for all of them. And what waited for its person's morning
goes as one message.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.order import PersonId
from core.ports import Letter, LetterKind, Receipt
from scheduler.pace import Pace, Rate


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery of all `letters`: a card stands for those before it, news are told together. `letter` gives it its
    name, and is the one whose tries are counted.
    """

    letter: Letter
    letters: tuple[Letter, ...]

    @property
    def others(self) -> tuple[Letter, ...]:
        """What is told beside `letter`."""
        if self.letter.kind is LetterKind.CARD:
            return ()
        return tuple(each for each in self.letters if each.id != self.letter.id)


MOST_TOGETHER = 8
"""News that one message tells of, each with a way to its order."""

Unrecorded: TypeAlias = tuple[Parcel, Receipt]


class Line:
    """What waits for one person. `not_before` is a moment of the monotonic clock.

    `unrecorded` is a delivery whose receipt could not be written down: that must be done before anything else goes.
    `faults` counts how often in a row composing or sending the first letter raised.
    """

    def __init__(self, rate: Rate) -> None:
        self.letters: dict[int, Letter] = {}
        self.pace = Pace(rate)
        self.not_before = float("-inf")
        self.under_way = False
        self.unrecorded: Unrecorded | None = None
        self.faults = 0

    def ready_at(self) -> float:
        return max(self.not_before, self.pace.ready_at())

    @property
    def first_id(self) -> int:
        return next(iter(self.letters))

    def first(self) -> Parcel:
        """What is to be delivered next."""
        if self.unrecorded:
            return self.unrecorded[0]
        letter = self.letters[self.first_id]
        if letter.gathers:
            return Parcel(letter, tuple(each for each in self.letters.values() if each.gathers)[:MOST_TOGETHER])
        if letter.kind is not LetterKind.CARD:
            return Parcel(letter, (letter,))
        same = tuple(each for each in self.letters.values() if _same_card(each, letter))
        newest = max(same, key=lambda each: (each.version, each.id))
        return Parcel(replace(newest, tries=max(each.tries for each in same)), same)

    def hold_up(self, parcel: Parcel, not_before: float) -> None:
        """It was tried in vain; the whole line waits for it."""
        letter = parcel.letter
        self.letters[letter.id] = replace(letter, tries=letter.tries + 1)
        self.not_before = not_before

    def done_with(self, parcel: Parcel) -> None:
        for letter in parcel.letters:
            self.letters.pop(letter.id, None)
        self.unrecorded = None
        self.faults = 0


class Backlog:
    """All lines. `rate` is how fast one person may be sent anything."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._lines: dict[PersonId, Line] = {}

    def __len__(self) -> int:
        return sum(len(line.letters) for line in self._lines.values())

    def add(self, letter: Letter, not_before: float) -> None:
        """A letter that was written after those already in its person's line; one that is known stays as it is."""
        line = self._lines.setdefault(letter.to, Line(self._rate))
        if letter.id not in line.letters:
            line.letters[letter.id] = letter
            line.not_before = max(line.not_before, not_before)

    def able(self, moment: float) -> int:
        """How many people have something waiting and nothing that holds it up at `moment`."""
        return sum(bool(line.letters) and line.not_before <= moment for line in self._lines.values())

    def crowded(self, least: int, most: int) -> dict[PersonId, int]:
        """To whom at least so many letters wait, and how many: the longest lines, `most` of them."""
        long = {person: len(line.letters) for person, line in self._lines.items() if len(line.letters) >= least}
        return dict(sorted(long.items(), key=lambda each: -each[1])[:most])

    def waiting_for(self, person: PersonId) -> int:
        """How many letters to that person are known."""
        line = self._lines.get(person)
        return len(line.letters) if line else 0

    def next(self, moment: float, without: Collection[LetterKind] = ()) -> Line | None:
        """The line that may go on and has waited longest, of those that have no letter of these kinds next."""
        ready = (line for line in self._waiting(without) if line.ready_at() <= moment)
        return min(ready, key=lambda line: line.first_id, default=None)

    def ready_at(self, without: Collection[LetterKind] = ()) -> float | None:
        """When the first of these may go on; None when none waits."""
        return min((line.ready_at() for line in self._waiting(without)), default=None)

    def forget_idle(self, moment: float) -> None:
        """Drop the lines without letters whose pace has come to rest."""
        self._lines = {
            person: line for person, line in self._lines.items() if line.letters or not line.pace.rested(moment)
        }

    def _waiting(self, without: Collection[LetterKind] = ()) -> Iterator[Line]:
        lines = (line for line in self._lines.values() if line.letters and not line.under_way)
        return (line for line in lines if line.first().letter.kind not in without) if without else lines


def _same_card(one: Letter, other: Letter) -> bool:
    return one.kind is LetterKind.CARD and one.order == other.order
