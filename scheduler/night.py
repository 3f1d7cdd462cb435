"""Nobody is disturbed in their quiet hours for what can wait: a ping or a reminder waits for their morning, unless the
order has a deadline before it. Deadlines do not move, and what rings nobody is not held back.
"""

from collections.abc import Sequence
from datetime import datetime

from core.mail import EMAIL
from core.order import Order
from core.ports import Clock, Communities, Letter, LetterKind, Orders, People

_RINGS = frozenset({LetterKind.PING, LetterKind.REMINDER})


class Night:
    """Looks up who sleeps. Without a time zone of their own a person's clock is that of the default community."""

    def __init__(self, people: People, orders: Orders, communities: Communities, clock: Clock) -> None:
        self._people = people
        self._orders = orders
        self._communities = communities
        self._clock = clock

    async def over(self, letters: Sequence[Letter]) -> datetime | None:
        """Until when these letters, all to one person, have to wait; None when they may go now."""
        if not all(map(_waits, letters)):
            return None
        person = await self._people.get(letters[0].to)
        if person is None or person.quiet_hours is None:
            return None
        timezone = person.timezone or self._communities.default.rules.timezone
        morning = person.quiet_hours.over(self._clock.now(), timezone)
        if morning is None:
            return None
        orders = [await self._orders.find(letter.order) for letter in letters if letter.order]
        return None if any(order is None or _falls_due(order, morning) for order in orders) else morning


def _waits(letter: Letter) -> bool:
    """An e-mail rings nobody, and what is about nothing that could be muted is about the person's own safety."""
    return letter.kind in _RINGS and letter.matter is not None and letter.platform != EMAIL


def _falls_due(order: Order, by: datetime) -> bool:
    return order.next_due is not None and order.next_due.at <= by
