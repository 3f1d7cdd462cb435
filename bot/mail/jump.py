"""Where an order's card stands on Discord, as an address that opens it."""

from dataclasses import dataclass

from core.order import OrderId
from core.person import Person, Platform
from core.ports import Cards, Threads


@dataclass(frozen=True, slots=True)
class Jump:
    cards: Cards
    threads: Threads

    async def to(self, order: OrderId, reader: Person) -> str:
        """Empty as long as there is no card."""
        card = await self.cards.place(reader.id, order, Platform.DISCORD.value)
        if card is None:
            return ""
        thread = await self.threads.of(reader.id, order)
        guild = thread.guild if thread and thread.thread == card.chat else "@me"
        return f"https://discord.com/channels/{guild}/{card.chat}/{card.message}"
