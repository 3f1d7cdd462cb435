"""The one place where e-mail addresses are asked for, confirmed, given up and found not to work: each in one
transaction, with the letter that follows from it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from core.linkdesk import ABOUT_YOU
from core.mail import EMAIL, LIVES, Awaited, Mailbox, MailCode, NotConfirmed, Reason
from core.matter import Matter
from core.order import PersonId
from core.ports import Clock, Letter, LetterKind, Mailboxes

MAIL_CODE, MAIL_BROKEN = "mail-code", "mail-broken"
"""The topics of letters about an address: the one that brings the code to it, and the one that tells of it in chat."""


def _number() -> int:
    """By which a code is known before there is one. Never the same twice, or its letter was one that is there."""
    return secrets.randbits(52)


@dataclass(frozen=True, slots=True)
class MailDesk:
    """`wake` is called after each act, for the courier to look at what was written."""

    mailboxes: Mailboxes
    clock: Clock
    wake: Callable[[], None] = lambda: None
    number: Callable[[], int] = field(default=_number)

    async def of(self, person: PersonId) -> Mailbox | None:
        return await self.mailboxes.of(person)

    async def awaited(self, person: PersonId) -> Awaited | None:
        return await self.mailboxes.awaited(person)

    async def ask(self, person: PersonId, address: str) -> Reason | None:
        """A code is on its way to `address`, or why not."""
        now, number = self.clock.now(), self.number()
        key = f"{MAIL_CODE}:{person}:{number}"
        letter = Letter(key, LetterKind.PING, person, ABOUT_YOU, MAIL_CODE, number, now, platform=EMAIL)
        refusal = await self.mailboxes.ask(person, address, now, letter)
        self.wake()
        return refusal

    async def mint(self, letter: Letter, code: MailCode) -> str | None:
        """`letter`, one of `ask`, is about to bring `code`. To which address; None when it is not awaited any more."""
        return await self.mailboxes.mint(letter.to, letter.version, code, self.clock.now() + LIVES)

    async def confirm(self, person: PersonId, code: MailCode) -> Mailbox | NotConfirmed:
        return await self.mailboxes.confirm(person, code, self.clock.now())

    async def mute(self, person: PersonId, muted: frozenset[Matter]) -> None:
        await self.mailboxes.mute(person, muted)

    async def remove(self, person: PersonId) -> None:
        await self.mailboxes.remove(person)
        self.wake()

    async def fail(self, mailbox: Mailbox, fault: str) -> None:
        """Its server knows no such address. Its owner is told so in every chat, once."""
        now = self.clock.now()
        key = f"{MAIL_BROKEN}:{mailbox.person}:{self.number()}"
        told = Letter(key, LetterKind.PING, mailbox.person, ABOUT_YOU, MAIL_BROKEN, 0, now)
        await self.mailboxes.fail(mailbox.person, mailbox.address, fault, [told])
        self.wake()
