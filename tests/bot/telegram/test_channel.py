"""Letters become messages: cards in place, pings anew, and what Telegram answers becomes the courier's receipt."""

import asyncio
from dataclasses import replace

import pytest

from bot.press import Press
from bot.screens.gathered import Gathered
from bot.screens.screen import Button, Screen
from bot.telegram.channel import TelegramChannel
from core.linkdesk import ABOUT_YOU
from core.message import Spot
from core.order import PersonId
from core.person import Person
from core.ports import Delivered, Later, Letter, LetterKind, Moot, Rejected, Unreachable
from sandbox.server import TOKEN, SandboxServer
from sandbox.telegram.faults import Fault
from tests.bot.telegram.conftest import ORDER, START, Composed, Files, says
from tests.chat.phone import Phone
from tests.fakes import FakeCards, FakeMessages, FakeOrders

START_BUTTON = (Button("Start work", Press("do", ("start",))),)


def a_letter(kind: LetterKind = LetterKind.CARD, **changes: object) -> Letter:
    letter = Letter(f"{kind}:1", kind, PersonId(1), ORDER, "paid", 3, START)
    return replace(letter, **changes)  # type: ignore[arg-type]


async def calls(sandbox: SandboxServer, method: str) -> int:
    return sum(call.method == method.lower() for call in sandbox.telegram.faults.calls)


async def test_the_first_card_is_a_silent_message_whose_place_is_kept(
    channel: TelegramChannel, composed: Composed, places: FakeCards, phone: Phone, sandbox: SandboxServer
) -> None:
    composed.on_card = says("<b>Logo</b>", START_BUTTON)
    assert await channel.deliver(a_letter()) == Delivered()
    card = await phone.sees("Logo")
    assert card.buttons == [["Start work"]]
    assert [place.message for place in places.places.values()] == [card.id]
    sent = next(call for call in sandbox.telegram.faults.calls if call.method == "sendmessage")
    assert sent.parameters["disable_notification"] is True


async def test_a_card_is_edited_in_place_as_the_order_moves(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    composed.on_card = says("Queued", START_BUTTON)
    await channel.deliver(a_letter())
    first = await phone.sees("Queued")
    composed.on_card = says("In progress")
    assert await channel.deliver(a_letter(version=4)) == Delivered()
    assert (await phone.sees("In progress")).id == first.id
    assert phone.find("Queued") is None


async def test_a_card_that_looks_right_already_costs_no_call(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer, phone: Phone
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    assert await channel.deliver(a_letter(version=4)) == Delivered()
    assert await calls(sandbox, "editMessageText") == 0


async def test_that_a_message_is_not_modified_is_no_failure(
    channel: TelegramChannel, composed: Composed, places: FakeCards, phone: Phone, sandbox: SandboxServer
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    # As after a restart: nothing is remembered of what the card shows.
    post, messages = type(channel._post)(channel._post._bot, Files()), FakeMessages(FakeOrders(), places)
    restarted = TelegramChannel(post, channel._people, places, messages, composed)
    assert await restarted.deliver(a_letter(version=4)) == Delivered()
    refused = [call for call in sandbox.telegram.faults.calls if "not modified" in call.description]
    assert len(refused) == 1
    await phone.look()
    assert [message.text for message in phone.from_bot] == ["Queued"]


async def test_a_deleted_card_is_sent_anew(
    channel: TelegramChannel, composed: Composed, places: FakeCards, phone: Phone
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    await phone.delete(await phone.sees("Queued"))
    composed.on_card = says("In progress")
    assert await channel.deliver(a_letter(version=4)) == Delivered()
    card = await phone.sees("In progress")
    assert [place.message for place in places.places.values()] == [card.id]


async def test_two_who_refresh_one_card_at_once_leave_one_message_with_the_newest_truth(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    composed.on_card = says("Queued")
    await asyncio.gather(*(channel.deliver(a_letter(version=number)) for number in range(3, 8)))
    await phone.look()
    assert [message.text for message in phone.from_bot] == ["Queued"]


async def test_a_ping_rings_and_carries_its_files_under_their_names(
    channel: TelegramChannel, composed: Composed, files: Files, phone: Phone, sandbox: SandboxServer
) -> None:
    several = (files.holding("logo.svg", b"<svg/>"), files.holding("notes.txt", b"hello"))
    composed.in_letter = replace(says("Boris delivered", START_BUTTON), files=several)
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    await phone.sees("Boris delivered")
    names = [file["name"] for message in phone.from_bot for file in message.files]
    assert names == ["logo.svg", "notes.txt"]
    sent = next(call for call in sandbox.telegram.faults.calls if call.method == "sendmessage")
    assert "disable_notification" not in sent.parameters


async def test_what_waited_together_is_one_message_that_rings_and_belongs_to_no_order(
    channel: TelegramChannel, composed: Composed, phone: Phone, sandbox: SandboxServer
) -> None:
    composed.in_all = Gathered(says("2 orders need you", START_BUTTON), ABOUT_YOU, frozenset({7}))
    letters = (a_letter(LetterKind.PING, key="1", id=6), a_letter(LetterKind.REMINDER, key="2", id=7))
    assert await channel.deliver(*letters) == Delivered(frozenset({7}))
    told = await phone.sees("2 orders need you")
    assert [each.text for each in phone.from_bot] == ["2 orders need you"]
    sent = next(call for call in sandbox.telegram.faults.calls if call.method == "sendmessage")
    assert "disable_notification" not in sent.parameters
    assert await channel._letters._messages.at(Spot("telegram", phone.person_id, told.id), PersonId(1)) is None


async def test_of_what_waited_together_nothing_may_be_left(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    letters = (a_letter(LetterKind.PING, key="1", id=6), a_letter(LetterKind.REMINDER, key="2", id=7))
    composed.in_all = Gathered(None, ABOUT_YOU, frozenset({7}))
    assert await channel.deliver(*letters) == Delivered(frozenset({7}))
    await phone.look()
    assert phone.from_bot == []


async def test_a_letter_that_is_to_ring_nobody_does_not(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    composed.in_letter = replace(says("No hurry!"), silent=True)
    assert await channel.deliver(a_letter(LetterKind.MESSAGE)) == Delivered()
    assert (await phone.sees("No hurry!")).facts["silent"]


async def test_one_file_goes_out_as_it_is(
    channel: TelegramChannel, composed: Composed, files: Files, phone: Phone
) -> None:
    composed.in_letter = replace(says("Boris delivered"), files=(files.holding("logo.svg", b"<svg/>"),))
    await channel.deliver(a_letter(LetterKind.PING))
    await phone.look()
    assert await phone.download(phone.last) == b"<svg/>"


async def test_what_went_out_of_a_letter_before_a_failure_is_not_sent_twice(
    channel: TelegramChannel, composed: Composed, files: Files, phone: Phone, sandbox: SandboxServer
) -> None:
    composed.in_letter = replace(says("Boris delivered"), files=(files.holding("logo.svg", b"<svg/>"),))
    sandbox.telegram.faults.plan(Fault("error", "sendDocument"))
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Later)
    assert await channel.deliver(a_letter(LetterKind.PING, tries=1)) == Delivered()
    await phone.look()
    assert [message.text for message in phone.from_bot if message.text] == ["Boris delivered"]
    assert [file["name"] for message in phone.from_bot for file in message.files] == ["logo.svg"]


async def test_news_of_which_nothing_is_left_to_tell_is_done(channel: TelegramChannel, phone: Phone) -> None:
    assert await channel.deliver(a_letter(LetterKind.PING)) == Delivered()
    await phone.look()
    assert phone.from_bot == []


async def test_a_reminder_that_was_moot_when_it_was_to_be_sent_reached_nobody(channel: TelegramChannel) -> None:
    assert isinstance(await channel.deliver(a_letter(LetterKind.REMINDER)), Moot)


async def test_a_file_keeps_whatever_name_can_stand_in_a_header(
    channel: TelegramChannel, composed: Composed, files: Files, phone: Phone
) -> None:
    names = ("логотип 1.svg", 'a "quoted" name.txt', "two\r\nlines.txt", "100%.txt")
    for name in names:
        composed.in_letter = replace(says("Boris delivered"), files=(files.holding(name, b"x"),))
        assert await channel.deliver(a_letter(LetterKind.PING, key=name)) == Delivered()
    await phone.look()
    shown = [file["name"] for message in phone.from_bot for file in message.files]
    assert shown == ["логотип 1.svg", 'a "quoted" name.txt', "two__lines.txt", "100%.txt"]


async def test_somebody_without_an_account_here_cannot_be_reached(channel: TelegramChannel) -> None:
    assert isinstance(await channel.deliver(a_letter(to=PersonId(99))), Unreachable)


async def test_somebody_who_blocked_the_bot_cannot_be_reached(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    composed.in_letter = says("Hello")
    await phone.block()
    assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Unreachable)


async def test_somebody_who_never_started_the_bot_cannot_be_reached(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer, anna: Person
) -> None:
    composed.in_letter = says("Hello")
    async with await Phone.of(sandbox.url, "Boris") as boris:
        account = replace(anna.accounts[0], address=boris.person_id)
        channel._people.people[anna.id] = replace(anna, accounts=(account,))  # type: ignore[attr-defined]
        assert isinstance(await channel.deliver(a_letter(LetterKind.PING)), Unreachable)


async def test_a_limit_of_one_chat_is_waited_out_in_that_chat_only(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer
) -> None:
    composed.in_letter = says("Hello")
    sandbox.telegram.faults.plan(Fault("error", "sendMessage", code=429, description="Too Many", retry_after=17))
    assert await channel.deliver(a_letter(LetterKind.PING)) == Later(17, "limit")


async def test_a_limit_that_hits_two_chats_at_once_is_that_of_the_whole_channel(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer, anna: Person
) -> None:
    composed.in_letter = says("Hello")
    sandbox.telegram.faults.plan(
        Fault("error", "sendMessage", code=429, description="Too Many", retry_after=17, times=2)
    )
    async with await Phone.of(sandbox.url, "Boris") as phone:
        boris = replace(anna, id=PersonId(2), accounts=(replace(anna.accounts[0], address=phone.person_id),))
        channel._people.people[boris.id] = boris  # type: ignore[attr-defined]
        await channel.deliver(a_letter(LetterKind.PING))
        assert await channel.deliver(a_letter(LetterKind.PING, to=boris.id)) == Later(17, "limit", whole_channel=True)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("error", "sendMessage", code=502, description="Bad Gateway"),
        Fault("drop", "sendMessage"),
        Fault("lose", "sendMessage"),
    ],
)
async def test_when_telegram_or_the_network_fails_the_letter_is_tried_again(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer, fault: Fault
) -> None:
    composed.in_letter = says("Hello")
    sandbox.telegram.faults.plan(fault)
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert TOKEN not in receipt.reason
    assert not receipt.whole_channel


async def test_a_refused_token_stops_the_whole_channel_for_a_while(
    channel: TelegramChannel, composed: Composed, sandbox: SandboxServer
) -> None:
    composed.in_letter = says("Hello")
    sandbox.telegram.faults.plan(Fault("error", "sendMessage", code=401, description="Unauthorized"))
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Later)
    assert receipt.whole_channel


async def test_what_telegram_will_never_take_is_our_fault_and_no_sign_that_nobody_is_there(
    channel: TelegramChannel, composed: Composed
) -> None:
    composed.in_letter = says("<b>never closed")
    receipt = await channel.deliver(a_letter(LetterKind.PING))
    assert isinstance(receipt, Rejected)
    assert "can't parse entities" in receipt.reason


@pytest.mark.parametrize("padding", [None, 10 * 1024 * 1024])
async def test_a_picture_that_telegram_cannot_read_or_finds_too_large_is_left_out_for_good(
    channel: TelegramChannel,
    composed: Composed,
    files: Files,
    phone: Phone,
    sandbox: SandboxServer,
    a_picture: bytes,
    padding: int | None,
) -> None:
    broken = files.holding("logo.png", a_picture + b"x" * padding if padding else b"no picture at all")
    composed.on_card = Screen(says("Logo").text, photo=broken)
    assert await channel.deliver(a_letter()) == Delivered()
    first = await phone.sees("Logo")
    composed.on_card = Screen(says("Logo, in progress").text, photo=broken)
    assert await channel.deliver(a_letter(version=4)) == Delivered()
    assert (await phone.sees("in progress")).id == first.id
    assert await calls(sandbox, "sendPhoto") == 1


async def test_a_letter_about_the_person_alone_is_a_message_that_belongs_to_no_order(
    channel: TelegramChannel, composed: Composed, phone: Phone
) -> None:
    composed.in_letter = says("This chat was unlinked")
    assert await channel.deliver(a_letter(LetterKind.PING, order=ABOUT_YOU, topic="unlinked")) == Delivered()
    shown = await phone.sees("This chat was unlinked")
    messages = channel._letters._messages
    assert await messages.at(Spot("telegram", phone.person_id, shown.id), PersonId(1)) is None


async def test_once_people_were_linked_or_parted_it_is_looked_up_anew_where_cards_are(
    channel: TelegramChannel, composed: Composed, places: FakeCards, phone: Phone
) -> None:
    composed.on_card = says("Queued")
    await channel.deliver(a_letter())
    first = await phone.sees("Queued")
    places.places.clear()
    channel.forget()
    assert await channel.deliver(a_letter(version=4)) == Delivered()
    await phone.look()
    assert len(phone.from_bot) == 2
    assert first.id != phone.from_bot[-1].id
