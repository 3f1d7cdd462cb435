"""What held of somebody who is erased holds again for whoever comes back with one of their accounts: a ban must not end
because somebody wanted it to. Only a hash of the account is kept, and only where something holds.
"""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select

from core.order import PersonId
from core.person import Account
from core.sanction import Sanction
from core.storage.joining import follow
from core.storage.pen import Sheet
from core.storage.schema import BARS, accounts, blocks, sanctions, shadows


def cast(sheet: Sheet, person: PersonId, now: datetime) -> None:
    """For `person`, who is about to lose their accounts."""
    if not sheet.rows(_HOLDING, the_person=person, now=now) and not sheet.rows(_BLOCKED, the_person=person):
        return
    for platform, address in sheet.rows(_ACCOUNTS, the_person=person):
        digest = digest_of(Account(platform, address))
        sheet.write(_LIFT, the_digest=digest)
        sheet.write(_CAST, digest=digest, person=person)


def fall(sheet: Sheet, account: Account, fresh: PersonId) -> None:
    """On `fresh`, who has just come with that account."""
    digest = digest_of(account)
    for [person] in sheet.rows(_SHADOW, the_digest=digest):
        follow(sheet, person, fresh)
        for row in sheet.rows(_BARRED, the_person=person):
            [[last]] = sheet.rows(_LAST)
            again = replace(Sanction(*row), number=last + 1, person=fresh)
            sheet.write(_AGAIN, **{column.name: getattr(again, column.name) for column in sanctions.c})
        sheet.write(_LIFT, the_digest=digest)


def digest_of(account: Account) -> str:
    """By which an account is recognised that is not stored any more."""
    return hashlib.sha256(f"{account.platform.value}:{account.address}".encode()).hexdigest()


_HER: Any = bindparam("the_person")
_LASTING = or_(sanctions.c.until.is_(None), sanctions.c.until > bindparam("now"))
_HOLDING = select(sanctions.c.number).where(sanctions.c.person == _HER, BARS, _LASTING).limit(1)
_BLOCKED = select(blocks.c.person).where(blocks.c.blocked == _HER).limit(1)
_ACCOUNTS = select(accounts.c.platform, accounts.c.address).where(accounts.c.person == _HER)
_SHADOW = select(shadows.c.person).where(shadows.c.digest == bindparam("the_digest"))
# One that is over bars nobody; whoever reads it later sees why it was there.
_BARRED = select(sanctions).where(sanctions.c.person == _HER, BARS).order_by(sanctions.c.number)
_LAST = select(func.max(sanctions.c.number))
_CAST, _AGAIN = insert(shadows), insert(sanctions)
_LIFT = delete(shadows).where(shadows.c.digest == bindparam("the_digest"))
