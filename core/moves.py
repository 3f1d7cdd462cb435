"""The moves of a process: what can happen to an order, who makes it happen, and when silence does.

Whatever can happen is an `Action` that somebody presses or a `Deadline` that nobody answered. A `Proposal` is a move
that takes two presses: it is declared once, and is then several actions and deadlines around one open question
(`pieces`), which stands beside the state of the order and not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from core.actors import BUYER, PARTIES, SELLER, STAFF, TILL, Actor
from core.effects import HOLD_APART, RETURN, Effect
from core.forms import REASON, Form
from core.guards import PAID_BY_HAND, PROPOSAL_PAID, Guard
from core.order import Stage


class Cause(StrEnum):
    """On whose account an order was cancelled; only the causer's statistics move."""

    BUYER = "buyer"
    SELLER = "seller"
    MUTUAL = "mutual"
    TIME = "time"
    MEDIATOR = "mediator"


STAY = "stay"
"""A target: the order remains in its state, and its deadlines run on."""

# --- how long -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """Until the work clock runs out. The clock runs exactly in the states that have a deadline on it."""


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """Until 00:00, community time, of business day `count` + 1; day 1 is the first business day after the entry."""

    count: int


@dataclass(frozen=True, slots=True)
class InAll:
    """Until the order has been so long, in all, in states that have a deadline of this kind, however often it left."""

    length: timedelta


WORK = Work()
Wait: TypeAlias = timedelta | BusinessDays | Work | InAll


@dataclass(frozen=True, slots=True)
class Before:
    """A reminder this long before the deadline: a length, or business days."""

    length: timedelta | BusinessDays


@dataclass(frozen=True, slots=True)
class Since:
    """A reminder this long after the state was entered. `also`: who is told of it beside those whose turn it is."""

    length: timedelta
    also: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class HalfTime:
    """A reminder half way between entry and deadline."""


HALF_TIME = HalfTime()
Reminder: TypeAlias = Before | Since | HalfTime


def hours(count: int) -> timedelta:
    return timedelta(hours=count)


def days(count: int) -> timedelta:
    return timedelta(days=count)


STANDS = hours(24)
"""How long a question waits for its answer, unless said otherwise."""


def usual_reminders(after: Wait) -> tuple[Reminder, ...]:
    """Where a row names none: half time and 2 h before, for waits over 3 days also 24 h before."""
    if isinstance(after, timedelta) and after <= days(3):
        return (HALF_TIME, Before(hours(2)))
    return (HALF_TIME, Before(hours(24)), Before(hours(2)))


# --- moves ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """How often a move may be made: a number, or the term of the order that holds it; counted anew after each `per`.
    `of`: the name of the count, where it is not the move's own; moves may share one.
    """

    limit: int | str
    per: str | None = None
    of: str | None = None


class Part(StrEnum):
    """What one move does to the open question."""

    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    PAY = "pay"
    CLAIM = "claim"
    DENY = "deny"
    FORGO = "forgo"
    LAPSE = "lapse"


class Pays(StrEnum):
    """When the buyer pays for what a proposal adds (docs/decisions/0056)."""

    WHEN_SENT = "when_sent"
    """Before it reaches the other side; it has an escrow of its own until it is answered."""
    WHEN_AGREED = "when_agreed"
    """After the yes, which binds once it is paid."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A move that takes two presses: one party asks, the other agrees or declines, the asker may withdraw, and silence
    lets it lapse. One is open per order at a time.

    `to` and `effects` are what the yes does, or, where it is paid for after the yes, the payment. `stands` is how long
    an answer is waited for, `pauses` whether the work clock stands meanwhile. `guard` is a condition on asking.
    `counted`: how often it was declined and how often it lapsed is counted for each asker (`refusal_counts`).
    """

    kind: str
    by: tuple[Actor, ...]
    form: Form
    to: str
    effects: tuple[Effect, ...] = ()
    stands: timedelta = STANDS
    pays: Pays | None = None
    pauses: bool = False
    guard: Guard | None = None
    cause: Cause | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Which part of which proposal a move is, and the stages of the question in which it can be made (none: it begins
    one, when nothing else is open).
    """

    proposal: Proposal
    part: Part
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Somebody presses. `name` is the command, `event` what it is called once it has happened. `tells`: who is told
    besides those who always are.
    """

    name: str
    event: str
    by: Actor
    to: str
    form: Form | None = None
    guard: Guard | None = None
    at_most: Bound | None = None
    effects: tuple[Effect, ...] = ()
    cause: Cause | None = None
    tells: tuple[Actor, ...] = ()
    piece: Piece | None = None

    @property
    def count(self) -> str:
        """Under which name it is counted how often this was done."""
        return (self.at_most and self.at_most.of) or self.name


@dataclass(frozen=True, slots=True)
class Deadline:
    """Nobody pressed in time. `name` says what lapsed, and is the event too.

    `put_off`: when no reminder reached the one who is silent, the deadline is put off once by this length and staff are
    told (docs/processes/service.md).
    """

    name: str
    after: Wait
    to: str
    remind: tuple[Reminder, ...]
    effects: tuple[Effect, ...] = ()
    cause: Cause | None = None
    put_off: timedelta | None = None
    piece: Piece | None = None
    reminders: tuple[tuple[str, Reminder], ...] = field(init=False, repr=False, compare=False)
    """Each with the kind of its alarm."""

    def __post_init__(self) -> None:
        reminders = tuple((f"{self.name}/{_label(each)}", each) for each in self.remind)
        object.__setattr__(self, "reminders", reminders)

    @property
    def event(self) -> str:
        return self.name


def _label(reminder: Reminder) -> str:
    match reminder:
        case Before(BusinessDays(count)):
            return f"{count}bd"
        case Before(timedelta() as length):
            return f"{length // timedelta(hours=1)}h"
        case Since(length):
            return f"after-{length // timedelta(hours=1)}h"
        case HalfTime():
            return "half"
        case _:
            raise AssertionError(reminder)


Move: TypeAlias = Action | Deadline

PUT_OFF = "put_off"
"""The event of a deadline that was put off because nobody had been reached."""
HELD_UP = "held_up"
"""The event of deadlines that were moved out because they fell due while the bot was away."""
CREDITED = "credited"
"""The event of a payment that no state waited for: it went to the buyer's balance."""
RETURNED = "returned"
"""What people are told of when another move closes a question: what was paid for it went to the buyer's balance."""

# --- a proposal as moves --------------------------------------------------------------------------------------------

ASKED_AT_MOST = {one: Bound("proposals", of=f"asked_by_{one.value}") for one in PARTIES}
"""All questions that a party asks on an order: whoever only asks has no end, and takes none away from the other one
(docs/decisions/0097).
"""
CLAIMS_AT_MOST = 2
PAYMENT_WINDOW, CONFIRMATION = hours(24), hours(72)
_BEFORE_YES, _UNPAID, _CONFIRMING = (Stage.ASKED,), (Stage.UNPAID,), (Stage.CONFIRMING,)
_MONEY = (Stage.UNPAID, Stage.CONFIRMING)


def pieces(proposal: Proposal) -> Iterator[Move]:
    """The moves that a proposal is, in a state that allows it. All but the yes (or its payment) leave the order where
    it is.
    """
    kind, returned = proposal.kind, (RETURN,) if proposal.pays is Pays.WHEN_SENT else ()
    ask, yes = Piece(proposal, Part.ASK), Piece(proposal, Part.AGREE, _BEFORE_YES)
    no, back = Piece(proposal, Part.DECLINE, _BEFORE_YES), Piece(proposal, Part.WITHDRAW, _BEFORE_YES)
    paid_later = proposal.pays is Pays.WHEN_AGREED
    to, effects, cause = (STAY, (), None) if paid_later else (proposal.to, proposal.effects, proposal.cause)
    for asker in proposal.by:
        other = SELLER if asker is BUYER else BUYER
        often = ASKED_AT_MOST[asker]
        yield Action(f"ask_{kind}", f"{kind}_asked", asker, STAY, proposal.form, proposal.guard, often, piece=ask)
        yield Action(f"agree_{kind}", f"{kind}_agreed", other, to, effects=effects, cause=cause, piece=yes)
        yield Action(f"decline_{kind}", f"{kind}_declined", other, STAY, effects=returned, piece=no)
        yield Action(f"withdraw_{kind}", f"{kind}_withdrawn", asker, STAY, effects=returned, piece=back)
    silence = usual_reminders(proposal.stands)
    lapse = Piece(proposal, Part.LAPSE, _BEFORE_YES)
    yield Deadline(f"{kind}_lapsed", proposal.stands, STAY, silence, returned, piece=lapse)
    if proposal.pays:
        yield from _payment(proposal)


def _payment(proposal: Proposal) -> Iterator[Move]:
    """How what a proposal adds is paid: by a till, or by hand with staff between."""
    kind = proposal.kind
    paid, claim = Piece(proposal, Part.PAY, _MONEY), Piece(proposal, Part.CLAIM, _UNPAID)
    deny, forgo = Piece(proposal, Part.DENY, _CONFIRMING), Piece(proposal, Part.FORGO, _MONEY)
    later = proposal.pays is Pays.WHEN_AGREED
    to, effects, cause = (proposal.to, proposal.effects, proposal.cause) if later else (STAY, (), None)
    yield Action(
        f"pay_{kind}",
        f"{kind}_paid",
        TILL,
        to,
        None,
        PROPOSAL_PAID,
        effects=(HOLD_APART, *effects),
        cause=cause,
        piece=paid,
    )
    claims = Bound(CLAIMS_AT_MOST, per=f"ask_{kind}")
    yield Action(f"claim_{kind}", f"{kind}_claimed", BUYER, STAY, None, PAID_BY_HAND, claims, piece=claim)
    yield Action(f"deny_{kind}", f"{kind}_denied", STAFF, STAY, REASON, piece=deny)
    yield Action(f"forgo_{kind}", f"{kind}_forgone", BUYER, STAY, piece=forgo)
    unpaid, unsure = Piece(proposal, Part.LAPSE, _UNPAID), Piece(proposal, Part.LAPSE, _CONFIRMING)
    yield Deadline(f"{kind}_unpaid", PAYMENT_WINDOW, STAY, usual_reminders(PAYMENT_WINDOW), piece=unpaid)
    reminders = (Since(hours(1)), Since(hours(12)), Since(hours(24)))
    yield Deadline(f"{kind}_unconfirmed", CONFIRMATION, STAY, reminders, piece=unsure)


def told_of(move: Move, piece: Piece) -> tuple[Actor, ...]:
    """Who is told of a step of a question: nobody of what has not reached them yet, both when money or time speaks."""
    reached = piece.proposal.pays is not Pays.WHEN_SENT
    match piece.part:
        case Part.CLAIM:
            return (STAFF,)
        case Part.DENY:
            return (BUYER,)
        case Part.FORGO:
            return (SELLER,) if reached else ()
        case Part.LAPSE:
            return PARTIES if reached or piece.stages == _BEFORE_YES else (BUYER,)
        case Part.ASK if not reached:
            return ()
        case _:
            return tuple(one for one in PARTIES if not isinstance(move, Action) or one is not move.by)
