"""One card per party and order: a single message that is edited as the order moves.

A card is composed under a lock of its own from what is true at that moment, so that of two who refresh it at once the
later one never shows the older truth.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot.recent import Recent
from bot.screens.screen import Screen
from bot.sights import Sight, Sights
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
        self._sights = Sights(REMEMBERED)

    async def refresh(self, person: Person, chat: int, order: OrderId) -> None:
        """Draw the card in its place; send it anew, silently, when there is none or it cannot be edited."""
        async with self._sights.lock(person.id, order):
            if screen := await self._compose(order, person):
                await self._draw(person, chat, order, screen)

    async def show(self, person: Person, chat: int, order: OrderId, version: int | None) -> None:
        """The same for news of a version of the order, or of none. What its reader has seen is not drawn."""
        async with self._sights.lock(person.id, order):
            sight = await self._sight(person, chat, order)
            if sight and sight.tells(version):
                return
            screen = await self._compose(order, person)
            if screen and not (sight and sight.shows(screen, version)):
                await self._draw(person, chat, order, screen)

    async def bring(self, person: Person, chat: int, order: OrderId) -> None:
        """Let the card stand at the end of the chat; the old one goes away once the new one is there."""
        async with self._sights.lock(person.id, order):
            if screen := await self._compose(order, person):
                await self._draw(person, chat, order, screen, last=True)

    async def cover(self, chat: int, message: int, page: Screen, draw: Callable[[], Awaitable[bool]]) -> bool:
        """Have `draw` put `page` into a message, which may be a card. Whether it did."""
        return await self._sights.cover(chat, message, page.version, draw)

    async def stands_at(self, message: int, person: Person, order: OrderId) -> bool:
        """Whether `message` is the card. A person may press a card whose sending we have not heard the end of."""
        known = self._known.get((person.id, order))
        if known and known.message == message:
            return True
        async with self._sights.lock(person.id, order):
            place = await self._place(person, order)
        return place is not None and place.message == message

    async def _place(self, person: Person, order: OrderId) -> CardPlace | None:
        """Where the card is. After the first look this costs no read."""
        known = self._known.get((person.id, order)) or await self._places.place(person.id, order, Platform.TELEGRAM)
        if known:
            self._known.put((person.id, order), known)
        return known

    async def _sight(self, person: Person, chat: int, order: OrderId) -> Sight | None:
        """What was last drawn of the card, if it is there still."""
        place = await self._place(person, order)
        there = place and place.chat == chat and self._post.knows(chat, place.message)
        return self._sights.of(place) if place and there else None

    async def _draw(self, person: Person, chat: int, order: OrderId, screen: Screen, *, last: bool = False) -> None:
        drawing, place = render(screen), await self._place(person, order)
        here = place and place.chat == chat and (not last or self._post.is_last(chat, place.message))
        if not (place and here and await self._post.edit(chat, place.message, drawing)):
            place = await self._anew(person, chat, order, drawing, place)
        self._sights.drawn(place, screen)

    async def _anew(
        self, person: Person, chat: int, order: OrderId, drawing: Drawing, old: CardPlace | None
    ) -> CardPlace:
        message = await self._post.send(chat, drawing, silent=True)
        place = CardPlace(person.id, order, Platform.TELEGRAM, chat, message, drawing.digest)
        self._known.put((person.id, order), place)
        await self._places.put(place)
        if old:
            await self._post.remove(old.chat, old.message)
        return place

    def forget(self) -> None:
        """Look up anew where cards are: other accounts stand behind the same people now."""
        self._known.clear()
        self._sights.clear()
