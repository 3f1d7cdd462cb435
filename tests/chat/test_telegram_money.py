"""Telegram's own money: invoices behind a link, agreed to within ten seconds, paid once, and Stars given back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.person import Platform
from sandbox.telegram.faults import Fault
from tests.chat import acts
from tests.chat.phone import NotAllowed, Phone
from tests.chat.scene import Town, Way, a_town

PROVIDER = "123456789:TEST:a-provider"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with a_town(tmp_path, till="manual", stars="on", telegram_payment_token=PROVIDER) as town, town.open():
        await town.vera.send("/start")
        yield town


async def offer(town: Town, price: str = "50 stars") -> str:
    return await acts.offer(town.boris, price=price)


async def order(town: Town, price: str = "50 stars") -> str:
    """Anna has an order whose card has the button to pay; what that button reads."""
    await town.anna.open(await offer(town, price))
    total = price.replace("stars", "Stars") if "stars" in price else f"{price}.00 €"
    await town.anna.click(f"Order for {total}")
    await town.anna.click("Place the order")
    button = f"Pay {total}"
    await town.anna.sees_button(button)
    return button


async def added(town: Town) -> None:
    """Boris works on an order of 50 Stars, and has not said yet whether he adds something for 20 that are paid."""
    await town.anna.click(await order(town))
    await acts.start(town.boris, town.anna)
    await acts.add(town.anna)
    await town.anna.click("Pay 20 Stars")
    await town.boris.sees("Anna asks to add to Logo design")


async def test_an_order_is_paid_in_stars(town: Town) -> None:
    await town.anna.click(await order(town))
    await town.anna.sees("Your 50 Stars for Logo design")
    new = await town.boris.sees("New order: Logo design")
    assert "you get 45 Stars" in new.text
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 45 Stars")
    assert await town.events() == ["placed", "paid", "started", "delivered", "accepted"]
    assert await town.on("provider:stars", "XTR") == -50


async def test_an_order_is_paid_by_a_provider_in_telegram(town: Town) -> None:
    await town.anna.click(await order(town, "50"))
    await town.anna.sees("Your 50.00 € for Logo design")
    await town.boris.sees("New order: Logo design")
    assert await town.on("provider:telegram") == -50_00


async def test_stars_go_back_when_the_order_comes_to_nothing(town: Town) -> None:
    await town.anna.click(await order(town))
    await town.boris.click("Decline")
    await town.boris.hand_in("I have no time for it", send="Yes, decline")
    await town.anna.sees("50 Stars went back to you, the way you paid")
    card = await town.anna.sees("Cancelled")
    assert "goes back to you, the way you paid" in card.text
    assert await town.balance("anna", "XTR") == 0
    assert await town.on("provider:stars", "XTR") == 0
    assert refunds(town) == 1


async def test_a_refund_whose_answer_was_lost_is_made_once(town: Town) -> None:
    town.sandbox.telegram.faults.plan(Fault("lose", "refundStarPayment"))
    await town.anna.click(await order(town))
    await town.boris.sees("New order")
    town.later(hours=24)
    await town.boris.sees("You did not start")
    await town.quiet()
    assert await town.on("provider:stars", "XTR") == -50
    town.later(minutes=2)
    await town.anna.sees("50 Stars went back to you, the way you paid")
    assert refunds(town) == 1


async def test_what_is_added_is_paid_in_stars_and_then_part_of_the_order(town: Town) -> None:
    await added(town)
    assert await town.on("provider:stars", "XTR") == -70
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 70 Stars")
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 63 Stars")
    assert refunds(town) == 0


async def test_stars_for_what_was_added_go_back_when_it_is_declined(town: Town) -> None:
    await added(town)
    await town.boris.click("No, thanks")
    await town.anna.sees("20 Stars went back to you, the way you paid")
    await town.anna.sees("Held safely: 50 Stars")
    assert refunds(town) == 1
    assert await town.balance("anna", "XTR") == 0
    assert await town.on("provider:stars", "XTR") == -50


async def test_stars_of_an_order_and_of_what_was_added_both_go_back(town: Town) -> None:
    await added(town)
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 70 Stars")
    town.later(days=6)
    await town.anna.click("Cancel and get refund", on=await town.anna.sees("Boris is late with Logo design"))
    await town.anna.hand_in("I could not wait any longer", send="Yes, cancel")
    await town.anna.sees("20 Stars went back to you, the way you paid")
    await town.anna.sees("50 Stars went back to you, the way you paid")
    assert refunds(town) == 2
    assert await town.on("provider:stars", "XTR") == 0


async def test_a_part_of_stars_cannot_go_back_and_stays_on_the_balance(town: Town) -> None:
    await town.anna.click(await order(town))
    await acts.start(town.boris, town.anna)
    await acts.ask(town.boris, "Propose an agreement", "40 %", "Only a part of it was done")
    await town.anna.click("Agree to that")
    await town.anna.click("Yes, end it so")
    await town.boris.sees("You are paid 27 Stars")
    assert await town.balance("anna", "XTR") == 20
    assert refunds(town) == 0


async def test_a_provider_s_money_stays_on_the_balance_and_staff_pay_it_out(town: Town) -> None:
    await town.anna.click(await order(town, "50"))
    await town.boris.sees("New order")
    town.later(hours=24)
    await town.anna.sees("Boris did not start")
    assert await town.balance("anna") == 50_00
    await town.anna.send("/balance")
    await town.anna.click("Pay out 50.00 €")
    await town.anna.fill(["IBAN DE89"])
    await town.anna.click("All of it: 50.00 €")
    await town.anna.click("Yes, pay out 50.00 €")
    await town.vera.sees("Anna wants to be paid")


async def test_an_order_that_is_over_takes_no_money(town: Town) -> None:
    button = await order(town)
    card = await town.anna.sees_button(button)
    link = card.button(button)["url"]
    await acts.withdraw(town.anna)
    with pytest.raises(NotAllowed, match="does not wait for this payment any more; nothing was taken"):
        await phone(town, "anna").pay_at(link)
    assert await town.on("provider:stars", "XTR") == 0


async def test_a_second_payment_of_one_order_is_refused_before_it_is_taken(town: Town) -> None:
    button = await order(town)
    link = (await town.anna.sees_button(button)).button(button)["url"]
    await town.anna.click(button)
    await town.boris.sees("New order")
    with pytest.raises(NotAllowed, match="nothing was taken"):
        await phone(town, "anna").pay_at(link)
    assert await town.events() == ["placed", "paid"]


async def test_nobody_else_pays_for_an_order(town: Town) -> None:
    button = await order(town)
    link = (await town.anna.sees_button(button)).button(button)["url"]
    await town.oleg.send("/start")
    with pytest.raises(NotAllowed, match="somebody else's order; nothing was taken"):
        await phone(town, "oleg").pay_at(link)


async def test_a_payment_agreed_to_that_comes_after_the_order_ended_goes_back(town: Town) -> None:
    """The order ends between the ten seconds and the money."""
    button = await order(town)
    link = (await town.anna.sees_button(button)).button(button)["url"]
    invoice = town.sandbox.telegram.payments.at(link)
    assert invoice
    await acts.withdraw(town.anna)
    town.sandbox.telegram.payments.take(phone(town, "anna").person_id, invoice)
    await town.anna.sees("50 Stars arrived for Logo design")
    await town.anna.sees("50 Stars went back to you, the way you paid")
    assert await town.events() == ["placed", "withdrawn", "credited"]
    assert refunds(town) == 1


async def test_money_that_belongs_to_no_order_goes_back_and_the_house_is_told(town: Town) -> None:
    """An invoice that this bot sent before it lost what it knew of it."""
    button = await order(town)
    link = (await town.anna.sees_button(button)).button(button)["url"]
    invoice = town.sandbox.telegram.payments.at(link)
    assert invoice
    town.sandbox.telegram.payments.take(phone(town, "anna").person_id, replace(invoice, payload="pay-long-ago"))
    await town.anna.sees("You paid 50 Stars, and no order here waits for it. It goes back to you")
    await town.anna.sees("50 Stars went back to you, the way you paid")
    told = await town.vera.sees("Anna paid 50 Stars for no order that is known here")
    assert "charge-" in told.text
    assert refunds(town) == 1
    assert await town.on("provider:stars", "XTR") == 0
    assert await town.events() == ["placed"]


async def test_a_provider_s_money_that_belongs_to_no_order_is_on_the_balance(town: Town) -> None:
    button = await order(town, "50")
    link = (await town.anna.sees_button(button)).button(button)["url"]
    invoice = town.sandbox.telegram.payments.at(link)
    assert invoice
    town.sandbox.telegram.payments.take(phone(town, "anna").person_id, replace(invoice, payload="pay-long-ago"))
    await town.anna.sees("You paid 50.00 €, and no order here waits for it. It is on your balance")
    await town.vera.sees("Anna paid 50.00 € for no order that is known here")
    assert await town.balance("anna") == 50_00


async def test_a_link_that_telegram_does_not_give_at_once_comes_later(town: Town) -> None:
    town.sandbox.telegram.faults.plan(Fault("error", "createInvoiceLink", code=502, description="Bad Gateway"))
    await town.anna.open(await offer(town))
    await town.anna.click("Order for 50 Stars")
    await town.anna.click("Place the order")
    await town.anna.sees("The way to pay is being prepared")
    await town.quiet()
    town.later(seconds=10)
    await town.anna.click("Pay 50 Stars")
    await town.boris.sees("New order")


async def test_a_link_that_telegram_refuses_says_so_on_the_card(town: Town) -> None:
    town.sandbox.telegram.faults.plan(
        Fault("error", "createInvoiceLink", code=400, description="CURRENCY_TOTAL_AMOUNT_INVALID")
    )
    await town.anna.open(await offer(town))
    await town.anna.click("Order for 50 Stars")
    await town.anna.click("Place the order")
    await town.anna.sees("It can't be paid this way right now.")


async def test_a_buyer_on_discord_pays_by_hand_what_telegram_would_take(tmp_path: Path) -> None:
    way = Way(Platform.TELEGRAM, Platform.DISCORD)
    async with (
        a_town(tmp_path, way=way, till="manual", stars="on", telegram_payment_token=PROVIDER) as town,
        town.open(),
    ):
        await acts.offer(town.boris)
        await town.anna.send("/browse")
        await town.anna.click("Logo design · 50.00 €")
        await town.anna.click("Order for 50.00 €")
        await town.anna.click("Place the order")
        await town.anna.sees_button("I have paid")


async def test_who_is_on_discord_alone_is_told_that_stars_are_paid_in_telegram(tmp_path: Path) -> None:
    way = Way(Platform.TELEGRAM, Platform.DISCORD)
    async with a_town(tmp_path, way=way, till="manual", stars="on") as town, town.open():
        await acts.offer(town.boris, price="50 stars")
        await town.anna.send("/browse")
        await town.anna.click("Logo design · 50 Stars")
        told = await town.anna.click("Order for 50 Stars")
        assert "you can't pay them from here" in told


def phone(town: Town, name: str) -> Phone:
    found = town.phones[name]
    assert isinstance(found, Phone)
    return found


def refunds(town: Town) -> int:
    """How often Telegram has given Stars back."""
    return sum(kind == "charge" and facts["refunded"] for kind, facts in town.sandbox.telegram.payments.lines())
