"""A street with a town and the Stripe that its buyers pay at, for stories about money that comes by its pages."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.chat import acts
from tests.chat.scene import MONDAY, Town, Way, a_town
from tests.stripe_house import KEY, SECRET, StripeHouse, stripe_house

PAY, PAY_MORE = "Pay 60.00 €", "Pay 20.00 €"


class Street:
    """A town, and the Stripe that its buyers pay at."""

    def __init__(self, town: Town, house: StripeHouse) -> None:
        self.town = town
        self.house = house

    async def ordered(self) -> str:
        """Anna has an order, and the address at which she pays for it."""
        await acts.place(self.town.anna, await acts.offer(self.town.boris))
        return await self.town.anna.link(PAY)

    async def paid(self) -> str:
        """The same, paid; the name of the payment."""
        charge = await self.house.pay(await self.ordered())
        await self.town.boris.sees_button("Start work")
        return charge

    async def more(self) -> str:
        """It is worked on, and Anna wants to add something; the address at which she pays for that."""
        await self.paid()
        await acts.start(self.town.boris, self.town.anna)
        await acts.add(self.town.anna)
        return await self.town.anna.link(PAY_MORE)

    async def added(self) -> str:
        """The same, paid and not answered yet; the name of the payment."""
        charge = await self.house.pay(await self.more())
        await self.town.boris.sees("Anna asks to add to Logo design")
        return charge

    async def declined(self) -> None:
        await self.town.boris.click("Decline")
        await self.town.boris.hand_in("I have no time for it", send="Yes, decline")


@asynccontextmanager
async def a_street(folder: Path, way: Way) -> AsyncIterator[Street]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    async with stripe_house(lambda: MONDAY) as house:
        settings: dict[str, Any] = {
            "stripe_secret_key": KEY,
            "stripe_webhook_secret": SECRET,
            "stripe_webhook_listen": place,
            "stripe_api_url": house.url,
        }
        async with a_town(folder, way=way, till="manual", **settings) as town:
            house.now, house.hook = town.clock.now, f"http://{place}/stripe"
            yield Street(town, house)
