"""What people typed, made harmless: it shows what it says and nothing else, stays in its place, and fits.

Lengths are UTF-16 units of the escaped text, the strictest way in which a platform could count them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from markupsafe import Markup, escape

LONGEST_LINE = 100
"""A name or a title within a sentence."""
LONGEST_LABEL = 40
"""What a phone shows of a button that has its row to itself."""
LONGEST_FILE_NAME = 120
"""Characters of a file's name; the longest of them still fits into what systems keep."""
LONGEST_QUOTE = 2_400
"""Fluent refuses to put anything longer than 2,500 characters into a sentence."""

_ELLIPSIS = "…"
_ENDING = 20  # characters at the end of a file's name that are kept where it is long: they say what it is
_JOINERS = "\u200c\u200d"
_PARTS = "\ufe0f" + _JOINERS + "".join(map(chr, range(0x1F3FB, 0x1F400)))
_FIRST_BEYOND_EUROPE = 0x0590
_FIRST_OF_TWO_UNITS = 0x10000
_ESCAPED = {each: len(escape(each)) for each in "&<>\"'"}
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_REACHES_OUT = re.compile(r"(?<!\w)@(?=\w)|(?<![\w/<>])/(?=\w)")
_WORD_JOINER = "\u2060"
_BLANK_LINES = re.compile(r"\n{3,}")
_LAST_WORD = 16
_LONGEST_SIGN = 10  # characters of one emoji or one letter with its marks; more is nobody's writing


def line(text: str, most: int = LONGEST_LINE) -> str:
    """`text` on one line, not escaped, of at most `most` units."""
    return _isolated(cut(" ".join(_harmless(text).split()), most))


def inline(text: str, most: int = LONGEST_LINE) -> Markup:
    """`text` for the inside of a sentence. A handle or command in it is nothing that could be tapped."""
    return escape(_REACHES_OUT.sub(lambda found: found[0] + _WORD_JOINER, line(text, most)))


def quote(text: str, most: int = LONGEST_QUOTE) -> Markup:
    """`text` in its own lines, standing apart from ours. Links in it stay links: they may be what was delivered."""
    return Markup("<blockquote>{}</blockquote>").format(cut(paragraphs(text), most))


def file_name(text: str) -> str:
    """The name of a file as it may travel on: without the line breaks that no upload survives and the signs that make
    `exe` look like `png`, short enough, and never empty.
    """
    name = " ".join(_harmless(text).split())
    if len(name) > LONGEST_FILE_NAME:
        name = f"{name[: LONGEST_FILE_NAME - _ENDING - 1].rstrip()}{_ELLIPSIS}{name[-_ENDING:]}"
    return name or "file"


def paragraphs(text: str) -> str:
    """`text` with its own lines, not escaped."""
    kept = "\n".join(" ".join(each.split()) for each in _harmless(text).splitlines())
    return _BLANK_LINES.sub("\n\n", kept).strip()


def cut(text: str, most: int) -> str:
    """`text`, or as much of it as fits with an ellipsis after it: whole words, unless the last is very long."""
    if len(text) * max(_ESCAPED.values()) <= most or size(text) <= most:
        return text
    used = accumulate(map(_units, text))
    end = next(at for at, units in enumerate(used) if units > most - len(_ELLIPSIS))
    return _whole(text, end) + _ELLIPSIS


def size(text: str) -> int:
    """How many units `text` has once it is escaped."""
    return sum(map(_units, text))


def pieces(text: str, most: int) -> Iterator[str]:
    """The whole of `text` in parts of at most `most` units, broken between lines or words where possible."""
    while size(text) > most:
        part = cut(text, most).removesuffix(_ELLIPSIS)
        yield part
        text = text[len(part) :].lstrip()
    yield text


def _units(each: str) -> int:
    return _ESCAPED.get(each) or (2 if ord(each) >= _FIRST_OF_TWO_UNITS else 1)


def _whole(text: str, end: int) -> str:
    """The first `end` characters without a word, or a sign of several characters, that was cut in two."""
    for _ in range(_LONGEST_SIGN):
        if end <= 1 or not (unicodedata.combining(text[end]) or text[end] in _PARTS or text[end - 1] in _JOINERS):
            break
        end -= 1
    kept = text[:end]
    if not text[end].isspace():
        at = max(kept.rfind(" "), kept.rfind("\n"))
        kept = kept[:at] if at > 0 and end - at <= _LAST_WORD else kept
    return kept.rstrip()


@lru_cache(maxsize=4096)
def _harmless(text: str) -> str:
    """`text` without what has no look of its own: controls, changes of direction, invisible signs, half signs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(each for at, each in enumerate(text) if _shows(text, at, each))


def _shows(text: str, at: int, each: str) -> bool:
    if each in _JOINERS:
        return _joins(text, at)
    return each.isspace() or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}


def _joins(text: str, at: int) -> bool:
    """A joiner is part of emoji and of the scripts of Asia; between Latin letters it would only hide."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return all(each and ord(each) >= _FIRST_BEYOND_EUROPE and unicodedata.category(each) != "Cf" for each in around)


def _isolated(text: str) -> str:
    """What is written from right to left must not pull our own words with it."""
    if text.isascii() or not any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text):
        return text
    return f"\u2068{text}\u2069"
