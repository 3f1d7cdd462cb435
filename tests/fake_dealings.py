"""In-memory twins of what is before and around an order (`core.dealings`), beside those of `tests.fakes`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from core.availability import Availability
from core.dealings import FIRST_ROWS, EnquiryJudge, HelpJudge, Named, ReportJudge, Rows, SanctionJudge
from core.discipline import MOST_IN_A_DAY, Impose, SanctionAct, SanctionFile, Sentenced
from core.enquiry import Enquiry, EnquiryId
from core.estate import EXPORT_EVERY, Estate, Hindrances, NotYet
from core.help_request import HelpRequest
from core.helping import WITHIN, Ask, Escalate, HelpAct, Helped, HelpFile
from core.listing import Listing
from core.message import Message
from core.order import CommunityId, Order, OrderId, PersonId
from core.ports import Letter, Repeated
from core.report import Complain, Report, ReportAct, ReportFile, Ruled, Takedown
from core.sanction import Kind, Sanction, Verdict
from core.shopfront import Glance, Shopfront, Unpaid
from core.step import Refused
from core.workflows import CLAIMED

Post: TypeAlias = Callable[[Letter], None]


class FakeBlocks:
    def __init__(self) -> None:
        self.blocks: dict[tuple[PersonId, PersonId], datetime] = {}

    async def block(self, person: PersonId, other: PersonId, at: datetime) -> None:
        self.blocks.setdefault((person, other), at)

    async def unblock(self, person: PersonId, other: PersonId) -> None:
        self.blocks.pop((person, other), None)

    async def of(self, person: PersonId) -> Sequence[PersonId]:
        theirs = [(at, other) for (who, other), at in self.blocks.items() if who == person]
        return [other for _, other in sorted(theirs, reverse=True)]

    async def between(self, one: PersonId, other: PersonId) -> Collection[PersonId]:
        return frozenset(who for who, blocked in self.blocks if {who, blocked} == {one, other})


class FakeEstates:
    """`estates` are what is stored about people, `hindering` what stands against erasing them. `forget` takes somebody
    from the twin of `People`.
    """

    def __init__(self, forget: Callable[[PersonId], object] = lambda _: None) -> None:
        self.forget = forget
        self.hindering: dict[PersonId, Hindrances] = {}
        self.erased: list[PersonId] = []
        self.estates: dict[PersonId, Estate] = {}
        self.claims: dict[PersonId, datetime] = {}

    async def claim(self, person: PersonId, now: datetime) -> NotYet | None:
        if person in self.claims and now < self.claims[person] + EXPORT_EVERY:
            return NotYet(self.claims[person] + EXPORT_EVERY)
        self.claims[person] = now
        return None

    async def release(self, person: PersonId) -> None:
        self.claims.pop(person, None)

    async def gather(self, person: PersonId) -> Estate:
        return self.estates.get(person, Estate({}))

    async def hindrances(self, person: PersonId, now: datetime) -> Hindrances:
        return self.hindering.get(person, Hindrances())

    async def erase(self, person: PersonId, now: datetime) -> Hindrances:
        if found := await self.hindrances(person, now):
            return found
        self.erased.append(person)
        self.forget(person)
        return found


class FakeCastoffs:
    """`drafted` are the hashes that something names for now, `recorded` those that a record names."""

    def __init__(self) -> None:
        self.castoffs: dict[str, datetime] = {}
        self.drafted: set[str] = set()
        self.recorded: set[str] = set()

    async def cast_off(self, sha256: str, at: datetime) -> None:
        self.castoffs[sha256] = at

    async def oldest(self, before: datetime, limit: int) -> Sequence[str]:
        found = [each for each, at in self.castoffs.items() if at < before]
        return sorted(found, key=self.castoffs.__getitem__)[:limit]

    async def named(self, rows: Rows) -> Named:
        if rows == FIRST_ROWS:
            return Named(frozenset(self.drafted), lasting=False, then=Rows(1))
        return Named(frozenset(self.recorded), lasting=True, then=None)

    async def looked_up(
        self, lasting: Collection[str], passing: Collection[str], before: datetime, again: datetime
    ) -> None:
        for each in lasting:
            await self.done(each, before)
        self.castoffs |= {each: again for each in passing if self.castoffs.get(each, before) < before}

    async def done(self, sha256: str, before: datetime) -> bool:
        if not self.castoffs.get(sha256, before) < before:
            return False
        del self.castoffs[sha256]
        return True


class FakeAvailabilities:
    """`post` puts a letter in."""

    def __init__(self, post: Post = lambda _: None) -> None:
        self.availabilities: dict[PersonId, Availability] = {}
        self.post = post

    async def of(self, seller: PersonId) -> Availability:
        return self.availabilities.get(seller, Availability(seller))

    async def put(self, availability: Availability, letters: Sequence[Letter] = ()) -> None:
        self.availabilities[availability.seller] = availability
        for letter in letters:
            self.post(letter)


class FakeOffice:
    """`Reports` and `Sanctions`: what staff decide. `inbox` and `post` are of the twin of `Orders`. `members`: has
    somebody been seen in a community, or have an order there? `together`: have two people an open order?
    """

    def __init__(self, listings: dict[str, Listing], inbox: dict[tuple[str, str], str], post: Post) -> None:
        self.listings = listings
        self.inbox = inbox
        self.post = post
        self.reports = FakeReports(self)
        self.sanctions = FakeSanctions(self)
        self.members: Callable[[PersonId, CommunityId], bool] = lambda _, __: False
        self.together: Callable[[PersonId, PersonId], bool] = lambda _, __: False


class FakeReports:
    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.reports: dict[int, Report] = {}
        self.takedowns: dict[int, Takedown] = {}

    async def settle(self, act: ReportAct, judge: ReportJudge) -> Ruled | Refused | Repeated:
        if act.key in self.office.inbox:
            return Repeated(self.office.inbox[act.key])
        listing = self.office.listings.get(act.listing)
        outcome = judge(await self._file(listing, act) if listing else None)
        if isinstance(outcome, Ruled):
            self.reports |= {each.number: each for each in outcome.reports}
            self.takedowns |= {outcome.takedown.number: outcome.takedown} if outcome.takedown else {}
            self.office.listings |= {outcome.listing.id: outcome.listing} if outcome.listing else {}
            for letter in outcome.letters:
                self.office.post(letter)
            self.office.inbox[act.key] = type(act).__name__
        return outcome

    async def _file(self, listing: Listing, act: ReportAct) -> ReportFile:
        mine = [each for each in self.reports.values() if each.by == act.by and each.verdict is None]
        return ReportFile(
            listing,
            max((0, *self.reports, *self.takedowns)) + 1,
            tuple(await self.about(listing.id)),
            len(mine) if isinstance(act, Complain) else 0,
            await self.down(listing.id),
            self.office.together(act.by, listing.seller),
        )

    async def find(self, number: int) -> Report | None:
        return self.reports.get(number)

    async def about(self, listing: str) -> Sequence[Report]:
        return [each for each in self.reports.values() if each.listing == listing and each.verdict is None]

    async def waiting(self, community: CommunityId) -> Sequence[Report]:
        first: dict[str, Report] = {}
        for report in self.reports.values():
            if report.community == community and report.verdict is None:
                first.setdefault(report.listing, report)
        return list(first.values())

    async def takedown(self, number: int) -> Takedown | None:
        return self.takedowns.get(number)

    async def down(self, listing: str) -> Takedown | None:
        theirs = (each for each in self.takedowns.values() if each.listing == listing)
        return next((each for each in theirs if each.ended_at is None), None)


class FakeSanctions:
    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.sanctions: dict[int, Sanction] = {}

    async def settle(self, act: SanctionAct, judge: SanctionJudge) -> Sentenced | Refused | Repeated:
        if act.key in self.office.inbox:
            return Repeated(self.office.inbox[act.key])
        outcome = judge(await self._file(act))
        if isinstance(outcome, Sentenced):
            self.sanctions[outcome.sanction.number] = outcome.sanction
            for letter in outcome.letters:
                self.office.post(letter)
            self.office.inbox[act.key] = str(outcome.sanction.number)
        return outcome

    async def _file(self, act: SanctionAct) -> SanctionFile:
        if not isinstance(act, Impose):
            found = self.sanctions.get(act.number)
            return SanctionFile(
                act.number, found, shares=found is not None and self.office.together(act.by, found.person)
            )
        return SanctionFile(
            len(self.sanctions) + 1,
            None,
            tuple(self.holding({act.person}, act.community)),
            await self.known(act.person, act.community),
            self.office.together(act.by, act.person),
            tuple((await self.of(act.person, act.community))[: MOST_IN_A_DAY + 1]),
        )

    def holding(self, people: set[PersonId], community: CommunityId | None) -> list[Sanction]:
        theirs = [each for each in self.sanctions.values() if each.person in people and each.community == community]
        return [each for each in theirs if each.kind is not Kind.WARNING and each.verdict is not Verdict.LIFTED]

    async def find(self, number: int) -> Sanction | None:
        return self.sanctions.get(number)

    async def of(self, person: PersonId, community: CommunityId | None = None) -> Sequence[Sanction]:
        theirs = [each for each in self.sanctions.values() if each.person == person]
        return [each for each in reversed(theirs) if community in {None, each.community}]

    async def appeals(self, community: CommunityId) -> Sequence[Sanction]:
        return [each for each in self.sanctions.values() if each.community == community and each.waits]

    async def known(self, person: PersonId, community: CommunityId) -> bool:
        sells = any((each.seller, each.community) == (person, community) for each in self.office.listings.values())
        return sells or self.office.members(person, community)


class FakeShopfronts:
    """`listings` are those of the twin of `Listings`; `selling` gives the orders of a seller that are open."""

    def __init__(
        self,
        listings: dict[str, Listing] | None = None,
        blocks: FakeBlocks | None = None,
        availabilities: FakeAvailabilities | None = None,
        sanctions: FakeSanctions | None = None,
    ) -> None:
        self.sanctions = sanctions
        self.listings = {} if listings is None else listings
        self.blocks = blocks or FakeBlocks()
        self.availabilities = availabilities or FakeAvailabilities()
        self.selling: Callable[[PersonId], Sequence[Order]] = lambda _: ()

    async def see(self, listing: str, visitor: PersonId) -> Shopfront | None:
        found = self.listings.get(listing)
        return self.front(found.seller, visitor, listing, found.community) if found else None

    def front(
        self, seller: PersonId, visitor: PersonId, listing: str | None = None, community: CommunityId | None = None
    ) -> Shopfront:
        blocked_by = (who for who, blocked in self.blocks.blocks if {who, blocked} == {seller, visitor})
        selling = self.selling(seller)
        return Shopfront(
            seller,
            visitor,
            self.listings.get(listing or ""),
            frozenset(blocked_by),
            self.availabilities.availabilities.get(seller),
            sum(each.joined for each in selling),
            tuple(self.sanctions.holding({seller, visitor}, community)) if self.sanctions else (),
            unpaid=tuple(
                Unpaid(each.buyer, each.placed_at, each.state in CLAIMED) for each in selling if not each.joined
            ),
        )

    def shown(self, listing: Listing, glance: Glance | None) -> bool:
        """Whether whoever looks around is shown it."""
        if glance is None:
            return True
        away = self.availabilities.availabilities.get(listing.seller, Availability(listing.seller))
        front = self.front(listing.seller, glance.visitor, listing.id, listing.community)
        free = front.offered(glance.at) and (listing.seller, glance.visitor) not in self.blocks.blocks
        return free and not away.is_away(glance.at)

    def of(self, subject: Order | Enquiry) -> Shopfront:
        """As a conversation has it."""
        if isinstance(subject, Order):
            return self.front(subject.seller, subject.buyer)
        return self.front(subject.seller, subject.asker, subject.listing, subject.community)


class FakeEnquiries:
    """`messages` gives all that was ever written."""

    def __init__(self, fronts: FakeShopfronts | None = None) -> None:
        self.fronts = fronts or FakeShopfronts()
        self.enquiries: dict[EnquiryId, Enquiry] = {}
        self.messages: Callable[[], Collection[Message]] = tuple

    async def begin(self, enquiry: Enquiry, since: datetime, judge: EnquiryJudge) -> Enquiry | Refused:
        if there := await self.between(enquiry.asker, enquiry.listing):
            return there
        theirs = [each for each in self.enquiries.values() if each.asker == enquiry.asker and each.at > since]
        refusal = judge(self.fronts.of(enquiry), len(theirs))
        if refusal is None:
            self.enquiries[enquiry.id] = enquiry
        return refusal or enquiry

    async def find(self, enquiry: EnquiryId) -> Enquiry | None:
        return self.enquiries.get(enquiry)

    async def between(self, asker: PersonId, listing: str) -> Enquiry | None:
        here = (asker, listing)
        return next((each for each in self.enquiries.values() if (each.asker, each.listing) == here), None)

    async def about(self, listing: str) -> Sequence[Enquiry]:
        return [each for each, _ in self._written() if each.listing == listing]

    async def lately(self, person: PersonId, since: datetime, limit: int) -> Sequence[Enquiry]:
        theirs = [(each, last) for each, last in self._written() if person in {each.asker, each.seller}]
        return [each for each, last in theirs if last.at > since][:limit]

    def _written(self) -> list[tuple[Enquiry, Message]]:
        """With what was written last, the newest first."""
        last = {message.about: message for message in self.messages()}
        found = [(each, last[each.id]) for each in self.enquiries.values() if each.id in last]
        return sorted(found, key=lambda each: each[1].id, reverse=True)


class FakeHelpRequests:
    """`orders`, `inbox` and `post` are of the twin of `Orders`."""

    def __init__(self, orders: dict[OrderId, Order], inbox: dict[tuple[str, str], str], post: Post) -> None:
        self.requests: dict[int, HelpRequest] = {}
        self.orders = orders
        self.inbox = inbox
        self.post = post

    async def settle(self, act: HelpAct, now: datetime, judge: HelpJudge) -> Helped | Refused | Repeated:
        key = None if isinstance(act, Escalate) else act.key
        if key in self.inbox:
            return Repeated(self.inbox[key])
        outcome = judge(await self._file(act, now))
        if isinstance(outcome, Helped):
            self.requests[outcome.request.number] = outcome.request
            for letter in outcome.letters:
                self.post(letter)
            if key:
                self.inbox[key] = str(outcome.request.number)
        return outcome

    async def _file(self, act: HelpAct, now: datetime) -> HelpFile | None:
        request = None if isinstance(act, Ask) else self.requests.get(act.number)
        about = act.order if isinstance(act, Ask) else request.order if request else OrderId("")
        if about not in self.orders:
            return None
        remarks = [each.number for request in self.requests.values() for each in request.said]
        file = HelpFile(self.orders[about], len(self.requests) + 1, max(remarks, default=0) + 1, request)
        if not isinstance(act, Ask):
            return file
        recent = [each for each in self.requests.values() if each.by == act.by and each.at > now - WITHIN]
        return replace(file, open=await self.open_of(about, act.by), recent=len(recent))

    async def find(self, number: int) -> HelpRequest | None:
        return self.requests.get(number)

    async def with_remark(self, remark: int) -> HelpRequest | None:
        there = (each for each in self.requests.values() if remark in {said.number for said in each.said})
        return next(there, None)

    async def of_order(self, order: OrderId) -> Sequence[HelpRequest]:
        return [each for each in self.requests.values() if each.order == order]

    async def open_of(self, order: OrderId, person: PersonId) -> HelpRequest | None:
        theirs = (each for each in await self.of_order(order) if each.by == person)
        return next((each for each in theirs if each.open), None)

    async def count(self, reader: PersonId, mediates: Collection[CommunityId], runs: Collection[CommunityId]) -> int:
        return len(self._for(reader, mediates, runs))

    async def waiting(
        self,
        reader: PersonId,
        mediates: Collection[CommunityId],
        runs: Collection[CommunityId],
        offset: int,
        limit: int,
    ) -> Sequence[HelpRequest]:
        found = self._for(reader, mediates, runs)
        found.sort(key=lambda each: (each.waits_since is None, each.waits_since or each.at, each.number))
        return found[offset : offset + limit]

    async def next_due(self) -> datetime | None:
        return min((each.due for each in self.requests.values() if each.due), default=None)

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        late = sorted((each.due, each.number) for each in self.requests.values() if each.due and each.due <= now)
        return [number for _, number in late[:limit]]

    def _for(
        self, reader: PersonId, mediates: Collection[CommunityId], runs: Collection[CommunityId]
    ) -> list[HelpRequest]:
        there = [
            each
            for each in self.requests.values()
            if each.community in mediates or (each.community in runs and each.escalated_at)
        ]
        parties = {each.number: {self.orders[each.order].buyer, self.orders[each.order].seller} for each in there}
        return [each for each in there if each.open and reader not in parties[each.number]]
