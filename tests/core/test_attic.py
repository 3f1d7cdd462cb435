"""A file goes when nothing names it any more, and not while somebody may be about to."""

from collections.abc import AsyncIterator
from datetime import timedelta

from core.attic import KEPT, Attic
from core.order import FileRef
from tests.builders import NOON
from tests.fake_dealings import FakeCastoffs
from tests.fakes import FakeFiles

LATER = NOON + KEPT + timedelta(minutes=1)


async def _bytes() -> AsyncIterator[bytes]:
    yield b"zip"


class House:
    def __init__(self) -> None:
        self.castoffs, self.files = FakeCastoffs(), FakeFiles()
        self.attic = Attic(self.castoffs, self.files)

    async def cast_off(self) -> FileRef:
        file = await self.files.keep("data.zip", _bytes(), 9)
        await self.castoffs.cast_off(file.sha256, NOON)
        return file


async def test_what_nothing_names_goes_after_a_day() -> None:
    house = House()
    file = await house.cast_off()
    assert not await house.attic.clear(NOON + KEPT)
    assert await house.files.has(file)
    assert await house.attic.clear(LATER)
    assert not await house.files.has(file)
    assert not await house.attic.clear(LATER)


async def test_what_something_names_stays_and_is_looked_at_no_more() -> None:
    house = House()
    file = await house.cast_off()
    house.castoffs.named.add(file.sha256)
    assert await house.attic.clear(LATER)
    assert await house.files.has(file)
    assert house.castoffs.castoffs == {}


async def test_what_was_kept_again_meanwhile_is_looked_at_a_day_later() -> None:
    class Fresh(FakeFiles):
        async def remove(self, sha256: str) -> bool:
            return False

    house = House()
    file = await house.cast_off()
    assert await Attic(house.castoffs, Fresh()).clear(LATER)
    assert house.castoffs.castoffs == {file.sha256: LATER}
