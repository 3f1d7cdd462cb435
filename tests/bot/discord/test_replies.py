"""What a person gets for a press or a command: in the place of the pressed message, for their eyes only, or anew."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import discord
import pytest
import simcord
from discord import app_commands

from bot.discord.answer import Answer
from bot.discord.button import Interaction
from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Where
from bot.discord.render import render
from bot.press import Press
from bot.screens.screen import Button, Urgency
from bot.talk.reply import Reply
from core.checkoutdesk import PAYLINK
from core.order import PersonId
from core.person import Account, Person, Platform
from core.ports import UNMOVED, Delivered, LetterKind
from tasks import Tasks
from tests.bot.discord.conftest import ORDER, Composed, Files, a_letter, says, text_of, texts
from tests.bot.discord.test_places import again
from tests.fakes import FakeCards, FakeThreads

GO = (Button("Go on", Press("go", (ORDER,))),)
Replies = Callable[[], Awaitable[Reply]]


@dataclass
class Desk:
    """Answers what Anna does with what a test says."""

    client: DiscordClient
    channel: DiscordChannel
    person: Person
    tasks: Tasks
    reply: Replies | None = None
    first: Callable[[Answer], Awaitable[object]] | None = None

    async def take(self, interaction: Interaction, token: str = "") -> None:
        message, channel = interaction.message, interaction.channel_id
        hidden = bool(message and message.flags.ephemeral)
        where = Where(channel or 0, message.id if message else None, interaction.guild is None, hidden)
        answer = Answer(interaction, self.tasks)
        if self.first:
            await self.first(answer)
        if self.reply:
            await self.channel.show(self.person, await self.reply(), where, answer)


@pytest.fixture
async def desk(client: DiscordClient, env: simcord.Env, channel: DiscordChannel, anna: Person, tasks: Tasks) -> Desk:
    desk = Desk(client, channel, anna, tasks)
    client.on_press = desk.take
    return desk


def at_once(reply: Reply) -> Replies:
    async def give() -> Reply:
        return reply

    return give


async def a_message(desk: Desk, user: simcord.UserHandle, words: str = "Choose") -> discord.Message:
    await desk.channel.show(desk.person, Reply(screen=says(words, GO)), Where(user.dm_channel.id, direct=True))
    message = user.dm_channel.last_message
    assert message
    return message


async def test_a_screen_takes_the_place_of_the_pressed_message_in_one_call(
    desk: Desk, user: simcord.UserHandle, env: simcord.Env
) -> None:
    message = await a_message(desk, user)
    desk.reply = at_once(Reply(screen=says("Chosen")))
    calls = len(env.http_requests)
    pressed = await user.click(message, label="Go on")
    assert pressed.acknowledged
    assert not pressed.deferred
    assert texts(user) == ["Chosen"]
    assert len(env.http_requests) - calls == 1


async def test_a_line_over_the_chat_is_seen_by_the_person_alone(desk: Desk, user: simcord.UserHandle) -> None:
    message = await a_message(desk, user)
    desk.reply = at_once(Reply("Done"))
    pressed = await user.click(message, label="Go on")
    assert pressed.response
    assert pressed.response.ephemeral
    assert text_of(pressed.response.message) == "Done"


async def test_a_line_beside_a_new_screen_comes_after_it(desk: Desk, user: simcord.UserHandle) -> None:
    message = await a_message(desk, user)
    desk.reply = at_once(Reply("Done", screen=says("Chosen")))
    pressed = await user.click(message, label="Go on")
    assert texts(user)[0] == "Chosen"
    [line] = pressed.followups
    assert line.ephemeral
    assert text_of(line.message) == "Done"


async def test_a_fresh_screen_leaves_the_pressed_message_alone(desk: Desk, user: simcord.UserHandle) -> None:
    message = await a_message(desk, user)
    desk.reply = at_once(Reply(screen=says("Chosen"), fresh=True))
    pressed = await user.click(message, label="Go on")
    assert pressed.acknowledged
    assert texts(user) == ["Choose", "Chosen"]


async def test_a_press_is_acknowledged_though_the_database_hangs_and_answered_when_it_is_back(
    desk: Desk, user: simcord.UserHandle, env: simcord.Env
) -> None:
    message = await a_message(desk, user)

    async def hang() -> Reply:
        await asyncio.sleep(60)  # of a clock that the simulation moves
        return Reply("Done", screen=says("Chosen"))

    desk.reply = hang
    pressed = await user.click(message, label="Go on")
    await env.advance_time(2)
    assert pressed.deferred
    assert texts(user) == ["Choose"]
    await env.advance_time(60)
    assert texts(user)[0] == "Chosen"
    assert [text_of(line.message) for line in pressed.followups] == ["Done"]


async def test_a_command_is_answered_for_the_person_alone(
    desk: Desk, user: simcord.UserHandle, client: DiscordClient, env: simcord.Env
) -> None:
    lobby = env.guild.create_text_channel("lobby")
    await a_command(client, desk)
    desk.reply = at_once(Reply(screen=says("Your orders", GO)))
    asked = await env.guild.add_member(env.create_user("other")).slash(lobby, "orders")
    assert asked.response
    assert asked.response.ephemeral
    assert text_of(asked.response.message) == "Your orders"
    desk.reply = at_once(Reply("Looked", screen=says("One order")))
    assert asked.response.message.components


async def test_a_slow_command_shows_one_answer(
    desk: Desk, user: simcord.UserHandle, client: DiscordClient, env: simcord.Env
) -> None:
    lobby = env.guild.create_text_channel("lobby")
    await a_command(client, desk)

    async def slow() -> Reply:
        await asyncio.sleep(60)
        return Reply(screen=says("Your orders", GO))

    desk.reply = slow
    asked = await env.guild.add_member(env.create_user("other")).slash(lobby, "orders")
    await env.advance_time(61)
    assert asked.response
    assert asked.response.ephemeral
    assert text_of(asked.response.message) == "Your orders"
    assert asked.followups == []


async def test_a_command_to_which_there_is_nothing_to_say_leaves_nothing_behind(
    desk: Desk, user: simcord.UserHandle, client: DiscordClient, env: simcord.Env
) -> None:
    lobby = env.guild.create_text_channel("lobby")
    await a_command(client, desk)
    desk.reply = at_once(Reply())
    asked = await env.guild.add_member(env.create_user("other")).slash(lobby, "orders")
    assert asked.acknowledged
    assert asked.response is None


async def test_a_form_opens_only_as_the_first_answer(desk: Desk, user: simcord.UserHandle) -> None:
    message = await a_message(desk, user)
    opened: list[bool] = []

    async def ask_twice(answer: Answer) -> None:
        form = discord.ui.Modal(title="Deliver", custom_id="form")
        form.add_item(discord.ui.TextInput(label="Words"))
        opened.append(await answer.ask(form))
        opened.append(await answer.ask(form))

    desk.first = ask_twice
    pressed = await user.click(message, label="Go on")
    assert pressed.modal
    assert opened == [True, False]


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060), (500, 0)])
async def test_what_cannot_be_answered_any_more_is_shown_all_the_same(
    desk: Desk, user: simcord.UserHandle, env: simcord.Env, status: int, code: int
) -> None:
    message = await a_message(desk, user)
    env.inject_error("POST", "/interactions/*/*/callback", status=status, code=code, message="no", times=None)
    desk.reply = at_once(Reply(screen=says("Chosen")))
    await user.click(message, label="Go on")
    assert texts(user) == ["Chosen"]


async def test_a_press_on_the_card_edits_it_in_one_call(
    desk: Desk, user: simcord.UserHandle, composed: Composed, env: simcord.Env
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = user.dm_channel.last_message
    assert card
    composed.on_card = says("In progress", GO)
    desk.reply = at_once(Reply(card=ORDER))
    calls = len(env.http_requests)
    pressed = await user.click(card, label="Go on")
    assert pressed.acknowledged
    assert texts(user) == ["In progress"]
    assert len(env.http_requests) - calls == 1


async def test_news_that_a_press_has_shown_already_is_not_drawn_again(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = user.dm_channel.last_message
    assert card
    composed.on_card = replace(says("In progress", GO), version=3)
    desk.reply = at_once(Reply(card=ORDER))
    await user.click(card, label="Go on")
    drawn = len(composed.drawn)
    assert await desk.channel.deliver(a_letter(key="2")) == Delivered()
    assert len(composed.drawn) == drawn
    composed.on_card = replace(says("Delivered", GO), version=4)
    assert await desk.channel.deliver(replace(a_letter(key="3"), version=4)) == Delivered()
    assert texts(user) == ["Delivered"]


async def test_a_question_on_a_card_that_was_just_brought_is_not_drawn_over_by_the_cards_own_news(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    message = await a_message(desk, user)
    composed.on_card = replace(says("To be paid", GO), version=3)
    desk.reply = at_once(Reply(card=ORDER, clear=True))
    await user.click(message, label="Go on")
    card = user.dm_channel.last_message
    assert card
    desk.reply = at_once(Reply(screen=says("Really?", GO), question=True))
    await user.click(card, label="Go on")
    assert await desk.channel.deliver(replace(a_letter(key="2"), version=3)) == Delivered()
    assert texts(user) == ["Really?"]


async def a_card(desk: Desk, user: simcord.UserHandle) -> discord.Message:
    await desk.channel.deliver(a_letter())
    card = user.dm_channel.last_message
    assert card
    return card


async def test_what_was_opened_on_a_card_stays_while_its_news_brings_nothing_to_see(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = replace(says("Queued", GO), version=3, urgency=Urgency.YOURS)
    card = await a_card(desk, user)
    desk.reply = at_once(Reply(screen=says("More about it", GO)))
    await user.click(card, label="Go on")
    composed.on_card = replace(says("Queued", GO), version=3, urgency=Urgency.SOON)
    for topic in ("paid", PAYLINK, UNMOVED):
        assert await desk.channel.deliver(replace(a_letter(key=topic), topic=topic)) == Delivered()
    await desk.channel.catch_up()
    assert texts(user) == ["More about it"]
    composed.on_card = replace(says("Pay below", GO), version=3)
    await desk.channel.deliver(replace(a_letter(key="2"), topic=PAYLINK))
    assert texts(user) == ["Pay below"]


async def test_a_page_that_knew_of_the_news_before_the_card_did_stays(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    card = await a_card(desk, user)
    composed.on_card = replace(says("In progress", GO), version=4)
    desk.reply = at_once(Reply(screen=replace(says("More about it", GO), version=4)))
    await user.click(card, label="Go on")
    await desk.channel.deliver(replace(a_letter(key="2"), version=4))
    assert texts(user) == ["More about it"]
    composed.on_card = replace(says("Delivered", GO), version=5)
    await desk.channel.deliver(replace(a_letter(key="3"), version=5))
    assert texts(user) == ["Delivered"]


async def test_a_menu_on_the_card_gives_way_to_the_card_when_the_order_moves(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    card = await a_card(desk, user)
    desk.reply = at_once(Reply(screen=says("More about it", GO)))
    await user.click(card, label="Go on")
    composed.on_card = replace(says("Queued", GO), version=4)
    await desk.channel.deliver(replace(a_letter(key="2"), version=4))
    assert texts(user) == ["Queued"]


async def test_a_card_whose_message_had_to_go_is_sent_anew_by_any_news(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    card = await a_card(desk, user)
    await desk.channel._post.remove(card.channel.id, card.id)
    await desk.channel.deliver(replace(a_letter(key="2"), topic=UNMOVED))
    assert texts(user) == ["Queued"]


async def test_the_way_back_from_behind_a_card_works_after_a_restart_too(
    desk: Desk, user: simcord.UserHandle, composed: Composed, cards: FakeCards
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = user.dm_channel.last_message
    assert card
    desk.reply = at_once(Reply(screen=says("More", GO)))
    await user.click(card, label="Go on")
    assert texts(user) == ["More"]
    desk.channel = again(desk.channel, FakeThreads(), cards)
    desk.reply = at_once(Reply(card=ORDER))
    await user.click(card, label="Go on")
    assert texts(user) == ["Queued"]


async def test_a_card_that_was_asked_for_comes_to_the_end_of_its_place(
    desk: Desk, user: simcord.UserHandle, composed: Composed
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    message = await a_message(desk, user)
    desk.reply = at_once(Reply(card=ORDER, clear=True))
    await user.click(message, label="Go on")
    assert texts(user) == ["Queued"]


async def test_who_asks_for_a_card_elsewhere_is_shown_the_way_to_its_thread(
    desk: Desk,
    user: simcord.UserHandle,
    composed: Composed,
    client: DiscordClient,
    env: simcord.Env,
    lobby: simcord.ChannelHandle,
) -> None:
    await a_command(client, desk)
    composed.on_card = says("Queued", GO)
    desk.reply = at_once(Reply(card=ORDER))
    asked = await env.guild.add_member(env.create_user("other")).slash(lobby, "orders")
    [thread] = lobby.threads
    assert texts(thread) == ["Queued"]
    assert asked.response
    assert text_of(asked.response.message) == "Over there"
    assert f"/{thread.id}/" in str(asked.response.components)


async def test_what_only_one_person_sees_shows_the_way_to_the_order_that_was_placed_there(
    desk: Desk,
    user: simcord.UserHandle,
    composed: Composed,
    client: DiscordClient,
    env: simcord.Env,
    lobby: simcord.ChannelHandle,
) -> None:
    await a_command(client, desk)
    composed.on_card = says("Unpaid", GO)
    desk.reply = at_once(Reply(screen=says("Order now?", GO)))
    actor = env.guild.add_member(env.create_user("other"))
    asked = await actor.slash(lobby, "orders")
    assert asked.response
    desk.reply = at_once(Reply(card=ORDER, clear=True))
    await actor.click(asked.response.message, label="Go on")
    assert text_of(asked.response.message) == "Over there"
    [thread] = lobby.threads
    assert texts(thread) == ["Unpaid"]


async def test_what_was_said_first_is_not_taken_for_the_pressed_message(desk: Desk, user: simcord.UserHandle) -> None:
    message = await a_message(desk, user)
    done: list[object] = []

    async def say_then_replace(answer: Answer) -> None:
        done.append(await answer.tell(render(says("Just you"))))
        done.append(await answer.replace(render(says("Everybody"))))
        done.append(await answer.remove())

    desk.first = say_then_replace
    pressed = await user.click(message, label="Go on")
    assert done[1:] == [False, False]
    assert pressed.response
    assert text_of(pressed.response.message) == "Just you"
    assert texts(user)[0] == "Choose"


async def test_a_thread_of_ones_own_gets_messages_as_direct_messages_do(
    desk: Desk, user: simcord.UserHandle, composed: Composed, env: simcord.Env, lobby: simcord.ChannelHandle
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    [thread] = lobby.threads
    await desk.channel.show(desk.person, Reply("Heard", screen=says("Noted")), Where(thread.id))
    assert texts(thread) == ["Queued", "Noted", "Heard"]
    assert texts(user) == []


async def test_in_a_channel_that_others_read_nothing_is_said_but_to_the_person(
    desk: Desk, user: simcord.UserHandle, lobby: simcord.ChannelHandle
) -> None:
    await desk.channel.show(desk.person, Reply(screen=says("Noted")), Where(lobby.id))
    assert texts(lobby) == []
    assert texts(user) == ["Noted"]


async def test_a_chat_holds_one_question_at_a_time(desk: Desk, user: simcord.UserHandle) -> None:
    here = Where(user.dm_channel.id, direct=True)
    await desk.channel.show(desk.person, Reply(screen=says("What do you offer?"), question=True), here)
    await desk.channel.show(desk.person, Reply(screen=says("What does it cost?"), question=True), here)
    assert texts(user) == ["What does it cost?"]
    await desk.channel.show(desk.person, Reply(screen=says("Set."), answered=True), here)
    assert texts(user) == ["Set."]


async def test_a_picture_is_attached_kept_and_taken_away_again(
    desk: Desk, user: simcord.UserHandle, files: Files
) -> None:
    here = Where(user.dm_channel.id, direct=True)
    photo = files.holding("logo.png", b"picture")
    await desk.channel.show(desk.person, Reply(screen=replace(says("Logo", GO), photo=photo)), here)
    message = user.dm_channel.last_message
    assert message
    assert [each.filename for each in message.attachments] == [f"photo-{photo.sha256[:16]}.png"]
    desk.reply = at_once(Reply(screen=replace(says("Logo, ticked", GO), photo=photo)))
    await user.click(message, label="Go on")
    shown = user.dm_channel.last_message
    assert shown
    assert [each.id for each in shown.attachments] == [each.id for each in message.attachments]
    desk.reply = at_once(Reply(screen=says("Bare", GO)))
    await user.click(message, label="Go on")
    shown = user.dm_channel.last_message
    assert shown
    assert shown.attachments == []
    desk.reply = at_once(Reply(screen=replace(says("Logo again", GO), photo=photo)))
    await user.click(message, label="Go on")
    shown = user.dm_channel.last_message
    assert shown
    assert len(shown.attachments) == 1


async def test_files_of_a_screen_follow_it_under_their_names(
    desk: Desk, user: simcord.UserHandle, files: Files
) -> None:
    message = await a_message(desk, user)
    several = tuple(files.holding(f"{number}.txt", b"x") for number in range(12))
    desk.reply = at_once(Reply(screen=replace(says("Delivery 1"), files=several), fresh=True))
    await user.click(message, label="Go on")
    names = [[each.filename for each in each.attachments] for each in user.dm_channel.history() if each.attachments]
    assert [len(each) for each in names] == [10, 2]
    assert names[0][0] == "0.txt"


async def test_a_command_shows_pictures_and_gives_files_to_the_person_alone(
    desk: Desk, user: simcord.UserHandle, client: DiscordClient, env: simcord.Env, files: Files
) -> None:
    lobby = env.guild.create_text_channel("lobby")
    await a_command(client, desk)
    several = tuple(files.holding(f"{number}.txt", b"x") for number in range(12))
    photo = files.holding("logo.png", b"picture")
    desk.reply = at_once(Reply(screen=replace(says("Delivery 1", GO), photo=photo, files=several)))
    asked = await env.guild.add_member(env.create_user("other")).slash(lobby, "orders")
    assert asked.response
    assert [each.filename for each in asked.response.attachments] == [f"photo-{photo.sha256[:16]}.png"]
    assert [len(each.attachments) for each in asked.followups] == [10, 2]
    assert all(each.ephemeral for each in asked.followups)
    assert texts(lobby) == []


async def test_files_follow_the_screen_that_took_the_place_of_the_pressed_one(
    desk: Desk, user: simcord.UserHandle, files: Files
) -> None:
    message = await a_message(desk, user)
    desk.reply = at_once(Reply(screen=replace(says("Delivery 1"), files=(files.holding("logo.svg", b"x"),))))
    await user.click(message, label="Go on")
    shown = user.dm_channel.history()
    assert texts(user) == ["Delivery 1"]
    assert [each.filename for each in shown[-1].attachments] == ["logo.svg"]


async def test_whoever_presses_in_somebody_elses_thread_changes_nothing_there(
    desk: Desk, user: simcord.UserHandle, composed: Composed, env: simcord.Env, lobby: simcord.ChannelHandle
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    [thread] = lobby.threads
    [card] = [message for message in thread.history() if message.components]
    mods = env.guild.create_role("mods", permissions=discord.Permissions(administrator=True))
    watcher = env.guild.add_member(env.create_user("watcher"), roles=[mods])
    desk.person = Person(PersonId(7), "Watcher", "en", accounts=(Account(Platform.DISCORD, watcher.id),))
    desk.reply = at_once(Reply(screen=says("Your orders"), clear=True))
    pressed = await watcher.click(card, label="Go on")
    assert texts(thread) == ["Queued"]
    assert pressed.response
    assert pressed.response.ephemeral
    assert text_of(pressed.response.message) == "Your orders"


async def test_a_ping_in_the_same_place_is_no_card(desk: Desk, user: simcord.UserHandle, composed: Composed) -> None:
    composed.on_card, composed.in_letter = says("Queued", GO), says("Somebody paid", GO)
    await desk.channel.deliver(a_letter())
    await desk.channel.deliver(a_letter(LetterKind.PING))
    card, ping = user.dm_channel.history()
    assert await desk.channel.is_card(desk.person, (ORDER,), card.id)
    assert not await desk.channel.is_card(desk.person, (ORDER,), ping.id)


async def a_command(client: DiscordClient, desk: Desk) -> None:
    tree = app_commands.CommandTree(client)

    @tree.command(name="orders", description="Your orders")
    async def orders(interaction: Interaction) -> None:
        await desk.take(interaction)

    await tree.sync()
