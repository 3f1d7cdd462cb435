"""One card per party and order: a single message that is edited as the order moves.

A card is composed under a lock of its own from what is true at that moment, so that of two who refresh it at once the
later one never shows the older truth.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from weakref import WeakValueDictionary

from bot.recent import Recent
from bot.screens.screen import Screen
from bot.telegram.post import Post
from bot.telegram.render import Drawing, render
from core.order import OrderId, PersonId
from core.person import Person, Platform
from core.ports import CardPlace, Cards

REMEMBERED = 10_000  # places kept in memory; the rest is read again

Compose: TypeAlias = Callable[[OrderId, Person], Awaitable[Screen | None]]


class CardMessages:
    """The cards of Telegram. Methods raise what the API raised."""

    def __init__(self, post: Post, places: Cards, compose: Compose) -> None:
        self._post = post
        self._places = places
        self._compose = compose
        self._known: Recent[tuple[PersonId, OrderId], CardPlace] = Recent(REMEMBERED)
        self._locks: WeakValueDictionary[tuple[PersonId, OrderId], asyncio.Lock] = WeakValueDictionary()

    async def refresh(self, person: Person, chat: int, order: OrderId) -> None:
        """Edit the card in place; send it anew, silently, when there is none or it cannot be edited."""
        async with self._lock(person, order):
            drawing = await self._draw(person, order)
            if drawing is None:
                return
            place = await self._place(person, order)
            if place and place.chat == chat and await self._post.edit(chat, place.message, drawing):
                return
            await self._anew(person, chat, order, drawing, place)

    async def bring(self, person: Person, chat: int, order: OrderId) -> None:
        """Let the card stand at the end of the chat; the old one goes away once the new one is there."""
        async with self._lock(person, order):
            drawing = await self._draw(person, order)
            if drawing is None:
                return
            place = await self._place(person, order)
            there = place and place.chat == chat and self._post.is_last(chat, place.message)
            if not (there and place and await self._post.edit(chat, place.message, drawing)):
                await self._anew(person, chat, order, drawing, place)

    async def stands_at(self, message: int, person: Person, order: OrderId) -> bool:
        """Whether `message` is the card. A person may press a card whose sending we have not heard the end of."""
        known = self._known.get((person.id, order))
        if known and known.message == message:
            return True
        async with self._lock(person, order):
            place = await self._place(person, order)
        return place is not None and place.message == message

    async def _place(self, person: Person, order: OrderId) -> CardPlace | None:
        """Where the card is. After the first look this costs no read."""
        known = self._known.get((person.id, order)) or await self._places.place(person.id, order, Platform.TELEGRAM)
        if known:
            self._known.put((person.id, order), known)
        return known

    async def _draw(self, person: Person, order: OrderId) -> Drawing | None:
        screen = await self._compose(order, person)
        return render(screen) if screen else None

    async def _anew(self, person: Person, chat: int, order: OrderId, drawing: Drawing, old: CardPlace | None) -> None:
        message = await self._post.send(chat, drawing, silent=True)
        place = CardPlace(person.id, order, Platform.TELEGRAM, chat, message, drawing.digest)
        self._known.put((person.id, order), place)
        await self._places.put(place)
        if old:
            await self._post.remove(old.chat, old.message)

    def forget(self) -> None:
        """Look up anew where cards are: other accounts stand behind the same people now."""
        self._known.clear()

    def _lock(self, person: Person, order: OrderId) -> asyncio.Lock:
        return self._locks.setdefault((person.id, order), asyncio.Lock())
