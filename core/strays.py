"""Money that a till took and that no order could ever wait for: it is whoever's who paid it. It goes back the way it
came where the till can do that, else it stays on their balance; they are told, and so is the house. Pure.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core import cash
from core.cash import House, journal, letters
from core.ledger import Movement, balance, provider
from core.ports import CashFile, Handled, Letter
from core.till import Refunds, abilities
from core.transfer import Kind, Standing, Strayed, Transfer


def decide(file: CashFile, act: Strayed, house: House, now: datetime) -> Handled:
    """What becomes of it at `now`. Nothing is sent back that its owner owes here."""
    stray = Transfer(
        key=act.transfer,
        kind=Kind.REFUND,
        till=act.till,
        person=act.by,
        community=act.community,
        currency=act.currency,
        minor=act.minor,
        asked_at=now,
        charge=act.charge,
        details=act.payer,
        number=file.number,
    )
    came = journal(f"credit:{stray.key}", Movement.CREDIT, stray, provider(act.till), balance(act.by), now)
    if abilities(act.till).refunds is Refunds.NONE or file.available < 0:
        kept = replace(stray, state=Standing.FAILED, ended_at=now)
        return Handled(kept, (came,), tuple(_told(cash.STRAY_KEPT, kept, house, now)))
    back = replace(stray, due=now)
    return Handled(back, (came, cash.taken_off(back, now)), tuple(_told(cash.STRAY_BACK, back, house, now)))


def _told(theirs: str, stray: Transfer, house: House, now: datetime) -> Iterator[Letter]:
    hands = {*house.staff, *house.operators} - {stray.person}
    yield from letters(cash.STRAYED, stray, sorted(hands), now)
    yield from letters(theirs, stray, (stray.person,), now)
