"""What a mediator tries about a case that is not theirs to decide: they are told why not, and nothing moves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.person import Account, Platform
from tests.chat.handset import Handset
from tests.chat.scene import Town, Way, a_town
from tests.chat.test_disputes import call, take

DECISIONS = ("pay_seller", "refund_buyer", "divide", "hand_back", "review_again")
OWN = "This is your own order, so another mediator decides about it."
UNTAKEN = "Nobody has taken this case yet. Take it first"
TAKEN = "Another mediator has this case in hand."
CLOSED = "This case is closed. Nothing about it can be decided any more."


@pytest.fixture
async def two(tmp_path: Path, way: Way) -> AsyncIterator[Town]:
    """Vera and Oleg are staff, and settle disputes where nobody else is named."""
    async with a_town(tmp_path, way=way) as town:
        staff = tuple(Account(way.of(name), town.phones[name].person_id) for name in ("vera", "oleg"))
        town.settings = town.settings.model_copy(update={"staff": staff})
        async with town.open():
            await town.oleg.send("/start")
            yield town


async def state(town: Town) -> tuple[object, ...]:
    """Everything that a mediator could move."""
    order = await town.storage.orders.find((await town.record())[0].order)
    return order, await town.record(), await town.balance("anna"), await town.balance("boris")


async def presses(town: Town, phone: Handset, *names: str) -> list[str]:
    """Buttons that nobody drew for this mediator, as a changed client can press them; what each is answered. Discord
    itself lets nobody press what was not drawn.
    """
    if phone.platform is Platform.DISCORD:
        return []
    order = await town.storage.orders.find((await town.record())[0].order)
    assert order
    on = (await phone.sees("Hello")).id
    data = [f"{verb}:{order.id}:{order.version}:{name}" for name in names for verb in ("do", "ask")]
    return [(await phone.press_raw(on, each))["toast"]["text"] for each in data]


async def test_a_mediator_decides_nothing_about_their_own_order(two: Town) -> None:
    await two.anna.send("/start")
    await call(two)
    await two.vera.send("/setup")
    await two.vera.click("Mediators", on=await two.vera.sees("Mediators, who settle disputes"))
    await two.vera.click("Add somebody")
    await two.vera.fill([str(two.anna.person_id)])
    await two.vera.sees("Anna")
    await two.quiet()
    before = await state(two)
    for answer in await presses(two, two.anna, "take", *DECISIONS):
        assert answer.startswith(OWN)
    await two.anna.send("/cases")
    await two.anna.sees("Nothing waits.")
    await two.anna.sees_no("A case for a mediator")
    await two.anna.click("More")
    assert not {"Take the case", "Pay the seller", "Refund the buyer"} & set(two.anna.buttons())
    assert await state(two) == before


async def test_a_case_that_nobody_took_is_decided_by_nobody(two: Town) -> None:
    await call(two)
    await two.vera.sees("A case for a mediator: Logo design")
    await two.quiet()
    before = await state(two)
    for answer in await presses(two, two.vera, *DECISIONS):
        assert answer.startswith(UNTAKEN)
    assert await state(two) == before


async def test_a_case_that_was_given_back_is_not_decided_by_who_had_it(two: Town) -> None:
    await take(two)
    card = await two.vera.sees("Your turn to decide")
    await two.vera.click("Divide the money", on=card)
    await two.vera.fill(["50 %", "Half of it is there"])
    decides = await two.vera.sees_button("Yes, divide it so")
    await two.vera.click("More", on=card)
    await two.vera.click("Give the case back")
    await two.anna.sees("The mediator gave Logo design")
    await two.quiet()
    before = await state(two)
    await two.vera.click("Yes, divide it so", on=decides)
    await two.vera.sees_toast(UNTAKEN)
    assert await state(two) == before


async def test_a_case_that_another_mediator_took_is_theirs_alone(two: Town) -> None:
    await take(two)
    told = await two.oleg.sees("A case for a mediator: Logo design")
    await two.quiet()
    before = await state(two)
    await two.oleg.click("Take the case", on=told)
    await two.oleg.sees_toast(TAKEN)
    for answer in await presses(two, two.oleg, "take", *DECISIONS):
        assert answer.startswith(TAKEN)
    assert await state(two) == before
    await two.oleg.send("/cases")
    await two.oleg.sees("Nothing waits.")
    await two.vera.click("Pay the seller", on=await two.vera.sees("Your turn to decide"))
    await two.vera.hand_in("As described", send="Yes, pay the seller")
    await two.boris.sees("The mediator decided Logo design")


async def test_a_case_that_was_decided_is_decided_once(two: Town) -> None:
    await take(two)
    await two.vera.click("Pay the seller", on=await two.vera.sees("Your turn to decide"))
    await two.vera.hand_in("As described", send="Yes, pay the seller")
    await two.boris.sees("The mediator decided Logo design")
    await two.quiet()
    before = await state(two)
    for phone in (two.vera, two.oleg):
        for answer in await presses(two, phone, "take", *DECISIONS):
            assert answer.startswith(CLOSED)
    assert await state(two) == before


async def test_a_decision_that_comes_after_the_two_agreed_changes_nothing(two: Town) -> None:
    await take(two)
    await two.vera.click("Divide the money", on=await two.vera.sees("Your turn to decide"))
    await two.vera.fill(["50 %", "Half of it is there"])
    decides = await two.vera.sees_button("Yes, divide it so")
    await two.boris.click("More")
    await two.boris.click("Propose an agreement")
    await two.boris.fill(["25 %", "A part of it is missing"])
    await two.boris.click("Send it")
    await two.anna.click("Agree to that")
    await two.anna.click("Yes, end it so")
    await two.boris.sees("You are paid 40.50 €")
    await two.quiet()
    before = await state(two)
    await two.vera.click("Yes, divide it so", on=decides)
    await two.vera.sees_toast(CLOSED)
    assert await state(two) == before
