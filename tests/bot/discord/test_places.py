"""An order is in a private thread of each party's own, or in their direct messages, and is found there again."""

import asyncio
from dataclasses import replace

import discord
import pytest
import simcord

from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.discord.places import Places
from bot.discord.post import Post
from bot.discord.threads import ThreadDoor
from bot.screens.gathered import Gathered
from bot.screens.screen import Urgency
from core.linkdesk import ABOUT_YOU
from core.order import PersonId
from core.person import Account, Person, Platform
from core.ports import Delivered, LetterKind, Thread, Unreachable
from tests.bot.discord.conftest import ORDER, Composed, Files, a_letter, says, texts
from tests.fakes import FakeCards, FakeMessages, FakeOrders, FakePeople, FakeThreads


async def test_a_card_stands_in_a_private_thread_of_its_party_alone(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    user: simcord.UserHandle,
    client: DiscordClient,
) -> None:
    composed.on_card = says("Queued")
    assert await channel.deliver(a_letter()) == Delivered()
    [thread] = lobby.threads
    assert thread.name == "K7Q2 · Logo · Anna"
    assert texts(thread) == ["Queued"]
    assert texts(user) == []
    found = client.get_channel(thread.id)
    assert isinstance(found, discord.Thread)
    assert found.is_private()
    members = {member.id for member in await found.fetch_members()}
    assert client.user
    assert members == {user.id, client.user.id}


async def test_all_that_is_told_of_an_order_is_in_one_thread(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle
) -> None:
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    letters = (a_letter(), a_letter(LetterKind.PING), a_letter(LetterKind.REMINDER))
    receipts = await asyncio.gather(*map(channel.deliver, letters))
    assert set(receipts) == {Delivered()}
    [thread] = lobby.threads
    assert sorted(texts(thread)) == ["Queued", "Somebody paid", "Somebody paid"]


async def test_two_parties_never_share_a_thread(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    people: FakePeople,
    threads: FakeThreads,
) -> None:
    other = env.create_user("boris")
    env.guild.add_member(other)
    boris = Person(PersonId(2), "Boris", "en", accounts=(Account(Platform.DISCORD, other.id),))
    people.people[boris.id] = boris
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    await channel.deliver(a_letter(to=2))
    kept = {thread.person: thread.thread for thread in threads.threads.values()}
    assert len(set(kept.values())) == 2
    assert {thread.id for thread in lobby.threads} == set(kept.values())


async def test_a_thread_of_which_nobody_heard_is_taken_instead_of_a_second_one(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, threads: FakeThreads
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    threads.threads.clear()
    restarted = again(channel, FakeThreads(), FakeCards())
    assert await restarted.deliver(a_letter(key="2")) == Delivered()
    assert len(lobby.threads) == 1


async def test_a_thread_of_somebody_elses_is_not_taken_whatever_it_is_called(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, threads: FakeThreads
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    [mine] = threads.threads.values()
    threads.threads.clear()
    await threads.put(replace(mine, person=PersonId(9)))
    assert await again(channel, threads, FakeCards()).deliver(a_letter(key="2")) == Delivered()
    assert len(lobby.threads) == 2


async def test_the_place_is_known_after_a_restart(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, threads: FakeThreads, cards: FakeCards
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    composed.on_card = says("In progress")
    assert await again(channel, threads, cards).deliver(a_letter(key="2")) == Delivered()
    [thread] = lobby.threads
    assert texts(thread) == ["In progress"]


async def test_without_a_channel_of_the_community_the_order_is_in_direct_messages(
    channel: DiscordChannel, composed: Composed, user: simcord.UserHandle, threads: FakeThreads
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    assert texts(user) == ["Queued"]
    assert threads.threads == {}


async def test_who_prefers_direct_messages_gets_them_and_may_change_their_mind(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    people: FakePeople,
    anna: Person,
    user: simcord.UserHandle,
) -> None:
    await people.change(replace(anna, direct=True))
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    assert texts(user) == ["Queued"]
    assert lobby.threads == []
    await people.change(replace(anna, direct=False))
    composed.on_card = says("In progress")
    await channel.deliver(a_letter(key="2"))
    assert texts(user) == []
    [thread] = lobby.threads
    assert texts(thread) == ["In progress"]


async def test_somebody_who_is_not_in_the_server_gets_direct_messages(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, env: simcord.Env, people: FakePeople
) -> None:
    far = env.create_user("boris")
    boris = Person(PersonId(2), "Boris", "en", accounts=(Account(Platform.DISCORD, far.id),))
    people.people[boris.id] = boris
    composed.on_card = says("Queued")
    assert await channel.deliver(a_letter(to=2)) == Delivered()
    assert lobby.threads == []
    assert texts(far) == ["Queued"]


@pytest.mark.parametrize("code", [50013, 50001, 160006])
async def test_without_the_right_to_make_threads_the_operator_is_told_once_and_direct_messages_are_used(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    user: simcord.UserHandle,
    caplog: pytest.LogCaptureFixture,
    code: int,
) -> None:
    env.inject_error("POST", "/channels/*/threads", status=403, code=code, message="no", times=None)
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    assert await channel.deliver(a_letter()) == Delivered()
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert texts(user) == ["Queued", "Somebody paid"]
    assert caplog.text.count("no private thread can be opened") == 1


async def test_a_thread_that_is_gone_gives_way_to_direct_messages(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    client: DiscordClient,
    user: simcord.UserHandle,
    threads: FakeThreads,
) -> None:
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    await channel.deliver(a_letter())
    found = client.get_channel(lobby.threads[0].id)
    assert isinstance(found, discord.Thread)
    await found.delete()
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    assert texts(user) == ["Somebody paid", "Queued"]
    assert [thread.thread for thread in threads.threads.values()] == [None]


async def test_somebody_who_has_left_the_server_is_told_in_direct_messages(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    user: simcord.UserHandle,
    threads: FakeThreads,
    cards: FakeCards,
) -> None:
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    await channel.deliver(a_letter())
    env.inject_error("PUT", "/channels/*/thread-members/*", status=404, code=10007, message="Unknown Member")
    assert await again(channel, threads, cards).deliver(a_letter(LetterKind.PING)) == Delivered()
    assert texts(user) == ["Somebody paid"]


async def test_where_direct_messages_are_closed_a_thread_serves(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    people: FakePeople,
    anna: Person,
    user: simcord.UserHandle,
) -> None:
    await people.change(replace(anna, direct=True))
    closed = f"/channels/{user.dm_channel.id}/messages"
    env.inject_error("POST", closed, status=403, code=50007, message="Cannot send messages to this user", times=None)
    composed.in_letter = says("Somebody paid")
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert await channel.deliver(a_letter(LetterKind.PING, key="2")) == Delivered()
    [thread] = lobby.threads
    assert texts(thread) == ["Somebody paid", "Somebody paid"]


async def test_who_takes_no_direct_messages_and_has_no_thread_cannot_be_reached(
    channel: DiscordChannel, composed: Composed, env: simcord.Env, user: simcord.UserHandle
) -> None:
    closed = f"/channels/{user.dm_channel.id}/messages"
    env.inject_error("POST", closed, status=403, code=50007, message="Cannot send messages to this user")
    composed.in_letter = says("Somebody paid")
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Unreachable)


async def test_the_thread_of_an_order_that_is_over_is_put_away_and_taken_out_when_something_happens(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, client: DiscordClient
) -> None:
    composed.on_card = replace(says("Completed"), urgency=Urgency.OVER)
    await channel.deliver(a_letter())
    [number] = [thread.id for thread in lobby.threads]
    assert await is_archived(client, number)
    composed.on_card = replace(says("Disputed"), urgency=Urgency.WAITING)
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    composed.in_letter = says("Somebody asked for help")
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert not await is_archived(client, number)


async def test_a_thread_says_whose_it_is(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, places: Places
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    [thread] = lobby.threads
    assert await places.owner(thread.id) == Thread(PersonId(1), ORDER, lobby._channel.guild_id or 0, thread.id)
    assert await places.owner(lobby.id) is None


async def test_whoever_links_another_account_gets_a_thread_that_the_one_before_is_not_in(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    people: FakePeople,
    threads: FakeThreads,
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    [before] = lobby.threads
    other = env.create_user("anna-at-home")
    env.guild.add_member(other)
    people.people[PersonId(1)] = Person(
        PersonId(1), "Anna at home", "en", accounts=(Account(Platform.DISCORD, other.id),)
    )
    threads.threads.clear()  # as storage does when an account is unlinked
    composed.on_card = says("In progress")
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    [now] = [each for each in lobby.threads if each.id != before.id]
    assert texts(now) == ["In progress"]
    assert texts(before) == []


def again(channel: DiscordChannel, threads: FakeThreads, cards: FakeCards) -> DiscordChannel:
    """The same after a restart, with what is stored."""
    client = channel._post._client
    post = Post(client, Files())
    places = Places(post, ThreadDoor(client), threads, channel._places._home)
    return DiscordChannel(post, channel._people, cards, FakeMessages(FakeOrders(), cards), channel._composer, places)


async def is_archived(client: DiscordClient, thread: int) -> bool:
    found = await client.fetch_channel(thread)
    assert isinstance(found, discord.Thread)
    return found.archived


async def test_what_waited_together_is_told_directly_and_leaves_the_threads_alone(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle, user: simcord.UserHandle
) -> None:
    composed.in_all = Gathered(says("2 orders need you"), ABOUT_YOU, frozenset({7}))
    letters = (a_letter(LetterKind.PING, key="1"), a_letter(LetterKind.REMINDER, key="2"))
    assert await channel.deliver(*letters) == Delivered(frozenset({7}))
    assert texts(user) == ["2 orders need you"]
    assert not user.dm_channel.history()[0].flags.suppress_notifications
    assert lobby.threads == []


async def test_what_is_left_of_one_order_alone_is_told_in_its_thread(
    channel: DiscordChannel, composed: Composed, lobby: simcord.ChannelHandle
) -> None:
    composed.in_all = Gathered(says("Somebody paid"), ORDER)
    assert await channel.deliver(a_letter(LetterKind.PING, key="1"), a_letter(LetterKind.PING, key="2")) == Delivered()
    [thread] = lobby.threads
    assert texts(thread) == ["Somebody paid"]


async def test_who_takes_no_direct_messages_finds_what_waited_in_a_thread(
    channel: DiscordChannel,
    composed: Composed,
    lobby: simcord.ChannelHandle,
    env: simcord.Env,
    user: simcord.UserHandle,
) -> None:
    direct = user.dm_channel.id
    env.inject_error("POST", f"/channels/{direct}/messages", status=403, code=50007, message="no", times=None)
    composed.in_all = Gathered(says("2 orders need you"), ABOUT_YOU)
    assert await channel.deliver(a_letter(LetterKind.PING, key="1"), a_letter(LetterKind.PING, key="2")) == Delivered()
    [thread] = lobby.threads
    assert texts(thread) == ["2 orders need you"]
