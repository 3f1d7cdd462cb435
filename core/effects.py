"""The consequences a declaration may name: changes to the order, made by the engine, and money, booked by the desk."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SetClock:
    """Set what is left on the work clock to a length in the order's terms."""

    term: str


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Let the work clock run out at exactly the moment that stands in this field of what was agreed or handed in."""

    field: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """What is left on the work clock is at least this long."""

    left: timedelta


class Change(Enum):
    """What happens to the order beside its clock."""

    FREEZE = "freeze"
    """It is remembered from which state mediators were called."""
    TAKE = "take"
    """The case is that mediator's, as long as a mediator is waited for."""
    ADD_WORK = "add_work"
    """What a proposal adds becomes a line of the order: its own escrow joins the order's, its time the deadline."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What the till received goes into the order's escrow."""


@dataclass(frozen=True, slots=True)
class HoldApart:
    """What the till received goes into an escrow of the open proposal's own."""


@dataclass(frozen=True, slots=True)
class Return:
    """What is in the escrow of the open proposal goes back to the buyer."""


class Settlement(StrEnum):
    """The one movement that takes everything out of an escrow again."""

    REFUND = "refund"
    PAY_OUT = "pay_out"
    SPLIT = "split"
    """The buyer gets the `amount` that was agreed or decided, the seller the rest."""
    HALVE = "halve"
    """The buyer gets half, rounded up, the seller the rest."""


RULES = (Settlement.HALVE, Settlement.REFUND, Settlement.PAY_OUT)
"""How what is held may leave of a dispute that nobody ended; the first where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class SettleByRule:
    """Everything leaves as the terms of the order say of a dispute that nobody ended."""


Effect: TypeAlias = SetClock | SetDeadline | AtLeast | Change | Hold | HoldApart | Return | Settlement | SettleByRule

HOLD, HOLD_APART, RETURN = Hold(), HoldApart(), Return()
REFUND, PAY_OUT, SPLIT, BY_RULE = Settlement.REFUND, Settlement.PAY_OUT, Settlement.SPLIT, SettleByRule()
FREEZE, TAKE, ADD_WORK = Change.FREEZE, Change.TAKE, Change.ADD_WORK


def settles(effect: Effect) -> bool:
    """Whether it takes everything out of the order's escrow."""
    return isinstance(effect, Settlement | SettleByRule)


def sets_clock(effect: Effect) -> bool:
    """Whether it says when the work clock runs out."""
    return effect is ADD_WORK or isinstance(effect, SetClock | SetDeadline | AtLeast)


def moves_money(effect: Effect) -> bool:
    return settles(effect) or effect is ADD_WORK or isinstance(effect, Hold | HoldApart | Return)


def asks_first(effect: Effect) -> bool:
    """It cannot be taken back, so who presses it is asked once. To send money back to its owner needs no asking."""
    return moves_money(effect) and not isinstance(effect, Return)
