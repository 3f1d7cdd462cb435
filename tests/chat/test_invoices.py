"""What tax offices want to see: an invoice from the seller to the buyer, and from the community for its fee."""

import re

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.phone import Shown
from tests.chat.scene import Town
from tests.chat.test_disputes import take

ANNAS = "Anna Schmidt\nBäckerstraße 1\n10115 Berlin"
BORISS = "Boris Logos Ltd\n1 Forge Lane\nVAT GB 123 4567 89"


async def stands_as(phone: Handset, details: str) -> None:
    await phone.send("/billing")
    await phone.click("Details on invoices")
    await phone.click("Change the details")
    await phone.fill((details,), "Cancel")
    await phone.sees("Kept. It holds for invoices from now on")


async def test_both_get_the_invoice_of_what_was_paid_out_with_the_details_that_they_gave(town: Town) -> None:
    await stands_as(town.anna, ANNAS)
    await stands_as(town.boris, BORISS)
    await town.boris.click("Change the tax")
    await town.boris.fill(("19 %",), "Cancel")
    await town.boris.sees("As a seller you show 19 % VAT")

    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")

    numbers = set()
    for phone in (town.anna, town.boris):
        money, code = await its_money(phone)
        assert ("Invoice for the fee (PDF)" in phone.buttons(money)) == (phone is town.boris)
        [number] = re.findall(r"I-\d+-00001", money.text)
        numbers.add(number)
        await phone.click("Get the invoice (PDF)")
        await phone.sees(f"Invoice {number} for Logo design")
        assert (await phone.download(await phone.sees_file(f"invoice-{number}-{code}.pdf"))).startswith(b"%PDF-")
    assert len(numbers) == 1
    _, code = await its_money(town.boris)
    await town.boris.click("Invoice for the fee (PDF)")
    fee = await town.boris.sees_file(f"invoice-F-00001-{code}.pdf")
    assert (await town.boris.download(fee)).startswith(b"%PDF-")


async def its_money(phone: Handset, total: str = "00001: 60.00 €") -> tuple[Shown, str]:
    """The money of the one order, and its code."""
    await phone.send("/billing")
    billing = await phone.sees("movements of money")
    [order] = [each for each in phone.buttons(billing) if each.endswith("· Logo design")]
    await phone.click(order)
    return await phone.sees(total), order.partition(" ")[0]


async def test_of_what_a_mediator_divided_the_sellers_part_is_invoiced(town: Town) -> None:
    await take(town)
    await town.vera.click("Divide the money")
    await town.vera.fill(["50 %", "Half of it is there"])
    await town.vera.click("Yes, divide it so")
    await town.anna.sees("you get 30.00 € back")
    await town.quiet()
    for phone in (town.anna, town.boris):
        _, code = await its_money(phone, "00001: 30.00 €")
        await phone.click("Get the invoice (PDF)")
        await phone.sees(f"for Logo design · {code}. It is issued once and stays as it is")


async def test_what_was_given_for_invoices_can_be_taken_away_again(town: Town) -> None:
    await stands_as(town.anna, ANNAS)
    await town.anna.click("Change the details")
    await town.anna.fill(("\n".join("abcdefghi"),), "Cancel")
    await town.anna.sees("That is more than 8 lines")
    await town.anna.click("Cancel")
    await town.anna.sees("Nothing was changed")
    await town.anna.click("Details on invoices")
    await town.anna.sees("Bäckerstraße 1")
    await town.anna.click("Remove both")
    await town.anna.sees("as people here know you")
