"""Text as Telegram keeps it: trimmed, entities sorted and nested, links and commands found by themselves."""

import heapq
import re
from collections.abc import Iterable
from typing import Any

from sandbox.telegram.html import Unparsable, parse_html, units
from sandbox.telegram.refused import bad_request
from sandbox.telegram.values import Json

MAX_TEXT = 4096
MAX_CAPTION = 1024
_MAX_SOURCE_BYTES = 1 << 15

_ORDER = (
    "blockquote",
    "expandable_blockquote",
    "text_link",
    "text_mention",
    "date_time",
    "custom_emoji",
    "pre",
    "code",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
)
_OWN = frozenset({"url", "email", "mention", "bot_command", "hashtag", "cashtag", "phone_number", "bank_card_number"})
_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_MONOSPACED = frozenset({"pre", "code"})
_FIELDS = {
    "text_link": ("url",),
    "text_mention": ("user",),
    "pre": ("language",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time", "date_time_format"),
}
_FOUND = re.compile(
    r"(?P<url>(?:https?|tg)://[^\s<>\"']+[^\s<>\"'.,!?:;)\]]"
    r"|(?<![\w@.])t\.me/[\w$+/?=&%\-]+)"
    r"|(?P<email>(?<![\w.@+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,})"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z0-9_]{4,32}\b)"
    r"|(?P<bot_command>(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{3,8}\b)"
)
_CONTROL = {code: " " for code in range(32) if code != ord("\n")}
_HOST = re.compile(r"(?:(?P<scheme>https?)://)?(?P<host>[^/?#\s]+)(?P<rest>[/?#]\S*)?", re.IGNORECASE)
_PRIVATE = re.compile(r"(?P<scheme>tg|ton)://(?P<rest>\S+)", re.IGNORECASE)


class WrongUrl(ValueError):
    """Not a link that Telegram would open."""


def formatted(
    source: str,
    *,
    parse_mode: str,
    entities: Iterable[Json] = (),
    most: int,
    too_long: str,
) -> tuple[str, list[Json]]:
    """The text and entities that a message keeps; raises what the Bot API answers to bad markup or length.

    An empty result is not refused here: a caption may be empty, a message's text may not.
    """
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > _MAX_SOURCE_BYTES:
        raise bad_request("text is too long")
    text, raw = _read(source.replace("\r", ""), parse_mode.lower(), entities)
    text, kept = _trim(text, [entity for entity in raw if entity["length"] > 0])
    if units(text) > most:
        raise bad_request(too_long)
    return text, settle(text, kept)


def settle(text: str, entities: list[Json]) -> list[Json]:
    """Entities made valid: inside the text, no style in code, any two nested or apart."""
    length = units(text)
    cut = [_clip(entity, 0, length) for entity in entities]
    solid = _without_overlaps([e for e in cut if e["length"] > 0 and e["type"] not in _STYLES])
    solid += [found for found in find(text) if not _touches(found, solid)]
    code = [_span(entity) for entity in solid if entity["type"] in _MONOSPACED]
    styles: list[Json] = []
    for kind in sorted(_STYLES):
        spans = _subtract(_union([_span(e) for e in cut if e["type"] == kind and e["length"] > 0]), code)
        spans = _cut_at_edges(spans, [_span(entity) for entity in solid])
        styles += [{"type": kind, "offset": start, "length": end - start} for start, end in spans]
    return [_presentable(entity) for entity in _nest(solid + styles)]


def find(text: str) -> list[Json]:
    """Links, mentions, commands, tags and addresses that Telegram marks by itself."""
    if not any(sign in text for sign in ("/", "@", "#", "$")):
        return []
    return [
        {
            "type": str(match.lastgroup),
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]


def checked_url(link: str) -> str:
    """`link` in Telegram's full form (`http://host/…`); raises `WrongUrl`."""
    if match := _PRIVATE.fullmatch(link):
        return f"{match['scheme'].lower()}://{match['rest']}"
    match = _HOST.fullmatch(link)
    if match is None or "." not in match["host"].strip(".") or match["host"].startswith((".", "-", "@")):
        raise WrongUrl("Wrong HTTP URL")
    rest = match["rest"] or "/"
    return f"{(match['scheme'] or 'http').lower()}://{match['host']}{rest if rest[0] == '/' else '/' + rest}"


def _read(source: str, parse_mode: str, entities: Iterable[Json]) -> tuple[str, list[Json]]:
    if parse_mode in {"", "none"} or not source:
        return source.translate(_CONTROL), [_given(entity) for entity in entities if entity.get("type") not in _OWN]
    if parse_mode != "html":
        raise bad_request("unsupported parse_mode")
    try:
        text, found = parse_html(source)
    except Unparsable as error:
        raise bad_request(f"can't parse entities: {error}") from error
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        words = "text contains invalid Unicode characters after decoding HTML entities, "
        raise bad_request(f"can't parse entities: {words}check for unmatched surrogate code units")
    linked = [link for link in map(_linked, found) if link is not None]
    return text.translate(_CONTROL), linked


def _given(entity: Json) -> Json:
    """An entity that the bot itself gave; what Telegram finds by itself has been left out before."""
    if entity.get("type") not in _ORDER:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if not all(isinstance(entity.get(key), int) for key in ("offset", "length")):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    return dict(entity)


def _linked(entity: Json) -> Json | None:
    if entity["type"] != "text_link":
        return entity
    try:
        return entity | {"url": checked_url(entity["url"])}
    except WrongUrl:
        return None


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip(" \n")
    first = min((entity["offset"] for entity in entities), default=len(text))
    spaces = min(len(text) - len(text.lstrip(" \n")), first)
    shifted = [entity | {"offset": entity["offset"] - spaces} for entity in entities]
    return text[spaces:], shifted


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _clip(entity: Json, start: int, end: int) -> Json:
    begin, finish = _span(entity)
    begin, finish = max(begin, start), min(finish, end)
    return entity | {"offset": begin, "length": max(0, finish - begin)}


def _touches(entity: Json, others: list[Json]) -> bool:
    """Whether a found entity meets one that it may neither contain nor lie in (it may lie inside a quote)."""
    start, end = _span(entity)
    for other in others:
        begin, finish = _span(other)
        inside = begin <= start and end <= finish
        if start < finish and begin < end and not (inside and other["type"] in _QUOTES):
            return True
    return False


def _without_overlaps(entities: list[Json]) -> list[Json]:
    kept: list[Json] = []
    for entity in sorted(entities, key=_place):
        start, end = _span(entity)
        clash = any(_clashes(entity, other) for other in kept if start < _span(other)[1] and _span(other)[0] < end)
        if not clash:
            kept.append(entity)
    return kept


def _clashes(entity: Json, outer: Json) -> bool:
    """Two that overlap may both stay only when the outer is a quote and the inner is none."""
    inside = _span(entity)[1] <= _span(outer)[1]
    return not (inside and outer["type"] in _QUOTES and entity["type"] not in _QUOTES)


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _subtract(spans: list[tuple[int, int]], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    for begin, finish in holes:
        pieces = [((start, min(end, begin)), (max(start, finish), end)) for start, end in spans]
        spans = [(start, end) for pair in pieces for start, end in pair if start < end]
    return spans


def _cut_at_edges(spans: list[tuple[int, int]], solid: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut each span where it would cross the edge of something that cannot be cut itself."""
    for begin, finish in solid:
        pieces: list[tuple[int, int]] = []
        for start, end in spans:
            crosses = begin < start < finish < end or start < begin < end < finish
            edge = finish if begin < start else begin
            pieces += [(start, edge), (edge, end)] if crosses else [(start, end)]
        spans = pieces
    return spans


def _place(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    return entity["offset"], -entity["length"], _ORDER.index(kind) if kind in _ORDER else 0


def _nest(entities: list[Json]) -> list[Json]:
    """Sort, and cut a style in two where it would cross the edge of another entity."""
    heap = [(*_place(entity), number, entity) for number, entity in enumerate(entities)]
    heapq.heapify(heap)
    number = len(heap)
    around: list[int] = []
    result: list[Json] = []
    while heap:
        entity = heapq.heappop(heap)[-1]
        start, end = _span(entity)
        while around and around[-1] <= start:
            around.pop()
        edge = around[-1] if around else end
        if edge < end:
            tail = _clip(entity, edge, end)
            heapq.heappush(heap, (*_place(tail), number, tail))
            number += 1
            entity = _clip(entity, start, edge)
        result.append(entity)
        around.append(_span(entity)[1])
    return result


def _presentable(entity: Json) -> Json:
    shown: dict[str, Any] = {key: entity[key] for key in ("type", "offset", "length")}
    shown.update({key: entity[key] for key in _FIELDS.get(entity["type"], ()) if entity.get(key) is not None})
    return shown
