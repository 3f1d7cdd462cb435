"""A group becomes a community: set up by whoever runs it, in private, and then bought and sold in."""

import asyncio
from typing import Any

import pytest

from core.person import Platform
from core.workflow import days
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import PATIENCE, Town, Way


@pytest.fixture
def way() -> Way:
    """Groups are Telegram's."""
    return Way()


class Group:
    """A group with the bot in it. Boris, who made it, runs it."""

    def __init__(self, town: Town) -> None:
        self._telegram = town.sandbox.telegram
        self.id = self._telegram.add_group("Forge", (town.boris.person_id, town.anna.person_id)).id

    async def said(self, phone: Handset, text: str, **facts: Any) -> list[dict[str, Any]]:
        """Somebody writes `text` there. The buttons under what the bot answered."""
        room = self._telegram.room(self.id)
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
        message = self._telegram.post(room, phone.person_id, {"text": text, "entities": entities})
        before, heard = len(room.messages), room.bell.version
        self._telegram.updates.put("message", {**self._telegram.shown(message), **facts}, self.id)
        async with asyncio.timeout(PATIENCE):
            while len(room.messages) == before:
                heard = await room.bell.wait(heard, PATIENCE)
        answer = max(room.messages.values(), key=lambda each: each.id)
        rows = (answer.keyboards.inline or {})["inline_keyboard"]
        return [button for row in rows for button in row]


async def test_a_group_is_set_up_in_private_by_whoever_runs_it_and_sells_by_its_own_rules(town: Town) -> None:
    group = Group(town)
    [button] = await group.said(town.boris, "/setup")
    assert button["text"] == "Set me up"

    await town.anna.open(button["url"])
    await town.anna.sees("Only whoever runs a server or a group")

    await town.boris.open(button["url"])
    await town.boris.sees("Forge: how it is set up")
    await town.boris.click("Fee")
    await town.boris.click("20 %")
    await town.boris.sees("Fee: 20 % of each payout")
    await town.boris.click("Times")
    await town.boris.click("›")
    await town.boris.click("To look at the work")
    await town.boris.send("24 h")
    await town.boris.sees("nobody would be reminded")
    await town.boris.send("5 days")
    await town.boris.sees("Proved and saved")

    link = await acts.offer(town.boris)
    [way_in] = await group.said(town.anna, "/browse")
    await town.anna.open(way_in["url"])
    await town.anna.sees("Services in Forge")
    await town.oleg.send("/browse")
    await town.oleg.sees("Nobody offers anything yet")

    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    order = await town.storage.orders.find((await town.record())[0].order)
    assert order is not None
    forge = town.bot.shop.communities.at(Platform.TELEGRAM, group.id)
    assert forge is not None
    assert order.community == forge.id
    assert order.terms.fee == 2000
    assert order.due is not None
    assert order.due.at - order.entered_at == days(5)


async def test_a_group_that_becomes_a_large_one_keeps_its_community(town: Town) -> None:
    group, large = Group(town), Group(town)
    [button] = await group.said(town.boris, "/setup")
    await town.boris.open(button["url"])
    await town.boris.sees("Forge: how it is set up")
    before = town.bot.shop.communities.at(Platform.TELEGRAM, group.id)
    assert before is not None
    await group.said(town.boris, "/browse", migrate_to_chat_id=large.id)
    after = town.bot.shop.communities.at(Platform.TELEGRAM, large.id)
    assert after is not None
    assert after.id == before.id
    assert town.bot.shop.communities.at(Platform.TELEGRAM, group.id) is None
