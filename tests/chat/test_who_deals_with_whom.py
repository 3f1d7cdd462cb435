"""Who takes orders from whom, and when: people block each other, sellers go on vacation and take only so many."""

from tests.chat import acts
from tests.chat.scene import Town
from tests.chat.test_chat import answer, write
from tests.chat.test_enquiries import asked, written


async def block(town: Town) -> None:
    """Boris wants nothing more to do with Anna."""
    await town.boris.click("Block Anna")
    await town.boris.click("Yes, block")
    await town.boris.sees("Nobody tells them")


async def test_who_is_blocked_neither_asks_nor_orders_and_is_not_told_why(town: Town) -> None:
    link = await asked(town)
    await town.anna.click("Chat")
    await town.anna.sees_button("Message Boris")
    await town.boris.click("Chat", on=await town.boris.sees("Do you do"))
    await block(town)
    assert await town.anna.click("Message Boris") == "No more messages are taken in this conversation."
    await town.anna.click("Back")
    await town.anna.sees("Boris takes no orders for this now")
    assert "block" not in town.anna.screen().lower()
    assert len(await written(town)) == 1
    await town.boris.send("/settings")
    await town.boris.click("Blocked people")
    await town.boris.click("Let Anna in again")
    await town.boris.sees("They can deal with you again")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)


async def test_an_order_that_runs_goes_on_for_who_was_blocked_and_so_does_its_chat(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await write(town.anna, "Boris", "Please in green.")
    await town.boris.sees("Please in green.")
    await town.boris.click("More")
    await town.boris.click("Chat")
    await block(town)
    await write(town.anna, "Boris", "Or in blue.")
    await town.boris.sees("Or in blue.")
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    await answer(town, town.anna, "Thank you!", "Goes to Boris")
    await town.anna.sees("No more messages are taken in this conversation.")


async def test_a_seller_on_vacation_takes_no_orders_until_it_ends_by_itself(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.boris.send("/services")
    await town.boris.click("Vacation and limit")
    await town.boris.click("I go on vacation")
    await town.boris.click("7 days")
    await town.boris.sees("You are away from now on")
    if link.startswith("http"):
        await town.anna.open(link)
        await town.anna.sees("Boris is away, back on Mon 14 Jan")
        await town.anna.click("Ask Boris")
        await town.anna.send("When will you be back?")
        await town.boris.sees("When will you be back?")
    await town.anna.send("/browse")
    await town.anna.sees("Nobody offers anything yet")
    town.later(days=7)
    await town.boris.sees("Your vacation is over")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)


async def test_a_vacation_that_begins_at_the_checkout_is_in_time(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.anna.open(link)
    await town.anna.click("Order for 50.00 €")
    await town.boris.send("/services")
    await town.boris.click("Vacation and limit")
    await town.boris.click("I go on vacation")
    await town.boris.click("Until I say so")
    await town.boris.sees("until you say that you are back")
    await town.anna.click("Place the order")
    await town.anna.sees("Boris is away and takes no orders now")
    await town.boris.click("I am back")
    await town.boris.sees("Welcome back!")
    await acts.place(town.anna, link)


async def test_a_seller_takes_so_many_orders_and_then_is_fully_booked(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.boris.send("/services")
    await town.boris.click("Vacation and limit")
    await town.boris.click("Limit of open orders")
    await town.boris.click("1")
    await town.boris.sees("At most 1 open order at a time; now you have 0")
    await town.oleg.open(link)
    await town.oleg.click("Order for 50.00 €")
    await acts.place(town.anna, link)
    await town.anna.sees_button("Pay 60.00 €")
    await town.oleg.click("Place the order")
    await town.oleg.sees("Fully booked.")
    await town.anna.click("More")
    await town.anna.click("Withdraw the order")
    await town.anna.click("Yes, withdraw")
    await town.quiet()
    await town.oleg.open(link)
    await town.oleg.sees_button("Order for 50.00 €")
