"""A whole order on Discord, from offering a service to being paid, by commands, forms and buttons."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.discord.town import Town, a_town
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER

LOGO = {
    "title": "Logo design",
    "description": "Three drafts, then the final one.",
    "price": "50",
    "delivery": "3 days",
    "revisions": "1",
}


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    world = World()
    world.shop = world.opened()
    async with a_town(world) as town:
        yield town


@pytest.mark.parametrize("where", ["direct messages", "threads"])
async def test_an_order_is_taken_from_sell_to_payout_with_forms(town: Town, where: str) -> None:
    if where == "threads":
        town.set_up(threads=True)
    phone = town.in_server if where == "threads" else town.phone
    boris, anna, vera = phone(BORIS), phone(ANNA), phone(STAFFER)
    await boris.slash("sell")
    await boris.hand_in(LOGO)
    await boris.press("Write")
    await boris.hand_in({"options": "Source files, 10, +1 day"})
    for label in ("That's all", "Skip", "Publish"):
        await boris.press(label)

    service = next(iter(town.world.listings.listings.values()))
    await anna.slash("open", service=service.id)
    for label in ("Source files", "Order for 60.00 €", "Place the order"):
        await anna.press(label)
    await anna.press("I have paid")
    await vera.press("Money received")
    await vera.press("Yes, it has arrived")
    await boris.press("Start work")
    await boris.press("Deliver")
    await boris.hand_in({"text": "First draft"})
    await anna.press("Request revision")
    await anna.hand_in({"changes": "Make the letters thicker."})
    await boris.press("Deliver")
    await boris.hand_in({"text": "Thicker", "links": "https://example.org/logo"})
    await anna.press("Accept")
    await anna.press("Yes, accept")

    order = town.world.only_order()
    assert order.state == "completed"
    names = [event.name for event in await town.world.orders.events(order.id)]
    assert names == [
        "placed", "payment_claimed", "paid", "started", "delivered", "revision_requested", "delivered", "accepted",
    ]  # fmt: skip
    assert town.env.errors == []
    threads = town.env.guild.channels["general"].threads
    assert len(threads) == (2 if where == "threads" else 0)
