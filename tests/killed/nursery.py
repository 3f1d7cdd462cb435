"""Bots that can be killed and started again quickly: forked from a process that has imported the program once."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGKILL

ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """Bots with one environment, one at a time."""

    def __init__(self, process: Process, env: dict[str, str], log: Path) -> None:
        self._process = process
        self._wish = {"env": env, "log": str(log)}
        self.pid = 0

    async def start(self) -> None:
        self.pid = await self._ask(self._wish)

    def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        os.kill(self.pid, SIGKILL)

    async def ended(self) -> None:
        """Wait until the killed bot is gone, and its locks with it."""
        await self._ask(self.pid)
        self.pid = 0

    async def _ask(self, said: object) -> int:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the nursery has no pipes")
        stdin.write(json.dumps(said).encode() + b"\n")
        await stdin.drain()
        answer = await stdout.readline()
        if not answer:
            raise RuntimeError("the nursery has ended")
        return int(answer)


@asynccontextmanager
async def nursery(env: dict[str, str], log: Path) -> AsyncIterator[Nursery]:
    """A nursery for bots that see `env` and write to `log`."""
    clean = {name: value for name, value in os.environ.items() if name not in {"TELEGRAM_TOKEN", "SANDBOX_URL"}}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.killed.cradle", cwd=ROOT, env=clean, stdin=PIPE, stdout=PIPE
    )
    bots = Nursery(process, env, log)
    try:
        yield bots
    finally:
        if bots.pid:
            bots.kill()
            await bots.ended()
        if process.stdin:
            process.stdin.close()
        await process.wait()
