"""The whole ledger and all orders as they are at one moment, for an audit: read beside a bot that runs, and changing
nothing. A snapshot keeps SQLite's log from being cleared for as long as it is held, so it is read and let go.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Connection, Engine, Select, cast, func, select

from core.audit import Books, Flow, Holding, Receipt, Share, Shipment, Sum
from core.ledger import Movement
from core.order import OrderId, Proposed, Terms
from core.ports import Unavailable
from core.storage.migrate import at_head
from core.storage.schema import aliases, entries, journals, orders, payments, people, transfers
from core.transfer import Kind, Standing


def survey(engine: Engine) -> Books:
    """Raises `Unavailable` for a database of another version."""
    with engine.connect() as connection, connection.begin():
        if not at_head(connection):
            raise Unavailable("it was not made by this version of Handover; `handover migrate` brings it up to date")
        return Books(
            journals=connection.execute(_JOURNALS).scalar_one(),
            sums=tuple(Sum(*row) for row in connection.execute(_SUMS)),
            holdings=tuple(_holding(*row) for row in connection.execute(_HOLDINGS)),
            crooked=tuple((key, minor) for key, minor in connection.execute(_CROOKED)),
            names=_words(connection, select(people.c.id, people.c.name)),
            formers=_words(connection, select(aliases)),
            flows=tuple(Flow(*row) for row in connection.execute(_FLOWS)),
            shares=tuple(Share(OrderId(order), *rest) for order, *rest in connection.execute(_SHARES)),
            receipts=tuple(Receipt(*row) for row in connection.execute(_RECEIPTS)),
            shipments=tuple(_shipment(*row) for row in connection.execute(_SHIPMENTS)),
        )


def _holding(
    order: str, workflow: str, version: int, state: str, terms: Terms, held: int, asked: Proposed | None, seller: int
) -> Holding:
    """What a question holds apart is held for its order too."""
    whole = held + (asked.held if asked else 0)
    return Holding(OrderId(order), workflow, version, state, terms.currency, whole, str(seller), terms.fee)


def _shipment(key: str, kind: Kind, state: Standing, till: str, person: int, *rest: Any) -> Shipment:
    return Shipment(key, kind.value, state.value, till, str(person), *rest)


def _words(connection: Connection, statement: Select[Any]) -> Mapping[str, str]:
    return {str(number): str(value) for number, value in connection.execute(statement)}


_MINOR = cast(func.sum(entries.c.minor), BigInteger)
_JOURNALS = select(func.count()).select_from(journals)
_SUMS = (
    select(entries.c.account, journals.c.currency, _MINOR)
    .select_from(journals.join(entries, entries.c.journal == journals.c.key))
    .group_by(entries.c.account, journals.c.currency)
    .order_by(entries.c.account, journals.c.currency)
)
_CROOKED = select(entries.c.journal, _MINOR).group_by(entries.c.journal).having(_MINOR != 0).order_by(entries.c.journal)
_HOLDINGS = select(
    orders.c.id,
    orders.c.workflow,
    orders.c.workflow_version,
    orders.c.state,
    orders.c.terms,
    orders.c.held,
    orders.c.proposed,
    orders.c.seller,
).order_by(orders.c.id)
_FLOWS = (
    select(journals.c.kind, entries.c.account, journals.c.community, journals.c.currency, _MINOR)
    .select_from(journals.join(entries, entries.c.journal == journals.c.key))
    .where(entries.c.account.not_like("escrow:%"))
    .group_by(journals.c.kind, entries.c.account, journals.c.community, journals.c.currency)
)
_SHARES = (
    select(journals.c.order, entries.c.account, entries.c.minor)
    .select_from(journals.join(entries, entries.c.journal == journals.c.key))
    .where(journals.c.kind.in_([Movement.PAYOUT.value, Movement.SPLIT.value]), entries.c.minor > 0)
)
_RECEIPTS = select(payments.c.till, payments.c.currency, cast(func.sum(payments.c.minor), BigInteger)).group_by(
    payments.c.till, payments.c.currency
)
_SHIPMENTS = select(
    transfers.c.key,
    transfers.c.kind,
    transfers.c.state,
    transfers.c.till,
    transfers.c.person,
    transfers.c.community,
    transfers.c.currency,
    transfers.c.minor,
    transfers.c.order,
)
