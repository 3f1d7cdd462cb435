"""What people are to be told: letters, the outbox that holds them, and the channels that deliver them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from core.mail import EMAIL
from core.matter import Matter
from core.moves import HELD_UP
from core.order import OrderId, PersonId


class LetterKind(StrEnum):
    """A card is the one message per party and order, edited in place; the others are short messages of their own."""

    CARD = "card"
    PING = "ping"
    REMINDER = "reminder"
    MESSAGE = "message"
    """Somebody wrote on the order; `version` is the message's number."""
    AMENDED = "amended"
    """A message was edited or deleted: what shows it is to show it so. `version` is the message's number."""


EVERYWHERE = frozenset({LetterKind.CARD, LetterKind.AMENDED})
"""What changes what stands in chats already. It is about nothing that could be muted, and has no successor."""


DOUBT = "doubt"
"""The topic of the ping that asks those who run the bot whether its clock is right."""
DIGEST = "digest"
"""The topic of the ping that tells a person what their day has for them."""
UNREACHED = "unreached"
"""The topic of a ping that says that the other party of the order is reached in no chat."""
UNMOVED = "unmoved"
"""The topic of a card that shows something else though its order has not moved."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Something one person is to be told about one order. It is composed when it is sent, from what is true then.
    `order` may be an enquiry too: what is written there goes the same way.

    `topic` is the event or deadline it is about, `version` the order's version (a reminder: its alarm's epoch). `key`
    is unique on each platform: the same news is never put in twice. `platform` is where it goes; a letter that names
    none is put in once for every platform of its person. `matter` is what its person may have muted there; a letter
    without one is told in every chat, and never by e-mail. `id` is 0 until stored. `held_until`: it waited so long for
    a person who was not to be disturbed.
    """

    key: str
    kind: LetterKind
    to: PersonId
    order: OrderId
    topic: str
    version: int
    at: datetime
    id: int = 0
    tries: int = 0
    platform: str = ""
    matter: Matter | None = None
    held_until: datetime | None = None

    @property
    def gathers(self) -> bool:
        """Whether it is told together with others: what waited for its person's morning, and what was made good, of
        which there may be much at once. All is news about orders; each e-mail is a mail of its own.
        """
        # The card that such a move draws anew has its topic too, and is told together with nothing.
        waited = self.held_until is not None or (self.kind is LetterKind.PING and self.topic == HELD_UP)
        return waited and self.order != "" and self.platform != EMAIL


@dataclass(frozen=True, slots=True)
class Delivered:
    """The platform took it. Of letters that went together, `left_out` are the ids of those that had nothing to tell."""

    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: try again after `seconds` at the earliest. `whole_channel`: nobody may be sent anything until then."""

    seconds: float
    reason: str
    whole_channel: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """This person cannot be reached here (blocked, gone, never started): trying again would not help."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform does not take what we made of this letter, whoever it is for: a fault of ours."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moot:
    """By now there is nothing left to tell. Nobody was told, and nobody has to be."""

    reason: str


Receipt: TypeAlias = Delivered | Later | Unreachable | Rejected | Moot


@dataclass(frozen=True, slots=True)
class Copies:
    """What has become of a letter elsewhere, when one of its copies ended in vain. `tried` are the platforms where it
    is or was; `alive`: one of the other copies was delivered, or may still be.
    """

    tried: frozenset[str]
    alive: bool


Instead: TypeAlias = Callable[[Copies], Sequence[Letter]]
"""What to send in place of a letter that ended in vain. Pure, for it is asked within the transaction that ends it."""


def nothing_instead(_: Copies) -> Sequence[Letter]:
    return ()


class Channel(Protocol):
    """One platform's way to a person."""

    async def deliver(self, letter: Letter, *others: Letter) -> Receipt:
        """Compose `letter` and send it, with `others` to the same person as one message. Raises nothing that the
        platform did; what it did is the receipt.
        """
        ...


class Outbox(Protocol):
    async def waiting(
        self, now: datetime, limit: int, platform: str | None = None, without: Collection[PersonId] = ()
    ) -> Sequence[Letter]:
        """Unsent letters whose next try has come, in the order in which they were written (their ids); with
        `platform` only those that go there, and none to those whom it is read `without`.
        """
        ...

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None: ...

    async def postponed(self, letter: Letter, until: datetime, reason: str) -> None: ...

    async def held(self, letters: Sequence[Letter], until: datetime) -> None:
        """They wait, unseen by `waiting`, until they are released."""
        ...

    async def next_release(self) -> datetime | None: ...

    async def release(self, now: datetime) -> int:
        """Those that were held until now go on waiting as any other; how many."""
        ...

    async def given_up(
        self, letters: Sequence[Letter], at: datetime, reason: str, instead: Instead = nothing_instead
    ) -> Sequence[Letter]:
        """They will not arrive. For each, what `instead` says is put in, in the same transaction; returns all that."""
        ...
