"""What `core.ports.Pulses` promises, of the twin in memory and of each database alike."""

from datetime import timedelta

from core.linkdesk import ABOUT_YOU
from core.outage import Outage, Pulse
from core.ports import DOUBT, Letter, LetterKind
from core.storage import Storage
from core.storage.pulses import KEPT
from tests.builders import NOON, STAFFER
from tests.storage.conftest import Books

HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


async def test_before_anybody_was_there_nobody_was(books: Books) -> None:
    assert await books.pulses.last() is None
    assert await books.pulses.outages() == []


async def test_the_last_sign_of_life_is_the_one_that_counts(books: Books) -> None:
    for hour in range(3):
        await books.pulses.beat(Pulse(NOON + hour * HOUR, NOON + MOMENT))
    assert await books.pulses.last() == Pulse(NOON + 2 * HOUR, NOON + MOMENT)
    assert await books.pulses.outages() == []


async def test_an_outage_is_kept_with_the_sign_of_life_that_ended_it(books: Books) -> None:
    first, second = Outage(NOON, 5 * HOUR), Outage(NOON + 9 * HOUR, 2 * HOUR)
    await books.pulses.beat(Pulse(NOON, NOON), first)
    await books.pulses.beat(Pulse(NOON + 9 * HOUR, NOON), second)
    assert await books.pulses.outages() == [first, second]
    assert await books.pulses.last() == Pulse(NOON + 9 * HOUR, NOON)


async def test_who_is_asked_is_written_to_once(books: Books) -> None:
    letter = Letter("doubt:1:3", LetterKind.PING, STAFFER, ABOUT_YOU, DOUBT, 0, NOON)
    for _ in range(2):
        await books.pulses.tell([letter])
    [found] = await books.outbox.waiting(NOON, 9)
    assert (found.to, found.topic) == (STAFFER, DOUBT)


async def test_outages_of_long_ago_are_forgotten(storage: Storage) -> None:
    old, late = Outage(NOON, HOUR), Outage(NOON + KEPT + MOMENT, HOUR)
    await storage.pulses.beat(Pulse(NOON, NOON), old)
    await storage.pulses.beat(Pulse(NOON, NOON), late)
    assert await storage.pulses.outages() == [late]
