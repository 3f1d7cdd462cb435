"""What the conversation can reach: the desk, and the ports it reads and writes beside orders."""

from dataclasses import dataclass, field

from bot.turns import Turns
from core.desk import OrderDesk
from core.ports import Clock, Communities, Drafts, FileStore, Listings, Orders, People


@dataclass(frozen=True, slots=True)
class Shop:
    """One running bot. `link` is the address that opens it with a start word: `link.format(word)`.

    `till` is who sees to the money, `largest_file` is in bytes. What the default community has set holds wherever no
    other community is meant, and until a person says otherwise.
    """

    desk: OrderDesk
    orders: Orders
    listings: Listings
    people: People
    drafts: Drafts
    files: FileStore
    clock: Clock
    communities: Communities
    till: str
    link: str
    largest_file: int
    turns: Turns = field(default_factory=Turns)

    @property
    def language(self) -> str:
        return self.communities.default.rules.language

    @property
    def timezone(self) -> str:
        return self.communities.default.rules.timezone
