"""An e-mail address is a person's once they have said the code that was sent there.

A code is kept only as what it hashes to, lives for half an hour, and dies of a few wrong tries: from then on a right
one is answered as a wrong one is. So many are sent to one person or one address in a day, and no more: else anybody
could have us write to anybody.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.matter import Matter
from core.order import ALPHABET, PersonId

EMAIL = "email"
"""What stands for a platform in a letter that goes by e-mail."""

LIVES = timedelta(minutes=30)
MOST_WRONG = 5
MOST_ASKED, MOST_TO_ONE, ASKED_WITHIN = 5, 10, timedelta(days=1)
"""Codes that one person may have sent, and that are sent to one address, whoever asks, within so long."""
KEPT = timedelta(days=3)
"""How long an old code is known still, so that who comes late reads just that."""
FIRST_MUTED = frozenset({Matter.MESSAGE})
"""What a new address is not told of until its owner says so: a conversation is read where it is held."""

_LENGTH, _GROUP = 8, 4
_TYPED = re.compile(f"[{ALPHABET}]{{{_LENGTH}}}")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]")
_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321, 4.5.3.1


class Reason(StrEnum):
    """Why an address is not confirmed, or no code is sent. Each is the id of a sentence, `mail-` before it."""

    NONE = "none"
    """No code is awaited."""
    UNSENT = "unsent"
    UNKNOWN = "unknown"
    LATE = "late"
    TOO_OFTEN = "too-often"
    ASKED_TOO_OFTEN = "asked-too-often"


@dataclass(frozen=True, slots=True, repr=False)
class MailCode:
    """What is mailed and typed. It has no `repr`, so that none gets into a log by accident."""

    letters: str

    def __str__(self) -> str:
        """As it is shown: in two groups."""
        return f"{self.letters[:_GROUP]}-{self.letters[_GROUP:]}"

    def digest(self, person: PersonId, address: str) -> str:
        """What is kept of it: good for this person and this address alone."""
        return hashlib.sha256(f"{person} {address} {self.letters}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A confirmed address. Of what is `muted` nothing is sent there. `fault`: what its server said against it, since
    when nothing is sent at all.
    """

    person: PersonId
    address: str
    muted: frozenset[Matter] = FIRST_MUTED
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An address of which a code is awaited, that of the letter of that `number`. `asked`: how many were sent `since`.

    There is no `digest` before the code is on its way, and no `address` once nothing is awaited any more.
    """

    person: PersonId
    address: str
    number: int
    digest: str
    until: datetime | None
    wrong: int
    asked: int
    since: datetime

    def objection(self, code: MailCode, now: datetime) -> Reason | None:
        """What stands against this code. Says nothing about a code that is of no use any more."""
        if not self.address:
            return Reason.NONE
        if self.wrong >= MOST_WRONG:
            return Reason.TOO_OFTEN
        if not self.digest or self.until is None:
            return Reason.UNSENT
        if self.until <= now:
            return Reason.LATE
        right = hmac.compare_digest(self.digest, code.digest(self.person, self.address))
        return None if right else Reason.UNKNOWN


@dataclass(frozen=True, slots=True)
class NotConfirmed:
    """Nothing changed, but that a wrong code was counted. `left`: how many more will be listened to."""

    reason: Reason
    left: int = MOST_WRONG


def new_code() -> MailCode:
    return MailCode("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH)))


def read_code(typed: str) -> MailCode | None:
    """The code that somebody typed, however they spaced it; None when it is none at all."""
    bare = re.sub(r"[\s\-–—_.]", "", typed).upper()
    return MailCode(bare) if _TYPED.fullmatch(bare) else None


def read_address(typed: str) -> str | None:
    """The address that somebody typed, as it is mailed to; None when it cannot be one. Nothing that could end a line
    or begin another header gets through.
    """
    bare = typed.strip().removeprefix("mailto:").removeprefix("<").removesuffix(">")
    # Before anything else: IDNA takes seconds for a name as long as a message, and everybody would wait for it.
    if len(bare) > _LONGEST:
        return None
    local, at, domain = bare.rpartition("@")
    try:
        named = domain.encode("idna").decode().lower() if domain else ""
    except UnicodeError:
        return None
    fits = at and len(local) <= _LONGEST_LOCAL and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(named)
    return f"{local}@{named}" if fits and len(local) + 1 + len(named) <= _LONGEST else None
