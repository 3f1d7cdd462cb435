"""The checker's own account of the money. It shares nothing with the ledger but the names of accounts, and is kept from
what the till reported and how the life went on, never from what was booked.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from math import ceil, floor

from core.check.houses import BUYER_HERE, SELLER_HERE, House
from core.ledger import Journal

WHOLE = 100_00
"""A fee is counted in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Purse:
    """Where every unit is that ever came, in minor units. `apart` has what the escrows of questions hold, each by the
    number of its question, `elsewhere` is what stands where nothing should.
    """

    came: int = 0
    escrow: int = 0
    apart: frozenset[tuple[int, int]] = frozenset()
    buyer: int = 0
    seller: int = 0
    fees: int = 0
    elsewhere: int = 0

    @property
    def half(self) -> int:
        """Half of what is held, the odd unit with it."""
        return ceil(Fraction(self.escrow, 2))

    def received(self, minor: int) -> "Purse":
        """So much came; where it is now must be said."""
        return replace(self, came=self.came + minor)

    def spent(self, minor: int) -> "Purse":
        """So much of what the buyer has is taken, which other orders may have left them."""
        return replace(self, buyer=self.buyer - minor)

    def held(self, minor: int) -> "Purse":
        return replace(self, escrow=self.escrow + minor)

    def held_apart(self, number: int, minor: int) -> "Purse":
        return replace(self, apart=_with(self.apart, number, minor))

    def credited(self, minor: int) -> "Purse":
        return replace(self, came=self.came + minor, buyer=self.buyer + minor)

    def joined(self, number: int) -> "Purse":
        """What the question held is part of the order's."""
        minor = dict(self.apart).get(number, 0)
        return replace(self, escrow=self.escrow + minor, apart=_with(self.apart, number, -minor))

    def returned(self, number: int) -> "Purse":
        """What the question held is the buyer's again."""
        minor = dict(self.apart).get(number, 0)
        return replace(self, buyer=self.buyer + minor, apart=_with(self.apart, number, -minor))

    def divided(self, to_buyer: int, fee: int) -> "Purse":
        """All of it leaves: so much to the buyer, the rest to the seller, who bears the fee on it."""
        rest = self.escrow - to_buyer
        kept = floor(Fraction(rest * fee, WHOLE))
        return replace(
            self, escrow=0, buyer=self.buyer + to_buyer, seller=self.seller + rest - kept, fees=self.fees + kept
        )


def added(one: Purse, other: Purse) -> Purse:
    """Both together."""
    sums = {
        each.name: getattr(one, each.name) + getattr(other, each.name) for each in fields(Purse) if each.name != "apart"
    }
    apart = one.apart
    for number, minor in other.apart:
        apart = _with(apart, number, minor)
    return Purse(apart=apart, **sums)


def _with(apart: frozenset[tuple[int, int]], number: int, minor: int) -> frozenset[tuple[int, int]]:
    stand = Counter(dict(apart))
    stand[number] += minor
    return frozenset((each, held) for each, held in stand.items() if held)


def booked(house: House, order: str, journals: Iterable[Journal]) -> Purse:
    """What the journals say of the same accounts."""
    stand: Counter[str] = Counter()
    for journal in journals:
        for entry in journal.entries:
            stand[entry.account] += entry.minor
    return Purse(
        came=-stand.pop(f"provider:{house.terms.till}", 0),
        escrow=stand.pop(f"escrow:{order}", 0),
        apart=_apart(stand, f"escrow:{order}/"),
        buyer=stand.pop(f"balance:{BUYER_HERE}", 0),
        seller=stand.pop(f"balance:{SELLER_HERE}", 0),
        fees=stand.pop("fees", 0),
        elsewhere=sum(map(abs, stand.values())),
    )


def _apart(stand: Counter[str], prefix: str) -> frozenset[tuple[int, int]]:
    """What stands on the escrows of questions, which are named by a number."""
    names = [name for name in stand if name.startswith(prefix) and name.removeprefix(prefix).isdecimal()]
    return frozenset((int(name.removeprefix(prefix)), minor) for name in names if (minor := stand.pop(name)))
