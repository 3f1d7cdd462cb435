"""Light markup in Discord's markdown. Whatever stands between the tags is shown as it is: nothing that a person typed,
and nothing that we wrote, becomes markup, a mention, a timestamp, a mask over a link, an emoji or a line of its own.

Discord reads `\\` before any sign as "this sign, and nothing more". In an address it would be part of the address, so
there the few signs that could mean something are written as per cent, which opens the same page.
"""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from bot.screens.fitting import fit, units

_PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)(?P<attributes>[^<>]*)>|[^<]+|<", re.DOTALL)
_ATTRIBUTE = re.compile(r'="(?P<value>[^"]*)"')
_ADDRESS = (
    r"(?<![A-Za-z0-9])https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?"
    r"(?:[/?#](?:[^\s<>]*[^\s<>.,:;!?'\"*_~|`)\]])?)?"
)
_OPENS = re.compile(r"https?://[^\s<>]+")
_IN_ADDRESS = re.compile(r"[*\[\]|\\`\"^{}]|[^\x21-\x7e]")
_MEANS_SOMETHING = re.compile(
    rf"(?P<address>{_ADDRESS})"
    # Marks, mentions, quotes and headings; what could end the name of an emoji begun before it, but no time of day.
    r"|[\\*_~`|<>\[\]@#]|:(?!\d\d(?:\s|\Z))(?=\S)|:(?=https?://)"
    # Lists.
    r"|^(?P<before>[^\S\n]*)(?P<bullet>[-+])|^(?P<number>[^\S\n]*\d*)\.",
    re.MULTILINE,
)
_MARKS = {"b": "**", "i": "*"}
_APART = "\u200b"
"""Between two marks that would run into one."""
_LONGEST_MOMENT = 12
"""Digits; what is longer is no moment that a client could show."""


def markdown(markup: str) -> str:
    """`markup` as Discord reads it."""
    return _Writer().write(markup)


def fitted(markup: str, most: int) -> str:
    """The same, of at most `most` UTF-16 units as Discord counts them, escapes included: where that is not enough, the
    beginning with an ellipsis.
    """
    whole = markdown(markup)
    if units(whole) <= most:
        return whole
    fits, too_long = 0, most + 1
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if units(markdown(fit(markup, middle))) <= most:
            fits = middle
        else:
            too_long = middle
    return markdown(fit(markup, fits))


def plain(text: str) -> str:
    """Plain text, shown as it is."""
    return _MEANS_SOMETHING.sub(_itself, text)


def _itself(found: re.Match[str]) -> str:
    if found["address"]:
        return f"<{_address(found['address'])}>"
    if found["bullet"]:
        return f"{found['before']}\\{found['bullet']}"
    if found["number"] is not None:
        return f"{found['number']}\\."
    return f"\\{found[0]}"


def _address(text: str) -> str:
    return _IN_ADDRESS.sub(lambda found: quote(found[0], safe="", errors="replace"), text)


@dataclass(slots=True)
class _Open:
    """A tag that has not been closed yet, and what stands in it."""

    tag: str = ""
    value: str = ""
    inside: str = ""

    def add(self, piece: str) -> None:
        if self.inside.endswith("*") and piece.startswith("*"):
            self.inside += _APART
        elif self._ends_in_a_quote and not piece.startswith("\n"):
            self.inside += "\n"
        self.inside += piece

    @property
    def _ends_in_a_quote(self) -> bool:
        """A quote ends with its line, and whatever follows must not be drawn into it. Nothing else begins like it."""
        return self.inside.rpartition("\n")[2].startswith("> ")


class _Writer:
    def __init__(self) -> None:
        self._open = [_Open()]

    def write(self, markup: str) -> str:
        for piece in _PIECE.finditer(markup):
            if piece["tag"] is None:
                self._text(unescape(piece[0]))
            elif not piece["close"]:
                value = _ATTRIBUTE.search(piece["attributes"])
                self._open.append(_Open(piece["tag"], unescape(value["value"]) if value else ""))
            elif len(self._open) > 1:
                self._close()
        while len(self._open) > 1:
            self._close()
        return self._open[0].inside

    def _text(self, text: str) -> None:
        here = self._open[-1]
        here.add(text if here.tag == "code" else plain(text))

    def _close(self) -> None:
        done = self._open.pop()
        self._open[-1].add(self._drawn(done))

    def _drawn(self, done: _Open) -> str:
        match done.tag:
            case "b" | "i":
                return _around(done.inside, _MARKS[done.tag])
            case "code":
                code = " ".join(done.inside.replace("`", "'").split())
                return f"`{code}`" if code else ""
            case "time":
                moment = done.value
                ours = moment.isascii() and moment.isdigit() and len(moment) <= _LONGEST_MOMENT
                return f"<t:{moment}:R>" if ours else done.inside
            case "a":
                return self._link(done)
            case "blockquote":
                return self._quote(done.inside)
            case _:
                return done.inside

    def _link(self, done: _Open) -> str:
        if not _OPENS.fullmatch(done.value) or not done.inside.strip():
            return done.inside
        address = _address(done.value).replace("(", "%28").replace(")", "%29")
        return f"[{done.inside}]({address})"

    def _quote(self, inside: str) -> str:
        before = self._open[-1].inside
        quoted = "\n".join(f"> {line}" for line in inside.split("\n"))
        return quoted if not before or before.endswith("\n") else f"\n{quoted}"


def _around(inside: str, mark: str) -> str:
    """Marks have to touch what they mark, or they are shown themselves."""
    kept = inside.strip()
    if not kept:
        return inside
    at = inside.index(kept)
    return f"{inside[:at]}{mark}{kept}{mark}{inside[at + len(kept) :]}"
