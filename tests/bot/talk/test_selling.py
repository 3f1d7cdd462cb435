from dataclasses import replace
from datetime import timedelta

import pytest

from bot.screens.screen import Screen
from bot.talk import selling
from core.listing import Listing, Option, Sale
from core.money import Money
from core.order import new_id
from tests.bot.talk.chat import Chat, World, an_upload
from tests.builders import ANNA, BORIS, a_listing

DAY = timedelta(days=1)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS)


def only(world: World) -> Listing:
    (listing,) = world.listings.listings.values()
    return listing


async def to_the_price(boris: Chat) -> None:
    await boris.send("/sell")
    await boris.send("Logo design")
    await boris.send("Three drafts, then the final one.")


async def to_the_options(boris: Chat) -> None:
    await to_the_price(boris)
    await boris.send("50")
    await boris.press("3 days")
    await boris.press("2")


async def to_the_preview(boris: Chat) -> None:
    await to_the_options(boris)
    await boris.press("None")
    await boris.press("Skip")


async def test_a_service_with_three_options_is_shared_within_nine_messages_and_taps(world: World, boris: Chat) -> None:
    beyond_what_is_typed = 1
    await boris.send("/sell")
    await boris.send("Logo design")
    await boris.send("Three drafts, then the final one.")
    await boris.send("€50")
    for label in ("3 days", "2"):
        await boris.press(label)
        beyond_what_is_typed += 1
    await boris.send("Source files, 10, +1 day\nExpress, 20, -1 day\nBusiness card, 15")
    for label in ("That's all", "Skip", "Publish"):
        await boris.press(label)
        beyond_what_is_typed += 1
    assert beyond_what_is_typed <= 9
    listing = only(world)
    assert f"start=s_{listing.id}" in boris.text
    assert listing == Listing(
        id=listing.id,
        seller=BORIS,
        title="Logo design",
        description="Three drafts, then the final one.",
        price=Money(5000, "EUR"),
        delivery_time=3 * DAY,
        revisions=2,
        options=(
            Option("Source files", 1000, DAY),
            Option("Express", 2000, -DAY),
            Option("Business card", 1500),
        ),
    )


async def test_a_buyer_can_order_what_was_just_published(world: World, boris: Chat) -> None:
    await to_the_preview(boris)
    await boris.press("Publish")
    anna = world.chat(ANNA)
    await anna.send(f"/start s_{only(world).id}")
    await anna.press("Order for 50.00 €")
    await anna.press("Place the order")
    assert world.only_order().title == "Logo design"


async def test_each_question_says_where_one_is_and_what_was_understood(boris: Chat) -> None:
    await boris.send("/sell")
    assert "1 of 7" in boris.text
    await boris.send("  Logo \n design ")
    assert "2 of 7" in boris.text
    assert "✓ Logo design" in boris.text
    await boris.send("Drafts.")
    await boris.send("1 500 ₽")
    assert "✓ Price: 1,500.00 RUB" in boris.text or "✓ Price: 1,500.00 ₽" in boris.text
    await boris.send("2д")
    assert "✓ Delivery: 2 days" in boris.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x" * 5000, "may have 80 characters; this one has 5,000"),
        ("   ", "needs some words"),
        ("\u200b \u202e\u2060", "needs some words"),
    ],
)
async def test_a_title_that_does_not_fit_is_asked_for_again(world: World, boris: Chat, typed: str, says: str) -> None:
    await boris.send("/sell")
    await boris.send(typed)
    assert says in boris.text
    assert "Logo design" in boris.text
    assert "1 of 7" in boris.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("cheap", "could not read that as a price"),
        ("0", "at least 0.01"),
        ("-5", "at least 0.01"),
        ("50 XYZ", "don't know the currency"),
        ("9" * 20, "more than I can handle"),
        ("", "could not read that as a price"),
    ],
)
async def test_a_price_that_is_not_money_loses_nothing(world: World, boris: Chat, typed: str, says: str) -> None:
    await to_the_price(boris)
    await boris.send(typed)
    assert says in boris.text
    assert "3 of 7" in boris.text
    await boris.send("50")
    assert "4 of 7" in boris.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0", "too short: at least 1 h"),
        ("-3 days", "too short: at least 1 h"),
        ("10 min", "too short"),
        ("2 years", "too long: at most 365 days"),
        ("soon", "could not read that as a time"),
    ],
)
async def test_a_delivery_time_that_cannot_be_is_asked_for_again(boris: Chat, typed: str, says: str) -> None:
    await to_the_price(boris)
    await boris.send("50")
    await boris.send(typed)
    assert says in boris.text
    assert "4 of 7" in boris.text


@pytest.mark.parametrize("typed", ["many", "21", "-1"])
async def test_revisions_are_a_number_within_bounds(boris: Chat, typed: str) -> None:
    await to_the_price(boris)
    await boris.send("50")
    await boris.press("3 days")
    await boris.send(typed)
    assert "from 0 to 20, for example 2" in boris.text


async def test_an_option_can_be_described_step_by_step(world: World, boris: Chat) -> None:
    await to_the_options(boris)
    await boris.send("Source files")
    assert "What does “Source files” cost" in boris.text
    await boris.send("cheap")
    assert "could not read that as a price" in boris.text
    await boris.send("10")
    assert "“Source files”, 10.00 €: what does it do to the delivery time" in boris.text
    assert boris.labels()[:4] == ["No effect", "+1 day", "+2 days", "−1 day"]
    await boris.press("+2 days")
    assert "✓ + Source files: 10.00 €, 2 days longer" in boris.text
    await boris.press("That's all")
    await boris.press("Skip")
    await boris.press("Publish")
    assert only(world).options == (Option("Source files", 1000, 2 * DAY),)


async def test_back_drops_only_the_option_that_is_half_described(boris: Chat) -> None:
    await to_the_options(boris)
    await boris.send("Source files, 10")
    await boris.send("Express")
    await boris.press("Back")
    assert "Another one?" in boris.text
    assert boris.labels()[0] == "✕ Source files"


async def test_an_option_is_taken_off_with_its_button_once(boris: Chat) -> None:
    await to_the_options(boris)
    await boris.send("Source files, 10\nExpress, 20")
    before = boris.screen
    await boris.press("✕ Source files")
    await boris.press("✕ Source files", on=before)
    assert "Express" in boris.text
    assert "Source files: 10" not in boris.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Express, 10, -3 days", "less than 1 h would be left"),
        ("Source files, 10 USD", "priced like the service, in EUR"),
        ("x" * 61 + ", 10", "may have 60 characters"),
        ("Source files, -10, +1 day", "at least 0.00"),
        ("Source files, 10\nExpress", "could not find the price in “Express”"),
        ("\n".join(f"Option {number}, 1" for number in range(11)), "may have 10 options"),
        ("Slow, 1, +400 days", "at most 365 days"),
    ],
)
async def test_options_that_cannot_be_are_refused_whole(boris: Chat, typed: str, says: str) -> None:
    await to_the_options(boris)
    await boris.send("Business card, 15")
    await boris.send(typed)
    assert says in boris.text
    assert "✓ + Business card: 15.00 €" in boris.text
    assert "6 of 7" in boris.text


async def test_a_photo_stands_above_the_service(world: World, boris: Chat) -> None:
    await to_the_options(boris)
    await boris.press("None")
    await boris.send("", an_upload("me.jpg", b"jpeg", image=True))
    assert boris.screen
    assert boris.screen.photo
    await boris.press("Publish")
    photo = only(world).photo
    assert photo
    assert world.files.kept[photo.id] == b"jpeg"


@pytest.mark.parametrize(
    ("name", "content", "image", "says"),
    [
        ("cv.pdf", b"pdf", False, "no picture"),
        ("huge.jpg", b"x" * 101, True, "“huge.jpg” is too large"),
    ],
)
async def test_a_photo_that_is_none_or_too_large_is_not_taken(
    world: World, boris: Chat, name: str, content: bytes, image: bool, says: str
) -> None:
    await to_the_options(boris)
    await boris.press("None")
    await boris.send("", an_upload(name, content, image=image))
    assert says in boris.text
    assert "7 of 7" in boris.text
    assert not world.files.kept


async def test_a_picture_that_no_phone_would_be_shown_is_not_taken(world: World, boris: Chat) -> None:
    world.shop = replace(world.shop, largest_file=20 * 1024 * 1024)
    await to_the_options(boris)
    await boris.press("None")
    await boris.send("", an_upload("scan.png", size=11 * 1024 * 1024, image=True))
    assert "“scan.png” is too large: a file may have at most 10" in boris.text
    assert not world.files.kept


async def test_a_file_that_turns_out_too_large_is_not_kept(world: World, boris: Chat) -> None:
    await to_the_options(boris)
    await boris.press("None")
    await boris.send("", an_upload("huge.jpg", b"x" * 101, size=3, image=True))
    assert "too large: a file may have at most 100" in boris.text
    assert not world.files.kept


async def test_each_line_of_the_preview_can_be_changed(world: World, boris: Chat) -> None:
    await to_the_preview(boris)
    for line, typed in (("Title", "Icon"), ("Price", "70"), ("Delivery", "5 days"), ("Revisions", "0")):
        await boris.press(line)
        assert "of 7" not in boris.text
        await boris.send(typed)
        assert "how buyers will see it" in boris.text
    await boris.press("Options")
    await boris.send("Source files, 10")
    await boris.press("That's all")
    await boris.press("Description")
    await boris.press("Back")
    await boris.press("Publish")
    listing = only(world)
    assert (listing.title, listing.price, listing.delivery_time) == ("Icon", Money(7000, "EUR"), 5 * DAY)
    assert (listing.revisions, listing.options) == (0, (Option("Source files", 1000),))


async def test_the_currency_stays_while_options_are_priced_in_it(boris: Chat) -> None:
    await to_the_options(boris)
    await boris.send("Source files, 10")
    await boris.press("That's all")
    await boris.press("Skip")
    await boris.press("Price")
    await boris.send("70 USD")
    assert "options are priced in EUR" in boris.text
    await boris.send("70")
    assert "70.00 €" in boris.text


async def test_a_shorter_delivery_must_leave_room_for_the_options(boris: Chat) -> None:
    await to_the_options(boris)
    await boris.send("Express, 10, -2 days")
    await boris.press("That's all")
    await boris.press("Skip")
    await boris.press("Delivery")
    assert "1 day" not in boris.labels()
    await boris.send("1 day")
    assert "would leave less than 1 h" in boris.text


async def test_publishing_twice_makes_one_service(world: World, boris: Chat) -> None:
    await to_the_preview(boris)
    preview = boris.screen
    await boris.press("Publish", on=preview)
    await boris.press("Publish", on=preview)
    assert only(world).version == 1
    assert "start=s_" in boris.text


async def test_back_leads_through_the_questions_with_what_was_answered(boris: Chat) -> None:
    await to_the_price(boris)
    await boris.press("Back")
    assert "2 of 7" in boris.text
    await boris.press("Back")
    assert "1 of 7" in boris.text
    assert "Back" not in boris.labels()
    await boris.send("Icon")
    await boris.send("Other words.")
    assert "3 of 7" in boris.text


async def test_an_old_button_of_a_question_only_shows_where_one_is(boris: Chat) -> None:
    await to_the_price(boris)
    await boris.send("50")
    old = boris.screen
    await boris.press("3 days")
    await boris.press("7 days", on=old)
    assert "5 of 7" in boris.text
    await boris.press("Back")
    await boris.press("Back")
    await boris.press("Back", on=old)
    assert "3 of 7" in boris.text


async def test_who_goes_back_a_question_need_not_answer_it_again(boris: Chat) -> None:
    await to_the_price(boris)
    assert not boris.offers("Keep it")
    await boris.press("Back")
    await boris.press("Back")
    assert "Logo design" in boris.text
    await boris.press("Keep it")
    await boris.press("Keep it")
    assert "3 of 7" in boris.text


async def test_a_message_brought_twice_is_taken_once(boris: Chat) -> None:
    await boris.send("/sell", update=100)
    await boris.send("Logo design", update=101)
    asked = boris.screen
    await boris.send("Logo design", update=101)
    assert "2 of 7" in boris.text
    assert asked
    assert boris.screen
    assert boris.screen.rows == asked.rows


async def test_numbers_that_begin_anew_far_below_are_news(boris: Chat) -> None:
    await boris.send("/sell", update=2_000_000_000)
    await boris.send("Logo design", update=17)
    assert "2 of 7" in boris.text


async def test_a_restart_loses_nothing_that_was_typed(world: World, boris: Chat) -> None:
    await to_the_price(boris)
    world.restart()
    await boris.send("50")
    assert "4 of 7" in boris.text


async def test_a_command_in_between_leaves_the_service_as_it_was(world: World, boris: Chat) -> None:
    await to_the_price(boris)
    await boris.send("/help")
    await boris.send("/sell")
    assert "You were about to sell Logo design" in boris.text
    await boris.press("Go on")
    assert "3 of 7" in boris.text
    await boris.send("/sell")
    await boris.press("Start over")
    assert "1 of 7" in boris.text
    await boris.send("/sell")
    assert "1 of 7" in boris.text


async def test_after_an_hour_it_is_asked_whether_to_go_on(world: World, boris: Chat) -> None:
    await to_the_price(boris)
    world.clock.advance(timedelta(minutes=61))
    await boris.send("hello?")
    assert "You were about to sell Logo design" in boris.text
    assert "your last message was not taken" in boris.text
    await boris.press("Go on")
    await boris.send("50")
    assert "4 of 7" in boris.text


async def test_cancel_leaves_the_dialog_and_keeps_what_was_typed(world: World, boris: Chat) -> None:
    await to_the_price(boris)
    await boris.send("/cancel")
    assert "kept until you come back" in boris.text
    kept = boris.screen
    await boris.send("50")
    assert "You were about to sell" in boris.text
    await boris.press("Throw it away", on=kept)
    await boris.send("50")
    assert "did not ask for anything" in boris.text


async def test_cancel_where_nothing_was_typed_just_ends(boris: Chat) -> None:
    await boris.send("/sell")
    await boris.press("Cancel")
    assert "out of it" in boris.text
    await boris.send("/cancel")
    assert "not filling anything in" in boris.text


async def test_a_button_of_a_dialog_that_is_over_says_so(boris: Chat) -> None:
    await to_the_price(boris)
    await boris.send("50")
    old = boris.screen
    await boris.send("/cancel")
    await boris.press("Throw it away")
    await boris.press("3 days", on=old)
    assert "closed" in boris.text
    await boris.press("Cancel", on=old)
    assert "closed" in boris.text


async def test_a_service_is_changed_later(world: World, boris: Chat) -> None:
    listing = world.offer(a_listing())
    await boris.send("/services")
    await boris.press("Logo")
    await boris.press("Edit")
    await boris.press("Price")
    await boris.send("70")
    await boris.press("Save")
    changed = only(world)
    assert changed.version == 2
    assert changed.price == Money(7000, "EUR")
    assert changed.options == listing.options


async def test_a_change_goes_over_a_pause_that_came_between(world: World, boris: Chat) -> None:
    world.offer(a_listing())
    await boris.send("/services")
    await boris.press("Logo")
    own = boris.screen
    await boris.press("Edit")
    preview = boris.screen
    await boris.press("Pause", on=own)
    await boris.press("Title", on=preview)
    await boris.send("Icon")
    await boris.press("Save")
    assert (only(world).title, only(world).sale) == ("Icon", Sale.PAUSED)


async def test_changes_that_were_begun_are_not_lost_by_pressing_edit_again(world: World, boris: Chat) -> None:
    world.offer(a_listing())
    await boris.send("/services")
    await boris.press("Logo")
    own = boris.screen
    await boris.press("Edit")
    await boris.press("Edit", on=own)
    assert "how it will be" in boris.text
    await boris.press("Title")
    await boris.press("Edit", on=own)
    assert "You were changing Logo" in boris.text


async def test_nobody_changes_a_service_of_another(world: World, boris: Chat) -> None:
    world.offer(a_listing())
    await boris.send("/services")
    await boris.press("Logo")
    anna = world.chat(ANNA)
    await anna.press_token(boris.button("Edit").does)
    assert "no such service among yours" in anna.text


async def test_who_sells_nothing_yet_is_told_how_to_begin(boris: Chat) -> None:
    await boris.send("/services")
    assert "You offer nothing yet" in boris.text
    await boris.press("Sell a service")
    assert "1 of 7" in boris.text


async def test_what_people_type_cannot_reach_out_of_its_place(world: World, boris: Chat) -> None:
    await boris.send("/sell")
    await boris.send("<b>Logo</b> & <script>")
    assert boris.screen
    assert "&lt;b&gt;Logo&lt;/b&gt; &amp; &lt;script&gt;" in boris.screen.text


async def test_every_question_has_a_way_on_and_out_in_russian_too(world: World, boris: Chat) -> None:
    boris.speak("ru")
    await boris.send("/sell")
    await boris.send("Логотип")
    await boris.send("Три варианта.")
    await boris.send("1 500 ₽")
    await boris.press("3 дня")
    await boris.press("2")
    await boris.send("Исходники, 500, +2 дня\nЭкспресс; 700; -1 день")
    await boris.press("Это всё")
    await boris.press("Пропустить")
    await boris.press("Опубликовать")
    listing = only(world)
    assert listing.price == Money(150_000, "RUB")
    assert listing.options == (Option("Исходники", 50_000, 2 * DAY), Option("Экспресс", 70_000, -DAY))
    assert all(isinstance(each, Screen) and each.rows for each in boris.screens)


async def test_one_seller_cannot_pile_up_services(world: World, boris: Chat) -> None:
    for _ in range(selling.MOST_SERVICES):
        world.offer(a_listing(id=new_id()))
    await boris.send("/sell")
    assert "You have 100 services" in boris.text
    assert "1 of 7" not in boris.text
