"""One order from the first word to the payout, as its people live it; and what comes of pressing anything at all."""

import random

import pytest

from bot.screens.order_card import card
from bot.screens.screen import Button, Screen
from bot.talk.look import look
from bot.talk.visit import voice_of
from bot.texts import Voice, languages
from core.order import Order
from tests.bot.talk.chat import Chat, World, an_upload
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing

WORDS = (
    "hello", "50", "€ 50", "3 days", "0", "-1", "Source files, 10, +1 day", "<b>x</b>", "/sell", "/orders", "/cancel",
    "/browse", "/services", "/settings", "/help", "/start", "https://example.org/x", "x" * 5000, "Berlin", "",
)  # fmt: skip


NOT_OURS = {Voice(language, "UTC", NOON).plain("button-unknown") for language in languages()}


async def show_card(chat: Chat, order: Order) -> None:
    """Lets the card stand last in the chat, as the courier would."""
    view = await look(chat.world.shop, order.id, chat.person)
    assert view
    person = chat.world.people.people[chat.person]
    chat.screen = card(view, voice_of(chat.world.shop, person))


async def press_on_card(chat: Chat, order: Order, label: str) -> None:
    await show_card(chat, order)
    token = chat.button(label).does
    await chat.press_token(token, on_card=True)


async def test_an_order_is_taken_from_sell_to_payout() -> None:
    world = World()
    boris, anna, vera = world.chat(BORIS), world.chat(ANNA), world.chat(STAFFER)
    for text in ("/sell", "Logo design", "Three drafts, then the final one.", "50", "3 days", "2"):
        await boris.send(text)
    await boris.send("Source files, 10, +1 day")
    for label in ("That's all", "Skip", "Publish"):
        await boris.press(label)
    link = boris.text.partition("start=")[2].split()[0]

    await anna.send(f"/start {link}")
    for label in ("Source files", "Order for 60.00 €", "Place the order"):
        await anna.press(label)
    order = world.only_order()
    await press_on_card(anna, order, "I have paid")
    await show_card(vera, order)
    await vera.press("Money received")
    await vera.press("Yes, it has arrived")
    await press_on_card(boris, order, "Start work")
    await press_on_card(boris, order, "Deliver")
    await boris.send("First draft", an_upload("logo.svg"))
    await boris.press("Everything is in")
    await press_on_card(anna, order, "Request revision")
    await anna.send("Thicker letters, please")
    await anna.press("Send it")
    await press_on_card(boris, order, "Deliver")
    await boris.send("", an_upload("logo2.svg"))
    await boris.press("Everything is in")
    await press_on_card(anna, order, "Accept")
    assert "54.00 €" in anna.text
    await anna.press("Yes, accept")

    assert world.only_order().state == "completed"
    assert world.only_order().held == 0
    assert [event.name for event in world.orders.record] == [
        "placed", "payment_claimed", "paid", "started", "delivered", "revision_requested", "delivered", "accepted",
    ]  # fmt: skip
    assert not world.drafts.drafts


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_written_and_pressed_is_answered_and_leads_on(seed: int, language: str) -> None:
    world = World("sandbox" if seed % 2 else "manual")
    world.offer(a_listing())
    chance = random.Random(seed)
    chats = [world.chat(person) for person in (ANNA, BORIS, STAFFER, STRANGER)]
    for chat in chats:
        chat.speak(language)
        await chat.send("/browse")
    for _ in range(250):
        chat = chance.choice(chats)
        await _anything(chat, chance)
        _leads_on(chat)
    for order in world.orders.orders.values():
        held = sum(
            entry.minor
            for journal in world.orders.journals.values()
            for entry in journal.entries
            if entry.account == f"escrow:{order.id}"
        )
        assert held == order.held


async def _anything(chat: Chat, chance: random.Random) -> None:
    if chance.random() < 0.1 and chat.world.orders.orders:
        order = chance.choice(list(chat.world.orders.orders.values()))
        if await look(chat.world.shop, order.id, chat.person):
            await show_card(chat, order)
    buttons = _buttons(chat)
    if buttons and chance.random() < 0.75:
        await chat.press_token(chance.choice(buttons).does, on_card=chance.random() < 0.5)
    elif chance.random() < 0.2:
        await chat.send(chance.choice(WORDS), an_upload(image=chance.random() < 0.5))
    else:
        await chat.send(chance.choice(WORDS))


def _buttons(chat: Chat) -> list[Button]:
    return [button for row in chat.screen.rows for button in row] if chat.screen else []


def _leads_on(chat: Chat) -> None:
    """Every answer says something, and every screen has a way on that a platform can carry."""
    reply = chat.reply
    assert reply.toast or reply.screen or reply.card or reply.clear
    assert reply.toast not in NOT_OURS, "a button that was drawn is not known"
    if isinstance(reply.screen, Screen):
        assert reply.screen.text
        assert reply.screen.rows
        assert all(button.label for button in _buttons(chat))
