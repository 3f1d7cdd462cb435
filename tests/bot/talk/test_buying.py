from dataclasses import replace
from typing import Any

import pytest

from bot.press import Press
from bot.talk.buying import A_DAY, MOST_CALLED_OFF, MOST_UNPAID
from bot.talk.services import DEEP_LINK
from core.listing import Listing, Sale
from core.order import FileRef, OrderId, new_id
from core.workflow import Cause
from tests.bot.talk.chat import Chat, World, an_upload
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def listing(world: World) -> Listing:
    return world.offer(a_listing())


@pytest.fixture
async def anna(world: World, listing: Listing) -> Chat:
    """Anna, who has opened the link of Boris's service."""
    chat = world.chat(ANNA)
    await chat.send(f"/start {DEEP_LINK}{listing.id}")
    return chat


async def test_a_link_opens_the_service_with_its_options(anna: Chat) -> None:
    assert "Logo" in anna.text
    assert "Boris" in anna.text
    assert "Total: 50.00 €" in anna.text
    ticks = ["☐ Source files · 10.00 € · +1 day", "☐ Express · 20.00 € · −1 day"]
    assert anna.labels()[:3] == [*ticks, "Order for 50.00 €"]


async def test_each_tick_moves_the_total_and_the_date(anna: Chat) -> None:
    assert "3 days after work starts, at the latest Fri 6 Nov, 12:00 UTC if you pay now" in anna.text
    await anna.press("Source files")
    assert "Total: 60.00 €" in anna.text
    assert "4 days after work starts, at the latest Sat 7 Nov, 12:00" in anna.text
    await anna.press("Express")
    assert "Total: 80.00 €" in anna.text
    assert "3 days after work starts" in anna.text
    await anna.press("Source files")
    assert "Total: 70.00 €" in anna.text
    assert "2 days after work starts" in anna.text


async def test_an_order_is_placed_with_what_was_ticked_in_three_taps(
    world: World, anna: Chat, listing: Listing
) -> None:
    await anna.press("Source files")
    await anna.press("Order for 60.00 €")
    assert "Express" not in anna.text
    await anna.press("Place the order")
    order = world.only_order()
    assert (order.buyer, order.seller, order.listing, order.state) == (ANNA, BORIS, listing.id, "unpaid")
    assert [line.title for line in order.terms.lines] == ["Logo", "Source files"]
    assert order.terms.price == 6000
    assert anna.reply.clear


async def test_pressing_twice_places_once(world: World, anna: Chat) -> None:
    await anna.press("Order for")
    await anna.press("Place the order")
    first = anna.reply
    await anna.press("Place the order")
    assert anna.reply == first
    assert len(world.orders.orders) == 1


async def test_opening_the_checkout_again_is_another_order(world: World, anna: Chat) -> None:
    page = anna.screen
    for _ in range(2):
        await anna.press("Order for", on=page)
        await anna.press("Place the order")
    assert len(world.orders.orders) == 2


async def test_a_service_that_changed_is_shown_anew_before_anything_is_placed(
    world: World, anna: Chat, listing: Listing
) -> None:
    await anna.press("Order for")
    world.offer(replace(listing, price=replace(listing.price, minor=9900), version=2))
    await anna.press("Place the order")
    assert not world.orders.orders
    assert "has changed this service" in anna.text
    assert anna.offers("Order for 99.00 €")


async def test_a_paused_service_cannot_be_ordered(world: World, anna: Chat, listing: Listing) -> None:
    world.offer(replace(listing, sale=Sale.PAUSED))
    await anna.press("Order for")
    assert "takes no orders for this now" in anna.text
    assert anna.labels() == ["Browse services"]


async def test_a_link_to_no_service_says_so(world: World) -> None:
    chat = world.chat(ANNA)
    for word in ("s_nothing", f"s_{new_id()}", "s_", "x" * 64, "<b>"):
        await chat.send(f"/start {word}")
        assert "leads to no service" in chat.text
        assert chat.labels() == ["Browse services"]


async def test_nobody_orders_from_themselves(world: World, anna: Chat) -> None:
    boris = world.chat(BORIS)
    await boris.press_token(anna.button("Order for").does)
    assert "your own service" in boris.text
    assert not world.orders.orders


async def test_the_seller_sees_what_can_be_done_with_the_own_service(world: World, listing: Listing) -> None:
    boris = world.chat(BORIS)
    await boris.send(f"/start s_{listing.id}")
    assert f"https://t.example/shop?start=s_{listing.id}" in boris.text
    await boris.press("Pause")
    assert world.listings.listings[listing.id].sale is Sale.PAUSED
    await boris.press("Offer again")
    assert world.listings.listings[listing.id].sale is Sale.ON


async def test_only_the_seller_pauses(world: World, listing: Listing) -> None:
    oleg = world.chat(STRANGER)
    await oleg.press_token(Press("pause", (listing.id, "1")))
    assert "no such service among yours" in oleg.text
    assert world.listings.listings[listing.id] == listing


async def test_an_order_of_another_is_not_placed_over(world: World, anna: Chat, listing: Listing) -> None:
    await anna.press("Order for")
    token = anna.button("Place the order").does
    await anna.press("Place the order")
    oleg = world.chat(STRANGER)
    await oleg.press_token(token)
    assert world.only_order().buyer == ANNA
    assert oleg.reply.alert


async def test_a_long_description_is_read_on_its_own_page(world: World) -> None:
    long = a_listing(description="word " * 290, photo=await _a_photo(world))
    world.offer(long)
    anna = world.chat(ANNA)
    await anna.send(f"/start s_{long.id}")
    assert len(anna.text) < 1024
    await anna.press("Read it all")
    assert anna.text.count("word") == 290
    await anna.press("Back")
    assert "Total" in anna.text


async def test_people_who_look_around_turn_pages(world: World) -> None:
    for number in range(8):
        world.offer(a_listing(title=f"Service {number}"))
    anna = world.chat(ANNA)
    await anna.send("/browse")
    assert anna.labels()[0] == "Service 7 · 50.00 €"
    assert "‹" not in anna.labels()
    await anna.press("›")
    assert anna.labels() == ["Service 1 · 50.00 €", "Service 0 · 50.00 €", "‹", "My orders"]
    await anna.press("Service 0")
    assert "Total" in anna.text


async def test_where_nothing_is_offered_one_may_be_the_first(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.send("/browse")
    assert anna.labels() == ["Sell a service", "My orders"]


@pytest.mark.parametrize(
    "token",
    [
        Press("tick"),
        Press("tick", ("ABC", "1", "0")),
        Press("tick", (OrderId(new_id()), "x", "0")),
        Press("place", (new_id(), "1", "0")),
        Press("do", (new_id(), "1")),
        Press("nonsense"),
    ],
)
async def test_a_cut_or_forged_button_does_nothing(world: World, token: Press) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(token)
    assert "from another time" in anna.text
    assert not world.orders.record


async def _a_photo(world: World) -> FileRef:
    return await world.files.keep("photo.jpg", an_upload().open(), 10)


async def test_one_buyer_cannot_pile_up_orders_that_nobody_pays(world: World, anna: Chat) -> None:
    for _ in range(MOST_UNPAID):
        world.put(an_order("unpaid", id=OrderId(new_id())))
    await anna.press("Order for 50.00 €")
    await anna.press("Place the order")
    assert "You have 10 orders that are not paid yet" in anna.text
    assert len(world.orders.orders) == MOST_UNPAID


async def test_one_buyer_cannot_place_and_call_off_without_end(world: World, anna: Chat) -> None:
    """Each said to be paid, of which staff are told, and withdrawn at once."""
    off: dict[str, Any] = {"cause": Cause.BUYER.value, "placed_at": NOON}
    for _ in range(MOST_CALLED_OFF):
        world.put(an_order("cancelled", id=OrderId(new_id()), **off))
    world.put(an_order("cancelled", id=OrderId(new_id()), cause=Cause.SELLER.value))
    await anna.press("Order for 50.00 €")
    await anna.press("Place the order")
    assert "You have placed 10 orders within a day and cancelled them again." in anna.text
    world.clock.advance(A_DAY)
    await anna.press("Place the order")
    assert sum(each.state == "unpaid" for each in world.orders.orders.values()) == 1


async def test_a_buyer_reads_in_whose_place_they_buy_before_they_place_the_order(world: World, anna: Chat) -> None:
    """Anybody can have one, take the payments there and appoint who settles disputes."""
    await anna.press("Order for 50.00 €")
    assert "You buy in" not in anna.text
    town = world.found("Town", -100, BORIS)
    there = world.offer(a_listing(community=town.id))
    await anna.send(f"/start {DEEP_LINK}{there.id}")
    await anna.press("Order for 50.00 €")
    assert "You buy in Town. Whoever runs that place takes the payment" in anna.text
