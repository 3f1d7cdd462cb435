"""A seller says when they take orders, and how many; buyers read it, and nobody orders past it."""

import asyncio
from datetime import timedelta

import pytest

from bot.press import Press
from bot.talk.about_you import about_you
from core.listing import Listing
from core.ports import Letter
from tests.bot.talk.chat import Chat, World
from tests.bot.talk.test_enquiring import opened
from tests.builders import ANNA, BORIS, NOON, a_listing, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Listing:
    return world.offer(a_listing())


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS)


async def away(chat: Chat, answer: str) -> None:
    await chat.press_token(Press("hours"))
    await chat.press("I go on vacation")
    await chat.press(answer)


async def test_a_vacation_is_shown_to_buyers_with_its_end_and_ends_by_itself(
    world: World, service: Listing, boris: Chat
) -> None:
    await boris.send("/services")
    await boris.press("Vacation and limit")
    assert "You take orders for all services" in boris.text
    await boris.press("I go on vacation")
    await boris.press("14 days")
    assert "You are away from now on" in boris.text
    assert "back on Mon 16 Nov, 12:00" in boris.text
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert "Boris is away, back on Mon 16 Nov" in anna.text
    assert anna.labels() == ["Ask Boris", "Browse services"]
    await anna.press("Browse services")
    assert not anna.offers("Logo")
    world.clock.advance(timedelta(days=14))
    await opened(anna, service)
    assert anna.offers("Order for")
    await boris.press_token(Press("hours"))
    assert "You take orders for all services" in boris.text


async def test_a_seller_away_can_be_asked(world: World, service: Listing, boris: Chat) -> None:
    await away(boris, "Until I say so")
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert "Boris is away and takes no orders now" in anna.text
    await anna.press("Ask Boris")
    await anna.send("When are you back?")
    assert len(world.messages.messages) == 1


async def test_who_is_away_until_told_comes_back_by_a_button(world: World, service: Listing, boris: Chat) -> None:
    await away(boris, "Until I say so")
    assert "until you say that you are back" in boris.text
    world.clock.advance(timedelta(days=300))
    await boris.press("I am back")
    assert "Welcome back" in boris.text
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert anna.offers("Order for")


@pytest.mark.parametrize("typed", ["10 days", "1.5 weeks", "36 h", "a month"])
async def test_a_length_is_typed_as_one_says_it(world: World, boris: Chat, typed: str) -> None:
    await boris.press_token(Press("vacation"))
    await boris.send(typed)
    assert world.availabilities.availabilities[BORIS].is_away(NOON + timedelta(hours=30))


@pytest.mark.parametrize("typed", ["never", "-3 days", "0", "2 years", "€50"])
async def test_what_is_no_length_is_asked_again_and_changes_nothing(world: World, boris: Chat, typed: str) -> None:
    await boris.press_token(Press("vacation"))
    await boris.send(typed)
    assert "I could not read that" in boris.text
    assert world.availabilities.availabilities == {}
    await boris.press("Cancel")
    assert "Nothing was changed" in boris.text


async def test_a_press_drawn_before_the_vacation_orders_nothing(world: World, service: Listing, boris: Chat) -> None:
    anna = world.chat(ANNA)
    await opened(anna, service)
    await anna.press("Order for")
    await away(boris, "Until I say so")
    await anna.press("Place the order")
    assert "Boris is away" in anna.text
    assert world.orders.orders == {}


async def test_the_end_of_a_vacation_is_told_once_and_only_if_it_still_is_one(world: World, boris: Chat) -> None:
    await away(boris, "7 days")
    await boris.press("Change the vacation")
    await boris.press("14 days")
    first, second = (each for each in world.orders.letters.values() if each.topic == "back")
    assert await told(world, first) is None
    world.clock.advance(timedelta(days=7))
    assert await told(world, first) is None
    world.clock.advance(timedelta(days=7))
    assert await told(world, first) is None
    assert "Your vacation is over" in (await told(world, second) or "")
    await away(boris, "Until I say so")
    assert await told(world, second) is None


async def told(world: World, letter: Letter) -> str | None:
    screen = await about_you(world.shop, letter, world.people.people[BORIS])
    return str(screen.text) if screen else None


async def test_a_seller_with_as_many_orders_as_they_take_is_fully_booked(
    world: World, service: Listing, boris: Chat
) -> None:
    world.put(an_order("in_progress"))
    await boris.press_token(Press("hours"))
    assert "You have 1 open order, and there is no limit" in boris.text
    await boris.press("Limit of open orders")
    await boris.press("1")
    assert "Fully booked" in boris.text
    assert "You take orders for all services" not in boris.text
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert "Fully booked" in anna.text
    assert anna.labels() == ["Ask Boris", "Browse services"]
    await anna.press_token(Press("place", (service.id, "1", "0", "Q" * 12)))
    assert "Fully booked" in anna.text
    assert len(world.orders.orders) == 1
    await boris.press("Limit of open orders")
    await boris.press("No limit")
    await opened(anna, service)
    assert anna.offers("Order for")


@pytest.mark.parametrize(("typed", "most"), [("7", 7), ("two", 2), ("0", None), ("999", 999)])
async def test_a_limit_is_typed_as_a_number(world: World, boris: Chat, typed: str, most: int | None) -> None:
    await boris.press_token(Press("limit"))
    await boris.send(typed)
    assert world.availabilities.availabilities[BORIS].most == most


@pytest.mark.parametrize("typed", ["many", "1000", "-1"])
async def test_what_is_no_limit_is_asked_again(world: World, boris: Chat, typed: str) -> None:
    await boris.press_token(Press("limit"))
    await boris.send(typed)
    assert "Write a number from 1 to 999" in boris.text
    assert world.availabilities.availabilities == {}


async def test_vacation_and_limit_do_not_undo_each_other(world: World, boris: Chat) -> None:
    await boris.press_token(Press("limit"))
    await boris.press("3")
    await away(boris, "7 days")
    await boris.press("Limit of open orders")
    await boris.press("5")
    now = world.availabilities.availabilities[BORIS]
    assert (now.most, now.is_away(NOON)) == (5, True)
    await boris.press("I am back")
    assert world.availabilities.availabilities[BORIS].most == 5


@pytest.mark.parametrize("question", ["vacation", "limit"])
async def test_a_question_that_was_left_can_be_begun_anew(boris: Chat, question: str) -> None:
    await boris.press_token(Press(question))
    await asyncio.wait_for(boris.press_token(Press("anew", (question,))), 5)
    assert boris.offers("Cancel")
    await boris.press("Cancel")
