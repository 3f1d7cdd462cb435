"""What the core needs from outside. Storage, the till and the channels implement these; `tests/fakes.py` has twins."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias

from core.billing import Bill, Totals
from core.cases import Case
from core.community import Community, Crew, Rules
from core.enquiry import Enquiry
from core.invoice import Invoice, Particulars
from core.ledger import Journal
from core.linking import Code, Entered, Linked, NotLinked, Unlinked
from core.listing import Listing
from core.mail import EMAIL, Awaited, Mailbox, MailCode, NotConfirmed, Reason
from core.matter import Matter
from core.message import About, ChatAct, Copy, Message, Spot
from core.moves import HELD_UP
from core.order import Alarm, CommunityId, FileRef, Order, OrderId, PersonId
from core.outage import Outage, Pulse
from core.paper import Paper
from core.paylink import PayLink, Report
from core.person import Account, Person, Platform
from core.review import Rating, Review, ReviewAct
from core.sanction import Sanction
from core.shopfront import Glance, Shopfront
from core.statistics import Statistics
from core.step import Command, Event, Moved, Placement, Refused
from core.till import NotNow, TillAnswer
from core.transfer import CashAct, Payment, Purse, Transfer

# --- letters: what the outbox holds ---------------------------------------------------------------------------------


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


class Channel(Protocol):
    """One platform's way to a person."""

    async def deliver(self, letter: Letter, *others: Letter) -> Receipt:
        """Compose `letter` and send it, with `others` to the same person as one message. Raises nothing that the
        platform did; what it did is the receipt.
        """
        ...


# --- orders ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """A payment, and how much of it neither went back nor is on its way back, in minor units."""

    payment: Payment
    left: int


class Cashbox(Protocol):
    """What is known of money within the transaction in which a command is judged. Each question costs a read, so only
    who needs the answer asks. What commands before it in the same transaction booked is counted.
    """

    def available(self, person: PersonId, community: CommunityId, currency: str, now: datetime) -> int:
        """What is on a balance and can be spent, in minor units; less than nothing is a debt."""
        ...

    def payments(self, order: OrderId) -> Sequence[Kept]:
        """What tills received for an order by themselves, the latest first."""
        ...


class _Empty:
    def available(self, *_: object, **__: object) -> int:
        return 0

    def payments(self, *_: object, **__: object) -> Sequence[Kept]:
        return ()


NO_CASH: Cashbox = _Empty()


@dataclass(frozen=True, slots=True)
class OrderFile:
    """What is known of an order when a command is judged. `reached`: a reminder of the present state was delivered."""

    order: Order
    reached: bool = False
    cash: Cashbox = NO_CASH


@dataclass(frozen=True, slots=True)
class Booked:
    """Everything one move writes, in one transaction. `said` is what the inbox remembers as its answer, since `at`.
    Tills received the `payments`; `transfers` are to be sent, and `paylinks` to be asked for. A mediator took the
    `cases`. The `invoices` are issued with it: they get their numbers, and what is known of people then.
    """

    moved: Moved
    said: str
    journals: tuple[Journal, ...] = ()
    letters: tuple[Letter, ...] = ()
    at: datetime | None = None
    payments: tuple[Payment, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    paylinks: tuple[PayLink, ...] = ()
    cases: tuple[Case, ...] = ()
    invoices: tuple[Invoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """This very command was handled before; `said` is the answer it got. Nothing was written."""

    said: str


Judge: TypeAlias = Callable[[OrderFile | None], Booked | Refused]
PlacementJudge: TypeAlias = Callable[[OrderFile | None, Shopfront], Booked | Refused]
"""Given besides how the buyer stands to the seller and the service."""
Outcome: TypeAlias = Moved | Refused | Repeated


class Busy(Exception):
    """Too much is waiting to be written; nothing of this command was, and it may be given again."""


class Unavailable(Exception):
    """What is stored cannot be written now (full, locked, gone, closing); nothing of this was."""


class Uncertain(Exception):
    """The answer to a commit was lost, so this may have been written or not. Give it again with the same key."""


class Conflict(Exception):
    """It contradicts what is already written; nothing of it was."""


class View(StrEnum):
    """The groups of "my orders": by whose turn it is, from the reader's side."""

    NEEDS_ME = "needs_me"
    ACTIVE = "active"
    """All that go on, whoever's turn it is."""
    WAITING = "waiting"
    CLOSED = "closed"
    FAVOURITES = "favourites"
    """What the reader starred, wherever it stands."""


class Orders(Protocol):
    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        """Load, judge and save in one transaction: dedupe by the command's key, compare-and-set on the version, event,
        journals, alarms, letters, inbox. `judge` is pure and may be called more than once. A cancelled caller does not
        cancel the write. Raises `Busy`, `Unavailable`, `Uncertain`, `Conflict`, and whatever `judge` raises.
        """
        ...

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        """The same for an order that is to be placed: how the two and the service stand is looked up in that very
        transaction, and orders placed just before, by whomever, are counted.
        """
        ...

    async def find(self, order: OrderId) -> Order | None: ...

    async def events(self, order: OrderId) -> Sequence[Event]:
        """The order's whole record, oldest first."""
        ...

    async def list_for(
        self,
        person: PersonId,
        standing: Collection[tuple[str, str]] | None,
        offset: int,
        limit: int,
        within: CommunityId | None = None,
    ) -> Sequence[Order]:
        """Orders the person is a party to (a seller only once brought in) in these (role, `Order.standing`), newest
        first; `standing=None` is all. `within`: of that community only.
        """
        ...

    async def count_for(self, person: PersonId, within: CommunityId | None = None) -> Mapping[tuple[str, str], int]:
        """How many orders the person has by (role, `Order.standing`)."""
        ...

    async def called_off(self, buyer: PersonId, since: datetime) -> int:
        """How many orders they placed after that moment and then cancelled themselves."""
        ...

    async def next_alarm(self) -> datetime | None: ...

    async def due_alarms(self, now: datetime, limit: int) -> Sequence[tuple[OrderId, Alarm]]:
        """The earliest alarms whose moment has come."""
        ...


class Bills(Protocol):
    """The ledger as each person reads it (core.billing). With `within` that of one community alone."""

    async def of(self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None) -> Sequence[Bill]:
        """Every movement that concerns them, of their orders or of their balance, newest first."""
        ...

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int: ...

    async def totals(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Totals]: ...

    async def of_order(self, person: PersonId, order: OrderId) -> Sequence[Bill]:
        """The movements of the order's money that concern them, oldest first."""
        ...


class Papers(Protocol):
    """Receipts and statements, numbered (core.paper)."""

    async def issue(self, draft: Paper) -> Paper:
        """The paper of that order and series: the last one, if it covers the same, else `draft` with the next number of
        its community and series.
        """
        ...


class Invoices(Protocol):
    """Invoices (core.invoice), which are issued as money is paid out, and how people stand on them."""

    async def of_order(self, order: OrderId) -> Sequence[Invoice]:
        """The seller's first."""
        ...

    async def particulars(self, person: PersonId) -> Particulars: ...

    async def put(self, particulars: Particulars) -> None:
        """They hold for what is issued from now on. Where nothing stands in them, nothing is kept."""
        ...


class Favourites(Protocol):
    """The orders that a person starred, to find them again. Nobody else knows of it."""

    async def star(self, person: PersonId, order: OrderId) -> None:
        """From now on it is one of theirs; it may be already. The order exists."""
        ...

    async def unstar(self, person: PersonId, order: OrderId) -> None: ...

    async def starred(self, person: PersonId, order: OrderId) -> bool: ...

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int: ...

    async def list_for(
        self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None
    ) -> Sequence[Order]:
        """Those that the person is a party to (as in `Orders.list_for`), newest first. `within`: of that community."""
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


# --- the rest -------------------------------------------------------------------------------------------------------


class Leftovers(Protocol):
    """What is kept only because nobody has thrown it away yet."""

    async def prune(self, now: datetime) -> bool:
        """A small step of throwing away what nothing needs any more. Whether there may be more to look at."""
        ...


def nothing_instead(_: Copies) -> Sequence[Letter]:
    return ()


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


# --- what parties write to each other --------------------------------------------------------------------------------


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


# --- what parties say of each other afterwards ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """What is known when an act about reviews is judged; `reviews` are all those of the order, hidden or not."""

    order: Order
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one act writes, in one transaction: these reviews as they stand now, and who is told."""

    reviews: tuple[Review, ...]
    letters: tuple[Letter, ...] = ()


ReviewJudge: TypeAlias = Callable[[ReviewFile | None], Reviewed | Refused]


class Reviews(Protocol):
    """Whoever is to read none that is hidden asks for those `of_order` through `core.reviews.seen`; the other lists
    hold only what is published.
    """

    async def settle(self, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once. Raises as `Orders.settle` does.
        """
        ...

    async def of_order(self, order: OrderId) -> Sequence[Review]:
        """All of them, hidden ones too."""
        ...

    async def of_person(self, person: PersonId, community: CommunityId, offset: int, limit: int) -> Sequence[Review]:
        """What others said of them there, newest first."""
        ...

    async def of_listing(self, listing: str, offset: int, limit: int) -> Sequence[Review]:
        """What buyers said about a service, newest first."""
        ...

    async def ratings(self, listings: Sequence[str]) -> Mapping[str, Rating]:
        """How services are rated by their buyers; one that nobody has rated is left out."""
        ...

    async def next_due(self) -> datetime | None:
        """When the time of the earliest hidden review is over."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[OrderId]:
        """Orders of which something is hidden though the time for it is over, the longest first."""
        ...


class Reputations(Protocol):
    async def of(self, person: PersonId, community: CommunityId) -> Statistics:
        """What the person has done there. The cost grows with their own orders alone."""
        ...


class People(Protocol):
    async def by_account(self, account: Account) -> Person | None: ...

    async def get(self, person: PersonId) -> Person | None: ...

    async def meet(self, account: Account, name: str, language: str) -> Person:
        """The person of this account; made on first sight, and the name kept up to date."""
        ...

    async def change(self, person: Person) -> None:
        """Save language, time zone, what they muted where, and where their orders come."""
        ...


class Communities(Protocol):
    """All of them are kept in memory: whose staff somebody is is asked at every press, and costs no read."""

    @property
    def default(self) -> Community: ...

    @property
    def operators(self) -> Collection[PersonId]:
        """Who runs the bot itself: staff of the default community, whatever is changed."""
        ...

    def get(self, community: CommunityId) -> Community | None: ...

    def every(self) -> Collection[Community]: ...

    def staff(self, community: CommunityId) -> Collection[PersonId]:
        """By name, or by a role in which they were seen last; nobody where there is no such community."""
        ...

    def mediators(self, community: CommunityId) -> Collection[PersonId]: ...

    def crew(self, community: CommunityId) -> Crew:
        """Both together."""
        ...

    def standings(self, person: PersonId) -> Collection[CommunityId]:
        """Where the person was seen last with a role that makes them staff or a mediator."""
        ...

    async def wears(self, person: PersonId, community: CommunityId, roles: Collection[int]) -> None:
        """These are all of the person's roles there now. Writes only what makes a difference to what they are."""
        ...

    def at(self, platform: Platform, address: int) -> Community | None:
        """The community of this server or group, once it was set up."""
        ...

    async def found(self, platform: Platform, address: int, name: str, rules: Rules) -> Community:
        """The community of this server or group, made if there is none yet. Raises `Unavailable`, `Busy`."""
        ...

    async def change(self, community: Community) -> Community:
        """Save name and rules over the version they were made of. Raises `Stale` when somebody changed it meanwhile."""
        ...

    async def move(self, platform: Platform, address: int, to: int) -> None:
        """The platform gave this server or group another number. Without a community there nothing happens."""
        ...

    async def enter(self, person: PersonId, community: CommunityId, at: datetime) -> None:
        """The person was seen there, or opened a link of it."""
        ...

    async def of(self, person: PersonId) -> Sequence[Community]:
        """Where the person has been seen, the latest first; whom it was asked of lately costs no read."""
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


# --- money that leaves balances ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CashFile:
    """What is known when something about a transfer is judged. `number` is what a new one will be called, `community`
    whose money it is about. Of an `Ask`: what its person has `available` there, and how many payouts are under way. Of
    what a bank took back: the `payment`, if any is known by that name.
    """

    number: int
    community: CommunityId
    transfer: Transfer | None = None
    available: int = 0
    open: int = 0
    payment: Payment | None = None


@dataclass(frozen=True, slots=True)
class Handled:
    """What one act writes, in one transaction: the transfer as it stands now, what is booked, and who is told."""

    transfer: Transfer
    journals: tuple[Journal, ...] = ()
    letters: tuple[Letter, ...] = ()


CashJudge: TypeAlias = Callable[[CashFile], Handled | Refused]


class Transfers(Protocol):
    """What is on its way out of balances, what is on them, and where people are paid."""

    async def settle(self, act: CashAct, now: datetime, judge: CashJudge) -> Handled | Refused | Repeated:
        """Load, judge and save in one transaction, deduped by the act's key. `judge` is pure and may be called more
        than once. Raises as `Orders.settle` does.
        """
        ...

    async def find(self, number: int) -> Transfer | None: ...

    async def open_of(self, person: PersonId) -> Sequence[Transfer]:
        """Payouts that they asked for and that have not come to their end, the latest first."""
        ...

    async def open_in(self, communities: Collection[CommunityId], sender: PersonId, limit: int) -> Sequence[Transfer]:
        """What `sender`, who is staff of these, has to send, the longest first: nothing that a till sends by itself,
        and nothing to themselves.
        """
        ...

    async def purses(self, person: PersonId, now: datetime) -> Sequence[Purse]:
        """All that somebody has or owes, under whatever number it was booked; what is empty is left out."""
        ...

    async def fees(self) -> Mapping[tuple[CommunityId, str], int]:
        """What each community has earned, by currency, in minor units."""
        ...

    async def details(self, person: PersonId) -> str:
        """Where they want to be paid; empty until they said it."""
        ...

    async def tell(self, person: PersonId, details: str, at: datetime) -> None:
        """Keep where they want to be paid from now on."""
        ...

    async def payment(self, till: str, charge: str) -> Payment | None:
        """What a till received under that name."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of them has to be looked at."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[Transfer]:
        """Those that have to be looked at now, the longest first."""
        ...


class PayLinks(Protocol):
    """The links behind which buyers pay."""

    async def find(self, key: str) -> PayLink | None: ...

    async def latest(self, order: OrderId) -> PayLink | None:
        """The link that was wanted last for an order."""
        ...

    async def put(self, links: Sequence[PayLink], letters: Sequence[Letter] = ()) -> None:
        """Save how they stand now, and tell whom it concerns, in one transaction."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first of them has to be looked at."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[PayLink]:
        """Those that have to be looked at now, the longest first."""
        ...


class Till(Protocol):
    """A payment provider. What it can do at all stands in `core.till`; it is never asked for anything else. Raises
    nothing that the provider did.
    """

    async def send(self, transfer: Transfer, payment: Payment | None, /) -> TillAnswer:
        """Send what is on its way, once for its key however often this is asked. A refund is of that `payment`."""
        ...

    async def link(self, link: PayLink, order: Order, /) -> TillAnswer:
        """Make a link behind which the buyer of `order` pays what `link` says, one for its key."""
        ...

    async def paid(self, link: PayLink, /) -> Report | NotNow | None:
        """What was paid behind a link of its own, None when nothing was yet. A till that can only tell by itself what
        was paid is not asked.
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


class Listings(Protocol):
    async def find(self, listing: str) -> Listing | None: ...

    async def save(self, listing: Listing) -> None:
        """Insert, or replace the version before it. Raises `Stale` when somebody edited it meanwhile."""
        ...

    async def of_seller(self, seller: PersonId) -> Sequence[Listing]: ...

    async def on_sale(
        self, community: CommunityId, offset: int, limit: int, glance: Glance | None = None
    ) -> Sequence[Listing]:
        """What is on sale there, newest first; what is not for whoever looks around then is left out."""
        ...


class Stale(Exception):
    """Somebody else changed it in between; load it again."""


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


class Pulses(Protocol):
    """When somebody was there last, so that it is known afterwards for how long nobody was."""

    async def last(self) -> Pulse | None:
        """None before the first."""
        ...

    async def outages(self) -> Sequence[Outage]:
        """Those of late, the earliest first."""
        ...

    async def beat(self, pulse: Pulse, outage: Outage | None = None) -> None:
        """Somebody is there. With `outage`: and nobody was until then; both are written in one transaction."""
        ...

    async def tell(self, letters: Sequence[Letter]) -> None: ...


class Watch(Protocol):
    """Whether anybody was there to answer, and whether the clock can be believed."""

    @property
    def outages(self) -> Sequence[Outage]:
        """Those in which something may have fallen due that was not made good yet."""
        ...

    @property
    def believed(self) -> bool:
        """Whether the clock can be believed. While not, nothing may happen by itself."""
        ...

    @property
    def doubt(self) -> timedelta | None:
        """By how much the clock has leapt ahead, or for how long nobody seems to have been there; None when it is
        believed.
        """
        ...

    async def believe(self) -> None:
        """Somebody who should know says that the clock is right: nobody was there meanwhile."""
        ...


@dataclass(frozen=True, slots=True)
class _AlwaysThere:
    outages: Sequence[Outage] = ()
    believed: bool = True
    doubt: timedelta | None = None

    async def believe(self) -> None:
        return


ALWAYS_THERE: Watch = _AlwaysThere()
"""Nobody was ever away, and the clock is right."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC, never backwards."""
        ...


class FileStore(Protocol):
    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        """Store and hash. Raises `TooLarge` beyond `most` bytes, keeping nothing."""
        ...

    def read(self, file: FileRef) -> AsyncIterator[bytes]: ...

    async def has(self, file: FileRef) -> bool:
        """Whether it is there to be read: people who run a bot may have taken it away, or not restored it."""
        ...

    async def remove(self, sha256: str) -> bool:
        """What hashes so is gone. False when it stays: it was kept lately, for something that may not be written yet.
        Raises `Unavailable`.
        """
        ...


class TooLarge(Exception):
    """The file is larger than may be kept."""
