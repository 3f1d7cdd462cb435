"""A person gets what is stored about them where they ask for it, once a day."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.press import Press
from core.estate import EXPORT_EVERY, Estate, Hindrances
from core.order import DEFAULT, FileRef
from core.ports import Unavailable
from core.transfer import Purse
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, STAFFER


@pytest.fixture
def world() -> World:
    world = World()
    world.estates.estates[ANNA] = Estate({"people": [{"name": "Anna"}]})
    return world


@pytest.fixture
def anna(world: World) -> Chat:
    return world.chat(ANNA)


async def test_what_is_stored_is_handed_over_as_a_file_from_where_it_says_what_that_is(
    world: World, anna: Chat
) -> None:
    await anna.send("/privacy")
    await anna.press("Get my data")
    assert anna.text.startswith("Here is what is stored about you.")
    assert anna.reply.fresh
    assert anna.screen
    [file] = anna.screen.files
    assert file.name == "my-data.zip"
    opened = zipfile.ZipFile(io.BytesIO(world.files.kept[file.id]))
    assert json.loads(opened.read("data.json")) == {"people": [{"name": "Anna"}]}


async def test_it_is_given_once_a_day(world: World, anna: Chat) -> None:
    await anna.press_token(Press("mydata"))
    world.clock.advance(timedelta(hours=1))
    await anna.press_token(Press("mydata"))
    assert "You can get it again from Tue 3 Nov, 12:00 UTC" in anna.text
    world.clock.advance(EXPORT_EVERY)
    await anna.press_token(Press("mydata"))
    assert anna.text.startswith("Here is what is stored about you.")


async def test_where_it_did_not_work_it_can_be_asked_for_again(
    world: World, anna: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(name: str, chunks: AsyncIterator[bytes], most: int) -> FileRef:
        raise Unavailable("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(world.files, "keep", full)
        with pytest.raises(Unavailable):
            await anna.press_token(Press("mydata"))
    await anna.press_token(Press("mydata"))
    assert anna.text.startswith("Here is what is stored about you.")


# --- erasing ----------------------------------------------------------------------------------------------------------


async def test_it_is_asked_once_what_goes_what_stays_and_then_it_is_done(world: World, anna: Chat) -> None:
    await anna.send("/privacy")
    await anna.press("Erase my data")
    assert "What goes:" in anna.text
    assert "What stays" in anna.text
    assert anna.labels() == ["Get my data", "Back", "Yes, erase everything"]
    assert world.estates.erased == []
    await anna.press("Yes, erase everything")
    assert anna.text.startswith("✅ Erased.")
    assert world.estates.erased == [ANNA]


async def test_one_can_go_back(world: World, anna: Chat) -> None:
    await anna.press_token(Press("erase"))
    await anna.press("Back")
    assert anna.offers("Erase my data")
    assert world.estates.erased == []


async def test_what_stands_against_it_is_said_with_the_ways_to_settle_it(world: World, anna: Chat) -> None:
    world.estates.hindering[ANNA] = Hindrances(2, 1, 1, (Purse(DEFAULT, "EUR", 54_00), Purse(DEFAULT, "USD", -3_00)))
    await anna.press_token(Press("erase"))
    assert "2 orders go on" in anna.text
    assert "Somebody may still pay for 1 order" in anna.text
    assert "1 payment to you is on its way" in anna.text
    assert "54.00 € is on your balance" in anna.text.replace("\xa0", " ")
    assert "You owe" in anna.text
    assert anna.labels()[-1] == "Back"
    assert not anna.offers("Yes, erase everything")


async def test_whoever_was_erased_lately_reads_from_when_on_they_can_be_again(world: World, anna: Chat) -> None:
    world.estates.hindering[ANNA] = Hindrances(until=world.clock.now() + timedelta(days=3))
    await anna.press_token(Press("erase"))
    assert "It can be done again from Thu 5 Nov, 12:00 UTC" in anna.text
    assert not anna.offers("Yes, erase everything")


async def test_what_came_up_since_the_question_is_said_too(world: World, anna: Chat) -> None:
    await anna.press_token(Press("erase"))
    world.estates.hindering[ANNA] = Hindrances(orders=1)
    await anna.press("Yes, erase everything")
    assert "1 order goes on" in anna.text
    assert world.estates.erased == []


async def test_an_old_yes_and_that_of_somebody_else_ask_again(world: World, anna: Chat) -> None:
    await anna.press_token(Press("erase"))
    yes = anna.button("Yes, erase everything").does
    world.clock.advance(timedelta(minutes=16))
    await anna.press_token(yes)
    assert "What goes:" in anna.text
    boris = world.chat(BORIS)
    await boris.press_token(anna.button("Yes, erase everything").does)
    assert "What goes:" in boris.text
    assert world.estates.erased == []


async def test_staff_are_told_who_takes_them_off(world: World) -> None:
    vera = world.chat(STAFFER)
    await vera.press_token(Press("erase"))
    assert "You work for" in vera.text
    assert world.estates.erased == []
