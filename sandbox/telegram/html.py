"""Telegram's HTML, as strictly as Telegram reads it: a tag it does not know or cannot close is an error.

What is refused, and in which words, follows the parser of Telegram's own open Bot API server; offsets in
errors are bytes of the source, offsets of entities are UTF-16 code units of the text.
"""

import re
from dataclasses import dataclass

from sandbox.telegram.values import Json

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_SIMPLE) | {"a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[A-Za-z]+));?")
_PLAIN = re.compile(r"[^<&]+")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")
_DATE_FORMAT = re.compile(r"[rR]?|[tTdDwW]*")
_LONGEST_NUMBER = 10
_LAST_CODE = 0x10FFFF


class Unparsable(ValueError):
    """The text is not Telegram's HTML; the message says where, in Telegram's words."""


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end; `start` is in UTF-16 units, `part` counts the pieces before it."""

    name: str
    argument: str
    unix: int
    start: int
    part: int


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text of `source` and its entities, unsorted; raises `Unparsable`."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            self._step()
        if self._open:
            name = self._open[-1].name
            raise Unparsable(f'Can\'t find end tag corresponding to start tag "{name}"')
        return "".join(self._parts), self._entities

    def _step(self) -> None:
        plain = _PLAIN.match(self._source, self._at)
        if plain:
            self._at = plain.end()
            self._emit(plain.group())
        elif self._peek() == "&":
            self._emit(self._reference())
        elif self._source.startswith("</", self._at):
            self._end_tag()
        else:
            self._start_tag()

    def _emit(self, text: str) -> None:
        self._parts.append(text)
        self._length += units(text)

    def _peek(self) -> str:
        return self._source[self._at] if self._at < len(self._source) else ""

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match.group()

    def _byte(self, at: int) -> int:
        return len(self._source[:at].encode("utf-8", "surrogatepass"))

    def _reference(self) -> str:
        """What `&…;` stands for; a reference that Telegram does not know stays as it is written."""
        match = _REFERENCE.match(self._source, self._at)
        if match:
            text = _decode(match)
            if text:
                self._at = match.end()
                return text
        self._at += 1
        return "&"

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        name = self._skip(_TAG_NAME).lower()
        if not self._peek():
            raise Unparsable(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in _TAGS:
            raise Unparsable(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise Unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        unix = attributes.get("unix", "")
        self._open.append(
            _Open(
                name=name,
                argument=_argument(name, attributes),
                unix=int(unix) if unix.isdecimal() and unix.isascii() else 0,
                start=self._length,
                part=len(self._parts),
            )
        )

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip(_SPACE)
            if self._peek() == ">":
                self._at += 1
                return attributes
            name = self._skip(_ATTRIBUTE_NAME)
            if not self._peek():
                raise Unparsable(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
            if not name:
                at = self._byte(begin)
                raise Unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
            self._skip(_SPACE)
            if self._peek() == "=":
                self._at += 1
                self._skip(_SPACE)
                attributes[name] = self._attribute_value(tag, begin)
            else:
                attributes[name] = "1"

    def _attribute_value(self, tag: str, begin: int) -> str:
        quote = self._peek()
        if not quote:
            raise Unparsable(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        if quote not in "\"'":
            token_begin = self._at
            value = self._skip(_TOKEN).lower()
            if self._peek() and not self._peek().isspace() and self._peek() != ">":
                raise Unparsable(f"Unexpected end of name token at byte offset {self._byte(token_begin)}")
            return value
        self._at += 1
        parts: list[str] = []
        while self._peek() not in {quote, ""}:
            if self._peek() == "&":
                parts.append(self._reference())
            else:
                parts.append(self._peek())
                self._at += 1
        self._at += 1
        if not self._peek():
            raise Unparsable(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return "".join(parts)

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise Unparsable(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self._at += 2
        name = self._skip(_TAG_NAME).lower()
        self._skip(_SPACE)
        if self._peek() != ">":
            raise Unparsable(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self._at += 1
        tag = self._open.pop()
        if name and name != tag.name:
            raise Unparsable(
                f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self._length > tag.start:
            self._close(tag)

    def _close(self, tag: _Open) -> None:
        span: Json = {"offset": tag.start, "length": self._length - tag.start}
        match tag.name:
            case "a":
                url = tag.argument or "".join(self._parts[tag.part :])
                self._entities.append({"type": "text_link", **span, "url": url})
            case "pre" | "code":
                self._close_code(tag, span)
            case "blockquote":
                kind = "expandable_blockquote" if tag.argument else "blockquote"
                self._entities.append({"type": kind, **span})
            case "tg-emoji":
                if not tag.argument.isdecimal() or int(tag.argument) == 0:
                    raise Unparsable("Invalid custom emoji identifier specified")
                self._entities.append({"type": "custom_emoji", **span, "custom_emoji_id": tag.argument})
            case "tg-time":
                self._close_time(tag, span)
            case _:
                self._entities.append({"type": _SIMPLE[tag.name], **span})

    def _close_code(self, tag: _Open, span: Json) -> None:
        """`<pre><code class="language-x">` is one entity, whichever of the two stands outside."""
        other = "code" if tag.name == "pre" else "pre"
        inner = self._entities[-1] if self._entities else {}
        same = inner.get("type") == other and all(inner[key] == span[key] for key in span)
        language = tag.argument if tag.name == "code" else inner.get("language", "")
        if same and language:
            self._entities[-1] = {"type": "pre", **span, "language": language}
            return
        entity: Json = {"type": tag.name, **span}
        if tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
        self._entities.append(entity)

    def _close_time(self, tag: _Open, span: Json) -> None:
        if not _DATE_FORMAT.fullmatch(tag.argument):
            raise Unparsable("Invalid date-time format specified")
        if tag.unix:
            entity: Json = {"type": "date_time", **span, "unix_time": tag.unix}
            if tag.argument:
                entity["date_time_format"] = tag.argument
            self._entities.append(entity)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "code":
        language = attributes.get("class", "")
        return language.removeprefix("language-") if language.startswith("language-") else ""
    key = {"a": "href", "tg-emoji": "emoji-id", "tg-time": "format", "blockquote": "expandable"}.get(tag, "")
    return attributes.get(key, "")


def _decode(match: re.Match[str]) -> str:
    if name := match["name"]:
        return _NAMED.get(name, "")
    digits, base = (match["hex"], 16) if match["hex"] else (match["dec"], 10)
    if len(match.group().rstrip(";")) >= _LONGEST_NUMBER:
        return ""
    code = int(digits, base)
    return chr(code) if 0 < code < _LAST_CODE else ""
