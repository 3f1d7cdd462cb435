"""Fits light markup into a limit of length that counts what is seen, in UTF-16 units: the strictest way in which a
platform could count.
"""

import re
from html import unescape

_PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)[^>]*>|&(?:#\w+|\w+);|[^<&]|[<&]", re.DOTALL)
_ELLIPSIS = "…"


def units(text: str) -> int:
    """The length of plain text: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def seen(markup: str) -> int:
    """How long `markup` is to its reader, in UTF-16 units."""
    return units(unescape(re.sub(r"<[^>]*>", "", markup)))


def fit(markup: str, most: int) -> str:
    """`markup` if it fits into `most` UTF-16 units, else its beginning with every tag closed and an ellipsis."""
    if seen(markup) <= most:
        return markup
    kept: list[str] = []
    open_tags: list[str] = []
    room = most - units(_ELLIPSIS)
    for piece in _PIECE.finditer(markup):
        if tag := piece["tag"]:
            open_tags = open_tags[:-1] if piece["close"] else [*open_tags, tag]
        else:
            room -= units(unescape(piece[0]))
        if room < 0:
            break
        kept.append(piece[0])
    return "".join((*kept, _ELLIPSIS, *(f"</{tag}>" for tag in reversed(open_tags))))


def shorten(plain: str, most: int) -> str:
    """Plain text of at most `most` UTF-16 units, with an ellipsis when something was cut."""
    if units(plain) <= most:
        return plain
    cut = plain.encode("utf-16-le", "surrogatepass")[: 2 * (most - 1)].decode("utf-16-le", errors="ignore")
    return cut.rstrip() + _ELLIPSIS
