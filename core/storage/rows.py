"""Orders and what belongs to them, as rows: which fields go into a row, in the order of its columns, and an order out
of the rows that were read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter, itemgetter
from typing import Any

from core.order import Alarm, Order
from core.storage.schema import cases, events, invoices, journals, orders, paylinks, payments, transfers

_FIELDS = [field.name for field in fields(Order)]
_BEFORE_ALARMS = _FIELDS.index("alarms")
_OF_AN_ORDER = len(_FIELDS) - 1
"""Columns behind these only say again, for the database to look by, what stands in them."""

ORDER = tuple(orders.c.keys())
MOVING = ("state", "version", "entered_at", "work_left", "counts", "held", "joined", "cause")
"""What changes from step to step. The rest was agreed when the order was placed, or belongs to a question or a dispute:
it hardly ever changes, and is written only when it does.
"""
SELDOM = tuple(name for name in ORDER if name not in {*MOVING, "id"})
ALARM = ("kind", "at", "epoch", "put_off")
EVENT = tuple(events.c.keys())
LETTER = ("key", "kind", "to", "order", "topic", "version", "at", "tries", "platform", "matter")
JOURNAL = tuple(journals.c.keys())
PAYMENT = tuple(payments.c.keys())
TRANSFER = tuple(column.name for column in transfers.c if column.name != "number")
PAYLINK = tuple(paylinks.c.keys())
CASE = tuple(cases.c.keys())
INVOICE = tuple(invoices.c.keys())

order_row = attrgetter(*ORDER)
moving_row = attrgetter(*MOVING)
seldom_row = attrgetter(*SELDOM)
alarm_row = attrgetter(*ALARM)
event_row = attrgetter(*EVENT)
letter_row = attrgetter(*LETTER)
journal_row = attrgetter(*JOURNAL)
payment_row = attrgetter(*PAYMENT)
transfer_row = attrgetter(*TRANSFER)
paylink_row = attrgetter(*PAYLINK)
case_row = attrgetter(*CASE)
invoice_row = attrgetter(*INVOICE)
moving_part = itemgetter(*(ORDER.index(name) for name in MOVING))
"""Of a row of the table."""


def an_order(values: Sequence[Any], ringing: Iterable[Alarm]) -> Order:
    """The order whose columns have `values`."""
    parts: tuple[Any, ...] = (*values[:_BEFORE_ALARMS], tuple(ringing), *values[_BEFORE_ALARMS:_OF_AN_ORDER])
    return Order(*parts)
