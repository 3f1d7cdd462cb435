"""What becomes of money after it had changed hands: a bank takes a payment back from a till, and whoever had paid owes
it; or what a till had sent comes back to it, and is on its owner's balance again. Pure, as `core.cash` is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from core import cash
from core.cash import House, journal, letters
from core.ledger import Movement, balance, provider
from core.ports import CashFile, Handled, Letter
from core.step import Refused
from core.transfer import LONGEST_REASON, Bounced, ChargedBack, Kind, Payment, Reversal, Standing, Transfer

UNKNOWN = Refused("payout-unknown")
"""Nothing is known here of what it is about."""
NOT_YET = Refused("payout-not-yet")
"""What came before it is not known here: it must be told again later."""


def decide(file: CashFile, act: Reversal, house: House, now: datetime) -> Handled | Refused:
    """What `act` comes to at `now`, where `file` is all that is known."""
    match act:
        case ChargedBack():
            return _charged_back(file, act, file.payment, house, now) if file.payment else UNKNOWN
        case Bounced():
            return _bounced(file.transfer, act, now)
        case _:
            assert_never(act)


def _charged_back(file: CashFile, act: ChargedBack, payment: Payment, house: House, now: datetime) -> Handled | Refused:
    known = file.transfer
    if act.over:
        return _given_again(known, act, house, now) if known else NOT_YET
    if known:
        return cash.OVER
    taken = _taken(file, act, payment, now)
    way = balance(taken.person), provider(taken.till)
    owed = journal(taken.key, Movement.CHARGEBACK, taken, *way, now)
    return Handled(taken, (owed,), tuple(_told(cash.CHARGED_BACK, cash.OWED, taken, house, now)))


def _given_again(known: Transfer, act: ChargedBack, house: House, now: datetime) -> Handled | Refused:
    """A bank may give a part of it again, where another part had gone back to its customer before."""
    if known.state is not Standing.SENT:
        return cash.OVER
    part = replace(known, minor=min(act.minor, known.minor))
    way = provider(known.till), balance(known.person)
    back = journal(f"{known.key}-{act.entry}", Movement.REINSTATED, part, *way, now)
    if part.minor < known.minor:
        return Handled(known, (back,), tuple(_told(cash.PARTLY, cash.LESS, known, house, now)))
    over = replace(known, state=Standing.FAILED, ended_at=now)
    return Handled(over, (back,), tuple(_told(cash.REINSTATED, cash.CLEARED, over, house, now)))


def _taken(file: CashFile, act: ChargedBack, payment: Payment, now: datetime) -> Transfer:
    return Transfer(
        key=act.transfer,
        kind=Kind.CHARGEBACK,
        till=act.till,
        person=payment.person,
        community=file.community,
        currency=payment.currency,
        minor=act.minor,
        asked_at=now,
        order=payment.order,
        charge=act.charge,
        state=Standing.SENT,
        ended_at=now,
        reference=act.dispute,
        number=file.number,
    )


def _told(topic: str, theirs: str, transfer: Transfer, house: House, now: datetime) -> Iterator[Letter]:
    hands = {*house.staff, *house.operators} - {transfer.person}
    yield from letters(topic, transfer, sorted(hands), now)
    yield from letters(theirs, transfer, (transfer.person,), now)


def _bounced(transfer: Transfer | None, act: Bounced, now: datetime) -> Handled | Refused:
    if transfer is None or transfer.till != act.till or transfer.kind is Kind.CHARGEBACK:
        return UNKNOWN
    if transfer.state is not Standing.SENT:
        return NOT_YET if transfer.open else cash.OVER
    failed = replace(transfer, state=Standing.FAILED, ended_at=now, reason=act.reason[:LONGEST_REASON])
    way = provider(transfer.till), balance(transfer.person)
    back = journal(f"bounced:{transfer.key}", Movement.PUT_BACK, failed, *way, now)
    topic = cash.NOT_REFUNDED if transfer.kind is Kind.REFUND else cash.FAILED
    return Handled(failed, (back,), letters(topic, failed, (failed.person,), now))
