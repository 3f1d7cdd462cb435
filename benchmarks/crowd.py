"""The platforms and a crowd of people in a process of their own, so that only the bot is measured in the bot's.

Speaks lines of JSON on standard input and output: first where it is, then, for each list of presses, how it went.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from bot.clock import machine_time
from sandbox.clock import SandboxClock
from sandbox.discord import phones as discord_phones
from sandbox.discord.limits import Limits as DiscordLimits
from sandbox.discord.world import Discord
from sandbox.server import DISCORD_TOKEN, TOKEN, SandboxServer, serve
from sandbox.telegram import phones
from sandbox.telegram.limits import Limits
from sandbox.telegram.world import Telegram

PATIENCE = 60.0  # seconds for one answer
LONGEST_LINE = 2**26  # bytes

Tap: TypeAlias = tuple[int, int, str]
"""Who presses, on which message, and the data of the button."""
Press: TypeAlias = Callable[[Tap], tuple[asyncio.Event, Callable[[], str]]]
"""Presses; gives what is set by the answer, and what the answer says."""


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

    def __init__(self, process: asyncio.subprocess.Process, told: dict[str, str]) -> None:
        self._process = process
        self.url = told["url"]
        self.token = told["token"]
        self.discord_api_url = told["discord_api_url"]
        self.discord_gateway_url = told["discord_gateway_url"]
        self.discord_token = told["discord_token"]

    async def press(self, taps: Sequence[Tap], at_once: int, platform: str = "telegram") -> Outcome:
        """Let people press, so many of them waiting for their answers at any time."""
        return Outcome(**await self._ask({"taps": taps, "at_once": at_once, "platform": platform}))

    async def _ask(self, question: Any) -> Any:
        lines = self._process
        if lines.stdin is None or lines.stdout is None:
            raise RuntimeError("the crowd was started without pipes")
        lines.stdin.write(json.dumps(question).encode() + b"\n")
        return json.loads(await lines.stdout.readline())


@asynccontextmanager
async def crowd(people: int) -> AsyncIterator[Crowd]:
    """A Telegram and a Discord without limits of rate. People number 1 to `people` have started the bot on the one, and
    are in its server on the other.
    """
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
        yield Crowd(process, json.loads(await process.stdout.readline()))
    finally:
        process.terminate()
        await process.wait()


async def _serve(people: int) -> None:
    with TemporaryDirectory() as folder:
        clock = SandboxClock(Path(folder) / "clock", machine_time)
        limits, discord_limits = Limits.unhurried(), DiscordLimits.unhurried()
        serving = serve("127.0.0.1", 0, clock=clock, limits=limits, discord_limits=discord_limits, validate=False)
        async with serving as server:
            for number in range(1, people + 1):
                _arrive(server.telegram, number)
                server.discord.add_person(f"Person {number}", person_id=number)
            print(json.dumps(_addresses(server)), flush=True)
            presses: dict[str, Press] = {"telegram": _on(server.telegram), "discord": _in(server.discord)}
            while line := await asyncio.to_thread(sys.stdin.readline):
                said = json.loads(line)
                print(json.dumps(await _press(presses[said["platform"]], said["taps"], said["at_once"])), flush=True)


def _addresses(server: SandboxServer) -> dict[str, str]:
    return {
        "url": server.url,
        "token": TOKEN,
        "discord_api_url": server.discord_api_url,
        "discord_gateway_url": server.discord_gateway_url,
        "discord_token": DISCORD_TOKEN,
    }


def _arrive(telegram: Telegram, number: int) -> None:
    telegram.add_person(f"Person {number}", person_id=number)
    telegram.set_access(telegram.room(number), started=True, blocked=False)


def _on(telegram: Telegram) -> Press:
    def press(tap: Tap) -> tuple[asyncio.Event, Callable[[], str]]:
        query = phones.forge(telegram, *tap)
        return query.answered, lambda: query.toast.text if query.toast else ""

    return press


def _in(discord: Discord) -> Press:
    def press(tap: Tap) -> tuple[asyncio.Event, Callable[[], str]]:
        return discord_phones.forge(discord, *tap).answered, str

    return press


async def _press(press: Press, taps: Sequence[Tap], at_once: int) -> dict[str, Any]:
    waits: list[float] = []
    toasts: list[str] = []
    left = iter(taps)

    async def one_after_another() -> None:
        for tap in left:
            began = time.perf_counter()
            answered, said = press(tap)
            await asyncio.wait_for(answered.wait(), PATIENCE)
            waits.append(time.perf_counter() - began)
            toasts.append(said())

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_another())
    return {"seconds": time.perf_counter() - began, "waits": waits, "toasts": toasts}


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
