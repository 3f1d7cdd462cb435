"""What somebody has done here is told to the other side before they agree to an order."""

from tests.chat import acts
from tests.chat.scene import Town


async def test_a_seller_reads_whom_they_would_work_for_and_a_buyer_of_whom_they_would_buy(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.anna.open(link)
    await town.anna.sees("Boris is new here")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    ping = await town.boris.sees("New order: Logo design")
    assert "Anna is new here" in ping.text
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    await town.quiet()

    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await town.boris.sees("Anna as a buyer: 1 order done · No reviews yet · cancelled: 0 · disputes: 0")
    await town.oleg.open(link)
    await town.oleg.sees("Boris as a seller: 1 order done, 100 % on time")
    await town.oleg.click("About Boris")
    await town.oleg.sees("Nobody has reviewed Boris yet")
    await town.oleg.click("Back")
    await town.oleg.sees_button("Order for 50.00 €")


async def test_what_a_buyer_cancels_counts_against_them_alone(town: Town) -> None:
    link = await acts.offer(town.boris)
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await town.quiet()
    await town.anna.click("More")
    await town.anna.click("Cancel and get refund")
    await town.anna.hand_in("I have changed my mind", send="Yes, cancel")
    await town.boris.sees("Anna cancelled Logo design")
    await town.quiet()
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await town.boris.sees("Anna as a buyer: no order done yet · No reviews yet · cancelled: 1 · disputes: 0")
    await town.oleg.open(link)
    await town.oleg.sees("Boris is new here")


async def test_who_was_late_was_not_on_time_however_it_ended(town: Town) -> None:
    link = await acts.offer(town.boris)
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    await acts.start(town.boris, town.anna)
    town.later(days=4)
    await town.boris.sees("is late. Anna may cancel it now")
    await town.quiet()
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    await town.quiet()
    await town.oleg.open(link)
    await town.oleg.sees("Boris as a seller: 1 order done, 0 % on time · No reviews yet · cancelled: 0 · disputes: 0")
