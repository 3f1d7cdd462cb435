"""Double entry, append only. Every journal sums to zero, and its key makes sure that it is booked once.

Accounts: `provider:<till>` (what came in through a till, negative), `escrow:<order>`, `escrow:<order>/<question>`,
`balance:<person>`, `fees`, and `transit:<transfer>` (what is on its way out). Each is a community's own: what somebody
has on their balance is what stands there in journals of that community. An amount is what the account gains, in minor
units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from core.effects import Settlement
from core.money import fee
from core.order import DEFAULT, CommunityId, Order
from core.step import Credited, Held, Joined, Posting, Returned, Settled

FEES = "fees"


def provider(till: str) -> str:
    return f"provider:{till}"


def escrow(order: str, question: int | None = None) -> str:
    """Of the order, or of its question of that number."""
    return f"escrow:{_numbered(order, question)}"


def balance(person: int) -> str:
    return f"balance:{person}"


def transit(transfer: str) -> str:
    return f"transit:{transfer}"


class Movement(StrEnum):
    """What a journal can book. Each has words in every language, in which people read it in their billing."""

    HOLD = "hold"
    """What a till received is kept safe in an escrow."""
    CREDIT = "credit"
    """What a till received and nobody waited for."""
    JOIN = "join"
    """What was kept for a question is kept for the order."""
    RETURN = "return"
    """What was kept for a question goes back to the buyer."""
    REFUND = "refund"
    PAYOUT = "payout"
    SPLIT = "split"
    """A part of an escrow to the buyer, the rest to the seller."""
    TAKEN_OFF = "taken_off"
    """It left a balance, and is on its way to its owner."""
    SENT = "sent"
    """What was on its way has left the house."""
    PUT_BACK = "put_back"
    """What was on its way could not be sent, or is not wanted any more."""
    CHARGEBACK = "chargeback"
    """A bank took a payment back from a till. Whoever had paid owes it."""
    REINSTATED = "reinstated"
    """What a bank had taken back is the till's again, and is not owed any more."""


class Unbalanced(AssertionError):
    """A journal does not sum to zero; nothing of it may be booked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one account gains. Of a balance it can be taken out from `available_at` on, None for at once."""

    account: str
    minor: int
    available_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """One movement of money, of an order or of none. `key` is unique among all for ever, `kind` a `Movement`. Raises
    `Unbalanced`, and `ValueError` for a kind that is none.
    """

    key: str
    kind: str
    order: str | None
    currency: str
    at: datetime
    entries: tuple[Entry, ...]
    community: CommunityId = DEFAULT

    def __post_init__(self) -> None:
        Movement(self.kind)
        if sum(entry.minor for entry in self.entries):
            raise Unbalanced(self.key)


def journal(posting: Posting, order: Order, at: datetime) -> Journal:
    """How `posting` is booked for `order`, which is the order as it stands after the move."""
    till = provider(order.terms.till)
    match posting:
        case Held(minor, number, from_balance):
            key, source = f"hold:{_numbered(order.id, number)}", balance(order.buyer) if from_balance else till
            return _moved(key, Movement.HOLD, source, escrow(order.id, number), minor, order, at)
        case Credited(minor):
            key = f"credit:{order.id}:{order.version}"
            return _moved(key, Movement.CREDIT, till, balance(order.buyer), minor, order, at)
        case Joined(minor, number):
            key, source = _settlement(order, number), escrow(order.id, number)
            return _moved(key, Movement.JOIN, source, escrow(order.id), minor, order, at)
        case Returned(minor, number):
            key, source = _settlement(order, number), escrow(order.id, number)
            return _moved(key, Movement.RETURN, source, balance(order.buyer), minor, order, at)
        case Settled():
            return _settled(posting, order, at)
        case _:
            assert_never(posting)


def seller_gets(order: Order, minor: int) -> int:
    """What reaches the seller of a payout of `minor`, the fee taken off."""
    return minor - fee(minor, order.terms.fee)


def sellers_part(settled: Settled) -> int:
    """How much of an escrow is the seller's, the fee not taken off."""
    match settled.how:
        case Settlement.REFUND:
            return 0
        case Settlement.PAY_OUT:
            return settled.minor
        case Settlement.SPLIT | Settlement.HALVE:
            return settled.minor - settled.to_buyer
        case _:
            assert_never(settled.how)


def _numbered(order: str, question: int | None) -> str:
    return order if question is None else f"{order}/{question}"


def _settlement(order: Order, question: int | None = None) -> str:
    """One key per escrow, not per way of settling it: the second settlement of any kind cannot be booked."""
    return f"settlement:{_numbered(order.id, question)}"


def _moved(key: str, kind: Movement, source: str, target: str, minor: int, order: Order, at: datetime) -> Journal:
    entries = (Entry(source, -minor), Entry(target, minor))
    return Journal(key, kind.value, order.id, order.terms.currency, at, entries, order.community)


def _settled(settled: Settled, order: Order, at: datetime) -> Journal:
    """A part of the escrow goes to the buyer; the rest is the seller's, less the fee."""
    rest = sellers_part(settled)
    share, delay = seller_gets(order, rest), order.terms.payout_delay
    entries = (
        Entry(escrow(order.id), -settled.minor),
        Entry(balance(order.buyer), settled.minor - rest),
        Entry(balance(order.seller), share, at + delay if delay else None),
        Entry(FEES, rest - share),
    )
    moved = tuple(entry for entry in entries if entry.minor)
    kind = _MOVEMENTS[settled.how].value
    return Journal(_settlement(order), kind, order.id, order.terms.currency, at, moved, order.community)


_MOVEMENTS: Mapping[Settlement, Movement] = {
    Settlement.REFUND: Movement.REFUND,
    Settlement.PAY_OUT: Movement.PAYOUT,
    Settlement.SPLIT: Movement.SPLIT,
    Settlement.HALVE: Movement.SPLIT,
}
