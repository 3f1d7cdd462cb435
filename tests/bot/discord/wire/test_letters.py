"""Letters over a network that fails: told once, told true, and nobody held up by somebody else's trouble."""

import asyncio
from dataclasses import replace

import pytest

from bot.discord import calls as calling
from bot.discord.channel import DiscordChannel
from bot.discord.connect import DiscordClient
from bot.screens.screen import Urgency
from core.ports import Delivered, Later, LetterKind, Rejected, Unreachable
from sandbox.discord.faults import Fault
from sandbox.discord.guilds import leave
from sandbox.discord.permissions import CREATE_PRIVATE_THREADS, SEND_IN_THREADS, VIEW
from sandbox.discord.values import Channel, Guild, Overwrite, User
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN
from tests.bot.discord.conftest import Composed, Files, a_letter, says
from tests.bot.discord.wire.conftest import Opened, said_in, threads_of
from tests.fakes import FakeThreads


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call may take a fifth of a second."""
    monkeypatch.setattr(calling.held, "__defaults__", (0.2,))


def calls(world: Discord, name: str) -> int:
    return sum(call.call == name for call in world.faults.calls)


def thread(world: Discord, lobby: Channel) -> Channel:
    [found] = threads_of(world, lobby)
    return found


async def test_a_letter_whose_answer_was_lost_is_there_once(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("lose", "create_message"))
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Later)
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert said_in(thread(world, lobby)) == ["Somebody paid"]


async def test_a_card_whose_answer_was_lost_shows_what_is_true_when_it_is_sent_again(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.on_card = says("Queued")
    world.faults.plan(Fault("lose", "create_message"))
    assert isinstance(await channel.deliver(a_letter()), Later)
    composed.on_card = says("In progress")
    assert await channel.deliver(a_letter()) == Delivered()
    assert said_in(thread(world, lobby)) == ["In progress"]


async def test_a_thread_whose_making_was_not_heard_of_is_not_made_twice(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.on_card = says("Queued")
    world.faults.plan(Fault("lose", "start_thread"))
    assert isinstance(await channel.deliver(a_letter()), Later)
    assert await channel.deliver(a_letter()) == Delivered()
    assert said_in(thread(world, lobby)) == ["Queued"]


async def test_files_go_out_once_though_an_answer_was_lost_between_them(
    channel: DiscordChannel, composed: Composed, files: Files, world: Discord, lobby: Channel
) -> None:
    several = tuple(files.holding(f"{number}.txt", b"x" * number) for number in range(12))
    composed.in_letter = replace(says("Boris delivered"), files=several)
    world.faults.plan(Fault("delay", "create_message", seconds=0))
    world.faults.plan(Fault("lose", "create_message"))
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Later)
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    messages = thread(world, lobby).messages.values()
    assert [len(each.attachments) for each in messages if each.attachments] == [10, 2]
    assert said_in(thread(world, lobby)) == ["Boris delivered"]


async def test_what_discord_stumbles_over_once_is_tried_again_at_once(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=502))
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert said_in(thread(world, lobby)) == ["Somebody paid"]


@pytest.mark.usefixtures("impatient")
async def test_an_outage_holds_nobody_up(channel: DiscordChannel, composed: Composed, world: Discord) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=503, times=10))
    world.faults.plan(Fault("error", "create_message", status=500, times=10))
    async with asyncio.timeout(5):
        assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Later)
        assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Later)


@pytest.mark.usefixtures("impatient")
async def test_a_limit_is_waited_out_by_the_letter_it_hit_and_no_call_is_wasted_on_it(
    channel: DiscordChannel, composed: Composed, world: Discord
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=429, retry_after=20))
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert 15 < receipt.seconds <= 20
    assert not receipt.whole_channel


async def test_a_limit_longer_than_the_library_waits_is_told_at_once(
    channel: DiscordChannel, composed: Composed, world: Discord
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=429, retry_after=300))
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert 295 < receipt.seconds <= 300


@pytest.mark.parametrize("kind", ["drop", "lose"])
async def test_nothing_of_the_token_is_in_what_the_courier_or_a_log_is_told(
    channel: DiscordChannel, composed: Composed, world: Discord, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault(kind, "create_message"))  # type: ignore[arg-type]
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert DISCORD_TOKEN not in receipt.reason + caplog.text


async def test_a_refused_token_stops_the_whole_channel_for_a_while(
    channel: DiscordChannel, composed: Composed, world: Discord
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=401, words="401: Unauthorized"))
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert receipt.whole_channel


async def test_what_discord_never_takes_is_a_fault_of_ours(
    channel: DiscordChannel, composed: Composed, world: Discord
) -> None:
    composed.in_letter = says("Somebody paid")
    world.faults.plan(Fault("error", "create_message", status=400, code=50035, words="Invalid Form Body"))
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Rejected)


async def test_whoever_left_the_server_is_reached_nowhere_and_comes_back_to_nothing_lost(
    channel: DiscordChannel, composed: Composed, world: Discord, user: User, lobby: Channel, homes: Opened
) -> None:
    composed.on_card = says("Queued")
    composed.in_letter = says("Somebody paid")
    leave(world, guild_of(world, lobby), user.id)
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Unreachable)
    world.join(guild_of(world, lobby), user.id)
    assert await channel.deliver(a_letter()) == Delivered()
    assert said_in(world.dm(user.id)) == ["Queued"]


async def test_somebody_who_may_not_see_the_channel_is_told_in_direct_messages(
    channel: DiscordChannel, composed: Composed, world: Discord, user: User, lobby: Channel
) -> None:
    world.allow(lobby, Overwrite(user.id, 1, deny=VIEW))
    composed.on_card = says("Queued")
    assert await channel.deliver(a_letter()) == Delivered()
    assert threads_of(world, lobby) == []
    assert said_in(world.dm(user.id)) == ["Queued"]


async def test_without_the_right_to_open_threads_the_operator_reads_it_and_people_are_told_all_the_same(
    channel: DiscordChannel,
    composed: Composed,
    world: Discord,
    user: User,
    lobby: Channel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    world.allow(lobby, Overwrite(world.bot.id, 1, deny=CREATE_PRIVATE_THREADS))
    composed.on_card = says("Queued")
    assert await channel.deliver(a_letter()) == Delivered()
    assert said_in(world.dm(user.id)) == ["Queued"]
    assert f"no private thread can be opened in channel {lobby.id}: 403 50013" in caplog.text


async def test_whoever_lost_the_role_that_shows_them_the_channel_is_told_in_direct_messages(
    channel: DiscordChannel, composed: Composed, world: Discord, user: User, lobby: Channel
) -> None:
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    await channel.deliver(a_letter())
    world.allow(lobby, Overwrite(user.id, 1, deny=VIEW))
    channel._places._sure.clear()  # as after ten minutes
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    assert said_in(world.dm(user.id)) == ["Somebody paid", "Queued"]


async def test_where_we_may_no_longer_write_in_threads_people_are_told_in_direct_messages(
    channel: DiscordChannel, composed: Composed, world: Discord, user: User, lobby: Channel
) -> None:
    composed.on_card, composed.in_letter = says("Queued"), says("Somebody paid")
    await channel.deliver(a_letter())
    world.allow(lobby, Overwrite(world.bot.id, 1, deny=SEND_IN_THREADS))
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    assert said_in(world.dm(user.id)) == ["Somebody paid"]


async def test_a_thread_that_was_put_away_is_opened_for_what_happens_next(
    channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.on_card = replace(says("Completed"), urgency=Urgency.OVER)
    await channel.deliver(a_letter())
    assert thread(world, lobby).archived
    composed.on_card = replace(says("Disputed"), urgency=Urgency.WAITING)
    assert await channel.deliver(a_letter(key="2")) == Delivered()
    assert not thread(world, lobby).archived
    assert said_in(thread(world, lobby)) == ["Disputed"]


async def test_letters_need_no_gateway(
    client: DiscordClient, channel: DiscordChannel, composed: Composed, world: Discord, lobby: Channel
) -> None:
    composed.on_card = says("Queued")
    assert not client.is_ready()
    assert await channel.deliver(a_letter()) == Delivered()
    assert said_in(thread(world, lobby)) == ["Queued"]


async def test_a_thread_is_asked_about_once_however_many_letters_it_gets(
    channel: DiscordChannel, composed: Composed, world: Discord, threads: FakeThreads
) -> None:
    composed.in_letter = says("Somebody paid")
    for key in map(str, range(5)):
        assert await channel.deliver(a_letter(LetterKind.PING, key=key)) == Delivered()
    assert calls(world, "start_thread") == 1
    assert calls(world, "add_thread_member") == 1
    assert calls(world, "create_message") == 5
    assert calls(world, "edit_message") == 0


def guild_of(world: Discord, channel: Channel) -> Guild:
    return world.guilds[channel.guild or 0]


async def test_a_file_keeps_whatever_name_can_stand_in_a_header(
    channel: DiscordChannel, composed: Composed, files: Files, world: Discord, lobby: Channel
) -> None:
    names = ("логотип 1.svg", 'a "quoted" name.txt', "two\r\nlines.txt", "100%.txt", "SPOILER_x.png", '"')
    composed.in_letter = replace(says("Boris delivered"), files=tuple(files.holding(name, b"x") for name in names))
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    attached = [each for message in thread(world, lobby).messages.values() for each in message.attachments]
    assert [each.shown_name for each in attached] == [
        "логотип 1.svg", "a _quoted_ name.txt", "two__lines.txt", "100%.txt", "x.png", "_",
    ]  # fmt: skip
