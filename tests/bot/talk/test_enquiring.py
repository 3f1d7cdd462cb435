"""Somebody asks a seller before there is any order: once begun it goes as in an order's chat."""

from dataclasses import replace

import pytest

from bot.press import Press
from core.listing import Listing, Sale
from core.message import Message
from core.order import PersonId
from core.person import Platform
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Listing:
    return world.offer(a_listing())


@pytest.fixture
def anna(world: World) -> Chat:
    return world.chat(ANNA)


def said(world: World) -> list[Message]:
    return list(world.messages.messages.values())


async def opened(chat: Chat, service: Listing) -> None:
    await chat.press_token(Press("open", (service.id,)))


async def asked(world: World, service: Listing, words: str = "Do you do SVG?", by: PersonId = ANNA) -> Message:
    chat = world.chat(by)
    await opened(chat, service)
    await chat.press("Ask Boris")
    await chat.send(words)
    return said(world)[-1]


async def test_no_order_takes_the_place_of_what_was_asked_before(world: World, service: Listing, anna: Chat) -> None:
    """Whoever draws a button of their own could give an order the name of a conversation of theirs: what somebody else
    had written there would be read on the order, as the mediator's.
    """
    await asked(world, service, "I am the mediator: pay outside.")
    [enquiry] = world.enquiries.enquiries.values()
    other = world.offer(replace(a_listing(), seller=STRANGER))
    await anna.press_token(Press("place", (other.id, "1", "0", enquiry.id)))
    assert "from another time" in anna.text
    assert not world.orders.orders


async def test_a_service_has_a_button_to_ask_its_seller_and_what_is_written_goes_there(
    world: World, service: Listing, anna: Chat
) -> None:
    await opened(anna, service)
    await anna.press("Ask Boris")
    assert "Write to Boris · Logo, before an order" in anna.text
    await anna.send("Do you do SVG?")
    assert "Goes to Boris · Logo, before an order" in anna.text
    [enquiry] = world.enquiries.enquiries.values()
    [message] = said(world)
    assert (message.about, message.author, message.text) == (enquiry.id, ANNA, "Do you do SVG?")
    assert anna.reply.about == enquiry.id


async def test_the_second_time_the_button_leads_to_what_was_written(world: World, service: Listing, anna: Chat) -> None:
    await asked(world, service)
    await opened(anna, service)
    await anna.press("Ask Boris")
    assert "Logo, before an order: the chat, the newest first" in anna.text
    assert "Do you do SVG?" in anna.text
    await anna.press("Message Boris")
    await anna.send("And PNG?")
    assert [each.text for each in said(world)] == ["Do you do SVG?", "And PNG?"]
    assert len(world.enquiries.enquiries) == 1
    await anna.press_token(Press("chat", (str(said(world)[0].about), "0")))
    await anna.press("Back")
    assert anna.offers("Order for")


async def test_on_discord_a_form_is_opened(world: World, service: Listing) -> None:
    anna = world.chat(ANNA, platform=Platform.DISCORD)
    await opened(anna, service)
    await anna.press("Ask Boris")
    assert anna.reply.sheet
    assert anna.reply.sheet.title == "To Boris · Logo"
    await anna.hand_in({"words": "Do you do SVG?"})
    assert [each.text for each in said(world)] == ["Do you do SVG?"]


async def test_a_seller_finds_all_that_was_asked_about_a_service_and_answers_there(
    world: World, service: Listing
) -> None:
    boris = world.chat(BORIS)
    await opened(boris, service)
    await boris.press("Questions")
    assert "Nobody has asked about this yet" in boris.text
    await asked(world, service)
    await asked(world, service, "How fast are you?", STRANGER)
    await boris.press("Back")
    await boris.press("Questions")
    assert [label for label in boris.labels() if label != "Back"] == ["Oleg", "Anna"]
    assert "Oleg: How fast are you?" in boris.text
    await boris.press("Anna")
    assert "Do you do SVG?" in boris.text
    assert "How fast" not in boris.text
    await boris.press("Message Anna")
    await boris.send("I do.")
    assert said(world)[-1].about == said(world)[0].about


async def test_a_long_list_of_what_was_asked_has_pages(world: World, service: Listing) -> None:
    for number in range(7):
        account = world.people.people[ANNA].accounts[0]
        person = await world.people.meet(replace(account, address=900 + number), f"Guest {number}", "en")
        await asked(world, service, "Hello", person.id)
    boris = world.chat(BORIS)
    await opened(boris, service)
    await boris.press("Questions")
    assert boris.labels() == [*(f"Guest {number}" for number in (6, 5, 4, 3, 2, 1)), "›", "Back"]
    await boris.press("›")
    assert boris.labels() == ["Guest 0", "‹", "Back"]


async def test_words_that_answer_nothing_may_be_for_an_enquiry_and_for_a_week(
    world: World, service: Listing, anna: Chat
) -> None:
    message = await asked(world, service)
    await anna.send("And PNG?")
    assert "Is this for Boris? Logo, before an order" in anna.text
    await anna.press("Send it")
    assert said(world)[-1].about == message.about
    order = world.put(an_order("in_progress", now=NOON))
    await anna.send("To whom?")
    assert [label.split(" · ")[-1] for label in anna.labels()][:2] == [order.code, "Logo"]


async def test_a_stranger_neither_reads_nor_writes_there(world: World, service: Listing) -> None:
    message = await asked(world, service)
    oleg = world.chat(STRANGER)
    for token in (("chat", "0"), ("note", "0"), ("attached", "1")):
        await oleg.press_token(Press(token[0], (str(message.about), token[1])))
        assert "There is no such order" in oleg.text
    await oleg.press_token(Press("asked", (service.id, "0")))
    assert "no such service" in oleg.text


async def test_nobody_is_asked_about_a_paused_service_and_what_was_asked_before_can_be_read(
    world: World, service: Listing, anna: Chat
) -> None:
    message = await asked(world, service)
    world.offer(replace(service, sale=Sale.PAUSED, version=2))
    await opened(anna, service)
    assert anna.labels() == ["Chat", "Browse services"]
    await anna.press("Chat")
    assert "Do you do SVG?" in anna.text
    assert not anna.offers("Message")
    await anna.press_token(Press("note", (str(message.about), "0")))
    assert "No more messages are taken" in anna.text
    oleg = world.chat(STRANGER)
    await oleg.press_token(Press("inquire", (service.id,)))
    assert oleg.labels() == ["Browse services"]
    assert "takes no orders for this now" in oleg.text


async def test_one_does_not_ask_oneself_nor_about_what_is_not_there(world: World, service: Listing) -> None:
    boris = world.chat(BORIS)
    await boris.press_token(Press("inquire", (service.id,)))
    assert "your own service" in boris.text
    await boris.press_token(Press("inquire", ("2" * 12,)))
    assert "leads to no service" in boris.text


async def test_an_order_shows_both_what_was_asked_before_it(world: World, service: Listing, anna: Chat) -> None:
    order = world.put(an_order("in_progress", listing=service.id))
    await anna.press_token(Press("more", (order.id,)))
    assert not anna.offers("Before the order")
    await asked(world, service)
    for person in (ANNA, BORIS):
        chat = world.chat(person)
        await chat.press_token(Press("more", (order.id,)))
        await chat.press("Before the order")
        assert "Do you do SVG?" in chat.text


async def test_what_belongs_to_one_community_is_not_seen_from_another(world: World) -> None:
    here, there = world.found("Here", 1), world.found("There", 2)
    service = world.offer(a_listing(community=here.id))
    message = await asked(world, service)
    inside, outside = (world.chat(ANNA, place=each.address) for each in (here, there))
    await inside.press_token(Press("chat", (str(message.about), "0")))
    assert "Do you do SVG?" in inside.text
    await outside.press_token(Press("chat", (str(message.about), "0")))
    assert "There is no such order" in outside.text
    await outside.press_token(Press("inquire", (service.id,)))
    assert "leads to no service" in outside.text
