"""The one place where accounts are linked and parted: each in one transaction, with the letters that tell of it.

Whoever becomes one person has the cards of all open orders in both chats, and is told where they did not do it; so is
an account that was parted. Whoever did not want it knows of it then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.linking import Code, Entered, Linked, NotLinked, Unlinked
from core.order import Order, OrderId, PersonId
from core.person import Person, Platform
from core.ports import Clock, Letter, LetterKind, Links, Orders
from core.sanction import Sanction
from core.workflows import OPEN

ABOUT_YOU = OrderId("")
"""The order of a letter that is about no order, but about its person."""
LINKED, UNLINKED = "linked", "unlinked"
"""The topics of such letters."""
MOST_CARDS = 20
"""Cards of each of two people that a chat gets at once; the rest follow as their orders move."""


@dataclass(frozen=True, slots=True)
class LinkDesk:
    """`wake` is called after each act, for the courier to look at what was written."""

    links: Links
    orders: Orders
    clock: Clock
    wake: Callable[[], None] = lambda: None

    async def invite(self, person: PersonId) -> Code:
        return await self.links.invite(person, self.clock.now())

    async def enter(self, code: Code | None, guest: PersonId) -> Entered | NotLinked:
        return await self.links.enter(code, guest, self.clock.now())

    async def confirm(self, name: str, guest: PersonId, on: Platform) -> Linked | NotLinked:
        """`guest` says yes, on the platform `on`."""
        now, host = self.clock.now(), await self.links.host(name)
        orders = [each for person in (host, guest) if person for each in await self._open(person)]
        told = _Told(name, tuple(orders), on, now)
        outcome = await self.links.confirm(name, guest, now, told)
        self.wake()
        return outcome

    async def unlink(self, person: Person, platform: Platform) -> Unlinked | Sanction | None:
        """The account on `platform` goes. None when there is none, or no other; not while anything bars `person`."""
        now = self.clock.now()
        outcome = await self.links.unlink(
            person.id, platform, now, lambda fresh: (_notice(UNLINKED, fresh, str(fresh), platform, now),)
        )
        self.wake()
        return outcome

    async def open_orders(self, person: PersonId) -> int:
        counts = await self.orders.count_for(person)
        return sum(count for standing, count in counts.items() if standing in OPEN)

    async def _open(self, person: PersonId) -> Sequence[Order]:
        return await self.orders.list_for(person, OPEN, 0, MOST_CARDS)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is written to the one person, in the chats where they did not say yes."""

    name: str
    orders: tuple[Order, ...]
    on: Platform
    now: datetime

    def __call__(self, person: PersonId, platforms: Sequence[Platform]) -> Sequence[Letter]:
        news = [_notice(LINKED, person, self.name, each, self.now) for each in platforms if each is not self.on]
        return [*(self._card(order, person) for order in self.orders), *news]

    def _card(self, order: Order, person: PersonId) -> Letter:
        key = f"card:{order.id}:{order.version}:{person}:{self.name}"
        return Letter(key, LetterKind.CARD, person, order.id, LINKED, order.version, self.now)


def _notice(topic: str, person: PersonId, key: str, platform: Platform, now: datetime) -> Letter:
    return Letter(f"{topic}:{key}", LetterKind.PING, person, ABOUT_YOU, topic, 0, now, platform=platform)
