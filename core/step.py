"""What goes into the machine and what comes out of it: a command, and the step that it makes or the refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from core.effects import Settlement
from core.order import DEFAULT, CommunityId, Order, OrderId, PersonId, Terms
from core.workflow import CREDITED, RETURNED, Actor


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody wants `name` done to `order`: a press, a form, a payment report or an expired deadline.

    `by` is the person, or `TILL` or `CLOCK`. `seen_version` is the version the person was looking at; the till and the
    clock look at none, though the clock names the epoch of the alarm it strikes for. `key` makes a repetition
    recognisable: (where it came from, its number there). The clock's `name` is the kind of the alarm. `within` is the
    community in whose server or group it was given: an order of another one is not there.
    """

    order: OrderId
    name: str
    by: PersonId | Actor
    key: tuple[str, str]
    seen_version: int | None = None
    payload: Mapping[str, object] = field(default_factory=dict)
    within: CommunityId | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, for the record: version `version` of the order came about so. `actor` is the capacity used."""

    order: OrderId
    version: int
    name: str
    actor: Actor
    by: PersonId | None
    at: datetime
    source: str
    target: str
    payload: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Held:
    """The till received `minor` for this order: into its escrow, or, with a `number`, into that of the question.
    `from_balance`: it was the buyer's already.
    """

    minor: int
    number: int | None = None
    from_balance: bool = False


@dataclass(frozen=True, slots=True)
class Credited:
    """The till received `minor` that nobody waited for: to the buyer's balance."""

    minor: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What was in the escrow of question `number` is in the order's from now on."""

    minor: int
    number: int


@dataclass(frozen=True, slots=True)
class Returned:
    """What was in the escrow of question `number` goes back to the buyer's balance."""

    minor: int
    number: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The whole escrow of `minor` leaves, in this way; of a split `to_buyer` is the buyer's part."""

    how: Settlement
    minor: int
    to_buyer: int = 0


Posting: TypeAlias = Held | Credited | Joined | Returned | Settled


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell whoever is `to` about `topic`: an event, the deadline of a reminder, or a settlement staff must send."""

    to: Actor
    topic: str
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The order as it stands now, and what follows. `event` is None for a reminder, which changes no order."""

    order: Order
    event: Event | None = None
    postings: tuple[Posting, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing changed. `reason` is the id of the sentence that says why (`refused-` before it)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Placement:
    """An order about to be placed: who buys what from whom, in which community, on which terms."""

    id: OrderId
    title: str
    buyer: PersonId
    seller: PersonId
    listing: str | None
    terms: Terms
    community: CommunityId = DEFAULT


@dataclass(frozen=True, slots=True)
class Awaited:
    """The money that an order waits for: `minor` units, which the till reports as the command `name`. `question`: for
    that question of the order, not for its price.
    """

    name: str
    minor: int
    question: int | None = None


PLACED = "placed"
"""The event with which every order begins."""
FROM_BALANCE = "pay_from_balance"
"""The command by which a buyer pays what an order waits for out of what they have. Every process has it."""
ALWAYS_TOLD = frozenset({CREDITED, RETURNED})
"""Topics about money that came or has to go: they are told whatever has happened since."""

NOT_YOURS = Refused("not-yours")
"""Not a party to it, or there is no such order: one answer for both."""
STALE = Refused("stale")
"""The order has moved since this was drawn, or this alarm is no longer set."""
NOT_NOW = Refused("not-now")
TIME_IS_UP = Refused("time-is-up")
"""The deadline has passed though its alarm has not run yet; the desk fires it at once."""
USED_UP = Refused("used-up")
TOO_EARLY = Refused("too-early")
CLOCK_DOUBTED = Refused("clock-doubted")
"""Its time would be up, if the clock were right: nobody is sure of that now, so nothing happens by itself."""
QUESTION_OPEN = Refused("question-open")
"""One question is open per order at a time (docs/decisions/0056)."""
SHORT = Refused("balance-short")
"""There is less on the balance than has to be paid."""
OWN_LISTING = Refused("own-listing")
"""Nobody orders from themselves."""


def event_of(order: Order, name: str, actor: Actor, command: Command, now: datetime, target: str) -> Event:
    """What goes on record of a step that `actor` makes of `order` by `command`."""
    by = None if isinstance(command.by, Actor) else command.by
    return Event(order.id, order.version + 1, name, actor, by, now, order.state, target, command.payload)
