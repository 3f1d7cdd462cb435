"""Has the lengths that a community sets proved, beside everything else: a proof takes seconds of a processor, so it
runs in a process of its own, one at a time, for a bounded time, and what was proved once is remembered.
"""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections import OrderedDict
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import core
from core.effects import RULES
from core.ports import Busy

LONGEST = 60.0  # seconds; a proof takes about five, and a busy machine some more
MOST_WAITING = 8
REMEMBERED = 1_000
_HERE = Path(core.__file__).parents[1]

_Question: TypeAlias = tuple[str, tuple[tuple[str, int], ...], str]


class Prover:
    """Belongs to the event loop in which it is first asked."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Question, str] = OrderedDict()
        self._waiting = 0
        self._turn = asyncio.Lock()

    async def objection(self, workflow: str, lengths: Mapping[str, timedelta], stalemate: str = RULES[0].value) -> str:
        """The word of a promise that orders of `workflow` would break with these lengths, and this rule for disputes
        that nobody ends; empty if they keep them all.
        Raises `Busy` when it cannot be found out in time.
        """
        seconds = sorted((name, length // timedelta(seconds=1)) for name, length in lengths.items())
        question = (workflow, tuple(seconds), stalemate)
        known = self._known.get(question)
        if known is not None:
            return known
        if self._waiting >= MOST_WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with self._turn:
                found = await _asked(question)
        finally:
            self._waiting -= 1
        self._known[question] = found
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found


async def _asked(question: _Question) -> str:
    workflow, lengths, stalemate = question
    words = [workflow, *(f"{name}={seconds}" for name, seconds in lengths), f"stalemate={stalemate}"]
    proof = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "core.check", *words, cwd=_HERE, env={"PATH": os.defpath}, stdin=DEVNULL, stdout=PIPE
    )
    try:
        said, _ = await asyncio.wait_for(proof.communicate(), LONGEST)
    except TimeoutError:
        raise Busy from None
    finally:
        if proof.returncode is None:
            proof.kill()
            await proof.wait()
    if proof.returncode:
        raise Busy
    return said.decode().split("\n", 1)[0]
