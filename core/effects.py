"""The consequences a declaration may name: changes to the order, made by the engine, and money, booked by the desk."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SetClock:
    """Set what is left on the work clock to a length in the order's terms."""

    term: str


@dataclass(frozen=True, slots=True)
class Hold:
    """What the till received goes into the order's escrow."""


class Settlement(StrEnum):
    """The one movement that takes everything out of an escrow again."""

    REFUND = "refund"
    PAY_OUT = "pay_out"


Effect: TypeAlias = SetClock | Hold | Settlement

HOLD = Hold()
REFUND, PAY_OUT = Settlement.REFUND, Settlement.PAY_OUT


def moves_money(effect: Effect) -> bool:
    return isinstance(effect, Hold | Settlement)
