"""What follows when a letter does not arrive: the next chat that its person linked is tried, and when none is left the
other party of the order or of the enquiry is told, once (docs/decisions/0045).

What goes to every platform of its person anyway, as a card does, has no successor.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.chat import Subject
from core.dealings import Enquiries
from core.enquiry import Enquiry, EnquiryId
from core.order import PersonId
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

    def __init__(self, people: People, orders: Orders, enquiries: Enquiries, clock: Clock) -> None:
        self._people = people
        self._orders = orders
        self._enquiries = enquiries
        self._clock = clock

    async def of(self, letter: Letter, receipt: Receipt) -> Instead:
        if letter.kind in EVERYWHERE or isinstance(receipt, Moot):
            return nothing_instead
        person = await self._people.get(letter.to)
        told = await self._other(letter) if isinstance(receipt, Unreachable) else None
        return partial(_instead, letter, person, told, self._clock.now())

    async def _other(self, letter: Letter) -> PersonId | None:
        subject = await self._orders.find(letter.order) or await self._enquiries.find(EnquiryId(letter.order))
        return _other_party(subject, letter.to) if subject else None


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


def _other_party(subject: Subject, person: PersonId) -> PersonId | None:
    """A seller who has not joined knows nothing of the order yet (docs/decisions/0013)."""
    if isinstance(subject, Enquiry):
        return {subject.asker: subject.seller, subject.seller: subject.asker}.get(person)
    if person == subject.seller:
        return subject.buyer
    return subject.seller if person == subject.buyer and subject.joined else None
