"""What the chat of an order promises, of the twins in memory and of each database alike."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.chat import (
    AT_ONCE,
    CLOSED,
    EMPTY,
    GONE,
    LONGEST_MESSAGE,
    MANY_FILES,
    MOST_AT_ONCE,
    MOST_EDITS,
    MOST_FILES,
    NOBODY,
    OPEN_AFTER_CLOSING,
    SAME,
    TOO_LONG,
    TOO_MANY,
    TOO_OFTEN,
    ChatDesk,
)
from core.matter import Matter
from core.message import Copy, Erase, Message, Part, Reword, Spot, Wording, Write
from core.order import FileRef, Order, OrderId, PersonId
from core.ports import CardPlace, Letter, LetterKind, Noted, Repeated
from core.step import NOT_YOURS
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER
from tests.fakes import MovableClock
from tests.storage.conftest import Books
from tests.storage.trade import put

LOGO = FileRef("f" * 64, "лого.png", 12_345, "f" * 64)
NASTY = "Hi \0 \ud800 <b>there</b> '\"; -- 🔧\u202e"
LATER = NOON + timedelta(days=30)


class Talk:
    """Two parties who write to each other on an order."""

    def __init__(self, books: Books, order: Order) -> None:
        self.books = books
        self.order = order
        self.clock = MovableClock(NOON)
        self.woken = 0
        self.desk = ChatDesk(books.messages, self.clock, self.wake)
        self.updates = 0

    def wake(self) -> None:
        self.woken += 1

    def write(self, by: PersonId = ANNA, *parts: Part, **changes: Any) -> Write:
        self.updates += 1
        usual: dict[str, Any] = {
            "about": self.order.id,
            "by": by,
            "key": ("telegram", str(self.updates)),
            "parts": parts or (Part("Hello", spot=Spot("telegram", int(by), self.updates)),),
        }
        return Write(**(usual | changes))

    async def written(self, by: PersonId = ANNA, *parts: Part, **changes: Any) -> Message:
        outcome = await self.desk.handle(self.write(by, *parts, **changes))
        assert isinstance(outcome, Noted), outcome
        return outcome.message

    def reword(self, message: Message, words: str, spot: Spot | None = None, **changes: Any) -> Reword:
        self.updates += 1
        usual: dict[str, Any] = {
            "about": message.about,
            "message": message.id,
            "by": message.author,
            "key": ("telegram", f"edit {self.updates}"),
            "spot": spot or Spot("telegram", int(message.author), 1),
            "words": words,
        }
        return Reword(**(usual | changes))

    def erase(self, message: Message, **changes: Any) -> Erase:
        self.updates += 1
        act = Erase(message.about, message.id, message.author, ("telegram", f"delete {self.updates}"))
        return replace(act, **changes)

    async def letters(self) -> list[Letter]:
        return [replace(each, id=0, platform="") for each in await self.books.outbox.waiting(LATER, 100)]


async def a_talk(books: Books, **changes: Any) -> Talk:
    return Talk(books, await put(books.orders, **({"state": "in_progress"} | changes)))


def told(talk: Talk, message: Message, to: PersonId, at: datetime = NOON, change: int = 0) -> Letter:
    kind = LetterKind.AMENDED if change else LetterKind.MESSAGE
    key, matter = f"{kind}:{message.id}:{change}:{to}", None if change else Matter.MESSAGE
    return Letter(key, kind, to, talk.order.id, kind.value, message.id, at, matter=matter)


async def test_a_message_is_kept_as_it_was_written_and_the_other_party_is_told(books: Books) -> None:
    talk = await a_talk(books)
    parts = (Part(NASTY, (LOGO,), Spot("telegram", 101, 7)), Part(" ", (), Spot("telegram", 101, 8)), Part("Bye"))
    message = await talk.written(ANNA, *parts)
    assert message == Message(message.id, talk.order.id, ANNA, NOON, f"{NASTY.strip()}\nBye", (LOGO,))
    assert await books.messages.find(message.id) == message
    assert await books.messages.of(talk.order.id) == [message]
    assert await talk.letters() == [told(talk, message, BORIS)]
    assert talk.woken == 1


async def test_each_platforms_message_is_known_by_its_place(books: Books) -> None:
    talk = await a_talk(books)
    spots = [Spot("telegram", 101, 7), Spot("telegram", 101, 8)]
    message = await talk.written(ANNA, *(Part(f"{spot.number}", spot=spot) for spot in spots))
    copies = [Copy(spot, ANNA, talk.order.id, message.id, part, f"{spot.number}") for part, spot in enumerate(spots)]
    assert [await books.messages.at(spot, ANNA) for spot in spots] == copies
    assert [await books.messages.owner(spot) for spot in spots] == copies
    assert await books.messages.copies(message.id, ANNA, "telegram") == copies
    assert await books.messages.copies(message.id, ANNA, "discord") == []
    assert await books.messages.at(spots[0], BORIS) is None
    assert await books.messages.owner(replace(spots[0], platform="discord")) is None


async def test_what_is_brought_again_is_said_once_whatever_comes_with_it(books: Books) -> None:
    talk = await a_talk(books)
    one, two = (Part(f"{number}", spot=Spot("telegram", 101, number)) for number in (1, 2))
    act = talk.write(ANNA, one)
    assert isinstance(await talk.desk.handle(act), Noted)
    assert isinstance(await talk.desk.handle(act), Repeated)
    assert (await talk.written(ANNA, one, two)).text == "2"
    assert await talk.desk.handle(talk.write(ANNA, one, two)) == SAME
    assert [each.text for each in await books.messages.of(talk.order.id)] == ["1", "2"]
    assert len(await talk.letters()) == 2


async def test_a_few_messages_are_read_from_the_end_of_a_conversation(books: Books) -> None:
    talk, other = await a_talk(books), await a_talk(books)
    spots = [Spot("telegram", 101, number) for number in range(5)]
    said = [await talk.written(ANNA, Part(f"{spot.number}", spot=spot)) for spot in spots]
    other.updates = 50
    await other.written(ANNA)
    await talk.desk.handle(talk.reword(said[-1], "four", spots[-1]))
    newest = books.messages.newest
    found = await newest(talk.order.id, 0, 2)
    assert [(each.text, len(each.edits)) for each in found] == [("3", 0), ("four", 1)]
    assert [each.text for each in await newest(talk.order.id, 2, 9)] == ["0", "1", "2"]
    assert await newest(talk.order.id, 5, 9) == []


async def test_an_answer_knows_what_it_answers_but_not_across_orders(books: Books) -> None:
    talk, other = await a_talk(books), await a_talk(books)
    question = await talk.written(ANNA)
    answer = await talk.written(BORIS, reply_to=question.id)
    assert answer.reply_to == question.id
    other.updates = 50
    assert (await other.written(BORIS, reply_to=question.id)).reply_to is None
    assert (await talk.written(BORIS, reply_to=999)).reply_to is None
    assert await books.messages.last(other.order.id) == (await books.messages.of(other.order.id))[-1]


async def test_an_edit_keeps_every_wording_before_it(books: Books) -> None:
    talk = await a_talk(books)
    spots = [Spot("telegram", 1, 1), Spot("telegram", 1, 2)]
    message = await talk.written(ANNA, Part("One", (LOGO,), spots[0]), Part("Two", (), spots[1]))
    for words in ("Uno", "Eins"):
        talk.clock.advance(timedelta(minutes=1))
        assert isinstance(await talk.desk.handle(talk.reword(message, words, spots[0])), Noted)
    found = await books.messages.find(message.id)
    minutes = [NOON + timedelta(minutes=number) for number in (1, 2)]
    edits = (Wording("One\nTwo", minutes[0]), Wording("Uno\nTwo", minutes[1]))
    assert found == replace(message, text="Eins\nTwo", edits=edits)
    letters = [told(talk, message, BORIS, minutes[at], at + 1) for at in range(2)]
    assert await talk.letters() == [told(talk, message, BORIS), *letters]
    assert await books.messages.of(talk.order.id) == [found]


async def test_an_edit_that_changes_nothing_is_none(books: Books) -> None:
    talk = await a_talk(books)
    message = await talk.written(ANNA)
    assert await talk.desk.handle(talk.reword(message, " Hello ")) == SAME
    assert await talk.desk.handle(talk.reword(message, "")) == EMPTY
    assert await talk.desk.handle(talk.reword(message, "x" * (LONGEST_MESSAGE + 1))) == TOO_LONG
    assert await books.messages.find(message.id) == message


async def test_a_message_is_edited_only_so_often(books: Books) -> None:
    talk = await a_talk(books)
    message = await talk.written(ANNA)
    for number in range(MOST_EDITS):
        assert isinstance(await talk.desk.handle(talk.reword(message, f"{number}")), Noted)
    assert await talk.desk.handle(talk.reword(message, "Once more")) == TOO_OFTEN


async def test_a_deletion_keeps_what_was_said_and_ends_all_edits(books: Books) -> None:
    talk = await a_talk(books)
    message = await talk.written(ANNA, Part("Hello", (LOGO,), Spot("telegram", int(ANNA), 1)))
    talk.clock.advance(timedelta(minutes=1))
    act = talk.erase(message)
    assert isinstance(await talk.desk.handle(act), Noted)
    assert isinstance(await talk.desk.handle(act), Repeated)
    assert await books.messages.find(message.id) == replace(message, deleted_at=talk.clock.now())
    assert await talk.letters() == [told(talk, message, BORIS), told(talk, message, BORIS, talk.clock.now(), 1)]
    assert await talk.desk.handle(talk.erase(message)) == GONE
    assert await talk.desk.handle(talk.reword(message, "Hello again")) == GONE


async def test_nobody_edits_or_deletes_what_another_wrote(books: Books) -> None:
    talk, other = await a_talk(books), await a_talk(books)
    message = await talk.written(ANNA)
    assert await talk.desk.handle(talk.reword(message, "Ha", by=BORIS)) == GONE
    assert await talk.desk.handle(talk.erase(message, by=BORIS)) == GONE
    assert await talk.desk.handle(talk.erase(message, about=other.order.id)) == GONE
    assert await talk.desk.handle(talk.erase(replace(message, id=999))) == GONE
    assert await talk.desk.handle(talk.reword(message, "Ha", Spot("telegram", 1, 999))) == GONE
    assert await books.messages.find(message.id) == message


async def test_only_parties_write_and_a_stranger_learns_nothing(books: Books) -> None:
    talk = await a_talk(books)
    for person in (STRANGER, STAFFER):
        assert await talk.desk.handle(talk.write(person)) == NOT_YOURS
    assert await talk.desk.handle(talk.write(about=OrderId("222222222222"))) == NOT_YOURS
    message = await talk.written(ANNA)
    assert await talk.desk.handle(talk.erase(message, by=STRANGER)) == NOT_YOURS
    assert len(await books.messages.of(talk.order.id)) == 1


async def test_before_the_seller_is_brought_in_nobody_hears_the_buyer(books: Books) -> None:
    talk = await a_talk(books, state="unpaid")
    assert await talk.desk.handle(talk.write(ANNA)) == NOBODY
    assert await talk.desk.handle(talk.write(BORIS)) == NOT_YOURS


@pytest.mark.parametrize("state", ["completed", "cancelled"])
async def test_the_chat_stays_open_for_seven_days_after_closing(books: Books, state: str) -> None:
    talk = await a_talk(books, state=state, joined=True)
    talk.clock.advance(OPEN_AFTER_CLOSING - timedelta(microseconds=1))
    message = await talk.written(BORIS)
    talk.clock.advance(timedelta(microseconds=1))
    assert await talk.desk.handle(talk.write(BORIS)) == CLOSED
    assert await talk.desk.handle(talk.reword(message, "Too late", Spot("telegram", int(BORIS), 1))) == CLOSED
    assert await talk.desk.handle(talk.erase(message)) == CLOSED


async def test_a_flood_ends_at_its_bound_and_each_order_and_person_has_their_own(books: Books) -> None:
    talk, other = await a_talk(books), await a_talk(books)
    other.updates = 500
    for _ in range(MOST_AT_ONCE):
        await talk.written(ANNA)
    assert await talk.desk.handle(talk.write(ANNA)) == TOO_MANY
    await talk.written(BORIS)
    await other.written(ANNA)
    talk.clock.advance(AT_ONCE)
    await talk.written(ANNA)


async def test_a_message_has_words_or_files_and_not_too_many_of_either(books: Books) -> None:
    talk = await a_talk(books)
    assert await talk.desk.handle(talk.write(ANNA, Part(" \n "))) == EMPTY
    assert await talk.desk.handle(talk.write(ANNA, Part("x" * (LONGEST_MESSAGE + 1)))) == TOO_LONG
    assert await talk.desk.handle(talk.write(ANNA, Part(files=(LOGO,) * (MOST_FILES + 1)))) == MANY_FILES
    assert (await talk.written(ANNA, Part(files=(LOGO,) * MOST_FILES))).text == ""
    assert len((await talk.written(ANNA, Part("x" * LONGEST_MESSAGE))).text) == LONGEST_MESSAGE


async def test_what_a_platform_shows_is_remembered_and_replaced(books: Books) -> None:
    talk = await a_talk(books)
    message = await talk.written(ANNA)
    spot = Spot("discord", 2**60, 2**61)
    ping = Copy(spot, BORIS, talk.order.id)
    await books.messages.show(ping)
    assert await books.messages.at(spot, BORIS) == ping
    await books.messages.show(replace(ping, shows=message.id, part=1), replace(ping, spot=Spot("discord", 1, 2)))
    assert await books.messages.at(spot, BORIS) == replace(ping, shows=message.id, part=1)


async def test_a_card_is_known_by_its_place_too(books: Books) -> None:
    talk = await a_talk(books)
    await books.cards.put(CardPlace(ANNA, talk.order.id, "telegram", 101, 55))
    spot = Spot("telegram", 101, 55)
    assert await books.messages.at(spot, ANNA) == Copy(spot, ANNA, talk.order.id)
    assert await books.messages.at(spot, BORIS) is None
    assert await books.messages.at(replace(spot, number=56), ANNA) is None
