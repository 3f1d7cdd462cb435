"""Text that is too long for one message, in pages that fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

ROOM = 3_400
"""Units of a page; what stands above and below it has the rest of a message."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, whether there are more after it, and which of the blocks stand on it: from `start` to before `stop`."""

    number: int
    text: Markup
    more: bool
    start: int
    stop: int


def page(blocks: Sequence[Markup], number: int, most: int, gap: str = "\n\n") -> Page:
    """Page `number` of `blocks`, at most `most` of them on it; the last one where there are not so many pages.

    No block may be longer than `ROOM`.
    """
    space = Markup(gap)  # noqa: S704 a gap is nothing that somebody typed
    pages = list(_pages(blocks, most, space)) or [[]]
    number = min(number, len(pages) - 1)
    start = sum(map(len, pages[:number]))
    return Page(number, space.join(pages[number]), number < len(pages) - 1, start, start + len(pages[number]))


def _pages(blocks: Sequence[Markup], most: int, gap: Markup) -> Iterator[list[Markup]]:
    kept: list[Markup] = []
    room = ROOM
    for block in blocks:
        if kept and (len(kept) == most or room < _units(block)):
            yield kept
            kept, room = [], ROOM
        kept.append(block)
        room -= _units(block) + len(gap)
    if kept:
        yield kept


def _units(markup: Markup) -> int:
    return len(markup.encode("utf-16-le")) // 2
