"""A person looks at their money: every movement of it, page by page, and nobody else's."""

import pytest

from bot.press import Press
from core.ledger import Entry, Journal, escrow, provider
from core.order import CommunityId
from tests.bot.talk.chat import World
from tests.bot.talk.test_reading import Story, delivered
from tests.builders import ANNA, BORIS, NOON, STRANGER, an_order


async def accepted() -> Story:
    return await (await delivered()).then("accept", ANNA)


async def test_both_parties_read_what_became_of_the_money() -> None:
    story = await accepted()
    anna, boris = story.world.chat(ANNA), story.world.chat(BORIS)
    await anna.send("/billing")
    assert "You paid 60.00 €: held safely" in anna.text
    assert "60.00 € went to the seller" in anna.text
    assert "Bought: paid 60.00 € · came back 0.00 € · held now 0.00 €" in anna.text
    await boris.send("/billing")
    assert "You earned 54.00 € · fee 6.00 €" in boris.text
    assert "On your balance: 54.00 €" in boris.text


async def test_billing_is_reached_from_the_settings_and_from_the_orders() -> None:
    story = await accepted()
    anna = story.world.chat(ANNA)
    for command in ("/settings", "/orders"):
        await anna.send(command)
        await anna.press("Billing")
        assert "2 movements of money" in anna.text


async def test_billing_leads_to_the_money_of_each_order_and_on_to_what_is_behind_its_card() -> None:
    story = await accepted()
    anna = story.world.chat(ANNA)
    await anna.send("/billing")
    await anna.press(f"{story.order.code} · Logo")
    assert "what became of the money" in anna.text
    await anna.press("Back")
    assert anna.offers("Timeline")


async def test_who_has_no_part_in_any_money_reads_so() -> None:
    story = await accepted()
    oleg = story.world.chat(STRANGER)
    await oleg.send("/billing")
    assert "Nothing has been paid" in oleg.text


def paid_orders(world: World, count: int) -> None:
    for number in range(count):
        order = world.put(an_order("queued", title=f"Order {number}"))
        entries = (Entry(provider("manual"), -6000), Entry(escrow(order.id), 6000))
        key = f"hold:{number:03}"
        world.orders.journals[key] = Journal(key, "hold", order.id, "EUR", NOON, entries)


async def test_long_billing_turns_and_a_page_that_is_gone_is_the_last_one() -> None:
    world = World()
    paid_orders(world, 7)
    anna = world.chat(ANNA)
    await anna.send("/billing")
    assert "Order 6" in anna.text
    assert "Order 0" not in anna.text
    await anna.press("›")
    assert "Order 0" in anna.text
    await anna.press_token(Press("billing", ("999",)))
    assert "Order 0" in anna.text


@pytest.mark.parametrize("known", [True, False])
async def test_in_a_group_one_sees_the_money_of_that_community_alone(known: bool) -> None:
    story = await accepted()
    if known:
        story.world.found("Forge", 77)
    anna = story.world.chat(ANNA, place=77)
    await anna.send("/billing")
    assert ("Nothing has been paid" in anna.text) is known
    assert "60.00" not in anna.text


async def test_what_is_booked_in_a_community_is_seen_there() -> None:
    world = World()
    forge = world.found("Forge", 77)
    order = world.put(an_order("queued", community=CommunityId(forge.id)))
    entries = (Entry(provider("manual"), -6000), Entry(escrow(order.id), 6000))
    world.orders.journals["hold"] = Journal("hold", "hold", order.id, "EUR", NOON, entries, forge.id)
    anna = world.chat(ANNA, place=77)
    await anna.send("/billing")
    assert "You paid 60.00 €" in anna.text
