"""An invoice: from the seller to the buyer for what was paid out, and from the community to the seller for its fee.

It is issued once for ever, in the transaction that pays the money out, with the next number of who issues it: none is
left out and none comes twice. How both are called is frozen then. As an escrow is settled once, and nothing leads out
of an order's end, no invoice has to be put right later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.community import Community
from core.ledger import seller_gets, sellers_part
from core.money import BASIS
from core.order import Line, Order, OrderId, PersonId
from core.step import Moved, Settled

LONGEST_PARTICULARS = 400
"""Characters."""
MOST_LINES = 8


class Kind(StrEnum):
    SALE = "sale"
    """From the seller to the buyer: what the seller was paid, the fee not taken off."""
    FEE = "fee"
    """From the community to the seller."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """How somebody stands on invoices from now on. `text` is in their own lines: a name, an address, a tax number; ""
    for as people here call them. `tax` is contained in what they charge, in basis points; None: they show none.
    """

    person: PersonId
    text: str = ""
    tax: int | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """`number` is 0 until issued, and counts what one issuer has issued: those of its `kind` and `series`, which stays
    as it is when the issuer becomes one with somebody else. `issuer` is None where it is the community. `lines` are
    what was agreed, `total` what was paid for it, `tax` basis points, or None where none is shown. `sender` and
    `addressee` are the particulars of the two, or empty where there were none: the names then stand for them.
    """

    kind: Kind
    series: str
    number: int
    order: OrderId
    issuer: PersonId | None
    recipient: PersonId
    at: datetime
    currency: str
    lines: tuple[Line, ...]
    total: int
    tax: int | None = None
    sender: str = ""
    addressee: str = ""
    sender_name: str = ""
    addressee_name: str = ""

    @property
    def people(self) -> tuple[PersonId | None, PersonId]:
        return self.issuer, self.recipient


def invoiced(moved: Moved, house: Community, at: datetime) -> Iterator[Invoice]:
    """What has to be issued for it, without numbers and without what is known of people. `house` is the order's."""
    for posting in moved.postings:
        if isinstance(posting, Settled) and (gross := sellers_part(posting)):
            yield from _issued(moved.order, gross, house, at)


def _issued(order: Order, gross: int, house: Community, at: datetime) -> Iterator[Invoice]:
    terms = order.terms
    yield Invoice(
        Kind.SALE, str(order.seller), 0, order.id, order.seller, order.buyer, at, terms.currency, terms.lines, gross
    )
    if kept := gross - seller_gets(order, gross):
        yield Invoice(
            Kind.FEE, house.id, 0, order.id, None, order.seller, at, terms.currency, (), kept,
            house.rules.tax, house.rules.particulars, "", house.name,
        )  # fmt: skip


def contained(total: int, tax: int) -> int:
    """How much of `total`, in minor units, is tax of so many basis points: half a unit counts as a whole one."""
    whole = BASIS + tax
    return (2 * total * tax + whole) // (2 * whole)
