"""Whoever mutes something in one place is told of it in another; when that one is gone, in every chat again."""

from sqlalchemy import bindparam, select, union_all, update

from core.matter import NEEDED
from core.order import PersonId
from core.storage.pen import Sheet
from core.storage.schema import accounts, mailboxes


def hear_again(sheet: Sheet, person: PersonId) -> None:
    """Of what has consequences and is muted everywhere now, `person` is told wherever they are."""
    everywhere = NEEDED.intersection(*(muted for [muted] in sheet.rows(_MUTED, person=person)))
    if not everywhere:
        return
    for platform, address, muted in sheet.rows(_ACCOUNTS, person=person):
        sheet.write(_UNMUTE, muted=muted - everywhere, the_platform=platform, the_address=address)


WORKS = mailboxes.c.fault == ""
_MUTED = union_all(
    select(accounts.c.muted).where(accounts.c.person == bindparam("person")),
    select(mailboxes.c.muted).where(mailboxes.c.person == bindparam("person"), WORKS),
)
_ACCOUNTS = select(accounts.c.platform, accounts.c.address, accounts.c.muted).where(
    accounts.c.person == bindparam("person")
)
_UNMUTE = (
    update(accounts)
    .where(accounts.c.platform == bindparam("the_platform"), accounts.c.address == bindparam("the_address"))
    .values(muted=bindparam("muted"))
)
