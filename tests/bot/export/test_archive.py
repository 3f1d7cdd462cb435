"""An archive opens anywhere, is no larger than the chat takes, and says what is not in it."""

import io
import json
import zipfile
from collections.abc import AsyncIterator

import pytest

from bot.export import archive
from bot.export.archive import MOST_ARCHIVES, pack, shelve
from bot.texts import Voice, languages
from core.estate import Estate
from core.order import FileRef
from core.storage.estates import TOLD
from tests.builders import NOON
from tests.fakes import FakeFiles

MEGABYTE = 1024 * 1024
VOICE = Voice("en", "Europe/Berlin", NOON)
ROWS: dict[str, list[dict[str, object]]] = {
    "people": [{"name": "Anna <b>& Co</b>", "direct": True}],
    "orders": [],
    "events": [{"payload": {"note": "a"}}],
}


class Cellar:
    def __init__(self) -> None:
        self.files = FakeFiles()

    async def keep(self, name: str, content: bytes = b"<svg/>") -> FileRef:
        async def whole() -> AsyncIterator[bytes]:
            yield content

        return await self.files.keep(name, whole(), len(content))

    async def packed(self, *files: FileRef, most: int = MEGABYTE, voice: Voice = VOICE) -> list[zipfile.ZipFile]:
        archives = await pack(Estate(ROWS, files), self.files, voice, most)
        self.names = [each.name for each in archives]
        assert all(each.size <= most for each in archives)
        return [zipfile.ZipFile(io.BytesIO(self.files.kept[each.id])) for each in archives]


@pytest.fixture
def cellar() -> Cellar:
    return Cellar()


def read(opened: zipfile.ZipFile, path: str) -> str:
    return opened.read(path).decode()


async def test_it_has_a_page_to_read_the_same_as_json_and_the_files(cellar: Cellar) -> None:
    [opened] = await cellar.packed(await cellar.keep("logo.svg"))
    assert opened.testzip() is None
    assert cellar.names == ["my-data.zip"]
    assert opened.namelist() == ["index.html", "data.json", "files/001-logo.svg"]
    assert json.loads(opened.read("data.json")) == ROWS
    assert opened.read("files/001-logo.svg") == b"<svg/>"
    page = read(opened, "index.html")
    assert "<h2>You (1)</h2>" in page
    assert "<h2>Your orders" not in page  # there are none
    assert "href='files/001-logo.svg'" in page


async def test_what_somebody_typed_is_not_markup_there(cellar: Cellar) -> None:
    [opened] = await cellar.packed(await cellar.keep("<script>.svg"))
    page = read(opened, "index.html")
    assert "Anna &lt;b&gt;&amp; Co&lt;/b&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\x", "..", "", "a/b", "\0", ".ssh", "a\nb"]
)
async def test_no_name_leads_out_of_the_archive(cellar: Cellar, name: str) -> None:
    [opened] = await cellar.packed(await cellar.keep(name))
    path = opened.namelist()[-1]
    folder, _, bare = path.partition("/")
    assert folder == "files"
    assert bare.startswith("001-")
    assert not set(bare) & set("/\\\0\n")


async def test_two_files_of_one_name_are_two(cellar: Cellar) -> None:
    files = await cellar.keep("logo.svg", b"1"), await cellar.keep("logo.svg", b"2")
    [opened] = await cellar.packed(*files)
    assert [opened.read(f"files/00{number}-logo.svg") for number in (1, 2)] == [b"1", b"2"]


async def test_more_than_the_chat_takes_at_once_comes_in_several_archives(cellar: Cellar) -> None:
    files = [await cellar.keep(f"{number}.bin", bytes([number]) * (400 * 1024)) for number in range(4)]
    first, second = await cellar.packed(*files)
    assert cellar.names == ["my-data-1.zip", "my-data-2.zip"]
    assert first.namelist() == ["index.html", "data.json", "files/001-0.bin", "files/002-1.bin"]
    assert second.namelist() == ["files/003-2.bin", "files/004-3.bin"]
    assert "in my-data-2.zip" in read(first, "index.html")


async def test_what_fits_into_none_and_what_is_gone_is_named(cellar: Cellar) -> None:
    large, gone = await cellar.keep("large.bin", b"1" * MEGABYTE), await cellar.keep("gone.bin")
    del cellar.files.kept[gone.id]
    [opened] = await cellar.packed(large, gone)
    assert opened.namelist() == ["index.html", "data.json"]
    named = [line for line in read(opened, "index.html").splitlines() if "<li>" in line]
    assert ["large.bin" in named[0], "gone.bin" in named[1]] == [True, True]
    assert all(" · not here: " in each for each in named)


def test_there_is_an_end_to_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    files = [FileRef(str(number), "a", 9, str(number)) for number in range(50)]
    shelves = shelve(files, 10**6, 10**6)
    assert [len(each) for each in shelves] == [2] * MOST_ARCHIVES


@pytest.mark.parametrize("language", languages())
def test_each_table_that_is_told_has_a_name(language: str) -> None:
    voice = Voice(language, "Europe/Berlin", NOON)
    assert all(voice.plain(f"estate-{table}") for table in TOLD)
