"""Which files anything names: whatever is stored is looked through for them, a page at a time, and the rest goes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

from core.attic import AGAIN, KEPT, Attic, Shelf
from core.dealings import FIRST_ROWS, Rows
from core.message import Part, Spot, Write
from core.order import FileRef, Order
from core.person import Platform
from core.ports import Draft
from core.storage import Storage, castoffs
from core.storage.claims import files_in
from core.storage.codec import pack, pack_json
from core.storage.files import FileFolder
from core.storage.schema import metadata
from tests.builders import ANNA, BORIS, NOON, a_delivery, a_listing
from tests.fakes import MovableClock
from tests.storage.conftest import Books, books_of
from tests.storage.test_enquiries import Pen, an_enquiry
from tests.storage.trade import Trade, put

LOGO = FileRef("a" * 64, "logo.svg", 12, "a" * 64)


async def named(storage: Storage) -> set[str]:
    """All that anything names."""
    found: set[str] = set()
    rows: Rows | None = FIRST_ROWS
    while rows:
        here = await storage.castoffs.named(rows)
        found |= here.hashes
        rows = here.then
    return found


class House:
    """Files on a disk, and what is stored of them."""

    def __init__(self, storage: Storage, folder: Path) -> None:
        self.storage = storage
        self.clock = MovableClock(NOON)
        self.seconds = 0.0
        self.folder = FileFolder(folder, lambda: self.seconds)
        self.files = Shelf(self.folder, storage.castoffs, self.clock)
        self.attic = Attic(storage.castoffs, self.folder)

    async def keep(self, content: str) -> FileRef:
        async def whole() -> AsyncIterator[bytes]:
            yield content.encode()

        return await self.files.keep(f"{content}.txt", whole(), 99)

    async def clear(self, after: timedelta) -> None:
        self.clock.advance(after)
        self.seconds += after.total_seconds()
        while await self.attic.clear(self.clock.now()):
            pass


@pytest.fixture
def house(storage: Storage, tmp_path: Path) -> House:
    return House(storage, tmp_path / "files")


# --- every kind of reference ------------------------------------------------------------------------------------------


async def in_a_delivery(house: House, file: FileRef) -> None:
    trade = Trade(house.storage.orders)
    order = await trade.do(await trade.pay(await trade.place()), "start", BORIS)
    await trade.do(order, "deliver", BORIS, **(a_delivery(order) | {"files": (file,)}))


async def in_a_message(house: House, file: FileRef) -> None:
    await wrote(house, await put(house.storage.orders, state="queued"), file)


async def in_an_enquiry(house: House, file: FileRef) -> None:
    listing = a_listing()
    await house.storage.listings.save(listing)
    enquiry = an_enquiry(listing)
    await house.storage.enquiries.begin(enquiry, NOON, lambda _, __: None)
    part = Part("Like this?", (file,), Spot("telegram", int(ANNA), 7))
    await Pen(books_of(house.storage)).desk.handle(Write(enquiry.id, ANNA, ("test", "asked"), (part,)))


async def on_a_service(house: House, file: FileRef) -> None:
    await house.storage.listings.save(a_listing(photo=file))


async def in_a_draft(house: House, file: FileRef) -> None:
    values = {"kept": [{"files": [asdict(file)]}]}
    await house.storage.drafts.put(Draft(ANNA, Platform.DISCORD, "form", "files", values, NOON, 5))


async def wrote(house: House, order: Order, file: FileRef) -> None:
    part = Part("Here", (file,), Spot("telegram", int(ANNA), 7))
    pen = Pen(books_of(house.storage))
    await pen.desk.handle(Write(order.id, ANNA, ("test", "wrote"), (part,)))


Planted: TypeAlias = Callable[[House, FileRef], Awaitable[None]]
LASTING: list[Planted] = [in_a_delivery, in_a_message, in_an_enquiry]
PASSING: list[Planted] = [on_a_service, in_a_draft]


@pytest.mark.parametrize("put_there", [*LASTING, *PASSING])
async def test_what_anything_names_stays_however_old_it_is(house: House, put_there: Planted) -> None:
    file, other = await house.keep("named"), await house.keep("unnamed")
    await put_there(house, file)
    for _ in range(3):
        await house.clear(AGAIN)
        assert await house.files.has(file)
        assert not await house.files.has(other)


def test_every_column_that_can_bring_back_a_file_is_looked_through() -> None:
    read = {(table.name, each.name) for table in castoffs._WALK for each in castoffs._holding(table)}
    able = {
        (table.name, column.name) for table in metadata.sorted_tables for column in table.c if brings_back(column.type)
    }
    assert able
    assert able <= read


def brings_back(kind: TypeEngine[Any]) -> bool:
    """Whether a file that was written into such a column is read from it as one."""
    restore = kind.result_processor(sqlite.dialect(), None)
    for text in (pack({"files": (LOGO,)}), pack_json({"files": [asdict(LOGO)]})):
        try:
            if restore and list(files_in(restore(text))):
                return True
        except (TypeError, ValueError, KeyError):
            pass
    return False


async def test_a_file_is_found_behind_many_rows_that_name_none(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(castoffs, "PAGE", 2)
    file, other = await house.keep("named"), await house.keep("unnamed")
    for _ in range(5):
        await house.storage.listings.save(a_listing())
    await in_a_message(house, file)
    await in_a_delivery(house, file)
    await house.clear(KEPT + timedelta(minutes=1))
    assert [await house.files.has(each) for each in (file, other)] == [True, False]


# --- what nothing names -----------------------------------------------------------------------------------------------


async def test_what_was_in_a_draft_or_on_a_service_goes_once_it_is_taken_out(house: House) -> None:
    drafted, shown = await house.keep("drafted"), await house.keep("shown")
    await in_a_draft(house, drafted)
    listing = a_listing(photo=shown)
    await house.storage.listings.save(listing)
    await house.clear(AGAIN)
    await house.storage.drafts.drop(ANNA, Platform.DISCORD)
    await house.storage.listings.save(replace(listing, photo=None, version=2))
    await house.clear(KEPT + timedelta(minutes=1))
    assert await house.files.has(drafted), "it is not looked up every day"
    await house.clear(AGAIN)
    assert not await house.files.has(drafted)
    assert not await house.files.has(shown)


async def test_what_an_erased_person_had_asked_goes_though_it_was_on_a_record(house: House) -> None:
    file = await house.keep("asked")
    await in_an_enquiry(house, file)
    await house.clear(AGAIN)
    assert await house.files.has(file)
    assert not await house.storage.estates.erase(ANNA, house.clock.now())
    await house.clear(KEPT + timedelta(minutes=1))
    assert not await house.files.has(file)


async def test_what_was_kept_once_more_while_rows_were_read_stays_for_another_day(house: House) -> None:
    file = await house.keep("again")
    house.clock.advance(KEPT + timedelta(minutes=1))
    assert await house.attic.clear(house.clock.now())
    await house.keep("again")
    await house.clear(timedelta())
    assert await house.files.has(file)
    await house.clear(KEPT + timedelta(minutes=1))
    assert not await house.files.has(file)


async def test_what_is_not_a_day_old_is_not_even_looked_up(house: House) -> None:
    file = await house.keep("fresh")
    await house.clear(KEPT)
    assert await house.files.has(file)


# --- the list of them -------------------------------------------------------------------------------------------------


async def test_what_was_cast_off_first_is_looked_up_first(books: Books) -> None:
    for sha256, hours in (("b", 2), ("a", 1), ("c", 3)):
        await books.castoffs.cast_off(sha256, after(hours))
    assert await books.castoffs.oldest(after(1), 9) == []
    assert await books.castoffs.oldest(after(3), 9) == ["a", "b"]
    assert await books.castoffs.oldest(after(3), 1) == ["a"]
    await books.castoffs.cast_off("a", after(4))
    assert await books.castoffs.oldest(after(9), 9) == ["b", "c", "a"]


async def test_who_was_looked_up_is_off_the_list_or_on_it_for_later(books: Books) -> None:
    for sha256 in "abcd":
        await books.castoffs.cast_off(sha256, after(1))
    await books.castoffs.cast_off("d", after(2))
    await books.castoffs.looked_up(["a", "d"], ["b", "d"], after(2), after(5))
    assert await books.castoffs.oldest(after(9), 9) == ["c", "d", "b"]
    assert await books.castoffs.done("c", after(2))
    assert not await books.castoffs.done("c", after(2))
    assert not await books.castoffs.done("d", after(2)), "it was cast off once more"
    assert await books.castoffs.oldest(after(9), 9) == ["d", "b"]


def after(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)
