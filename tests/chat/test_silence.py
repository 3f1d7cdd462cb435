"""Silence has an outcome: who is reminded, when, and what happens by itself."""

from pathlib import Path

from tests.chat import acts
from tests.chat.scene import Town, Way, a_town


async def test_a_seller_is_reminded_twice_to_start_and_then_the_buyer_gets_the_money_back(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    town.later(hours=18)
    await town.boris.sees("6 h left to start Logo design")
    town.later(hours=5)
    await town.boris.sees("1 h left to start Logo design")
    town.later(hours=1)
    await town.boris.sees("You did not start Logo design")
    await town.anna.sees("you get 60.00 € back")
    assert await town.balance("anna") == 60_00
    assert await town.events() == ["placed", "paid", "start_lapsed"]


async def test_the_button_of_a_reminder_makes_it_moot(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    town.later(hours=23)
    reminder = await town.boris.sees("1 h left to start Logo design")
    await town.boris.click("Start work", on=reminder)
    await town.anna.sees("Boris started work")
    town.later(hours=2)
    await town.boris.sees_button("Deliver")
    assert await town.events() == ["placed", "paid", "started"]


async def test_a_seller_is_reminded_of_the_deadline_and_a_late_one_may_still_deliver(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    town.later(hours=48)
    await town.boris.sees("2 days left to deliver Logo design")
    town.later(hours=24)
    await town.boris.sees("1 day left to deliver Logo design")
    town.later(hours=22)
    await town.boris.sees("2 h left to deliver Logo design")
    town.later(hours=2)
    await town.boris.sees("Logo design (")
    await town.boris.sees("is late. Anna may cancel it now")
    await town.anna.sees("Boris is late with Logo design")
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


async def test_the_buyer_of_a_late_order_cancels_alone_and_says_why(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    town.later(days=4)
    late = await town.anna.sees("Boris is late with Logo design")
    await town.anna.click("Cancel and get refund", on=late)
    await town.anna.hand_in("I could not wait any longer", send="Yes, cancel")
    await town.boris.sees("I could not wait any longer")
    assert await town.balance("anna") == 60_00
    assert (await town.record())[-1].name == "cancelled"


async def test_a_late_order_that_nobody_ends_is_cancelled_after_two_weeks(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    town.later(days=4)
    await town.boris.sees("is late. Anna may cancel it now")
    town.later(days=14)
    await town.anna.sees("Boris delivered nothing for Logo design")
    assert await town.balance("anna") == 60_00


async def test_no_answer_after_two_reminders_counts_as_accepted(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    town.later(days=4)
    await town.anna.sees("3 days left to look at Logo design")
    town.later(days=2)
    await town.anna.sees("1 day left to look at Logo design")
    town.later(days=1)
    await town.boris.sees("You are paid 54.00 €")
    await town.anna.sees("the work counts as accepted")
    assert await town.balance("boris") == 54_00


async def test_a_buyer_whom_no_reminder_reached_gets_more_time_and_staff_are_told(town: Town) -> None:
    await town.vera.send("/start")
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await town.anna.block()
    for days in (4, 2, 1):
        town.later(days=days)
        await town.quiet()
    await town.vera.sees("No reminder reached Anna about Logo design")
    await town.anna.unblock()
    await town.anna.sees("the time to look at it was put off")
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


async def test_an_order_that_is_never_paid_costs_nobody_anything(town: Town) -> None:
    await acts.place(town.anna, await acts.offer(town.boris))
    town.later(hours=12)
    await town.anna.sees("left to pay 60.00 €")
    town.later(hours=12)
    await town.anna.sees("was not paid in time")
    assert await town.events() == ["placed", "payment_lapsed"]
    assert "New order" not in town.boris.screen()


async def test_what_fell_due_while_the_bot_was_away_happens_when_it_is_back(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
        town.later(hours=25)
        async with town.open():
            await town.anna.sees("Boris did not start Logo design")
            assert await town.balance("anna") == 60_00


async def test_what_was_written_on_telegram_while_the_bot_was_away_is_answered_when_it_is_back(tmp_path: Path) -> None:
    async with a_town(tmp_path) as town:
        async with town.open():
            await acts.offer(town.boris)
        await town.boris.send("Are you there?")
        async with town.open():
            await town.boris.sees("I did not ask for anything")
