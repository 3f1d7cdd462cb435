"""Whoever took a case is given its whole record as one file of a bounded size; nobody else is given any of it."""

import io
import zipfile
from collections.abc import AsyncIterator

import pytest

from bot.press import Press
from bot.talk import recording
from core.cases import Case
from core.message import Message
from core.order import FileRef, Order, PersonId
from tests.bot.talk.chat import Chat, World
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER, an_order


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def order(world: World) -> Order:
    order = world.put(an_order(state="mediated", mediator=STAFFER))
    world.orders.cases.append(Case(order.id, order.version, STAFFER, NOON, "AAAA-BBBB", "CCCC-DDDD"))
    return order


async def says(world: World, order: Order, name: str, content: bytes) -> FileRef:
    """Anna sends a file in the chat of the order."""
    file = await world.files.keep(name, _whole(content), len(content))
    number = len(world.messages.messages) + 1
    world.messages.messages[number] = Message(number, order.id, ANNA, NOON, "", (file,))
    return file


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def given(world: World, order: Order, to: PersonId = STAFFER) -> Chat:
    chat = world.chat(to)
    await chat.press_token(Press("record", (order.id,)))
    return chat


async def inside(world: World, chat: Chat) -> dict[str, bytes]:
    assert chat.screen
    [file] = chat.screen.files
    packed = b"".join([chunk async for chunk in world.files.read(file)])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


async def test_what_was_sent_in_the_chat_is_enclosed(world: World, order: Order) -> None:
    await says(world, order, "plan.pdf", b"a plan")
    vera = await given(world, order)
    assert (await inside(world, vera))["files/01-plan.pdf"] == b"a plan"
    assert "not in it" not in vera.text


async def test_what_does_not_fit_is_left_out_the_oldest_first_and_named_with_its_hash(
    world: World, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST", recording._AROUND + 10)
    old = await says(world, order, "old.pdf", b"12345678")
    await says(world, order, "new.pdf", b"87654321")
    vera = await given(world, order)
    found = await inside(world, vera)
    assert set(found) == {"index.html", "files/01-new.pdf"}
    assert "One file is not in it" in vera.text
    assert old.sha256 in found["index.html"].decode().partition("Files that are not enclosed")[2]


async def test_what_is_gone_is_left_out(world: World, order: Order) -> None:
    gone = await says(world, order, "gone.pdf", b"gone")
    await world.files.remove(gone.sha256)
    vera = await given(world, order)
    assert set(await inside(world, vera)) == {"index.html"}
    assert "One file is not in it" in vera.text


@pytest.mark.parametrize("who", [ANNA, BORIS, STRANGER])
async def test_nobody_else_is_given_it(world: World, order: Order, who: PersonId) -> None:
    chat = await given(world, order, who)
    assert chat.screen is None
    assert "There is no such order among yours" in chat.text
