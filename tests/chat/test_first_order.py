"""The first order, from an offer to the payout."""

from pathlib import Path

from tests.chat import acts
from tests.chat.acts import LOGO, RUSSIAN
from tests.chat.scene import Town, Way, a_town


async def test_an_order_goes_from_the_offer_to_the_payout(town: Town) -> None:
    await _from_the_offer_to_the_payout(town)


async def test_the_same_happens_where_telegram_calls_the_bot(town_called: Town) -> None:
    await _from_the_offer_to_the_payout(town_called)


async def _from_the_offer_to_the_payout(town: Town) -> None:
    await acts.place(town.anna, await acts.offer(town.boris))
    card = await town.anna.sees("Your turn to pay")
    await acts.pay(town.anna, town.boris)
    new_order = await town.boris.sees("New order: Logo design")
    assert "you get 54.00 €" in new_order.text

    await acts.start(town.boris, town.anna)
    assert (await town.anna.sees("Boris started work")).id == card.id

    await acts.deliver(town.boris, town.anna)
    await town.anna.sees("Boris delivered Logo design")
    assert await town.anna.download(await town.anna.sees_file("logo.svg")) == LOGO

    await town.anna.click("Request revision")
    await town.anna.hand_in("Make it bigger, please")
    await town.boris.sees("Make it bigger, please")
    await acts.deliver(town.boris, town.anna, name="logo-2.svg")
    await town.anna.sees("1 revision left")
    await acts.accept(town.anna)

    await town.boris.sees("You are paid 54.00 €")
    await town.anna.sees("Completed")
    assert await town.balance("boris") == 54_00
    assert await town.balance("anna") == 0
    assert await town.events() == [
        "placed", "paid", "started", "delivered", "revision_requested", "delivered", "accepted",
    ]  # fmt: skip


async def test_an_order_leaves_one_card_and_at_most_one_ping_a_turn(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid")
    await town.anna.sees("Completed")
    for phone in (town.anna, town.boris):
        cards = [message for message in phone.from_bot if "Completed" in message.text]
        assert len(cards) == 1, phone.screen()


async def test_staff_confirm_a_payment_that_the_till_cannot_see(town_by_hand: Town) -> None:
    town = town_by_hand
    await acts.place(town.anna, await acts.offer(town.boris))
    assert "Pay 60.00 €" not in town.anna.buttons()
    await town.anna.click("I have paid")
    await town.vera.sees("Anna says that 60.00 €")
    await town.vera.click("Money received")
    await town.vera.click("Yes, it has arrived")
    await town.boris.sees("New order: Logo design")
    assert await town.events() == ["placed", "payment_claimed", "paid"]


async def test_staff_who_do_not_find_a_payment_say_why(town_by_hand: Town) -> None:
    town = town_by_hand
    await acts.place(town.anna, await acts.offer(town.boris))
    await town.anna.click("I have paid")
    await town.vera.click("Not received")
    await town.vera.hand_in("Nothing has come in since Friday")
    await town.anna.sees("Nothing has come in since Friday")
    await town.anna.sees_button("I have paid")


async def test_the_play_money_of_the_sandbox_is_no_money_anywhere_else(tmp_path: Path) -> None:
    async with a_town(tmp_path, till="manual") as town, town.open():
        await acts.place(town.anna, await acts.offer(town.boris))
        card = await town.anna.sees("Your turn to pay")
        order = (await town.record())[0]
        forged = await town.anna.press_raw(card.id, f"pay:{order.order}:{order.version}")
        assert forged["toast"]["text"] == "There is no such order among yours."
        assert await town.events() == ["placed"]


async def test_everything_is_said_in_russian_to_whoever_reads_russian(tmp_path: Path, way: Way) -> None:
    languages = {"anna": "ru", "boris": "ru"}
    async with a_town(tmp_path, way=way, languages=languages) as town, town.open():
        await acts.place(town.anna, await acts.offer(town.boris, RUSSIAN), RUSSIAN)
        await acts.pay(town.anna, town.boris, RUSSIAN)
        await acts.start(town.boris, town.anna, RUSSIAN)
        await acts.deliver(town.boris, town.anna, RUSSIAN)
        await acts.accept(town.anna, RUSSIAN)
        await town.boris.sees("54")
