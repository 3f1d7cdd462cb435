"""One person's answers are taken one at a time."""

import asyncio

from bot.turns import Turns
from tests.builders import ANNA, BORIS


async def test_what_one_person_does_waits_for_what_they_did_before() -> None:
    turns, done = Turns(), list[str]()

    async def answer(name: str) -> None:
        async with turns.taking(ANNA):
            done.append(f"{name} begins")
            await asyncio.sleep(0)
            done.append(f"{name} ends")

    await asyncio.gather(answer("one"), answer("two"))
    assert done == ["one begins", "one ends", "two begins", "two ends"]


async def test_who_has_the_turn_can_take_it_again_and_keeps_it() -> None:
    turns, done = Turns(), list[str]()

    async def answer() -> None:
        async with turns.taking(ANNA):
            async with turns.taking(ANNA), turns.taking(BORIS):
                done.append("within")
            await asyncio.sleep(0)
            done.append("still")

    async def other() -> None:
        async with turns.taking(ANNA):
            done.append("after")

    await asyncio.wait_for(asyncio.gather(answer(), other()), 5)
    assert done == ["within", "still", "after"]
