"""One person in both chats: the buyer has a second phone, on the platform where the seller is."""

import re
from collections.abc import AsyncIterator

import pytest

from core.person import Platform
from tests.chat import acts
from tests.chat.discord_phone import DiscordPhone
from tests.chat.handset import Handset
from tests.chat.phone import Phone
from tests.chat.scene import PATIENCE, WAYS, Town, Way

_CODE = re.compile(r"/link ([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})")


@pytest.fixture(params=[way for way in WAYS if way.seller is not way.buyer], ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    found: Way = request.param
    return found


@pytest.fixture
async def second(town: Town) -> AsyncIterator[Handset]:
    """Anna's other phone; nobody knows yet that it is hers, and she has been here for longer with the first."""
    await town.anna.send("/start")
    await town.anna.sees("Hello, Anna")
    kind = Phone if town.way.seller is Platform.TELEGRAM else DiscordPhone
    async with await kind.of(town.sandbox.url, "Ann B.", patience=PATIENCE) as phone:
        await phone.send("/start")
        await phone.sees("Hello, Ann B.")
        yield phone


async def code_on(phone: Handset) -> str:
    await phone.send("/link")
    shown = await phone.sees("It works once, until")
    found = _CODE.search(shown.text)
    assert found, shown.text
    return found[1]


async def link(one: Handset, other: Handset) -> None:
    await other.send(f"/link {await code_on(one)}")
    await other.sees("Be one person with Anna")
    await other.click("Yes, that is me")
    await other.sees("Done. It holds from now on.")


async def test_an_order_is_bought_on_one_phone_and_accepted_on_the_other(town: Town, second: Handset) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await second.sees_no("Logo design")
    await link(town.anna, second)
    await town.anna.sees("You are one person now")
    await second.sees("Logo design")

    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await second.sees("Boris delivered")
    await acts.accept(second)
    for phone in (town.anna, second):
        await phone.sees("Completed")
    await town.quiet()
    assert await town.balance("boris") == 5400


async def test_what_is_unlinked_sees_no_more_of_it(town: Town, second: Handset) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await link(town.anna, second)
    await second.sees("Logo design")
    await town.anna.send("/unlink")
    sure = await town.anna.sees("Your open order goes on here")
    await town.anna.click(next(label for label in town.anna.buttons(sure) if label.startswith("Yes, unlink")), on=sure)
    await town.anna.sees("Unlinked. What you had is here.")
    await second.sees("This chat was unlinked")
    await acts.start(town.boris, town.anna)
    await town.anna.sees("In progress")
    await town.quiet()
    await second.look()
    assert second.find("In progress") is None
    await second.send("/orders")
    await second.sees("Nothing needs you")


async def test_a_code_of_somebody_elses_is_of_no_use_twice(town: Town, second: Handset) -> None:
    code = await code_on(town.anna)
    await second.send(f"/link {code}")
    await second.sees("Be one person with Anna")
    await town.oleg.send(f"/link {code}")
    await town.oleg.sees("used already")
    await town.anna.send(f"/link {code}")
    await town.anna.sees("This is your own code")


async def test_who_closes_one_chat_is_told_in_the_other_and_when_none_is_left_the_other_party_is_told(
    town: Town, second: Handset
) -> None:
    await link(town.anna, second)
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.block()
    await acts.start(town.boris, town.anna)
    await second.sees("Boris started work")
    await second.block()
    await town.boris.click("Deliver")
    await town.boris.hand_in(files={"logo.svg": acts.LOGO}, send="Everything is in: deliver")
    await town.boris.sees("No message reaches Anna right now, in any chat.")
    await town.quiet()
    told = [each for each in town.boris.from_bot if "No message reaches Anna" in each.text]
    assert len(told) == 1
