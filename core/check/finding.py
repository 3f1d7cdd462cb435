"""What is proved, and what is shown when it cannot be: the shortest life of an order that breaks a promise."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias


class Proof(StrEnum):
    """The promises, each as the sentence that stands on its line (docs/decisions/0021)."""

    WRITTEN = "the declaration says, row by row, what was promised in writing"
    MOVES = "each move can be made by its actor, early and at the last minute, and leads where it says"
    ACTORS = "nobody else can make it, and what is not declared changes nothing"
    STALE = "a press on an older order changes nothing"
    LATE = "a press after its time is refused"
    GUARDS = "each condition holds exactly up to its edge"
    FORMS = "each form is taken at the edges of its fields and refused beyond them"
    COUNTERS = "nothing is done more often than its bound, and everything as often"
    QUESTION = "one question is open at a time: the other side answers, the asker takes it back, or it lapses"
    PAUSE = "a question lets the work clock stand while somebody else is waited for, and never longer than agreed"
    DISPUTE = "a dispute freezes the order for whoever took the case, and counts all its time, however often it begins"
    BUTTONS = "what is offered is exactly what would be taken"
    DEADLINES = "each deadline lies where it was promised, and ahead when its state is entered"
    CLOCK = "no alarm strikes early, twice, or for an order that has moved on"
    REMINDERS = "each reminder comes at its time, before its deadline, to one who can act then"
    WORK_CLOCK = "the work clock keeps what was left on it, and is set to what was agreed"
    PUT_OFF = "silence that nobody was reminded of is put off once, and never pays anybody"
    OUTAGE = "what fell due while the bot was away is moved out by as much, once, and whom it concerns is told"
    MONEY = "money is held once and leaves once, whole; what nobody waits for is the buyer's"
    APART = "what a question costs is held apart, and once it is over has joined the order's escrow or gone back"
    SHARES = (
        "a payout is the seller's less the fee, a refund is the buyer's, and what is split is both's, to the last unit"
    )
    TOLD = "both are told when money moves or time runs out, and each when it becomes their turn"
    RECORD = "the record says what happened, who did it, when, and on whose account it ended"
    FINAL = "nothing leaves a final state, and nothing stays set in it"
    REACHED = "every state is reached, and every move is made in some life"
    SILENCE = "from everywhere the clock alone comes to an end, and silence never pays the silent"
    ROUNDS = "no order goes round for ever: every cycle spends a counter, or leaves a deadline as it was"
    TEXTS = "every language has every text that the process owes"

    @property
    def word(self) -> str:
        return self.name.lower().replace("_", " ")


Verdict: TypeAlias = tuple[Proof, str | None]
"""A promise that was looked at, and what is wrong with it, if anything is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened in a life: who did what when, and the state it left the order in."""

    at: datetime
    who: str
    what: str
    state: str


Life: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken promise: what is wrong, in which house, and the life that shows it, if it takes one."""

    proof: Proof
    problem: str
    house: str = ""
    life: Life = ()

    def lines(self) -> Iterator[str]:
        """The life told step by step, each with the time since the order was placed."""
        yield f"{self.proof.word}: {self.problem}"
        if self.life:
            yield f"the shortest life that shows it ({self.house}):"
        yield from (f"  {_since(self.life[0].at, step.at)}  {_told(step)}" for step in self.life)


@dataclass(slots=True)
class Findings:
    """How often each promise was looked at, and the first breach of each."""

    looked: Counter[Proof] = field(default_factory=Counter)
    faults: dict[Proof, Fault] = field(default_factory=dict)

    def note(self, verdicts: Iterable[Verdict], house: str = "", life: Callable[[], Life] = tuple) -> bool:
        """Counts what was looked at and keeps what was found. Whether all of it was well."""
        sound = True
        for proof, problem in verdicts:
            self.looked[proof] += 1
            if problem:
                sound = False
                self.faults.setdefault(proof, Fault(proof, problem, house, life()))
        return sound


def _told(step: Step) -> str:
    return f"{step.who:<12} {step.what:<44} {step.state}".rstrip()


def _since(start: datetime, at: datetime) -> str:
    minutes = (at - start) // timedelta(minutes=1)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    return f"day {day:>2}, {hour:02}:{minute:02}"
