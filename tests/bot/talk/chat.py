"""A chat without a platform: people write, and press what is written on the buttons they see."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.press import Press
from bot.screens.screen import Button, Screen
from bot.shop import Shop
from bot.talk.door import filled as hand_in
from bot.talk.door import pressed, said
from bot.talk.reply import Filled, Pressed, Reply, Said, Typed, Upload
from bot.talk.sheet import Answers, Entry, Sheet
from bot.warden import Somebody
from core.cashdesk import CashDesk
from core.chat import ChatDesk
from core.check import laws
from core.check.finding import Findings
from core.checkoutdesk import CheckoutDesk
from core.community import Community, Rules
from core.desk import OrderDesk
from core.estatedesk import EstateDesk
from core.helpdesk import HelpDesk
from core.linkdesk import LinkDesk
from core.linking import Code, NotLinked, Reason, new_code
from core.listing import Listing
from core.order import CommunityId, Order, PersonId, new_id
from core.person import Account, Person, Platform
from core.ports import Told, ToldBoth
from core.reviews import ReviewDesk
from core.staffdesk import StaffDesk
from core.till import MANUAL, abilities
from core.workflows.service import SERVICE
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER
from tests.fake_cash import FakePayLinks, FakeTransfers
from tests.fake_dealings import (
    FakeAvailabilities,
    FakeBlocks,
    FakeEnquiries,
    FakeEstates,
    FakeHelpRequests,
    FakeOffice,
    FakeShopfronts,
)
from tests.fakes import (
    FakeBills,
    FakeCards,
    FakeCases,
    FakeCommunities,
    FakeDrafts,
    FakeFavourites,
    FakeFiles,
    FakeInvoices,
    FakeListings,
    FakeMessages,
    FakeOrders,
    FakePapers,
    FakePeople,
    FakeReputations,
    FakeReviews,
    FakeWarden,
    MovableClock,
)

LARGEST_FILE = 100  # bytes


class UselessCodes:
    """`Links` that give out codes which nobody can enter: what they are good for is judged in a database's own
    transaction, and tried on one (`tests/bot/talk/test_linking.py`).
    """

    async def invite(self, person: PersonId, now: datetime) -> Code:
        return new_code()

    async def enter(self, code: Code | None, guest: PersonId, now: datetime) -> NotLinked:
        return NotLinked(Reason.UNKNOWN)

    async def host(self, name: str) -> None:
        return None

    async def confirm(self, name: str, guest: PersonId, now: datetime, told: ToldBoth) -> NotLinked:
        return NotLinked(Reason.UNKNOWN)

    async def unlink(self, person: PersonId, platform: Platform, now: datetime, told: Told) -> None:
        return None


LINK = "https://t.example/shop?start={}"


def an_upload(
    name: str = "logo.svg", content: bytes = b"<svg/>", *, size: int | None = None, image: bool = False
) -> Upload:
    async def opened() -> AsyncIterator[bytes]:
        yield content

    return Upload(name, len(content) if size is None else size, image, opened)


class World:
    """One shop with everything behind it in memory. A new `World.shop` on the same stores is a restart."""

    def __init__(self, till: str = "manual") -> None:
        self.clock = MovableClock(NOON)
        self.orders = FakeOrders()
        self.favourites = FakeFavourites(self.orders)
        self.papers = FakePapers()
        self.invoices = FakeInvoices(self.orders)
        self.listings = FakeListings()
        self.drafts = FakeDrafts()
        self.files = FakeFiles()
        self.people = FakePeople(
            _on_telegram(ANNA, "Anna"),
            _on_telegram(BORIS, "Boris"),
            _on_telegram(STAFFER, "Vera"),
            _on_telegram(STRANGER, "Oleg"),
        )
        self.orders.people = self.people
        self.updates = 0
        self.cards = FakeCards()
        self.reviews = FakeReviews(self.orders)
        self.reputations = FakeReputations(self.orders, self.reviews)
        self.blocks = FakeBlocks()
        self.estates = FakeEstates()
        self.availabilities = FakeAvailabilities(self.orders.post)
        self.office = FakeOffice(self.listings.listings, self.orders.inbox, self.orders.post)
        self.office.together = self.orders.together
        self.help_requests = FakeHelpRequests(self.orders.orders, self.orders.inbox, self.orders.post)
        self.office.members = lambda person, community: community in self.communities.seen.get(person, {})
        self.shopfronts = FakeShopfronts(
            self.listings.listings, self.blocks, self.availabilities, self.office.sanctions
        )
        self.orders.serve(self.shopfronts)
        self.listings.shown = self.shopfronts.shown
        self.enquiries = FakeEnquiries(self.shopfronts)
        self.messages = FakeMessages(self.orders, self.cards, self.enquiries)
        self.communities = FakeCommunities(STAFFER, rules=Rules(fee=1000))
        self.till = till
        self.transfers = FakeTransfers(self.orders)
        self.paylinks = FakePayLinks(self.orders)
        self.tills: frozenset[str] = frozenset()
        self.payer = till if abilities(till).payouts else MANUAL
        self.wardens: dict[Platform, Any] = {platform: FakeWarden(platform) for platform in Platform}
        self.proofs: list[tuple[str, Mapping[str, timedelta]]] = []
        self.shop = self.opened()

    def opened(self) -> Shop:
        desk = OrderDesk(self.orders, self.clock, self.communities)
        return Shop(
            desk=desk,
            orders=self.orders,
            listings=self.listings,
            people=self.people,
            drafts=self.drafts,
            files=self.files,
            clock=self.clock,
            communities=self.communities,
            messages=self.messages,
            chat=ChatDesk(self.messages, self.clock),
            till=self.till,
            link=LINK,
            wardens=self.wardens,
            proves=self.proves,
            largest_file=LARGEST_FILE,
            links=LinkDesk(UselessCodes(), self.orders, self.clock),
            favourites=self.favourites,
            reviews=self.reviews,
            reviewing=ReviewDesk(self.reviews, self.clock),
            reputations=self.reputations,
            bills=FakeBills(self.orders),
            enquiries=self.enquiries,
            blocks=self.blocks,
            shopfronts=self.shopfronts,
            checkout=CheckoutDesk(self.paylinks, self.orders, desk, self.clock),
            tills=self.tills,
            cash=CashDesk(self.transfers, self.clock, self.communities, self.payer),
            papers=self.papers,
            invoices=self.invoices,
            availabilities=self.availabilities,
            reports=self.office.reports,
            sanctions=self.office.sanctions,
            staff=StaffDesk(self.office.reports, self.office.sanctions, self.communities, self.clock),
            cases=FakeCases(self.orders),
            helping=HelpDesk(self.help_requests, self.communities, self.clock),
            estates=self.estates,
            erasing=EstateDesk(self.estates, self.communities, self.clock),
        )

    async def proves(self, process: str, lengths: Mapping[str, timedelta], stalemate: str) -> str:
        """In this process, and without the walk: what the laws say alone takes no time."""
        self.proofs.append((process, lengths))
        findings = Findings()
        findings.note(laws.lengths(SERVICE, lengths))
        return next((proof.word for proof in findings.faults), "")

    def restart(self) -> None:
        self.shop = self.opened()

    def chat(
        self,
        person: PersonId,
        place: int | None = None,
        platform: Platform = Platform.TELEGRAM,
        on: Screen | None = None,
    ) -> "Chat":
        """`on`: what is shown there already."""
        return Chat(self, person, on, place=place, platform=platform)

    def found(self, name: str, address: int, *staff: PersonId) -> Community:
        """A community of its own, in the group of that number."""
        made = Community(CommunityId(new_id()), name, Platform.TELEGRAM, address, Rules(staff=staff), 1)
        self.communities.communities[made.id] = made
        return made

    def offer(self, listing: Listing) -> Listing:
        self.listings.listings[listing.id] = listing
        return listing

    def put(self, order: Order) -> Order:
        self.orders.orders[order.id] = order
        return order

    def only_order(self) -> Order:
        (order,) = self.orders.orders.values()
        return order

    def next_update(self) -> int:
        self.updates += 1
        return self.updates


@dataclass
class Chat:
    """One person's chat. `place`: the group it is in. `screen` is what stands last, `reply` what the last act was
    answered.
    """

    world: World
    person: PersonId
    screen: Screen | None = None
    reply: Reply = field(default_factory=Reply)
    screens: list[Screen] = field(default_factory=list)
    place: int | None = None
    platform: Platform = Platform.TELEGRAM
    roles: tuple[int, ...] | None = None

    async def send(
        self,
        text: str = "",
        *uploads: Upload,
        update: int | None = None,
        people: tuple[Somebody, ...] = (),
        **how: Any,
    ) -> Reply:
        """The message has the number of its update. `how` is what else a platform says of it (`Said`)."""
        number = update or self.world.next_update()
        words = Said(
            self.world.people.people[self.person],
            self.platform,
            number,
            text,
            tuple(replace(each, message=number) for each in uploads),
            self.place,
            people,
            **{"roles": self.roles, "chat": int(self.person), "typed": (Typed(number, text),), **how},
        )
        return self._got(await said(self.world.shop, words))

    async def edit(self, number: int, text: str) -> Reply:
        """Changes the words of the message of that number."""
        return await self.send(text, edited=True, typed=(Typed(number, text),))

    async def press(self, label: str, *, on: Screen | None = None) -> Reply:
        """Presses the button that says `label`, or begins so."""
        return await self.press_token(self.button(label, on=on).does)

    async def press_token(self, token: Press | str, *, on_card: bool = False, update: int | None = None) -> Reply:
        assert isinstance(token, Press), token
        token.pack()
        who = self.world.people.people[self.person]
        number = update or self.world.next_update()
        return self._got(
            await pressed(self.world.shop, Pressed(who, self.platform, number, token, on_card, self.place, self.roles))
        )

    async def hand_in(
        self, words: dict[str, str], *uploads: Upload, sheet: Sheet | None = None, **numbers: tuple[int, ...]
    ) -> Reply:
        """Fills in the sheet that is open, what is left alone as it stands, and hands it in."""
        filled = sheet or self.reply.sheet
        assert filled, "no sheet is open"
        typed = {each.name: each.typed for each in filled.fields if isinstance(each, Entry)}
        assert not set(words) - set(typed), typed
        filled.press.pack()
        who = self.world.people.people[self.person]
        answers = Answers(typed | words, numbers)
        event = Filled(
            who,
            self.platform,
            self.world.next_update(),
            filled.press,
            answers,
            uploads,
            place=self.place,
            roles=self.roles,
        )
        return self._got(await hand_in(self.world.shop, event))

    def offers(self, label: str) -> bool:
        """Whether there is a button that says `label`, or begins so."""
        return any(_bare(each).startswith(label) for each in self.labels())

    def button(self, label: str, *, on: Screen | None = None) -> Button:
        shown = on or self.screen
        assert shown, "nothing is shown"
        found = [button for row in shown.rows for button in row if _bare(button.label).startswith(label)]
        assert found, f"no {label!r} among {self.labels(on=shown)}"
        return found[0]

    def labels(self, *, on: Screen | None = None) -> list[str]:
        shown = on or self.screen
        return [button.label for row in shown.rows for button in row] if shown else []

    @property
    def text(self) -> str:
        """What is read: the screen's words without their markup, or the line over the chat."""
        return self.reply.toast or (str(self.screen.text.striptags()) if self.screen else "")

    def speak(self, language: str) -> None:
        self.world.people.people[self.person] = replace(self.world.people.people[self.person], language=language)

    def _got(self, reply: Reply) -> Reply:
        self.reply = reply
        if reply.screen:
            self.screen = reply.screen
            self.screens.append(reply.screen)
        return reply


def _on_telegram(person: PersonId, name: str) -> Person:
    return Person(person, name, "en", accounts=(Account(Platform.TELEGRAM, 100 + person),))


def _bare(label: str) -> str:
    """A label without the sign of its tick."""
    return label.lstrip("☐☑ ")
