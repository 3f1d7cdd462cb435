"""Who somebody is stands before whoever is to agree to an order with them, and behind the card and the service."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.press import Press
from core.listing import Listing
from core.order import CommunityId, Order, PersonId
from core.review import WRITTEN_WITHIN, Review
from core.workflow import BUYER, SELLER
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, a_listing, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def listing(world: World) -> Listing:
    return world.offer(a_listing())


def lived(world: World, state: str = "completed", **changes: Any) -> Order:
    return world.put(an_order(state, **{"joined": True, **changes}))


def say(world: World, order: Order, by: PersonId, stars: int, text: str = "") -> None:
    of, role = (order.seller, BUYER) if by == order.buyer else (order.buyer, SELLER)
    at = NOON - timedelta(days=1) + timedelta(hours=len(world.reviews.reviews))
    said = Review(order.id, by, of, role, stars, text, at, at + WRITTEN_WITHIN, order.listing, published_at=at)
    world.reviews.reviews[order.id, by] = said


async def test_a_seller_reads_whom_they_would_work_for_before_they_start(world: World) -> None:
    for state in ("completed", "settled", "completed"):
        say(world, lived(world, state), BORIS, 4)
    lived(world, "cancelled", cause="buyer")
    order = lived(world, "queued")
    boris = world.chat(BORIS)
    await boris.press_token(Press("more", (order.id,)))
    assert "Anna as a buyer: 3 orders done · ★ 4.0 · 3 reviews · cancelled: 1 · disputes: 0" in boris.text
    await boris.press_token(Press("more", (lived(world, "in_progress").id,)))
    assert "as a buyer" not in boris.text


async def test_a_buyer_who_is_new_is_said_to_be(world: World) -> None:
    order = lived(world, "queued")
    boris = world.chat(BORIS)
    await boris.press_token(Press("more", (order.id,)))
    assert "Anna is new here" in boris.text
    anna = world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    assert "new here" not in anna.text


async def test_a_buyer_reads_of_the_seller_on_the_service(world: World, listing: Listing) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("open", (listing.id,)))
    assert "Boris is new here" in anna.text
    lived(world)
    lived(world, late=True)
    lived(world, "cancelled", cause="seller")
    lived(world, "cancelled", cause="mutual", contested=True)
    await anna.press_token(Press("open", (listing.id,)))
    said = "Boris as a seller: 2 orders done, 50 % on time · No reviews yet · cancelled: 1 · disputes: 1"
    assert said in anna.text
    await anna.press("About Boris")
    assert said in anna.text
    assert "Nobody has reviewed Boris yet" in anna.text
    await anna.press("Back")
    assert anna.offers("Order for")


async def test_the_other_party_is_looked_at_from_behind_the_card_page_by_page(world: World) -> None:
    for number in range(4):
        say(world, lived(world), ANNA, 5, f"Number {number}")
    say(world, lived(world, buyer=BORIS, seller=STRANGER), STRANGER, 3, "Pays late")
    order = lived(world, "in_progress")
    anna = world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    await anna.press("About Boris")
    assert "Boris as a seller: 4 orders done, 100 % on time · ★ 5.0 · 4 reviews" in anna.text
    assert "Boris as a buyer: 1 order done · ★ 3.0 · 1 review" in anna.text
    assert "Pays late" in anna.text
    await anna.press("›")
    assert "Number 0" in anna.text
    assert "Number 3" not in anna.text
    await anna.press("Back")
    assert anna.offers("Timeline")


@pytest.mark.parametrize("person", [STRANGER, STAFFER])
async def test_who_is_no_party_has_no_way_to_a_profile_through_an_order(world: World, person: PersonId) -> None:
    order = lived(world, "in_progress")
    chat = world.chat(person)
    await chat.press_token(Press("profile", (order.id, "0")))
    assert "no such order among yours" in chat.text


async def test_a_seller_who_knows_nothing_of_an_order_yet_is_not_looked_up_by_its_number(world: World) -> None:
    order = world.put(an_order("unpaid"))
    for person in (ANNA, BORIS):
        chat = world.chat(person)
        await chat.press_token(Press("profile", (order.id, "0")))
        assert "no such order among yours" in chat.text


async def test_what_somebody_did_in_another_community_stays_there(world: World, listing: Listing) -> None:
    elsewhere = CommunityId("K7Q2XXXXXXXX")
    order = lived(world, community=elsewhere, listing=None)
    say(world, order, ANNA, 1, "SECRET")
    world.reviews.reviews[order.id, ANNA] = replace(world.reviews.reviews[order.id, ANNA], community=elsewhere)
    anna = world.chat(ANNA)
    await anna.press_token(Press("seller", (listing.id, "0")))
    assert "Boris is new here" in anna.text
    assert "SECRET" not in anna.text


async def test_a_service_that_is_not_there_leads_to_nobody(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("seller", ("K7Q2XXXXXXXX", "0")))
    assert "This link leads to no service" in anna.text


async def test_a_name_that_looks_like_markup_is_a_name(world: World, listing: Listing) -> None:
    world.people.people[BORIS] = replace(world.people.people[BORIS], name="<b>Boris</b> @all")
    anna = world.chat(ANNA)
    await anna.press_token(Press("seller", (listing.id, "0")))
    assert anna.screen
    assert "&lt;b&gt;Boris" in anna.screen.text
