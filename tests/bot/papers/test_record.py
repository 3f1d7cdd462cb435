"""The page of a whole record: nothing that somebody typed is markup in it, and nothing is left out."""

import io
import zipfile
from datetime import timedelta
from html.parser import HTMLParser

from hypothesis import given

from bot.papers.record import Record, left_out, page, zipped
from bot.texts import Voice
from core.message import Message, Wording
from core.order import FileRef
from core.step import Event
from tests.bot.screens.lives import JUDGE, LIVES, Life, lives
from tests.bot.screens.nasty import TEXTS
from tests.builders import ANNA, NOON

KNOWN = frozenset(
    {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ol", "ul", "li"}
    | {"blockquote", "code", "br", "a", "b", "i", "time"}
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def written(life: Life, *said: Message, events: tuple[Event, ...] | None = None) -> str:
    view = life.seen_by(JUDGE, took=True, events=events or life.events)
    return page(Record(view, said, {}), Voice("en", "UTC", life.now))


@LIVES
@given(life=lives(), text=TEXTS)
def test_what_people_typed_makes_no_tag_and_no_link(life: Life, text: str) -> None:
    said = Message(1, life.order.id, ANNA, NOON, text, (FileRef("f", text[:200] or "x", 1, "ab" * 32),))
    tags = Tags()
    tags.feed(written(life, said))
    assert tags.seen <= KNOWN
    assert tags.links == []


@LIVES
@given(life=lives())
def test_every_step_is_in_it(life: Life) -> None:
    assert written(life).count("<li>") >= len(life.events)


@given(life=lives())
@LIVES
def test_what_was_edited_and_deleted_is_all_there(life: Life) -> None:
    edits = (Wording("it was green", NOON),)
    gone = Message(1, life.order.id, ANNA, NOON, "it was blue", edits=edits, deleted_at=NOON + timedelta(hours=1))
    shown = written(life, gone)
    assert "it was green" in shown
    assert "it was blue" in shown
    assert "deleted" in shown


@given(life=lives())
@LIVES
def test_a_file_of_the_chat_is_enclosed_once_or_named_among_what_is_left_out(life: Life) -> None:
    kept, big = FileRef("k", "a plan.pdf", 4, "12" * 32), FileRef("b", "<b>.mov", 9, "34" * 32)
    said = tuple(Message(number, life.order.id, ANNA, NOON, "", (kept, big)) for number in (1, 2))
    record = Record(life.seen_by(JUDGE, took=True), said, {kept.sha256: b"plan"})
    assert big in left_out(record)
    assert kept not in left_out(record)
    with zipfile.ZipFile(io.BytesIO(zipped(record, Voice("en", "UTC", life.now)))) as file:
        [name] = [each for each in file.namelist() if each != "index.html"]
        assert (name, file.read(name)) == ("files/01-a_plan.pdf", b"plan")
        shown = file.read("index.html").decode()
    tags = Tags()
    tags.feed(shown)
    assert tags.links == [name, name]
    left = shown.partition("Files that are not enclosed")[2]
    assert "&lt;b&gt;.mov" in left
    assert big.sha256 in left
    assert kept.sha256 not in left


@given(life=lives())
@LIVES
def test_the_file_does_not_say_when_it_was_packed_so_that_it_is_kept_once(life: Life) -> None:
    packed = zipped(Record(life.seen_by(JUDGE, took=True), (), {}), Voice("en", "UTC", life.now))
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
