"""What a channel delivers: put together when it is sent, for the reader, from what is true then."""

from dataclasses import dataclass

from bot.screens import order_card
from bot.screens.ping import ping
from bot.screens.screen import Screen
from bot.screens.view import OrderView
from bot.shop import Shop
from bot.talk.look import look
from bot.talk.visit import voice_of
from bot.texts import Voice
from core.order import OrderId
from core.person import Person
from core.ports import Letter, LetterKind


@dataclass(frozen=True, slots=True)
class ShopComposer:
    """Each method is None when there is nothing for this reader to see, or nothing to tell any more."""

    shop: Shop

    async def card(self, order: OrderId, reader: Person) -> Screen | None:
        view = await look(self.shop, order, reader.id)
        return order_card.card(view, self._voice(view, reader)) if view else None

    async def elsewhere(self, order: OrderId, reader: Person, address: str) -> Screen | None:
        """The way to a card that stands at `address`."""
        view = await look(self.shop, order, reader.id)
        return order_card.elsewhere(view, voice_of(self.shop, reader), address) if view else None

    async def letter(self, letter: Letter, reader: Person) -> Screen | None:
        if letter.kind is LetterKind.CARD:
            return await self.card(letter.order, reader)
        view = await look(self.shop, letter.order, reader.id)
        return ping(view, letter, self._voice(view, reader)) if view else None

    def _voice(self, view: OrderView, reader: Person) -> Voice:
        return voice_of(self.shop, reader, self.shop.communities.get(view.order.community))
