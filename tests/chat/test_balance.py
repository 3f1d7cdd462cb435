"""What is on a balance, and how it leaves the house: asked for, sent by staff or by the till, or back."""

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import Town


async def test_what_a_seller_earned_is_sent_by_staff_who_took_it_in_hand(town_by_hand: Town) -> None:
    town = town_by_hand
    await _earned_by_hand(town)
    await _asked_for(town.boris, "Pay out 54.00 €")
    await town.boris.sees("Asked for. Staff are told")
    assert await town.balance("boris") == 0
    wanted = await town.vera.sees("Boris wants to be paid")
    assert "IBAN" not in wanted.text
    await town.vera.click("I send it", on=wanted)
    await town.vera.sees("IBAN DE89")
    await town.vera.click("It is sent")
    await town.vera.click("Yes, it is sent")
    await town.vera.sees("Boris is told")
    await town.boris.sees("54.00 € was sent to you")
    assert await town.on("provider:manual") == -6_00


async def test_what_staff_could_not_send_is_back_and_says_why(town_by_hand: Town) -> None:
    town = town_by_hand
    await _earned_by_hand(town)
    await _asked_for(town.boris, "Pay out 54.00 €")
    await town.vera.click("I send it", on=await town.vera.sees("Boris wants to be paid"))
    await town.vera.click("Could not send")
    await town.vera.click("The details are not right")
    await town.boris.sees("54.00 € could not be sent to you")
    await town.boris.sees("The details are not right")
    assert await town.balance("boris") == 54_00


async def test_a_payout_is_called_off_until_somebody_has_it_in_hand(town_by_hand: Town) -> None:
    town = town_by_hand
    await _earned_by_hand(town)
    await _asked_for(town.boris, "Pay out 54.00 €")
    wanted = await town.vera.sees("Boris wants to be paid")
    await town.boris.click("Payout 1")
    await town.boris.click("Call it off")
    await town.boris.sees("Called off. It is on your balance again.")
    assert await town.balance("boris") == 54_00
    await town.vera.click("I send it", on=wanted)
    await town.vera.sees("It is over. This is how it ended.")


async def test_a_refund_that_no_till_sends_back_is_paid_out_like_what_is_earned(town_by_hand: Town) -> None:
    town = town_by_hand
    await _paid_by_hand(town)
    town.later(hours=24)
    lapsed = await town.anna.sees("Boris did not start Logo design")
    assert "Please send" not in town.vera.screen()
    await town.anna.click("Balance", on=lapsed)
    await _asked_for(town.anna, "Pay out 60.00 €", opened=True)
    await town.vera.click("I send it", on=await town.vera.sees("Anna wants to be paid"))
    await town.vera.click("It is sent")
    await town.vera.click("Yes, it is sent")
    await town.anna.sees("60.00 € was sent to you")
    assert await town.on("provider:manual") == 0


async def test_staff_who_forget_a_payout_are_reminded_and_after_five_business_days_it_is_said_to_be_late(
    town_by_hand: Town,
) -> None:
    town = town_by_hand
    await _earned_by_hand(town)
    await _asked_for(town.boris, "Pay out 54.00 €")
    await town.vera.sees("Boris wants to be paid")
    town.later(days=2)
    await town.vera.sees("This payout still waits to be sent.")
    town.later(days=2)
    await town.quiet()
    town.later(days=5)
    late = await town.vera.sees("Nobody has sent this payout yet")
    await town.vera.click("I send it", on=late)
    await town.vera.sees("IBAN DE89")


async def test_the_till_of_the_sandbox_pays_out_by_itself(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    paid = await town.boris.sees("You are paid 54.00 €")
    await town.boris.click("Balance", on=paid)
    await _asked_for(town.boris, "Pay out 54.00 €", opened=True)
    await town.boris.sees("54.00 € was sent to you")
    assert await town.balance("boris") == 0
    assert await town.on("provider:sandbox") == -6_00


async def test_a_payout_that_was_asked_for_before_a_restart_is_sent_after_it(town_closed: Town) -> None:
    town = town_closed
    async with town.open():
        await acts.a_paid_order(town.boris, town.anna)
        town.later(hours=24)
        await town.anna.sees("Boris did not start Logo design")
        await town.anna.send("/balance")
        await town.anna.click("Pay out 60.00 €")
        await town.anna.fill(["IBAN DE89"])
    async with town.open():
        await town.anna.click("All of it: 60.00 €")
        await town.anna.click("Yes, pay out 60.00 €")
        await town.anna.sees("60.00 € was sent to you")
        assert await town.balance("anna") == 0


async def test_an_order_is_paid_out_of_what_the_buyer_has(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    town.later(hours=24)
    await town.anna.sees("Boris did not start Logo design")
    await _order_out_of_the_balance(town)
    await town.anna.sees("You have 60.00 € there.")
    await town.anna.click("Yes, pay 50.00 €")
    await town.boris.sees("Anna paid 50.00 €")
    assert await town.balance("anna") == 10_00
    assert await town.on("provider:sandbox") == -60_00


async def test_an_order_by_hand_is_paid_out_of_what_the_buyer_has_and_no_staff_is_asked(town_by_hand: Town) -> None:
    town = town_by_hand
    await _paid_by_hand(town)
    town.later(hours=24)
    await town.anna.sees("Boris did not start Logo design")
    await _order_out_of_the_balance(town)
    await town.anna.click("Yes, pay 50.00 €")
    await town.boris.sees("Anna paid 50.00 €")
    assert await town.balance("anna") == 10_00
    assert await town.on("provider:manual") == -60_00


async def test_what_is_added_is_paid_out_of_the_balance_and_then_part_of_the_order(town: Town) -> None:
    await _added_from_balance(town)
    assert await town.balance("anna") == 0
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 60.00 €")
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    assert (await town.balance("anna"), await town.balance("boris")) == (0, 54_00)
    assert await town.on("provider:sandbox") == -60_00


async def test_what_is_added_out_of_the_balance_and_declined_is_on_it_again(town: Town) -> None:
    await _added_from_balance(town)
    await town.boris.click("No, thanks")
    await town.anna.sees("Boris declined to add")
    await town.anna.sees("Held safely: 50.00 €")
    assert await town.balance("anna") == 10_00
    assert await town.on("provider:sandbox") == -60_00


async def _order_out_of_the_balance(town: Town) -> None:
    """Up to the question whether to pay so."""
    await town.anna.send("/browse")
    await town.anna.click("Logo design · 50.00 €")
    await town.anna.click("Order for 50.00 €")
    await town.anna.click("Place the order")
    await town.anna.click("Pay from balance")


async def _added_from_balance(town: Town) -> None:
    """Anna had 60.00 €: 50.00 € are in an order that is worked on, the rest waits for Boris to say yes to more."""
    await acts.a_paid_order(town.boris, town.anna)
    town.later(hours=24)
    await town.anna.sees("Boris did not start Logo design")
    await _order_out_of_the_balance(town)
    await town.anna.click("Yes, pay 50.00 €")
    await acts.start(town.boris, town.anna)
    await acts.add(town.anna, price="10")
    await town.anna.sees_button("Pay 10.00 €")
    await town.anna.click("Pay from balance")
    await town.anna.click("Yes, pay 10.00 €")
    await town.boris.sees("Anna asks to add to Logo design")


async def _paid_by_hand(town: Town) -> None:
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.click("I have paid")
    await town.vera.click("Money received")
    await town.vera.click("Yes, it has arrived")
    await town.boris.sees_button("Start work")


async def _earned_by_hand(town: Town) -> None:
    await _paid_by_hand(town)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


async def _asked_for(owner: Handset, button: str, *, opened: bool = False) -> None:
    if not opened:
        await owner.send("/balance")
    await owner.click(button)
    await owner.fill(["IBAN DE89 3704 0044"])
    await owner.click(button.replace("Pay out", "All of it:"))
    await owner.click(f"Yes, {button[0].lower()}{button[1:]}")
