"""Money that leaves a balance for its owner, as frozen values: a payout that somebody asked for, or a refund that goes
back the way it came; and what can be done about one. What is to be sent is taken off the balance first, so that nothing
is sent that was spent meanwhile. Of a payment that a bank took back, all is done when it is heard of.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from core.order import DEFAULT, CommunityId, OrderId, PersonId
from core.till import TillAnswer, abilities

LONGEST_DETAILS = 300
"""Characters of where somebody wants to be paid."""
LONGEST_REASON = 500


class Kind(StrEnum):
    PAYOUT = "payout"
    """What somebody has on their balance, to wherever they said."""
    REFUND = "refund"
    """A payment, or a part of it, back to whoever made it."""
    CHARGEBACK = "chargeback"
    """A payment, or a part of it, that whoever made it had their bank take back."""


class Standing(StrEnum):
    """How far it has come. What was asked for and not sent is on the balance again."""

    ASKED = "asked"
    TAKEN = "taken"
    """One of staff has it in hand, and nobody else may send it."""
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = frozenset({Standing.ASKED, Standing.TAKEN})


@dataclass(frozen=True, slots=True)
class Transfer:
    """`minor` units of `currency` to `person`, sent by the till named `till` or by whoever stands behind it.

    `key` is what makes it one: it names its account and is given to the provider. A refund and a chargeback say of
    which `order`, and of which `charge` of the till; a payout has in `details` where its owner wants it, in their
    words, and a refund of money that belonged to no order what the till needs to know whom to give it back to. `by` is
    who has it in hand or ended it, `reference` what the provider calls it. At `due` it has to be looked at: sent by the
    till, or staff reminded; `tries` is how often that was done. `number` is 0 until stored.
    """

    key: str
    kind: Kind
    till: str
    person: PersonId
    community: CommunityId
    currency: str
    minor: int
    asked_at: datetime
    order: OrderId | None = None
    charge: str = ""
    details: str = ""
    state: Standing = Standing.ASKED
    by: PersonId | None = None
    ended_at: datetime | None = None
    reason: str = ""
    reference: str = ""
    tries: int = 0
    due: datetime | None = None
    number: int = 0

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def by_staff(self) -> bool:
        """Whether people send it, because its till cannot."""
        return self.kind is Kind.PAYOUT and not abilities(self.till).payouts


@dataclass(frozen=True, slots=True)
class Payment:
    """What a till received by itself: `charge` is the till's own name for it, once for ever, `payer` what it needs to
    know whom to give it back to. `question`: it was for that question of the order, not for its price.
    """

    till: str
    charge: str
    order: OrderId
    person: PersonId
    currency: str
    minor: int
    at: datetime
    payer: str = ""
    question: int | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """What somebody has in one community and one currency, in minor units; less than nothing is a debt. `pending` of it
    was earned and can be taken out later, `first` on.
    """

    community: CommunityId
    currency: str
    total: int
    pending: int = 0
    first: datetime | None = None

    @property
    def available(self) -> int:
        return self.total - self.pending


# --- what can be done about one; `key` makes a repetition recognisable: (where it came from, its number there) --------


@dataclass(frozen=True, slots=True)
class Ask:
    """`by` wants that much of their balance there, None for all that is available, where `details` say."""

    by: PersonId
    key: tuple[str, str]
    community: CommunityId
    currency: str
    minor: int | None
    details: str


@dataclass(frozen=True, slots=True)
class _ByHand:
    """Somebody does it about the transfer of that `number`."""

    number: int
    by: PersonId
    key: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Take(_ByHand):
    """One of staff will send it. `over`: another has it in hand, and is not the one who will."""

    over: bool = False


@dataclass(frozen=True, slots=True)
class Release(_ByHand):
    """Whoever has it in hand leaves it to others."""


@dataclass(frozen=True, slots=True)
class Confirm(_ByHand):
    """Whoever has it in hand has sent it."""


@dataclass(frozen=True, slots=True)
class Return(_ByHand):
    """Whoever has it in hand could not send it, for that `reason`."""

    reason: str


@dataclass(frozen=True, slots=True)
class CallOff(_ByHand):
    """Its owner wants it back on their balance; only as long as nobody has it in hand."""


@dataclass(frozen=True, slots=True)
class Remind:
    """It was due, after `tries` reminders, and staff have not sent it."""

    number: int
    tries: int

    @property
    def key(self) -> tuple[str, str]:
        return "clock", f"transfer:{self.number}:{self.tries}"


@dataclass(frozen=True, slots=True)
class Answered:
    """What its till said when it was asked to send it, after `tries` times in vain."""

    number: int
    tries: int
    answer: TillAnswer

    @property
    def key(self) -> tuple[str, str]:
        return "till", f"transfer:{self.number}:{self.tries}"


# --- what is heard of tills, once the money had changed hands --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChargedBack:
    """In that `dispute` a bank took `minor` units of a payment back from the till, or, when it is `over`, gave so much
    of them to it again. `entry` is how the till calls this movement of its own account, once for ever.
    """

    till: str
    charge: str
    dispute: str
    entry: str
    minor: int
    over: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return f"till:{self.till}", f"dispute:{self.dispute}:{self.entry}"

    @property
    def transfer(self) -> str:
        """The key of what it is booked as."""
        return f"chargeback-{self.till}-{self.dispute}"


@dataclass(frozen=True, slots=True)
class Bounced:
    """What the till had sent under the key `transfer` came back to it, for that `reason`."""

    till: str
    transfer: str
    reason: str

    @property
    def key(self) -> tuple[str, str]:
        return f"till:{self.till}", f"bounced:{self.transfer}"


@dataclass(frozen=True, slots=True)
class Strayed:
    """`till` received so much from `by` under its own name `charge`, and no order here could ever wait for it. `payer`
    is what the till needs to give it back.
    """

    till: str
    charge: str
    by: PersonId
    currency: str
    minor: int
    payer: str = ""
    community: CommunityId = DEFAULT

    @property
    def key(self) -> tuple[str, str]:
        """The same as of a payment of an order: it is received once."""
        return f"till:{self.till}", self.charge

    @property
    def transfer(self) -> str:
        return f"stray-{self.till}-{self.charge}"


StaffAct: TypeAlias = Take | Release | Confirm | Return
TransferAct: TypeAlias = Ask | StaffAct | CallOff | Remind | Answered
Reversal: TypeAlias = ChargedBack | Bounced
CashAct: TypeAlias = TransferAct | Reversal | Strayed
