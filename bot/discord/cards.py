"""One card per party and order: a single message that is edited as the order moves.

A card is composed under a lock of its own from what is true at that moment, so that of two who refresh it at once the
later one never shows the older truth.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from weakref import WeakValueDictionary

from bot.discord.places import Place
from bot.discord.post import Draw, Post
from bot.discord.render import Drawing, render
from bot.recent import Recent
from bot.screens.screen import Screen, Urgency
from core.order import OrderId, PersonId
from core.person import Person, Platform
from core.ports import CardPlace, Cards

REMEMBERED = 10_000  # places kept in memory; the rest is read again

Compose: TypeAlias = Callable[[OrderId, Person], Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Up to which version of its order a card has been drawn, and where it stood then."""

    channel: int
    version: int
    urgency: Urgency | None


class CardMessages:
    """The cards of Discord. Methods raise what Discord or the network did."""

    def __init__(self, post: Post, places: Cards, compose: Compose) -> None:
        self._post = post
        self._places = places
        self._compose = compose
        self._known: Recent[tuple[PersonId, OrderId], CardPlace] = Recent(REMEMBERED)
        self._shown: Recent[tuple[PersonId, OrderId], _Shown] = Recent(REMEMBERED)
        self._locks: WeakValueDictionary[tuple[PersonId, OrderId], asyncio.Lock] = WeakValueDictionary()

    async def refresh(
        self, person: Person, place: Place, order: OrderId, name: str, draw: Draw | None = None
    ) -> Urgency | None:
        """Edit the card in place; send it anew, silently, when there is none or it cannot be edited. `draw` is a
        shorter way to edit it, for as long as that lasts; `name` is a new message's own. How urgent it is.
        """
        async with self._lock(person, order):
            return await self._refresh(person, place, order, name, draw)

    async def show(self, person: Person, place: Place, order: OrderId, version: int, name: str) -> Urgency | None:
        """The same for news of a version of the order. Whoever has pressed has mostly seen it before it gets here; then
        nothing has to be put together for it.
        """
        async with self._lock(person, order):
            shown = self._shown.get((person.id, order))
            if shown and shown.version >= version and shown.channel == place.channel:
                return shown.urgency
            return await self._refresh(person, place, order, name, None)

    async def _refresh(
        self, person: Person, place: Place, order: OrderId, name: str, draw: Draw | None
    ) -> Urgency | None:
        screen = await self._compose(order, person)
        if screen is None:
            return None
        drawing = render(screen)
        card = await self._place(person, order)
        if not (card and card.chat == place.channel and await self._edit(card, drawing, draw)):
            await self._anew(person, place, order, drawing, card, name)
        self._has_shown(person, place, order, screen)
        return screen.urgency

    async def bring(self, person: Person, place: Place, order: OrderId, name: str) -> int | None:
        """Let the card stand at the end of its channel; the old one goes away once the new one is there. Its number,
        None when there is nothing to see.
        """
        async with self._lock(person, order):
            screen = await self._compose(order, person)
            if screen is None:
                return None
            drawing = render(screen)
            card = await self._place(person, order)
            there = card and card.chat == place.channel and self._post.is_last(place.channel, card.message)
            if there and card and await self._edit(card, drawing, None):
                number = card.message
            else:
                number = await self._anew(person, place, order, drawing, card, name)
            self._has_shown(person, place, order, screen)
            return number

    def known(self) -> list[CardPlace]:
        """The cards that this process has had to do with."""
        return self._known.values()

    def forget(self) -> None:
        """Look up anew where cards are: other accounts stand behind the same people now."""
        self._known.clear()
        self._shown.clear()

    async def amend(self, person: Person, card: CardPlace) -> bool:
        """Let the card show what is true, where it stands. False when there is none any more."""
        async with self._lock(person, card.order):
            screen = await self._compose(card.order, person)
            known = await self._place(person, card.order) or card
            return screen is None or await self._edit(known, render(screen), None)

    async def stands_at(self, message: int, person: Person, order: OrderId) -> bool:
        """Whether `message` is the card. A person may press a card whose sending we have not heard the end of."""
        known = self._known.get((person.id, order))
        if known and known.message == message:
            return True
        async with self._lock(person, order):
            card = await self._place(person, order)
        return card is not None and card.message == message

    def _has_shown(self, person: Person, place: Place, order: OrderId, screen: Screen) -> None:
        self._shown.put((person.id, order), _Shown(place.channel, screen.version, screen.urgency))

    async def _edit(self, card: CardPlace, drawing: Drawing, draw: Draw | None) -> bool:
        if self._post.looks_like(card.chat, card.message, drawing):
            return True
        if draw and await self._post.drawn_by(draw, card.chat, card.message, drawing):
            return True
        return await self._post.edit(card.chat, card.message, drawing)

    async def _place(self, person: Person, order: OrderId) -> CardPlace | None:
        """Where the card is. After the first look this costs no read."""
        known = self._known.get((person.id, order)) or await self._places.place(person.id, order, Platform.DISCORD)
        if known:
            self._known.put((person.id, order), known)
        return known

    async def _anew(
        self, person: Person, place: Place, order: OrderId, drawing: Drawing, old: CardPlace | None, name: str
    ) -> int:
        message = await self._post.send(place.channel, drawing, name, silent=True)
        card = CardPlace(person.id, order, Platform.DISCORD, place.channel, message, drawing.digest)
        self._known.put((person.id, order), card)
        await self._places.put(card)
        if old and old.message != message:
            await self._post.remove(old.chat, old.message)
        return message

    def _lock(self, person: Person, order: OrderId) -> asyncio.Lock:
        return self._locks.setdefault((person.id, order), asyncio.Lock())
