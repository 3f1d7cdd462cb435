"""What a person gets for a press or a word: in the place of the pressed message, anew, or as a line over the chat."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiogram import Bot

from bot.press import Press
from bot.screens.screen import Button
from bot.talk.reply import Reply
from bot.telegram.answer import Answer
from bot.telegram.channel import TelegramChannel
from core.checkoutdesk import PAYLINK
from core.person import Person
from core.ports import UNMOVED, Delivered, LetterKind
from sandbox.server import SandboxServer
from sandbox.telegram.faults import Fault
from tasks import Tasks
from tests.bot.telegram.conftest import ORDER, Composed, Files, says
from tests.bot.telegram.test_channel import a_letter, calls
from tests.chat.phone import Phone, Shown

GO = (Button("Go on", Press("go")),)


@dataclass
class Desk:
    """Presses a button of a message and lets the bot's side answer it."""

    bot: Bot
    phone: Phone
    channel: TelegramChannel
    person: Person
    tasks: Tasks
    offset: int = 0

    async def press(
        self, message: Shown, reply: Callable[[], Awaitable[Reply]], *, soon: float = 0.7
    ) -> dict[str, Any]:
        """What the phone was answered, once `reply` has been shown."""
        async with asyncio.TaskGroup() as group:
            pressed = group.create_task(self.phone.press_raw(message.id, "go"))
            updates = await self.bot.get_updates(offset=self.offset, timeout=5, allowed_updates=["callback_query"])
            query = updates[-1].callback_query
            self.offset = updates[-1].update_id + 1
            assert query
            answer = Answer(self.bot, query.id, self.tasks, soon)
            await self.channel.show(self.person, await reply(), message.id, answer)
        return pressed.result()


@pytest.fixture
async def desk(bot: Bot, phone: Phone, channel: TelegramChannel, anna: Person, tasks: Tasks) -> Desk:
    first = await bot.get_updates(allowed_updates=["callback_query", "message"])
    return Desk(bot, phone, channel, anna, tasks, first[-1].update_id + 1)


def at_once(reply: Reply) -> Callable[[], Awaitable[Reply]]:
    async def give() -> Reply:
        return reply

    return give


async def a_message(desk: Desk, words: str = "Choose") -> Shown:
    await desk.channel.show(desk.person, Reply(screen=says(words, GO)))
    return await desk.phone.sees(words)


async def test_a_screen_takes_the_place_of_the_pressed_message_and_its_toast_answers_the_press(desk: Desk) -> None:
    message = await a_message(desk)
    answered = await desk.press(message, at_once(Reply("Done", screen=says("Chosen"))))
    assert answered["toast"]["text"] == "Done"
    assert (await desk.phone.sees("Chosen")).id == message.id


async def test_a_chat_holds_one_question_at_a_time(desk: Desk) -> None:
    first = Reply(screen=says("What do you offer?", GO), question=True)
    second = Reply(screen=says("What does it cost?", GO), question=True)
    await desk.channel.show(desk.person, first)
    await desk.phone.sees("What do you offer?")
    await desk.channel.show(desk.person, second)
    await desk.phone.sees("What does it cost?")
    await desk.phone.sees_no("What do you offer?")


async def test_a_question_that_was_answered_in_writing_goes_away(desk: Desk) -> None:
    await desk.channel.show(desk.person, Reply(screen=says("Where are you?", GO), question=True))
    await desk.channel.show(desk.person, Reply(screen=says("Set."), answered=True))
    await desk.phone.sees("Set.")
    await desk.phone.sees_no("Where are you?")


async def test_a_question_that_became_an_answer_stays_when_the_next_one_is_asked(desk: Desk) -> None:
    await desk.channel.show(desk.person, Reply(screen=says("Publish?", GO), question=True))
    message = await desk.phone.sees("Publish?")
    await desk.press(message, at_once(Reply(screen=says("Published"))))
    await desk.channel.show(desk.person, Reply(screen=says("What do you offer?", GO), question=True))
    assert (await desk.phone.sees("Published")).id == message.id


async def test_a_fresh_screen_stands_as_a_new_message(desk: Desk) -> None:
    message = await a_message(desk)
    await desk.press(message, at_once(Reply(screen=says("Chosen"), fresh=True)))
    assert (await desk.phone.sees("Chosen")).id > message.id
    assert desk.phone.find("Choose")


async def test_a_cleared_message_goes_away(desk: Desk) -> None:
    message = await a_message(desk)
    await desk.press(message, at_once(Reply("Done", clear=True)))
    await desk.phone.look()
    assert desk.phone.from_bot == []


async def test_a_screen_for_a_message_that_is_gone_is_sent_anew(desk: Desk) -> None:
    message = await a_message(desk)
    await desk.press(message, lambda: _deleted(desk.phone, message, Reply(screen=says("Chosen"))))
    assert (await desk.phone.sees("Chosen")).id > message.id


async def _deleted(phone: Phone, message: Shown, reply: Reply) -> Reply:
    await phone.delete(message)
    return reply


async def test_an_alert_has_to_be_closed(desk: Desk) -> None:
    answered = await desk.press(await a_message(desk), at_once(Reply("That is not yours", alert=True)))
    assert answered["toast"] == {"text": "That is not yours", "alert": True, "url": None}


async def test_a_slow_press_is_answered_in_time_and_its_line_is_said_as_a_message(
    desk: Desk, sandbox: SandboxServer
) -> None:
    message = await a_message(desk)

    async def slow() -> Reply:
        await sandbox.telegram.queries._waiting[next(iter(sandbox.telegram.queries._waiting))].answered.wait()
        return Reply("Too late: <already> accepted")

    await asyncio.wait_for(desk.press(message, slow, soon=0.05), 5)
    await desk.phone.sees("Too late: <already> accepted")
    assert await calls(sandbox, "answerCallbackQuery") == 1


async def test_a_query_that_is_too_old_is_no_error(desk: Desk, sandbox: SandboxServer) -> None:
    message = await a_message(desk)
    sandbox.telegram.faults.plan(
        Fault("error", "answerCallbackQuery", code=400, description="Bad Request: query is too old", times=1)
    )
    desk.phone.patience = 0.01
    await desk.press(message, at_once(Reply("Done", screen=says("Chosen"))))
    await desk.phone.sees("Chosen")
    await desk.phone.sees("Done")


async def test_a_press_on_the_card_itself_refreshes_it_in_place(desk: Desk, composed: Composed) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    composed.on_card = says("In progress", GO)
    await desk.press(card, at_once(Reply("Started", card=ORDER)))
    assert (await desk.phone.sees("In progress")).id == card.id


async def test_a_press_elsewhere_brings_the_card_to_the_end_and_leaves_no_second_one(
    desk: Desk, composed: Composed
) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    old = await desk.phone.sees("Queued")
    ping = await a_message(desk, "Anna paid")
    await desk.press(ping, at_once(Reply(card=ORDER)))
    assert (await desk.phone.sees("Queued")).id > ping.id
    assert [message.text for message in desk.phone.from_bot] == ["Anna paid", "Queued"]
    assert old.id not in [message.id for message in desk.phone.from_bot]


async def test_a_menu_on_the_card_gives_way_to_the_card_when_the_order_moves(desk: Desk, composed: Composed) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    await desk.press(card, at_once(Reply(screen=says("More about it", GO))))
    assert (await desk.phone.sees("More about it")).id == card.id
    composed.on_card = replace(says("Queued", GO), version=4)
    await desk.channel.deliver(a_letter(version=4))
    assert (await desk.phone.sees("Queued")).id == card.id


async def test_what_was_opened_on_a_card_stays_while_its_news_brings_nothing_to_see(
    desk: Desk, composed: Composed
) -> None:
    composed.on_card = replace(says('Queued, <time datetime="1893488400">just now</time>', GO), version=3)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    await desk.press(card, at_once(Reply(screen=says("More about it", GO))))
    composed.on_card = replace(says('Queued, <time datetime="1893488400">2 min ago</time>', GO), version=3)
    for topic in ("paid", PAYLINK, UNMOVED):
        assert await desk.channel.deliver(a_letter(topic=topic)) == Delivered()
    assert (await desk.phone.sees("More about it")).id == card.id
    composed.on_card = replace(says("Pay below", GO), version=3)
    await desk.channel.deliver(a_letter(topic=PAYLINK))
    assert (await desk.phone.sees("Pay below")).id == card.id


async def test_news_that_a_press_has_shown_already_is_not_even_put_together(desk: Desk, composed: Composed) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    composed.on_card = replace(says("In progress", GO), version=4)
    await desk.press(card, at_once(Reply(card=ORDER)))
    await desk.press(card, at_once(Reply(screen=says("Really?", GO), question=True)))
    drawn = len(composed.drawn)
    assert await desk.channel.deliver(a_letter(version=4)) == Delivered()
    assert len(composed.drawn) == drawn
    assert (await desk.phone.sees("Really?")).id == card.id


async def test_a_page_that_knew_of_the_news_before_the_card_did_stays(desk: Desk, composed: Composed) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    composed.on_card = replace(says("In progress", GO), version=4)
    page = Reply(screen=replace(says("More about it", GO), version=4))
    await desk.press(card, at_once(page))
    await desk.channel.deliver(a_letter(version=4))
    assert (await desk.phone.sees("More about it")).id == card.id
    composed.on_card = replace(says("Delivered", GO), version=5)
    await desk.channel.deliver(a_letter(version=5))
    assert (await desk.phone.sees("Delivered")).id == card.id


async def test_a_page_that_is_opened_while_the_card_is_being_drawn_stands_above_it(
    desk: Desk, composed: Composed, sandbox: SandboxServer
) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    composed.on_card = replace(says("In progress", GO), version=4)
    slow = Fault(method="editMessageText", kind="delay", seconds=0.3, chat_id=desk.phone.person_id)
    sandbox.telegram.faults.plan(slow)
    page = Reply(screen=replace(says("More about it", GO), version=4))
    await asyncio.gather(desk.channel.deliver(a_letter(version=4)), desk.press(card, at_once(page)))
    assert (await desk.phone.sees("More about it")).id == card.id


async def test_a_card_whose_message_had_to_go_is_sent_anew_by_any_news(desk: Desk, composed: Composed) -> None:
    composed.on_card = replace(says("Queued", GO), version=3)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    await desk.press(card, lambda: _deleted(desk.phone, card, Reply(screen=says("More about it", GO))))
    await desk.phone.sees("More about it")
    await desk.channel.deliver(a_letter(topic=UNMOVED))
    await desk.phone.sees("Queued")


async def test_a_button_is_known_to_stand_on_the_card_of_the_order_it_names(desk: Desk, composed: Composed) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    card = await desk.phone.sees("Queued")
    assert await desk.channel.is_card(desk.person, ("3", ORDER, "start"), card.id)
    assert not await desk.channel.is_card(desk.person, ("3", ORDER, "start"), card.id + 1)
    assert not await desk.channel.is_card(desk.person, ("3",), card.id)


async def test_a_photo_stays_while_the_text_under_it_changes(
    desk: Desk, files: Files, sandbox: SandboxServer, a_picture: bytes
) -> None:
    photo = files.holding("logo.png", a_picture)
    with_photo = [type(says("x"))(says(words).text, (GO,), photo) for words in ("50 €", "60 €")]
    await desk.channel.show(desk.person, Reply(screen=with_photo[0]))
    first = await desk.phone.sees("50 €")
    assert first.files
    await desk.press(first, at_once(Reply(screen=with_photo[1])))
    assert (await desk.phone.sees("60 €")).id == first.id
    assert await calls(sandbox, "editMessageCaption") == 1
    await desk.press(await desk.phone.sees("60 €"), at_once(Reply(screen=says("Ordered"))))
    assert (await desk.phone.sees("Ordered")).id > first.id
    assert desk.phone.find("60 €") is None


async def test_a_short_limit_of_telegrams_is_waited_out(desk: Desk, sandbox: SandboxServer) -> None:
    sandbox.telegram.faults.plan(Fault("error", "sendMessage", code=429, description="Too Many", retry_after=1))
    await desk.channel.show(desk.person, Reply(screen=says("Hello")))
    await desk.phone.sees("Hello")


@pytest.mark.parametrize(
    "fault", [Fault("error", code=502, description="Bad Gateway"), Fault("drop")], ids=["down", "cut"]
)
async def test_a_reply_is_tried_again_where_telegram_is_down_for_a_moment(
    desk: Desk, sandbox: SandboxServer, fault: Fault
) -> None:
    sandbox.telegram.faults.plan(replace(fault, method="sendMessage"))
    await desk.channel.show(desk.person, Reply(screen=says("Hello")))
    await desk.phone.sees("Hello")


async def test_a_reply_to_somebody_who_blocked_the_bot_is_dropped(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    await desk.phone.block()
    await desk.channel.show(desk.person, Reply(screen=says("Hello")))
    assert "found nobody" in caplog.text


async def test_after_a_block_the_card_can_be_brought_up_to_date(desk: Desk, composed: Composed) -> None:
    composed.on_card = says("Queued", GO)
    await desk.channel.deliver(a_letter())
    await desk.phone.block()
    composed.on_card = says("In progress", GO)
    await desk.channel.deliver(a_letter(LetterKind.CARD, version=4))
    await desk.phone.unblock()
    await desk.channel.refresh(desk.person, ORDER)
    await desk.phone.sees("In progress")
