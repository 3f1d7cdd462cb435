"""Telegram and a crowd of people in a process of their own, so that only the bot is measured in the bot's.

Speaks lines of JSON on standard input and output: first where it is, then, for each list of presses, how it went.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from bot.clock import machine_time
from sandbox.clock import SandboxClock
from sandbox.server import TOKEN, serve
from sandbox.telegram import phones
from sandbox.telegram.limits import Limits
from sandbox.telegram.world import Telegram

PATIENCE = 60.0  # seconds for one answer
LONGEST_LINE = 2**26  # bytes

Tap: TypeAlias = tuple[int, int, str]
"""Who presses, on which message, and the data of the button."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`seconds` for all presses together, `waits` of each until its answer was there, and what the answers said."""

    seconds: float
    waits: Sequence[float]
    toasts: Sequence[str]

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds


class Crowd:
    """The other process, seen from here."""

    def __init__(self, process: asyncio.subprocess.Process, url: str, token: str) -> None:
        self._process = process
        self.url = url
        self.token = token

    async def press(self, taps: Sequence[Tap], at_once: int) -> Outcome:
        """Let people press, so many of them waiting for their answers at any time."""
        return Outcome(**await self._ask({"taps": taps, "at_once": at_once}))

    async def _ask(self, question: Any) -> Any:
        lines = self._process
        if lines.stdin is None or lines.stdout is None:
            raise RuntimeError("the crowd was started without pipes")
        lines.stdin.write(json.dumps(question).encode() + b"\n")
        return json.loads(await lines.stdout.readline())


@asynccontextmanager
async def crowd(people: int) -> AsyncIterator[Crowd]:
    """A Telegram without limits of rate, in which people number 1 to `people` have started the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __spec__.name,
        str(people),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the crowd was started without pipes")
        yield Crowd(process, **json.loads(await process.stdout.readline()))
    finally:
        process.terminate()
        await process.wait()


async def _serve(people: int) -> None:
    with TemporaryDirectory() as folder:
        clock = SandboxClock(Path(folder) / "clock", machine_time)
        async with serve("127.0.0.1", 0, clock=clock, limits=Limits.unhurried(), validate=False) as server:
            for number in range(1, people + 1):
                _arrive(server.telegram, number)
            print(json.dumps({"url": server.url, "token": TOKEN}), flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                said = json.loads(line)
                print(json.dumps(await _press(server.telegram, said["taps"], said["at_once"])), flush=True)


def _arrive(telegram: Telegram, number: int) -> None:
    telegram.add_person(f"Person {number}", person_id=number)
    telegram.set_access(telegram.room(number), started=True, blocked=False)


async def _press(telegram: Telegram, taps: Sequence[Tap], at_once: int) -> dict[str, Any]:
    waits: list[float] = []
    toasts: list[str] = []
    left = iter(taps)

    async def one_after_another() -> None:
        for person, message, data in left:
            began = time.perf_counter()
            query = phones.forge(telegram, person, message, data)
            await asyncio.wait_for(query.answered.wait(), PATIENCE)
            waits.append(time.perf_counter() - began)
            toasts.append(query.toast.text if query.toast else "")

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_another())
    return {"seconds": time.perf_counter() - began, "waits": waits, "toasts": toasts}


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
