import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import cast

import pytest

from bot.press import Press
from bot.talk.reply import Reply, Upload, UploadFailed
from core.order import FileRef, Order, OrderId, PersonId
from core.ports import Unavailable
from tests.bot.talk.chat import LARGEST_FILE, Chat, World, an_upload
from tests.builders import ANNA, BORIS, STAFFER, STRANGER, an_order

HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    return world.put(an_order("in_progress"))


@pytest.fixture
async def boris(world: World, order: Order) -> Chat:
    """Boris, who has pressed Deliver on the card of his order."""
    chat = world.chat(BORIS)
    await ask(chat, order, "deliver", on_card=True)
    return chat


async def ask(chat: Chat, order: Order, action: str, *, on_card: bool = False) -> Reply:
    return await chat.press_token(Press("ask", (order.id, str(order.version), action)), on_card=on_card)


def now(world: World, order: Order) -> Order:
    return world.orders.orders[order.id]


async def test_one_file_is_delivered_with_two_taps(world: World, order: Order, boris: Chat) -> None:
    assert boris.reply.fresh
    await boris.send("", an_upload("logo.svg", b"<svg/>"))
    assert "logo.svg" in boris.text
    await boris.press("Everything is in: deliver")
    assert now(world, order).state == "delivered"
    payload = world.orders.record[-1].payload
    (file,) = cast("tuple[FileRef]", payload["files"])
    assert world.files.kept[file.id] == b"<svg/>"
    assert payload["ticked"] == (0, 1)
    assert boris.reply.clear
    assert boris.reply.card == order.id
    assert "Delivered" in boris.text


async def test_text_links_and_several_files_go_out_together(world: World, order: Order, boris: Chat) -> None:
    await boris.send("Here it is. Sources: https://example.org/logo.zip, enjoy.")
    await boris.send("www.example.org/preview")
    await boris.send("As agreed", an_upload("a.svg"), an_upload("b.svg"))
    world.restart()
    for line in ("https://example.org/logo.zip", "https://www.example.org/preview", "a.svg", "b.svg", "As agreed"):
        assert line in boris.text.replace("\u2060", "")
    await boris.press("Everything is in")
    payload = world.orders.record[-1].payload
    assert payload["text"] == "Here it is. Sources: https://example.org/logo.zip, enjoy.\nAs agreed"
    assert payload["links"] == ("https://example.org/logo.zip", "https://www.example.org/preview")
    assert [file.name for file in cast("tuple[FileRef, ...]", payload["files"])] == ["a.svg", "b.svg"]


async def test_an_empty_delivery_has_nothing_to_press_and_is_refused(world: World, order: Order, boris: Chat) -> None:
    assert not boris.offers("Everything is in")
    turn = str(world.drafts.drafts[BORIS, "telegram"][0].update % 1_000_000)
    await boris.press_token(Press("send", (f"form-{order.id}-deliver", turn)))
    assert "nothing to deliver yet" in boris.text
    assert now(world, order) == order


async def test_what_was_ordered_is_ticked_off_on_the_way(boris: Chat) -> None:
    await boris.send("Here it is.")
    assert boris.labels()[:2] == ["☐ Logo", "☐ Source files"]
    await boris.press("Logo")
    assert boris.labels()[:2] == ["☑ Logo", "☐ Source files"]
    await boris.press("Logo")
    assert boris.labels()[:2] == ["☐ Logo", "☐ Source files"]


async def test_what_somebody_left_unticked_has_to_be_made_before_it_is_delivered(
    world: World, order: Order, boris: Chat
) -> None:
    await boris.send("Here it is.")
    await boris.press("Logo")
    await boris.press("Everything is in")
    assert "tick everything that was ordered" in boris.text
    assert now(world, order) == order
    await boris.press("Source files")
    await boris.press("Everything is in")
    assert now(world, order).state == "delivered"


async def test_a_delivery_waits_for_an_upload_that_is_still_coming_in(world: World, order: Order, boris: Chat) -> None:
    arriving, arrived = asyncio.Event(), asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        arriving.set()
        await arrived.wait()
        yield b"late"

    await boris.send("Here it is.")
    summary = boris.screen
    async with asyncio.TaskGroup() as group:
        group.create_task(boris.send("", Upload("late.svg", None, image=False, open=slowly)))
        await asyncio.wait_for(arriving.wait(), 1)
        await boris.press("Everything is in", on=summary)
        assert "still coming in" in boris.text
        assert now(world, order) == order
        arrived.set()
    assert "late.svg" in str(boris.screen)
    await boris.press("Everything is in")
    assert now(world, order).state == "delivered"


async def test_files_that_come_in_at_once_are_all_kept(world: World, order: Order, boris: Chat) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(boris.send("", an_upload(f"{number}.svg")))
    await boris.press("Empty it", on=boris.screens[1])
    for number in range(5):
        assert f"{number}.svg" in boris.text


async def test_a_file_brought_twice_is_in_once(boris: Chat) -> None:
    for _ in range(2):
        await boris.send("Look", an_upload("logo.svg"), update=500)
    assert boris.text.count("logo.svg") == 1
    assert boris.text.count("Look") == 1


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, None, 5])
async def test_a_file_over_the_limit_is_named_and_the_rest_is_kept(boris: Chat, size: int | None) -> None:
    async def much() -> AsyncIterator[bytes]:
        yield b"x" * (LARGEST_FILE + 1)

    await boris.send("Words", an_upload("small.svg"), Upload("huge.mov", size, image=False, open=much))
    assert "“huge.mov” is too large: a file may have at most 100" in boris.text
    assert "small.svg" in boris.text
    assert "Words" in boris.text


async def test_a_file_that_did_not_come_through_is_asked_for_again(boris: Chat) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x"
        raise UploadFailed

    await boris.send("", Upload("logo.svg", None, image=False, open=broken))
    assert "did not come through" in boris.text


async def test_a_files_name_cannot_break_what_carries_it_on(world: World, boris: Chat) -> None:
    await boris.send("", an_upload("a\r\nX-Evil: 1\u202egnp.exe"))
    await boris.press("Everything is in")
    (file,) = cast("tuple[FileRef]", world.orders.record[-1].payload["files"])
    assert file.name == "a X-Evil: 1gnp.exe"


async def test_a_file_beyond_the_last_that_fits_is_not_even_fetched(world: World, boris: Chat) -> None:
    await boris.send("", *(an_upload(f"{number}.svg", b"%d" % number) for number in range(20)))
    kept = len(world.files.kept)
    await boris.send("", an_upload("one-more.svg", b"more"))
    assert "At most 20 files fit" in boris.text
    assert len(world.files.kept) == kept


async def test_a_tick_for_something_that_was_not_ordered_is_not_kept(world: World, order: Order, boris: Chat) -> None:
    await boris.send("Here it is.")
    before = await world.drafts.get(BORIS, "telegram")
    assert before
    forged = Press("mark", (before.dialog, str(before.values["turn"]), "999999999"))
    await boris.press_token(forged)
    after = await world.drafts.get(BORIS, "telegram")
    assert after
    assert after.values == before.values


async def test_a_file_for_which_there_is_no_room_is_asked_for_again_and_the_operator_hears_of_it(
    boris: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    async def onto_a_full_disk() -> AsyncIterator[bytes]:
        yield b"x"
        raise Unavailable("a file cannot be kept: No space left on device")

    await boris.send("", Upload("logo.svg", None, image=False, open=onto_a_full_disk))
    assert "did not come through" in boris.text
    assert "No space left" in caplog.text


async def test_what_does_not_fit_is_refused_whole_and_loses_nothing(boris: Chat) -> None:
    await boris.send("First.")
    await boris.send("x" * 2000)
    assert "at most 2,000 fit" in boris.text
    assert "First." in boris.text
    await boris.send(" ".join(f"https://example.org/{number}" for number in range(21)))
    assert "At most 20 links fit" in boris.text
    await boris.send("", *(an_upload(f"{number}.svg") for number in range(21)))
    assert "At most 20 files fit" in boris.text
    assert ".svg" not in boris.text


async def test_a_link_that_no_page_could_show_is_refused_whole_and_loses_nothing(boris: Chat) -> None:
    await boris.send("https://example.org/logo")
    await boris.send("https://example.org/".ljust(501, "x"))
    assert "too long" in boris.text
    assert "https://example.org/logo" in boris.text.replace("\u2060", "")


async def test_an_old_summary_only_shows_what_is_in_now(world: World, order: Order, boris: Chat) -> None:
    await boris.send("First.")
    old = boris.screen
    await boris.send("Second.")
    await boris.press("Everything is in", on=old)
    assert "Second." in boris.text
    assert now(world, order) == order


async def test_a_delivery_gathered_before_it_became_late_is_not_lost(world: World, order: Order, boris: Chat) -> None:
    await boris.send("Here it is.", an_upload())
    world.clock.advance(timedelta(days=4) + HOUR)
    await boris.press("Everything is in")
    assert "The order has moved on: Overdue" in boris.text
    assert "logo.svg" in boris.text
    await boris.press("Everything is in")
    assert now(world, order).state == "delivered"


async def test_a_delivery_that_nobody_waits_for_any_more_is_not_made(world: World, boris: Chat, order: Order) -> None:
    await boris.send("Here it is.")
    world.put(an_order("cancelled", id=order.id, version=9))
    await boris.press("Everything is in")
    assert boris.reply.card == order.id
    assert (BORIS, "telegram") not in world.drafts.drafts
    assert now(world, order).state == "cancelled"


async def test_pressing_deliver_twice_delivers_once(world: World, order: Order, boris: Chat) -> None:
    await boris.send("Here it is.")
    send = boris.button("Everything is in").does
    await boris.press_token(send, update=700)
    first = boris.text
    await boris.press_token(send, update=700)
    assert boris.text == first
    await boris.press_token(send)
    assert boris.reply.card == order.id
    assert [event.name for event in world.orders.record] == ["delivered"]


async def test_pressing_deliver_on_the_card_again_goes_on_with_what_is_in(order: Order, boris: Chat) -> None:
    await boris.send("Here it is.")
    await boris.press("Back")
    assert "What you typed is kept" in boris.text
    await ask(boris, order, "deliver")
    assert "Here it is." in boris.text
    await boris.press("Empty it")
    assert not boris.offers("Everything is in")


async def test_leaving_an_empty_form_leads_back_to_the_card(order: Order, boris: Chat) -> None:
    await boris.press("Back")
    assert boris.reply.clear
    assert boris.reply.card == order.id


async def test_a_form_in_between_does_not_lose_a_service_that_is_being_described(world: World, order: Order) -> None:
    boris = world.chat(BORIS)
    await boris.send("/sell")
    await boris.send("Logo design")
    question = boris.screen
    await ask(boris, order, "deliver")
    await boris.send("Here it is.")
    await boris.press("Everything is in")
    assert now(world, order).state == "delivered"
    await boris.send("words")
    assert "You were about to sell Logo design" in boris.text
    await boris.press("Back", on=question)
    await boris.send("Icon")
    await boris.send("A description.")
    assert "3 of 7" in boris.text


async def test_a_likely_reason_is_one_tap_and_then_it_is_asked_once(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await ask(boris, order, "decline")
    await boris.press("I have no time for it right now")
    assert "Anna gets 60.00 € back" in boris.text
    assert now(world, order) == order
    await boris.press("Yes, decline")
    assert now(world, order).state == "cancelled"
    assert world.orders.record[-1].payload == {"reason": "I have no time for it right now"}


async def test_each_side_is_offered_reasons_of_its_own_to_cancel(world: World, order: Order) -> None:
    anna, boris = world.chat(ANNA), world.chat(BORIS)
    await ask(anna, order, "ask_cancellation")
    await ask(boris, order, "ask_cancellation")
    assert "I have changed my mind" in anna.labels()
    assert "I can't do it in time" not in anna.labels()
    assert "I can't do it in time" in boris.labels()


async def test_a_part_that_cannot_be_read_is_asked_for_with_an_example(world: World, order: Order) -> None:
    anna = world.chat(ANNA)
    await ask(anna, order, "ask_settlement")
    await anna.send("a little")
    assert "Write for example “30” or “40 %”" in anna.text
    await anna.send("40 %")
    assert "24.00 € back to the buyer" in anna.text


async def test_a_reason_of_two_letters_is_asked_for_again(world: World) -> None:
    order = world.put(an_order("queued"))
    anna = world.chat(ANNA)
    await ask(anna, order, "cancel")
    await anna.send("no")
    await anna.press("Yes, cancel")
    assert "too short" in anna.text
    assert now(world, order) == order
    await anna.send("I found somebody")
    await anna.press("Yes, cancel")
    assert world.orders.record[-1].payload == {"reason": "no\nI found somebody"}


async def test_a_file_is_no_reason(world: World) -> None:
    order = world.put(an_order("queued"))
    boris = world.chat(BORIS)
    await ask(boris, order, "decline")
    await boris.send("", an_upload())
    assert "no answer to this" in boris.text
    assert not world.files.kept


async def test_a_message_without_words_or_files_adds_nothing(boris: Chat) -> None:
    await boris.send("")
    assert "nothing in this message" in boris.text
    assert not boris.offers("Everything is in")


async def test_changes_are_gathered_before_they_are_sent(world: World) -> None:
    order = world.put(an_order("delivered"))
    anna = world.chat(ANNA)
    await ask(anna, order, "request_revision")
    await anna.send("1. Thicker letters")
    await anna.send("2. A darker red")
    await anna.press("Send it")
    assert now(world, order).state == "in_progress"
    assert world.orders.record[-1].payload == {"changes": "1. Thicker letters\n2. A darker red"}


async def test_staff_say_why_a_payment_was_not_found(world: World) -> None:
    order = world.put(an_order("confirming"))
    vera = world.chat(STAFFER)
    await ask(vera, order, "deny_payment")
    await vera.press("Nothing has arrived")
    await vera.press("Send it")
    assert now(world, order).state == "unpaid"


@pytest.mark.parametrize("person", [STRANGER, ANNA])
async def test_nobody_else_opens_or_sends_a_form(world: World, order: Order, boris: Chat, person: PersonId) -> None:
    await boris.send("Here it is.")
    send = boris.button("Everything is in").does
    other = world.chat(person)
    await ask(other, order, "deliver")
    assert other.screen is None
    await other.press_token(send)
    assert now(world, order) == order


async def test_a_form_of_no_order_gets_the_same_answer_as_one_of_a_stranger(world: World, order: Order) -> None:
    oleg = world.chat(STRANGER)
    await ask(oleg, order, "deliver")
    stranger = oleg.text
    await oleg.press_token(Press("ask", (OrderId("2" * 12), "1", "deliver")))
    assert oleg.text == stranger


async def test_an_old_button_that_asks_shows_the_card(world: World, order: Order) -> None:
    boris = world.chat(BORIS)
    await boris.press_token(Press("ask", (order.id, "1", "deliver")))
    assert boris.reply.card == order.id
    assert "moved on" in boris.text


async def test_a_form_works_in_russian(world: World, order: Order) -> None:
    boris = world.chat(BORIS)
    boris.speak("ru")
    await ask(boris, order, "deliver")
    await boris.send("Вот работа", an_upload("лого.svg"))
    assert "лого.svg" in boris.text
    await boris.press("Всё на месте: сдать")
    assert now(world, order).state == "delivered"
