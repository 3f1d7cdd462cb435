"""In-memory twins of what stands behind the ports. The contract tests of storage run against these too."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.warden import CannotTell, Room, Somebody
from core.billing import Bill, Share, Side, Totals, bill, part_of, totals
from core.cases import Case, Queue
from core.community import Community, Crew, Rules
from core.day import Digest
from core.enquiry import EnquiryId
from core.invoice import Invoice, Particulars
from core.ledger import Journal, balance
from core.listing import Listing, Sale
from core.mail import (
    ASKED_WITHIN,
    EMAIL,
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
from core.matter import NEEDED, Matter
from core.message import About, ChatAct, Copy, Message, Spot, Write
from core.order import DEFAULT, Alarm, CommunityId, FileRef, Order, OrderId, PersonId, new_id
from core.outage import Outage, Pulse
from core.paper import Paper
from core.paylink import PayLink
from core.person import Account, Person, Platform
from core.ports import (
    Booked,
    CardPlace,
    ChatFile,
    ChatJudge,
    Conflict,
    Copies,
    Draft,
    Instead,
    Judge,
    Kept,
    Letter,
    LetterKind,
    Noted,
    OrderFile,
    PlacementJudge,
    Repeated,
    Reviewed,
    ReviewFile,
    ReviewJudge,
    Stale,
    Thread,
    TooLarge,
    nothing_instead,
)
from core.review import Rating, Review, ReviewAct
from core.shopfront import Glance
from core.statistics import Figures, Statistics
from core.step import Command, Event, Placement, Refused
from core.transfer import Payment, Standing, Transfer
from core.workflow import BUYER, CLOCK, SELLER, Actor, Cause
from core.workflows import DONE, OPEN
from tests.fake_dealings import FakeEnquiries, FakeShopfronts


class MovableClock:
    """A clock that stands still until the test moves it."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, length: timedelta) -> datetime:
        self._now += length
        return self._now


class FakeCashbox:
    """`Cashbox` of a transaction that is alone."""

    def __init__(self, orders: "FakeOrders") -> None:
        self._orders = orders

    def available(self, person: PersonId, community: CommunityId, currency: str, now: datetime) -> int:
        mine = (
            entry
            for journal in self._orders.journals.values()
            for entry in journal.entries
            if (journal.community, journal.currency, entry.account) == (community, currency, balance(person))
        )
        return sum(each.minor for each in mine if not (each.available_at and each.available_at > now))

    def payments(self, order: OrderId) -> Sequence[Kept]:
        theirs = [each for each in reversed(self._orders.payments) if each.order == order]
        return [Kept(each, each.minor - self._gone(each)) for each in theirs]

    def _gone(self, payment: Payment) -> int:
        lost = {Standing.FAILED, Standing.CANCELLED}
        return sum(
            each.minor
            for each in self._orders.transfers.values()
            if (each.till, each.charge) == (payment.till, payment.charge) and each.state not in lost
        )


@dataclass
class FakeWatch:
    """`Watch` as a test says."""

    outages: Sequence[Outage] = ()
    believed: bool = True
    doubt: timedelta | None = None
    said: int = 0

    async def believe(self) -> None:
        self.said += 1
        self.believed, self.doubt = True, None


class FakePulses:
    """`Pulses` in memory; what is told goes to `orders`."""

    def __init__(self, orders: "FakeOrders") -> None:
        self._orders = orders
        self.pulse: Pulse | None = None
        self.missed: list[Outage] = []

    async def last(self) -> Pulse | None:
        return self.pulse

    async def outages(self) -> Sequence[Outage]:
        return list(self.missed)

    async def beat(self, pulse: Pulse, outage: Outage | None = None) -> None:
        self.pulse = pulse
        self.missed += [outage] if outage else []

    async def tell(self, letters: Sequence[Letter]) -> None:
        for letter in letters:
            self._orders.post(letter)


class FakeOrders:
    """`Orders` and `Outbox` in memory: one dictionary is one database. Without `people`, all are on Telegram."""

    def __init__(self) -> None:
        self.orders: dict[OrderId, Order] = {}
        self.record: list[Event] = []
        self.journals: dict[str, Journal] = {}
        self.letters: dict[tuple[str, str], Letter] = {}
        self.ended: dict[int, str] = {}
        self.asleep: set[int] = set()
        self.people = FakePeople()
        self.mailboxes: dict[PersonId, Mailbox] = {}
        self.people.woken = self.wake
        self.inbox: dict[tuple[str, str], str] = {}
        self.payments: list[Payment] = []
        self.transfers: dict[int, Transfer] = {}
        self.paylinks: dict[str, PayLink] = {}
        self.cases: list[Case] = []
        self.invoices: list[Invoice] = []
        self.particulars: dict[PersonId, Particulars] = {}
        self.serve(FakeShopfronts())

    def serve(self, fronts: FakeShopfronts) -> None:
        """Sellers are as `fronts` has them, which are told in turn how many orders are open."""
        self.fronts = fronts
        fronts.selling = lambda seller: [
            order for order in self.orders.values() if order.seller == seller and (SELLER.value, order.state) in OPEN
        ]

    def together(self, one: PersonId, other: PersonId) -> bool:
        """Whether the two are the parties of an order that goes on."""
        theirs = [order for order in self.orders.values() if {order.buyer, order.seller} == {one, other}]
        return any(order.joined and (SELLER.value, order.state) in OPEN for order in theirs)

    async def place(self, command: Command, placement: Placement, judge: PlacementJudge) -> Booked | Refused | Repeated:
        front = self.fronts.front(placement.seller, placement.buyer, placement.listing, placement.community)
        return await self.settle(command, lambda file: judge(file, front))

    async def settle(self, command: Command, judge: Judge) -> Booked | Refused | Repeated:
        if command.key in self.inbox:
            return Repeated(self.inbox[command.key])
        order = self.orders.get(command.order)
        outcome = judge(OrderFile(order, self._reached(order, command), FakeCashbox(self)) if order else None)
        if isinstance(outcome, Booked):
            self._write(command, outcome)
        return outcome

    def _reached(self, order: Order, command: Command) -> bool:
        alarm = order.alarm(command.name)
        return command.by is CLOCK and any(
            letter.kind is LetterKind.REMINDER
            and letter.order == order.id
            and alarm is not None
            and letter.version == alarm.epoch
            and self.ended.get(letter.id) == "sent"
            for letter in self.letters.values()
        )

    def _write(self, command: Command, booked: Booked) -> None:
        moved = booked.moved
        if moved.order.id != command.order:
            raise ValueError(f"a command for {command.order} moved {moved.order.id}")
        keys = {journal.key for journal in booked.journals}
        if keys & self.journals.keys():
            raise Conflict(f"booked twice: {keys}")
        charges = {(each.till, each.charge) for each in self.payments}
        if charges & {(each.till, each.charge) for each in booked.payments}:
            raise Conflict("received twice")
        self.orders[moved.order.id] = moved.order
        self.record += [moved.event] if moved.event else []
        self.journals |= {journal.key: journal for journal in booked.journals}
        for letter in booked.letters:
            self.post(letter)
        self.inbox[command.key] = booked.said
        self._pay(booked)

    def _pay(self, booked: Booked) -> None:
        self.payments += booked.payments
        for transfer in booked.transfers:
            number = max(self.transfers, default=0) + 1
            self.transfers[number] = replace(transfer, number=number)
        self.paylinks |= {link.key: link for link in booked.paylinks}
        self.cases += booked.cases
        for draft in booked.invoices:
            self.invoices.append(self._issued(draft))

    def _issued(self, draft: Invoice) -> Invoice:
        series = [each for each in self.invoices if (each.kind, each.series) == (draft.kind, draft.series)]
        to = self._particulars(draft.recipient)
        issued = replace(draft, number=len(series) + 1, addressee=to.text, addressee_name=self._called(draft.recipient))
        if draft.issuer is None:
            return issued
        by = self._particulars(draft.issuer)
        return replace(issued, sender=by.text, sender_name=self._called(draft.issuer), tax=by.tax)

    def _particulars(self, person: PersonId) -> Particulars:
        return self.particulars.get(person, Particulars(person))

    def _called(self, person: PersonId) -> str:
        known = self.people.people.get(person)
        return known.name if known else ""

    def post(self, letter: Letter) -> None:
        """Put it in once for every platform it goes to."""
        for platform in (letter.platform,) if letter.platform else self._platforms(letter):
            addressed = replace(letter, platform=platform, id=len(self.letters) + 1)
            self.letters.setdefault((letter.key, platform), addressed)

    def _platforms(self, letter: Letter) -> Sequence[str]:
        person = self.people.people.get(letter.to)
        if person is None:
            return ("" if self.people.people else Platform.TELEGRAM,)
        if letter.matter is None:
            return person.platforms or [""]
        heard: list[str] = [each for each in person.platforms if letter.matter not in person.muted_on(each)]
        mailbox = self.mailboxes.get(letter.to)
        if mailbox and not mailbox.fault and letter.matter not in mailbox.muted:
            heard.append(EMAIL)
        return heard or ([""] if letter.matter in NEEDED else [])

    async def find(self, order: OrderId) -> Order | None:
        return self.orders.get(order)

    async def events(self, order: OrderId) -> Sequence[Event]:
        return [event for event in self.record if event.order == order]

    async def list_for(
        self,
        person: PersonId,
        standing: Collection[tuple[str, str]] | None,
        offset: int,
        limit: int,
        within: CommunityId | None = None,
    ) -> Sequence[Order]:
        found = [
            order
            for order in self.orders.values()
            if _is_party(order, person)
            and within in {None, order.community}
            and (standing is None or ("buyer" if order.buyer == person else "seller", order.standing) in standing)
        ]
        found.sort(key=lambda order: (order.placed_at, order.id), reverse=True)
        return found[offset : offset + limit]

    async def count_for(self, person: PersonId, within: CommunityId | None = None) -> Mapping[tuple[str, str], int]:
        counts: dict[tuple[str, str], int] = {}
        for order in self.orders.values():
            if _is_party(order, person) and within in {None, order.community}:
                key = ("buyer" if order.buyer == person else "seller", order.standing)
                counts[key] = counts.get(key, 0) + 1
        return counts

    async def called_off(self, buyer: PersonId, since: datetime) -> int:
        theirs = (each for each in self.orders.values() if each.buyer == buyer and each.placed_at > since)
        return sum((each.state, each.cause) == ("cancelled", Cause.BUYER) for each in theirs)

    async def next_alarm(self) -> datetime | None:
        return min((alarm.at for order in self.orders.values() for alarm in order.alarms), default=None)

    async def due_alarms(self, now: datetime, limit: int) -> Sequence[tuple[OrderId, Alarm]]:
        due = [(order.id, alarm) for order in self.orders.values() for alarm in order.alarms if alarm.at <= now]
        return sorted(due, key=lambda each: (each[1].at, each[0], each[1].kind))[:limit]

    async def waiting(
        self, now: datetime, limit: int, platform: str | None = None, without: Collection[PersonId] = ()
    ) -> Sequence[Letter]:
        gone = self.ended.keys() | self.asleep
        due = [each for each in self.letters.values() if each.id not in gone and each.at <= now]
        due = [letter for letter in due if letter.to not in without]
        there = [letter for letter in due if platform is None or letter.platform == platform]
        return sorted(there, key=lambda letter: letter.id)[:limit]

    async def sent(self, letters: Sequence[Letter], at: datetime) -> None:
        self.ended |= {letter.id: "sent" for letter in letters}

    async def postponed(self, letter: Letter, until: datetime, reason: str) -> None:
        self.letters[letter.key, letter.platform] = replace(letter, at=until, tries=letter.tries + 1)

    async def held(self, letters: Sequence[Letter], until: datetime) -> None:
        for letter in letters:
            self.letters[letter.key, letter.platform] = replace(letter, held_until=until)
        self.asleep |= {letter.id for letter in letters}

    async def next_release(self) -> datetime | None:
        return min((until for _, until in self._asleep()), default=None)

    async def release(self, now: datetime) -> int:
        awake = {letter.id for letter, until in self._asleep() if until <= now}
        self.asleep -= awake
        return len(awake)

    def wake(self, person: PersonId) -> None:
        """What waits for their morning waits as any other letter again."""
        self.asleep -= {letter.id for letter in self.letters.values() if letter.to == person}

    def _asleep(self) -> Iterator[tuple[Letter, datetime]]:
        for letter in self.letters.values():
            if letter.id in self.asleep and letter.held_until:
                yield letter, letter.held_until

    async def given_up(
        self, letters: Sequence[Letter], at: datetime, reason: str, instead: Instead = nothing_instead
    ) -> Sequence[Letter]:
        written: list[Letter] = []
        for letter in letters:
            if letter.id not in self.ended:
                self.ended[letter.id] = reason
                written += instead(self._copies(letter))
        for letter in written:
            self.post(letter)
        return written

    def _copies(self, letter: Letter) -> Copies:
        same = [each for each in self.letters.values() if each.key == letter.key]
        alive = any(self.ended.get(each.id, "sent") == "sent" for each in same)
        return Copies(frozenset(each.platform for each in same), alive)


def _is_party(order: Order, person: PersonId) -> bool:
    return person == order.buyer or (order.joined and person == order.seller)


class FakeCases:
    """`Cases` of the orders that these hold."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders

    async def count(self, mediator: PersonId, communities: Collection[CommunityId]) -> Queue:
        return Queue(*(len(self._found(mediator, communities, mine=mine)) for mine in (False, True)))

    async def waiting(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return self._found(mediator, communities, mine=False)[offset : offset + limit]

    async def mine(
        self, mediator: PersonId, communities: Collection[CommunityId], offset: int, limit: int
    ) -> Sequence[Order]:
        return self._found(mediator, communities, mine=True)[offset : offset + limit]

    async def of(self, order: OrderId) -> Case | None:
        return next((each for each in reversed(self._orders.cases) if each.order == order), None)

    async def took(self, order: OrderId, person: PersonId) -> bool:
        return any((each.order, each.mediator) == (order, person) for each in self._orders.cases)

    def _found(self, mediator: PersonId, communities: Collection[CommunityId], *, mine: bool) -> list[Order]:
        here = [each for each in self._orders.orders.values() if each.community in communities]
        if mine:
            found = [each for each in here if each.mediator == mediator]
        else:
            untaken = [each for each in here if each.frozen and each.mediator is None]
            found = [each for each in untaken if mediator not in {each.buyer, each.seller}]
        return sorted(found, key=lambda order: (order.entered_at, order.id))


class FakeListings:
    def __init__(self) -> None:
        self.listings: dict[str, Listing] = {}
        self.shown: Callable[[Listing, Glance | None], bool] = lambda _, __: True

    async def find(self, listing: str) -> Listing | None:
        return self.listings.get(listing)

    async def save(self, listing: Listing) -> None:
        before = self.listings.get(listing.id)
        if listing.version != (before.version + 1 if before else 1):
            raise Stale
        self.listings[listing.id] = listing

    async def of_seller(self, seller: PersonId) -> Sequence[Listing]:
        return [listing for listing in self._newest_first() if listing.seller == seller]

    async def on_sale(
        self, community: CommunityId, offset: int, limit: int, glance: Glance | None = None
    ) -> Sequence[Listing]:
        here = [listing for listing in self._newest_first() if listing.community == community]
        found = [listing for listing in here if listing.sale is Sale.ON and self.shown(listing, glance)]
        return found[offset : offset + limit]

    def _newest_first(self) -> list[Listing]:
        return list(reversed(self.listings.values()))


class FakeCommunities:
    """With a default community whose staff are given."""

    def __init__(self, *staff: PersonId, rules: Rules | None = None) -> None:
        first = Community(DEFAULT, "Handover", rules=replace(rules or Rules(), staff=staff))
        self.communities = {DEFAULT: first}
        self.operators = staff
        self.holders: dict[CommunityId, dict[PersonId, frozenset[int]]] = {}
        self.seen: dict[PersonId, dict[CommunityId, datetime]] = {}

    @property
    def default(self) -> Community:
        return self.communities[DEFAULT]

    def get(self, community: CommunityId) -> Community | None:
        return self.communities.get(community)

    def every(self) -> Collection[Community]:
        return tuple(self.communities.values())

    def staff(self, community: CommunityId) -> Collection[PersonId]:
        found = self.communities.get(community)
        return found.staff_of(self.holders.get(community, {})) if found else ()

    def mediators(self, community: CommunityId) -> Collection[PersonId]:
        found = self.communities.get(community)
        return found.mediators_of(self.holders.get(community, {})) if found else ()

    def crew(self, community: CommunityId) -> Crew:
        return Crew(self.staff(community), self.mediators(community))

    def standings(self, person: PersonId) -> Collection[CommunityId]:
        return [community for community, holders in self.holders.items() if person in holders]

    async def wears(self, person: PersonId, community: CommunityId, roles: Collection[int]) -> None:
        found = self.communities.get(community)
        worn = frozenset(roles) & found.rules.crew_roles if found else frozenset()
        holders = self.holders.setdefault(community, {})
        holders.pop(person, None)
        if worn:
            holders[person] = worn

    def at(self, platform: Platform, address: int) -> Community | None:
        here = (platform, address)
        return next((each for each in self.communities.values() if (each.platform, each.address) == here), None)

    async def found(self, platform: Platform, address: int, name: str, rules: Rules) -> Community:
        there = self.at(platform, address)
        new = there or Community(CommunityId(new_id()), name, platform, address, rules, 1)
        self.communities[new.id] = new
        return new

    async def change(self, community: Community) -> Community:
        known = self.communities.get(community.id)
        if known is None or known.version != community.version:
            raise Stale
        changed = replace(community, version=community.version + 1)
        self.communities[community.id] = changed
        return changed

    async def move(self, platform: Platform, address: int, to: int) -> None:
        moved = self.at(platform, address)
        if moved and not self.at(platform, to):
            self.communities[moved.id] = replace(moved, address=to)

    async def enter(self, person: PersonId, community: CommunityId, at: datetime) -> None:
        seen = self.seen.setdefault(person, {})
        seen[community] = max([at, *(each + timedelta(microseconds=1) for each in seen.values())])

    async def of(self, person: PersonId) -> Sequence[Community]:
        seen = self.seen.get(person, {})
        latest = sorted(seen, key=lambda each: seen[each], reverse=True)
        return [self.communities[each] for each in latest if each in self.communities]


class FakeWarden:
    """A platform that says what it is told to. A place without a name is one that the bot is not in."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.names: dict[int, str] = {}
        self.run: dict[int, dict[int, str]] = {}
        self.rooms: dict[str, list[Room]] = {"channels": [], "roles": []}
        self.worn: dict[int, tuple[int, ...]] = {}
        self.asked: list[int] = []

    def place(self, number: int, name: str, *leaders: tuple[int, str]) -> None:
        self.names[number] = name
        self.run[number] = dict(leaders)

    async def runs(self, place: int, address: int) -> bool:
        return address in self._there(place)

    async def name(self, place: int) -> str:
        self._there(place)
        return self.names[place]

    async def leaders(self, place: int) -> Sequence[Somebody]:
        return [Somebody(Account(self.platform, address), name) for address, name in self._there(place).items()]

    async def channels(self, place: int) -> Sequence[Room]:
        self._there(place)
        return self.rooms["channels"]

    async def roles(self, place: int) -> Sequence[Room]:
        self._there(place)
        return self.rooms["roles"]

    async def roles_of(self, place: int, address: int) -> frozenset[int]:
        self._there(place)
        self.asked.append(address)
        return frozenset(self.worn.get(address, ()))

    def _there(self, place: int) -> dict[int, str]:
        if place not in self.names:
            raise CannotTell
        return self.run[place]


class FakePeople:
    """`woken` is called with whoever was changed: what waits for their morning may have another one now."""

    def __init__(self, *people: Person) -> None:
        self.people = {person.id: person for person in people}
        self.woken: Callable[[PersonId], None] = lambda _: None

    async def by_account(self, account: Account) -> Person | None:
        return next((person for person in self.people.values() if account in person.accounts), None)

    async def get(self, person: PersonId) -> Person | None:
        return self.people.get(person)

    async def meet(self, account: Account, name: str, language: str) -> Person:
        known = await self.by_account(account)
        number = known.id if known else PersonId(max(self.people, default=0) + 1)
        met = replace(known, name=name) if known else Person(number, name, language, accounts=(account,))
        self.people[number] = met
        return met

    async def change(self, person: Person) -> None:
        known = self.people[person.id]
        muted = frozenset((there, matter) for there, matter in person.muted if there in known.platforms)
        self.people[person.id] = replace(person, name=known.name, accounts=known.accounts, muted=muted)
        self.woken(person.id)


class FakeMailboxes:
    """`Mailboxes` beside the letters of `orders`."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders
        self.mailboxes = orders.mailboxes
        self.codes: dict[PersonId, Awaited] = {}
        self.sent: dict[str, list[datetime]] = {}

    async def of(self, person: PersonId) -> Mailbox | None:
        return self.mailboxes.get(person)

    async def awaited(self, person: PersonId) -> Awaited | None:
        found = self.codes.get(person)
        return found if found and found.address else None

    async def ask(self, person: PersonId, address: str, now: datetime, letter: Letter) -> Reason | None:
        before = self.codes.get(person)
        lately = before if before and now - before.since < ASKED_WITHIN else None
        asked, since = (lately.asked, lately.since) if lately else (0, now)
        there = [at for at in self.sent.get(address.lower(), ()) if now - at < ASKED_WITHIN]
        if asked >= MOST_ASKED or len(there) >= MOST_TO_ONE:
            return Reason.ASKED_TOO_OFTEN
        self.sent[address.lower()] = [*there, now]
        self.codes[person] = Awaited(person, address, letter.version, "", None, 0, asked + 1, since)
        self._orders.post(letter)
        return None

    async def mint(self, person: PersonId, number: int, code: MailCode, until: datetime) -> str | None:
        awaited = await self.awaited(person)
        if awaited is None or awaited.number != number:
            return None
        self.codes[person] = replace(awaited, digest=code.digest(person, awaited.address), until=until)
        return awaited.address

    async def confirm(self, person: PersonId, code: MailCode, now: datetime) -> Mailbox | NotConfirmed:
        awaited = self.codes.get(person)
        if awaited is None:
            return NotConfirmed(Reason.NONE)
        objection = awaited.objection(code, now)
        if objection is Reason.UNKNOWN:
            self.codes[person] = replace(awaited, wrong=awaited.wrong + 1)
            left = MOST_WRONG - awaited.wrong - 1
            return NotConfirmed(Reason.UNKNOWN if left else Reason.TOO_OFTEN, left)
        if objection:
            return NotConfirmed(objection, MOST_WRONG - awaited.wrong)
        before = self.mailboxes.get(person)
        self.mailboxes[person] = Mailbox(person, awaited.address, before.muted if before else FIRST_MUTED)
        self._let_go(person)
        return self.mailboxes[person]

    async def remove(self, person: PersonId) -> None:
        self.mailboxes.pop(person, None)
        self._let_go(person)
        await self._hear_again(person)

    async def mute(self, person: PersonId, muted: frozenset[Matter]) -> None:
        if mailbox := self.mailboxes.get(person):
            self.mailboxes[person] = replace(mailbox, muted=muted)

    async def fail(self, person: PersonId, address: str, fault: str, told: Sequence[Letter]) -> bool:
        mailbox = self.mailboxes.get(person)
        news = mailbox is not None and mailbox.address == address and not mailbox.fault
        if mailbox and news:
            self.mailboxes[person] = replace(mailbox, fault=fault)
            for letter in told:
                self._orders.post(letter)
        await self._hear_again(person)
        return news

    def _let_go(self, person: PersonId) -> None:
        if awaited := self.codes.get(person):
            self.codes[person] = replace(awaited, address="", digest="", until=None, wrong=0)

    async def _hear_again(self, person: PersonId) -> None:
        known, mailbox = await self._orders.people.get(person), self.mailboxes.get(person)
        if known is None:
            return
        places = [known.muted_on(each) for each in known.platforms]
        places += [mailbox.muted] if mailbox and not mailbox.fault else []
        everywhere = NEEDED.intersection(*places)
        left = frozenset(each for each in known.muted if each[1] not in everywhere)
        await self._orders.people.change(replace(known, muted=left))


class FakeDigests:
    """`Digests` of the people behind `orders`, whose outbox takes the letters."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders

    async def next(self) -> datetime | None:
        return min((at for _, at in self._all()), default=None)

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, datetime]]:
        return sorted((row for row in self._all() if row[1] <= now), key=lambda row: (row[1], row[0]))[:limit]

    async def turn(self, person: PersonId, seen: datetime, then: datetime, letters: Sequence[Letter]) -> bool:
        people = self._orders.people.people
        known = people.get(person)
        if known is None or known.digest is None or known.digest.next != seen:
            return False
        people[person] = replace(known, digest=Digest(known.digest.hour, then))
        for letter in letters:
            self._orders.post(letter)
        return True

    def _all(self) -> list[tuple[PersonId, datetime]]:
        return [(each.id, each.digest.next) for each in self._orders.people.people.values() if each.digest]


class FakeDrafts:
    """Keeps drafts as the JSON that a database would."""

    def __init__(self) -> None:
        self.drafts: dict[tuple[PersonId, str], tuple[Draft, str]] = {}

    async def get(self, person: PersonId, platform: str) -> Draft | None:
        found = self.drafts.get((person, platform))
        return replace(found[0], values=json.loads(found[1])) if found else None

    async def put(self, draft: Draft) -> None:
        self.drafts[draft.person, draft.platform] = replace(draft, values={}), json.dumps(dict(draft.values))

    async def drop(self, person: PersonId, platform: str) -> None:
        self.drafts.pop((person, platform), None)


class FakeCards:
    def __init__(self) -> None:
        self.places: dict[tuple[PersonId, OrderId, str], CardPlace] = {}

    async def place(self, person: PersonId, order: OrderId, platform: str) -> CardPlace | None:
        return self.places.get((person, order, platform))

    async def put(self, place: CardPlace) -> None:
        self.places[place.person, place.order, place.platform] = place


class FakeMessages:
    """`Messages` beside the orders and the letters of `orders`, and the enquiries there are."""

    def __init__(self, orders: FakeOrders, cards: FakeCards, enquiries: FakeEnquiries | None = None) -> None:
        self._orders = orders
        self._cards = cards
        self._enquiries = enquiries or FakeEnquiries()
        self.messages: dict[int, Message] = {}
        self._enquiries.messages = self.messages.values
        self.shown: dict[Spot, Copy] = {}

    async def settle(self, act: ChatAct, since: datetime, judge: ChatJudge) -> Noted | Refused | Repeated:
        inbox = self._orders.inbox
        if act.key in inbox:
            return Repeated(inbox[act.key])
        outcome = judge(self._file(act, since))
        if isinstance(outcome, Noted):
            self.messages[outcome.message.id] = outcome.message
            await self.show(*outcome.copies)
            for letter in outcome.letters:
                self._orders.post(letter)
            inbox[act.key] = str(outcome.message.id)
        return outcome

    def _file(self, act: ChatAct, since: datetime) -> ChatFile | None:
        order = self._orders.orders.get(OrderId(act.about))
        subject = order or self._enquiries.enquiries.get(EnquiryId(act.about))
        if subject is None:
            return None
        if isinstance(act, Write):
            asked, typed = act.reply_to, [self.shown.get(part.spot) for part in act.parts if part.spot]
        else:
            asked, typed = act.message, list(self._of(act.message, act.by))
        recent = [each for each in self.messages.values() if (each.about, each.author) == (act.about, act.by)]
        return ChatFile(
            subject,
            len(self.messages) + 1,
            self._enquiries.fronts.of(subject),
            self.messages.get(asked or 0),
            tuple(filter(None, typed)),
            len([each for each in recent if each.at > since]),
        )

    def _of(self, message: int, person: PersonId) -> Sequence[Copy]:
        found = [copy for copy in self.shown.values() if (copy.shows, copy.person) == (message, person)]
        return sorted(found, key=lambda copy: (copy.part, copy.spot.platform, copy.spot.chat, copy.spot.number))

    async def find(self, message: int) -> Message | None:
        return self.messages.get(message)

    async def of(self, about: About) -> Sequence[Message]:
        return [message for message in self.messages.values() if message.about == about]

    async def newest(self, about: About, skip: int, most: int) -> Sequence[Message]:
        return list(reversed(list(reversed(await self.of(about)))[skip : skip + most]))

    async def last(self, about: About) -> Message | None:
        return next(iter(reversed(await self.of(about))), None)

    async def at(self, spot: Spot, person: PersonId) -> Copy | None:
        copy = self.shown.get(spot)
        if copy and copy.person == person:
            return copy
        places = self._cards.places.values()
        card = (person, spot.platform, spot.chat, spot.number)
        at = (place for place in places if (place.person, place.platform, place.chat, place.message) == card)
        return next((Copy(spot, person, place.order) for place in at), None)

    async def copies(self, message: int, person: PersonId, platform: str) -> Sequence[Copy]:
        return [copy for copy in self._of(message, person) if copy.spot.platform == platform]

    async def owner(self, spot: Spot) -> Copy | None:
        return self.shown.get(spot)

    async def show(self, *copies: Copy) -> None:
        self.shown |= {copy.spot: copy for copy in copies}


class FakeReviews:
    """`Reviews` beside the orders and the letters of `orders`."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders
        self.reviews: dict[tuple[OrderId, PersonId], Review] = {}

    async def settle(self, act: ReviewAct, now: datetime, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
        inbox, order = self._orders.inbox, self._orders.orders.get(act.order)
        if act.key in inbox:
            return Repeated(inbox[act.key])
        outcome = judge(ReviewFile(order, tuple(await self.of_order(act.order))) if order else None)
        if isinstance(outcome, Reviewed):
            self.reviews |= {(each.order, each.author): each for each in outcome.reviews}
            for letter in outcome.letters:
                self._orders.post(letter)
            inbox[act.key] = act.order
        return outcome

    async def of_order(self, order: OrderId) -> Sequence[Review]:
        found = [each for each in self.reviews.values() if each.order == order]
        return sorted(found, key=lambda each: (each.at, each.author))

    async def of_person(self, person: PersonId, community: CommunityId, offset: int, limit: int) -> Sequence[Review]:
        found = [each for each in self._newest() if (each.about, each.community) == (person, community)]
        return found[offset : offset + limit]

    async def of_listing(self, listing: str, offset: int, limit: int) -> Sequence[Review]:
        found = [each for each in self._newest() if (each.listing, each.role) == (listing, BUYER)]
        return found[offset : offset + limit]

    def _newest(self) -> Sequence[Review]:
        out = [(each.published_at, each) for each in self.reviews.values() if each.published_at]
        return [each for _, each in sorted(out, key=lambda one: (-one[0].timestamp(), one[1].order))]

    async def ratings(self, listings: Sequence[str]) -> Mapping[str, Rating]:
        stars = {each: [one.stars for one in await self.of_listing(each, 0, len(self.reviews))] for each in listings}
        return {listing: Rating(len(given), sum(given)) for listing, given in stars.items() if given}

    async def next_due(self) -> datetime | None:
        return min((each.until for each in self._hidden()), default=None)

    async def due(self, now: datetime, limit: int) -> Sequence[OrderId]:
        due = [(each.until, each.order) for each in self._hidden() if each.until <= now]
        return [order for _, order in sorted(due)][:limit]

    def _hidden(self) -> Sequence[Review]:
        return [each for each in self.reviews.values() if each.published_at is None]


class FakeReputations:
    """`Reputations` out of the orders and reviews of other twins."""

    def __init__(self, orders: FakeOrders, reviews: FakeReviews) -> None:
        self._orders = orders
        self._reviews = reviews

    async def of(self, person: PersonId, community: CommunityId) -> Statistics:
        return Statistics(*(self._figures(person, community, role) for role in (SELLER, BUYER)))

    def _figures(self, person: PersonId, community: CommunityId, role: Actor) -> Figures:
        every = [each for each in self._orders.orders.values() if each.joined and each.community == community]
        theirs = [each for each in every if person == (each.seller if role is SELLER else each.buyer)]
        done = [each for each in theirs if each.state in DONE]
        return Figures(
            len(done),
            len([each for each in done if each.late]),
            len([each for each in theirs if each.cause == role]),
            len([each for each in theirs if each.contested]),
            self._rating(person, community, role),
        )

    def _rating(self, person: PersonId, community: CommunityId, role: Actor) -> Rating:
        of = [each for each in self._reviews.reviews.values() if each.about == person and each.role is not role]
        stars = [each.stars for each in of if each.published_at and each.community == community]
        return Rating(len(stars), sum(stars))


class FakeThreads:
    def __init__(self) -> None:
        self.threads: dict[tuple[PersonId, OrderId], Thread] = {}

    async def of(self, person: PersonId, order: OrderId) -> Thread | None:
        return self.threads.get((person, order))

    async def at(self, thread: int) -> Thread | None:
        return next((each for each in self.threads.values() if each.thread == thread), None)

    async def put(self, thread: Thread) -> None:
        other = await self.at(thread.thread) if thread.thread else None
        if other and (other.person, other.order) != (thread.person, thread.order):
            raise Conflict(f"thread {thread.thread} is somebody else's")
        self.threads[thread.person, thread.order] = thread


class FakeFavourites:
    """`Favourites` beside the orders of `orders`."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders
        self.stars: set[tuple[PersonId, OrderId]] = set()

    async def star(self, person: PersonId, order: OrderId) -> None:
        self.stars.add((person, order))

    async def unstar(self, person: PersonId, order: OrderId) -> None:
        self.stars.discard((person, order))

    async def starred(self, person: PersonId, order: OrderId) -> bool:
        return (person, order) in self.stars

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int:
        return len(await self.list_for(person, 0, len(self.stars), within))

    async def list_for(
        self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None
    ) -> Sequence[Order]:
        theirs = await self._orders.list_for(person, None, 0, len(self._orders.orders), within)
        return [each for each in theirs if (person, each.id) in self.stars][offset : offset + limit]


class FakeBills:
    """`Bills` of the journals of `orders`."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders

    async def of(self, person: PersonId, offset: int, limit: int, within: CommunityId | None = None) -> Sequence[Bill]:
        return self._all(person, within)[offset : offset + limit]

    async def count(self, person: PersonId, within: CommunityId | None = None) -> int:
        return len(self._all(person, within))

    async def totals(self, person: PersonId, within: CommunityId | None = None) -> Sequence[Totals]:
        accounts = {balance(person)}
        return totals(
            Share(each.journal.currency, side, each.journal.kind, part_of(entry.account, accounts), entry.minor)
            for each in self._all(person, within)
            for entry in each.journal.entries
            for side in {each.side, *({Side.OWNER} if each.own else ())}
        )

    async def of_order(self, person: PersonId, order: OrderId) -> Sequence[Bill]:
        return [each for each in reversed(self._all(person, None)) if each.journal.order == order]

    def _all(self, person: PersonId, within: CommunityId | None) -> list[Bill]:
        journals = sorted(self._orders.journals.values(), key=lambda each: (each.at, each.key), reverse=True)
        here = [each for each in journals if within in {None, each.community}]
        return [each for each in (self._bill(journal, person) for journal in here) if each]

    def _bill(self, journal: Journal, person: PersonId) -> Bill | None:
        order = self._orders.orders.get(OrderId(journal.order)) if journal.order else None
        title, ways = order.title if order else "", self._ways(person)
        if order is None or not _is_party(order, person):
            return bill(journal, {balance(person)}, None, title, ways)
        side = Side.BUYER if person == order.buyer else Side.SELLER
        return bill(journal, {balance(person)}, side, title, ways)

    def _ways(self, person: PersonId) -> set[str]:
        """The accounts of what left the person's balance and is on its way."""
        accounts = [{entry.account for entry in journal.entries} for journal in self._orders.journals.values()]
        theirs = set().union(*(each for each in accounts if balance(person) in each))
        return {account for account in theirs if account.startswith("transit:")}


class FakePapers:
    def __init__(self) -> None:
        self.papers: list[Paper] = []

    async def issue(self, draft: Paper) -> Paper:
        series = [each for each in self.papers if (each.community, each.series) == (draft.community, draft.series)]
        last = next((each for each in reversed(series) if each.order == draft.order), None)
        if last and last.covers == draft.covers:
            return last
        self.papers.append(replace(draft, number=len(series) + 1, replaces=last.number if last else None))
        return self.papers[-1]


class FakeInvoices:
    """`Invoices` of what was issued in `orders`."""

    def __init__(self, orders: FakeOrders) -> None:
        self._orders = orders

    async def of_order(self, order: OrderId) -> Sequence[Invoice]:
        return [each for each in self._orders.invoices if each.order == order]

    async def particulars(self, person: PersonId) -> Particulars:
        return self._orders.particulars.get(person, Particulars(person))

    async def put(self, particulars: Particulars) -> None:
        self._orders.particulars[particulars.person] = particulars


class FakeFiles:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def keep(self, name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        content = b""
        async for chunk in chunks:
            content += chunk
            if len(content) > most:
                raise TooLarge
        file = FileRef(new_id(), name, len(content), hashlib.sha256(content).hexdigest())
        self.kept[file.id] = content
        return file

    async def read(self, file: FileRef) -> AsyncIterator[bytes]:
        yield self.kept[file.id]

    async def has(self, file: FileRef) -> bool:
        return file.id in self.kept

    async def remove(self, sha256: str) -> bool:
        self.kept = {each: kept for each, kept in self.kept.items() if hashlib.sha256(kept).hexdigest() != sha256}
        return True
