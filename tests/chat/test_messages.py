"""No message is lost, whatever platforms or people do to it."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from core.person import Platform
from sandbox.telegram.limits import Limits
from tests.chat import acts
from tests.chat.handset import Handset
from tests.chat.phone import Shown
from tests.chat.scene import HOWS, Town, Way, a_town


async def test_a_deleted_card_comes_back_with_the_next_step(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    card = await town.anna.sees("Boris's turn to start")
    await town.anna.delete(card)
    await acts.start(town.boris, town.anna)
    again = await town.anna.sees("Boris's turn: the work is being done")
    assert again.id > card.id


async def test_somebody_who_blocked_the_bot_stops_nothing_and_sees_it_all_when_back(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await town.anna.block()
    await town.boris.click("Start work")
    await town.boris.click("Deliver")
    await town.boris.hand_in("https://example.org/logo.svg", send="Everything is in: deliver")
    await town.boris.sees("Anna's turn to look at it")
    await town.anna.unblock()
    await town.anna.sees("Your turn: have a look at it")
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


async def test_what_a_platform_refuses_for_the_moment_is_sent_later(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    for name in ("anna", "boris"):
        town.fail(name, "slow", "down")
    await town.boris.click("Start work")
    await town.anna.sees("Boris started work")
    await town.boris.sees("In progress. Your turn.")


async def test_a_bot_within_the_real_limits_is_never_told_to_slow_down_twice(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way, limits=Limits()) as town, town.open(real_pace=True):
        await acts.a_paid_order(town.boris, town.anna)
        await town.boris.click("Start work")
        await town.anna.sees("Boris started work")
        await town.boris.sees("In progress. Your turn.")


async def test_an_answer_that_was_lost_costs_at_most_a_repetition(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    town.fail("anna", "lost")
    await acts.deliver(town.boris, town.anna)
    await town.anna.sees("Boris delivered Logo design")
    await town.anna.sees_file("logo.svg")
    await acts.accept(town.anna)
    await town.boris.sees("You are paid 54.00 €")


# Each platform fails by itself, whoever is on the other one; and after each failure it is left alone for seconds.
@pytest.mark.parametrize("way", [Way(each, each) for each in Platform], ids=str)
async def test_however_a_platform_fails_each_notice_comes_once_unless_nobody_said_that_it_came(town: Town) -> None:
    await acts.place(town.anna, await acts.offer(town.boris))
    await acts.pay(town.anna, town.boris)
    await _settled(town)
    steps: tuple[tuple[Callable[[], Awaitable[object]], str, str], ...] = (
        (lambda: town.boris.click("Start work"), "anna", "Last: Boris started work"),
        (lambda: _hand_in(town, "first.svg"), "anna", "Boris delivered Logo design ("),
        (lambda: _ask_for_more(town), "boris", "Anna asks for changes to Logo design ("),
        (lambda: _hand_in(town, "second.svg"), "anna", "Boris delivered Logo design ("),
        (lambda: acts.accept(town.anna), "boris", "You are paid 54.00 €"),
    )
    assert len(steps) == len(HOWS)
    for how, (step, told, words) in zip(HOWS, steps, strict=True):
        before = len(_saying(town.phones[told], words))
        town.fail(told, how)
        await step()
        await _settled(town)
        await town.phones[told].look()
        came = len(_saying(town.phones[told], words)) - before
        repeats = how == "lost" and town.way.of(told) is Platform.TELEGRAM
        assert came in ({1, 2} if repeats else {1}), f"{how}: {words!r} came {came} times"
    for phone in (town.anna, town.boris):
        await phone.sees("Completed")


def _saying(phone: Handset, words: str) -> list[Shown]:
    return [each for each in phone.messages if each.from_bot and words in each.text]


async def _settled(town: Town) -> None:
    """All that was put off is done too."""
    for _ in range(3):
        await town.quiet()
        town.later(minutes=1)
    await town.quiet()


async def _hand_in(town: Town, name: str) -> None:
    await town.boris.click("Deliver")
    await town.boris.hand_in(files={name: acts.LOGO}, send="Everything is in: deliver")


async def _ask_for_more(town: Town) -> None:
    await town.anna.click("Request revision")
    await town.anna.hand_in("Greener, please.")


async def test_several_files_of_any_kind_arrive_under_their_names(town: Town) -> None:
    await acts.a_paid_order(town.boris, town.anna)
    await acts.start(town.boris, town.anna)
    await town.boris.click("Deliver")
    names = [f"draft {number}.pdf" for number in range(1, 4)]
    drafts = {name: name.encode() for name in names}
    await town.boris.hand_in("Here they are: https://example.org/more", files=drafts, send="Everything is in: deliver")
    for name in names:
        assert await town.anna.download(await town.anna.sees_file(name), name) == name.encode()
    await town.anna.sees("https://example.org/more")


async def test_a_file_over_the_limit_is_refused_in_a_clear_sentence(tmp_path: Path, way: Way) -> None:
    async with a_town(tmp_path, way=way, max_file_mb="1") as town, town.open():
        await acts.a_paid_order(town.boris, town.anna)
        await acts.start(town.boris, town.anna)
        await town.boris.click("Deliver")
        await town.boris.upload("huge.bin", b"x" * (1024 * 1024 + 1))
        await town.boris.sees("1 MB")
