"""Who wants it is told once a day, at an hour of their own, what needs them and what is due; else they hear nothing."""

from datetime import timedelta
from pathlib import Path

from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.scene import MONDAY, Town, Way, a_town


async def wants_a_digest(phone: Handset, hour: str = "09:00") -> None:
    await phone.send("/settings")
    await phone.click("Daily digest")
    await phone.click(hour)
    await phone.sees(f"Daily digest: at {hour}")


def it_is(town: Town, hour: float, day: int) -> None:
    """Let time pass until then, counted from the Monday on which a story begins."""
    town.clock.advance_to(MONDAY.replace(hour=0) + timedelta(days=day, hours=hour))


def digests(phone: Handset) -> int:
    return phone.screen().count("Your day.")


async def test_a_digest_tells_what_needs_one_and_what_is_due_and_leads_to_each(town: Town) -> None:
    for phone in (town.boris, town.anna):
        await wants_a_digest(phone)
    it_is(town, 12, day=0)
    await acts.a_paid_order(town.boris, town.anna)
    code = (await town.record())[0].order[:4]
    it_is(town, 8.9, day=1)
    await town.quiet()
    assert digests(town.boris) == 0
    it_is(town, 9, day=1)
    told = await town.boris.sees("Your day. 1 order needs you:")
    assert f"Logo design · {code}. Your turn to start." in told.text
    assert "(3 h left)" in told.text or "Until Tue 8 Jan, 12:00" in told.text
    other = await town.anna.sees("Your day. Nothing needs you.")
    assert "Boris's turn to start." in other.text
    await town.quiet()
    await town.boris.click(f"📥 Logo design · {code}", on=told)
    await town.boris.sees_button("Start work")
    it_is(town, 11, day=1)
    await town.quiet()
    assert (digests(town.boris), digests(town.anna)) == (1, 1)


async def test_a_day_that_has_nothing_is_silent_and_who_wants_no_more_gets_no_more(town: Town) -> None:
    await wants_a_digest(town.boris)
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await wants_a_digest(town.anna)
    it_is(town, 9, day=1)
    await town.boris.sees("Your day. 1 order needs you:")
    await town.quiet()
    assert digests(town.anna) == 0, "it is due in four days, and not hers to do"
    await town.boris.send("/settings")
    await town.boris.click("Daily digest")
    await town.boris.click("No digest")
    await town.boris.sees("Daily digest: none")
    it_is(town, 9, day=2)
    await town.quiet()
    assert digests(town.boris) == 1


async def test_a_restart_and_a_clock_that_jumps_bring_one_digest_a_day(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way) as town:
        async with town.open():
            await wants_a_digest(town.boris)
            await acts.a_paid_order(town.boris, town.anna)
            await acts.start(town.boris, town.anna)
        it_is(town, 10, day=1)
        for _ in range(2):
            async with town.open():
                await town.boris.sees("Your day.")
                await town.quiet()
                assert digests(town.boris) == 1
        it_is(town, 9.5, day=3)
        async with town.open():
            await town.quiet()
            await town.boris.look()
            assert digests(town.boris) == 2
