"""Light markup as a mail has it: as HTML of its own few tags, and as plain text.

What is no tag of light markup is shown as it was typed, and what is left open is closed: nothing that somebody typed
can reach out of its place.
"""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

_QUOTE = "margin:.6em 0;padding-left:.8em;border-left:3px solid #b9b9b9"
_HTML = {"b": "<b>", "i": "<i>", "code": "<code>", "blockquote": f'<blockquote style="{_QUOTE}">'}
_LIGHT = frozenset({*_HTML, "a", "time"})
_MARK = "> "


def as_html(markup: str) -> str:
    """For the inside of a page. Times are read once, so nothing keeps them true."""
    writer = _HtmlWriter()
    writer.write(markup)
    return "".join(writer.parts)


def as_text(markup: str) -> str:
    """Without any markup: what is quoted has a mark before each line, and an address stands after its words."""
    writer = _TextWriter()
    writer.write(markup)
    return "".join(writer.parts)


@dataclass(frozen=True, slots=True)
class _Tag:
    """`address` is empty for all but links to the web."""

    name: str
    address: str = ""


class _Writer(HTMLParser):
    """Tells light tags, properly nested, from all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[_Tag] = []

    def write(self, markup: str) -> None:
        # A `Markup` escapes what is put into it; here it is text that is read.
        self.feed(str(markup))
        self.close()
        while self.open:
            self.end(self.open.pop())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _LIGHT:
            self.handle_data(self.get_starttag_text() or "")
            return
        address = dict(attrs).get("href") or ""
        self.open.append(_Tag(tag, address if address.startswith(("https://", "http://")) else ""))
        self.begin(self.open[-1])

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].name == tag:
            self.end(self.open.pop())

    def begin(self, tag: _Tag) -> None:
        raise NotImplementedError

    def end(self, tag: _Tag) -> None:
        raise NotImplementedError


class _HtmlWriter(_Writer):
    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data).replace("\n", "<br>\n"))

    def begin(self, tag: _Tag) -> None:
        self.parts.append(f'<a href="{escape(tag.address)}">' if tag.address else _HTML.get(tag.name, ""))

    def end(self, tag: _Tag) -> None:
        self.parts.append(f"</{tag.name}>" if tag.address or tag.name in _HTML else "")


class _TextWriter(_Writer):
    def handle_data(self, data: str) -> None:
        quoted = any(tag.name == "blockquote" for tag in self.open)
        self.parts.append(data.replace("\n", f"\n{_MARK}") if quoted else data)

    def begin(self, tag: _Tag) -> None:
        self.parts.append(_MARK if tag.name == "blockquote" else "")

    def end(self, tag: _Tag) -> None:
        self.parts.append(f" ({tag.address})" if tag.address else "")
