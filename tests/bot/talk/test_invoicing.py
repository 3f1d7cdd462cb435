"""Invoices are there once money was paid out, for those whom they concern, with the details that stood then."""

import pytest

from bot.press import Press
from core.invoice import LONGEST_PARTICULARS, Particulars
from tests.bot.talk.chat import Chat, World
from tests.bot.talk.test_papers import file_of
from tests.bot.talk.test_reading import Story, delivered, press
from tests.builders import ANNA, BORIS, STAFFER, STRANGER

ANNAS = "Anna Schmidt\nBäckerstraße 1\n10115 Berlin"


async def paid_out() -> Story:
    story = await delivered()
    await story.then("accept", ANNA)
    return story


async def test_a_buyer_gets_the_invoice_of_what_was_paid_out() -> None:
    story = await paid_out()
    anna = story.world.chat(ANNA)
    await press(anna, "money", story.order.id, "0")
    assert f"Invoice I-{BORIS}-00001: 60.00 €" in anna.text
    assert not anna.offers("Invoice for the fee")
    await anna.press("Get the invoice (PDF)")
    assert f"Invoice I-{BORIS}-00001 for Logo for a bakery" in anna.text
    file = file_of(anna)
    assert file.name == f"invoice-I-{BORIS}-00001-{story.order.code}.pdf"
    assert story.world.files.kept[file.id].startswith(b"%PDF-")


async def test_a_seller_gets_the_same_and_the_one_for_the_fee() -> None:
    story = await paid_out()
    boris = story.world.chat(BORIS)
    await press(boris, "money", story.order.id, "0")
    assert "Invoice for the fee F-00001: 6.00 €" in boris.text
    await boris.press("Get the invoice (PDF)")
    sale = file_of(boris)
    anna = story.world.chat(ANNA)
    await press(anna, "invoice", story.order.id, "sale")
    assert file_of(anna).sha256 == sale.sha256
    await press(boris, "invoice", story.order.id, "fee")
    assert file_of(boris).name == f"invoice-F-00001-{story.order.code}.pdf"


async def test_there_is_none_as_long_as_nothing_was_paid_out() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    await press(anna, "money", story.order.id, "0")
    assert not anna.offers("Get the invoice")
    await press(anna, "invoice", story.order.id, "sale")
    assert anna.text == "There is no such invoice: one is issued when the money of an order is paid out."


@pytest.mark.parametrize("person", [STRANGER, STAFFER])
@pytest.mark.parametrize("kind", ["sale", "fee"])
async def test_the_invoices_of_an_order_are_for_its_parties_alone(person: int, kind: str) -> None:
    story = await paid_out()
    chat = story.world.chat(STAFFER if person == STAFFER else STRANGER)
    await press(chat, "invoice", story.order.id, kind)
    assert chat.text == "There is no such order among yours."


async def test_a_buyer_does_not_read_the_fee_of_the_seller() -> None:
    story = await paid_out()
    anna = story.world.chat(ANNA)
    await press(anna, "invoice", story.order.id, "fee")
    assert anna.text == "There is no such invoice: one is issued when the money of an order is paid out."


async def test_no_invoice_is_given_in_the_group_of_another_community() -> None:
    story = await paid_out()
    story.world.found("Forge", 77)
    anna = story.world.chat(ANNA, place=77)
    await press(anna, "invoice", story.order.id, "sale")
    assert anna.text == "There is no such order among yours."


async def test_an_invoice_is_in_the_language_of_its_reader() -> None:
    story = await paid_out()
    anna = story.world.chat(ANNA)
    anna.speak("ru")
    await press(anna, "invoice", story.order.id, "sale")
    assert file_of(anna).name == f"счёт-I-{BORIS}-00001-{story.order.code}.pdf"


# --- how one stands on them -------------------------------------------------------------------------------------------


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def anna(world: World) -> Chat:
    return world.chat(ANNA)


async def test_details_are_given_changed_and_removed_from_billing(world: World, anna: Chat) -> None:
    await anna.send("/billing")
    await anna.press("Details on invoices")
    assert "You stand there as Anna, as people here know you" in anna.text
    assert "As a seller you show no tax" in anna.text
    await anna.press("Change the details")
    await anna.send(ANNAS)
    assert "Kept. It holds for invoices from now on" in anna.text
    assert "Bäckerstraße 1 10115 Berlin" in anna.text
    await anna.press("Change the tax")
    await anna.send("7,5 %")
    assert "As a seller you show 7.5 % VAT" in anna.text
    assert await world.invoices.particulars(ANNA) == Particulars(ANNA, ANNAS, 750)
    await anna.press("Change the tax")
    await anna.press("I show no tax")
    assert await world.invoices.particulars(ANNA) == Particulars(ANNA, ANNAS)
    await anna.press("Remove both")
    assert "Removed. It holds for invoices from now on" in anna.text
    assert await world.invoices.particulars(ANNA) == Particulars(ANNA)
    assert not anna.offers("Remove both")
    await anna.press("Billing")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\u200b \n", "Please write how you are to stand on invoices"),
        ("x" * (LONGEST_PARTICULARS + 1), "That is 401 characters, and there is room for 400"),
        ("\n".join("abcdefghi"), "That is more than 8 lines"),
    ],
)
async def test_what_cannot_stand_on_an_invoice_is_asked_again(world: World, anna: Chat, typed: str, said: str) -> None:
    await world.invoices.put(Particulars(ANNA, ANNAS))
    await anna.press_token(Press("particulars-text"))
    await anna.send(typed)
    assert said in anna.text
    assert (await world.invoices.particulars(ANNA)).text == ANNAS
    await anna.press("Cancel")
    assert "Nothing was changed" in anna.text


@pytest.mark.parametrize("typed", ["-1", "51", "much", "19.001", "NaN"])
async def test_a_tax_that_is_none_is_asked_again(world: World, anna: Chat, typed: str) -> None:
    await anna.press_token(Press("particulars-tax"))
    await anna.send(typed)
    assert "Write a percentage from 0 to 50" in anna.text
    await anna.send("0")
    assert (await world.invoices.particulars(ANNA)).tax == 0
    assert "As a seller you show 0 % VAT" in anna.text
