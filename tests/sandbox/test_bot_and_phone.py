"""A bot written with aiogram and a person's phone meet over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.chat.phone import Phone


def a_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()
    button = InlineKeyboardButton(text="Go on", callback_data="go", style="success")

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer("<b>Hello</b>", parse_mode="HTML", reply_markup=keyboard)

    @dispatcher.callback_query(F.data == "go")
    async def go(press: CallbackQuery) -> None:
        assert isinstance(press.message, Message)
        await press.message.edit_text("Gone on")
        await press.answer("Done")

    return dispatcher


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator[None]:
    dispatcher = a_dispatcher()
    start: Callable[..., Awaitable[None]] = dispatcher.start_polling
    async with asyncio.TaskGroup() as group:
        work = start(bot, handle_signals=False, close_bot_session=False)
        running = group.create_task(asyncio.wait_for(work, 30))
        yield
        await dispatcher.stop_polling()
        await running


async def test_a_press_is_answered_and_the_message_is_edited_in_place(bot: Bot, anna: Phone) -> None:
    async with polling(bot):
        hello = await anna.sees("Hello")
        assert hello.html == "<b>Hello</b>"
        assert hello.buttons == [["Go on"]]
        assert await anna.click("Go on") == "Done"
        gone = await anna.sees("Gone on")
    assert gone.id == hello.id
    assert gone.edited
    assert gone.buttons == []
    assert anna.toast == "Done"


async def test_the_log_of_a_chat_keeps_every_version_in_order(bot: Bot, anna: Phone) -> None:
    async with polling(bot):
        await anna.click("Go on")
        await anna.delete(await anna.sees("Gone on"))
    log = [(entry["event"], entry["message"]["text"]) for entry in await anna.log()]
    assert log == [("posted", "/start"), ("posted", "Hello"), ("edited", "Gone on"), ("deleted", "Gone on")]
