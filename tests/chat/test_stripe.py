"""Stripe's pages take money from either platform: once, whatever is lost on the way, and what is too much goes back."""

import asyncio
from pathlib import Path

import pytest

from core.person import Platform
from tests.chat import acts
from tests.chat.scene import PATIENCE, Way
from tests.chat.street import PAY, Street, a_street
from tests.stripe_house import Fault


async def test_an_order_is_paid_on_a_page_of_stripe_s(street: Street) -> None:
    town = street.town
    await street.paid()
    await town.anna.sees("Your 60.00 € for Logo design")
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    assert await town.events() == ["placed", "paid", "started", "delivered", "accepted"]
    assert await town.on("provider:stripe") == -60_00
    assert await town.balance("boris") == 54_00


async def test_the_money_goes_back_when_the_order_comes_to_nothing(street: Street) -> None:
    town = street.town
    charge = await street.paid()
    await street.declined()
    await town.anna.sees("60.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [60_00]
    assert await town.on("provider:stripe") == 0
    assert await town.balance("anna") == 0


async def test_a_refund_whose_answer_was_lost_is_made_once(street: Street) -> None:
    town = street.town
    charge = await street.paid()
    street.house.faults += [Fault("none", "/refunds"), Fault("lose", "/refunds")]
    await street.declined()
    await town.quiet()
    assert street.house.refund_on(charge) == [60_00]
    town.later(minutes=2)
    await town.anna.sees("60.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [60_00]


async def test_a_page_whose_answer_was_lost_is_one_and_comes_a_moment_later(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    town = street.town
    street.house.faults.append(Fault("lose", "/sessions"))
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.sees("The way to pay is being prepared")
    async with asyncio.timeout(PATIENCE):
        while "till stripe on" not in caplog.text:  # noqa: ASYNC110 - nobody sees a call that was in vain
            await asyncio.sleep(0.02)
    for _ in range(3):
        await town.quiet()
        town.later(seconds=10)
    await street.house.pay(await town.anna.link(PAY))
    await town.boris.sees_button("Start work")
    assert len(street.house.sessions) == 1


async def test_what_stripe_tells_twice_is_taken_once(street: Street) -> None:
    await street.paid()
    assert [await street.house.repeat(street.house.told[0]) for _ in range(2)] == [200, 200]
    assert await street.town.events() == ["placed", "paid"]
    assert await street.town.on("provider:stripe") == -60_00


async def test_what_somebody_else_signed_pays_for_nothing(street: Street) -> None:
    await street.house.pay(await street.ordered(), tell=False)
    [session] = street.house.sessions.values()
    assert await street.house.tell("checkout.session.completed", session, secret="whsec_somebody") == 400
    assert await street.town.events() == ["placed"]


async def test_a_call_that_never_came_is_made_up_for_by_asking(street: Street) -> None:
    await street.house.pay(await street.ordered(), tell=False)
    street.town.later(minutes=15)
    await street.town.boris.sees_button("Start work")
    assert await street.town.events() == ["placed", "paid"]


async def test_a_payment_that_comes_after_the_order_ended_goes_back_and_its_buyer_is_told(street: Street) -> None:
    town = street.town
    url = await street.ordered()
    await acts.withdraw(town.anna)
    charge = await street.house.pay(url)
    await town.anna.sees("60.00 € arrived for Logo design")
    await town.anna.sees("60.00 € went back to you, the way you paid")
    assert await town.events() == ["placed", "withdrawn", "credited"]
    assert street.house.refund_on(charge) == [60_00]


async def test_what_a_bank_takes_back_is_owed_and_the_house_is_told(street: Street) -> None:
    town = street.town
    dispute = await street.house.dispute(await street.paid())
    await town.vera.sees("The bank of Anna took back 60.00 €")
    await town.anna.sees("Your bank took back 60.00 €")
    assert await town.balance("anna") == -60_00
    await street.house.win(dispute)
    await town.vera.sees("is over: the money is back")
    await town.anna.sees("you do not owe it any more")
    assert await town.balance("anna") == 0


async def test_a_refund_that_came_back_is_on_the_balance_and_its_buyer_is_told(street: Street) -> None:
    town = street.town
    await street.paid()
    await street.declined()
    await town.anna.sees("60.00 € went back to you")
    [refund] = street.house.refunds.values()
    await street.house.bounce(refund)
    await town.anna.sees("60.00 € could not go back the way you paid")
    assert await town.balance("anna") == 60_00


async def test_a_bot_that_was_away_when_the_money_came_learns_of_it(tmp_path: Path) -> None:
    async with a_street(tmp_path, Way(Platform.TELEGRAM, Platform.DISCORD)) as street:
        async with street.town.open():
            url = await street.ordered()
        await street.house.pay(url, tell=False)
        street.town.later(minutes=15)
        async with street.town.open():
            await street.town.boris.sees_button("Start work")
            assert await street.town.events() == ["placed", "paid"]
