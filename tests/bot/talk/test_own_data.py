"""A person gets what is stored about them where they ask for it, once a day."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.press import Press
from core.estate import EXPORT_EVERY, Estate
from core.order import FileRef
from core.ports import Unavailable
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA


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
    assert world.castoffs.castoffs == {file.sha256: world.clock.now()}


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
