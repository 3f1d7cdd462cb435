"""Discord's markdown as its client reads it, written from what the client does and not from how we escape: which marks
a text has, and what is left to see of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_LINE_START = (
    ("quote", re.compile(r" *>>> ([\s\S]*)")),
    ("quote", re.compile(r" *> ?([^\n]*(?:\n *> [^\n]*)*\n?)")),
    ("heading", re.compile(r" *#{1,3}\s+([^\n]+)\n?")),
    ("small", re.compile(r" *-#\s+([^\n]+)\n?")),
    ("list", re.compile(r" *(?:[*+-]|\d+\.) ([^\n]+)\n?")),
)
_ANYWHERE = (
    ("code", re.compile(r"(?P<fence>`+)(?P<inside>[\s\S]*?[^`])(?P=fence)(?!`)")),
    ("link", re.compile(r"\[(?P<inside>(?:\\.|[^\]\\])+)\]\(<?[^\s)]+>?\)")),
    ("address", re.compile(r"<(?P<inside>[^: >]+:/[^ >]+)>")),
    ("address", re.compile(r"(?P<inside>https?://[^\s<]+[^<.,:;\"')\]\s])")),
    ("mention", re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here|<id:\w+>|</[^:>]+:\d+>")),
    ("moment", re.compile(r"<t:-?\d{1,17}(?::[tTdDfFRsS])?>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:[^\s:]+?(?:::skin-tone-\d)?:")),
    ("bold", re.compile(r"\*\*(?P<inside>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__(?P<inside>(?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)(?P<inside>(?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)")),
    ("italic", re.compile(r"_(?P<inside>(?:__|\\[\s\S]|[^\\_])+?)_(?!\w)")),
    ("struck", re.compile(r"~~(?P<inside>[\s\S]+?)~~(?!_)")),
    ("spoiler", re.compile(r"\|\|(?P<inside>[\s\S]+?)\|\|")),
)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_VERBATIM = frozenset({"code", "address"})


@dataclass
class Seen:
    """`text` is what is left to see; `marks` are the marks in it with what they stand around."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.marks]


def read(markdown: str) -> Seen:
    """What a person sees of `markdown`."""
    seen = Seen()
    at = 0
    while at < len(markdown):
        at = _step(markdown, at, seen)
    return seen


def _step(markdown: str, at: int, seen: Seen) -> int:
    if escaped := _ESCAPED.match(markdown, at):
        seen.text += escaped[1]
        return escaped.end()
    if at == 0 or markdown[at - 1] == "\n":
        for kind, rule in _LINE_START:
            if found := rule.match(markdown, at):
                inside = re.sub(r"\n *> ?", "\n", found[1]) if kind == "quote" else found[1]
                _mark(seen, kind, inside, read)
                return found.end()
    for kind, rule in _ANYWHERE:
        if found := rule.match(markdown, at):
            inside = found.groupdict().get("inside", found[0])
            _mark(seen, kind, inside, _verbatim if kind in _VERBATIM or inside == found[0] else read)
            return found.end()
    seen.text += markdown[at]
    return at + 1


def _verbatim(text: str) -> Seen:
    return Seen(text)


def _mark(seen: Seen, kind: str, inside: str, how: Callable[[str], Seen]) -> None:
    within = how(inside)
    seen.marks += [(kind, within.text), *within.marks]
    seen.text += within.text
