"""The page that makes an archive readable: what it has, table by table, in a file that any browser opens. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.texts import Size, Voice
from core.order import FileRef

_STYLE = (
    "body{font:16px/1.4 sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;margin:1em 0}"
    "td,th{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}"
    "th{background:#eee}pre{margin:0;white-space:pre-wrap;font:inherit}"
)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of the person's: in which archive, by which path. Without an archive it is too large for any."""

    file: FileRef
    archive: str = ""
    path: str = ""


def page(tables: Mapping[str, Sequence[Mapping[str, object]]], files: Sequence[Placed], voice: Voice) -> str:
    """The whole page. `tables` are JSON rows by the name of their table; an empty one is left out."""
    body = Markup("\n").join(
        (
            Markup("<h1>{}</h1>").format(voice.plain("estate-title")),
            Markup("<p>{}</p>").format(voice.plain("estate-made", at=voice.at(voice.now))),
            *(each for table, rows in tables.items() if rows for each in _table(table, rows, voice)),
            *_files(files, voice),
        )
    )
    head = Markup("<meta charset='utf-8'><title>{}</title><style>{}</style>").format(
        voice.plain("estate-title"),
        Markup(_STYLE),  # noqa: S704 - our own words
    )
    return f"{_MARK}<!DOCTYPE html>\n<html lang='{voice.language}'><head>{head}</head><body>\n{body}\n</body></html>\n"


def _table(table: str, rows: Sequence[Mapping[str, object]], voice: Voice) -> Iterator[Markup]:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    yield Markup("<h2>{} ({})</h2>").format(voice.plain(f"estate-{table}"), len(rows))
    yield Markup("<table><tr>{}</tr>").format(_join(Markup("<th>{}</th>").format(each) for each in columns))
    for row in rows:
        yield Markup("<tr>{}</tr>").format(
            _join(Markup("<td>{}</td>").format(_cell(row.get(name))) for name in columns)
        )
    yield Markup("</table>")


def _cell(value: object) -> Markup:
    match value:
        case None | "":
            return Markup()
        case Mapping():
            return Markup("<br>").join(Markup("{}: {}").format(name, _cell(each)) for name, each in value.items())
        case list():
            return Markup("<br>").join(_cell(each) for each in value)
        case _:
            return Markup("<pre>{}</pre>").format(escape(value))


def _files(files: Sequence[Placed], voice: Voice) -> Iterator[Markup]:
    if not files:
        return
    yield Markup("<h2>{} ({})</h2><ul>").format(voice.plain("estate-files"), len(files))
    for each in files:
        said = voice.plain("estate-file", name=each.file.name, size=Size(each.file.size))
        where = voice.plain("estate-file-in", archive=each.archive) if each.archive else voice.plain("estate-file-left")
        name = Markup("<a href='{}'>{}</a>").format(each.path, said) if each.path else escape(said)
        yield Markup("<li>{} · {}</li>").format(name, where)
    yield Markup("</ul>")


def _join(parts: Iterator[Markup]) -> Markup:
    return Markup().join(parts)
