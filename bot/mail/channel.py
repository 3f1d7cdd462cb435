"""The way to a person's mailbox: letters from the outbox, each a mail of its own."""

from email.headerregistry import Address
from typing import Protocol

from bot.mail.envelope import envelope
from bot.mail.post import Post
from bot.mail.refusals import FAILURES, no_such_address, receipt, said
from bot.recent import Recent
from bot.screens.mail import Mail
from core.mail import MailCode, new_code
from core.maildesk import MAIL_CODE, MailDesk
from core.person import Person
from core.ports import Clock, Delivered, Later, Letter, LetterKind, Moot, People, Receipt, Unreachable

UNDER_WAY = 1_000
"""Letters whose code is remembered until they are handed in, so that one that is given in again brings the same."""


EARLY_TRIES, EARLY_SECONDS = 3, 2.0
"""How often a mail waits for its way into the chat, and how long each time; then it goes without."""


class Composer(Protocol):
    """Puts together what a mail says, from what is true now. None when there is nothing to tell any more."""

    async def letter(self, letter: Letter, reader: Person) -> Mail | None: ...

    def code(self, code: MailCode, reader: Person) -> Mail: ...


class MailChannel:
    """Implements `core.ports.Channel`."""

    def __init__(
        self, post: Post, sender: Address, people: People, desk: MailDesk, composer: Composer, clock: Clock
    ) -> None:
        self._post = post
        self._sender = sender
        self._people = people
        self._desk = desk
        self._composer = composer
        self._clock = clock
        self._codes: Recent[str, MailCode] = Recent(UNDER_WAY)

    async def deliver(self, letter: Letter, *_others: Letter) -> Receipt:
        """An address that its server does not know is not written to again, and its owner is told in chat. Mails wait
        for no morning, so that nothing is told together.
        """
        person = await self._people.get(letter.to)
        if person is None:
            return Unreachable("nobody is known by this number")
        return await (self._bring if letter.topic == MAIL_CODE else self._tell)(letter, person)

    async def _tell(self, letter: Letter, person: Person) -> Receipt:
        mailbox = await self._desk.of(person.id)
        if mailbox is None:
            return Unreachable("no e-mail address")
        if mailbox.fault:
            return Unreachable(f"this address does not work: {mailbox.fault}")
        mail = await self._composer.letter(letter, person)
        if mail is None:
            # A silence counts only against somebody whom a reminder reached (docs/processes/service.md).
            return Moot("nothing left to remind of") if letter.kind is LetterKind.REMINDER else Delivered()
        if mail.early and letter.tries < EARLY_TRIES:
            return Later(EARLY_SECONDS, "its order is not in the chat yet")
        failure = await self._send(letter, mail, mailbox.address)
        if failure is not None and no_such_address(failure):
            await self._desk.fail(mailbox, said(failure))
        return _outcome(failure)

    async def _bring(self, letter: Letter, person: Person) -> Receipt:
        """A code is made when it goes, for it is kept nowhere."""
        code = self._codes.get(letter.key) or new_code()
        self._codes.put(letter.key, code)
        address = await self._desk.mint(letter, code)
        if address is None:
            return Moot("another code is awaited, or none")
        outcome = _outcome(await self._send(letter, self._composer.code(code, person), address))
        if isinstance(outcome, Delivered):
            self._codes.drop(letter.key)
        return outcome

    async def _send(self, letter: Letter, mail: Mail, to: str) -> Exception | None:
        """What went wrong, if anything did."""
        message = envelope(letter, mail, self._sender, to, self._clock.now())
        try:
            await self._post.send(to, message)
        except FAILURES as failure:
            return failure
        return None


def _outcome(failure: Exception | None) -> Receipt:
    if failure is None:
        return Delivered()
    return Unreachable(said(failure)) if no_such_address(failure) else receipt(failure)
