"""Who sleeps is not disturbed for what can wait, and finds in the morning what waited, in one message."""

from datetime import timedelta
from pathlib import Path

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import MONDAY, Town, Way, a_town
from tests.chat.test_help import ask as help_of

NIGHT = "22:00-08:00"


async def sleep_at_night(phone: Handset) -> None:
    await phone.send("/settings")
    await phone.click("Quiet hours")
    await phone.click(NIGHT)
    await phone.sees("Quiet hours: from 22:00 to 08:00")


def it_is(town: Town, hour: float, day: int = 0) -> None:
    """Let time pass until then, counted from the Monday on which a story begins."""
    town.clock.advance_to(MONDAY.replace(hour=0) + timedelta(days=day, hours=hour))


async def another_order(town: Town) -> str:
    """Its code."""
    await acts.place(town.anna, await acts.offer(town.boris))
    await acts.pay(town.anna, town.boris)
    await town.quiet()
    return (await town.record())[0].order[:4]


async def test_what_came_at_night_is_told_in_the_morning_in_one_message_with_the_way_to_each(town: Town) -> None:
    await sleep_at_night(town.boris)
    it_is(town, 23)
    codes = [await another_order(town)]
    town.later(minutes=1)
    codes += [await another_order(town)]
    await town.boris.sees_button("Start work")
    assert "New order" not in town.boris.screen()
    it_is(town, 7.99, day=1)
    await town.quiet()
    assert "need you" not in town.boris.screen()
    it_is(town, 8, day=1)
    morning = await town.boris.sees("2 orders need you")
    assert morning.text.count("New order: Logo design") == 2
    assert town.boris.buttons(morning) == [*(f"📥 Logo design · {code}" for code in codes), "My orders"]
    await town.quiet()
    await town.boris.click(f"📥 Logo design · {codes[0]}", on=morning)
    await town.quiet()
    assert town.boris.screen().count("New order") == 2


async def test_a_single_piece_of_news_comes_in_the_morning_as_it_would_have_come(town: Town) -> None:
    await sleep_at_night(town.boris)
    it_is(town, 23)
    await another_order(town)
    it_is(town, 8, day=1)
    told = await town.boris.sees("New order: Logo design")
    await town.boris.click("Start work", on=told)
    await town.anna.sees("Boris started work")


async def test_what_a_mediator_answers_at_night_is_told_in_the_morning_beside_the_rest(town: Town) -> None:
    await town.vera.send("/start")
    await another_order(town)
    await acts.start(town.boris, town.anna)
    await sleep_at_night(town.anna)
    await help_of(town.anna, "He is silent")
    it_is(town, 23)
    await town.vera.click("Answer", on=await town.vera.sees("Anna (the buyer) asks for help"))
    await town.vera.fill(["I will write to him"])
    await another_order(town)
    assert "I will write to him" not in town.anna.screen()
    it_is(town, 8, day=1)
    await town.anna.sees("The mediator answers you about Logo design")


async def test_a_reminder_whose_time_is_up_before_the_morning_comes_at_once(town: Town) -> None:
    await sleep_at_night(town.boris)
    town.later(hours=20)  # 5:00
    await another_order(town)
    it_is(town, 23, day=1)
    await town.boris.sees("6 h left to start Logo design")
    it_is(town, 28, day=1)
    await town.boris.sees("1 h left to start Logo design")
    it_is(town, 29, day=1)
    await town.anna.sees("you get 60.00 € back")
    await town.quiet()
    assert "You did not start" not in town.boris.screen()
    it_is(town, 32, day=1)
    await town.boris.sees("You did not start Logo design")


async def test_a_reminder_that_can_wait_says_in_the_morning_how_much_is_left_then(town: Town) -> None:
    await sleep_at_night(town.boris)
    it_is(town, 12)
    await another_order(town)
    await town.boris.sees("New order")
    it_is(town, 6, day=1)
    await town.quiet()
    assert "left to start" not in town.boris.screen()
    it_is(town, 8, day=1)
    await town.boris.sees("4 h left to start Logo design")
    await town.quiet()
    assert await town.events() == ["placed", "paid"]


async def test_deadlines_do_not_move_for_who_sleeps(town: Town) -> None:
    await sleep_at_night(town.boris)
    await sleep_at_night(town.anna)
    it_is(town, 23)
    await another_order(town)
    it_is(town, 23, day=1)
    await town.quiet()
    assert await town.events() == ["placed", "paid", "start_lapsed"]
    assert "You did not start" not in town.boris.screen()
    it_is(town, 8, day=2)
    await town.boris.sees("You did not start Logo design")


async def test_who_wants_to_be_told_at_once_after_all_is_told_at_once(town: Town) -> None:
    await sleep_at_night(town.boris)
    it_is(town, 23)
    await another_order(town)
    assert "New order" not in town.boris.screen()
    await town.boris.send("/settings")
    await town.boris.click("Quiet hours")
    await town.boris.click("No quiet hours")
    await town.boris.sees("New order: Logo design")


async def test_what_somebody_writes_comes_at_night_too_but_without_a_sound(town: Town) -> None:
    await sleep_at_night(town.boris)
    it_is(town, 12)
    await another_order(town)
    it_is(town, 23)
    await town.anna.click("Message Boris")
    await town.anna.send("No hurry!")
    written = await town.boris.sees("No hurry!")
    assert written.facts["silent"]


async def test_the_night_is_that_of_ones_own_clock(town: Town) -> None:
    await sleep_at_night(town.boris)
    await town.boris.click("Change the time zone")
    await town.boris.fill(["Kolkata"])  # it is 14:30 there
    await town.boris.sees("Kolkata. There it is")
    it_is(town, 17)
    await another_order(town)
    assert "New order" not in town.boris.screen()
    it_is(town, 26.5)
    await town.boris.sees("New order: Logo design")


async def test_a_restart_in_the_night_loses_nothing_that_waits(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await sleep_at_night(town.boris)
            it_is(town, 23)
            await another_order(town)
            town.later(minutes=1)
            await another_order(town)
        it_is(town, 9, day=1)
        async with town.open():
            await town.boris.sees("2 orders need you")
            await town.quiet()
            assert town.boris.screen().count("orders need you") == 1
