"""What has been gathered for a form so far, as the JSON values of a draft. Pure: each step takes values and gives new
ones or a problem, so that what does not fit leaves the rest as it was.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from bot.screens.words import Problem, problem
from bot.talk.dialog import TURN, TURNS, Heard, Values
from bot.talk.sketch import file, written
from core.forms import Files, Form, Links, Text, Ticks
from core.order import FileRef

WORDS, LINKS, FILES, TICKED = "words", "links", "files", "ticked"
UPDATE = "update"  # of a file: the number of the message it came with, so that one brought twice is taken once
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?)]}»”"

FieldKind = TypeVar("FieldKind", Text, Files, Links, Ticks)


def field(form: Form, kind: type[FieldKind]) -> FieldKind | None:
    return next((each for each in form.fields if isinstance(each, kind)), None)


def words(values: Values) -> str:
    return cast("str", values.get(WORDS, ""))


def links(values: Values) -> Sequence[str]:
    return cast("list[str]", values.get(LINKS, []))


def files(values: Values) -> tuple[FileRef, ...]:
    return tuple(found for each in _files(values) if (found := file(_plain(each))))


def ticked(values: Values) -> Sequence[int]:
    return cast("list[int]", values.get(TICKED, []))


def is_empty(values: Values) -> bool:
    return not (words(values) or links(values) or files(values))


def came_with(values: Values, update: int) -> bool:
    """Whether a file of that message is in already."""
    return any(each[UPDATE] == update for each in _files(values))


def add(form: Form, values: Values, heard: Heard, update: int) -> Values | Problem:
    """Takes words, the links in them, and files; all that came with one message, or nothing of it."""
    found = find_links(heard.text) if field(form, Links) else []
    text = "" if _is_only_links(heard.text, found) else heard.text.strip()
    said = "\n".join(filter(None, (words(values), text)))
    addresses = list(dict.fromkeys((*links(values), *found)))
    kept = [*_files(values), *({**written(each), UPDATE: update} for each in heard.files)]
    if objection := _objection(form, said, addresses, kept):
        return objection
    return turned(values, {WORDS: said, LINKS: addresses, FILES: kept})


def refill(
    form: Form, values: Values, typed: Mapping[str, str], sent: Sequence[FileRef], update: int
) -> Values | Problem:
    """Takes what a sheet was handed in with, `typed` by the names of its fields, in the place of what was there; files
    are added. All of it, or nothing.
    """
    text, link = field(form, Text), field(form, Links)
    said = typed.get(text.name, "").strip() if text else ""
    written_links = typed.get(link.name, "") if link else ""
    if written_links.strip() and not _is_only_links(written_links, find_links(written_links)):
        return problem("refused-form-not-a-link")
    addresses = list(dict.fromkeys((*find_links(written_links), *(find_links(said) if link else ()))))
    words_ = "" if link and _is_only_links(said, find_links(said)) else said
    kept = [*_files(values), *({**written(each), UPDATE: update} for each in sent)]
    if objection := _objection(form, words_, addresses, kept):
        return objection
    return turned(values, {WORDS: words_, LINKS: addresses, FILES: kept})


def say(values: Values, text: str) -> Values:
    """Puts one of the likely answers in the place of what was written."""
    return turned(values, {WORDS: text})


def tick(values: Values, line: int, lines: int) -> Values:
    """Ticks or unticks one of the `lines` ordered; another number, which no button of ours has, changes nothing."""
    if line >= lines:
        return values
    before = set(ticked(values))
    return turned(values, {TICKED: sorted(before ^ {line})})


def emptied(values: Values) -> Values:
    return turned(values, {WORDS: "", LINKS: [], FILES: [], TICKED: []})


def turned(values: Values, changes: Values) -> Values:
    """The values with `changes`, in the next turn: buttons of this one are old from now on."""
    return {**values, **changes, TURN: (cast("int", values.get(TURN, 0)) + 1) % TURNS}


def payload(form: Form, values: Values, lines: int) -> Mapping[str, object]:
    """The form filled in. Who ticked nothing off says by sending it that everything ordered is there; who ticked some
    of it has said that the rest is not.
    """
    filled: dict[str, object] = {}
    for each in form.fields:
        match each:
            case Text(name):
                filled[name] = words(values)
            case Links(name):
                filled[name] = tuple(links(values))
            case Files(name):
                filled[name] = files(values)
            case Ticks(name):
                filled[name] = tuple(ticked(values)) or tuple(range(lines))
            case _:
                raise AssertionError(each)  # asked for one by one
    return filled


def find_links(text: str) -> list[str]:
    """The web addresses in `text`, without the full stop behind them."""
    return [_whole(found.rstrip(_AFTER_A_LINK)) for found in _LINK.findall(text)]


def _whole(link: str) -> str:
    return f"https://{link}" if link.lower().startswith("www.") else link


def _is_only_links(text: str, found: list[str]) -> bool:
    return bool(found) and not _LINK.sub("", text).strip(f"{_AFTER_A_LINK} \n")


def _objection(form: Form, said: str, addresses: list[str], kept: list[Mapping[str, object]]) -> Problem | None:
    text, link, sent = field(form, Text), field(form, Links), field(form, Files)
    if text and len(said) > text.longest:
        return problem("form-words-long", length=len(said), most=text.longest)
    if link and any(len(address) > link.longest for address in addresses):
        return problem("form-link-long", most=link.longest)
    if link and len(addresses) > link.most:
        return problem("form-links-many", most=link.most)
    if sent and len(kept) > sent.most:
        return problem("form-files-many", most=sent.most)
    return None


def _files(values: Values) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", values.get(FILES, []))


def _plain(kept: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in kept.items() if name != UPDATE}
