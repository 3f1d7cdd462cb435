"""Parties write to each other on their order, both on Discord: by a form, in direct messages, and in their threads."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import discord
import pytest

from core.message import Message, Part, Write
from core.order import Order
from tests.bot.discord.town import Phone, Town, a_town, text_of
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, an_order

LOGO = b"<svg/>"


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with a_town(World()) as town:
        yield town
        assert town.env.errors == []


@pytest.fixture
async def order(town: Town) -> Order:
    """An order under way, whose two cards have come."""
    order = town.world.put(an_order("in_progress"))
    for person in (ANNA, BORIS):
        await town.phone(person).slash("order open", order=order.id)
    return order


async def said(town: Town, order: Order) -> list[Message]:
    return list(await town.world.messages.of(order.id))


async def reply(phone: Phone, to: discord.Message, words: str) -> discord.Message:
    reference = {"channel_id": str(to.channel.id), "message_id": str(to.id)}
    sent: discord.Message = await phone.actor.user.send_dm(words, reference=reference)
    await phone.town.post()
    return sent


def newest(phone: Phone, words: str) -> Any:
    """The newest message of ours with these words in it."""
    return next(each for each in reversed(phone.messages()) if words in text_of(each))


async def a_message(town: Town) -> Any:
    """What Boris sees when Anna has written to him, by the form."""
    anna = town.phone(ANNA)
    await anna.press("Message Boris")
    await anna.hand_in({"words": "Please use **green**, @everyone."})
    return newest(town.phone(BORIS), "Please use")


async def test_message_opens_a_form_and_what_is_handed_in_reaches_the_other(town: Town, order: Order) -> None:
    got = await a_message(town)
    assert text_of(got).startswith(f"💬 **Anna** · Logo for a bakery · `{order.code}`")
    assert "> Please use \\*\\*green\\*\\*" in text_of(got)
    assert not got.mentions
    assert not got.mention_everyone
    assert [each.text for each in await said(town, order)] == ["Please use **green**, @everyone."]


async def test_a_form_that_is_closed_begins_nothing(town: Town, order: Order) -> None:
    anna = town.phone(ANNA)
    await anna.press("Message Boris")
    await anna.say("I closed the form again.")
    assert "Is this for **Boris**?" in anna.last
    assert await said(town, order) == []


async def test_a_reply_in_direct_messages_answers_without_a_press(town: Town, order: Order) -> None:
    boris, anna = town.phone(BORIS), town.phone(ANNA)
    got = await a_message(town)
    await reply(boris, got, "Dark or light?")
    answer = newest(anna, "Dark or light?")
    assert "↩" in text_of(answer)
    await reply(anna, answer, "Light.")
    light = newest(boris, "Light.")
    mine = next(each for each in boris.messages() if each.content == "Dark or light?")
    assert light.reference
    assert light.reference.message_id == mine.id
    assert [each.reply_to for each in await said(town, order)] == [None, 1, 2]


async def test_a_reply_to_the_card_is_written_on_its_order(town: Town, order: Order) -> None:
    anna = town.phone(ANNA)
    await reply(anna, newest(anna, "Logo for a bakery"), "How is it going?")
    assert "How is it going?" in text_of(newest(town.phone(BORIS), "How is it going?"))


async def test_files_come_after_the_words_and_an_answer_to_one_finds_its_message(town: Town, order: Order) -> None:
    async def logo() -> AsyncIterator[bytes]:
        yield LOGO

    file = await town.world.files.keep("logo.svg", logo(), 100)
    await town.world.shop.chat.handle(Write(order.id, BORIS, ("telegram", "1"), (Part("Here it is", (file,)),)))
    await town.post()
    anna = town.phone(ANNA)
    assert "📎 logo.svg" in text_of(newest(anna, "Here it is"))
    sent = anna.messages()[-1]
    assert [each.filename for each in sent.attachments] == ["logo.svg"]
    await reply(anna, sent, "I like it")
    assert (await said(town, order))[-1].reply_to == 1


async def test_an_edit_is_followed_and_the_record_keeps_both(town: Town, order: Order) -> None:
    boris, anna = town.phone(BORIS), town.phone(ANNA)
    mine = await reply(boris, await a_message(town), "Monday")
    shown = newest(anna, "Monday")
    await boris.actor.user.edit(mine, "Tuesday")
    await town.post()
    changed = newest(anna, "Tuesday")
    assert changed.id == shown.id
    assert "edited" in text_of(changed)
    assert "Monday" not in anna.text
    kept = (await said(town, order))[-1]
    assert (kept.text, [each.text for each in kept.edits]) == ("Tuesday", ["Monday"])


async def test_a_deletion_is_followed_and_marked_on_the_record(town: Town, order: Order) -> None:
    boris, anna = town.phone(BORIS), town.phone(ANNA)
    mine = await reply(boris, await a_message(town), "My number is 555")
    shown = newest(anna, "555")
    await boris.actor.user.delete(mine)
    await town.post()
    assert newest(anna, "Boris deleted this message").id == shown.id
    assert "555" not in anna.text
    kept = (await said(town, order))[-1]
    assert kept.text == "My number is 555"
    assert kept.deleted_at is not None


async def test_nobody_deletes_for_another_by_deleting_their_own_copy(town: Town, order: Order) -> None:
    got = await a_message(town)
    town.env.backend.delete_message(got.channel.id, got.id)
    await town.env.settle()
    assert (await said(town, order))[0].deleted_at is None


async def test_words_to_nobody_are_offered_and_sent_by_one_press(town: Town, order: Order) -> None:
    anna = town.phone(ANNA)
    await anna.say("When will it be done?")
    assert "Is this for **Boris**?" in anna.last
    assert await said(town, order) == []
    await anna.press("Send it")
    assert "When will it be done?" in text_of(newest(town.phone(BORIS), "When will it be done?"))


async def test_the_whole_conversation_stands_behind_more(town: Town, order: Order) -> None:
    boris = town.phone(BORIS)
    await reply(boris, await a_message(town), "Yes, of course.")
    await boris.slash("order open", order=order.id)
    await boris.press("More")
    await boris.press("Chat")
    assert "the chat, the newest first" in boris.text


async def test_somebody_whose_order_it_is_not_writes_nothing(town: Town, order: Order) -> None:
    got = await a_message(town)
    town.world.orders.orders[order.id] = replace(order, seller=town.world.people.people[ANNA].id)
    await reply(town.phone(BORIS), got, "Still me?")
    assert len(await said(town, order)) == 1


async def test_in_ones_own_thread_one_writes_by_mentioning_the_bot_and_never_meets_the_other(town: Town) -> None:
    community = town.set_up(threads=True)
    order = town.world.put(an_order("in_progress", community=community.id))
    for person in (ANNA, BORIS):
        who = town.world.people.people[person]
        await town.channel.refresh(who, order.id)
    lobby = town.env.guild.channels["general"]
    theirs = {
        person: next(each for each in lobby.threads if each.id == town.threads.threads[person, order.id].thread)
        for person in (ANNA, BORIS)
    }
    assert theirs[ANNA].id != theirs[BORIS].id
    sent = await town.someone[ANNA].send(theirs[ANNA], f"{town.mention} Is it done?")
    await town.post()
    got = theirs[BORIS].history()[-1]
    assert "Is it done?" in text_of(got)
    await town.someone[BORIS].send(theirs[BORIS], f"{town.mention} Nearly.", reply_to=got)
    await town.post()
    assert [(each.text, each.reply_to) for each in await said(town, order)] == [("Is it done?", None), ("Nearly.", 1)]
    answer = theirs[ANNA].history()[-1]
    assert answer.reference
    assert answer.reference.message_id == sent.id
    await town.someone[ANNA].edit(sent, f"{town.mention} Is it ready?")
    await town.post()
    assert "Is it ready?" in text_of(next(each for each in theirs[BORIS].history() if each.id == got.id))
    await town.someone[ANNA].delete(sent)
    await town.post()
    assert "Anna deleted this message" in text_of(next(e for e in theirs[BORIS].history() if e.id == got.id))
    assert not any("Boris" in str(each.author) for each in theirs[ANNA].history())
