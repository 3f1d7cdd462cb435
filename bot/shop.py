"""What the conversation can reach: the desk, and the ports it reads and writes beside orders."""

from dataclasses import dataclass, field

from bot.turns import Turns
from core.desk import OrderDesk
from core.listing import House
from core.ports import Clock, Drafts, FileStore, Listings, Orders, People


@dataclass(frozen=True, slots=True)
class Shop:
    """One running bot. `link` is the address that opens it with a start word: `link.format(word)`.

    `largest_file` is in bytes. `language`, `timezone` and `currency` hold until a person says otherwise. `instructions`
    is how to pay by hand, in the words of those who run the house.
    """

    desk: OrderDesk
    orders: Orders
    listings: Listings
    people: People
    drafts: Drafts
    files: FileStore
    clock: Clock
    house: House
    link: str
    currency: str
    language: str
    timezone: str
    largest_file: int
    instructions: str = ""
    turns: Turns = field(default_factory=Turns)
