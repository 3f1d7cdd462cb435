"""Parties write to each other on their order, through the bot, wherever each of them is."""

from dataclasses import replace

from core.message import Message
from core.order import OrderId
from core.person import Platform
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.phone import Shown
from tests.chat.scene import Town

PDF = b"%PDF-1.7 a brief"
GREEN = "Please use <b>green</b>, @everyone."


async def write(phone: Handset, to: str, words: str) -> None:
    """By the button on the card."""
    await phone.click(f"Message {to}")
    await phone.send(words)


async def answer(town: Town, phone: Handset, words: str, to: str) -> None:
    """Answer the newest message with `to` in it, once the bot has taken down which one that is."""
    shown = await phone.sees(to)
    await town.quiet()
    await phone.send(words, to=shown)


async def a_chat(town: Town) -> None:
    """A paid order, and one message."""
    await acts.a_paid_order(town.boris, town.anna)
    await write(town.anna, "Boris", GREEN)
    await town.boris.sees("Please use")


async def written_by(phone: Handset, words: str) -> Shown:
    """The person's own message with these words."""
    await phone.look()
    return next(each for each in reversed(phone.messages) if words in each.text and not each.from_bot)


async def take_back(phone: Handset, message: Shown) -> None:
    if phone.platform is Platform.TELEGRAM:
        await phone.send("/delete", to=message)
    else:
        await phone.delete(message)


async def record(town: Town) -> list[Message]:
    order = (await town.record())[0].order
    return list(await town.storage.messages.of(OrderId(order)))


async def messages(town: Town) -> list[str]:
    return [each.text for each in await record(town)]


async def test_a_message_reaches_the_other_with_who_wrote_and_about_which_order(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await write(town.anna, "Boris", GREEN)
    got = await town.boris.sees("Please use")
    code = (await town.record())[0].order[:4]
    assert got.text.split("\n")[0] == f"💬 Anna · Logo design · {code}"
    assert "<b>green</b>" in got.text
    assert town.boris.buttons(got) == ["Answer Anna", f"Open {code}"]
    assert await messages(town) == [GREEN]


async def test_a_reply_answers_without_a_press_both_ways(town: Town) -> None:
    await a_chat(town)
    await answer(town, town.boris, "Dark or light?", "Please use")
    assert "↩ Please use" in (await town.anna.sees("Dark or light?")).text
    await answer(town, town.anna, "Light.", "Dark or light?")
    light = await town.boris.sees("Light.")
    assert light.text.startswith("💬 Anna")
    assert light.reply_to == (await written_by(town.boris, "Dark or light?")).id
    assert [each.reply_to for each in await record(town)] == [None, 1, 2]


async def test_a_reply_to_the_card_or_to_a_ping_is_written_on_that_order(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await answer(town, town.boris, "Hello from the ping", "New order: Logo design")
    await town.anna.sees("Hello from the ping")
    await answer(town, town.anna, "Hello from the card", "Boris's turn to start")
    await town.boris.sees("Hello from the card")


async def test_a_file_arrives_under_its_name_and_can_be_fetched_again(town: Town) -> None:
    await a_chat(town)
    asked = await town.boris.sees("Please use")
    await town.quiet()
    await town.boris.upload("palette.pdf", PDF, caption="Like this?", to=asked)
    assert "📎 palette.pdf" in (await town.anna.sees("Like this?")).text
    first = await town.anna.sees_file("palette.pdf")
    assert await town.anna.download(first) == PDF
    await town.anna.delete(first)
    await town.anna.click("More")
    await town.anna.click("Chat")
    shown = await town.anna.sees("the chat, the newest first")
    assert shown.text.index("Like this?") < shown.text.index("Please use")
    await town.anna.click("📎 palette.pdf")
    assert await town.anna.download(await town.anna.sees_file("palette.pdf")) == PDF


async def test_an_edit_changes_what_the_other_reads_and_the_record_keeps_both(town: Town) -> None:
    await a_chat(town)
    await answer(town, town.boris, "On Monday.", "Please use")
    copy = await town.anna.sees("On Monday.")
    await town.quiet()
    await town.boris.edit(await written_by(town.boris, "On Monday."), "On Tuesday.")
    changed = await town.anna.sees("On Tuesday.")
    assert changed.id == copy.id
    assert "edited" in changed.text
    assert "Monday" not in changed.text
    kept = (await record(town))[-1]
    assert (kept.text, [each.text for each in kept.edits]) == ("On Tuesday.", ["On Monday."])


async def test_what_its_author_takes_back_is_gone_from_the_chat_and_marked_on_the_record(town: Town) -> None:
    await a_chat(town)
    await answer(town, town.boris, "I live at 5 Elm Street.", "Please use")
    copy = await town.anna.sees("Elm Street")
    await town.quiet()
    await take_back(town.boris, await written_by(town.boris, "Elm Street"))
    gone = await town.anna.sees("Boris deleted this message.")
    assert gone.id == copy.id
    await town.anna.sees_no("Elm Street")
    kept = (await record(town))[-1]
    assert kept == replace(kept, text="I live at 5 Elm Street.", deleted_at=town.clock.now())


async def test_words_that_answer_nothing_are_offered_and_never_sent_to_a_guess(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.send("When can you start?")
    await town.anna.sees("Is this for Boris?")
    assert await messages(town) == []
    await town.anna.send("And how long does it take?")
    offer = await town.anna.sees("how long does it take?")
    assert "When can you start?" in offer.text
    await town.anna.click("Send it")
    await town.boris.sees("how long does it take?")
    assert await messages(town) == ["When can you start?\nAnd how long does it take?"]


async def test_with_several_orders_one_chooses_and_always_sees_which_is_which(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    first = (await town.record())[0].order
    town.later(minutes=1)
    await acts.place(town.anna, await acts.offer(town.boris))
    await acts.pay(town.anna, town.boris)
    second = (await town.record())[0].order
    assert first != second
    await town.anna.send("The brief")
    await town.anna.sees("Who is this for?")
    await town.anna.click(f"Boris · {first[:4]}")
    got = await town.boris.sees("The brief")
    assert got.text.startswith(f"💬 Anna · Logo design · {first[:4]}")
    await town.boris.click("Answer Anna", on=got)
    await town.boris.send("Thanks")
    assert first[:4] in (await town.anna.sees("Thanks")).text
    assert await messages(town) == []


async def test_the_chat_closes_seven_days_after_the_order(town: Town) -> None:
    await a_chat(town)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")
    town.later(days=6, hours=23)
    await write(town.anna, "Boris", "Thank you!")
    await town.boris.sees("Thank you!")
    town.later(hours=2)
    await answer(town, town.boris, "Any time!", "Thank you!")
    await town.boris.sees("The chat of this order is closed")
    assert (await messages(town))[-1] == "Thank you!"


async def test_what_is_written_to_somebody_who_cannot_be_reached_is_kept_and_its_author_is_told(town: Town) -> None:
    await a_chat(town)
    await town.anna.block()
    await answer(town, town.boris, "Are you there?", "Please use")
    await town.boris.sees("No message reaches Anna right now")
    await town.anna.unblock()
    await town.anna.click("More")
    await town.anna.click("Chat")
    await town.anna.sees("Are you there?")


async def test_a_restart_forgets_neither_what_shows_what_nor_what_is_being_written(town_closed: Town) -> None:
    town = town_closed
    async with town.open():
        await a_chat(town)
        await answer(town, town.boris, "On Monday.", "Please use")
        await town.anna.sees("On Monday.")
        await town.anna.send("Kept over night")
        await town.anna.sees("Is this for Boris?")
        await town.quiet()
    async with town.open():
        await town.anna.click("Send it")
        await town.boris.sees("Kept over night")
        await answer(town, town.anna, "Found it", "On Monday.")
        await town.boris.sees("Found it")
        await town.boris.edit(await written_by(town.boris, "On Monday."), "On Tuesday.")
        await town.anna.sees("On Tuesday.")
