"""Text that is too long for one message, in pages that fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

ROOM = 3_400
"""Units of a page; what stands above and below it has the rest of a message."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and whether there are more after it."""

    number: int
    text: Markup
    more: bool


def page(blocks: Sequence[Markup], number: int, most: int, gap: str = "\n\n") -> Page:
    """Page `number` of `blocks`, at most `most` of them on it; the last one where there are not so many pages.

    No block may be longer than `ROOM`.
    """
    pages = list(_pages(blocks, most, Markup(gap))) or [Markup()]  # noqa: S704 a gap is nothing that somebody typed
    number = min(number, len(pages) - 1)
    return Page(number, pages[number], number < len(pages) - 1)


def _pages(blocks: Sequence[Markup], most: int, gap: Markup) -> Iterator[Markup]:
    kept: list[Markup] = []
    room = ROOM
    for block in blocks:
        if kept and (len(kept) == most or room < _units(block)):
            yield gap.join(kept)
            kept, room = [], ROOM
        kept.append(block)
        room -= _units(block) + len(gap)
    if kept:
        yield gap.join(kept)


def _units(markup: Markup) -> int:
    return len(markup.encode("utf-16-le")) // 2
