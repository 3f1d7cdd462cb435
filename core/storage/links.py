"""`core.ports.Links` on a database. What an invitation is worth is judged in the transaction that acts on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeAlias

from sqlalchemy import bindparam, delete, insert, select, update

from core.community import Community
from core.linking import (
    LIVES,
    MOST_WRONG,
    REST,
    Code,
    Entered,
    Invitation,
    Linked,
    NotLinked,
    Reason,
    Unlinked,
    hindrance,
    new_code,
)
from core.order import PersonId
from core.person import Person, Platform
from core.ports import Told, ToldBoth
from core.sanction import Sanction
from core.storage.communities import StoredCommunities, rename_staff
from core.storage.joining import absorb, follow, leave, share_an_order
from core.storage.outbox import put_in, withdraw
from core.storage.pen import Sheet
from core.storage.people import StoredPeople, change_in, new_person, person_in
from core.storage.sanctions import bar_in
from core.storage.schema import invitations, mistakes
from core.storage.writer import Writer

_Done: TypeAlias = tuple[Linked | NotLinked, Sequence[Community]]
"""What came of a yes, and the communities whose staff it renamed."""


class StoredLinks:
    """`core.ports.Links`. What others remember of people is put right with each change."""

    def __init__(self, writer: Writer, people: StoredPeople, communities: StoredCommunities) -> None:
        self._writer = writer
        self._people = people
        self._communities = communities

    async def invite(self, person: PersonId, now: datetime) -> Code:
        return await self._writer.run(lambda sheet: _invite(sheet, person, now))

    async def enter(self, code: Code | None, guest: PersonId, now: datetime) -> Entered | NotLinked:
        return await self._writer.run(lambda sheet: _enter(sheet, code, guest, now))

    async def host(self, name: str) -> PersonId | None:
        invitation = await self._writer.run(lambda sheet: _find(sheet, name))
        return invitation.person if invitation else None

    async def confirm(self, name: str, guest: PersonId, now: datetime, told: ToldBoth) -> Linked | NotLinked:
        outcome, _ = await self._writer.run(lambda sheet: _confirm(sheet, name, guest, now, told), self._linked)
        return outcome

    async def unlink(
        self, person: PersonId, platform: Platform, now: datetime, told: Told
    ) -> Unlinked | Sanction | None:
        return await self._writer.run(
            lambda sheet: _unlink(sheet, person, platform, now, told), partial(self._unlinked, platform)
        )

    def _linked(self, done: _Done) -> None:
        outcome, changed = done
        if isinstance(outcome, Linked):
            self._people.linked(outcome.person, outcome.former)
            self._communities.renamed(outcome.former, outcome.person.id, changed)

    def _unlinked(self, platform: Platform, outcome: Unlinked | Sanction | None) -> None:
        if isinstance(outcome, Unlinked):
            self._people.unlinked(outcome.person, outcome.fresh)
            self._communities.parted(outcome.person.id, platform)


def _invite(sheet: Sheet, person: PersonId, now: datetime) -> Code:
    """The one code of this person: what they made before opens nothing any more."""
    sheet.write(_REVOKE, person=person)
    code = new_code()
    while sheet.rows(_FIND, name=code.name):
        code = new_code()
    columns = {"name": code.name, "person": person, "digest": code.digest, "until": now + LIVES}
    sheet.write(_NEW, **columns, taken_by=None, used=False)
    return code


def _enter(sheet: Sheet, code: Code | None, guest: PersonId, now: datetime) -> Entered | NotLinked:
    wrong = _wrong(sheet, guest, now)
    if wrong >= MOST_WRONG:
        return NotLinked(Reason.TOO_OFTEN, 0)
    invitation = _find(sheet, code.name) if code else None
    if code is None or invitation is None or not invitation.is_of(code):
        return _mistaken(sheet, guest, wrong + 1, now)
    outcome = _judged(sheet, invitation, guest, now)
    if isinstance(outcome, NotLinked):
        return outcome
    sheet.write(_TAKE, the_name=invitation.name, taken_by=guest)
    sheet.write(_FORGIVE, person=guest)
    return Entered(invitation.name, outcome[0])


def _confirm(sheet: Sheet, name: str, guest: PersonId, now: datetime, told: ToldBoth) -> _Done:
    invitation = _find(sheet, name)
    if invitation is None or invitation.taken_by != guest:
        return NotLinked(Reason.UNKNOWN), ()
    outcome = _judged(sheet, invitation, guest, now)
    if isinstance(outcome, NotLinked):
        return outcome, ()
    # Who has been here longer stays who they are.
    stays, goes = sorted(outcome, key=lambda each: each.id)
    sheet.write(_USE, the_name=name)
    absorb(sheet, goes.id, stays.id)
    changed = rename_staff(sheet, goes.id, stays.id)
    one = _with_settings(sheet, stays, goes)
    put_in(sheet, told(one.id, one.platforms))
    return Linked(one, goes.id), changed


def _with_settings(sheet: Sheet, stays: Person, goes: Person) -> Person:
    """What the one who stays never said, the other may have."""
    one = _there(sheet, stays.id)
    said = replace(
        one,
        timezone=one.timezone or goes.timezone,
        direct=one.direct or goes.direct,
        quiet_hours=one.quiet_hours or goes.quiet_hours,
        digest=one.digest or goes.digest,
    )
    return change_in(sheet, said)


def _unlink(
    sheet: Sheet, person: PersonId, platform: Platform, now: datetime, told: Told
) -> Unlinked | Sanction | None:
    before = person_in(sheet, person)
    left = [each for each in before.platforms if each is not platform] if before else []
    if before is None or not left or platform not in before.platforms:
        return None
    if barred := bar_in(sheet, person, now):
        return barred
    fresh = new_person(sheet, before.name, before.language)
    leave(sheet, person, platform, fresh)
    follow(sheet, person, fresh)
    withdraw(sheet, person, platform, left[0], now)
    put_in(sheet, told(fresh))
    return Unlinked(_there(sheet, person), _there(sheet, fresh))


def _judged(sheet: Sheet, invitation: Invitation, guest: PersonId, now: datetime) -> tuple[Person, Person] | NotLinked:
    """Host and guest, when nothing stands against it."""
    host, one = _there(sheet, invitation.person), _there(sheet, guest)
    shared = share_an_order(sheet, host.id, one.id)
    reason = hindrance(invitation, host, one, now, share_an_order=shared)
    return NotLinked(reason) if reason else (host, one)


def _there(sheet: Sheet, person: PersonId) -> Person:
    found = person_in(sheet, person)
    if found is None:
        raise KeyError(person)
    return found


def _find(sheet: Sheet, name: str) -> Invitation | None:
    rows = sheet.rows(_FIND, name=name)
    return Invitation(*rows[0]) if rows else None


def _wrong(sheet: Sheet, guest: PersonId, now: datetime) -> int:
    """How often this person was wrong lately."""
    rows = sheet.rows(_MISTAKES, person=guest)
    return rows[0][0] if rows and now - rows[0][1] < REST else 0


def _mistaken(sheet: Sheet, guest: PersonId, wrong: int, now: datetime) -> NotLinked:
    sheet.write(_FORGIVE, person=guest)
    sheet.write(_MISTAKE, person=guest, wrong=wrong, since=now)
    left = MOST_WRONG - wrong
    return NotLinked(Reason.UNKNOWN if left else Reason.TOO_OFTEN, left)


_FIND = select(invitations).where(invitations.c.name == bindparam("name"))
_NEW = insert(invitations)
_REVOKE = delete(invitations).where(invitations.c.person == bindparam("person"), ~invitations.c.used)
_TAKE = update(invitations).where(invitations.c.name == bindparam("the_name")).values(taken_by=bindparam("taken_by"))
_USE = update(invitations).where(invitations.c.name == bindparam("the_name")).values(used=True)
_MISTAKES = select(mistakes.c.wrong, mistakes.c.since).where(mistakes.c.person == bindparam("person"))
_FORGIVE = delete(mistakes).where(mistakes.c.person == bindparam("person"))
_MISTAKE = insert(mistakes)
