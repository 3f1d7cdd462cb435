"""The whole ledger at one moment, beside what the orders say of themselves at the same one: what an audit looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.order import OrderId

ESCROW = "escrow"
BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Sum:
    """All that was ever booked on one account in one currency, in minor units."""

    account: str
    currency: str
    minor: int

    @property
    def kind(self) -> str:
        """What sort of account it is: the first word of its name."""
        return self.account.partition(":")[0]

    @property
    def owner(self) -> str:
        """Whose it is (an order's, a person's, a till's); empty where there is only one of its kind."""
        return self.account.partition(":")[2]

    @property
    def order(self) -> OrderId:
        """Of an escrow: the order whose it is, even where a question on that order has an escrow of its own."""
        return OrderId(self.owner.partition("/")[0])


@dataclass(frozen=True, slots=True)
class Holding:
    """One order, and how much it says is held for it."""

    order: OrderId
    workflow: str
    workflow_version: int
    state: str
    currency: str
    held: int


@dataclass(frozen=True, slots=True)
class Books:
    """`crooked` are the keys of journals that do not sum to zero, with what is too much in each. `names` are people's,
    by their numbers; `formers` are numbers under which a balance may stand too, each with the one of that person now.
    """

    journals: int
    sums: tuple[Sum, ...]
    holdings: tuple[Holding, ...]
    crooked: tuple[tuple[str, int], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    formers: Mapping[str, str] = field(default_factory=dict)

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(sorted({each.currency for each in self.sums}))
