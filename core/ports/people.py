"""People: their accounts, how several become one person, their e-mail, and when their digest is due."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from core.linking import Code, Entered, Linked, NotLinked, Unlinked
from core.mail import Awaited, Mailbox, MailCode, NotConfirmed, Reason
from core.matter import Matter
from core.order import PersonId
from core.person import Account, Person, Platform
from core.ports.letters import Letter
from core.sanction import Sanction


class People(Protocol):
    async def by_account(self, account: Account) -> Person | None: ...

    async def get(self, person: PersonId) -> Person | None: ...

    async def meet(self, account: Account, name: str, language: str) -> Person:
        """The person of this account; made on first sight, and the name kept up to date."""
        ...

    async def change(self, person: Person) -> None:
        """Save language, time zone, what they muted where, and where their orders come."""
        ...


Told: TypeAlias = Callable[[PersonId], Sequence[Letter]]
"""What is written to a person, once it is known by which number they go on."""
ToldBoth: TypeAlias = Callable[[PersonId, Sequence[Platform]], Sequence[Letter]]
"""The same, with all platforms that they are on then."""


class Links(Protocol):
    """Several accounts of one person (core.linking). All times are given, so that a code's life can be tested."""

    async def invite(self, person: PersonId, now: datetime) -> Code:
        """A code that is `person`'s to show. What they were given before opens nothing any more."""
        ...

    async def enter(self, code: Code | None, guest: PersonId, now: datetime) -> Entered | NotLinked:
        """`guest` entered this; None is what cannot be a code. A right one is theirs alone from now on."""
        ...

    async def host(self, name: str) -> PersonId | None:
        """Who showed the code of that name."""
        ...

    async def confirm(self, name: str, guest: PersonId, now: datetime, told: ToldBoth) -> Linked | NotLinked:
        """`guest` says yes to the code they entered: host and guest are one person, with all that either had. What
        `told` writes to them is put in, in the same transaction.
        """
        ...

    async def unlink(
        self, person: PersonId, platform: Platform, now: datetime, told: Told
    ) -> Unlinked | Sanction | None:
        """The account on `platform` is a person of its own, who has nothing yet and gets what `told` writes. None when
        `person` has no account there, or no other. What bars `person` in that very transaction, the account would be
        free of: then it stays, and that is returned.
        """
        ...


class Mailboxes(Protocol):
    """E-mail addresses of people (core.mail). All times are given, so that a code's life can be tested."""

    async def of(self, person: PersonId) -> Mailbox | None:
        """The confirmed one."""
        ...

    async def awaited(self, person: PersonId) -> Awaited | None:
        """The address of which the code was asked for last, and is awaited."""
        ...

    async def ask(self, person: PersonId, address: str, now: datetime, letter: Letter) -> Reason | None:
        """From now on the code for this address is awaited, and none that was before. `letter` will bring it, and its
        version is by what that is known. Or why not.
        """
        ...

    async def mint(self, person: PersonId, number: int, code: MailCode, until: datetime) -> str | None:
        """The letter of this number is about to bring `code`: it is good until then. To which address; None when
        something else is awaited by now.
        """
        ...

    async def confirm(self, person: PersonId, code: MailCode, now: datetime) -> Mailbox | NotConfirmed:
        """`person` says this is the code: the address is theirs, in place of one they had."""
        ...

    async def remove(self, person: PersonId) -> None:
        """Nothing is mailed to `person` any more, and nothing awaited. Raises nothing when there was nothing."""
        ...

    async def mute(self, person: PersonId, muted: frozenset[Matter]) -> None:
        """Of this, and nothing else, nothing is mailed. Without an address there nothing happens."""
        ...

    async def fail(self, person: PersonId, address: str, fault: str, told: Sequence[Letter]) -> bool:
        """Their mail server says that there is no such address: nothing is mailed there any more, and `told` is put in,
        in the same transaction. Whether that is news.
        """
        ...


class Digests(Protocol):
    """Whose digest is due when (`core.day.Digest`)."""

    async def next(self) -> datetime | None:
        """The earliest moment of all."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, datetime]]:
        """Those whose moment has come, the earliest first."""
        ...

    async def turn(self, person: PersonId, seen: datetime, then: datetime, letters: Sequence[Letter]) -> bool:
        """Theirs is due at `then` next, and `letters` are put in, in one transaction; nothing when it is not due at
        `seen` any more. Whether it was.
        """
        ...
