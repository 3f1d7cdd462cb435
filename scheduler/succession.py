"""What follows when a letter does not arrive: the next chat that its person linked is tried, and when none is left the
other party of the order is told, once (processes.md, Channels).

What goes to every platform of its person anyway, as a card does, has no successor.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.order import Order, PersonId
from core.person import Person
from core.ports import (
    EVERYWHERE,
    UNREACHED,
    Clock,
    Copies,
    Instead,
    Letter,
    LetterKind,
    Moot,
    Orders,
    People,
    Receipt,
    Unreachable,
    nothing_instead,
)


class Successions:
    """Looks up all that the decision takes, which is made within the transaction that ends the letter."""

    def __init__(self, people: People, orders: Orders, clock: Clock) -> None:
        self._people = people
        self._orders = orders
        self._clock = clock

    async def of(self, letter: Letter, receipt: Receipt) -> Instead:
        if letter.kind in EVERYWHERE or isinstance(receipt, Moot):
            return nothing_instead
        person = await self._people.get(letter.to)
        order = await self._orders.find(letter.order)
        told = _other_party(order, letter.to) if order and isinstance(receipt, Unreachable) else None
        return partial(_instead, letter, person, told, self._clock.now())


def _instead(
    letter: Letter, person: Person | None, told: PersonId | None, now: datetime, copies: Copies
) -> Sequence[Letter]:
    if copies.alive:
        return ()
    left = [each for each in (person.platforms if person else ()) if each not in copies.tried]
    if left:
        return (replace(letter, platform=left[0], at=now, id=0, tries=0),)
    if told is None or letter.topic == UNREACHED:
        return ()
    key = f"ping:{letter.order}:{UNREACHED}:{letter.to}"
    return (Letter(key, LetterKind.PING, told, letter.order, UNREACHED, letter.version, now),)


def _other_party(order: Order, person: PersonId) -> PersonId | None:
    """A seller who has not joined knows nothing of the order yet (docs/decisions)."""
    if person == order.seller:
        return order.buyer
    return order.seller if person == order.buyer and order.joined else None
