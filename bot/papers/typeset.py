"""Sets what a paper says as PDF, in a thread of its own: it takes the time of a few dozen presses.

The layout is a file that never changes; what people typed is handed to it as values, and is never a part of it. Fonts
for Latin, Greek, Cyrillic and Hebrew come with typst; for other scripts those of the machine are taken, where it has
any. Set twice, the same words are the same bytes, so a file is kept once.
"""

import asyncio
import json
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from bot.papers.wording import Wording

LAYOUT = Path(__file__).with_name("paper.typ")


async def typeset(wording: Wording, at: datetime) -> bytes:
    """A PDF that says it was made `at` that moment."""
    return await asyncio.to_thread(_pdf, inputs(wording), at)


def inputs(wording: Wording) -> dict[str, str]:
    """What the layout gets to see."""
    return {"paper": json.dumps(asdict(wording))}


def _pdf(said: dict[str, str], at: datetime) -> bytes:
    made = typst.compile(
        LAYOUT, root=LAYOUT.parent, font_paths=fonts(), sys_inputs=said, format="pdf", timestamp=int(at.timestamp())
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


@lru_cache
def fonts() -> typst.Fonts:
    """Those that come with typst, and whatever the machine has; looked for once."""
    return typst.Fonts()
