"""Who could not answer because the bot was away loses nothing by it, and is told how long there is now."""

from pathlib import Path

from tests.chat import acts
from tests.chat.scene import Town, Way, a_town

AWAY = "The bot was away for"


async def test_what_fell_due_while_nobody_was_there_is_moved_out_and_both_are_told(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
            await town.quiet()
        town.away(hours=25)
        async with town.open():
            for phone in (town.boris, town.anna):
                told = await phone.sees(f"{AWAY} 1 day 1 h, and nobody could answer meanwhile")
                assert "Logo design" in told.text
            await town.quiet()
            assert await town.events() == ["placed", "paid", "held_up"]
            assert "left to start" not in town.boris.screen(), "the reminders are moved out too"
            await acts.start(town.boris, town.anna)
            await town.anna.sees("Boris started work")


async def test_at_its_new_moment_it_happens_with_the_reminders_before_it(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
            await town.quiet()
        town.away(hours=25)
        async with town.open():
            await town.boris.sees(AWAY)
            await town.quiet()
            town.later(hours=23)
            await town.boris.sees("1 h left to start Logo design")
            town.later(hours=1)
            await town.boris.sees("You did not start Logo design")
            await town.anna.sees("you get 60.00 € back")
            assert await town.events() == ["placed", "paid", "held_up", "start_lapsed"]


async def test_a_restart_moves_nothing_however_often_it_is_done(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
            town.later(hours=23, minutes=50)
            await town.boris.sees("left to start Logo design")
            await town.quiet()
        town.away(minutes=10)
        async with town.open():
            await town.boris.sees("You did not start Logo design")
            assert await town.events() == ["placed", "paid", "start_lapsed"]


async def test_further_starts_move_and_tell_nothing_twice(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
            await town.quiet()
        town.away(hours=25)
        for _ in range(3):
            async with town.open():
                await town.boris.sees(AWAY)
                await town.quiet()
                await town.boris.look()
                assert town.boris.screen().count(AWAY) == 1
                assert await town.events() == ["placed", "paid", "held_up"]


async def test_of_several_orders_each_is_told_of_once(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            link = await acts.offer(town.boris)
            for _ in range(3):
                await acts.place(town.anna, link)
                await acts.pay(town.anna, town.boris)
                await town.quiet()
        town.away(hours=30)
        async with town.open():
            await town.quiet()
            await town.boris.sees(AWAY)
            await town.boris.look()
            assert town.boris.screen().count(f"{AWAY} 1 day 6 h") == 3


async def test_after_an_absence_that_nobody_would_believe_those_who_run_the_bot_say_how_it_was(
    tmp_path: Path, way: Way
) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await town.vera.send("/start")
            await acts.a_paid_order(town.boris, town.anna)
            await town.quiet()
        town.away(days=40)
        async with town.open():
            asked = await town.vera.sees("My clock says that 40 days have gone by at once")
            assert await town.events() == ["placed", "paid"]
            assert AWAY not in town.boris.screen()
            await town.vera.click("The clock is right: go on", on=asked)
            await town.boris.sees(f"{AWAY} 40 days")
            await town.anna.sees(f"{AWAY} 40 days")
            await acts.start(town.boris, town.anna)
            assert await town.events() == ["placed", "paid", "held_up", "started"]


async def test_a_clock_that_leaps_while_the_bot_runs_does_no_harm(town: Town) -> None:
    await town.vera.send("/start")
    await acts.a_paid_order(town.boris, town.anna)
    await town.quiet()
    town.away(days=700)
    town.bot.timetable.look_around()
    await town.vera.sees("My clock says that 700 days have gone by at once")
    assert await town.events() == ["placed", "paid"]


async def test_time_that_somebody_moves_in_the_sandbox_is_no_outage(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await acts.a_paid_order(town.boris, town.anna)
        town.later(days=40)
        async with town.open():
            await town.anna.sees("Boris did not start Logo design")
            assert AWAY not in town.anna.screen()
