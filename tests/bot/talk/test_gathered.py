"""What waited for somebody's morning is put together then, from what is true then."""

from dataclasses import replace
from datetime import time

import pytest

from bot.press import Press
from bot.screens.gathered import Gathered
from bot.screens.screen import Screen
from bot.talk.composer import ShopComposer
from core.day import QuietHours
from core.linkdesk import ABOUT_YOU
from core.order import Order, PersonId
from core.ports import Letter, LetterKind
from core.review import Rate
from core.workflow import TILL, hours
from tests.bot.screens.reading import check
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, STAFFER, a_command, an_order


@pytest.fixture
def world() -> World:
    return World()


async def paid(world: World, title: str) -> Order:
    """An order that was just paid, whose seller is to be told."""
    order = world.put(an_order("confirming", title=title))
    await world.shop.desk.handle(a_command(order, "pay", STAFFER))
    return world.orders.orders[order.id]


def to(world: World, person: PersonId, *kinds: LetterKind) -> list[Letter]:
    """The letters that wait for somebody."""
    wanted = kinds or (LetterKind.PING,)
    return [each for each in world.orders.letters.values() if each.to == person and each.kind in wanted]


async def gathered(world: World, person: PersonId, letters: list[Letter]) -> Gathered:
    found = await ShopComposer(world.shop).gathered(letters, world.people.people[person])
    if found.screen:
        check(found.screen)
    return found


def opens(screen: Screen) -> list[tuple[str, ...]]:
    presses = [button.does for row in screen.rows for button in row]
    return [press.args for press in presses if isinstance(press, Press) and press.verb == "card"]


async def test_several_orders_are_one_message_with_a_sentence_and_a_way_to_each(world: World) -> None:
    orders = [await paid(world, "Logo"), await paid(world, "Poster")]
    found = await gathered(world, BORIS, to(world, BORIS))
    assert found.order == ABOUT_YOU
    assert found.screen
    head, *told = found.screen.text.split("\n\n")
    assert head == "🔔 <b>2 orders need you</b>"
    assert [each.partition("\n")[0] for each in told] == [
        f"<b>New order: {order.title}</b> ({order.code})" for order in orders
    ]
    assert opens(found.screen) == [(order.id,) for order in orders]


async def test_what_came_with_it_is_left_to_the_card(world: World) -> None:
    one, other = await paid(world, "Logo"), await paid(world, "Poster")
    for order in (one, other):
        started = world.put(replace(order, state="in_progress"))
        handed = {"text": "Here it is " * 100, "ticked": (0, 1)}
        await world.shop.desk.handle(a_command(started, "deliver", BORIS, handed))
    found = await gathered(world, ANNA, [each for each in to(world, ANNA) if each.topic == "delivered"])
    assert found.screen
    assert "blockquote" not in found.screen.text
    assert found.screen.text.count("Boris delivered") == 2


async def test_of_one_order_the_newest_stands_for_all_and_with_its_own_buttons(world: World) -> None:
    order = await paid(world, "Logo")
    letters = [*to(world, BORIS), _reminder(world, order)]
    found = await gathered(world, BORIS, letters)
    assert found.screen
    assert found.order == order.id
    assert "left to start" in found.screen.text
    assert "New order" not in found.screen.text
    assert found.screen.rows[0][0].label == "Start work"


async def test_what_was_said_of_an_order_stands_beside_how_it_ended(world: World) -> None:
    order = world.put(an_order("delivered"))
    await world.shop.desk.handle(a_command(order, "accept", ANNA))
    await world.shop.reviewing.handle(Rate(order.id, ANNA, ("test", "1"), 2, "SECRET\n\nand more"))
    found = await gathered(world, BORIS, to(world, BORIS))
    assert found.screen
    assert "You are paid" in found.screen.text or "accepted" in found.screen.text
    assert "Anna has written a review" in found.screen.text
    assert "SECRET" not in found.screen.text


async def test_money_is_news_whatever_came_after_it(world: World) -> None:
    order = await paid(world, "Logo")
    await world.shop.desk.handle(a_command(order, "pay", TILL, {"amount": 6000}))
    order = world.orders.orders[order.id]
    await world.shop.desk.handle(a_command(order, "decline", BORIS, {"reason": "ill"}))
    letters = to(world, ANNA)
    assert [each.topic for each in letters] == ["paid", "credited", "declined"]
    found = await gathered(world, ANNA, letters)
    assert found.screen
    assert "60.00 € arrived for" in found.screen.text
    assert "Boris declined" in found.screen.text
    assert "has arrived and is held safely" not in found.screen.text
    assert opens(found.screen) == [(order.id,)]


async def test_what_is_moot_by_the_morning_is_left_out_and_a_reminder_counts_as_told_to_nobody(world: World) -> None:
    order, other = await paid(world, "Logo"), await paid(world, "Poster")
    reminder = _reminder(world, order)
    letters = [*to(world, BORIS), reminder]
    await world.shop.desk.handle(a_command(order, "start", BORIS))
    found = await gathered(world, BORIS, letters)
    assert found.left_out == {reminder.id}
    assert found.order == other.id
    assert found.screen
    assert "New order: Poster" in found.screen.text


async def test_when_nothing_is_left_nothing_is_told(world: World) -> None:
    order = await paid(world, "Logo")
    letters = [*to(world, BORIS), _reminder(world, order)]
    await world.shop.desk.handle(a_command(order, "start", BORIS))
    assert (await gathered(world, BORIS, letters)).screen is None


async def test_what_somebody_writes_rings_by_day_and_not_at_night(world: World) -> None:
    order = await paid(world, "Logo")
    anna = world.chat(ANNA)
    await anna.press_token(Press("note", (order.id, "0")))
    await anna.send("No hurry!")
    [letter] = to(world, BORIS, LetterKind.MESSAGE)
    boris = world.people.people[BORIS]
    asleep = replace(boris, quiet_hours=QuietHours(time(12), time(13)))
    composer = ShopComposer(world.shop)
    for reader, silent in ((boris, False), (asleep, True)):
        screen = await composer.letter(letter, reader)
        assert screen
        assert screen.silent is silent
    world.clock.advance(hours(1))
    screen = await composer.letter(letter, asleep)
    assert screen
    assert not screen.silent


def _reminder(world: World, order: Order) -> Letter:
    due = order.due
    assert due
    key = f"reminder:{order.id}"
    return Letter(key, LetterKind.REMINDER, BORIS, order.id, due.kind, due.epoch, world.clock.now(), 99)
