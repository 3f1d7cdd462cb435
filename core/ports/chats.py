"""What stands in chats: cards, threads, what parties write to each other, and what somebody is typing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from core.enquiry import Enquiry
from core.message import About, ChatAct, Copy, Message, Spot
from core.order import Order, OrderId, PersonId
from core.ports.letters import Letter
from core.ports.orders import Repeated
from core.shopfront import Shopfront
from core.step import Refused


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a party's card of an order is: the message to edit. `digest` is of what it last showed."""

    person: PersonId
    order: OrderId
    platform: str
    chat: int
    message: int
    digest: str = ""


class Cards(Protocol):
    async def place(self, person: PersonId, order: OrderId, platform: str) -> CardPlace | None: ...

    async def put(self, place: CardPlace) -> None: ...


@dataclass(frozen=True, slots=True)
class Thread:
    """A private thread of Discord, where one party and nobody else sees an order. `thread` is None once it was lost:
    then the order is in their direct messages, and no other thread is made.
    """

    person: PersonId
    order: OrderId
    guild: int
    thread: int | None


class Threads(Protocol):
    """One thread a party and order; no thread is for two."""

    async def of(self, person: PersonId, order: OrderId) -> Thread | None: ...

    async def at(self, thread: int) -> Thread | None:
        """Whose it is, and for which order."""
        ...

    async def put(self, thread: Thread) -> None:
        """Keep where the order is for that party from now on. Raises `Conflict` when the thread is somebody else's."""
        ...


@dataclass(frozen=True, slots=True)
class ChatFile:
    """What is known when an act in a conversation is judged: what it is about, and how the two stand to each other
    (`front`). `number` is what a new message will be called.

    `message` is the one that is spoken of (of a `Write`: the one it answers), `typed` the spots of a `Write` that are
    known already, else what the author typed for the message, in the order of the parts. `recent`: how many messages
    the same person wrote there since the moment that was asked for.
    """

    subject: Order | Enquiry
    number: int
    front: Shopfront
    message: Message | None = None
    typed: tuple[Copy, ...] = ()
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """What one act writes, in one transaction: the message as it stands now, who is told, and where it was typed."""

    message: Message
    letters: tuple[Letter, ...] = ()
    copies: tuple[Copy, ...] = ()


ChatJudge: TypeAlias = Callable[[ChatFile | None], Noted | Refused]


class Messages(Protocol):
    """What people wrote to each other on orders and enquiries, and which of the platforms' messages show it."""

    async def settle(self, act: ChatAct, since: datetime, judge: ChatJudge) -> Noted | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once; it gets None when there is nothing of the kind. Raises as `Orders.settle` does.
        """
        ...

    async def find(self, message: int) -> Message | None: ...

    async def of(self, about: About) -> Sequence[Message]:
        """All of a conversation, oldest first."""
        ...

    async def newest(self, about: About, skip: int, most: int) -> Sequence[Message]:
        """At most so many of a conversation, after `skip` of them from its end; of these the oldest first."""
        ...

    async def last(self, about: About) -> Message | None: ...

    async def at(self, spot: Spot, person: PersonId) -> Copy | None:
        """What `person` sees there of an order, if anything; their card is known too."""
        ...

    async def copies(self, message: int, person: PersonId, platform: str) -> Sequence[Copy]:
        """What shows `message` to `person`, in the order of the parts."""
        ...

    async def owner(self, spot: Spot) -> Copy | None:
        """The copy at a spot of which nobody says whose it is."""
        ...

    async def show(self, *copies: Copy) -> None:
        """Remember what a platform shows now. A spot that is known shows something else from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person has typed into an unfinished dialog. `update` is the platform's number of the last message taken,
    so that one delivered twice is taken once.
    """

    person: PersonId
    platform: str
    dialog: str
    step: str
    values: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None
    update: int = 0


class Drafts(Protocol):
    """One draft a person and platform. Values are JSON."""

    async def get(self, person: PersonId, platform: str) -> Draft | None: ...

    async def put(self, draft: Draft) -> None: ...

    async def drop(self, person: PersonId, platform: str) -> None: ...
