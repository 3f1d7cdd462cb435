"""In-memory twins of what is before and around an order (`core.dealings`), beside those of `tests.fakes`."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from core.availability import Availability
from core.dealings import EnquiryJudge
from core.enquiry import Enquiry, EnquiryId
from core.listing import Listing
from core.message import Message
from core.order import Order, PersonId
from core.ports import Letter
from core.shopfront import Glance, Shopfront
from core.step import Refused


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


class FakeAvailabilities:
    """`post` puts a letter in."""

    def __init__(self, post: Callable[[Letter], None] = lambda _: None) -> None:
        self.availabilities: dict[PersonId, Availability] = {}
        self.post = post

    async def of(self, seller: PersonId) -> Availability:
        return self.availabilities.get(seller, Availability(seller))

    async def put(self, availability: Availability, letters: Sequence[Letter] = ()) -> None:
        self.availabilities[availability.seller] = availability
        for letter in letters:
            self.post(letter)


class FakeShopfronts:
    """`listings` are those of the twin of `Listings`; `running` says how many orders of a seller are open."""

    def __init__(
        self,
        listings: dict[str, Listing] | None = None,
        blocks: FakeBlocks | None = None,
        availabilities: FakeAvailabilities | None = None,
    ) -> None:
        self.listings = {} if listings is None else listings
        self.blocks = blocks or FakeBlocks()
        self.availabilities = availabilities or FakeAvailabilities()
        self.running: Callable[[PersonId], int] = lambda _: 0

    async def see(self, listing: str, visitor: PersonId) -> Shopfront | None:
        found = self.listings.get(listing)
        return self.front(found.seller, visitor, listing) if found else None

    def front(self, seller: PersonId, visitor: PersonId, listing: str | None = None) -> Shopfront:
        blocked_by = (who for who, blocked in self.blocks.blocks if {who, blocked} == {seller, visitor})
        return Shopfront(
            seller,
            visitor,
            self.listings.get(listing or ""),
            frozenset(blocked_by),
            self.availabilities.availabilities.get(seller),
            self.running(seller),
        )

    def shown(self, listing: Listing, glance: Glance | None) -> bool:
        """Whether whoever looks around is shown it."""
        if glance is None:
            return True
        away = self.availabilities.availabilities.get(listing.seller, Availability(listing.seller))
        return not away.is_away(glance.at) and (listing.seller, glance.visitor) not in self.blocks.blocks

    def of(self, subject: Order | Enquiry) -> Shopfront:
        """As a conversation has it."""
        if isinstance(subject, Order):
            return self.front(subject.seller, subject.buyer)
        return self.front(subject.seller, subject.asker, subject.listing)


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
        refusal = judge(self.fronts.front(enquiry.seller, enquiry.asker, enquiry.listing), len(theirs))
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
