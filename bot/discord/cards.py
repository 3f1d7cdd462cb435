"""One card per party and order: a single message that is edited as the order moves.

A card is composed under a lock of its own from what is true at that moment, so that of two who refresh it at once the
later one never shows the older truth.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot.discord.places import Place
from bot.discord.post import Draw, Post
from bot.discord.render import Drawing, render
from bot.recent import Recent
from bot.screens.screen import Screen, Urgency
from bot.sights import Sight, Sights
from core.order import OrderId, PersonId
from core.person import Person, Platform
from core.ports import CardPlace, Cards

REMEMBERED = 10_000  # places kept in memory; the rest is read again

Compose: TypeAlias = Callable[[OrderId, Person], Awaitable[Screen | None]]


class CardMessages:
    """The cards of Discord. Methods raise what Discord or the network did."""

    def __init__(self, post: Post, places: Cards, compose: Compose) -> None:
        self._post = post
        self._places = places
        self._compose = compose
        self._known: Recent[tuple[PersonId, OrderId], CardPlace] = Recent(REMEMBERED)
        self._sights = Sights(REMEMBERED)

    async def refresh(self, person: Person, place: Place, order: OrderId, name: str, draw: Draw | None = None) -> None:
        """Draw the card in its place; send it anew, silently, when there is none or it cannot be edited. `draw` is a
        shorter way to edit it, for as long as that lasts; `name` is a new message's own.
        """
        async with self._sights.lock(person.id, order):
            if screen := await self._compose(order, person):
                await self._draw(person, place, order, screen, name, draw)

    async def show(
        self, person: Person, place: Place, order: OrderId, version: int | None, name: str
    ) -> Urgency | None:
        """The same for news of a version of the order, or of none; how urgent the order is. What its reader has seen is
        not drawn. Whoever has pressed has mostly seen it before it gets here; then nothing is put together for it.
        """
        async with self._sights.lock(person.id, order):
            sight = await self._sight(person, place, order)
            if sight and sight.tells(version):
                return sight.urgency
            screen = await self._compose(order, person)
            if screen and not (sight and sight.shows(screen, version)):
                await self._draw(person, place, order, screen, name)
            return screen.urgency if screen else None

    async def bring(self, person: Person, place: Place, order: OrderId, name: str) -> int | None:
        """Let the card stand at the end of its channel; the old one goes away once the new one is there. Its number,
        None when there is nothing to see.
        """
        async with self._sights.lock(person.id, order):
            screen = await self._compose(order, person)
            return await self._draw(person, place, order, screen, name, last=True) if screen else None

    async def cover(self, channel: int, message: int, page: Screen, draw: Callable[[], Awaitable[bool]]) -> bool:
        """Have `draw` put `page` into a message, which may be a card. Whether it did."""
        return await self._sights.cover(channel, message, page.version, draw)

    def known(self) -> list[CardPlace]:
        """The cards that this process has had to do with."""
        return self._known.values()

    def forget(self) -> None:
        """Look up anew where cards are: other accounts stand behind the same people now."""
        self._known.clear()
        self._sights.clear()

    async def amend(self, person: Person, card: CardPlace) -> bool:
        """Let the card show what is true, where it stands. False when there is none any more."""
        async with self._sights.lock(person.id, card.order):
            screen = await self._compose(card.order, person)
            known = await self._place(person, card.order) or card
            sight = self._seen(known)
            if screen is None or (sight and sight.shows(screen, None)):
                return True
            if not await self._edit(known, render(screen), None):
                return False
            self._sights.drawn(known, screen)
            return True

    async def stands_at(self, message: int, person: Person, order: OrderId) -> bool:
        """Whether `message` is the card. A person may press a card whose sending we have not heard the end of."""
        known = self._known.get((person.id, order))
        if known and known.message == message:
            return True
        async with self._sights.lock(person.id, order):
            card = await self._place(person, order)
        return card is not None and card.message == message

    async def _sight(self, person: Person, place: Place, order: OrderId) -> Sight | None:
        card = await self._place(person, order)
        return self._seen(card) if card and card.chat == place.channel else None

    def _seen(self, card: CardPlace) -> Sight | None:
        """What was last drawn of the card, if it is there still."""
        return self._sights.of(card) if self._post.knows(card.chat, card.message) else None

    async def _draw(
        self,
        person: Person,
        place: Place,
        order: OrderId,
        screen: Screen,
        name: str,
        draw: Draw | None = None,
        *,
        last: bool = False,
    ) -> int:
        """The number of the message that is the card now."""
        drawing, card = render(screen), await self._place(person, order)
        here = card and card.chat == place.channel and (not last or self._post.is_last(place.channel, card.message))
        if not (card and here and await self._edit(card, drawing, draw)):
            card = await self._anew(person, place, order, drawing, card, name)
        self._sights.drawn(card, screen)
        return card.message

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
    ) -> CardPlace:
        message = await self._post.send(place.channel, drawing, name, silent=True)
        card = CardPlace(person.id, order, Platform.DISCORD, place.channel, message, drawing.digest)
        self._known.put((person.id, order), card)
        await self._places.put(card)
        if old and old.message != message:
            await self._post.remove(old.chat, old.message)
        return card
