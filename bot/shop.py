"""What the conversation can reach: the desk, and the ports it reads and writes beside orders."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from bot.prover import Prover
from bot.turns import Turns
from bot.warden import Warden
from core.cases import Cases
from core.cashdesk import CashDesk
from core.chat import ChatDesk
from core.checkoutdesk import CheckoutDesk
from core.dealings import (
    Availabilities,
    Blocks,
    Enquiries,
    Estates,
    Reports,
    Sanctions,
    Shopfronts,
)
from core.desk import OrderDesk
from core.estatedesk import EstateDesk
from core.helpdesk import HelpDesk
from core.linkdesk import LinkDesk
from core.maildesk import MailDesk
from core.person import Platform
from core.ports import (
    ALWAYS_THERE,
    Bills,
    Clock,
    Communities,
    Drafts,
    Favourites,
    FileStore,
    Invoices,
    Listings,
    Messages,
    Orders,
    Papers,
    People,
    Reputations,
    Reviews,
    Watch,
)
from core.reviews import ReviewDesk
from core.staffdesk import StaffDesk
from core.till import STARS, abilities

Proves: TypeAlias = Callable[[str, Mapping[str, timedelta], str], Awaitable[str]]
"""Given a process, the lengths of its deadlines and the rule for disputes that nobody ends: the word of a promise that
would be broken, or nothing.
"""


@dataclass(frozen=True, slots=True)
class Shop:
    """One running bot. `link` is the address that opens it with a start word: `link.format(word)`.

    `platforms` are those on which this bot runs, `bots` its numbers where updates are numbered for each bot. `till` is
    who sees to the money where none of the providers' `tills` does, `largest_file` is in bytes. What the default
    community has set holds wherever no other community is meant, and until a person says otherwise. `wardens` tell who
    runs a server or a group. Without `mail` there is no e-mail. `wake` has the couriers look whether there is anything
    new for them.
    """

    desk: OrderDesk
    orders: Orders
    listings: Listings
    people: People
    drafts: Drafts
    files: FileStore
    clock: Clock
    communities: Communities
    messages: Messages
    chat: ChatDesk
    till: str
    link: str
    largest_file: int
    links: LinkDesk
    favourites: Favourites
    reviews: Reviews
    reviewing: ReviewDesk
    reputations: Reputations
    bills: Bills
    enquiries: Enquiries
    blocks: Blocks
    shopfronts: Shopfronts
    cash: CashDesk
    checkout: CheckoutDesk
    papers: Papers
    invoices: Invoices
    availabilities: Availabilities
    reports: Reports
    sanctions: Sanctions
    staff: StaffDesk
    estates: Estates
    erasing: EstateDesk
    cases: Cases
    helping: HelpDesk
    mail: MailDesk | None = None
    tills: frozenset[str] = frozenset()
    platforms: tuple[Platform, ...] = tuple(Platform)
    bots: Mapping[Platform, int] = field(default_factory=dict)
    turns: Turns = field(default_factory=Turns)
    wardens: Mapping[Platform, Warden] = field(default_factory=dict)
    wake: Callable[[], None] = lambda: None
    watch: Watch = ALWAYS_THERE
    proves: Proves = field(default_factory=lambda: Prover().objection)

    @property
    def stars(self) -> bool:
        """Whether Telegram's Stars can be taken here."""
        return STARS in self.tills or abilities(self.till).play

    @property
    def language(self) -> str:
        return self.communities.default.rules.language

    @property
    def timezone(self) -> str:
        return self.communities.default.rules.timezone
