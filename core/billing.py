"""What a person reads of the ledger: each movement of money that concerns them, from their side, and the sums."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.ledger import FEES, Journal, Movement


class Side(StrEnum):
    """As whom a movement concerns somebody. OWNER: it is of their balance, or on its way from there, whatever else they
    are.
    """

    BUYER = "buyer"
    SELLER = "seller"
    OWNER = "owner"


_BOTH, _OWNER = frozenset({Side.BUYER, Side.SELLER}), frozenset({Side.OWNER})
SIDES: Mapping[Movement, frozenset[Side]] = {
    Movement.HOLD: _BOTH,
    Movement.CREDIT: frozenset({Side.BUYER, Side.OWNER}),
    Movement.JOIN: _BOTH,
    Movement.RETURN: _BOTH,
    Movement.REFUND: _BOTH,
    Movement.PAYOUT: _BOTH,
    Movement.SPLIT: _BOTH,
    Movement.TAKEN_OFF: _OWNER,
    Movement.SENT: _OWNER,
    Movement.PUT_BACK: _OWNER,
    Movement.CHARGEBACK: _OWNER,
    Movement.REINSTATED: _OWNER,
}
"""Whom each kind of movement concerns; for each of them there are words (`billing-hold-buyer`)."""


def seen_by(side: Side) -> tuple[Movement, ...]:
    """The kinds that concern a party of their order."""
    return tuple(movement for movement, sides in SIDES.items() if side in sides)


@dataclass(frozen=True, slots=True)
class Bill:
    """One movement as one person reads it: `own` is what it does to their balance, and from `available_at` on that can
    be taken out (None: at once). `title` is that of its order.
    """

    journal: Journal
    side: Side
    own: int
    title: str = ""
    available_at: datetime | None = None

    @property
    def moved(self) -> int:
        """How much of money it moved."""
        return sum(each.minor for each in self.journal.entries if each.minor > 0)

    @property
    def held(self) -> int:
        """How much more is held after it, or how much less."""
        return sum(each.minor for each in self.journal.entries if each.account.startswith("escrow:"))

    @property
    def fee(self) -> int:
        return sum(each.minor for each in self.journal.entries if each.account == FEES)


def bill(
    journal: Journal, accounts: Collection[str], party: Side | None, title: str = "", ways: Collection[str] = ()
) -> Bill | None:
    """`journal` as the owner of `accounts` reads it, who is that `party` of its order; None when it is not theirs.
    `ways` are the accounts of what is on its way from them.
    """
    own = [each for each in journal.entries if each.account in accounts]
    owns = own or any(each.account in ways for each in journal.entries)
    shown = SIDES[Movement(journal.kind)]
    side = party if party and party in shown else Side.OWNER
    if side not in shown or (side is Side.OWNER and not owns):
        return None
    later = max((each.available_at for each in own if each.available_at), default=None)
    return Bill(journal, side, sum(each.minor for each in own), title, later)


class Part(StrEnum):
    """Of which account an entry is, to whoever reads it."""

    OWN = "own"
    PROVIDER = "provider"
    ESCROW = "escrow"
    FEES = "fees"
    OTHER = "other"


def part_of(account: str, accounts: Collection[str]) -> Part:
    kind = account.partition(":")[0]
    if account in accounts:
        return Part.OWN
    return Part(kind) if kind in {Part.PROVIDER, Part.ESCROW, Part.FEES} else Part.OTHER


@dataclass(frozen=True, slots=True)
class Share:
    """All that movements of one kind did, as they concern somebody on one `side`, to one part of the accounts."""

    currency: str
    side: Side
    kind: str
    part: Part
    minor: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Of everything that ever concerned somebody, in one currency: what is on their `balance`; what they `paid` as a
    buyer, how much of that came `back`, and how much is `held` now; what they `earned` as a seller, less the `fees`,
    and how much is `coming`, held by their buyers.
    """

    currency: str
    balance: int = 0
    paid: int = 0
    back: int = 0
    held: int = 0
    earned: int = 0
    fees: int = 0
    coming: int = 0


def totals(shares: Iterable[Share]) -> tuple[Totals, ...]:
    """What `shares` sum to, by currency."""
    found: dict[str, Totals] = {}
    for share in shares:
        before = found.setdefault(share.currency, Totals(share.currency))
        if name := _SUMS.get((share.side, share.part)):
            minor = -share.minor if share.part is Part.PROVIDER else share.minor
            found[share.currency] = replace(before, **{name: getattr(before, name) + minor})
    return tuple(found[currency] for currency in sorted(found))


_SUMS: Mapping[tuple[Side, Part], str] = {
    (Side.OWNER, Part.OWN): "balance",
    (Side.BUYER, Part.PROVIDER): "paid",
    (Side.BUYER, Part.OWN): "back",
    (Side.BUYER, Part.ESCROW): "held",
    (Side.SELLER, Part.OWN): "earned",
    (Side.SELLER, Part.FEES): "fees",
    (Side.SELLER, Part.ESCROW): "coming",
}
