"""What is Telegram's own about writing to each other: albums, captions, `/delete`, its formats and its limits."""

from pathlib import Path

import pytest

from bot.press import Press
from core.chat import MOST_AT_ONCE
from core.order import OrderId
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import Town, Way, a_town

PDF = b"%PDF-1.7 a brief"


@pytest.fixture
def way() -> Way:
    """Both on Telegram: albums, captions and formats are its own."""
    return Way()


async def a_chat(town: Town) -> None:
    """A paid order, and one message each way."""
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.click("Message Boris")
    await town.anna.sees("Write to Boris")
    await town.anna.send("Please use <b>green</b>.")
    await town.boris.sees("Please use <b>green</b>.")


async def answer(town: Town, phone: Handset, words: str, to: str) -> None:
    """Answer the newest message with `to` in it, once the bot has taken down which one that is."""
    shown = await phone.sees(to)
    await town.quiet()
    await phone.send(words, to=shown)


async def messages(town: Town) -> list[str]:
    record = await town.record()
    return [each.text for each in await town.storage.messages.of(OrderId(record[0].order))]


async def test_a_message_reaches_the_other_party_with_who_wrote_and_about_which_order(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.click("Message Boris")
    await town.anna.sees("Write to Boris")
    await town.anna.send("Please use <b>green</b>, @everyone.\n/start")
    got = await town.boris.sees("Please use")
    head, *quoted = got.text.split("\n")
    code = (await town.record())[0].order[:4]
    assert head == f"💬 Anna · Logo design · {code}"
    assert [each for each in quoted if each] == ["Please use <b>green</b>, @everyone.", "/start"]
    assert got.html.count("<blockquote>") == 1
    assert town.boris.buttons(got) == ["Answer Anna", f"Open {code}"]
    await town.anna.sees("✓ Goes to Boris")
    await town.anna.sees_no("Write to Boris")
    assert await messages(town) == ["Please use <b>green</b>, @everyone.\n/start"]


async def test_a_reply_to_a_message_answers_it_without_a_press(town: Town) -> None:
    await a_chat(town)
    await answer(town, town.boris, "Dark or light?", "Please use")
    got = await town.anna.sees("Dark or light?")
    mine = next(each for each in town.anna.messages if each.text == "Please use <b>green</b>." and not each.from_bot)
    assert got.reply_to == mine.id
    assert "↩ Please use <b>green</b>." in got.text
    await answer(town, town.anna, "Light.", "Dark or light?")
    assert (await town.boris.sees("Light.")).text.startswith("💬 Anna")
    await town.anna.look()
    assert len([each for each in town.anna.from_bot if "✓ Goes to Boris" in each.text]) == 1


async def test_an_album_is_one_message_and_an_answer_to_one_of_its_files_answers_it(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.click("Message Boris")
    await town.anna.sees("Write to Boris")
    for number in range(3):
        await town.anna.upload(f"{number}.pdf", PDF, caption="Three drafts" if number == 0 else "", album="1")
    await town.boris.sees("Three drafts")
    file = await town.boris.sees_file("1.pdf")
    await town.quiet()
    await town.boris.send("I like this one", to=file)
    assert "↩ Three drafts" in (await town.anna.sees("I like this one")).text
    assert await messages(town) == ["Three drafts", "I like this one"]


async def test_an_edited_caption_is_followed_too(town: Town) -> None:
    await a_chat(town)
    await town.quiet()
    sent = await town.boris.upload("a.pdf", PDF, caption="First", to=await town.boris.sees("Please use"))
    await town.anna.sees("First")
    await town.boris.edit(sent, "Second")
    assert "📎 a.pdf" in (await town.anna.sees("Second")).text


async def test_delete_takes_a_message_out_of_the_chat_and_leaves_it_on_the_record(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.click("Message Boris")
    await town.anna.sees("Write to Boris")
    mine = await town.anna.upload("secret.pdf", PDF, caption="My address is 5 Elm Street")
    copy = await town.boris.sees("Elm Street")
    await town.boris.sees_file("secret.pdf")
    await town.anna.send("/delete", to=mine)
    await town.anna.sees("🗑 Deleted")
    gone = await town.boris.sees("Anna deleted this message.")
    assert gone.id == copy.id
    await town.boris.sees_no("Elm Street")
    await town.quiet()
    await town.boris.look()
    assert not [each for each in town.boris.from_bot if each.files]
    assert await messages(town) == ["My address is 5 Elm Street"]


async def test_delete_works_on_nothing_but_ones_own_message(town: Town) -> None:
    await a_chat(town)
    await answer(town, town.boris, "/delete", "Please use")
    await town.boris.sees("There is nothing of yours to change here")
    await town.boris.send("/delete")
    await town.boris.sees("answer that message of yours with /delete")
    await town.boris.look()
    assert town.boris.find("Please use <b>green</b>.")


async def test_a_stranger_writes_on_nobodys_order(town: Town) -> None:
    await a_chat(town)
    order = (await town.record())[0].order
    await town.oleg.send("/start")
    welcome = await town.oleg.sees("Hello, Oleg!")
    for press in (Press("note", (order, "0")), Press("chat", (order, "0")), Press("attached", (order, "1"))):
        said = (await town.oleg.press_raw(welcome.id, press.pack()))["toast"]["text"]
        assert said == "There is no such order among yours."
    await town.oleg.send("Hello", to=welcome)
    await town.oleg.sees("I did not ask for anything just now")
    assert len(await messages(town)) == 1


async def test_a_long_message_comes_with_all_of_it_as_a_file(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    words = " ".join(f"word{number}" for number in range(500))
    await town.anna.send(words, to=await town.anna.sees("Boris's turn to start"))
    got = await town.boris.sees("word1 word2")
    assert "word499" not in got.text
    code = (await town.record())[0].order[:4]
    whole = await town.boris.download(await town.boris.sees_file(f"message {code}.txt"))
    assert whole.decode("utf-8-sig") == words
    assert "Chat" in town.boris.buttons(got)


async def test_a_flood_ends_in_a_clear_sentence_and_what_was_too_much_is_kept(town: Town) -> None:
    await a_chat(town)
    copy = await town.boris.sees("Please use")
    await town.quiet()
    for number in range(MOST_AT_ONCE):
        await town.boris.send(f"Message {number}.", to=copy)
    await town.anna.sees(f"Message {MOST_AT_ONCE - 1}.")
    await town.boris.send("One too many.", to=copy)
    await town.boris.sees("That is a lot at once")
    assert len(await messages(town)) == MOST_AT_ONCE + 1
    town.later(minutes=2)
    await town.boris.click("Send it")
    await town.anna.sees("One too many.")


async def test_a_file_too_large_is_refused_whole_and_nothing_is_half_sent(tmp_path: Path) -> None:
    async with a_town(tmp_path, max_file_mb="1") as town, town.open():
        await acts.a_paid_order(town.boris, town.anna)
        await town.anna.click("Message Boris")
        await town.anna.sees("Write to Boris")
        await town.anna.upload("huge.bin", b"x" * (1024 * 1024 + 1), caption="Here it is")
        await town.anna.sees("1 MB")
        await town.anna.send("See https://example.org/huge.bin")
        await town.boris.sees("https://example.org/huge.bin")
        assert await messages(town) == ["See https://example.org/huge.bin"]


async def read(phone: Handset, words: str) -> str:
    return (await phone.sees(words)).text


async def test_each_reads_the_frame_in_their_own_language(tmp_path: Path) -> None:
    async with a_town(tmp_path, languages={"boris": "ru"}) as town, town.open():
        await acts.place(town.anna, await acts.offer(town.boris, acts.RUSSIAN))
        await town.anna.click("Pay 60.00 €")
        await town.boris.sees_button("Начать работу")
        await town.anna.click("Message Boris")
        await town.anna.send("Hello")
        await town.boris.click("Ответить: Anna")
        assert "Кому: Anna" in await read(town.boris, "Кому: Anna")
        await town.boris.send("Привет")
        assert (await read(town.anna, "Привет")).startswith("💬 Boris")
