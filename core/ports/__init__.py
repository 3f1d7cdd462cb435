"""What the core needs from outside. Storage, the till and the channels implement these; `tests/fakes.py` has twins.

Everybody takes them from here. Where they stand, by subject:

- `letters`: what people are to be told, the outbox that holds it, the channels, and their receipts
- `orders`: what a command is judged by, what it writes, and where orders are found again, starred ones too
- `money`: what is booked: the cashbox by which orders are judged, bills, receipts, invoices
- `payments`: what comes and goes: transfers, links behind which buyers pay, tills
- `chats`: cards, threads, what parties write to each other, and what somebody is typing
- `reviews`: what parties say of each other afterwards, and what a person has done
- `people`: accounts, several accounts of one person, e-mail addresses, digests
- `communities`: their rules, their staff, and whom they have seen
- `listings`: the services that sellers offer
- `clock`: what time it is, whether that can be believed, and when nobody was there
- `files`: files, and the throwing away of what nothing needs any more
- `failures`: what all of these raise

`letters`, `money`, `orders` and the others build on each other in this order, and never the other way round.
"""

from core.ports.chats import CardPlace, Cards, ChatFile, ChatJudge, Draft, Drafts, Messages, Noted, Thread, Threads
from core.ports.clock import ALWAYS_THERE, Clock, Pulses, Watch
from core.ports.communities import Communities
from core.ports.failures import Busy, Conflict, Stale, TooLarge, Unavailable, Uncertain
from core.ports.files import FileStore, Leftovers
from core.ports.letters import (
    DIGEST,
    DOUBT,
    EVERYWHERE,
    UNMOVED,
    UNREACHED,
    Channel,
    Copies,
    Delivered,
    Instead,
    Later,
    Letter,
    LetterKind,
    Moot,
    Outbox,
    Receipt,
    Rejected,
    Unreachable,
    nothing_instead,
)
from core.ports.listings import Listings
from core.ports.money import NO_CASH, Bills, Cashbox, Invoices, Kept, Papers
from core.ports.orders import Booked, Favourites, Judge, OrderFile, Orders, Outcome, PlacementJudge, Repeated, View
from core.ports.payments import CashFile, CashJudge, Handled, PayLinks, Till, Transfers
from core.ports.people import Digests, Links, Mailboxes, People, Told, ToldBoth
from core.ports.reviews import Reputations, Reviewed, ReviewFile, ReviewJudge, Reviews

__all__ = [
    "ALWAYS_THERE",
    "DIGEST",
    "DOUBT",
    "EVERYWHERE",
    "NO_CASH",
    "UNMOVED",
    "UNREACHED",
    "Bills",
    "Booked",
    "Busy",
    "CardPlace",
    "Cards",
    "CashFile",
    "CashJudge",
    "Cashbox",
    "Channel",
    "ChatFile",
    "ChatJudge",
    "Clock",
    "Communities",
    "Conflict",
    "Copies",
    "Delivered",
    "Digests",
    "Draft",
    "Drafts",
    "Favourites",
    "FileStore",
    "Handled",
    "Instead",
    "Invoices",
    "Judge",
    "Kept",
    "Later",
    "Leftovers",
    "Letter",
    "LetterKind",
    "Links",
    "Listings",
    "Mailboxes",
    "Messages",
    "Moot",
    "Noted",
    "OrderFile",
    "Orders",
    "Outbox",
    "Outcome",
    "Papers",
    "PayLinks",
    "People",
    "PlacementJudge",
    "Pulses",
    "Receipt",
    "Rejected",
    "Repeated",
    "Reputations",
    "ReviewFile",
    "ReviewJudge",
    "Reviewed",
    "Reviews",
    "Stale",
    "Thread",
    "Threads",
    "Till",
    "Told",
    "ToldBoth",
    "TooLarge",
    "Transfers",
    "Unavailable",
    "Uncertain",
    "Unreachable",
    "View",
    "Watch",
    "nothing_instead",
]
