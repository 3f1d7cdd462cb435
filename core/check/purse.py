"""The checker's own account of the money. It shares nothing with the ledger but the names of accounts, and is kept from
what the till reported and how the life went on, never from what was booked.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from core.check.houses import BUYER_HERE, SELLER_HERE, House
from core.ledger import Journal

WHOLE = 100_00
"""A fee is counted in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Purse:
    """Where every unit is that ever came, in minor units. `elsewhere` is what stands where nothing should."""

    came: int = 0
    escrow: int = 0
    buyer: int = 0
    seller: int = 0
    fees: int = 0
    elsewhere: int = 0

    def held(self, minor: int) -> "Purse":
        return replace(self, came=self.came + minor, escrow=self.escrow + minor)

    def credited(self, minor: int) -> "Purse":
        return replace(self, came=self.came + minor, buyer=self.buyer + minor)

    def refunded(self) -> "Purse":
        return replace(self, buyer=self.buyer + self.escrow, escrow=0)

    def paid_out(self, fee: int) -> "Purse":
        kept = floor(Fraction(self.escrow * fee, WHOLE))
        seller = self.seller + self.escrow - kept
        return replace(self, seller=seller, fees=self.fees + kept, escrow=0)


def added(one: Purse, other: Purse) -> Purse:
    """Both together."""
    return Purse(
        one.came + other.came,
        one.escrow + other.escrow,
        one.buyer + other.buyer,
        one.seller + other.seller,
        one.fees + other.fees,
        one.elsewhere + other.elsewhere,
    )


def booked(house: House, order: str, journals: Iterable[Journal]) -> Purse:
    """What the journals say of the same accounts."""
    stand: Counter[str] = Counter()
    for journal in journals:
        for entry in journal.entries:
            stand[entry.account] += entry.minor
    return Purse(
        came=-stand.pop(f"provider:{house.terms.till}", 0),
        escrow=stand.pop(f"escrow:{order}", 0),
        buyer=stand.pop(f"balance:{BUYER_HERE}", 0),
        seller=stand.pop(f"balance:{SELLER_HERE}", 0),
        fees=stand.pop("fees", 0),
        elsewhere=sum(map(abs, stand.values())),
    )
