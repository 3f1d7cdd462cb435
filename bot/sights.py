"""What people have seen of the cards of their orders, so that news draws a card only where there is more to see.

The message of a card can show something else for a while: what is behind "More", or a question. Drawing the card closes
that. It is right when the order has moved, or when the card looks different from what it was when last drawn; by the
passing of time alone nothing is new.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeAlias
from weakref import WeakValueDictionary

from bot.recent import Recent
from bot.screens.screen import Screen, Urgency
from core.checkoutdesk import PAYLINK
from core.order import OrderId, PersonId
from core.ports import UNMOVED, CardPlace, Letter

Draw: TypeAlias = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Sight:
    """A card as it was last drawn, of one person and order. `page` is the newest version of the order of which
    something else has told in the same message since, 0 when nothing has.
    """

    card: tuple[PersonId, OrderId]
    version: int
    looks: int
    urgency: Urgency | None
    page: int = 0

    def tells(self, version: int | None) -> bool:
        """Whether the card was drawn for this version of the order or a later one; without a version, it does not."""
        return version is not None and self.version >= version

    def shows(self, screen: Screen, version: int | None) -> bool:
        """Whether there is nothing new to see in `screen`, the card as it is now that there is news of `version`."""
        same = (self.version, self.looks) == (screen.version, screen.looks)
        ahead = version is not None and self.page > self.version and self.page >= screen.version
        return same or ahead


class Sights:
    """Remembers at most `most` cards; one that was forgotten, or drawn before a restart, is drawn once more. One at a
    time draws a card, or something else over it: whoever does holds its lock.
    """

    def __init__(self, most: int) -> None:
        self._seen: Recent[tuple[int, int], Sight] = Recent(most)
        self._locks: WeakValueDictionary[tuple[PersonId, OrderId], asyncio.Lock] = WeakValueDictionary()

    def lock(self, person: PersonId, order: OrderId) -> asyncio.Lock:
        return self._locks.setdefault((person, order), asyncio.Lock())

    def of(self, card: CardPlace) -> Sight | None:
        """What was last drawn there."""
        return self._seen.get((card.chat, card.message))

    def drawn(self, card: CardPlace, screen: Screen) -> None:
        """A card was drawn, as a card."""
        sight = Sight((card.person, card.order), screen.version, screen.looks, screen.urgency)
        self._seen.put((card.chat, card.message), sight)

    async def cover(self, chat: int, message: int, version: int, draw: Draw) -> bool:
        """Have `draw` put into a message, maybe a card, what tells of a `version` of the order. Whether it did."""
        before = self._seen.get((chat, message))
        if before is None:
            return await draw()
        async with self.lock(*before.card):
            drawn = await draw()
            sight = self._seen.get((chat, message))
            if drawn and sight:
                self._seen.put((chat, message), replace(sight, page=max(sight.page, version)))
            return drawn

    def clear(self) -> None:
        self._seen.clear()


def told(letter: Letter) -> int | None:
    """The version of its order that a letter for a card is news of; None when the card changes though the order has not
    moved.
    """
    return None if letter.topic in {PAYLINK, UNMOVED} else letter.version
