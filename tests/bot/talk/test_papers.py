"""Each party of an order gets the paper of its money: one number as long as nothing moves, a new one once it does."""

import pytest

from bot.press import Press
from core.order import FileRef
from tests.bot.talk.chat import Chat
from tests.bot.talk.test_reading import Story, delivered, press
from tests.builders import ANNA, BORIS, STAFFER, STRANGER


def file_of(chat: Chat) -> FileRef:
    assert chat.reply.screen, chat.text
    [file] = chat.reply.screen.files
    return file


async def paper(chat: Chat, story: Story) -> FileRef:
    await press(chat, "paper", story.order.id)
    return file_of(chat)


async def test_a_buyer_gets_a_receipt_from_behind_the_card_and_from_billing() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    await press(anna, "more", story.order.id)
    await anna.press("Money")
    assert "You paid 60.00 €: held safely" in anna.text
    await anna.press("Get the receipt (PDF)")
    assert "Receipt R-00001 for Logo for a bakery" in anna.text
    file = file_of(anna)
    assert file.name == f"receipt-R-00001-{story.order.code}.pdf"
    assert story.world.files.kept[file.id].startswith(b"%PDF-")
    await anna.send("/billing")
    await anna.press(f"{story.order.code} · Logo")
    await anna.press("Get the receipt (PDF)")
    assert file_of(anna).sha256 == file.sha256


async def test_a_seller_gets_a_statement_once_there_is_something_earned() -> None:
    story = await delivered()
    boris = story.world.chat(BORIS)
    await press(boris, "money", story.order.id, "0")
    assert "The buyer paid 60.00 €: held for you" in boris.text
    assert not boris.offers("Get the")
    await press(boris, "paper", story.order.id)
    assert "Nothing has been paid on this order" in boris.text
    await story.then("accept", ANNA)
    await press(boris, "money", story.order.id, "0")
    await boris.press("Get the statement (PDF)")
    assert "Statement S-00001" in boris.text
    assert file_of(boris).name == f"statement-S-00001-{story.order.code}.pdf"


async def test_a_paper_asked_for_again_is_the_same_until_money_has_moved() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    first = await paper(anna, story)
    assert (await paper(anna, story)).sha256 == first.sha256
    await story.then("accept", ANNA)
    second = await paper(anna, story)
    assert second.name == f"receipt-R-00002-{story.order.code}.pdf"
    assert [each.replaces for each in story.world.papers.papers] == [None, 1]


async def test_a_paper_is_in_the_language_of_its_reader() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    anna.speak("ru")
    assert (await paper(anna, story)).name == f"квитанция-R-00001-{story.order.code}.pdf"


async def test_an_order_on_which_nothing_moved_says_so() -> None:
    story = await Story().placed()
    anna = story.world.chat(ANNA)
    await press(anna, "money", story.order.id, "0")
    assert "Nothing has been paid on this order" in anna.text
    assert not anna.offers("Get the receipt")


@pytest.mark.parametrize("person", [STRANGER, STAFFER])
@pytest.mark.parametrize(("verb", "args"), [("money", ("0",)), ("paper", ())])
async def test_the_money_of_an_order_is_for_its_parties_alone(person: int, verb: str, args: tuple[str, ...]) -> None:
    story = await delivered()
    chat = story.world.chat(STAFFER if person == STAFFER else STRANGER)
    await press(chat, verb, story.order.id, *args)
    assert chat.text == "There is no such order among yours."
    assert story.world.papers.papers == []


async def test_no_paper_is_given_in_the_group_of_another_community() -> None:
    story = await delivered()
    story.world.found("Forge", 77)
    anna = story.world.chat(ANNA, place=77)
    await press(anna, "paper", story.order.id)
    assert anna.text == "There is no such order among yours."


async def test_a_paper_has_a_way_back_to_the_money_and_on_to_billing() -> None:
    story = await delivered()
    anna = story.world.chat(ANNA)
    await press(anna, "paper", story.order.id)
    await anna.press("Money")
    assert anna.button("Back").does == Press("more", (story.order.id,))
    await anna.press("Billing")
    assert "1 movement of money" in anna.text
