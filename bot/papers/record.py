"""The whole history of an order as one file: a zip with a page that any browser shows, what was delivered, and what was
sent in the chat.

The page holds everything in itself and asks for nothing from elsewhere. Whatever somebody typed is escaped, and no name
that somebody gave is a path.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.screens.conversation import author
from bot.screens.order_card import happened
from bot.screens.view import OrderView, facts, files, links, typed
from bot.texts import Size, Voice
from core.help_request import HelpRequest
from core.message import Message
from core.order import FileRef
from core.step import Event

INDEX = "index.html"
_LONGEST_NAME = 60  # of a file, within the zip
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>{title}</title>\n"
    "<style>body{{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}}"
    "blockquote{{border-left:3px solid #999;margin:.3em 0;padding:0 .8em;white-space:pre-wrap;overflow-wrap:anywhere}}"
    "code{{overflow-wrap:anywhere}}li{{margin:.6em 0}}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n"
    "</html>\n"
)


@dataclass(frozen=True, slots=True)
class Record:
    """`said` is the whole chat. `enclosed` are the files that go with the page; those that do not are named in it all
    the same.
    """

    view: OrderView
    said: Sequence[Message]
    enclosed: Mapping[str, bytes]
    """By SHA-256."""
    asked: Sequence[HelpRequest] = ()
    """What the parties asked mediators about it."""


def zipped(record: Record, voice: Voice) -> bytes:
    """Takes as long as it takes to pack: to be called beside the event loop."""
    packed = io.BytesIO()
    names = _names(record)
    with zipfile.ZipFile(packed, "w") as into:
        into.writestr(_entry(INDEX), page(record, voice).encode(errors="replace"), zipfile.ZIP_DEFLATED)
        for digest, name in names.items():
            into.writestr(_entry(name), record.enclosed[digest], zipfile.ZIP_STORED)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the moment at which it was packed: the same record is the same bytes, and kept once."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o644 << 16
    return entry


def page(record: Record, voice: Voice) -> str:
    """The page by itself."""
    view, names = record.view, _names(record)
    body = Markup("\n").join(
        (
            _said(voice, "record-about", view, state=voice.plain(f"state-{view.order.state}"), at=view.order.placed_at),
            _part(voice, "record-timeline", (_step(view, each, voice) for each in view.events)),
            _part(voice, "record-questions", (_step(view, each, voice) for each in _questions(view))),
            _part(voice, "record-deliveries", (_delivery(view, each, names, voice) for each in view.deliveries)),
            _part(voice, "record-chat", (_message(view, each, names, voice) for each in record.said)),
            _part(voice, "record-help", (_help(view, each, voice) for each in record.asked)),
            _part(voice, "record-left", (_described(each, voice) for each in left_out(record))),
        )
    )
    return str(_PAGE.format(language=voice.language, title=f"{view.order.title} · {view.order.code}", body=body))


def delivered(record: Record) -> tuple[FileRef, ...]:
    """The files of all deliveries, oldest first."""
    return tuple(file for event in record.view.deliveries for file in files(event))


def sent(record: Record) -> tuple[FileRef, ...]:
    """The files of the whole chat, oldest first, those of deleted messages too."""
    return tuple(file for message in record.said for file in message.files)


def left_out(record: Record) -> tuple[FileRef, ...]:
    """What does not go with the page, each once."""
    files = {each.sha256: each for each in (*delivered(record), *sent(record))}
    return tuple(each for digest, each in files.items() if digest not in record.enclosed)


def _names(record: Record) -> dict[str, str]:
    """What each enclosed file is called in the zip: a number of ours, then as much of its name as is harmless."""
    there = (each for each in (*delivered(record), *sent(record)) if each.sha256 in record.enclosed)
    known = {file.sha256: file for file in there}
    return {digest: f"files/{number:02}-{_harmless(file)}" for number, (digest, file) in enumerate(known.items(), 1)}


def _harmless(file: FileRef) -> str:
    return re.sub(r"[^\w.-]+", "_", file.name)[-_LONGEST_NAME:]


def _questions(view: OrderView) -> Iterator[Event]:
    """What the two asked each other, and what came of it."""
    kinds = {each.piece.proposal.kind for _, each in view.workflow.moves() if each.piece}
    return (each for each in view.events if each.name.rpartition("_")[0] in kinds)


def _part(voice: Voice, head: str, items: Iterator[Markup]) -> Markup:
    rows = Markup("\n").join(Markup("<li>{}</li>").format(each) for each in items)
    none = Markup("<p>{}</p>").format(voice.say("record-none"))
    return Markup("<h2>{}</h2>\n{}").format(voice.say(head), Markup("<ol>{}</ol>").format(rows) if rows else none)


def _said(voice: Voice, text: str, view: OrderView, **args: object) -> Markup:
    said = {**facts(view, voice), **args}
    return Markup("<p>{}</p>").format(voice.say(text, **said))  # type: ignore[arg-type]


def _quoted(text: str) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(text) if text else Markup("")


def _step(view: OrderView, event: Event, voice: Voice) -> Markup:
    head = voice.say("timeline-step", at=voice.at(event.at), event=happened(view, event, voice))
    return Markup("{}{}").format(head, _quoted(typed(event, "reason") or typed(event, "changes")))


def _delivery(view: OrderView, event: Event, names: Mapping[str, str], voice: Voice) -> Markup:
    head = voice.say("timeline-step", at=voice.at(event.at), event=happened(view, event, voice))
    links_to = Markup("").join(_quoted(each) for each in links(event))
    return Markup("{}{}{}{}").format(head, _quoted(typed(event, "text")), links_to, _files(files(event), names, voice))


def _message(view: OrderView, message: Message, names: Mapping[str, str], voice: Voice) -> Markup:
    """As it reads now, then as it read before."""
    head = voice.say("chat-entry", at=voice.at(message.at), who=author(view, message.author, voice))
    gone = message.deleted_at
    marked = voice.say("chat-entry-deleted", at=voice.at(gone)) if gone else Markup("")
    before = Markup("").join(
        Markup("{}{}").format(voice.say("chat-entry-before", at=voice.at(each.until)), _quoted(each.text))
        for each in message.edits
    )
    return Markup("{} {}{}{}{}").format(
        head, marked, _quoted(message.text), before, _files(message.files, names, voice)
    )


def _help(view: OrderView, request: HelpRequest, voice: Voice) -> Markup:
    ended = request.ending and voice.say(f"helping-{request.ending}", at=voice.at(request.ended_at or request.at))
    said = Markup("").join(
        Markup("<p>{}</p>{}").format(
            voice.say("chat-entry", at=voice.at(each.at), who=author(view, each.by, voice)), _quoted(each.text)
        )
        for each in request.said
    )
    return Markup("{}{}").format(said, ended or "")


def _files(found: Sequence[FileRef], names: Mapping[str, str], voice: Voice) -> Markup:
    rows = Markup("").join(_file(each, names.get(each.sha256), voice) for each in found)
    return Markup("<ul>{}</ul>").format(rows) if rows else Markup("")


def _file(file: FileRef, name: str | None, voice: Voice) -> Markup:
    there = Markup('<a href="{}">{}</a>').format(name, name) if name else voice.say("record-not-enclosed")
    return Markup("<li>{}<br>{}</li>").format(_described(file, voice), there)


def _described(file: FileRef, voice: Voice) -> Markup:
    """By name, size and hash."""
    said = voice.say("form-file", name=file.name, size=Size(file.size))
    return Markup("{}<br><code>{}</code>").format(said, file.sha256)
