"""Private threads: who is in them, who sees them, and what an archived one refuses."""

import discord
import pytest

from sandbox.clock import SandboxClock
from sandbox.discord.permissions import CREATE_PRIVATE_THREADS
from sandbox.discord.values import Channel, Guild, Overwrite
from sandbox.discord.world import Discord
from tests.sandbox.discord.conftest import Caller, Client, Person, later


@pytest.fixture
async def thread(client: Client, orders: Channel) -> discord.Thread:
    channel = client.get_channel(orders.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.create_thread(name="Logo · K7Q2", type=discord.ChannelType.private_thread, invitable=False)


async def test_only_members_see_a_private_thread(
    client: Client, thread: discord.Thread, anna: Person, boris: Person
) -> None:
    await thread.add_user(discord.Object(anna.id))
    await thread.send("Welcome")
    place = await anna.place(thread.id)
    assert place["name"] == "Logo · K7Q2"
    assert [(each["system"], each["text"]) for each in place["messages"]] == [
        (True, "Handover added Anna to the thread."),
        (False, "Welcome"),
    ]
    assert str(thread.id) not in [place["id"] for place in (await boris.screen())["places"]]
    assert (await boris.tries("write", text="let me in", channel=thread.id)).status == 404
    await thread.remove_user(discord.Object(anna.id))
    assert str(thread.id) not in [place["id"] for place in (await anna.screen())["places"]]


async def test_what_is_said_in_a_thread_is_told_without_its_words(
    client: Client, thread: discord.Thread, anna: Person
) -> None:
    await thread.add_user(discord.Object(anna.id))
    await anna.does("write", text="my secret", channel=thread.id)
    heard = await client.heard.event("message", lambda message: message.author.id == anna.id)
    assert (heard.content, heard.channel.id) == ("", thread.id)


async def test_an_archived_thread_takes_nothing_until_it_is_opened(
    client: Client, thread: discord.Thread, anna: Person
) -> None:
    await thread.add_user(discord.Object(anna.id))
    sent = await thread.send("before")
    await thread.edit(archived=True)
    for attempt in (thread.send("x"), sent.edit(content="x"), thread.add_user(discord.Object(anna.id))):
        with pytest.raises(discord.HTTPException) as refused:
            await attempt
        assert refused.value.code == 50083
    await thread.edit(archived=False)
    await thread.send("after")


async def test_a_thread_that_nobody_uses_is_archived_by_itself(
    client: Client, call: Caller, thread: discord.Thread, clock: SandboxClock, town: Guild
) -> None:
    active = f"/guilds/{town.id}/threads/active"
    assert [each["id"] for each in (await call("GET", active)).body["threads"]] == [str(thread.id)]
    later(clock, minutes=thread.auto_archive_duration)
    assert (await call("GET", active)).body["threads"] == []
    assert (await call("POST", f"/channels/{thread.id}/messages", {"content": "x"})).refusal == (400, 50083)


async def test_people_open_an_archived_thread_by_writing_unless_it_is_locked(
    client: Client, thread: discord.Thread, anna: Person
) -> None:
    await thread.add_user(discord.Object(anna.id))
    await thread.edit(archived=True)
    await anna.does("write", text="one more thing", channel=thread.id)
    assert (await anna.place(thread.id))["archived"] is False
    await thread.edit(archived=True, locked=True)
    refused = await anna.tries("write", text="and another", channel=thread.id)
    assert refused.body["error"] == "the thread is locked"


async def test_who_is_not_in_the_guild_cannot_be_added(client: Client, thread: discord.Thread, world: Discord) -> None:
    stranger = world.add_person("Stranger", guild=0)
    with pytest.raises(discord.NotFound) as refused:
        await thread.add_user(discord.Object(stranger.id))
    assert refused.value.code == 10007


async def test_a_bot_without_the_permission_starts_no_thread(
    call: Caller, client: Client, orders: Channel, world: Discord, town: Guild
) -> None:
    bots = next(role for role in town.roles.values() if role.name == "Handover")
    world.allow(orders, Overwrite(bots.id, 0, deny=CREATE_PRIVATE_THREADS))
    refused = await call("POST", f"/channels/{orders.id}/threads", {"name": "x", "type": 12})
    assert refused.refusal == (403, 50013)


async def test_a_deleted_thread_is_gone_for_all(
    client: Client, call: Caller, thread: discord.Thread, anna: Person, world: Discord
) -> None:
    await thread.add_user(discord.Object(anna.id))
    world.delete_channel(world.channel(thread.id))
    assert (await call("POST", f"/channels/{thread.id}/messages", {"content": "x"})).refusal == (404, 10003)
    assert str(thread.id) not in [place["id"] for place in (await anna.screen())["places"]]
