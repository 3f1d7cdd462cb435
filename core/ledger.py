"""Double entry, append only. Every journal sums to zero, and its key makes sure that it is booked once.

Accounts: `provider:<till>` (what came in through a till, negative), `escrow:<order>`, `escrow:<order>/<question>`,
`balance:<person>`, `fees`. An amount is what the account gains, in minor units.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from core.effects import Settlement
from core.money import fee
from core.order import Order
from core.step import Credited, Held, Joined, Posting, Returned, Settled

FEES = "fees"


def provider(till: str) -> str:
    return f"provider:{till}"


def escrow(order: str, question: int | None = None) -> str:
    """Of the order, or of its question of that number."""
    return f"escrow:{_numbered(order, question)}"


def balance(person: int) -> str:
    return f"balance:{person}"


class Unbalanced(AssertionError):
    """A journal does not sum to zero; nothing of it may be booked."""


@dataclass(frozen=True, slots=True)
class Entry:
    account: str
    minor: int


@dataclass(frozen=True, slots=True)
class Journal:
    """One movement of money. `key` is unique among all journals for ever. Raises `Unbalanced`."""

    key: str
    kind: str
    order: str
    currency: str
    at: datetime
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if sum(entry.minor for entry in self.entries):
            raise Unbalanced(self.key)


def journal(posting: Posting, order: Order, at: datetime) -> Journal:
    """How `posting` is booked for `order`, which is the order as it stands after the move."""
    till = provider(order.terms.till)
    match posting:
        case Held(minor, number):
            key = f"hold:{_numbered(order.id, number)}"
            return _moved(key, "hold", till, escrow(order.id, number), minor, order, at)
        case Credited(minor):
            return _moved(f"credit:{order.id}:{order.version}", "credit", till, balance(order.buyer), minor, order, at)
        case Joined(minor, number):
            key, source = _settlement(order, number), escrow(order.id, number)
            return _moved(key, "join", source, escrow(order.id), minor, order, at)
        case Returned(minor, number):
            key, source = _settlement(order, number), escrow(order.id, number)
            return _moved(key, "return", source, balance(order.buyer), minor, order, at)
        case Settled():
            return _settled(posting, order, at)
        case _:
            assert_never(posting)


def seller_gets(order: Order, minor: int) -> int:
    """What reaches the seller of a payout of `minor`, the fee taken off."""
    return minor - fee(minor, order.terms.fee)


def _numbered(order: str, question: int | None) -> str:
    return order if question is None else f"{order}/{question}"


def _settlement(order: Order, question: int | None = None) -> str:
    """One key per escrow, not per way of settling it: the second settlement of any kind cannot be booked."""
    return f"settlement:{_numbered(order.id, question)}"


def _moved(key: str, kind: str, source: str, target: str, minor: int, order: Order, at: datetime) -> Journal:
    entries = (Entry(source, -minor), Entry(target, minor))
    return Journal(key, kind, order.id, order.terms.currency, at, entries)


def _settled(settled: Settled, order: Order, at: datetime) -> Journal:
    match settled.how:
        case Settlement.REFUND:
            return _divided("refund", order, settled.minor, settled.minor, at)
        case Settlement.PAY_OUT:
            return _divided("payout", order, settled.minor, 0, at)
        case Settlement.SPLIT | Settlement.HALVE:
            return _divided("split", order, settled.minor, settled.to_buyer, at)
        case _:
            assert_never(settled.how)


def _divided(kind: str, order: Order, minor: int, to_buyer: int, at: datetime) -> Journal:
    """So much of the escrow goes to the buyer; the rest is the seller's, less the fee."""
    rest = minor - to_buyer
    share = seller_gets(order, rest)
    parts = ((balance(order.buyer), to_buyer), (balance(order.seller), share), (FEES, rest - share))
    entries = (Entry(escrow(order.id), -minor), *(Entry(account, part) for account, part in parts if part))
    return Journal(_settlement(order), kind, order.id, order.terms.currency, at, entries)
