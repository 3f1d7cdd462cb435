"""Buttons pressed too late, twice, by others, or never drawn by us."""

import asyncio
from pathlib import Path

import pytest

from sandbox.telegram.limits import Limits
from tests.chat import acts
from tests.chat.phone import NotAllowed
from tests.chat.scene import Town, Way, a_town


async def test_a_stale_button_changes_nothing_and_shows_how_it_stands_now(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    ping = await town.boris.sees("New order: Logo design")
    card = await town.boris.sees("Your turn to start")
    await town.boris.click("Start work", on=card)
    await town.anna.sees("Boris started work")
    await town.boris.click("Start work", on=ping)
    await town.boris.sees_toast("The order has moved on since. This is how it stands now.")
    await town.boris.sees("In progress. Your turn.")
    assert await town.events() == ["placed", "paid", "started"]


async def test_somebody_elses_button_and_one_of_no_order_get_the_same_answer(town_on_telegram: Town) -> None:
    town = town_on_telegram
    await acts.a_paid_order(town.boris, town.anna)
    order = (await town.record())[0].order
    await town.oleg.send("/start")
    welcome = await town.oleg.sees("Hello, Oleg!")
    answers = [
        (await town.oleg.press_raw(welcome.id, data))["toast"]["text"]
        for data in (f"do:{order}:2:start", "do:222222222222:2:start", f"card:{order}", "card:222222222222")
    ]
    assert set(answers) == {"There is no such order among yours."}
    assert await town.events() == ["placed", "paid"]


@pytest.mark.parametrize(
    "data", ["do:", "do:K7Q2:2:start", "do:222222222222:+2:start", "no such button", "pay:::", "к"]
)
async def test_a_forged_or_cut_button_is_refused_in_a_clear_sentence(town_on_telegram: Town, data: str) -> None:
    town = town_on_telegram
    await town.anna.send("/start")
    welcome = await town.anna.sees("Hello, Anna!")
    answer = await town.anna.press_raw(welcome.id, data)
    assert answer["toast"]["text"].startswith("This button is from another time")
    assert (await town.anna.sees("Hello, Anna!")).id == welcome.id


async def test_a_button_pressed_twice_at_once_works_once(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    order = (await town.record())[0].order
    card = await town.boris.sees("Your turn to start")
    answers = await asyncio.gather(*(town.boris.press_raw(card.id, f"do:{order}:2:start") for _ in range(2)))
    assert sorted(answer["toast"]["text"] for answer in answers) == [
        "Started. Good luck!",
        "The order has moved on since. This is how it stands now.",
    ]
    assert await town.events() == ["placed", "paid", "started"]


@pytest.mark.slow
async def test_a_thousand_presses_of_one_button_at_once_have_one_effect(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    order = (await town.record())[0].order
    card = await town.boris.sees("Your turn to start")
    press = f"do:{order}:2:start"
    town.wait_for_presses(60)
    presses = (town.boris.press_raw(card.id, press, wait=60) for _ in range(1_000))
    answers = await asyncio.gather(*presses, return_exceptions=True)
    # Discord takes no press of a button that has gone from the message by then.
    assert all(isinstance(each, NotAllowed) or (isinstance(each, dict) and each["answered"]) for each in answers)
    await town.anna.sees("Boris started work")
    assert await town.events() == ["placed", "paid", "started"]
    assert len([each for each in town.boris.messages if "In progress" in each.text]) <= 1


async def test_a_person_who_sends_without_end_is_told_and_holds_up_nobody(tmp_path: Path) -> None:
    async with a_town(tmp_path, limits=Limits(private_per_second=5)) as town, town.open():
        await town.oleg.send("/start")
        await town.oleg.sees("Hello, Oleg!")
        await asyncio.gather(*(town.oleg.send("/help") for _ in range(150)))
        await town.anna.send("/start")
        await town.anna.sees("Hello, Anna!")
        await town.oleg.look()
        # Telegram hands out 100 updates at a time: without an end to what waits, 50 of his are answered before hers.
        assert len([each for each in town.oleg.messages if "/privacy: what is stored" in each.text]) < 50
        await town.oleg.sees("Too much is going on right now")


async def test_a_link_to_a_service_that_does_not_exist_says_so(town: Town) -> None:
    await town.anna.open("https://t.me/handover_bot?start=s_222222222222")
    await town.anna.sees_button("Browse services")


async def test_nobody_orders_from_themselves(town: Town) -> None:
    link = await acts.offer(town.boris)
    await town.boris.open(link)
    own = await town.boris.sees("anybody with the link can order it")
    assert not any(words.startswith("Order") for words in town.boris.buttons(own))


async def test_a_wizard_survives_a_restart_of_the_bot(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await town.boris.send("/sell")
            await town.boris.fill(acts.OFFER)
            await town.boris.sees("6 of 7")
        async with town.open():
            await town.boris.click("None")
            await town.boris.sees("7 of 7")


async def test_in_a_group_orders_are_a_private_matter(town_on_telegram: Town) -> None:
    town = town_on_telegram
    telegram = town.sandbox.telegram
    await town.anna.send("/start")
    group = telegram.add_group("Friends", (town.anna.person_id,))
    room = telegram.room(group.id)
    for text in ("/orders", "hello there"):
        message = telegram.post(room, town.anna.person_id, {"text": text})
        telegram.updates.put("message", telegram.shown(message), group.id)
    await town.anna.send("/nothing")
    await town.anna.sees("I don't know")
    said = [message.content["text"] for message in room.messages.values() if message.sender == telegram.bot_id]
    assert said == ["Orders are a private matter: write to me in our own chat."]
