"""Two accounts become one person: one of them shows a code, the other enters it and says yes.

A code works once, for a quarter of an hour, and cannot be guessed; only what it hashes to is stored. Refused are a code
of one's own, two accounts on one platform, and accounts that share an order.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.order import ALPHABET, PersonId
from core.person import Person

LIVES = timedelta(minutes=15)
KEPT = timedelta(days=1)
"""How long an old code is known still, so that who comes late reads just that."""
MOST_WRONG = 5
REST = LIVES
"""After so many wrong codes nobody is listened to for as long as any code of now may live."""

_NAME, _SECRET = 5, 10
"""Characters: the name tells codes from one another, the secret (48 bits) is what cannot be guessed."""
_TYPED = re.compile(f"[{ALPHABET}]{{{_NAME + _SECRET}}}")


class Reason(StrEnum):
    """Why accounts are not linked. Each is the id of a sentence, `link-` before it."""

    UNKNOWN = "unknown"
    LATE = "late"
    USED = "used"
    OWN = "own"
    TOO_OFTEN = "too-often"
    SAME_PLATFORM = "same-platform"
    SHARED_ORDER = "shared-order"


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """What is shown and typed. It has no `repr`, so that none gets into a log by accident."""

    name: str
    secret: str

    def __str__(self) -> str:
        """As it is shown: in groups of five."""
        whole = self.name + self.secret
        return "-".join(whole[start : start + 5] for start in range(0, len(whole), 5))

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.name}{self.secret}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is kept of a code. `taken_by` entered it, and may say yes until it is `used` or its time is up."""

    name: str
    person: PersonId
    digest: str
    until: datetime
    taken_by: PersonId | None = None
    used: bool = False

    def is_of(self, code: Code) -> bool:
        return hmac.compare_digest(self.digest, code.digest)


@dataclass(frozen=True, slots=True)
class NotLinked:
    """Nothing was linked. `left`: how many wrong codes more will be listened to."""

    reason: Reason
    left: int = MOST_WRONG


@dataclass(frozen=True, slots=True)
class Entered:
    """A code that was right: `host` showed it, and the one who entered it is asked about `name`."""

    name: str
    host: Person


@dataclass(frozen=True, slots=True)
class Linked:
    """`person` is who both are from now on; `former` is the number that one of them had."""

    person: Person
    former: PersonId


@dataclass(frozen=True, slots=True)
class Unlinked:
    """`person` has all there was; `fresh` is who the other account is from now on."""

    person: Person
    fresh: Person


def new_code() -> Code:
    typed = "".join(secrets.choice(ALPHABET) for _ in range(_NAME + _SECRET))
    return Code(typed[:_NAME], typed[_NAME:])


def read_code(typed: str) -> Code | None:
    """The code that somebody typed, however they spaced it; None when it is none at all."""
    bare = re.sub(r"[\s\-–—_.]", "", typed).upper()
    return Code(bare[:_NAME], bare[_NAME:]) if _TYPED.fullmatch(bare) else None


def hindrance(
    invitation: Invitation, host: Person, guest: Person, now: datetime, *, share_an_order: bool
) -> Reason | None:
    """What stands against linking these two by this invitation."""
    if host.id == guest.id:
        return Reason.OWN
    if invitation.used or invitation.taken_by not in {None, guest.id}:
        return Reason.USED
    if invitation.until <= now:
        return Reason.LATE
    if set(host.platforms) & set(guest.platforms):
        return Reason.SAME_PLATFORM
    return Reason.SHARED_ORDER if share_an_order else None
