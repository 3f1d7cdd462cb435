"""Reviewing the other party in a chat: stars, words, a look at it, and out; a reply to what was low."""

from datetime import timedelta

import pytest

from bot.press import Press
from core.order import Order, OrderId, PersonId
from core.person import Platform
from core.ports import Busy, LetterKind, Repeated, Reviewed, ReviewJudge
from core.review import LONGEST_REVIEW, Publish, Review, ReviewAct
from core.step import Refused
from core.workflow import days
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order
from tests.fakes import FakeReviews

OVER = days(14)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("completed"))


async def star(chat: Chat, order: Order, stars: int, *, on_card: bool = False) -> None:
    await chat.press_token(Press("rate", (order.id, str(stars))), on_card=on_card)


async def review(chat: Chat, order: Order, stars: int, text: str = "") -> None:
    await star(chat, order, stars)
    await (chat.send(text) if text else chat.press("Skip"))
    await chat.press("Send it")


def written(world: World, order: Order, by: PersonId = ANNA) -> Review | None:
    return world.reviews.reviews.get((order.id, by))


def pings(world: World) -> list[tuple[str, PersonId]]:
    letters = world.orders.letters.values()
    return [(each.topic, each.to) for each in letters if each.kind is LetterKind.PING]


async def test_a_tap_then_words_then_a_look_at_it_and_it_is_sent(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 4)
    assert "A few words to go with it?" in anna.text
    await anna.send("Quick, and <b>kind</b>")
    assert "Your review of Boris for Logo for a bakery" in anna.text
    assert "★★★★☆ 4/5" in anna.text
    assert "Nobody reads it until Boris has written too" in anna.text
    assert written(world, order) is None
    await anna.press("Send it")
    assert "Your review is hidden until Boris has written too" in anna.text
    found = written(world, order)
    assert found
    assert (found.stars, found.text, found.published_at) == (4, "Quick, and <b>kind</b>", None)
    assert pings(world) == [("review_written", BORIS)]


async def test_a_star_on_the_card_leaves_the_card_where_it_is(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 4, on_card=True)
    assert anna.reply.fresh


async def test_words_are_left_out_and_each_part_is_changed_before_it_goes(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 1)
    await anna.press("Skip")
    await anna.press("3 ★")
    assert "★★★☆☆ 3/5" in anna.text
    await anna.press("5 ★")
    await anna.press("Words")
    await anna.send("Better than I thought")
    await anna.press("Send it")
    found = written(world, order)
    assert found
    assert (found.stars, found.text) == (5, "Better than I thought")


@pytest.mark.parametrize(("typed", "stars"), [("4/5", 4), ("★★", 2), ("2 stars", 2), ("⭐⭐⭐", 3)])
async def test_stars_are_read_as_people_type_them(world: World, order: Order, typed: str, stars: int) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 5)
    await anna.press("Back")
    await anna.send(typed)
    await anna.press("Skip")
    await anna.press("Send it")
    assert (found := written(world, order))
    assert found.stars == stars


@pytest.mark.parametrize("typed", ["good", "0", "17", "★★★★★★"])
async def test_what_is_no_number_of_stars_is_answered_with_a_right_example(
    world: World, order: Order, typed: str
) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 5)
    await anna.press("Back")
    await anna.send(typed)
    assert "write a number from 1 to 5" in anna.text


async def test_a_text_that_is_too_long_is_not_taken_and_nothing_is_lost(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 5)
    await anna.send("x" * (LONGEST_REVIEW + 1))
    assert "There is room for 600 characters" in anna.text
    await anna.send("x" * LONGEST_REVIEW)
    await anna.press("Send it")
    assert (found := written(world, order))
    assert len(found.text) == LONGEST_REVIEW


async def test_what_was_typed_outlives_a_restart_and_is_thrown_away_only_by_its_author(
    world: World, order: Order
) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 2)
    await anna.send("Late by a week")
    world.restart()
    await anna.press("Cancel")
    assert "You were writing a review for the order" in anna.text
    await star(anna, order, 3)
    assert "Late by a week" in anna.text
    await anna.press("Send it")
    assert (found := written(world, order))
    assert (found.stars, found.text) == (3, "Late by a week")


async def test_stars_alone_are_left_without_a_question(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 2)
    await anna.press("Cancel")
    assert anna.reply.card == order.id
    assert written(world, order) is None


async def test_a_hidden_review_is_changed_from_where_it_stands(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await review(anna, order, 2, "Late")
    await star(anna, order, 2)
    assert "Late" in anna.text
    await anna.press("Words")
    await anna.press("Take it off")
    await anna.press("Send it")
    assert (found := written(world, order))
    assert (found.stars, found.text) == (2, "")
    assert pings(world) == [("review_written", BORIS)]


async def test_who_writes_second_is_told_what_that_does_and_reads_the_first_at_once(world: World, order: Order) -> None:
    anna, boris = world.chat(ANNA), world.chat(BORIS)
    await review(anna, order, 2, "Late <i>again</i>")
    await star(boris, order, 5)
    assert "Late" not in boris.text
    await boris.press("Skip")
    assert "As soon as you send this, both are published" in boris.text
    assert "Late" not in boris.text
    await boris.press("Send it")
    assert "Both reviews are published now" in boris.text
    assert "Anna about you: ★★☆☆☆ 2/5" in boris.text
    assert "Late &lt;i&gt;again" in str(boris.screen and boris.screen.text)
    assert boris.offers("Reply")
    assert pings(world)[-1] == ("review_published", ANNA)


async def test_pressing_send_twice_writes_once(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 4)
    await anna.press("Skip")
    preview = anna.screen
    assert preview
    token = anna.button("Send it").does
    await anna.press_token(token, update=77)
    await anna.press_token(token, update=77)
    assert "Your review is hidden" in anna.text
    await anna.press_token(token)
    assert "This question is closed" in anna.text
    assert len(pings(world)) == 1


async def test_an_old_preview_shows_where_one_is(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 4)
    await anna.press("Skip")
    old = anna.button("Send it").does
    await anna.press("Words")
    await anna.press_token(old)
    assert "A few words" in anna.text
    assert written(world, order) is None


@pytest.mark.parametrize(
    ("state", "person", "said"),
    [
        ("delivered", ANNA, "This order still goes on"),
        ("cancelled", ANNA, "without its work being done"),
        ("completed", STRANGER, "no such order among yours"),
        ("completed", STAFFER, "no such order among yours"),
    ],
)
async def test_who_may_not_review_reads_why_and_nothing_changes(
    world: World, state: str, person: PersonId, said: str
) -> None:
    order = world.put(an_order(state, joined=True))
    chat = world.chat(person)
    await star(chat, order, 5)
    assert said in chat.text
    assert world.drafts.drafts == {}
    await chat.press_token(Press("review", (order.id, "0")))
    await chat.press_token(Press("reviews", (order.id,)))
    await chat.press_token(Press("reply", (order.id,)))
    await chat.press_token(Press("respond", (order.id, "0")))
    assert world.reviews.reviews == {}


@pytest.mark.parametrize("stars", [0, 6, 99])
async def test_a_forged_star_is_no_button(world: World, order: Order, stars: int) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, stars)
    assert "This button is from another time" in anna.text


async def test_an_order_that_never_was_is_answered_like_somebody_elses(world: World) -> None:
    oleg = world.chat(STRANGER)
    await oleg.press_token(Press("rate", (OrderId("K7Q2XXXXXXXX"), "5")))
    assert "no such order among yours" in oleg.text


async def test_a_star_that_comes_late_says_so_and_the_card_is_drawn_anew(world: World, order: Order) -> None:
    world.clock.advance(OVER)
    anna = world.chat(ANNA)
    await star(anna, order, 5)
    assert "It is too late for this review" in anna.text
    assert anna.reply.card == order.id
    assert written(world, order) is None


async def test_a_preview_sent_when_the_time_is_over_is_refused_in_words(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await star(anna, order, 5)
    await anna.press("Skip")
    world.clock.advance(OVER)
    await anna.press("Send it")
    assert "It is too late for this review" in anna.text
    assert written(world, order) is None


async def test_a_review_that_is_published_is_not_written_again(world: World, order: Order) -> None:
    anna, boris = world.chat(ANNA), world.chat(BORIS)
    await star(anna, order, 1)
    await anna.press("Skip")
    mine = anna.button("Send it").does
    await anna.press_token(mine)
    await review(boris, order, 5)
    await star(anna, order, 5)
    assert "it is published: it can't be changed any more" in anna.text


async def test_when_too_much_is_going_on_nothing_that_was_typed_is_lost(world: World, order: Order) -> None:
    class Full(FakeReviews):
        async def settle(self, act: ReviewAct, now: object, judge: ReviewJudge) -> Reviewed | Refused | Repeated:
            raise Busy

    anna = world.chat(ANNA)
    await star(anna, order, 4)
    await anna.send("Good")
    kept = world.reviews
    world.reviews = Full(world.orders)
    world.restart()
    await anna.press("Send it")
    assert "try again in a moment" in anna.text
    world.reviews = kept
    world.restart()
    await anna.press("Send it")
    assert (found := written(world, order))
    assert found.text == "Good"


async def test_on_discord_words_are_written_in_a_form(world: World, order: Order) -> None:
    anna = world.chat(ANNA, platform=Platform.DISCORD)
    await star(anna, order, 4)
    await anna.press("Write")
    await anna.hand_in({"text": "Quick"})
    await anna.press("Send it")
    assert (found := written(world, order))
    assert (found.stars, found.text) == (4, "Quick")


# --- the reply ------------------------------------------------------------------------------------------------------


async def low(world: World, order: Order, stars: int = 2) -> Chat:
    await review(world.chat(ANNA), order, stars, "Late")
    boris = world.chat(BORIS)
    await review(boris, order, 5)
    return boris


async def test_a_low_rating_is_replied_to_once_after_a_look_at_it(world: World, order: Order) -> None:
    boris = await low(world, order)
    await boris.press("Reply")
    assert "What do you reply?" in boris.text
    await boris.send("I was <b>ill</b>, and I am sorry")
    assert "it can't be changed afterwards" in boris.text
    await boris.press("Change the words")
    await boris.send("I was ill, and I am sorry")
    await boris.press("Publish the reply")
    assert "Published. Anna is told." in boris.text
    assert (found := written(world, order))
    assert found.reply == "I was ill, and I am sorry"
    assert pings(world)[-1] == ("review_replied", ANNA)
    await boris.press_token(Press("reply", (order.id,)))
    assert "You have replied to this review already" in boris.text


async def test_on_discord_the_reply_is_a_form(world: World, order: Order) -> None:
    await low(world, order)
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    await boris.press_token(Press("reply", (order.id,)))
    await boris.hand_in({"reply": "I am sorry"})
    await boris.press("Publish the reply")
    assert (found := written(world, order))
    assert found.reply == "I am sorry"


async def test_four_stars_cannot_be_replied_to(world: World, order: Order) -> None:
    boris = await low(world, order, 4)
    assert not boris.offers("Reply")
    await boris.press_token(Press("reply", (order.id,)))
    assert "a seller may reply to less than 4 stars" in boris.text


async def test_a_reply_that_comes_late_is_refused_in_words(world: World, order: Order) -> None:
    boris = await low(world, order)
    await boris.press("Reply")
    await boris.send("Sorry")
    world.clock.advance(OVER)
    await boris.press("Publish the reply")
    assert "It is too late for a reply" in boris.text
    assert (found := written(world, order))
    assert found.reply == ""


async def test_a_reply_that_was_begun_is_kept(world: World, order: Order) -> None:
    boris = await low(world, order)
    await boris.press("Reply")
    await boris.send("Sorry")
    await boris.press("Cancel")
    assert "You were replying to a review" in boris.text
    await boris.press("Go on")
    await boris.press("Publish the reply")
    assert (found := written(world, order))
    assert found.reply == "Sorry"


# --- reading --------------------------------------------------------------------------------------------------------


async def test_both_sides_are_read_behind_the_card(world: World, order: Order) -> None:
    boris = await low(world, order)
    await boris.press("Reply")
    await boris.send("I am sorry")
    await boris.press("Publish the reply")
    anna = world.chat(ANNA)
    await anna.press_token(Press("more", (order.id,)))
    await anna.press("Reviews")
    assert "Boris about you: ★★★★★ 5/5" in anna.text
    assert "You about Boris: ★★☆☆☆ 2/5" in anna.text
    assert "Reply by Boris:" in anna.text
    assert anna.offers("Back")


async def test_nothing_hidden_is_read_by_the_other_side(world: World, order: Order) -> None:
    await review(world.chat(ANNA), order, 2, "SECRET")
    boris = world.chat(BORIS)
    for verb in ("more", "reviews"):
        await boris.press_token(Press(verb, (order.id,)))
        assert "SECRET" not in boris.text
        assert "2/5" not in boris.text
    assert not boris.offers("Reviews")


async def test_after_14_days_it_is_read_though_the_other_side_never_wrote(world: World, order: Order) -> None:
    await review(world.chat(ANNA), order, 2, "Late")
    now = world.clock.advance(OVER + timedelta(seconds=1))
    assert isinstance(await world.shop.reviewing.handle(Publish(order.id)), Reviewed)
    assert (found := written(world, order))
    assert found.published_at == now
    boris = world.chat(BORIS)
    await boris.press_token(Press("reviews", (order.id,)))
    assert "Late" in boris.text
    assert boris.offers("Reply")
    assert not boris.offers("5 ★")
