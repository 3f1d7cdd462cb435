"""What is meant for the other party of an order goes there once, and nowhere by a guess; nothing of it is lost."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.press import Press
from bot.screens.screen import Screen
from bot.talk.door import erased
from bot.talk.reply import Erased, Typed, Upload, UploadFailed
from core.chat import LONGEST_MESSAGE, MOST_AT_ONCE, MOST_FILES
from core.message import Message
from core.order import Order
from core.person import Platform
from tests.bot.talk.chat import Chat, World, an_upload
from tests.builders import ANNA, BORIS, NOON, STRANGER, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


@pytest.fixture
def anna(world: World) -> Chat:
    return world.chat(ANNA)


def said(world: World) -> list[Message]:
    return list(world.messages.messages.values())


def texts(world: World) -> list[str]:
    return [each.text for each in said(world)]


async def asked(chat: Chat, order: Order) -> None:
    """Boris is to be written to."""
    await chat.press_token(Press("note", (order.id, "0")))
    assert "Write to" in chat.text


async def test_what_is_written_after_the_button_goes_at_once_and_only_that(
    world: World, order: Order, anna: Chat
) -> None:
    await asked(anna, order)
    reply = await anna.send("Hello")
    assert texts(world) == ["Hello"]
    assert "Goes to Boris" in anna.text
    assert reply.answered
    assert reply.about == order.id
    await anna.send("And one more thing")
    assert "Is this for Boris?" in anna.text
    assert texts(world) == ["Hello"]


async def test_a_message_that_is_brought_again_is_said_once_and_answered_the_same(
    world: World, order: Order, anna: Chat
) -> None:
    await asked(anna, order)
    await anna.send("Hello", update=500)
    before = anna.text
    await anna.send("Hello", update=500)
    assert anna.text == before
    assert texts(world) == ["Hello"]


async def test_a_question_from_long_ago_no_longer_sends_what_is_written(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    world.clock.advance(timedelta(hours=2))
    await anna.send("50")
    assert texts(world) == []
    assert "Is this for Boris?" in anna.text
    await anna.press("Send it")
    assert texts(world) == ["50"]


async def test_an_offer_shows_all_that_would_go_and_goes_once(world: World, order: Order, anna: Chat) -> None:
    await anna.send("One", update=501)
    first = anna.screen
    await anna.send("Two", update=502)
    await anna.send("Two", update=502)
    second = anna.screen
    assert "One Two" in " ".join(anna.text.split())
    await anna.press("Send it", on=first)
    assert texts(world) == []
    assert isinstance(second, Screen)
    token = anna.button("Send it", on=anna.screen).does
    await anna.press_token(token, update=600)
    assert texts(world) == ["One\nTwo"]
    await anna.press_token(token, update=600)
    assert "Goes to Boris" in anna.text
    await anna.press_token(token, update=601)
    assert anna.reply.alert
    assert texts(world) == ["One\nTwo"]


async def test_an_offer_goes_only_to_an_order_of_ones_own(world: World, order: Order) -> None:
    oleg = world.chat(STRANGER)
    await oleg.send("Hello")
    assert "I did not ask for anything" in oleg.text
    await oleg.press_token(Press("tell", ("note", order.id, "0")))
    await oleg.press_token(Press("note", (order.id, "0")))
    assert "There is no such order" in oleg.text
    assert said(world) == []


async def test_with_several_orders_nothing_goes_before_one_is_chosen(world: World, order: Order, anna: Chat) -> None:
    other = world.put(an_order("queued", now=NOON + timedelta(hours=1)))
    await anna.send("Hello")
    assert "Who is this for?" in anna.text
    await anna.press(f"Boris · {order.code}")
    assert [each.about for each in said(world)] == [order.id]
    assert other.id not in {each.about for each in said(world)}


async def test_a_closed_order_is_offered_only_if_none_is_open_and_not_for_ever(world: World, anna: Chat) -> None:
    world.put(an_order("completed"))
    await anna.send("Thank you")
    assert "Is this for Boris?" in anna.text
    world.clock.advance(timedelta(days=8))
    await anna.press("Send it")
    assert "is closed" in anna.text
    assert said(world) == []
    await anna.send("Hello?")
    assert "I did not ask for anything" in anna.text


async def test_what_is_left_in_between_is_offered_beside_the_order(world: World, order: Order) -> None:
    boris = world.chat(BORIS)
    await boris.send("/sell")
    await boris.send("Icons")
    await boris.send("/cancel")
    await boris.send("Hello")
    assert "Is this for Anna?" in boris.text
    await boris.press("Go on")
    await boris.send("A description.")
    assert "3 of 7" in boris.text
    assert said(world) == []


async def test_an_answer_goes_past_whatever_is_being_filled_in(world: World, order: Order) -> None:
    anna, boris = world.chat(ANNA), world.chat(BORIS)
    await asked(anna, order)
    await anna.send("Hello", update=700)
    await boris.send("/sell")
    await boris.send("Icons")
    await anna.send("Also this", reply_to=700)
    assert texts(world) == ["Hello", "Also this"]
    assert said(world)[1].reply_to == said(world)[0].id
    await boris.send("A description.")
    assert "3 of 7" in boris.text


async def test_an_album_is_one_message_and_too_many_files_are_none(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("Too many", *(an_upload(f"{number}.svg") for number in range(MOST_FILES + 1)))
    assert "do not fit into one message" in anna.text
    assert said(world) == []
    await anna.send("Three", *(an_upload(f"{number}.svg") for number in range(3)))
    assert [[file.name for file in each.files] for each in said(world)] == [["0.svg", "1.svg", "2.svg"]]


async def test_if_one_file_of_a_message_cannot_be_had_none_of_it_goes(world: World, order: Order, anna: Chat) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half of"
        raise UploadFailed

    await asked(anna, order)
    await anna.send("Both", an_upload(), Upload("b.svg", None, False, broken))
    assert "did not come through" in anna.text
    assert said(world) == []
    await anna.send("Words alone")
    assert texts(world) == ["Words alone"]


async def test_what_is_too_long_is_named_and_the_question_stands(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("x" * (LONGEST_MESSAGE + 1))
    assert f"{LONGEST_MESSAGE:,}"[0] in anna.text
    await anna.send("Short")
    assert texts(world) == ["Short"]


async def test_a_flood_waits_with_its_words_until_it_may_go(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("0", update=800)
    for number in range(1, MOST_AT_ONCE):
        await anna.send(f"{number}", reply_to=800)
    await anna.send("Too much", reply_to=800)
    assert "That is a lot at once" in anna.text
    assert "Too much" in anna.text
    await anna.press("Send it")
    assert len(said(world)) == MOST_AT_ONCE
    world.clock.advance(timedelta(minutes=2))
    await anna.press("Send it")
    assert texts(world)[-1] == "Too much"
    assert not world.drafts.drafts


async def test_what_is_edited_before_it_goes_goes_as_edited(world: World, order: Order, anna: Chat) -> None:
    await anna.send("Grene", update=810)
    await anna.edit(810, "Green")
    await anna.press("Send it")
    assert texts(world) == ["Green"]


async def test_an_edit_of_a_part_changes_that_part_and_what_was_never_sent_needs_no_answer(
    world: World, order: Order, anna: Chat
) -> None:
    await anna.send("One", update=820)
    await anna.send("Two", update=821)
    await anna.press("Send it")
    reply = await anna.edit(821, "2")
    assert reply.screen is None
    assert texts(world) == ["One\n2"]
    reply = await anna.edit(4711, "Something else")
    assert (reply.screen, reply.toast) == (None, "")


async def test_an_edit_that_is_not_passed_on_says_so(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("Hello", update=830)
    await anna.edit(830, "x" * (LONGEST_MESSAGE + 1))
    assert "This change was not passed on" in anna.text
    assert texts(world) == ["Hello"]


async def test_in_an_orders_own_thread_words_go_to_that_order_but_to_no_question(world: World, order: Order) -> None:
    other = world.put(an_order("in_progress"))
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    await boris.send("Hello", order=order.id)
    assert [each.about for each in said(world)] == [order.id]
    await boris.press_token(Press("ask", (order.id, str(order.version), "deliver")))
    await boris.send("Here it is", order=order.id)
    assert len(said(world)) == 1
    await boris.send("Another matter", order=other.id)
    assert [each.about for each in said(world)] == [order.id, other.id]


async def test_a_sheet_handed_in_twice_says_it_once(world: World, order: Order) -> None:
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    reply = await boris.press_token(Press("note", (order.id, "0")))
    assert reply.sheet
    assert boris.offers("Message Anna")
    for _ in range(2):
        world.updates = 900  # the same act, brought again
        await boris.hand_in({"words": "Hello"}, sheet=reply.sheet)
    assert texts(world) == ["Hello"]
    assert not world.drafts.drafts


async def test_a_sheet_whose_file_cannot_be_had_keeps_its_words(world: World, order: Order) -> None:
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    reply = await boris.press_token(Press("note", (order.id, "0")))
    large = an_upload("large.bin", b"x" * 101)
    await boris.hand_in({"words": "Here it is"}, large, sheet=reply.sheet)
    assert "too large" in boris.text
    assert said(world) == []
    await boris.press("Send it")
    assert texts(world) == ["Here it is"]


async def test_what_a_platform_says_is_gone_is_deleted_for_its_author_alone(world: World, order: Order) -> None:
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    await boris.send("Hello", order=order.id, update=910)
    for _ in range(2):
        await erased(world.shop, Erased(Platform.DISCORD, int(BORIS), (910, 911)))
    assert said(world)[0].deleted_at == NOON
    assert len([each for each in world.orders.letters.values() if each.key.startswith("amended")]) == 1


async def test_delete_asks_for_a_message_and_takes_none_but_ones_own(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("Hello", update=920)
    await anna.send("/delete")
    assert "answer that message of yours" in anna.text
    await anna.send("/delete", reply_to=4711)
    assert "There is nothing of yours" in anna.text
    await world.chat(BORIS).send("/delete", reply_to=920)
    assert said(world)[0].deleted_at is None
    await anna.send("/delete", reply_to=920)
    assert "Deleted" in anna.text
    assert said(world)[0].deleted_at == NOON
    await anna.send("/delete", reply_to=920)
    assert "There is nothing of yours" in anna.text


async def test_an_unpaid_order_has_nobody_to_write_to(world: World, anna: Chat) -> None:
    order = world.put(an_order("unpaid"))
    await anna.press_token(Press("note", (order.id, "0")))
    assert "once it is paid" in anna.text
    await anna.send("Hello?")
    assert "I did not ask for anything" in anna.text


async def test_files_of_a_message_are_handed_out_to_who_may_read_it(world: World, order: Order, anna: Chat) -> None:
    await asked(anna, order)
    await anna.send("Secret", an_upload("secret.pdf"), update=930)
    number = str(said(world)[0].id)
    boris, oleg = world.chat(BORIS), world.chat(STRANGER)
    await boris.press_token(Press("attached", (order.id, number)))
    assert boris.screen
    assert [file.name for file in boris.screen.files] == ["secret.pdf"]
    await oleg.press_token(Press("attached", (order.id, number)))
    other = world.put(an_order("in_progress"))
    await boris.press_token(Press("attached", (other.id, number)))
    assert "There is no such order" in boris.reply.toast
    await anna.send("/delete", reply_to=930)
    await boris.press_token(Press("attached", (order.id, number)))
    assert "There is no such order" in boris.reply.toast
    assert oleg.screen is None


async def test_a_file_of_which_its_platform_does_not_say_where_it_came_in_is_not_lost(
    world: World, order: Order
) -> None:
    boris = world.chat(BORIS, platform=Platform.DISCORD)
    await boris.send("Here", an_upload("logo.svg"), order=order.id, typed=(Typed(12, "Here"),), update=940)
    assert [file.name for file in said(world)[0].files] == ["logo.svg"]
