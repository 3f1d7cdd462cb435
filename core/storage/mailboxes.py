"""`core.ports.Mailboxes` on a database. What a code is worth is judged in the transaction that acts on it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, delete, func, insert, select, update

from core.mail import (
    ASKED_WITHIN,
    FIRST_MUTED,
    MOST_ASKED,
    MOST_TO_ONE,
    MOST_WRONG,
    Awaited,
    Mailbox,
    MailCode,
    NotConfirmed,
    Reason,
)
from core.matter import Matter
from core.order import PersonId
from core.person import Person
from core.ports import Letter
from core.storage import inbox
from core.storage.hearing import hear_again
from core.storage.outbox import put_in
from core.storage.pen import Sheet
from core.storage.people import StoredPeople, person_in
from core.storage.reader import Reader
from core.storage.schema import inbox as updates
from core.storage.schema import mail_codes, mailboxes
from core.storage.writer import Writer

T = TypeVar("T")

_SENT = "mail-code"
"""Where a code that was sent stands among what was handled, by the name of its address."""


class StoredMailboxes:
    """`core.ports.Mailboxes`. What is remembered of people is put right where they are told in their chats again."""

    def __init__(self, reader: Reader, writer: Writer, people: StoredPeople) -> None:
        self._reader = reader
        self._writer = writer
        self._people = people

    async def of(self, person: PersonId) -> Mailbox | None:
        row = await self._reader.first(_MAILBOX, person=person)
        return Mailbox(*row) if row else None

    async def awaited(self, person: PersonId) -> Awaited | None:
        row = await self._reader.first(_AWAITED, person=person)
        found = Awaited(*row) if row else None
        return found if found and found.address else None

    async def ask(self, person: PersonId, address: str, now: datetime, letter: Letter) -> Reason | None:
        return await self._writer.run(lambda sheet: _ask(sheet, person, address, now, letter))

    async def mint(self, person: PersonId, number: int, code: MailCode, until: datetime) -> str | None:
        return await self._writer.run(lambda sheet: _mint(sheet, person, number, code, until))

    async def confirm(self, person: PersonId, code: MailCode, now: datetime) -> Mailbox | NotConfirmed:
        return await self._writer.run(lambda sheet: _confirm(sheet, person, code, now))

    async def remove(self, person: PersonId) -> None:
        await self._hearing(person, lambda sheet: _remove(sheet, person))

    async def mute(self, person: PersonId, muted: frozenset[Matter]) -> None:
        await self._writer.run(lambda sheet: sheet.write(_MUTE, the_person=person, muted=muted))

    async def fail(self, person: PersonId, address: str, fault: str, told: Sequence[Letter]) -> bool:
        return await self._hearing(person, lambda sheet: _fail(sheet, person, address, fault, told))

    async def _hearing(self, person: PersonId, write: Callable[[Sheet], T]) -> T:
        """After `write` they hear what they would hear nowhere."""

        def written(sheet: Sheet) -> tuple[T, Person | None]:
            outcome = write(sheet)
            hear_again(sheet, person)
            return outcome, person_in(sheet, person)

        outcome, _ = await self._writer.run(written, lambda done: self._people.changed(done[1]))
        return outcome


def _ask(sheet: Sheet, person: PersonId, address: str, now: datetime, letter: Letter) -> Reason | None:
    before = _code_of(sheet, person)
    lately = before if before and now - before.since < ASKED_WITHIN else None
    asked, since = (lately.asked, lately.since) if lately else (0, now)
    there = _name(address)
    [[others]] = sheet.rows(_SENT_TO, first=f"{there}:", after=f"{there};", before=now - ASKED_WITHIN)
    if asked >= MOST_ASKED or others >= MOST_TO_ONE:
        return Reason.ASKED_TOO_OFTEN
    # Beside what is awaited, which is of the latest address alone and goes with its person.
    inbox.remember(sheet, (_SENT, f"{there}:{person}:{letter.version}"), "", now)
    _keep(sheet, Awaited(person, address, letter.version, "", None, 0, asked + 1, since))
    put_in(sheet, [letter])
    return None


def _mint(sheet: Sheet, person: PersonId, number: int, code: MailCode, until: datetime) -> str | None:
    awaited = _code_of(sheet, person)
    if awaited is None or awaited.number != number or not awaited.address:
        return None
    _keep(sheet, replace(awaited, digest=code.digest(person, awaited.address), until=until))
    return awaited.address


def _confirm(sheet: Sheet, person: PersonId, code: MailCode, now: datetime) -> Mailbox | NotConfirmed:
    awaited = _code_of(sheet, person)
    if awaited is None:
        return NotConfirmed(Reason.NONE)
    objection = awaited.objection(code, now)
    if objection is Reason.UNKNOWN:
        return _mistaken(sheet, awaited)
    if objection:
        return NotConfirmed(objection, MOST_WRONG - awaited.wrong)
    before = _mailbox_of(sheet, person)
    mailbox = Mailbox(person, awaited.address, before.muted if before else FIRST_MUTED)
    sheet.write(_DROP, person=person)
    sheet.write(_NEW, person=person, address=mailbox.address, muted=mailbox.muted, fault=mailbox.fault)
    _let_go(sheet, awaited)
    return mailbox


def _mistaken(sheet: Sheet, awaited: Awaited) -> NotConfirmed:
    wrong = awaited.wrong + 1
    _keep(sheet, replace(awaited, wrong=wrong))
    left = MOST_WRONG - wrong
    return NotConfirmed(Reason.UNKNOWN if left else Reason.TOO_OFTEN, left)


def _remove(sheet: Sheet, person: PersonId) -> None:
    sheet.write(_DROP, person=person)
    if awaited := _code_of(sheet, person):
        _let_go(sheet, awaited)


def _fail(sheet: Sheet, person: PersonId, address: str, fault: str, told: Sequence[Letter]) -> bool:
    mailbox = _mailbox_of(sheet, person)
    if mailbox is None or mailbox.fault or mailbox.address != address:
        return False
    sheet.write(_FAULT, the_person=person, fault=fault)
    put_in(sheet, told)
    return True


def _name(address: str) -> str:
    """Under which it is counted, however it is spelled; it tells nobody the address."""
    return hashlib.sha256(address.lower().encode()).hexdigest()


def _let_go(sheet: Sheet, awaited: Awaited) -> None:
    """Nothing is awaited; how much was asked for is not forgotten."""
    _keep(sheet, replace(awaited, address="", digest="", until=None, wrong=0))


def _keep(sheet: Sheet, awaited: Awaited) -> None:
    sheet.write(_FORGET, person=awaited.person)
    sheet.write(_AWAIT, **{name: getattr(awaited, name) for name in mail_codes.c.keys()})  # noqa: SIM118 no mapping


def _code_of(sheet: Sheet, person: PersonId) -> Awaited | None:
    rows = sheet.rows(_AWAITED, person=person)
    return Awaited(*rows[0]) if rows else None


def _mailbox_of(sheet: Sheet, person: PersonId) -> Mailbox | None:
    rows = sheet.rows(_MAILBOX, person=person)
    return Mailbox(*rows[0]) if rows else None


_MAILBOX = select(mailboxes).where(mailboxes.c.person == bindparam("person"))
_NEW = insert(mailboxes)
_DROP = delete(mailboxes).where(mailboxes.c.person == bindparam("person"))
_MUTE = update(mailboxes).where(mailboxes.c.person == bindparam("the_person")).values(muted=bindparam("muted"))
_FAULT = update(mailboxes).where(mailboxes.c.person == bindparam("the_person")).values(fault=bindparam("fault"))
_AWAITED = select(mail_codes).where(mail_codes.c.person == bindparam("person"))
_AWAIT = insert(mail_codes)
_FORGET = delete(mail_codes).where(mail_codes.c.person == bindparam("person"))
_SENT_TO = select(func.count()).where(
    updates.c.platform == _SENT,
    updates.c.update > bindparam("first", type_=updates.c.update.type),
    updates.c.update < bindparam("after", type_=updates.c.update.type),
    updates.c.at > bindparam("before", type_=updates.c.at.type),
)
"""How many codes went to an address. `;` is what follows `:`, which ends its name."""
