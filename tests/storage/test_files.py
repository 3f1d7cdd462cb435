"""A file is kept whole or not at all."""

import hashlib
import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from core.ports import TooLarge, Unavailable
from core.storage.files import LATELY, FileFolder


async def some(*chunks: bytes, failure: Exception | None = None) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    if failure:
        raise failure


async def content(folder: FileFolder, *, of: object) -> bytes:
    return b"".join([chunk async for chunk in folder.read(of)])  # type: ignore[arg-type]


def names(path: Path) -> list[str]:
    return [file.name for file in path.iterdir()]


async def test_a_kept_file_is_read_back_by_another_run(tmp_path: Path) -> None:
    file = await FileFolder(tmp_path).keep("../logo.svg", some(b"<svg", b"/>" * 300_000), most=10**6)
    assert (file.name, file.size) == ("../logo.svg", 600_004)
    assert file.sha256 == hashlib.sha256(b"<svg" + b"/>" * 300_000).hexdigest()
    assert await content(FileFolder(tmp_path), of=file) == b"<svg" + b"/>" * 300_000
    assert names(tmp_path) == [file.id]


async def test_a_file_that_was_taken_away_is_known_to_be_gone(tmp_path: Path) -> None:
    folder = FileFolder(tmp_path)
    file = await folder.keep("logo.svg", some(b"<svg/>"), most=9)
    assert await folder.has(file)
    (tmp_path / file.id).unlink()
    assert not await folder.has(file)
    assert not await folder.has(replace(file, sha256="../logo.svg"))


async def test_what_was_kept_lately_stays_and_what_was_kept_before_can_go(tmp_path: Path) -> None:
    seconds = [0.0]
    folder = FileFolder(tmp_path, lambda: seconds[0])
    one, other = await folder.keep("a", some(b"1"), most=9), await folder.keep("b", some(b"2"), most=9)
    seconds[0] = LATELY - 1
    await folder.keep("again", some(b"1"), most=9)
    seconds[0] = LATELY
    assert not await folder.remove(one.sha256)
    assert await folder.remove(other.sha256)
    assert (await folder.has(one), await folder.has(other)) == (True, False)
    assert await folder.remove(other.sha256)  # it is gone, and more is not asked


async def test_another_run_does_not_know_what_was_kept_lately(tmp_path: Path) -> None:
    file = await FileFolder(tmp_path).keep("a", some(b"1"), most=9)
    assert await FileFolder(tmp_path).remove(file.sha256)
    assert names(tmp_path) == []


async def test_nothing_outside_the_folder_can_be_taken_away(tmp_path: Path) -> None:
    (tmp_path / "letter").write_bytes(b"mine")
    folder = FileFolder(tmp_path / "files")
    with pytest.raises(Unavailable):
        await folder.remove("../letter")
    assert (tmp_path / "letter").exists()


async def test_two_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    folder = FileFolder(tmp_path)
    one, other = await folder.keep("a", some(b"1"), most=9), await folder.keep("a", some(b"2"), most=9)
    assert (await content(folder, of=one), await content(folder, of=other)) == (b"1", b"2")


async def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    folder = FileFolder(tmp_path)
    assert await content(folder, of=await folder.keep("a", some(), most=0)) == b""


async def test_of_a_file_that_is_too_large_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        await FileFolder(tmp_path).keep("a", some(b"12", b"34"), most=3)
    assert names(tmp_path) == []


async def test_of_a_file_that_did_not_come_whole_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        await FileFolder(tmp_path).keep("a", some(b"12", failure=ConnectionError()), most=9)
    assert names(tmp_path) == []


@contextmanager
def tight_disk() -> Iterator[None]:
    """No file may grow beyond a kilobyte, as on a disk that is full: nor the one that the tests' own report may go to,
    so nothing may be reported in here.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_full_disk_is_trouble_that_passes_and_keeps_nothing(tmp_path: Path) -> None:
    folder = FileFolder(tmp_path)
    with pytest.raises(Unavailable, match="cannot be kept"), tight_disk():
        await folder.keep("a", some(b"1" * 1000, b"2" * 1000), most=10_000)
    assert names(tmp_path) == []


async def test_what_a_kill_left_unfinished_is_taken_away_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "K7Q2K7Q2K7Q2.part").write_bytes(b"half")
    FileFolder(tmp_path)
    assert names(tmp_path) == []
