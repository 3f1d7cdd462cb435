"""One person's acts are handled in their order; nobody holds up anybody else, nor makes us write as much as they do."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bot.handlers.discord.lanes import MOST_WAITING, Act, Lanes
from core.ports import Busy, Unavailable, Uncertain
from tasks import Tasks

PATIENCE = 5.0  # seconds
ANNA, BORIS = 1, 2


@dataclass
class Counter:
    """What was done, in its order; `gate` holds everything up that waits for it."""

    tasks: Tasks
    lanes: Lanes
    done: list[str] = field(default_factory=list)
    gave_up: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, person: int, name: str, *, held: bool = False, files: bool = False, waits: bool = True) -> None:
        async def handle() -> None:
            if held:
                await self.gate.wait()
            self.done.append(name)

        self.act(person, name, handle, files=files, waits=waits)

    def act(
        self, person: int, name: str, handle: Callable[[], Awaitable[None]], *, files: bool = False, waits: bool = True
    ) -> None:
        async def give_up() -> None:
            self.gave_up.append(name)

        self.lanes.put(Act(person, handle, give_up, files=files, waits=waits))

    async def finished(self) -> None:
        self.gate.set()
        await self.tasks.finish(within=PATIENCE)


@pytest.fixture
async def counter() -> AsyncIterator[Counter]:
    tasks = Tasks()
    counter = Counter(tasks, Lanes(tasks, pauses=(0.0, 0.0)))
    yield counter
    await counter.finished()


async def test_ones_own_acts_wait_for_each_other_and_nobody_elses_do(counter: Counter) -> None:
    counter.put(ANNA, "slow", held=True)
    counter.put(ANNA, "after it")
    counter.put(BORIS, "somebody else's")
    await asyncio.sleep(0)
    assert counter.done == ["somebody else's"]

    await counter.finished()
    assert counter.done == ["somebody else's", "slow", "after it"]


async def test_files_on_their_way_hold_up_no_press(counter: Counter) -> None:
    counter.put(ANNA, "a large file", held=True, files=True)
    counter.put(ANNA, "a press")
    await asyncio.sleep(0)

    assert counter.done == ["a press"]


@pytest.mark.parametrize("trouble", [Busy, Unavailable, Uncertain])
async def test_trouble_with_storage_is_tried_again_before_what_follows(
    counter: Counter, trouble: type[Exception]
) -> None:
    left = [trouble()]

    async def handle() -> None:
        if left:
            raise left.pop()
        counter.done.append("the troubled one")

    counter.act(ANNA, "the troubled one", handle)
    counter.put(ANNA, "after it")
    await counter.finished()

    assert counter.done == ["the troubled one", "after it"]
    assert counter.gave_up == []


async def test_trouble_that_stays_is_said_and_holds_up_nothing_more(counter: Counter) -> None:
    async def handle() -> None:
        raise Unavailable

    counter.act(ANNA, "hopeless", handle)
    counter.put(ANNA, "after it")
    await counter.finished()

    assert counter.gave_up == ["hopeless"]
    assert counter.done == ["after it"]


async def test_a_flood_is_turned_away_presses_each_and_messages_once(counter: Counter) -> None:
    counter.put(ANNA, "slow", held=True)
    for number in range(MOST_WAITING - 1):
        counter.put(ANNA, f"waits {number}", waits=False)
    for _ in range(5):
        counter.put(ANNA, "a message too many", waits=False)
        counter.put(ANNA, "a press too many")
    counter.put(BORIS, "somebody else's")
    await counter.finished()

    assert counter.gave_up.count("a message too many") == 1
    assert counter.gave_up.count("a press too many") == 5
    assert "somebody else's" in counter.done
    assert len(counter.done) == MOST_WAITING + 1


async def test_after_a_flood_everything_is_taken_again(counter: Counter) -> None:
    counter.put(ANNA, "slow", held=True)
    for number in range(MOST_WAITING):
        counter.put(ANNA, f"waits {number}", waits=False)
    await counter.finished()
    counter.gave_up.clear()

    counter.put(ANNA, "later", waits=False)
    await counter.finished()
    assert counter.done[-1] == "later"
    assert counter.gave_up == []
