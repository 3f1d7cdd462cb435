"""What buyers said of a service stands where the next one looks at it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.press import Press
from core.listing import Listing
from core.order import FileRef, OrderId, PersonId
from core.review import LONGEST_REPLY, LONGEST_REVIEW, WRITTEN_WITHIN, Review
from core.workflow import BUYER, SELLER
from tests.bot.screens.reading import LONGEST_TEXT
from tests.bot.talk.chat import World
from tests.builders import ANNA, BORIS, NOON, STRANGER, a_listing


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def listing(world: World) -> Listing:
    return world.offer(a_listing())


def say(world: World, listing: Listing, stars: int, text: str = "", by: PersonId = ANNA, **changes: object) -> Review:
    """A published review of somebody's order of that service."""
    number = len(world.reviews.reviews)
    at = NOON - timedelta(days=9) + timedelta(hours=number)
    order = OrderId(f"ORDER{number:07}")
    said = Review(order, by, BORIS, BUYER, stars, text, at, at + WRITTEN_WITHIN, listing.id, published_at=at)
    world.reviews.reviews[order, by] = said = replace(said, **changes)  # type: ignore[arg-type]  # by name
    return said


async def test_a_service_says_how_it_is_rated_and_what_the_last_buyer_said(world: World, listing: Listing) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("open", (listing.id,)))
    assert "No reviews yet" in anna.text
    assert not anna.offers("Reviews")
    say(world, listing, 5, "Wonderful")
    say(world, listing, 4, "A <b>little</b> slow", by=STRANGER)
    say(world, listing, 1, "SECRET", published_at=None)
    say(world, listing, 1, "SECRET", by=BORIS, role=SELLER, about=ANNA)
    await anna.press_token(Press("open", (listing.id,)))
    assert "★ 4.5 · 2 reviews" in anna.text
    assert "Latest review: ★★★★☆ 4/5 · Oleg, 8 days ago" in anna.text
    assert "SECRET" not in anna.text
    assert "Wonderful" not in anna.text


async def test_reviews_are_read_page_by_page_the_newest_first(world: World, listing: Listing) -> None:
    for number in range(7):
        say(world, listing, 5, f"Number {number}")
    anna = world.chat(ANNA)
    await anna.press_token(Press("open", (listing.id,)))
    await anna.press("Reviews (7)")
    assert anna.text.index("Number 6") < anna.text.index("Number 5") < anna.text.index("Number 4")
    await anna.press("›")
    await anna.press("›")
    assert "Number 0" in anna.text
    assert "Number 1" not in anna.text
    assert anna.labels() == ["‹", "Back"]
    await anna.press_token(Press("rated", (listing.id, "99")))
    assert "Number 0" in anna.text
    await anna.press("Back")
    assert anna.offers("Order for")


async def test_a_reply_stands_under_what_it_answers(world: World, listing: Listing) -> None:
    say(world, listing, 2, "Late", reply="I was ill", replied_at=NOON)
    anna = world.chat(ANNA)
    await anna.press_token(Press("rated", (listing.id, "0")))
    assert "Reply by Boris:" in anna.text
    assert "I was ill" in anna.text


async def test_the_longest_reviews_are_read_whole_and_the_nastiest_fit(world: World, listing: Listing) -> None:
    for text in ("x", "&"):
        for _ in range(3):
            say(world, listing, 1, text * LONGEST_REVIEW, reply=text * LONGEST_REPLY, replied_at=NOON)
    anna = world.chat(ANNA)
    for page in ("0", "1"):
        await anna.press_token(Press("rated", (listing.id, page)))
        assert anna.screen
        assert len(anna.screen.text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert anna.text.count("x") >= 3 * (LONGEST_REVIEW + LONGEST_REPLY)


async def test_a_service_that_nobody_reviewed_says_how_that_comes(world: World, listing: Listing) -> None:
    boris = world.chat(BORIS)
    await boris.press_token(Press("open", (listing.id,)))
    await boris.press("Reviews")
    assert "Nobody has reviewed Logo yet" in boris.text
    await boris.press("Back")
    assert boris.offers("Pause")


async def test_a_service_that_is_not_there_has_no_reviews(world: World) -> None:
    anna = world.chat(ANNA)
    await anna.press_token(Press("rated", ("K7Q2XXXXXXXX", "0")))
    assert "This link leads to no service" in anna.text


async def test_what_is_on_sale_shows_how_it_is_rated(world: World, listing: Listing) -> None:
    other = world.offer(replace(a_listing(), title="Banner"))
    for stars in (5, 5, 4):
        say(world, listing, stars)
    anna = world.chat(ANNA)
    await anna.send("/browse")
    assert anna.labels()[:2] == ["Banner · 50.00 €", "Logo · 50.00 € · ★ 4.7 (3)"]
    assert other.id


async def test_beside_a_photo_the_rating_alone_stands(world: World) -> None:
    shown = world.offer(replace(a_listing(), photo=FileRef("p", "logo.png", 1, "ab" * 32), description="d" * 400))
    say(world, shown, 5, "w" * 600)
    anna = world.chat(ANNA)
    await anna.press_token(Press("open", (shown.id,)))
    assert "★ 5.0 · 1 review" in anna.text
    assert "www" not in anna.text
    assert anna.offers("Reviews (1)")


async def test_a_reviewer_whom_nobody_knows_any_more_is_called_by_their_part(world: World, listing: Listing) -> None:
    say(world, listing, 5, by=PersonId(99))
    anna = world.chat(ANNA)
    await anna.press_token(Press("rated", (listing.id, "0")))
    assert "★★★★★ 5/5 · the buyer" in anna.text
