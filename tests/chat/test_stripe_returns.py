"""Money that Stripe's pages took and that goes back: the buyer's part of an agreement, what was paid twice, in part or
too late, and what was added to an order and not wanted.
"""

from tests.chat import acts
from tests.chat.street import PAY, Street
from tests.stripe_house import Fault


async def test_the_buyer_s_part_of_an_agreement_goes_back_the_way_it_came(street: Street) -> None:
    town = street.town
    charge = await street.paid()
    await acts.start(town.boris, town.anna)
    await acts.ask(town.boris, "Propose an agreement", "40 %", "Only a part of it was done")
    await town.anna.sees("24.00 € back to you, 32.40 € to Boris")
    await town.anna.click("Agree to that")
    await town.anna.click("Yes, end it so")
    await town.boris.sees("You are paid 32.40 €")
    await town.anna.sees("24.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [24_00]
    assert (await town.balance("anna"), await town.balance("boris")) == (0, 32_40)
    assert await town.on("provider:stripe") == -36_00


async def test_of_two_pages_that_are_both_paid_one_pays_the_order_and_the_other_goes_back(street: Street) -> None:
    """The answer that told of the first was lost, and the next is one that ends with the order's time."""
    town = street.town
    street.house.faults.append(Fault("lose", "/sessions"))
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.sees("The way to pay is being prepared")
    await town.quiet()
    town.later(minutes=2)
    await town.anna.link(PAY)
    first, second = [each["url"] for each in street.house.sessions.values()]
    await street.house.pay(second)
    await town.boris.sees_button("Start work")
    charge = await street.house.pay(first)
    await town.anna.sees("60.00 € arrived for Logo design")
    await town.anna.sees("60.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [60_00]
    assert await town.events() == ["placed", "paid", "credited"]
    assert await town.on("provider:stripe") == -60_00


async def test_a_page_paid_after_the_order_was_paid_out_of_the_balance_goes_back(street: Street) -> None:
    town = street.town
    await street.paid()
    await street.declined()
    await town.anna.sees("60.00 € went back to you")
    [refund] = street.house.refunds.values()
    await street.house.bounce(refund)
    await town.anna.sees("60.00 € could not go back the way you paid")
    url = await street.ordered()
    await town.anna.click("Pay from balance")
    await town.anna.click("Yes, pay 60.00 €")
    await town.boris.sees("Anna paid 60.00 €")
    charge = await street.house.pay(url)
    await town.anna.sees("60.00 € arrived for Logo design")
    await town.quiet()
    assert street.house.refund_on(charge) == [60_00]
    assert await town.balance("anna") == 0


async def test_a_payment_of_a_part_goes_back_and_the_order_has_another_page(street: Street) -> None:
    town = street.town
    url = await street.ordered()
    charge = await street.house.pay(url, minor=20_00)
    await town.anna.sees("20.00 € arrived for Logo design")
    await town.anna.sees("20.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [20_00]
    await town.quiet()
    again = await town.anna.link(PAY)
    assert again != url
    await street.house.pay(again)
    await town.boris.sees_button("Start work")
    assert await town.events() == ["placed", "credited", "paid"]
    assert await town.on("provider:stripe") == -60_00


async def test_a_payment_of_a_part_that_comes_after_the_order_was_cancelled_goes_back(street: Street) -> None:
    town = street.town
    url = await street.ordered()
    await acts.withdraw(town.anna)
    charge = await street.house.pay(url, minor=20_00)
    await town.anna.sees("20.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [20_00]
    assert await town.events() == ["placed", "withdrawn", "credited"]
    assert await town.balance("anna") == 0


async def test_what_is_added_is_paid_on_a_page_of_its_own_and_then_part_of_the_order(street: Street) -> None:
    town = street.town
    await street.added()
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 80.00 €")
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 72.00 €")
    assert await town.balance("boris") == 72_00
    assert await town.on("provider:stripe") == -80_00


async def test_what_is_added_and_declined_goes_back_the_way_it_came(street: Street) -> None:
    town = street.town
    charge = await street.added()
    await town.boris.click("No, thanks")
    await town.anna.sees("20.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [20_00]
    await town.anna.sees("Held safely: 60.00 €")
    assert await town.balance("anna") == 0


async def test_what_is_added_and_paid_after_it_was_dropped_goes_back(street: Street) -> None:
    town = street.town
    url = await street.more()
    await town.anna.click("Drop it")
    await town.anna.sees("Held safely: 60.00 €")
    charge = await street.house.pay(url)
    await town.anna.sees("20.00 € arrived for Logo design")
    await town.anna.sees("20.00 € went back to you, the way you paid")
    assert street.house.refund_on(charge) == [20_00]
    await town.boris.sees_no("business card")


async def test_two_payments_of_one_order_both_go_back_when_it_comes_to_nothing(street: Street) -> None:
    town = street.town
    await street.added()
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 80.00 €")
    town.later(days=6)
    await town.anna.click("Cancel and get refund", on=await town.anna.sees("Boris is late with Logo design"))
    await town.anna.hand_in("I could not wait any longer", send="Yes, cancel")
    await town.anna.sees("20.00 € went back to you, the way you paid")
    await town.anna.sees("60.00 € went back to you, the way you paid")
    assert sorted(each["amount"] for each in street.house.refunds.values()) == [20_00, 60_00]
    assert await town.on("provider:stripe") == 0
