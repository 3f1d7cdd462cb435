"""How money comes to an order by a till of its own: what is written of a payment that was reported, when a link to pay
behind is wanted, and what stands against a payment that is about to be made.
"""

from collections.abc import Iterator
from datetime import datetime

from core.income import awaited
from core.order import Order
from core.paylink import PayLink
from core.step import Awaited, Command
from core.transfer import Payment
from core.workflow import TILL
from core.workflows import workflow


def waits_for(order: Order) -> Awaited | None:
    """The money that the order waits for now."""
    return awaited(workflow(order.workflow, order.workflow_version), order)


def received(command: Command, order: Order, now: datetime) -> Payment | None:
    """The payment that `command` reports of `order`, if a till received it by itself and has a name for it."""
    charge, minor = command.payload.get("charge"), command.payload.get("amount")
    if command.by is not TILL or not isinstance(charge, str) or not isinstance(minor, int):
        return None
    question, payer = command.payload.get("number"), command.payload.get("payer")
    return Payment(
        till=order.terms.till,
        charge=charge,
        order=order.id,
        person=order.buyer,
        currency=order.terms.currency,
        minor=minor,
        at=now,
        payer=payer if isinstance(payer, str) else "",
        question=question if isinstance(question, int) else None,
    )


def wanted(before: Order | None, order: Order, now: datetime) -> Iterator[PayLink]:
    """The link that an order begins to want with a step, where its till has links."""
    if not order.terms.paid.by_link:
        return
    due = waits_for(order)
    if due and (before is None or waits_for(before) != due):
        yield a_link(order, due, now)


def a_link(order: Order, due: Awaited, now: datetime) -> PayLink:
    """A link for what the order waits for."""
    return PayLink(
        key=f"pay-{order.id}-{order.version}",
        till=order.terms.till,
        order=order.id,
        person=order.buyer,
        currency=order.terms.currency,
        minor=due.minor,
        at=now,
        question=due.question,
        due=now,
    )
