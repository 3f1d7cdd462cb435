"""Whoever is blocked learns nothing of it, and whoever blocks can take it back."""

import pytest

from bot.press import Press
from core.listing import Listing
from core.order import Order
from tests.bot.talk.chat import Chat, World
from tests.bot.talk.test_enquiring import asked, opened
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, a_listing, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Listing:
    return world.offer(a_listing())


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS)


async def blocked(world: World, service: Listing) -> Chat:
    """Boris blocks Anna where he reads what she asked."""
    message = await asked(world, service)
    boris = world.chat(BORIS)
    await boris.press_token(Press("chat", (str(message.about), "0")))
    await boris.press("Block Anna")
    await boris.press("Yes, block")
    return boris


async def test_a_person_is_blocked_where_one_reads_what_they_wrote_and_asked_about_once(
    world: World, service: Listing
) -> None:
    message = await asked(world, service)
    boris = world.chat(BORIS)
    await boris.press_token(Press("chat", (str(message.about), "0")))
    await boris.press("Block Anna")
    assert "no longer order from you" in boris.text
    assert "Nobody tells them" in boris.text
    assert boris.labels() == ["Back", "Yes, block"]
    assert world.blocks.blocks == {}
    await boris.press("Yes, block")
    assert "✅ Blocked" in boris.text
    assert list(world.blocks.blocks) == [(BORIS, ANNA)]


async def test_the_question_says_that_open_orders_go_on(world: World, boris: Chat) -> None:
    order = world.put(an_order("in_progress"))
    world.put(an_order("queued"))
    world.put(an_order("completed"))
    await boris.press_token(Press("block", (order.id,)))
    assert "Your 2 open orders with Anna go on" in boris.text


async def test_who_is_blocked_finds_a_service_that_takes_nobody(world: World, service: Listing) -> None:
    await blocked(world, service)
    anna = world.chat(ANNA)
    await opened(anna, service)
    assert anna.text == "Logo · by Boris Boris takes no orders for this now. You can look at what others offer."
    await anna.press("Browse services")
    assert not anna.offers("Logo")
    for verb in ("order", "tick", "read"):
        await anna.press_token(Press(verb, (service.id, "1", "0")))
        assert "takes no orders for this now" in anna.text
    await anna.press_token(Press("place", (service.id, "1", "0", "Q" * 12)))
    assert "takes no orders for this now" in anna.text
    assert world.orders.orders == {}


async def test_the_page_is_the_same_for_who_is_blocked_as_for_a_paused_service(world: World, service: Listing) -> None:
    await blocked(world, service)
    anna, oleg = world.chat(ANNA), world.chat(STRANGER)
    await opened(oleg, service)
    assert oleg.offers("Order for")
    await opened(anna, service)
    as_blocked = anna.text
    await world.blocks.unblock(BORIS, ANNA)
    owner = world.chat(BORIS)
    await opened(owner, service)
    await owner.press("Pause")
    await opened(anna, service)
    assert anna.text == as_blocked


async def test_who_is_blocked_writes_on_an_open_order_and_nowhere_else(world: World, service: Listing) -> None:
    await blocked(world, service)
    anna = world.chat(ANNA)
    going, over = world.put(an_order("in_progress")), world.put(an_order("completed"))
    enquiry = next(iter(world.enquiries.enquiries))
    for about, refused in ((going.id, False), (over.id, True), (enquiry, True)):
        await anna.press_token(Press("note", (about, "0")))
        assert ("No more messages are taken" in anna.text) is refused
        await anna.send("Hello", reply_to=None)
    await anna.press_token(Press("more", (over.id,)))
    assert not anna.offers("Message")


async def test_who_blocked_is_told_to_let_them_in_first(world: World, service: Listing) -> None:
    boris = await blocked(world, service)
    enquiry = next(iter(world.enquiries.enquiries))
    await boris.press_token(Press("note", (enquiry, "0")))
    assert "You have blocked them" in boris.text
    own = world.offer(a_listing(seller=ANNA))
    await opened(boris, own)
    assert "You have blocked Anna" in boris.text
    assert not boris.offers("Order")
    await boris.press("Blocked people")
    await boris.press("Let Anna in again")
    assert "They can deal with you again" in boris.text
    await opened(boris, own)
    assert boris.offers("Order for")


async def test_blocked_people_are_listed_in_the_settings_and_let_in_again(world: World, service: Listing) -> None:
    boris = world.chat(BORIS)
    await boris.send("/settings")
    await boris.press("Blocked people")
    assert "You have blocked nobody" in boris.text
    await blocked(world, service)
    await boris.press("Settings")
    await boris.press("Blocked people")
    await boris.press("Let Anna in again")
    assert world.blocks.blocks == {}
    assert "You have blocked nobody" in boris.text


async def test_where_somebody_is_blocked_already_they_can_be_let_in_again(world: World, service: Listing) -> None:
    boris = await blocked(world, service)
    await boris.press_token(Press("chat", (next(iter(world.enquiries.enquiries)), "0")))
    assert boris.offers("Let Anna in again")
    assert not boris.offers("Block Anna")


@pytest.mark.parametrize("person", [STRANGER, STAFFER])
async def test_nobody_is_blocked_by_whom_they_have_nothing_to_do_with(world: World, person: int) -> None:
    order: Order = world.put(an_order("in_progress"))
    other = world.chat(STRANGER if person == STRANGER else STAFFER)
    for verb in ("block", "blockoff"):
        await other.press_token(Press(verb, (order.id,)))
        assert "There is no such order" in other.text
    await other.press_token(Press("chat", (order.id, "0")))
    assert not other.offers("Block")
    assert world.blocks.blocks == {}


async def test_a_seller_who_does_not_know_of_an_order_yet_is_not_blocked_by_it(world: World) -> None:
    order = world.put(an_order("unpaid"))
    anna = world.chat(ANNA)
    await anna.press_token(Press("blockoff", (order.id,)))
    assert world.blocks.blocks == {}
