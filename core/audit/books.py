"""The whole ledger at one moment, beside what the orders say of themselves at the same one: what an audit looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.order import OrderId

ESCROW = "escrow"
BALANCE = "balance"
PROVIDER = "provider"
TRANSIT = "transit"


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
class Flow:
    """All that movements of one `kind` did to one account that is no escrow, in one community and currency."""

    kind: str
    account: str
    community: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class Holding:
    """One order, how much it says is held for it, who sells it, and the fee of its terms in basis points."""

    order: OrderId
    workflow: str
    workflow_version: int
    state: str
    currency: str
    held: int
    seller: str = ""
    fee: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What `account` got when what was held for an order left for its seller, as a whole or in part."""

    order: OrderId
    account: str
    minor: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that a till says it received for orders, in one currency."""

    till: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class Shipment:
    """What a transfer says of itself: a payout, a refund (with no `order`: of money that belonged to none), or what a
    bank took back.
    """

    key: str
    kind: str
    state: str
    till: str
    person: str
    community: str
    currency: str
    minor: int
    order: str | None = None


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
    flows: tuple[Flow, ...] = ()
    shares: tuple[Share, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    shipments: tuple[Shipment, ...] = ()

    def now(self, number: str) -> str:
        """The number that somebody has now who was known by this one."""
        return self.formers.get(number, number)

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(sorted({each.currency for each in self.sums}))
