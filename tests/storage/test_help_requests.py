"""What `HelpRequests` promises, of the twin in memory and of each database alike."""

import asyncio
from datetime import timedelta
from typing import Any

from core.help_request import UNANSWERED, Ending, HelpRequest
from core.helpdesk import HelpDesk, Reach
from core.helping import MOST_NEW, NOBODY, TOO_MANY, TWICE, UNKNOWN, Ask, End, Escalate, Helped, Say
from core.order import DEFAULT, CommunityId, Order, OrderId, PersonId
from core.ports import Repeated
from core.step import NOT_YOURS, Refused
from core.storage import Storage
from tests.builders import ANNA, BORIS, NOON, STAFFER, STRANGER
from tests.fakes import FakeCommunities, MovableClock
from tests.storage.conftest import Books, books_of
from tests.storage.trade import put

HERE, THERE = (DEFAULT,), CommunityId("THERE")


class Lodge:
    """Vera is staff and so a mediator, where nobody else is."""

    def __init__(self, books: Books, *staff: PersonId) -> None:
        self.clock = MovableClock(NOON)
        self.communities = FakeCommunities(*(staff or (STAFFER,)))
        self.desk = HelpDesk(books.help_requests, self.communities, self.clock)
        self.acts = 0

    def key(self) -> tuple[str, str]:
        self.acts += 1
        return "test", f"{id(self)} {self.acts}"

    async def ask(self, order: Order, by: PersonId = ANNA, words: str = "What now?") -> Helped | Refused | Repeated:
        return await self.desk.handle(Ask(order.id, by, self.key(), words))

    async def asked(self, order: Order, by: PersonId = ANNA) -> HelpRequest:
        return helped(await self.ask(order, by))

    async def say(self, request: HelpRequest, by: PersonId, words: str = "So.") -> Helped | Refused | Repeated:
        return await self.desk.handle(Say(request.number, by, self.key(), words))

    async def end(self, request: HelpRequest, by: PersonId) -> Helped | Refused | Repeated:
        return await self.desk.handle(End(request.number, by, self.key()))


def helped(outcome: object) -> HelpRequest:
    assert isinstance(outcome, Helped), outcome
    return outcome.request


async def an_order(books: Books, **changes: Any) -> Order:
    return await put(books.orders, **({"state": "in_progress"} | changes))


async def letters(books: Books) -> list[tuple[PersonId, str, int]]:
    return [(each.to, each.topic, each.version) for each in await books.outbox.waiting(NOON + timedelta(days=9), 99)]


async def test_what_was_asked_and_answered_is_found_as_it_was_said(books: Books) -> None:
    lodge, order = Lodge(books), await an_order(books)
    request = await lodge.asked(order)
    assert await books.help_requests.find(request.number) == request
    assert await books.help_requests.open_of(order.id, ANNA) == request
    lodge.clock.advance(timedelta(hours=1))
    answered = helped(await lodge.say(request, STAFFER))
    again = helped(await lodge.say(request, ANNA, "Thanks, and then?"))
    assert [each.text for each in again.said] == ["What now?", "So.", "Thanks, and then?"]
    for number in (each.number for each in again.said):
        assert await books.help_requests.with_remark(number) == again
    assert again.word == answered.word
    done = helped(await lodge.end(request, STAFFER))
    assert (done.ending, done.ended_by, done.due) == (Ending.DONE, STAFFER, None)
    assert await books.help_requests.of_order(order.id) == [done]
    assert await books.help_requests.open_of(order.id, ANNA) is None
    assert await letters(books) == [
        (STAFFER, "help_asked", 1),
        (ANNA, "help_answered", 2),
        (STAFFER, "help_asked", 3),
        (ANNA, "help_closed", 1),
    ]


async def test_what_does_not_exist_is_not_found(books: Books) -> None:
    lodge = Lodge(books)
    assert await books.help_requests.find(7) is None
    assert await books.help_requests.with_remark(7) is None
    assert await books.help_requests.of_order(OrderId("2" * 12)) == []
    assert await lodge.desk.handle(Ask(OrderId("2" * 12), ANNA, lodge.key(), "What now?")) == NOT_YOURS
    assert await lodge.desk.handle(Say(7, STAFFER, lodge.key(), "So.")) == UNKNOWN


async def test_the_same_act_given_again_is_recognised(books: Books) -> None:
    lodge, order = Lodge(books), await an_order(books)
    act = Ask(order.id, ANNA, lodge.key(), "What now?")
    assert isinstance(await lodge.desk.handle(act), Helped)
    assert await lodge.desk.handle(act) == Repeated("1")
    assert len(await books.help_requests.of_order(order.id)) == 1
    assert len(await letters(books)) == 1


async def test_of_two_that_are_asked_at_once_about_one_order_there_is_one(books: Books) -> None:
    lodge, order = Lodge(books), await an_order(books)
    outcomes = await asyncio.gather(lodge.ask(order), lodge.ask(order))
    assert sorted(type(each).__name__ for each in outcomes) == ["Helped", "Refused"]
    assert TWICE in outcomes
    assert isinstance(await lodge.ask(order, BORIS), Helped)
    assert isinstance(await lodge.ask(await an_order(books)), Helped)


async def test_a_person_begins_only_so_many_a_day(books: Books) -> None:
    lodge = Lodge(books)
    for _ in range(MOST_NEW):
        await lodge.asked(await an_order(books))
    order = await an_order(books)
    assert await lodge.ask(order) == TOO_MANY
    lodge.clock.advance(timedelta(days=1))
    assert isinstance(await lodge.ask(order), Helped)


async def test_a_mediator_finds_what_waits_longest_first_and_pages(books: Books) -> None:
    lodge = Lodge(books)
    asked = [await lodge.asked(await an_order(books)) for _ in range(3)]
    answered = helped(await lodge.say(asked[0], STAFFER))
    await lodge.end(asked[1], ANNA)
    lodge.clock.advance(timedelta(hours=1))
    later = await lodge.asked(await an_order(books), BORIS)
    found = [asked[2], later, answered]
    assert await books.help_requests.waiting(STAFFER, HERE, (), 0, 9) == found
    assert await books.help_requests.waiting(STAFFER, HERE, (), 1, 1) == [later]
    assert await books.help_requests.count(STAFFER, HERE, ()) == 3


async def test_nobody_finds_what_is_about_their_own_order_or_belongs_elsewhere(books: Books) -> None:
    lodge = Lodge(books)
    await lodge.asked(await an_order(books))
    for party in (ANNA, BORIS):
        assert await books.help_requests.waiting(party, HERE, HERE, 0, 9) == []
        assert await books.help_requests.count(party, HERE, HERE) == 0
    for mediates in ((), (THERE,)):
        assert await books.help_requests.waiting(STAFFER, mediates, (), 0, 9) == []
        assert await books.help_requests.count(STAFFER, mediates, ()) == 0
    assert await books.help_requests.count(STAFFER, (THERE, DEFAULT), ()) == 1


async def test_who_runs_the_place_finds_only_what_nobody_answered_in_time(books: Books) -> None:
    lodge, order = Lodge(books), await an_order(books)
    request = await lodge.asked(order)
    assert await books.help_requests.count(STRANGER, (), HERE) == 0
    assert await books.help_requests.next_due() == NOON + UNANSWERED
    assert await books.help_requests.due(NOON, 9) == []
    lodge.clock.advance(UNANSWERED)
    assert await lodge.desk.due(9) == [request.number]
    late = helped(await lodge.desk.handle(Escalate(request.number)))
    assert await lodge.desk.due(9) == []
    assert await books.help_requests.next_due() is None
    assert await books.help_requests.waiting(STRANGER, (), HERE, 0, 9) == [late]
    assert await books.help_requests.waiting(STRANGER, (THERE,), HERE, 0, 9) == [late]
    assert (STAFFER, "help_late", 1) in await letters(books)


async def test_an_answer_in_time_is_enough(books: Books) -> None:
    lodge, order = Lodge(books), await an_order(books)
    request = await lodge.asked(order)
    await lodge.say(request, STAFFER)
    lodge.clock.advance(UNANSWERED)
    assert await lodge.desk.due(9) == []
    again = helped(await lodge.say(request, ANNA))
    assert again.due == await books.help_requests.next_due() == NOON + 2 * UNANSWERED


async def test_where_only_a_party_runs_the_place_there_is_nobody_to_ask(books: Books) -> None:
    order = await an_order(books)
    assert await Lodge(books, BORIS).ask(order) == NOBODY


async def test_where_somebody_is_found_costs_no_read(books: Books) -> None:
    desk = Lodge(books).desk
    assert desk.reach(STAFFER) == Reach([DEFAULT], [])
    assert desk.reach(STAFFER, THERE) == desk.reach(ANNA) == Reach([], [])


# --- own data ---------------------------------------------------------------------------------------------------------


async def test_who_asked_is_given_what_was_said_and_not_who_answered_nor_the_word(storage: Storage) -> None:
    books = books_of(storage)
    lodge, order = Lodge(books), await an_order(books)
    request = await lodge.asked(order)
    await lodge.say(request, STAFFER)
    tables = (await storage.estates.gather(ANNA)).tables
    [row] = tables["help_requests"]
    assert (row["by"], row["mediator"]) == ("you", "staff")
    assert "word" not in row
    assert [(each["by"], each["text"]) for each in tables["remarks"]] == [("you", "What now?"), ("staff", "So.")]
    for other in (BORIS, STAFFER):
        assert not (await storage.estates.gather(other)).tables["remarks"]


async def test_who_is_erased_waits_for_no_answer_and_what_was_said_has_no_words(storage: Storage) -> None:
    books = books_of(storage)
    lodge, order = Lodge(books), await an_order(books, state="completed")
    request = await lodge.asked(order)
    assert not await storage.estates.erase(ANNA, NOON)
    [after] = await books.help_requests.of_order(order.id)
    assert (after.ending, after.due, [each.text for each in after.said]) == (Ending.GONE, None, [""])
    assert await books.help_requests.next_due() is None
    assert await books.help_requests.count(STAFFER, HERE, ()) == 0
    assert isinstance(await lodge.end(request, STAFFER), Refused)
