"""Everything that was handed over, one delivery at a time: who, when, the words and links in full, and for each file
its SHA-256, by which anybody can prove later what it was.
"""

from collections.abc import Collection, Iterator

from markupsafe import Markup, escape

from bot.press import Press
from bot.screens.blocks import Row, blocks, lines, turning
from bot.screens.controls import back
from bot.screens.order_card import happened
from bot.screens.pages import ROOM, page
from bot.screens.screen import Button, Screen
from bot.screens.view import OrderView, facts, files, links, typed
from bot.texts import Arg, Size, Voice, quote
from bot.texts.typed import paragraphs, pieces
from core.order import FileRef
from core.step import Event

_BLOCKS = 30
_SHORT = 8
"""Digits of a SHA-256 by which two files at hand can be told apart."""
_NAME, _ENDING = 20, 8
"""Characters at both ends of a file's name that are kept where it is long."""


def deliveries(view: OrderView, voice: Voice, number: int, at: int = 0) -> Screen:
    """Delivery `number`, counted from 1, and page `at` of it; the last one where there are not so many."""
    if not view.deliveries:
        return Screen(voice.say("deliveries-none", **facts(view, voice)), ((back(view, voice, "more"),),))
    number = max(1, min(number, len(view.deliveries)))
    event = view.deliveries[number - 1]
    shown = page(list(_blocks(event, voice)), at, _BLOCKS, "\n")
    rows = (
        turning(voice, "deliveries", shown.number, view.order.id, str(number), more=shown.more),
        _files(view, event, number, voice),
        _others(view, number, voice),
        (back(view, voice, "more"),),
    )
    return Screen(blocks(_head(view, event, number, voice), shown.text), tuple(filter(None, rows)))


def hashes(view: OrderView, voice: Voice, number: int) -> Screen | None:
    """The whole SHA-256 of each file of delivery `number`; None when there is no such delivery."""
    event = _delivery(view, number)
    if event is None:
        return None
    proofs = (voice.say("deliveries-hash", name=brief(each), hash=each.sha256) for each in files(event))
    rows = ((Button(voice.plain("go-back"), _to(view, number)),),)
    return Screen(lines(_head(view, event, number, voice), *proofs), rows)


def handed_out(view: OrderView, voice: Voice, number: int, gone: Collection[FileRef] = ()) -> Screen | None:
    """The files of delivery `number` themselves; None when there is no such delivery, or it has none. Those that are
    `gone` from where they were kept are named.
    """
    event = _delivery(view, number)
    if event is None or not files(event):
        return None
    rows = ((Button(voice.plain("go-card", code=view.order.code), Press("card", (view.order.id,))),),)
    missed = lines(*(voice.say("deliveries-gone", name=brief(each), size=Size(each.size)) for each in gone))
    there = tuple(each for each in files(event) if each not in gone)
    return Screen(blocks(_head(view, event, number, voice), missed), rows, files=there)


def kept_files(view: OrderView, number: int) -> tuple[FileRef, ...]:
    """Which files there should be of delivery `number`."""
    event = _delivery(view, number)
    return files(event) if event else ()


def brief(file: FileRef) -> str:
    """A file's name, cut in the middle where it is long: how it ends says what it is."""
    name = " ".join(file.name.split())
    return name if len(name) <= _NAME + _ENDING else f"{name[:_NAME].rstrip()}…{name[-_ENDING:]}"


def _delivery(view: OrderView, number: int) -> Event | None:
    return view.deliveries[number - 1] if 1 <= number <= len(view.deliveries) else None


def _head(view: OrderView, event: Event, number: int, voice: Voice) -> Markup:
    said: dict[str, Arg] = {"number": number, "count": len(view.deliveries), "at": voice.at(event.at)}
    return voice.say("deliveries-head", event=happened(view, event, voice), **{**facts(view, voice), **said})


def _blocks(event: Event, voice: Voice) -> Iterator[Markup]:
    said = typed(event, "text")
    if said:
        yield from (quote(each, ROOM) for each in pieces(paragraphs(said), ROOM - 100))
    for link in (each for each in links(event) if each not in said):
        yield from (escape(each) for each in pieces(paragraphs(link), ROOM - 100))
    for number, file in enumerate(files(event), start=1):
        yield voice.say(
            "deliveries-file", number=number, name=brief(file), size=Size(file.size), hash=file.sha256[:_SHORT]
        )


def _files(view: OrderView, event: Event, number: int, voice: Voice) -> Row:
    if not files(event):
        return ()
    args = (view.order.id, str(number))
    get = Button(voice.plain("go-files", count=len(files(event))), Press("files", args))
    return get, Button(voice.plain("go-hashes"), Press("hashes", args))


def _others(view: OrderView, number: int, voice: Voice) -> Row:
    """The ways to the deliveries before and after this one."""
    near = (each for each in (number - 1, number + 1) if 1 <= each <= len(view.deliveries))
    return tuple(Button(voice.plain("go-delivery", number=each), _to(view, each)) for each in near)


def _to(view: OrderView, number: int) -> Press:
    return Press("deliveries", (view.order.id, str(number), "0"))
