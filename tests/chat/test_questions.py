"""Asking the other side: for more, for time, to cancel, to end it by an agreement; and every way in which a question
ends.
"""

import pytest

from tests.chat import acts
from tests.chat.scene import Town


async def work(town: Town) -> None:
    """A paid order on which work has begun: four days, 60.00 € held, 54.00 € of it for the seller."""
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await town.anna.sees("Boris started work")


async def add(town: Town) -> None:
    """Anna asks to add a business card for 20.00 € and one day, and pays for it."""
    await acts.add(town.anna)
    await town.anna.click("Pay 20.00 €")


async def test_what_a_buyer_adds_is_paid_first_and_then_part_of_the_order(town: Town) -> None:
    await work(town)
    await acts.add(town.anna)
    await town.boris.sees_no("business card")
    await town.anna.click("Pay 20.00 €")
    await town.boris.sees("Anna asks to add to Logo design (")
    asked = await town.boris.sees("): A business card (+1 day) for 20.00 €")
    assert "Give up the order" not in town.boris.buttons(asked)
    await acts.agree_to_add(town.boris)
    await town.anna.sees("A business card is part of Logo design")
    await town.anna.sees("Held safely: 80.00 €")
    await town.boris.sees("A business card (+1 day) · 20.00 €")
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 72.00 €")
    await town.anna.click("More")
    await town.anna.click("Timeline")
    await town.anna.sees("60.00 € arrived and is held")
    assert await town.balance("boris") == 72_00


async def test_an_addition_that_is_declined_comes_back(town: Town) -> None:
    await work(town)
    await add(town)
    await town.boris.click("No, thanks")
    await town.anna.sees("Boris declined to add")
    assert await town.balance("anna") == 20_00
    await town.anna.sees("Held safely: 60.00 €")


async def test_an_addition_that_is_taken_back_comes_back(town: Town) -> None:
    await work(town)
    await add(town)
    await town.boris.sees("Anna asks to add to Logo design")
    await town.anna.click("Take it back")
    await town.boris.sees("Anna no longer asks to add")
    assert await town.balance("anna") == 20_00


async def test_an_addition_that_nobody_answers_comes_back_and_the_work_stood_still_meanwhile(town: Town) -> None:
    await work(town)
    await add(town)
    await town.boris.sees("Anna asks to add to Logo design")
    town.later(hours=22)
    await town.boris.sees("2 h left to answer whether to add")
    town.later(hours=2)
    await town.anna.sees("You get 20.00 € back")
    assert await town.balance("anna") == 20_00
    town.later(days=4)
    await town.boris.sees("is late. Anna may cancel it now")
    assert await town.events() == [
        "placed", "paid", "started", "addition_asked", "addition_paid", "addition_lapsed", "delivery_lapsed",
    ]  # fmt: skip


async def test_an_addition_that_is_not_paid_is_dropped(town: Town) -> None:
    await work(town)
    await acts.add(town.anna)
    town.later(hours=24)
    await town.anna.sees("was not paid, so it was dropped")
    await town.boris.sees_no("business card")


async def test_delivery_ends_a_question_says_so_first_and_the_money_comes_back(town: Town) -> None:
    await work(town)
    await add(town)
    await town.boris.sees("Anna asks to add to Logo design")
    await acts.deliver(town.boris, town.anna)
    await town.anna.sees("comes back to you: the question ended without an answer")
    assert await town.balance("anna") == 20_00


async def test_what_a_seller_offers_is_part_of_the_order_once_it_is_paid(town: Town) -> None:
    await work(town)
    await acts.ask(town.boris, "Offer more", "A second colour", "15", "0")
    await town.anna.sees("Boris offers more for Logo design")
    await town.anna.click("Yes, I want it")
    await town.boris.sees("Anna said yes to “A second colour”")
    await town.anna.click("Pay 15.00 €")
    await town.boris.sees("is part of Logo design")
    await town.anna.sees("Held safely: 75.00 €")


async def test_an_offer_that_is_agreed_and_never_paid_lapses(town: Town) -> None:
    await work(town)
    await acts.ask(town.boris, "Offer more", "A second colour", "15", "0")
    await town.anna.click("Yes, I want it")
    await town.boris.sees("Anna said yes to “A second colour”")
    town.later(hours=24)
    await town.boris.sees("so the offer lapsed")
    assert await town.balance("anna") == 0


async def test_a_seller_who_runs_late_gets_exactly_the_date_that_was_agreed(town: Town) -> None:
    await work(town)
    await town.boris.click("Running late")
    await town.boris.fill(["20.01. 18:00", "It is more work than I thought"])
    await town.boris.click("Send it")
    await town.anna.sees("asks for a new deadline: Sun 20 Jan, 18:00")
    await town.anna.click("Agree to the date")
    await town.boris.sees("is due Sun 20 Jan, 18:00")
    town.later(days=12, hours=9)
    await town.boris.sees("1 day left to deliver Logo design")


async def test_a_late_seller_is_back_at_work_once_a_date_is_agreed(town: Town) -> None:
    await work(town)
    town.later(days=4)
    await town.boris.sees("is late. Anna may cancel it now")
    await town.boris.click("Running late")
    await town.boris.fill(["20.01. 18:00", "I was ill"])
    await town.boris.click("Send it")
    await town.anna.click("Agree to the date")
    await town.boris.sees("is due Sun 20 Jan, 18:00")
    await town.anna.sees("In progress")


async def test_an_order_is_cancelled_when_both_agree(town: Town) -> None:
    await work(town)
    await town.anna.click("More")
    await town.anna.click("Ask to cancel")
    await town.anna.hand_in("My plans have changed")
    await town.boris.sees("Anna asks to cancel Logo design")
    await town.boris.click("Agree to cancel")
    await town.boris.click("Yes, cancel")
    await town.anna.sees("You get 60.00 € back")
    assert await town.balance("anna") == 60_00
    await town.boris.sees("Recorded as cancelled by agreement")


async def test_an_order_ends_with_a_part_for_each_when_both_agree(town: Town) -> None:
    await work(town)
    await acts.ask(town.boris, "Propose an agreement", "40 %", "Only a part of it was done")
    await town.anna.sees("24.00 € back to you, 32.40 € to Boris")
    await town.anna.click("Agree to that")
    await town.anna.click("Yes, end it so")
    await town.boris.sees("You are paid 32.40 €")
    assert (await town.balance("anna"), await town.balance("boris")) == (24_00, 32_40)


async def test_one_question_is_open_at_a_time_and_what_was_typed_for_another_is_kept(town: Town) -> None:
    await work(town)
    await town.anna.click("More")
    await town.anna.click("Propose an agreement")
    await town.anna.fill(["50 %", "I changed my mind"])
    await town.anna.sees_button("Send it")
    await town.boris.click("More")
    await town.boris.click("Ask to cancel")
    await town.boris.hand_in("I can't do it")
    await town.anna.sees("Boris asks to cancel")
    await town.anna.click("Send it")
    await town.anna.sees("The order has moved on")
    await town.anna.click("Send it")
    await town.anna.sees("already a question open")
    await town.boris.click("Take it back")
    await town.anna.sees("no longer asks to cancel")
    await town.anna.click("Send it")
    await town.anna.click("Send it")
    await town.boris.sees("Anna proposes to end")


async def test_an_answer_to_a_question_that_was_just_taken_back_changes_nothing(town: Town) -> None:
    await work(town)
    await add(town)
    asked = await town.boris.sees("Anna asks to add to Logo design")
    await town.anna.click("Take it back")
    await town.boris.sees("Anna no longer asks")
    assert "has moved on" in await town.boris.click("No, thanks", on=asked)
    assert (await town.events())[-1] == "addition_withdrawn"


@pytest.mark.parametrize(("typed", "wrong"), [
    ("-5", "more than nothing"),
    ("60", "less than the 60.00 € that is held"),
    ("100 %", "less than the 60.00 € that is held"),
    ("0 %", "more than nothing"),
    ("lots", "could not read"),
])  # fmt: skip
async def test_a_part_that_cannot_be_is_refused_with_a_right_example(
    town_on_telegram: Town, typed: str, wrong: str
) -> None:
    town = town_on_telegram
    await work(town)
    await town.anna.click("More")
    await town.anna.click("Propose an agreement")
    await town.anna.fill([typed])
    await town.anna.sees(wrong)


async def test_a_date_in_the_past_or_too_soon_is_refused_with_the_first_that_would_do(town_on_telegram: Town) -> None:
    town = town_on_telegram
    await work(town)
    await town.boris.click("Running late")
    await town.boris.fill(["tomorrow"])
    await town.boris.sees("That is too soon: it must be at least 2 days from now")
    await town.boris.fill(["01.01.2029"])
    await town.boris.sees("That is too soon")
    await town.boris.fill(["whenever"])
    await town.boris.sees("I could not read that as a date")


async def test_staff_confirm_by_hand_what_was_paid_for_an_addition(town_by_hand: Town) -> None:
    town = town_by_hand
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.click("I have paid")
    await town.vera.click("Money received")
    await town.vera.click("Yes, it has arrived")
    await acts.start(town.boris, town.anna)
    await acts.add(town.anna)
    await town.anna.click("I have paid")
    told = await town.vera.sees("for an addition to Logo design")
    await town.vera.click("Money received", on=told)
    await town.vera.click("Yes, it has arrived")
    await town.boris.sees("Anna asks to add to Logo design")
    await acts.agree_to_add(town.boris)
    await town.anna.sees("Held safely: 80.00 €")
