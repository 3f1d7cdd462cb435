"""An order, its terms and its parties: frozen values. Only the engine makes a new one out of an old one."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, assert_never

from core.actors import BUYER, SELLER, STAFF, Actor
from core.money import Money
from core.till import Abilities, abilities

PersonId = NewType("PersonId", int)
OrderId = NewType("OrderId", str)
CommunityId = NewType("CommunityId", str)

DEFAULT = CommunityId("default")
"""The community that every bot has."""

# No vowels and nothing that looks like something else: read aloud, typed on a phone, never a word.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 12  # 57 bits
CODE_LENGTH = 4

QUESTIONS = 20
"""How many each party may ask the other on an order, unless its terms say otherwise."""


def new_id() -> str:
    """A fresh identifier that nobody can guess from another one."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was ordered: the main work or a ticked option. `extra` is its effect on the delivery time."""

    title: str
    price: int
    extra: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed, fixed when the order was placed; settings that change later do not reach a running order.

    `price` and the lines are minor units of `currency`, `fee` is basis points of a payout. `lengths` has the length of
    every deadline that the community set otherwise than the process. `calendar` is the country whose holidays are no
    business days ("" for none), `timezone` the community's. What the seller earns can be paid out `payout_delay` after
    it was earned. `proposals` is how many questions each party may ask the other, `pause` how long those may let the
    work clock stand in all, `stalemate` the settlement of a dispute that nobody ended in time.
    """

    currency: str
    lines: tuple[Line, ...]
    delivery_time: timedelta
    revision_time: timedelta
    revisions: int
    fee: int
    till: str
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    calendar: str = ""
    timezone: str = "UTC"
    payout_delay: timedelta = timedelta()
    proposals: int = QUESTIONS
    pause: timedelta = timedelta(hours=48)
    stalemate: str = "halve"

    @property
    def price(self) -> int:
        return sum(line.price for line in self.lines)

    @property
    def by_hand(self) -> bool:
        """Whether staff confirm what comes in."""
        return self.paid.by_hand

    @property
    def paid(self) -> Abilities:
        """What the order's till can do."""
        return abilities(self.till)

    @property
    def total(self) -> Money:
        return Money(self.price, self.currency)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A moment at which the clock acts: `kind` is a deadline's name, or that name, a slash, and which reminder.

    `epoch` is the version at which it was set. `put_off` marks one that was put off once and may not be again.
    """

    kind: str
    at: datetime
    epoch: int
    put_off: bool = False

    @property
    def deadline(self) -> str:
        return self.kind.partition("/")[0]

    @property
    def reminds(self) -> bool:
        return "/" in self.kind


class Stage(StrEnum):
    """How far a question has come: it waits on the other side, on the buyer's money, or on staff who look for it."""

    ASKED = "asked"
    UNPAID = "unpaid"
    CONFIRMING = "confirming"


@dataclass(frozen=True, slots=True)
class Proposed:
    """The question that is open between the parties. `number` is the version of its order that it began with, tells it
    from those before and after it, and names its escrow. `by` is the party that asked it, with what stands in `carries`
    (its form, filled), and `held` is what is in that escrow, minor units. `agreed`: the other side has said yes, and it
    only waits to be paid. `paused` is by how much the deadline of the work was moved out at `since` because of it; what
    was not needed of that is taken back when it ends.
    """

    kind: str
    number: int
    by: Actor
    stage: Stage
    carries: Mapping[str, object]
    since: datetime
    held: int = 0
    agreed: bool = False
    paused: timedelta = timedelta()

    @property
    def waits_on(self) -> Actor:
        """Whose answer, money or word is missing."""
        match self.stage:
            case Stage.ASKED:
                return SELLER if self.by is BUYER else BUYER
            case Stage.UNPAID:
                return BUYER
            case Stage.CONFIRMING:
                return STAFF
            case _:
                assert_never(self.stage)

    @property
    def lapses(self) -> frozenset[str]:
        """The names of its deadlines, one for each stage."""
        return frozenset({f"{self.kind}_lapsed", f"{self.kind}_unpaid", f"{self.kind}_unconfirmed"})

    @property
    def price(self) -> int:
        """What the buyer pays for it, in minor units; 0 where it costs nothing."""
        price = self.carries.get("price", 0)
        return price if isinstance(price, int) else 0


@dataclass(frozen=True, slots=True)
class Order:
    """One order as it stands. `version` grows by one with every event. `held` is what is in its escrow, in minor units.

    `work_left` is what stood on the work clock when it last stopped; while it runs, the alarm on it is the truth.
    `joined`: the seller has been brought in (an order that was never paid is the buyer's alone). `paused` is how long
    questions have let the work clock stand, `frozen` the state from which mediators were called, while they are waited
    for; `mediator` took the case, and `disputed` is how long the order was theirs before now. `late`: the
    work clock has run out at some time; `contested`: mediators were called at some time.
    """

    id: OrderId
    workflow: str
    workflow_version: int
    title: str
    buyer: PersonId
    seller: PersonId
    listing: str | None
    terms: Terms
    state: str
    version: int
    placed_at: datetime
    entered_at: datetime
    alarms: tuple[Alarm, ...] = ()
    work_left: timedelta = timedelta()
    counts: Mapping[str, int] = field(default_factory=dict)
    held: int = 0
    joined: bool = False
    cause: str | None = None
    community: CommunityId = DEFAULT
    proposed: Proposed | None = None
    paused: timedelta = timedelta()
    frozen: str | None = None
    mediator: PersonId | None = None
    disputed: timedelta = timedelta()
    late: bool = False
    contested: bool = False

    @property
    def code(self) -> str:
        """For humans to say and compare; it opens nothing by itself."""
        return self.id[:CODE_LENGTH]

    @property
    def asks(self) -> str | None:
        """Whom the open question waits on."""
        return self.proposed.waits_on.value if self.proposed else None

    @property
    def standing(self) -> str:
        """Where it stands: its state and, behind a question mark, whom an open question waits on."""
        return f"{self.state}?{self.asks}" if self.asks else self.state

    @property
    def escrow(self) -> Money:
        return Money(self.held, self.terms.currency)

    @property
    def due(self) -> Alarm | None:
        """The first deadline of the present state, if it has any."""
        return _first(alarm for alarm in self.alarms if not self._of_question(alarm))

    @property
    def question_due(self) -> Alarm | None:
        """When the open question lapses, if one is open."""
        return _first(alarm for alarm in self.alarms if self._of_question(alarm))

    @property
    def next_due(self) -> Alarm | None:
        """Whichever comes first."""
        return _first(self.alarms)

    def _of_question(self, alarm: Alarm) -> bool:
        return self.proposed is not None and alarm.deadline in self.proposed.lapses

    def alarm(self, kind: str) -> Alarm | None:
        return next((alarm for alarm in self.alarms if alarm.kind == kind), None)


def _first(alarms: Iterable[Alarm]) -> Alarm | None:
    return min((alarm for alarm in alarms if not alarm.reminds), key=lambda alarm: alarm.at, default=None)


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that was downloaded, hashed and kept, so that it outlives the chat message. `size` in bytes."""

    id: str
    name: str
    size: int
    sha256: str
