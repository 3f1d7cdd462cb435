"""What people could type to make a screen say something else, and how a screen is read back."""

from html.parser import HTMLParser

from hypothesis import strategies as st

FRAGMENTS = (
    "<b>", "</b>", "<a href='tg://user?id=1'>", "</blockquote>", "<code>", "&lt;", "&", "&#8238;", '"', "'",
    "@everyone", "@boris", "/start", "https://example.org/?a=1&b=2", "{ $total }", "{", "%s", "*bold*", "`",
    "\u202e", "\u200b", "\u2066", "\ufeff", "\u0000", "\n", "\n\n\n", "\r", "\u2028", "\t", "\ud800",
    "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}", "\N{THUMBS UP SIGN}\U0001f3fd", "שלום", "مرحبا", "e\u0301\u0301", "漢字",
    "logo", " ", "Анна",
)  # fmt: skip

TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.text(max_size=60),
    st.sampled_from(("&", "<", "😀", "x", "слово ", "a\n")).flatmap(
        lambda each: st.integers(1, 2_000).map(lambda times: (each * times)[:2_000])
    ),
)
"""Any text within the bounds of the longest field."""

ALLOWED = frozenset({"b", "i", "code", "a", "blockquote", "time"})


class Parsed(HTMLParser):
    """A text with light markup as a reader of HTML sees it. Raises `ValueError` for tags that do not nest."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(str(markup))  # a Markup would escape what the parser has just read
        self.close()
        if self._open:
            raise ValueError(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            raise ValueError(tag)
        self.tags.append(tag)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")
        if not self._open or self._open.pop() != tag:
            raise ValueError(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise ValueError(data)

    def handle_decl(self, decl: str) -> None:
        raise ValueError(decl)

    def handle_pi(self, data: str) -> None:
        raise ValueError(data)
