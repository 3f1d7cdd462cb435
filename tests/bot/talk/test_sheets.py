from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.press import Press
from bot.talk.sheet import MOST_FIELDS, Attach, Entry, Pick, Sheet, Ticks
from core.listing import Listing
from core.order import Order, PersonId
from core.person import Platform
from tests.bot.talk.chat import LARGEST_FILE, Chat, World, an_upload
from tests.builders import ANNA, BORIS, STRANGER, a_listing, an_order

LOGO = {
    "title": "Logo design",
    "description": "Three drafts, then the final one.",
    "price": "50",
    "delivery": "3 days",
    "revisions": "2",
}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def boris(world: World) -> Chat:
    return world.chat(BORIS, platform=Platform.DISCORD)


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


def only(world: World) -> Listing:
    (listing,) = world.listings.listings.values()
    return listing


def sheet_of(chat: Chat) -> Sheet:
    assert chat.reply.sheet
    return chat.reply.sheet


def typed(chat: Chat) -> dict[str, str]:
    return {each.name: each.typed for each in sheet_of(chat).fields if isinstance(each, Entry)}


async def ask(chat: Chat, order: Order, action: str) -> None:
    await chat.press_token(Press("ask", (order.id, str(order.version), action)), on_card=True)


async def delivered(world: World, order: Order) -> dict[str, Any]:
    """What was handed over last."""
    return dict((await world.orders.events(order.id))[-1].payload)


def state(world: World, order: Order) -> str:
    return world.orders.orders[order.id].state


async def to_the_preview(boris: Chat) -> None:
    await boris.send("/sell")
    await boris.hand_in(LOGO)
    await boris.press("None")
    await boris.press("Skip")


async def test_a_service_is_described_in_one_sheet_and_two_presses(world: World, boris: Chat) -> None:
    await to_the_preview(boris)
    await boris.press("Publish")

    service = only(world)
    assert (service.title, service.price.minor, service.revisions) == ("Logo design", 5000, 2)
    assert service.delivery_time == timedelta(days=3)


async def test_what_was_wrong_in_a_sheet_is_named_and_everything_stands_in_it_again(boris: Chat) -> None:
    await boris.send("/sell")
    await boris.hand_in(LOGO | {"price": "a fortune", "delivery": "soon"})

    assert "For example" in boris.text or "for example" in boris.text
    assert boris.text.count("⚠️") == 2
    await boris.press("Write")
    assert typed(boris) == LOGO | {"price": "a fortune", "delivery": "soon", "revisions": "2"}

    await boris.hand_in({"price": "50 USD", "delivery": "12 h"})
    assert "Extra options" in boris.text or "extra options" in boris.text


async def test_a_service_sheet_handed_in_twice_has_one_effect(world: World, boris: Chat) -> None:
    await boris.send("/sell")
    sheet = sheet_of(boris)
    await boris.hand_in(LOGO, sheet=sheet)
    await boris.hand_in(LOGO, sheet=sheet)

    assert "6 of 7" in boris.text
    assert "⚠️" not in boris.text


async def test_a_sheet_that_comes_when_its_dialog_has_moved_on_loses_no_word(boris: Chat) -> None:
    await boris.send("/sell")
    late = sheet_of(boris)
    await boris.send("Poster")
    await boris.hand_in(LOGO, sheet=late)

    assert "⚠️" in boris.text
    await boris.press("Write")
    assert typed(boris)["title"] == "Logo design"
    assert typed(boris)["description"] == LOGO["description"]


async def test_several_options_are_written_in_one_sheet_and_a_photo_is_sent_with_another(
    world: World, boris: Chat
) -> None:
    await boris.send("/sell")
    await boris.hand_in(LOGO)
    await boris.press("Write")
    await boris.hand_in({"options": "Source files, 10, +1 day\nExpress, 20, -1 day"})
    await boris.press("That's all")
    await boris.press("Write")
    assert isinstance(sheet_of(boris).fields[0], Attach)
    await boris.hand_in({}, an_upload("logo.png", image=True))
    await boris.press("Publish")

    assert [option.title for option in only(world).options] == ["Source files", "Express"]
    assert only(world).photo


async def test_a_sheet_of_options_handed_in_twice_adds_them_once(world: World, boris: Chat) -> None:
    await boris.send("/sell")
    await boris.hand_in(LOGO)
    await boris.press("Write")
    sheet = sheet_of(boris)
    for _ in range(2):
        await boris.hand_in({"options": "Source files, 10, +1 day"}, sheet=sheet)
    await boris.press("That's all")
    await boris.press("Skip")
    await boris.press("Publish")

    assert len(only(world).options) == 1


async def test_a_line_of_the_preview_is_changed_in_a_sheet_that_shows_what_is_there(world: World, boris: Chat) -> None:
    await to_the_preview(boris)
    await boris.press("Price")
    assert typed(boris) == {"price": "50.00 EUR"}
    await boris.hand_in({"price": "75"})
    await boris.press("Delivery")
    assert typed(boris) == {"delivery": "3 d"}
    await boris.hand_in({"delivery": "1 day 12 h"})
    await boris.press("Delivery")
    assert typed(boris) == {"delivery": "1 d 12 h"}
    await boris.hand_in({})
    await boris.press("Publish")

    assert (only(world).price.minor, only(world).delivery_time) == (7500, timedelta(hours=36))


async def test_a_picture_that_is_none_is_refused_and_asked_for_again(boris: Chat) -> None:
    await boris.send("/sell")
    await boris.hand_in(LOGO)
    await boris.press("None")
    await boris.press("Write")
    await boris.hand_in({}, an_upload("logo.pdf"))

    assert "no picture" in boris.text
    assert boris.offers("Write")


async def test_a_work_is_delivered_with_one_sheet(world: World, boris: Chat, order: Order) -> None:
    await ask(boris, order, "deliver")
    assert [type(each) for each in sheet_of(boris).fields] == [Entry, Attach, Entry, Ticks]
    words = {"text": "Here it is", "links": "www.example.org/work\nhttps://example.org/a"}
    await boris.hand_in(words, an_upload(), ticked=(0, 1))

    assert state(world, order) == "delivered"
    delivery = await delivered(world, order)
    assert delivery["text"] == "Here it is"
    assert delivery["links"] == ("https://www.example.org/work", "https://example.org/a")
    assert [file.name for file in delivery["files"]] == ["logo.svg"]


async def test_a_delivery_sheet_handed_in_twice_delivers_once(world: World, boris: Chat, order: Order) -> None:
    await ask(boris, order, "deliver")
    sheet = sheet_of(boris)
    await boris.hand_in({"text": "Here it is"}, sheet=sheet)
    version = world.orders.orders[order.id].version
    await boris.hand_in({"text": "Here it is"}, sheet=sheet)

    assert world.orders.orders[order.id].version == version
    assert boris.reply.card == order.id


async def test_an_empty_delivery_is_refused_and_can_be_corrected(world: World, boris: Chat, order: Order) -> None:
    await ask(boris, order, "deliver")
    await boris.hand_in({})

    assert "nothing to deliver" in boris.text
    assert boris.reply.fresh is False
    await boris.press("Write")
    await boris.hand_in({"text": "Now"})
    assert state(world, order) == "delivered"


async def test_a_link_that_is_none_is_named_and_the_rest_is_kept(world: World, boris: Chat, order: Order) -> None:
    await ask(boris, order, "deliver")
    await boris.hand_in({"text": "Here it is", "links": "on my desk"}, an_upload())

    assert "no web address" in boris.text
    await boris.press("Write")
    assert typed(boris) == {"text": "Here it is", "links": "on my desk"}
    await boris.hand_in({"links": ""})
    assert [file.name for file in (await delivered(world, order))["files"]] == ["logo.svg"]


async def test_ticking_some_of_what_was_ordered_says_that_the_rest_is_missing(world: World, boris: Chat) -> None:
    order = world.put(an_order("in_progress"))
    await ask(boris, order, "deliver")
    ticks = next(each for each in sheet_of(boris).fields if isinstance(each, Ticks))
    assert len(ticks.options) == len(order.terms.lines) > 1
    await boris.hand_in({"text": "Half of it"}, ticked=(0,))

    assert state(world, order) == "in_progress"
    assert "tick" in boris.text


async def test_a_file_that_is_too_large_leaves_the_words_in_the_sheet(world: World, boris: Chat, order: Order) -> None:
    await ask(boris, order, "deliver")
    await boris.hand_in({"text": "Here it is"}, an_upload(size=LARGEST_FILE + 1))

    assert state(world, order) == "in_progress"
    assert "too large" in boris.text
    await boris.press("Write")
    assert typed(boris)["text"] == "Here it is"


async def test_a_likely_reason_is_enough_and_typed_words_win_over_it(world: World) -> None:
    for words, expected in (({}, "I have changed my mind"), ({"reason": "My dog ate it"}, "My dog ate it")):
        order = world.put(an_order("queued"))
        anna = world.chat(ANNA, platform=Platform.DISCORD)
        await ask(anna, order, "cancel")
        sheet = sheet_of(anna)
        assert isinstance(sheet.fields[0], Pick)
        assert sheet.says
        await anna.hand_in(dict(words), likely=(0,))

        assert state(world, order) == "cancelled"
        events = await world.orders.events(order.id)
        assert events[-1].payload["reason"] == expected


async def test_a_reason_without_a_word_is_asked_for_again(world: World) -> None:
    order = world.put(an_order("queued"))
    anna = world.chat(ANNA, platform=Platform.DISCORD)
    await ask(anna, order, "cancel")
    await anna.hand_in({})

    assert state(world, order) == "queued"
    assert anna.offers("Write")


async def test_an_order_that_moves_while_a_sheet_is_open_is_shown_with_what_was_typed(
    world: World, boris: Chat, order: Order
) -> None:
    await ask(boris, order, "deliver")
    world.put(replace(world.orders.orders[order.id], version=order.version + 1))
    await boris.hand_in({"text": "Here it is"})

    assert state(world, order) == "in_progress"
    assert "moved on" in boris.text
    await boris.press("Everything is in")
    assert state(world, order) == "delivered"


@pytest.mark.parametrize("who", [ANNA, STRANGER])
async def test_a_sheet_in_the_wrong_hands_changes_nothing(
    world: World, boris: Chat, order: Order, who: PersonId
) -> None:
    await ask(boris, order, "deliver")
    stranger = world.chat(who, platform=Platform.DISCORD)
    await stranger.hand_in({"text": "Mine now"}, sheet=sheet_of(boris))

    assert world.orders.orders[order.id] == order
    assert "Logo" not in stranger.text


async def test_a_time_zone_is_written_in_a_sheet(world: World, boris: Chat) -> None:
    await boris.send("/settings")
    await boris.press("Change the time zone")
    await boris.hand_in({"city": "Atlantis"})
    assert "I don't know this place" in boris.text
    await boris.press("Write")
    assert typed(boris) == {"city": "Atlantis"}
    await boris.hand_in({"city": "Berlin"})

    assert world.people.people[BORIS].timezone == "Europe/Berlin"


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_every_sheet_fits_into_what_a_platform_can_open(world: World, boris: Chat, language: str) -> None:
    boris.speak(language)
    world.offer(a_listing())
    sheets = []
    await boris.send("/sell")
    sheets.append(sheet_of(boris))
    for state_, who, actions in (
        ("in_progress", BORIS, ("deliver", "give_up")),
        ("queued", BORIS, ("decline",)),
        ("queued", ANNA, ("cancel",)),
        ("delivered", ANNA, ("request_revision",)),
    ):
        order = world.put(an_order(state_))
        chat = world.chat(who, platform=Platform.DISCORD)
        chat.speak(language)
        for action in actions:
            await ask(chat, order, action)
            sheets.append(sheet_of(chat))
    await boris.press_token(Press("zone"))
    sheets.append(sheet_of(boris))

    for sheet in sheets:
        assert len(sheet.title) <= 45
        assert 1 <= len(sheet.fields) + bool(sheet.says) <= MOST_FIELDS
        for field in sheet.fields:
            assert len(field.label) <= 45
            assert len(field.hint) <= 100


async def test_telegram_is_asked_step_by_step_as_before(world: World, order: Order) -> None:
    boris = world.chat(BORIS)
    await boris.send("/sell")
    assert boris.reply.sheet is None
    assert not boris.offers("Write")
    await ask(boris, order, "deliver")
    assert boris.reply.sheet is None
    assert not boris.offers("Write")


@pytest.mark.parametrize("platform", list(Platform))
async def test_how_a_service_is_shared_is_said_for_where_one_is_first(world: World, platform: Platform) -> None:
    world.shop = replace(world.shop, platforms=(Platform.TELEGRAM, Platform.DISCORD))
    service = world.offer(a_listing())
    boris = world.chat(BORIS, platform=platform)
    await boris.press_token(Press("open", (service.id,)))

    link, command = boris.text.index("https://t.example/shop?start=s_"), boris.text.index(f"/open service:{service.id}")
    assert (command < link) is (platform is Platform.DISCORD)


async def test_without_discord_nobody_is_told_of_its_commands(world: World, boris: Chat) -> None:
    world.shop = replace(world.shop, platforms=(Platform.TELEGRAM,))
    service = world.offer(a_listing())
    await boris.press_token(Press("open", (service.id,)))

    assert "/open service" not in boris.text
