"""Reviews: both say how it was, neither reads the other before, and what is low may be answered once."""

from pathlib import Path

from core.person import Platform
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import Town, Way, a_town
from tests.chat.test_disputes import take


async def a_done_order(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await acts.deliver(town.boris, town.anna)
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


async def review(phone: Handset, stars: int, text: str = "") -> None:
    """A star, words or none, and out."""
    await phone.click(f"{stars} ★")
    await phone.sees("A few words to go with it?")
    if text:
        await phone.hand_in(text)
    else:
        await phone.click("Skip")
        await phone.click("Send it")


async def test_both_review_and_then_both_read(town: Town) -> None:
    await a_done_order(town)
    await town.anna.sees("How was it with Boris?")
    await review(town.anna, 5, "Quick, friendly, and just what I wanted")
    await town.anna.sees("Your review is hidden until Boris has written too")
    written = await town.boris.sees("Anna has written a review")
    await town.boris.sees_no("just what I wanted")

    await town.boris.click("4 ★", on=written)
    await town.boris.sees("A few words to go with it?")
    await town.boris.click("Skip")
    await town.boris.sees("As soon as you send this, both are published")
    await town.boris.click("Send it")
    await town.boris.sees("Both reviews are published now")
    await town.boris.sees("just what I wanted")
    await town.anna.sees("Boris has reviewed you")
    await town.anna.sees("★★★★☆ 4/5")
    await town.quiet()
    for phone in (town.anna, town.boris):
        await phone.look()
        assert "5 ★" not in phone.buttons()


async def test_an_order_that_a_mediator_divided_is_reviewed_as_one_that_was_accepted(town: Town) -> None:
    await take(town)
    await town.vera.click("Divide the money")
    await town.vera.fill(["50 %", "Half of it is there"])
    await town.vera.click("Yes, divide it so")
    divided = await town.anna.sees("you get 30.00 € back")
    assert "How was it with Boris?" in divided.text
    await review(town.anna, 3, "Half of it was good")
    await town.anna.sees("Your review is hidden")
    await review(town.boris, 3)
    await town.boris.sees("Half of it was good")
    await town.oleg.send("/browse")
    await town.oleg.click("Logo design · 50.00 € · ★ 3.0 (1)")
    shown = await town.oleg.sees("Boris as a seller: 1 order done, 100 % on time")
    assert "cancelled: 0 · disputes: 1" in shown.text


async def test_what_a_buyer_said_stands_where_the_next_one_looks(town: Town) -> None:
    await a_done_order(town)
    await review(town.anna, 5, "Just <b>what</b> I wanted @everyone")
    await town.anna.sees("Your review is hidden")
    await town.oleg.send("/browse")
    await town.oleg.sees_button("Logo design · 50.00 €")
    await review(town.boris, 4)
    await town.boris.sees("Both reviews are published now")
    await town.oleg.send("/browse")
    await town.oleg.click("Logo design · 50.00 € · ★ 5.0 (1)")
    await town.oleg.sees("★ 5.0 · 1 review")
    await town.oleg.click("Reviews (1)")
    shown = await town.oleg.sees("★★★★★ 5/5 · Anna")
    assert "Just <b>what</b> I wanted @everyone" in shown.text.replace("\u200b", "")


async def test_a_review_that_is_alone_is_changed_until_14_days_are_over_and_then_everybody_reads_it(town: Town) -> None:
    await a_done_order(town)
    await review(town.anna, 2, "It came out wrong")
    await town.anna.click("Change my review")
    await town.anna.sees("It came out wrong")
    await town.anna.click("4 ★")
    await town.anna.sees("Your review of Boris for Logo design")
    await town.anna.click("Send it")
    await town.anna.sees("You about Boris: ★★★★☆ 4/5. Hidden until")

    town.later(days=13, hours=23)
    await town.quiet()
    await town.boris.sees_no("It came out wrong")
    town.later(hours=1)
    await town.boris.sees("Anna has reviewed you")
    await town.boris.sees("It came out wrong")
    await town.anna.sees("Your review of Boris")
    await town.quiet()
    assert len([each for each in town.boris.from_bot if "Anna has reviewed you" in each.text]) == 1
    await town.boris.look()
    assert "Reply" not in town.boris.buttons()


async def test_a_low_rating_is_replied_to_once(town: Town) -> None:
    await a_done_order(town)
    await review(town.boris, 5)
    await town.boris.sees("Your review is hidden")
    await review(town.anna, 2, "Two days late")
    await town.anna.sees("Both reviews are published now")
    low = await town.boris.sees("Anna has reviewed you")
    assert "Two days late" in low.text
    await town.boris.click("Reply", on=low)
    await town.boris.hand_in("I was ill, and I am sorry", send="Publish the reply")
    if town.boris.platform is Platform.DISCORD:
        await town.boris.click("Publish the reply")
    await town.boris.sees("Published. Anna is told.")
    replied = await town.anna.sees("Boris replied to your review")
    assert "I was ill, and I am sorry" in replied.text
    await town.quiet()
    card = await town.boris.sees("Completed")
    assert town.boris.buttons(card) == ["Message Anna", "More"]


async def test_what_is_open_on_a_card_gives_way_to_news_and_to_nothing_else(town: Town) -> None:
    """A reply to a review is told in a message; it does not stand on the card."""
    await a_done_order(town)
    await review(town.anna, 2, "Two days late")
    await town.anna.sees("Your review is hidden")
    await town.quiet()
    await town.anna.click("More", on=await town.anna.sees("You about Boris"))
    await town.anna.sees_button("Timeline")
    await review(town.boris, 5, "Glad to")
    card = await town.anna.sees("Boris about you")
    assert "Timeline" not in town.anna.buttons(card)
    await town.quiet()
    await town.anna.click("More", on=card)
    more = await town.anna.sees_button("Timeline")
    await town.boris.click("Reply")
    await town.boris.hand_in("I was ill, and I am sorry", send="Publish the reply")
    if town.boris.platform is Platform.DISCORD:
        await town.boris.click("Publish the reply")
    await town.anna.sees("Boris replied to your review")
    await town.quiet()
    assert (await town.anna.sees_button("Timeline")).id == more.id == card.id


async def test_what_fell_due_while_the_bot_was_away_is_published_when_it_is_back(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await a_done_order(town)
            await review(town.anna, 1, "Never again")
            await town.anna.sees("Your review is hidden")
        town.later(days=15)
        async with town.open():
            await town.boris.sees("Never again")
            await town.quiet()
        async with town.open():
            await town.quiet()
            await town.boris.look()
            assert len([each for each in town.boris.from_bot if "Anna has reviewed you" in each.text]) == 1


async def test_stars_of_an_old_card_say_that_it_is_too_late(town: Town) -> None:
    await a_done_order(town)
    card = await town.anna.sees("How was it with Boris?")
    town.later(days=14)
    await town.anna.click("3 ★", on=card)
    await town.anna.sees_no("How was it with Boris?")
    assert await town.storage.reviews.next_due() is None
