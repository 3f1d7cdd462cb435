"""A file goes when nothing names it any more, and not while somebody may be about to."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from core.attic import AGAIN, KEPT, Attic, Shelf
from core.order import FileRef
from core.ports import Busy, Unavailable
from tests.builders import NOON
from tests.fake_dealings import FakeCastoffs
from tests.fakes import FakeFiles, MovableClock

LATER = NOON + KEPT + timedelta(minutes=1)


async def _bytes(content: str = "zip") -> AsyncIterator[bytes]:
    yield content.encode()


class House:
    def __init__(self) -> None:
        self.castoffs, self.files = FakeCastoffs(), FakeFiles()
        self.shelf = Shelf(self.files, self.castoffs, MovableClock(NOON))
        self.attic = Attic(self.castoffs, self.files)

    async def keep(self, content: str = "zip") -> FileRef:
        return await self.shelf.keep("data.zip", _bytes(content), 9)

    async def clear(self) -> None:
        while await self.attic.clear(LATER):
            pass


async def test_what_nothing_names_goes_after_a_day() -> None:
    house = House()
    file = await house.keep()
    assert not await house.attic.clear(NOON + KEPT)
    assert await house.files.has(file)
    await house.clear()
    assert not await house.files.has(file)
    assert house.castoffs.castoffs == {}


async def test_what_a_record_names_stays_and_is_looked_up_no_more() -> None:
    house = House()
    file = await house.keep()
    house.castoffs.recorded.add(file.sha256)
    await house.clear()
    assert await house.files.has(file)
    assert house.castoffs.castoffs == {}


async def test_what_only_passes_stays_and_is_looked_up_again_after_a_while() -> None:
    house = House()
    file = await house.keep()
    house.castoffs.drafted.add(file.sha256)
    await house.clear()
    assert await house.files.has(file)
    assert house.castoffs.castoffs == {file.sha256: LATER + AGAIN - KEPT}


async def test_all_that_wait_are_looked_up_together_and_go_one_a_step() -> None:
    house = House()
    for number in range(3):
        await house.keep(str(number))
    steps = 0
    while await house.attic.clear(LATER):
        steps += 1
    assert steps == 1 + 2 + 3, "to begin, two pages of rows, and three files"
    assert house.files.kept == {}


async def test_a_file_that_cannot_be_written_down_is_not_said_to_be_kept() -> None:
    class Full(FakeCastoffs):
        async def cast_off(self, sha256: str, at: datetime) -> None:
            raise Busy

    with pytest.raises(Unavailable):
        await Shelf(FakeFiles(), Full(), MovableClock(NOON)).keep("data.zip", _bytes(), 9)


async def test_what_was_kept_again_meanwhile_is_looked_up_a_day_later() -> None:
    class Fresh(FakeFiles):
        async def remove(self, sha256: str) -> bool:
            return False

    house = House()
    file = await house.keep()
    attic = Attic(house.castoffs, Fresh())
    while await attic.clear(LATER):
        pass
    assert house.castoffs.castoffs == {file.sha256: LATER}
