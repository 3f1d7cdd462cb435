"""Order within a person, none between people, and albums whole."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import Chat, ChatMemberMember, ChatMemberUpdated, Document, Message, SuccessfulPayment, User

from bot.telegram.lanes import MOST_WAITING, Lanes, lane
from bot.telegram.updates import Update
from tasks import Tasks

NOW = datetime(2030, 1, 7, tzinfo=UTC)


def a_payment(number: int, person: int = 1) -> Update:
    user, chat = User(id=person, is_bot=False, first_name="Anna"), Chat(id=person, type="private")
    paid = SuccessfulPayment(
        currency="XTR",
        total_amount=50,
        invoice_payload="pay-1",
        telegram_payment_charge_id="1",
        provider_payment_charge_id="1",
    )
    return Update(
        number, "message", Message(message_id=number, date=NOW, chat=chat, from_user=user, successful_payment=paid)
    )


def a_message(number: int, person: int = 1, album: str | None = None, *, file: bool = False) -> Update:
    user = User(id=person, is_bot=False, first_name="Anna")
    chat = Chat(id=person, type="private")
    content: dict[str, Any] = {"text": str(number)}
    if file or album:
        content = {"document": Document(file_id=str(number), file_unique_id=str(number)), "media_group_id": album}
    message = Message(message_id=number, date=NOW, chat=chat, from_user=user, **content)
    return Update(number, "message", message)


class Handlers:
    """Handlers that end when the test lets them."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.albums: list[list[int]] = []
        self.failure: Exception | None = None
        self.gates: dict[int, asyncio.Event] = {}

    def hold(self, number: int) -> None:
        self.gates[number] = asyncio.Event()

    async def handle(self, update: Update, album: tuple[Message, ...]) -> None:
        self.begun.append(update.update_id)
        self.albums.append([message.message_id for message in album])
        if gate := self.gates.get(update.update_id):
            await gate.wait()
        if self.failure:
            raise self.failure


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.finish(within=5)


async def soon(work: Awaitable[object]) -> None:
    await asyncio.wait_for(work, 5)


async def test_one_persons_updates_wait_for_each_other_and_nobody_elses(tasks: Tasks) -> None:
    handlers = Handlers()
    handlers.hold(1)
    lanes = Lanes(handlers.handle, tasks)
    first, second, other = (lanes.put(update) for update in (a_message(1), a_message(2), a_message(3, person=2)))
    await soon(other)
    assert handlers.begun == [1, 3]
    handlers.gates[1].set()
    await soon(asyncio.gather(first, second))
    assert handlers.begun == [1, 3, 2]


async def test_a_file_on_its_way_holds_up_nothing_else_of_its_person(tasks: Tasks) -> None:
    handlers = Handlers()
    handlers.hold(1)
    lanes = Lanes(handlers.handle, tasks)
    file, press = lanes.put(a_message(1, file=True)), lanes.put(a_message(2))
    await soon(press)
    assert handlers.begun == [1, 2]
    handlers.gates[1].set()
    await soon(file)


async def test_an_update_is_expected_before_its_turn_comes(tasks: Tasks) -> None:
    handlers, expected = Handlers(), list[int]()
    handlers.hold(1)
    lanes = Lanes(handlers.handle, tasks, lambda update: expected.append(update.update_id))
    futures = [lanes.put(a_message(1)), lanes.put(a_message(2))]
    assert expected == [1, 2]
    handlers.gates[1].set()
    await soon(asyncio.gather(*futures))


async def test_a_failed_update_says_so_and_the_next_one_goes_on(tasks: Tasks) -> None:
    handlers = Handlers()
    handlers.failure = ValueError("broken")
    lanes = Lanes(handlers.handle, tasks)
    first, second = lanes.put(a_message(1)), lanes.put(a_message(2))
    for future in (first, second):
        with pytest.raises(ValueError, match="broken"):
            await asyncio.wait_for(future, 5)
    assert handlers.begun == [1, 2]


async def test_the_pieces_of_an_album_are_handed_over_together(tasks: Tasks) -> None:
    handlers = Handlers()
    lanes = Lanes(handlers.handle, tasks, album_pause=0)
    updates = [a_message(1, album="a"), a_message(2, album="a"), a_message(3, album="b"), a_message(4)]
    await soon(asyncio.gather(*map(lanes.put, updates)))
    assert sorted(handlers.begun) == [2, 3, 4]
    assert sorted(handlers.albums) == [[], [1, 2], [3]]


async def test_a_stopped_handler_has_not_ended(tasks: Tasks) -> None:
    handlers = Handlers()
    handlers.hold(1)
    lanes = Lanes(handlers.handle, tasks)
    first, second = lanes.put(a_message(1)), lanes.put(a_message(2))
    await asyncio.sleep(0)
    await tasks.finish(within=0)
    assert first.cancelled()
    assert second.cancelled()
    assert handlers.begun == [1]


async def test_who_sends_too_much_is_turned_away_once_and_holds_up_nobody(tasks: Tasks) -> None:
    handlers, away = Handlers(), list[int]()
    handlers.hold(1)

    async def turn_away(update: Update) -> None:
        away.append(update.update_id)

    lanes = Lanes(handlers.handle, tasks, turn_away=turn_away)
    first = lanes.put(a_message(1))
    await asyncio.sleep(0)
    waiting = [lanes.put(a_message(number)) for number in range(2, 2 + MOST_WAITING)]
    beyond = [lanes.put(a_message(number)) for number in (100, 101)]
    await soon(asyncio.gather(*beyond, lanes.put(a_message(102, person=2))))
    assert away == [100]
    handlers.gates[1].set()
    await soon(asyncio.gather(first, *waiting))
    assert handlers.begun == [1, 102, *range(2, 2 + MOST_WAITING)]
    await soon(lanes.put(a_message(103)))
    assert handlers.begun[-1] == 103


async def test_a_payment_is_never_turned_away_nor_waits_behind_anything_else(tasks: Tasks) -> None:
    handlers, away = Handlers(), list[int]()

    async def turn_away(update: Update) -> None:
        away.append(update.update_id)

    handlers.hold(1)
    lanes = Lanes(handlers.handle, tasks, turn_away=turn_away)
    waiting = [lanes.put(a_message(number)) for number in range(1, 2 + MOST_WAITING)]
    paid = [lanes.put(a_payment(100 + number)) for number in range(2 * MOST_WAITING)]
    await soon(asyncio.gather(*paid))
    assert len(handlers.begun) == 1 + 2 * MOST_WAITING
    assert all(number < 100 for number in away)
    handlers.gates[1].set()
    await soon(asyncio.gather(*waiting))


@pytest.mark.parametrize("other", [1, 2])
def test_a_lane_is_a_persons_own(other: int) -> None:
    user = User(id=other, is_bot=False, first_name="B")
    member = ChatMemberMember(user=user)
    change = ChatMemberUpdated(
        chat=Chat(id=other, type="private"), from_user=user, date=NOW, old_chat_member=member, new_chat_member=member
    )
    same = lane(a_message(1, person=1)) == lane(Update(2, "my_chat_member", change))
    assert same == (other == 1)
