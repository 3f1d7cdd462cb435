"""What stays of an order: its money with the papers of it, and the star by which it is found again."""

from hashlib import sha256
from pathlib import Path

from bot.screens.carried import LARGEST
from core.person import Platform
from tests.chat import acts
from tests.chat.scene import Town, Way, a_town

THICK = b"<svg>a thick logo</svg>"
DELIVER = "Everything is in: deliver"


async def test_both_parties_read_their_money_and_get_a_paper_of_it(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")

    await town.anna.send("/billing")
    billing = await town.anna.sees("You paid 60.00 €: held safely")
    assert "60.00 € went to the seller" in billing.text
    [order] = [each for each in town.anna.buttons(billing) if each.endswith("· Logo design")]
    code = order.partition(" ")[0]
    await town.anna.click(order)
    await town.anna.click("Get the receipt (PDF)")
    receipt = await town.anna.sees_file(f"receipt-R-00001-{code}.pdf")
    assert (await town.anna.download(receipt)).startswith(b"%PDF-")

    await town.boris.send("/settings")
    await town.boris.click("Billing")
    await town.boris.sees("You earned 54.00 € · fee 6.00 €")
    await town.boris.click(order)
    await town.boris.click("Get the statement (PDF)")
    statement = await town.boris.sees_file(f"statement-S-00001-{code}.pdf")
    assert (await town.boris.download(statement)).startswith(b"%PDF-")


async def test_an_order_that_was_starred_is_found_among_the_favourites(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.quiet()  # what is still under way would draw the card anew, over what stands behind it
    await town.anna.click("More")
    await town.anna.click("☆ Favourite")
    await town.anna.sees_button("★ No favourite any more")
    await town.anna.send("/orders")
    await town.anna.click("★ Favourites (1)")
    await town.anna.sees("1 favourite")
    await town.boris.send("/orders")
    await town.boris.sees_button("★ Favourites (0)")
    await town.boris.click("★ Favourites (0)")
    await town.boris.sees("You have starred no order yet")


async def test_orders_are_grouped_by_what_they_wait_for(town: Town) -> None:
    await town.anna.send("/orders")
    await town.anna.sees("To order something, open the link")
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.send("/orders")
    await town.anna.sees("1 order goes on")
    await town.anna.click("Waiting (1)")
    await town.anna.sees("1 order waits for somebody else")
    await town.boris.send("/orders")
    await town.boris.sees("1 order needs you")
    await town.boris.click("Closed (0)")
    await town.boris.sees("No order of yours has ended yet")


async def test_every_file_of_every_delivery_is_there_to_be_fetched_again_with_its_proof(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await town.anna.click("Request revision")
    await town.anna.hand_in("Thicker, please", send="Send it")
    await town.boris.sees("Thicker, please")
    await town.boris.click("Deliver")
    await town.boris.hand_in(files={"thick.svg": THICK}, send=DELIVER)
    await town.anna.sees_file("thick.svg")

    await town.quiet()
    for phone in (town.anna, town.boris):
        await phone.click("More")
        await phone.click("Deliveries")
        second = await phone.sees("Delivery 2 of 2")
        assert "thick.svg" in second.text
        await phone.click("Delivery 1", on=second)
        first = await phone.sees("Delivery 1 of 2")
        await phone.click("SHA-256 in full", on=first)
        await phone.sees(sha256(acts.LOGO).hexdigest())
        await phone.click("Back")
        await phone.click("Get the file")
        assert await phone.download(await phone.sees_file("logo.svg"), "logo.svg") == acts.LOGO


async def test_a_file_that_a_chat_does_not_carry_is_named_with_where_it_can_be_had(tmp_path: Path) -> None:
    way = Way(seller=Platform.TELEGRAM, buyer=Platform.DISCORD)
    async with a_town(tmp_path, way=way) as town, town.open():
        await acts.a_paid_order(town.boris, town.anna)
        await acts.start(town.boris, town.anna)
        await town.boris.click("Deliver")
        await town.boris.hand_in(files={"large.zip": bytes(LARGEST[Platform.DISCORD] + 1)}, send=DELIVER)
        told = await town.anna.sees("“large.zip” (10.5 MB) is too large for this chat. It is kept with the order.")
        assert "The people who run this place can send it to you." in told.text
        await town.quiet()
        await town.anna.click("More")
        await town.anna.click("Deliveries")
        await town.anna.click("Get the file")
        again = await town.anna.sees("Delivery 1 of 1")
        assert "too large for this chat" in again.text
