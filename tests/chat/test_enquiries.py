"""Before there is any order a buyer asks the seller, wherever each of them is; and both can read it later."""

from datetime import timedelta

from core.enquiry import Enquiry
from core.message import Message
from core.person import Account
from tests.chat import acts
from tests.chat.scene import MONDAY, Town
from tests.chat.test_chat import answer, take_back, written_by

QUESTION = "Do you do <b>SVG</b>, @everyone?"


async def asked(town: Town, words: str = QUESTION) -> str:
    """Anna asks about Boris's service; the link to it."""
    link = await acts.offer(town.boris)
    await town.anna.open(link)
    await town.anna.click("Ask Boris")
    await town.anna.send(words)
    await town.boris.sees(words[:10])
    return link


async def enquiry(town: Town) -> Enquiry:
    """The only one there is."""
    boris = await town.storage.people.by_account(Account(town.way.of("boris"), town.boris.person_id))
    assert boris
    [found] = await town.storage.enquiries.lately(boris.id, MONDAY - timedelta(days=1), 9)
    return found


async def written(town: Town) -> list[Message]:
    return list(await town.storage.messages.of((await enquiry(town)).id))


async def test_a_question_reaches_the_seller_and_the_answer_the_buyer_without_any_order(town: Town) -> None:
    await asked(town)
    got = await town.boris.sees("Do you do")
    assert got.text.split("\n")[0] == "💬 Anna · Logo design, before an order"
    assert "<b>SVG</b>, @everyone?" in got.text.replace("\u2060", "")
    assert town.boris.buttons(got) == ["Answer Anna", "Chat"]
    await answer(town, town.boris, "I do.", "Do you do")
    reply = await town.anna.sees("I do.")
    assert reply.text.startswith("💬 Boris · Logo design, before an order")
    assert [(each.text, each.reply_to) for each in await written(town)] == [(QUESTION, None), ("I do.", 1)]
    assert await town.storage.orders.count_for((await enquiry(town)).asker) == {}


async def test_a_file_an_edit_and_a_deletion_go_as_on_an_order(town: Town) -> None:
    await asked(town)
    shown = await town.boris.sees("Do you do")
    await town.quiet()
    await town.boris.upload("sample.svg", b"<svg/>", caption="Like this one?", to=shown)
    assert await town.anna.download(await town.anna.sees_file("sample.svg")) == b"<svg/>"
    await town.quiet()
    await answer(town, town.boris, "On Monday.", "Do you do")
    copy = await town.anna.sees("On Monday.")
    await town.quiet()
    await town.boris.edit(await written_by(town.boris, "On Monday."), "On Tuesday.")
    assert (await town.anna.sees("On Tuesday.")).id == copy.id
    await town.quiet()
    await take_back(town.boris, await written_by(town.boris, "On Tuesday."))
    await town.anna.sees("Boris deleted this message.")
    kept = (await written(town))[-1]
    assert (kept.text, [each.text for each in kept.edits]) == ("On Tuesday.", ["On Monday."])


async def test_whoever_asks_is_told_when_it_reaches_nobody_and_it_is_kept_for_the_seller(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.boris.block()
    await town.anna.open(link)
    await town.anna.click("Ask Boris")
    await town.anna.send(QUESTION)
    told = await town.anna.sees("No message reaches Boris right now, in any chat.")
    assert told.text.startswith("💬 Boris · Logo design, before an order")
    await town.boris.unblock()
    await town.boris.open(link)
    await town.boris.click("Questions")
    await town.boris.sees("Do you do")
    await town.anna.click("Chat", on=told)
    await town.anna.sees("before an order: the chat, the newest first")


async def test_once_an_order_is_placed_both_still_read_what_was_asked(town: Town) -> None:
    link = await asked(town)
    await answer(town, town.boris, "I do.", "Do you do")
    await town.anna.sees("I do.")
    await acts.place(town.anna, link)
    await acts.pay(town.anna, town.boris)
    for phone in (town.anna, town.boris):
        await phone.click("More")
        await phone.click("Before the order")
        shown = await phone.sees("before an order: the chat, the newest first")
        assert shown.text.index("I do.") < shown.text.index("Do you do")


async def test_a_paused_service_takes_no_more_questions_and_the_seller_may_still_answer(town: Town) -> None:
    await asked(town)
    await town.boris.click("Pause")
    await town.boris.sees_button("Offer again")
    await answer(town, town.boris, "Next week again.", "Do you do")
    await answer(town, town.anna, "Pity!", "Next week again.")
    await town.anna.sees("No more messages are taken in this conversation.")
    assert [each.text for each in await written(town)] == [QUESTION, "Next week again."]


async def test_a_restart_forgets_no_question(town_closed: Town) -> None:
    town = town_closed
    async with town.open():
        await asked(town)
        await town.quiet()
    async with town.open():
        await answer(town, town.boris, "I do.", "Do you do")
        await town.anna.sees("I do.")
