"""What of a step goes back the way it came. Whatever a step brings to the buyer's balance is there at once; as much of
it as came through tills that can send it back is on its way back in the same transaction (docs/decisions/0071).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.cash import taken_off
from core.ledger import Journal, balance, escrow
from core.order import Order
from core.ports import Cashbox, Kept
from core.till import Refunds, abilities
from core.transfer import Kind, Payment, Transfer


def sent_back(
    order: Order, journals: Sequence[Journal], came: Payment | None, cash: Cashbox, now: datetime
) -> tuple[tuple[Transfer, ...], tuple[Journal, ...]]:
    """The transfers, with what is booked for them, after a step that booked `journals`. `came`: the step is about this
    payment, which is given back first; then what was paid for just what comes back. Nothing is sent back that the buyer
    owes.
    """
    theirs = balance(order.buyer)
    moved = [entry for each in journals for entry in each.entries]
    brought = sum(entry.minor for entry in moved if entry.account == theirs)
    if brought <= 0 or order.terms.paid.refunds is Refunds.NONE:
        return (), ()
    spendable = cash.available(order.buyer, order.community, order.terms.currency, now) + brought
    first = [Kept(came, came.minor)] if came else []
    emptied = {entry.account for entry in moved if entry.minor < 0}
    kept = sorted(cash.payments(order.id), key=lambda each: escrow(order.id, each.payment.question) not in emptied)
    parts = _parts((*first, *kept), min(brought, spendable))
    transfers = tuple(_transfer(order, payment, minor, n, now) for n, (payment, minor) in enumerate(parts))
    return transfers, tuple(taken_off(each, now) for each in transfers)


def _parts(sources: Sequence[Kept], minor: int) -> Iterator[tuple[Payment, int]]:
    """How much of each payment goes back, `minor` in all at most. Some tills give back all of a payment or nothing."""
    for each in sources:
        part = min(each.left, minor)
        whole = part == each.payment.minor
        refunds = abilities(each.payment.till).refunds
        if part > 0 and (refunds is Refunds.PART or (refunds is Refunds.WHOLE and whole)):
            minor -= part
            yield each.payment, part


def _transfer(order: Order, payment: Payment, minor: int, number: int, now: datetime) -> Transfer:
    return Transfer(
        key=f"refund-{order.id}-{order.version}-{number}",
        kind=Kind.REFUND,
        till=payment.till,
        person=order.buyer,
        community=order.community,
        currency=payment.currency,
        minor=minor,
        asked_at=now,
        order=order.id,
        charge=payment.charge,
        due=now,
    )
